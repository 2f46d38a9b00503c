"""Best practices and pitfalls that are shared with this customer, as a table."""

from typing import Any

from csm_desktop.app.plan import acts as plans
from csm_desktop.domain.records.plan import Practice, PracticeKind
from csm_desktop.domain.text.message import say
from csm_desktop.ui.account.plan.section import PlanSection
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import CellKind, Column
from csm_desktop.wording import inside, label, tr


def practices_section(tab: Tab) -> PlanSection[Practice]:
    """What works well elsewhere, and what to avoid."""

    def edit(practice: Practice, key: str, value: Any) -> None:
        saying = say("Change the practice {text}", text=practice.text)
        tab.shell.save(saying, plans.edit_practice, practice.id, **{key: value})

    def add(words: str) -> int:
        pitfall = words.startswith("!") and bool(words.strip("! "))
        kind = PracticeKind.PITFALL if pitfall else PracticeKind.BEST_PRACTICE
        text = words.lstrip("! ") if pitfall else words
        saying = say("New {kind}: {text}", kind=inside(kind), text=text)
        return tab.shell.save(saying, plans.new_practice, tab.account_id, text, kind).id

    def remove(practice: Practice) -> None:
        saying = say("Remove the practice {text}", text=practice.text)
        tab.shell.run(saying, plans.remove_practice, practice.id)

    columns: list[Column[Practice]] = [
        Column(
            "text", tr("What we have learned"), lambda each: each.text, CellKind.STRONG,
            editable=True, stretch=True,
        ),
        Column(
            "kind", tr("Kind"), lambda each: each.kind, CellKind.CHOICE, 150, editable=True,
            choices=[(practice_kind, label(practice_kind)) for practice_kind in PracticeKind],
        ),
    ]  # fmt: skip
    return PlanSection(
        tab,
        tr("Best practices and pitfalls"),
        columns,
        edit=edit,
        add=add,
        remove=remove,
        hint=tr("New best practice; begin with ! for a pitfall"),
        nothing=tr("Nothing is shared yet of what others have learned."),
    )
