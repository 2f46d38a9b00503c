"""Documents that are kept like workbooks and are none: named for what they are."""

import zipfile
from pathlib import PurePath

from csm_desktop.importers.files.content import ZIP_FAULTS, Content
from csm_desktop.importers.files.encodings import no_table
from csm_desktop.importers.files.formats.compound import stream_of
from csm_desktop.importers.files.formats.first_bytes import is_archive

_BY_FOLDER = {"word/": "Word", "ppt/": "PowerPoint", "visio/": "Visio"}
_BY_TYPE = {
    b"application/vnd.oasis.opendocument.text": "OpenDocument Text",
    b"application/vnd.oasis.opendocument.presentation": "OpenDocument Presentation",
    b"application/epub+zip": "EPUB",
}
_BY_STREAM = {
    "WordDocument": "Word",
    "PowerPoint Document": "PowerPoint",
    "__properties_version1.0": "Outlook",
}
_BY_NAME = {".numbers": "Numbers", ".pages": "Pages", ".key": "Keynote"}
_MOST_BYTES = 50_000_000
_TYPE_BYTES = 100


def refuse_other_documents(content: Content) -> None:
    """Raise UserError for a document that its first bytes do not tell from a workbook."""
    kind = _packed(content) if is_archive(content.head()) else _compound(content)
    if kind:
        raise no_table(content.name, kind)


def _packed(content: Content) -> str:
    try:
        with content.open() as file, zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            told = b""
            if "mimetype" in names:
                with archive.open("mimetype") as part:
                    told = part.read(_TYPE_BYTES).strip()
    except ZIP_FAULTS:
        return ""  # whoever opens it says what is wrong with it
    if told in _BY_TYPE:
        return _BY_TYPE[told]
    if any(name.endswith(".iwa") for name in names):
        return _BY_NAME.get(PurePath(content.name).suffix.casefold(), "iWork")
    folders = (
        kind for start, kind in _BY_FOLDER.items() if any(n.startswith(start) for n in names)
    )
    return next(folders, "") if "[Content_Types].xml" in names else ""


def _compound(content: Content) -> str:
    if content.size > _MOST_BYTES:
        return ""
    with content.open() as file:
        data = file.read()
    return next((kind for name, kind in _BY_STREAM.items() if stream_of(data, (name,))), "")
