"""The way of the plan on a slide: its milestones as a line of time, and as a table."""

from collections.abc import Sequence
from datetime import date

from csm_desktop.reports.deck.deck import Deck
from csm_desktop.reports.deck.drawn import WIDER, SlideSketch
from csm_desktop.reports.ebr.pack_lines import JourneyStop
from csm_desktop.reports.journey import sketched_journey, spoken_journey

_LEAST = 2
"""Of a single milestone a line of time says nothing."""


def journey_drawn(deck: Deck, words: str, stops: Sequence[JourneyStop], as_of: date) -> None:
    """The line under its heading, whole on a slide."""
    if len(stops) < _LEAST:
        return
    _, width = deck.paper.column(*deck.lane)
    sketch = sketched_journey(stops, as_of, width / WIDER, SlideSketch)
    deck.heading(words, sketch.height * WIDER)
    deck.drawn(sketch, spoken_journey(stops, as_of))
