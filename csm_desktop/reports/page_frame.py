"""What stands around the pages of a document about an account."""

from datetime import date

from csm_desktop import wording
from csm_desktop.domain.text.message import say
from csm_desktop.reports.layout import PageFrame
from csm_desktop.reports.letterhead import head_mark


def account_frame(
    account: str,
    kind: str,
    as_of: date,
    *,
    author: str = "",
    names: str = "",
    footer: str = "",
    is_ours: bool = False,
) -> PageFrame:
    """Footer and metadata of a document of this `kind`. Where the `footer` says nothing else, it
    says for whom it was prepared: these `names`, or the account."""
    return PageFrame(
        title=f"{account} · {kind}",
        subject=kind,
        author=author,
        language=wording.language_tag(),
        footer=footer or wording.render(say("Prepared for {names}", names=names or account)),
        as_of=wording.render(say("Data as of {on}", on=as_of)),
        made_on=as_of,
        mark=head_mark(is_ours=is_ours),
        is_ours=is_ours,
    )
