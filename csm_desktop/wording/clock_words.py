"""Clocks in the same words wherever they are said: a time of a day, how many follow-ups went in
time, and what is left of one."""

from datetime import timedelta

from csm_desktop.domain.text.message import say
from csm_desktop.wording.formats import percent
from csm_desktop.wording.speech import render

_HOUR = 60  # minutes


def day_and_time(day: str, time: str) -> str:
    """A day and a time of it, or a span of times, as the language puts them together."""
    return render(say("{day}, {time}", day=day, time=time))


def share_words(in_time: int, asked: int) -> str:
    """The share, and of how many: one of one is no habit. "" where none was asked for."""
    if not asked:
        return ""
    return render(say("{share} of {all}", share=percent(in_time / asked), all=asked))


def time_left(left: timedelta) -> str:
    """What is left on a clock: 08:12 within the hour, else hours, for nobody counts those in
    minutes."""
    minutes, seconds = divmod(int(left.total_seconds()), 60)
    if minutes < _HOUR:
        return f"{minutes:02}:{seconds:02}"
    return render(say("{n} h", n=minutes // _HOUR))
