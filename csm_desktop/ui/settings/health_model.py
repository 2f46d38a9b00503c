"""The health model: sides, factors, weights, windows and lines, for the book or for a segment.

Nothing is kept before it is seen who would change band: what is typed is a draft until then.
"""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from csm_desktop.domain.limits.health_models import LINES, WINDOWS, model_problems, side_weights
from csm_desktop.domain.records.health import Band, Factor, HealthSide
from csm_desktop.domain.records.rules import DEFAULT_RULES, SIDE_OF, Rules
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.upkeep.book_query import BookQuery
from csm_desktop.ui.settings.part import Part
from csm_desktop.ui.widgets import Button, Card, CellKind, Column, Form, NumberField, Text
from csm_desktop.ui.widgets.fields import Choice, ChoiceField
from csm_desktop.ui.widgets.layout.beside import Beside
from csm_desktop.ui.widgets.layout.form import label_of
from csm_desktop.ui.widgets.marks import band_words
from csm_desktop.ui.widgets.whole_table import WholeTable
from csm_desktop.wording import label, number, percent, render, short_day, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book
    from csm_desktop.app.health.model import BandChange, HealthModelView, ModelEffect

_SHARES = ("csm_share", "least_confidence")  # kept as shares, typed in percent


def names() -> dict[str, str]:
    """What each rule of a model is called."""
    return {
        "csm_share": tr("Our actions, % of the score"),
        "healthy_from": tr("Healthy from"),
        "watch_from": tr("Watch from"),
        "band_margin": tr("Margin before a band changes"),
        "least_confidence": tr("No band under a confidence of, %"),
        "health_window_days": tr("Actions, ticks and engagement, days"),
        "follow_up_window_days": tr("Follow-ups, days"),
        "connection_days": tr("A connection is live for, days"),
        "reading_days": tr("A reading counts for, days"),
        "survey_days": tr("A survey or act of advocacy counts for, days"),
        "norm_days": tr("Own norm of use: days that make it"),
        "norm_gap_days": tr("Own norm of use: latest days left out"),
    }


class HealthModelPart(Part):
    """Three cards of fields and, beneath, who would change band; saved with one button."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.segment_id: int | None = None
        self.view: HealthModelView | None = None
        self.draft: Rules = DEFAULT_RULES
        self.whose = ChoiceField(tr("Model for"), None, (), self.choose)
        self.fields: dict[str, NumberField] = {}
        self.asker = BookQuery(shell, self._question, self)
        self.asker.answered.connect(self._show_effect)
        self.status = Text("", "caption", wrap=True)
        whose = QHBoxLayout()
        theme.spaced(whose, gap=theme.M)
        for part in (label_of(self.whose), self.whose):
            whose.addWidget(part)
        head = Card(tr("Health model"))
        head.add_layout(whose)
        head.add(self.status)
        self.sums = {side: Text("", "caption") for side in HealthSide}
        self.champion = ChoiceField(
            tr("Without a champion"),
            False,
            [
                Choice(False, tr("0 after a loss only")),
                Choice(True, tr("always 0")),
            ],
            self._take_champion,
        )
        sides = Beside(self._side(HealthSide.CSM), self._side(HealthSide.CUSTOMER), wide=700)
        lines, windows = Card(tr("Bounds")), Card(tr("Windows"))
        lines.add(self._form(("csm_share", *LINES), more=self.champion))
        windows.add(self._form(WINDOWS))
        self.title = Text("", "strong", wrap=True)
        self.table: WholeTable[BandChange] = WholeTable(tr("Who would change band"), _columns())
        self.save = Button(tr("&Save the model"), self._save, kind="primary")
        self.drop = Button(tr("Discard what was typed"), self._discard)
        self.reset = Button(tr("As the &default"), self._reset)
        self.acts = QWidget()
        row = QHBoxLayout(self.acts)
        theme.spaced(row, gap=theme.M)
        for button in (self.save, self.drop, self.reset):
            row.addWidget(button)
        row.addStretch(1)
        self.lay_out(
            [head, sides, Beside(lines, windows, wide=700), self.title, self.table, self.acts]
        )

    def show_book(self, book: "Book") -> None:
        """Show what holds; a draft that was begun stays."""
        from csm_desktop.app.health.model import model_view

        begun = self.view is not None and self.draft != self.view.rules
        view = model_view(book, self.segment_id)
        # A segment that was undone meanwhile has no model any more.
        if self.segment_id is not None and self.segment_id not in [s.id for s in view.segments]:
            self.segment_id, begun = None, False
            view = model_view(book, None)
        changed = self.view is None or view.rules != self.view.rules
        self.view = view
        if not begun or changed:
            self.draft = view.rules
        self._show_choice()
        self._show()

    def take_focus(self) -> None:
        """Whose model it is."""
        self.whose.setFocus()

    def show_account(self, account_id: int) -> None:
        """Show the model by which an account is scored; a draft of the same one stays."""
        from csm_desktop.app.health.model import segment_scored_by

        book = self.shell.book
        if book is not None and (found := segment_scored_by(book, account_id)) != self.segment_id:
            self.choose(found)

    def choose(self, segment_id: int | None) -> None:
        """Show the model of a segment, or of the book (None)."""
        self.segment_id, self.view = segment_id, None
        if self.shell.book is not None:
            self.show_book(self.shell.book)

    def _side(self, side: HealthSide) -> Card:
        card = Card(label(side))
        form = Form(width=160)
        for factor in Factor:
            if SIDE_OF[factor] is side:
                field = NumberField(label(factor), None, partial(self._take_weight, factor))
                self.fields[factor.value] = field
                form.add("", field)
        card.add(form)
        card.add(self.sums[side])
        return card

    def _form(self, rules: tuple[str, ...], more: ChoiceField | None = None) -> Form:
        form, called = Form(width=200 if more else 160), names()
        for name in rules:
            field = self.fields[name] = NumberField(called[name], None, self._taking(name))
            form.add("", field)
        if more is not None:
            form.add("", more)
        return form

    def _taking(self, name: str) -> Callable[[Decimal | None], None]:
        return lambda value: self._take(name, value)

    def _show_choice(self) -> None:
        """Segments come and go; the field stays, and with it whoever is in it."""
        view = self.view
        if view is not None:
            choices = [Choice(None, tr("All accounts"))]
            choices += [Choice(segment.id, segment.name) for segment in view.segments]
            self.whose.offer(choices, self.segment_id)

    def _show(self) -> None:
        view, draft = self.view, self.draft
        if view is None:
            return
        for name, field in self.fields.items():
            field.set_value(_typed(draft, name))
        self.champion.set_value(draft.champion_asked)
        shares = {HealthSide.CSM: draft.csm_share, HealthSide.CUSTOMER: 1 - draft.csm_share}
        for side, total in side_weights(draft).items():
            self.sums[side].setText(
                render(
                    say(
                        "Sum {sum}; {side} make {share} of the score",
                        sum=number(total),
                        side=label(side),
                        share=percent(shares[side]),
                    )
                )
            )
        self.status.setText(_status(view))
        changed = draft != view.rules
        self.save.setEnabled(changed)
        self.drop.setEnabled(changed)
        self.reset.setEnabled(draft != view.base)
        # The table of before is about another draft.
        self.table.setVisible(False)
        self.title.setText("")
        if changed:
            self.title.setText(tr("Looking who would change band…"))
            self.asker.ask()

    def _take_weight(self, factor: Factor, value: Decimal | None) -> None:
        weights = {**self.draft.factor_weights, factor: _least(value)}
        self._try(replace(self.draft, factor_weights=weights))

    def _take(self, name: str, value: Decimal | None) -> None:
        amount = _least(value)
        changed: dict[str, Any] = {name: amount / 100}
        if name in _SHARES:
            self._try(replace(self.draft, **changed))
            return
        if amount != amount.to_integral_value():
            raise UserError(tr("Only whole numbers can stand here."), tr("Nothing was changed."))
        changed[name] = int(amount)
        self._try(replace(self.draft, **changed))

    def _take_champion(self, asked: bool) -> None:
        self._try(replace(self.draft, champion_asked=asked))

    def _try(self, draft: Rules) -> None:
        """Take what was typed into the draft, or refuse it where it was typed."""
        problems = model_problems(draft)
        if problems:
            raise UserError(render(problems[0].why), tr("Nothing was changed."))
        self.draft = draft
        self._show()

    def _question(self) -> "Callable[[Book], ModelEffect]":
        from csm_desktop.app.health.model import model_effect

        return partial(model_effect, segment_id=self.segment_id, rules=self.draft)

    def _show_effect(self, effect: "ModelEffect") -> None:
        if self.view is None or self.draft == self.view.rules:
            return
        told = say(
            "{n} of {all} account would change band",
            "{n} of {all} accounts would change band",
            n=len(effect.changes),
            all=effect.accounts,
        )
        nobody = say(
            "None of {n} account would change band", "None of {n} accounts would change band",
            n=effect.accounts,
        )  # fmt: skip
        self.title.setText(render(told if effect.changes else nobody))
        self.table.set_lines(effect.changes)
        self.table.setVisible(bool(effect.changes))

    def _save(self) -> None:
        from csm_desktop.app.health.model import save_model

        self.shell.run(say("Change the health model"), save_model, self.segment_id, self.draft)

    def _discard(self) -> None:
        if self.view is not None:
            self.draft = self.view.rules
            self._show()

    def _reset(self) -> None:
        if self.view is not None:
            self.draft = self.view.base
            self._show()


def _least(value: Decimal | None) -> Decimal:
    if value is None or value < 0:
        raise UserError(tr("A number from 0 on belongs here."), tr("Nothing was changed."))
    return value


def _typed(rules: Rules, name: str) -> Decimal:
    """A value as it is typed: weights by their factor, shares in percent."""
    if name in {factor.value for factor in Factor}:
        return rules.factor_weights.get(Factor(name), Decimal(0))
    value: Any = getattr(rules, name)
    return Decimal(value) * 100 if name in _SHARES else Decimal(value)


def _status(view: "HealthModelView") -> str:
    if view.since is None:
        own = tr("The program's own model holds.")
        return own if view.segment_id is None else tr("As the book's: nothing of its own yet.")
    return render(
        say(
            "Version {n}, in force since {day}. Scores of before keep the model they were made"
            " with.",
            n=view.versions,
            day=short_day(view.since, with_year=True),
        )
    )


def _columns() -> "list[Column[BandChange]]":
    def sentence(change: "BandChange") -> str:
        words = say(
            "{name}: {before}, then {after}",
            name=change.name,
            before=band_words(change.before, change.before_score),
            after=band_words(change.after, change.after_score),
        )
        return render(words)

    def moved(change: "BandChange") -> Decimal | None:
        if change.before_score is None or change.after_score is None:
            return None
        return change.after_score - change.before_score

    def score(value: Decimal | None, band: Band) -> str:
        return "–" if value is None or band is Band.UNKNOWN else number(value, 1)

    return [
        Column("name", tr("Account"), lambda change: change.name, CellKind.STRONG, 220,
               sentence=sentence, stretch=True),
        Column("before", tr("Now"), lambda change: (change.before, change.before_score),
               CellKind.BAND, 150),
        Column("after", tr("Then"), lambda change: (change.after, change.after_score),
               CellKind.BAND, 150),
        Column("from", tr("Score now"), lambda change: change.before_score, CellKind.NUMBER, 90,
               show=lambda change: score(change.before_score, change.before)),
        Column("to", tr("Score then"), lambda change: change.after_score, CellKind.NUMBER, 90,
               show=lambda change: score(change.after_score, change.after)),
        Column("moved", tr("Change"), moved, CellKind.NUMBER, 80,
               show=lambda change: "–" if (by := moved(change)) is None else number(by, 1)),
    ]  # fmt: skip
