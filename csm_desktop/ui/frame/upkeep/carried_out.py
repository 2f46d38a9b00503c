"""Acts that give nothing back, and of which a toast says that they were done."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

from csm_desktop.domain.text.message import Message
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.shell import Shell

if TYPE_CHECKING:
    from csm_desktop.app.book import Work

P = ParamSpec("P")


def carried_out(
    shell: Shell,
    label: Message | str,
    use_case: "Callable[Concatenate[Work, P], Any]",
    *args: P.args,
    **kwargs: P.kwargs,
) -> bool:
    """Whether an act was done; where it was refused, a banner has told why. `Shell.run` says that
    by None alone, which such an act gives back as well.
    """
    if shell.book is None:
        return False
    try:
        shell.save(label, use_case, *args, **kwargs)
    except UserError as refusal:
        shell.tell(refusal)
        return False
    return True
