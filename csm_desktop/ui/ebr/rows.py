"""What the lines of a part are made of: titles, words about measures, and things with fields."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from csm_desktop.app.reviews import acts as use_cases
from csm_desktop.app.reviews import drafts
from csm_desktop.app.reviews.view import MeasureLine, TitleLine
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.ebr.studio import Studio
from csm_desktop.ui.ebr.words import Wording
from csm_desktop.ui.widgets import Button, DayField, Text
from csm_desktop.ui.widgets.button import IconButton
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.layout.line_rows import LineRow
from csm_desktop.wording import label, render, tr

_LONG = 12  # letters
_LEAST = 72  # px; short fields stand three beside one another


def narrow(editor: QWidget) -> None:
    """Let a short field be narrower than others of its kind; a long choice is cut, not the page."""
    if isinstance(editor, QLineEdit):
        editor.setMinimumWidth(theme.px(_LEAST))
    elif isinstance(editor, QComboBox):
        longest = max((len(editor.itemText(n)) for n in range(editor.count())), default=0)
        if longest > _LONG:
            policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            editor.setSizeAdjustPolicy(policy)
            editor.setMinimumContentsLength(_LONG)


class TitleRow(LineRow[TitleLine]):
    """The conclusion that stands over a page; emptied, the proposed one is back."""

    def __init__(self, studio: Studio, line: TitleLine) -> None:
        super().__init__()
        self.studio, self.line = studio, line
        name = render(say("Title: {part}", part=label(line.part)))
        self.words = Wording(name, self._save, self._typed, hint=tr("Empty: the proposed title"))
        column = QVBoxLayout(self)
        theme.spaced(column, gap=0)
        self.proposal = Text(role="caption", wrap=True)
        self.take = Button(tr("Take"), self._take, kind="flat")
        self.holds = Button(tr("Still true"), self._confirm, kind="flat")
        self.keep = IconButton("pin", " ", self._keep)
        top, below = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.words, 1)
        top.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self.proposal, 1)
        below.addWidget(self.take, 0, Qt.AlignmentFlag.AlignTop)
        nest(column, top)
        nest(column, below)
        column.addWidget(self.holds, 0, Qt.AlignmentFlag.AlignRight)
        self.setFocusProxy(self.words.editor)

    def show_line(self, line: TitleLine) -> None:
        self.line = line
        self.words.set_value(line.text)
        own, part = line.proposed is not None, label(line.part)
        differs = own and line.proposed != line.text
        words = tr("This wording is kept, whatever the numbers say later.")
        if differs:
            words = render(say("Proposed: {title}", title=line.proposed or ""))
        if line.is_aged:
            words = _aged_words(line)
        self.proposal.setText(words)
        self.proposal.set_colour("error" if line.is_aged else "secondary")
        self.holds.setVisible(line.is_aged)
        self.holds.setAccessibleName(render(say("The title is still true: {part}", part=part)))
        self.proposal.setVisible(own)
        self.take.setVisible(differs)
        self.take.setAccessibleName(render(say("Take the proposed title: {part}", part=part)))
        act = (
            say("Let the title follow the numbers: {part}", part=part)
            if own
            else say("Keep the title: {part}", part=part)
        )
        self.keep.become("pinned" if own else "pin", render(act))

    def _take(self) -> None:
        self._write("")

    def _keep(self) -> None:
        """Keep the proposed wording as it is, or let it go again."""
        self._write("" if self.line.proposed is not None else self.line.text)

    def _confirm(self) -> None:
        """What was written is true of today's figures as well."""
        self._write(self.line.text)

    def _write(self, text: str) -> None:
        words = say("Title of {part}", part=self.line.part)
        self.studio.shell.run(
            words, use_cases.write_title, self.studio.view.account_id, self.line.part, text,
            self.line.metric_id, self.line.basis,
        )  # fmt: skip

    def _save(self, text: str) -> object:
        label_ = say("Title of {part}", part=self.line.part)
        return self.studio.shell.save(
            label_, use_cases.write_title, self.studio.view.account_id, self.line.part, text,
            self.line.metric_id, self.line.basis,
        )  # fmt: skip

    def _typed(self, text: str) -> None:
        # By what is typed and not by what is stored, so that the preview follows the hand.
        self.studio.draft(
            f"title {self.line.part} {self.line.id}",
            partial(
                drafts.title_typed,
                review=self.studio.view.review,
                part=self.line.part,
                text=text,
                metric_id=self.line.metric_id,
                basis=self.line.basis,
            ),
        )


def _aged_words(line: TitleLine) -> str:
    """What the figures said when a title was written, and what they say now."""
    return render(
        say(
            "The figures have changed since you wrote this. Then: {then}. Now: {now}.",
            then=line.then.rstrip("."),
            now=(line.proposed or "").rstrip("."),
        )
    )


class MeasureRow(LineRow[MeasureLine]):
    """What a measure means to the customer, and how it was taken."""

    def __init__(self, studio: Studio, line: MeasureLine) -> None:
        super().__init__()
        self.studio, self.metric_id = studio, line.id
        self.name = Text(line.name, "strong")
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.XS)
        column.addWidget(self.name)
        self.fields = {
            key: Wording(
                render(say("{what}: {measure}", what=words, measure=line.name)),
                partial(self._save, key),
                partial(self._typed, key),
                paragraph=False,
                hint=words,
            )
            for key, words in (
                ("meaning", tr("What it means")),
                ("method", tr("How it was measured")),
            )
        }
        for field in self.fields.values():
            column.addWidget(field)
        self.setFocusProxy(self.fields["meaning"].editor)

    def show_line(self, line: MeasureLine) -> None:
        self.name.setText(line.name)
        self.fields["meaning"].set_value(line.meaning)
        self.fields["method"].set_value(line.method)

    def _save(self, key: str, text: str) -> object:
        words = say("Words about {measure}", measure=self.name.text())
        account_id = self.studio.view.account_id
        changed: dict[str, Any] = {key: text}
        return self.studio.shell.save(
            words, use_cases.write_measure, account_id, self.metric_id, **changed
        )

    def _typed(self, key: str, text: str) -> None:
        review, metric_id = self.studio.view.review, self.metric_id
        changed: dict[str, Any] = {key: text}
        self.studio.draft(
            f"{key} {metric_id}",
            lambda material: drafts.measure_typed(material, review, metric_id, **changed),
        )


class ThingRow(LineRow[Any]):
    """A stored thing with fields that save themselves, and a cross that takes it out."""

    kind = ""  # the field of AccountFacts that holds it

    def __init__(self, studio: Studio, line: Any, what: str, remove: Any = None) -> None:
        super().__init__()
        self.studio, self.thing_id, self.what = studio, line.id, what
        self._fields: dict[str, Any] = {}
        self._remove = remove
        theme.spaced(QVBoxLayout(self), gap=theme.XS)
        self.top, self.beneath = self.line(), self.line()

    def line(self) -> QHBoxLayout:
        """Another line of fields beside one another."""
        row = QHBoxLayout()
        row.setSpacing(theme.px(theme.S))
        whole = self.layout()
        assert isinstance(whole, QVBoxLayout)
        nest(whole, row)
        return row

    def finish(self) -> None:
        """All fields are in: put the cross behind them."""
        if self._remove is not None:
            words = render(say("Remove: {what}", what=self.what))
            self.top.addWidget(IconButton("x", words, self._take_out), 0, Qt.AlignmentFlag.AlignTop)

    def put(self, key: str, field: Any, row: QHBoxLayout, stretch: int = 1) -> None:
        """Add a field for an attribute of the thing."""
        self._fields[key] = field
        narrow(field.editor)
        row.addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)

    def wording(self, key: str, hint: str) -> Wording:
        """A field of text that the preview follows."""
        name = render(say("{what}: {hint}", what=self.what, hint=hint))
        return Wording(name, partial(self.save, key), partial(self._typed, key), hint=hint)

    def day(self, key: str, hint: str) -> DayField:
        """A day that the thing has."""
        name = render(say("{what}: {hint}", what=self.what, hint=hint))
        field = DayField(
            name,
            None,
            partial(self.save, key),
            today=lambda: self.studio.view.facts.as_of,
        )
        field.editor.setProperty("placeholderText", hint)
        return field

    def show_line(self, line: Any) -> None:
        for key, field in self._fields.items():
            field.set_value(getattr(line, key))

    def save(self, key: str, value: Any) -> object:
        """Store another value of an attribute."""
        raise NotImplementedError

    def _typed(self, key: str, text: str) -> None:
        self._draft(self.kind, self.thing_id, key, text)

    def _draft(self, kind: str, thing_id: int, key: str, text: str) -> None:
        self.studio.draft(
            f"{kind} {thing_id} {key}",
            lambda material: drafts.words_typed(material, kind, thing_id, {key: text}),
        )

    def _take_out(self) -> None:
        self.studio.shell.run(say("Remove: {what}", what=self.what), self._remove, self.thing_id)
