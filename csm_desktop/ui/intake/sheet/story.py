"""The win story, held against its five criteria while it is typed."""

from functools import partial
from typing import TYPE_CHECKING, Any

from csm_desktop.app.handoff import sheet as use_cases
from csm_desktop.domain.handoff.sheet import story_of
from csm_desktop.domain.handoff.win_story import StoryCheck, check_win_story, our_products
from csm_desktop.domain.records.handoff import WinStory
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Card, Field, Form, LongTextField, Text, TextField
from csm_desktop.wording import field_label, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView

_WIDTH = 900  # px


class StoryCard(Card):
    """Hero, story and criteria; beneath them each of the five checks, as the words stand now."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("Win story"))
        self._tab = tab
        self._view: AccountView | None = None
        self.hero = TextField(
            field_label(WinStory, "hero"), "", partial(self._save, "hero"),
            hint=tr("A person by name"),
        )  # fmt: skip
        self.title = TextField(
            field_label(WinStory, "hero_title"), "", partial(self._save, "hero_title")
        )
        self.story = LongTextField(
            field_label(WinStory, "story"), save=partial(self._save, "story"), least=4,
            hint=tr("What happened to them, and why it could not go on so"),
        )  # fmt: skip
        self.criteria = LongTextField(
            field_label(WinStory, "decision_criteria"), save=self._save_criteria, least=2,
            hint=tr("A line each: by what did they decide?"),
        )  # fmt: skip
        self.fields: tuple[Field[Any, Any], ...] = (
            self.hero, self.title, self.story, self.criteria,
        )  # fmt: skip
        form = Form(above=True, width=_WIDTH)
        for field in self.fields:
            form.add(field.name, field)
        self.add(form)
        self.checks = [Text(wrap=True) for _ in range(5)]
        for line in self.checks:
            self.add(line)
        for field in (self.hero, self.title):
            field.editor.textEdited.connect(self._test)
        for many in (self.story, self.criteria):
            many.editor.textChanged.connect(self._test)

    def show_view(self, view: "AccountView") -> None:
        """Show the story as it is stored; what is being typed stays."""
        self._view = view
        story = story_of(view.facts) or WinStory(0, view.account_id)
        self.hero.set_value(story.hero)
        self.title.set_value(story.hero_title)
        self.story.set_value(story.story)
        self.criteria.set_value("\n".join(story.decision_criteria))
        self._test()

    def typed(self) -> WinStory:
        """The story as it stands in the fields, saved or not."""
        return WinStory(
            0, self._tab.account_id, self.hero.editor.text(), self.title.editor.text(),
            self.story.typed, _lines(self.criteria.typed),
        )  # fmt: skip

    def tested(self) -> tuple[StoryCheck, ...]:
        """The five checks of what stands in the fields."""
        if self._view is None:
            return ()
        our_own = self._view.our_company, our_products(self._view.facts)
        return check_win_story(self.typed(), *our_own)

    def _test(self) -> None:
        checks = self.tested()
        for text, check in zip(self.checks, checks, strict=False):
            sign = {True: "✓", False: "✗", None: "–"}[check.passed]
            words = say("{question} {why}", question=check.question, why=check.why)
            text.setText(f"{sign}  {render(words)}")
            text.set_colour("error" if check.passed is False else "secondary")
        held = sum(check.passed is True for check in checks)
        if self.header is not None and checks:
            self.header.set_aside(render(say("{n} of {all} hold", n=held, all=len(checks))))

    def _save_criteria(self, words: str) -> None:
        self._save("decision_criteria", _lines(words))

    def _save(self, key: str, value: Any) -> None:
        saying = say("Win story of {name}", name=self._tab.view.facts.account.name)
        fields: dict[str, Any] = {key: value}
        self._tab.shell.save(saying, use_cases.edit_story, self._tab.account_id, **fields)


def _lines(words: str) -> tuple[str, ...]:
    """Each line that says something, as it is typed: the end of a line may still be coming."""
    return tuple(line.strip() for line in words.splitlines() if line.strip())
