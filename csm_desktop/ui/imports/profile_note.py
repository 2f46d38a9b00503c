"""Above the foot of the import: which profile read the lists, and what will be remembered."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from csm_desktop.app.imports import ImportPlan, ImportReport
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.imports.sources import Understood
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.text import Text
from csm_desktop.wording import beside, render, sentences, tr


class ProfileNote(QWidget):
    """`without()` reads the lists with no profile."""

    def __init__(self, without: Callable[[], object], show_profiles: Callable[[], object]) -> None:
        super().__init__()
        self.words = Text("", "caption", wrap=True)
        self.remember = QCheckBox()
        self.remember.setChecked(True)
        self.without = Button(tr("Read without it"), without, kind="flat")
        self.profiles = Button(tr("Profiles…"), show_profiles, kind="flat")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        theme.spaced(row, gap=theme.M)
        row.addWidget(self.words, 1)
        for part in (self.without, self.remember, self.profiles):
            row.addWidget(part)
        self.hide()

    @property
    def wants_remembering(self) -> bool:
        """Whether what was corrected is to be remembered."""
        return self.remember.isChecked()

    def show_for(self, found: Understood | None, report: ImportReport | None) -> None:
        """After an import what was remembered, before it what would be; nothing without files."""
        if report is not None:
            self.show_report(report)
        elif found is not None:
            self.show_found(found)
        else:
            self.hide()

    def show_found(self, found: Understood) -> None:
        """Say with which profiles the lists were read, and as what they would be remembered."""
        used = [plan for source in found.sources for plan in source.plans if plan.profile]
        self.words.setText("\n".join(map(_used, used)))
        self.without.setVisible(bool(used))
        names = [remembered.name for remembered in found.trial.remembered] if found.trial else []
        self.remember.setVisible(bool(names))
        self.remember.setText(_remembering(names).replace("&", "&&"))
        self.show()

    def show_report(self, report: ImportReport) -> None:
        """Say what was remembered."""
        names = [remembered.name for remembered in report.remembered]
        words = say("Remembered as {names}: the next list of this shape comes in the same way.",
                    names=_quoted(names))  # fmt: skip
        self.words.setText(render(words) if names else "")
        self.without.hide()
        self.remember.hide()
        self.setVisible(bool(names))

    def forget(self) -> None:
        """No wish is left over for the next files."""
        self.remember.setChecked(True)
        self.hide()


def _used(plan: ImportPlan) -> str:
    fit = plan.profile
    assert fit is not None
    words = say("{list} was read with the profile “{profile}”.", list=plan.place,
                profile=fit.profile.name)  # fmt: skip
    told = [render(words)]
    if fit.new:
        told.append(render(say("New columns: {columns}.", columns=beside(fit.new))))
    if fit.missing:
        told.append(render(say("Missing columns: {columns}.", columns=beside(fit.missing))))
    return sentences(told)


def _remembering(names: Sequence[str]) -> str:
    return render(say("Remember as {names}", names=_quoted(names)))


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
