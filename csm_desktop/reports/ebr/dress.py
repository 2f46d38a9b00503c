"""A pack that looks like ours and theirs: company, accent, logos, pictures of capabilities."""

from collections.abc import Mapping
from dataclasses import replace

from csm_desktop.domain.reviews.pictures import Pixels
from csm_desktop.reports.ebr.pack import Capabilities, Pack, Page


def dressed(pack: Pack, pictures: Mapping[int, tuple[Pixels, ...]]) -> Pack:
    """The pack with the pictures of its capabilities, by their ids."""
    if not pictures:
        return pack
    return replace(pack, pages=tuple(_with_pictures(page, pictures) for page in pack.pages))


def _with_pictures(page: Page, pictures: Mapping[int, tuple[Pixels, ...]]) -> Page:
    if not isinstance(page, Capabilities):
        return page
    lines = (replace(line, pictures=pictures.get(line.capability_id, ())) for line in page.lines)
    return replace(page, lines=tuple(lines))
