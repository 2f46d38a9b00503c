"""An archive of several lists, as CRMs hand out a full export: each member is read as a file."""

import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.content import ZIP_FAULTS, Content
from csm_desktop.importers.refusals import trouble

_NO_FILES = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")


def is_packed(content: Content) -> bool:
    """Whether an archive is one of files, and no workbook itself. The archive may be damaged."""
    try:
        with content.open() as file, zipfile.ZipFile(file) as archive:
            names = archive.namelist()
    except ZIP_FAULTS:
        return False
    return bool(names) and not {"[Content_Types].xml", "mimetype"} & {*names}


def members(content: Content) -> Iterator[Content]:
    """The files in an archive that has been found harmless, under names that tell them apart.

    Raises UserError where there is none.
    """
    with content.open() as file, zipfile.ZipFile(file) as archive:
        files = [part for part in archive.infolist() if _is_file(part)]
        if not files:
            raise trouble(
                say("{name} is an archive without a file in it.", name=content.name),
                say("Nothing was imported."),
            )
        # The name alone, for folders inside an archive are of no interest unless two are equal.
        short = [PurePosixPath(part.filename).name for part in files]
        for part, name in zip(files, short, strict=True):
            shown = part.filename if short.count(name) > 1 else name
            yield Content(shown, content.path, archive.read(part))


def _is_file(part: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(part.filename)
    return not (part.is_dir() or {*_NO_FILES} & {*path.parts} or path.name.startswith("._"))
