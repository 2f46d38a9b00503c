"""Editing any playbook that is offered: one of the program's becomes the user's own by it."""

from collections.abc import Sequence
from typing import Unpack

from csm_desktop.app.alerts.answer import owned_playbook
from csm_desktop.app.alerts.playbooks import (
    PlaybookChanges,
    PlaybookView,
    StepDraft,
    edit_playbook,
    new_playbook,
    set_steps,
)
from csm_desktop.domain.records.alerts import Playbook
from csm_desktop.domain.text.message import say
from csm_desktop.storage.session import Work
from csm_desktop.wording import render


def edit_offered(
    work: Work, /, playbook: PlaybookView, **fields: Unpack[PlaybookChanges]
) -> Playbook:
    """Change what a playbook is called, says, and answers. Raises UserError without a name."""
    return edit_playbook(work, owned_playbook(work, playbook), **fields)


def set_offered_steps(work: Work, /, playbook: PlaybookView, steps: Sequence[StepDraft]) -> int:
    """Give a playbook these steps; its id. Raises UserError for a step without a title."""
    playbook_id = owned_playbook(work, playbook)
    set_steps(work, playbook_id, steps)
    return playbook_id


def copy_playbook(work: Work, /, playbook: PlaybookView) -> Playbook:
    """A playbook of one's own with the same steps. One of the program's is adopted, too: else the
    copy, which answers the same, would take its place."""
    owned_playbook(work, playbook)
    return new_playbook(
        work,
        render(say("Copy of {name}", name=playbook.name)),
        playbook.steps,
        description=playbook.description,
        trigger=playbook.trigger,
        tone=playbook.tone,
    )
