"""Reads a story file and writes its account into the book.

Sections named after an entity (SuccessGap) are taken as they are; the others are the stories' own
short forms: meeting, goal, measure.roster and so on.
"""

import tomllib
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from csm_desktop.app.sample.company import SampleCompany
from csm_desktop.app.sample.first_day import open_story
from csm_desktop.app.sample.meetings import Call, Notes, Step, coming, held
from csm_desktop.app.sample.revenue import subscribe
from csm_desktop.app.sample.reviews import SamplePromise, add_asks, add_meanings, add_promises
from csm_desktop.app.sample.reviews import add_review as review_of
from csm_desktop.app.sample.story import Story
from csm_desktop.app.sample.values import Names, as_money, as_text, has_field, typed
from csm_desktop.app.sample.writer import SampleWriter, months_later, workday_before
from csm_desktop.domain.records.accounts import AccountStatus, CustomField, Experience
from csm_desktop.domain.records.contacts import Contact, Strength
from csm_desktop.domain.records.entities import ENTITIES
from csm_desktop.domain.records.foreign_ids import from_words
from csm_desktop.domain.records.lifecycle import Direction, Leader, Stage
from csm_desktop.domain.records.meetings import MeetingKind
from csm_desktop.domain.records.plan import Action, Goal, Milestone
from csm_desktop.domain.records.revenue import RevenueKind
from csm_desktop.domain.records.reviews import GoalResult, PageTitle, ReviewPart

_Words = dict[str, Any]
_KINDS = {kind.__name__: kind for kind in ENTITIES}
_ORDER = tuple(_KINDS)
_TEAM = ("me", "priya", "tom", "henrik", "adaeze", "rafael", "yuki", "noor")
_CALL_FORMS = ["kind", "them", "us", "away", "agenda", "questions", "goals", "directions"]
_TO_CUSTOMER = ("us_to_customer",)
_ENUMS = {"stage": Stage, "experience": Experience, "status": AccountStatus}


def tell(writer: SampleWriter, house: SampleCompany, file: Path, accounts: Names) -> None:
    """Write the account of one story file; `accounts` are those told before, by file name."""
    words = tomllib.loads(file.read_text("utf-8"), parse_float=Decimal)
    story = _open(writer, house, words.pop("account"))
    accounts[file.stem] = story.account
    _Teller(story, {**accounts, **_house_names(house)}).tell(words)


def _house_names(house: SampleCompany) -> Names:
    """The people, metrics, capabilities, playbooks and behaviours that every story can name."""
    playbooks = {f"playbook {trigger}": book for trigger, (book, _) in house.playbooks.items()}
    team = {name: getattr(house, name) for name in _TEAM}
    metrics = {name: getattr(house.metrics, name) for name in house.metrics.__slots__}
    behaviours = {f"behaviour {key}": one for key, one in house.behaviours.items()}
    return {**team, **metrics, **house.capabilities, **playbooks, **behaviours}


def _open(writer: SampleWriter, house: SampleCompany, words: _Words) -> Story:
    renews, terms = words.pop("renews_in", None), words.pop("terms", 1)
    start = (
        writer.day(words.pop("starts"))
        if renews is None
        else months_later(writer.day(renews), -12 * terms)
    )
    segment = getattr(house, words.pop("segment"))
    if "first_value_day" in words:
        # Nobody sees a first value on a Sunday.
        valued = start + timedelta(days=words.pop("first_value_day"))
        words["first_value_on"] = workday_before(valued)
    custom = tuple(CustomField(name, value) for name, value in words.pop("custom", {}).items())
    words["ids"] = tuple(map(from_words, words.pop("ids", ())))
    fields = {
        word: _ENUMS[word](value)
        if word in _ENUMS
        else tuple(value)
        if isinstance(value, list)
        else value
        for word, value in words.items()
    }
    return open_story(writer, house, segment, start, custom=custom, **fields)


class _Teller:
    """Knows how each section of a story file is told."""

    def __init__(self, story: Story, names: Names) -> None:
        self._story = story
        self._names = names
        self._forms: dict[str, Callable[[Any], None]] = {
            "path": self._path,
            "process": lambda days: story.process(*days),
            "subscription": self._each(self._subscription),
            "contact": self._contacts,
            "knows": self._knows,
            "measure": self._measures,
            "goal": self._each(self._goal),
            "journey": self._journey,
            "milestone": self._each(self._milestone),
            "action": self._each(self._action),
            "agreed": self._each(self._agreed),
            "meeting": self._each(self._meeting),
            "review": self._each(self._review),
        }
        self._after = {"later_action": self._each(self._action)}

    def tell(self, words: _Words) -> None:
        """The short forms, then entities as a book is written, then what answers them."""
        for name, form in self._forms.items():
            if name in words:
                form(words.pop(name))
        answers = {name: words.pop(name) for name in self._after if name in words}
        for name in sorted(words, key=_ORDER.index):
            for position, fields in enumerate(words[name]):
                self._plain(_KINDS[name], fields, position)
        for name, content in answers.items():
            self._after[name](content)
        self._story.share_days()

    @staticmethod
    def _each(tell_one: Callable[[_Words], None]) -> Callable[[Any], None]:
        def tell_all(items: list[_Words]) -> None:
            for words in items:
                tell_one(words)

        return tell_all

    def _keep(self, key: str | None, thing: object) -> None:
        if key:
            self._names[key] = thing

    def _people(self, names: str) -> tuple[Any, ...]:
        return tuple(self._names[name] for name in names.split())

    def _text(self, text: str) -> str:
        return as_text(self._story, self._names, text)

    def _texts(self, words: _Words, name: str) -> tuple[str, ...]:
        return tuple(self._text(text) for text in words.get(name, ()))

    def _typed(self, kind: type, words: _Words) -> dict[str, Any]:
        return typed(self._story, self._names, kind, words)

    def _plain(self, kind: type, words: _Words, position: int) -> None:
        key = words.pop("key", None)
        fields = self._typed(kind, words)
        if has_field(kind, "position"):
            fields.setdefault("position", position)
        self._keep(key, self._story.add(kind, **fields))

    def _path(self, stages: list[list[Any]]) -> None:
        for stage, offset, leader, note in stages:
            self._story.path((Stage(stage), offset, Leader(leader), note))

    def _subscription(self, words: _Words) -> None:
        changes = [
            (RevenueKind(kind), offset, as_money(amount), note)
            for kind, offset, amount, note in words.get("changes", ())
        ]
        product, seats, months = words["product"], words["seats"], words["months"]
        subscribe(self._story, product, seats, months, as_money(words["first"]), *changes)

    def _contacts(self, people: dict[str, _Words]) -> None:
        for key, words in people.items():
            boss = words.pop("boss", None)
            roles = words.pop("roles", "").split()
            fields = self._typed(Contact, {**words, "roles": roles})
            self._names[key] = self._story.contact(
                fields.pop("name"),
                fields.pop("title"),
                *fields.pop("roles"),
                boss=self._names[boss] if boss else None,
                feels=fields.pop("sentiment", None),
                weight=fields.pop("influence", None),
                **fields,
            )

    def _knows(self, lines: list[str]) -> None:
        for line in lines:
            ours, theirs, strength, *touched = line.split()
            self._story.knows(
                self._names[ours],
                self._names[theirs],
                Strength(strength),
                int(touched[0]) if touched else None,
            )

    def _measures(self, measures: dict[str, _Words]) -> None:
        for key, words in measures.items():
            target = words.pop("target", None)
            self._names[f"now {key}"] = self._story.measure(
                self._names[key],
                words.pop("values"),
                target=tuple(target) if target else None,
                **words,
            )

    def _goal(self, words: _Words) -> None:
        key = words.pop("key", None)
        self._keep(key, self._story.goal(**self._typed(Goal, words)))

    def _journey(self, words: _Words) -> None:
        reached = {title: _reached(days) for title, days in words.get("reached", {}).items()}
        proof = {title: self._text(text) for title, text in words.get("proof", {}).items()}
        self._story.journey(reached, proof, words.get("moved", {}))

    def _milestone(self, words: _Words) -> None:
        key = words.pop("key", None)
        title, target = self._text(words.pop("title")), words.pop("day")
        reached = _reached(words.pop("reached")) if "reached" in words else None
        more = self._typed(Milestone, words)
        self._keep(key, self._story.milestone(title, target, None, reached, **more))

    def _action(self, words: _Words) -> None:
        key, who = words.pop("key", None), self._names[words.pop("who")]
        title, due, done = words.pop("title"), words.pop("due"), words.pop("done", None)
        source = words.pop("from", None)
        more = self._typed(Action, words)
        if source:
            more["origin_id"] = self._names[source].id
        self._keep(key, self._story.action(self._text(title), who, due, done, **more))

    def _agreed(self, words: _Words) -> None:
        self._story.agree(
            words["version"],
            self._story.workday(words["day"]),
            self._people(words["people"]),
            self._text(words.get("note", "")),
            words.get("then", {}),
        )

    def _meeting(self, words: _Words) -> None:
        key, offset = words.pop("key", None), words.pop("day")
        planned = words.pop("planned", False)
        kind = MeetingKind(words.get("kind", "working_session"))
        body = self._text(words.pop("notes", ""))
        notes = Notes(
            body,
            words.pop("tone", ""),
            words.pop("priorities", ""),
            words.pop("themes", ""),
        )
        steps = [
            Step(self._text(title), self._names[who], *days)
            for title, who, *days in words.pop("steps", ())
        ]
        # The summary goes to the customer, so a private line must not become it.
        shared = (line.lstrip("!>? ") for line in body.splitlines() if not line.startswith("#"))
        first = next(shared, "") if kind is not MeetingKind.INTERNAL else ""
        summary = self._text(words.pop("summary", first))
        rest: _Words = {
            word: self._text(value) if isinstance(value, str) else value
            for word, value in words.items()
            if word not in _CALL_FORMS
        }
        goals = tuple(
            (self._text(text), met[0] if met else None) for text, *met in words.get("goals", ())
        )
        call = Call(
            kind=kind,
            them=self._people(words.get("them", "")),
            us=self._people(words.get("us", "me")),
            away=self._people(words.get("away", "")),
            goals=goals,
            notes=notes if body else None,
            summary=summary,
            steps=tuple(steps),
            agenda=self._texts(words, "agenda"),
            questions=self._texts(words, "questions"),
            directions=tuple(Direction(each) for each in words.get("directions", _TO_CUSTOMER)),
            **rest,
        )
        self._keep(key, (coming if planned else held)(self._story, offset, call))

    def _review(self, words: _Words) -> None:
        titles = tuple(
            PageTitle(
                ReviewPart(part), self._text(text), self._names[metric[0]].id if metric else None
            )
            for part, text, *metric in words.get("titles", ())
        )
        review = review_of(
            self._story,
            words["number"],
            self._names[words["meeting"]],
            self._people(words["people"]),
            words["next_in"],
            titles,
        )
        add_promises(self._story, review, *(self._promise(word) for word in words["promises"]))
        asks = [
            (verb, self._text(text), due[0] if due else None)
            for verb, text, *due in words.get("asks", ())
        ]
        add_asks(self._story, review, *asks)
        meanings = [
            (self._names[metric], self._text(text), self._text(method))
            for metric, text, method in words.get("meanings", ())
        ]
        add_meanings(self._story, review, *meanings)

    def _promise(self, words: _Words) -> SamplePromise:
        theirs, ours = self._people(words["who"])
        metric = words.get("metric")
        return SamplePromise(
            self._text(words["text"]),
            theirs,
            ours,
            self._names[metric] if metric else None,
            words.get("target"),
            GoalResult(words.get("result", "open")),
            self._text(words.get("note", "")),
        )


def _reached(days: list[int]) -> tuple[int, int | None]:
    return (days[0], days[1] if len(days) > 1 else None)
