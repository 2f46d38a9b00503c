"""Puts a document together: its objects packed, its tree of tags, and what it says of itself.

reportlab writes each object by itself and cannot tag. Here all that is no stream goes into packed
ones (PDF 1.5), so that a tree of some hundred parts makes the file no larger than it was without.
"""

import zlib
from collections.abc import Iterator, Sequence

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import format as as_written

from csm_desktop.reports.tags import Element, TaggedCanvas

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_PACKED = 200  # objects in one stream: a reader unpacks no more for one of them
_STREAM_ENDS = b"endstream"


def seal(canvas: TaggedCanvas) -> None:
    """Let the canvas write its document packed and tagged when it is saved."""
    document = canvas._doc
    document.format = lambda: _written(canvas)


def _written(canvas: TaggedCanvas) -> bytes:
    document = canvas._doc
    for page in range(len(canvas.tags.drawn)):
        made = document.idToObject[f"Page{page + 1}"]
        made.__NoDefault__ = [*made.__NoDefault__, "StructParents"]
        made.StructParents = page
    bodies = list(_bodies(document))
    catalog = document.idToObjectNumberAndVersion[document.Catalog.__InternalName__][0]
    tree = _tree(canvas, len(bodies) + 1)
    document.Catalog.MarkInfo = "<</Marked true>>"
    document.Catalog.StructTreeRoot = f"{len(bodies) + 1} 0 R"
    bodies += tree
    document.Catalog.Metadata = f"{len(bodies) + 1} 0 R"
    bodies.append(_metadata(document))
    bodies[catalog - 1] = as_written(document.Catalog, document, toplevel=1)
    info = document.idToObjectNumberAndVersion[document.info.__InternalName__][0]
    return _packed(bodies, catalog, info, document.ID())


def _bodies(document: pdfdoc.PDFDocument) -> Iterator[bytes]:
    """Each object by its number, from 1; those come along that others name while they are made."""
    document.Reference(document.Catalog)
    document.Reference(document.info)
    number = 1
    while number in document.numberToId:
        made = document.idToObject[document.numberToId[number]]
        yield pdfdoc.pdfdocEnc(as_written(made, document, toplevel=1))
        number += 1


def _metadata(document: pdfdoc.PDFDocument) -> bytes:
    said = document.info
    title, author = _as_xml(said.title), _as_xml(said.author)
    made = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>""".encode()
    head = f"<</Type/Metadata/Subtype/XML/Length {len(made)}>>\nstream\n".encode()
    return head + made + b"\n" + _STREAM_ENDS


def _as_xml(words: str | None) -> str:
    # The library's own way imports a network's worth of modules: a fifth of a fresh process.
    return (words or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _tree(canvas: TaggedCanvas, first: int) -> list[bytes]:
    """The root of the tree, its parents by page, and each part; numbered from `first`."""
    parts = list(_in_order(canvas.tags.root))
    number = {id(part): first + 2 + place for place, part in enumerate(parts)}
    ids = canvas._doc.idToObjectNumberAndVersion
    pages = [ids[f"Page{page + 1}"][0] for page in range(len(canvas.tags.drawn))]
    root = f"<</Type/StructTreeRoot/K {number[id(canvas.tags.root)]} 0 R/ParentTree {first + 1} 0 R"
    root += f"/ParentTreeNextKey {len(pages)}>>"
    told = (
        f"{page}[{' '.join(f'{number[id(part)]} 0 R' for part in drawn)}]"
        for page, drawn in enumerate(canvas.tags.drawn)
    )
    parents = f"<</Nums[{''.join(told)}]>>"
    made = [_part(part, number, pages, first) for part in parts]
    return [root.encode(), parents.encode(), *made]


def _in_order(part: Element) -> Iterator[Element]:
    yield part
    for kid in part.kids:
        if isinstance(kid, Element):
            yield from _in_order(kid)


def _part(part: Element, number: dict[int, int], pages: Sequence[int], root: int) -> bytes:
    above = root if part.parent is None else number[id(part.parent)]
    page = next((kid[0] for kid in part.kids if isinstance(kid, tuple)), None)
    kids = []
    for kid in part.kids:
        if isinstance(kid, Element):
            kids.append(f"{number[id(kid)]} 0 R")
        elif kid[0] == page:
            kids.append(str(kid[1]))
        else:
            kids.append(f"<</Type/MCR/Pg {pages[kid[0]]} 0 R/MCID {kid[1]}>>")
    said = f"<</S/{part.role}/P {above} 0 R"
    if page is not None:
        said += f"/Pg {pages[page]} 0 R"
    if kids:
        said += f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]"
    if part.scope:
        said += f"/A<</O/Table/Scope/{part.scope}>>"
    if part.spoken:
        key = "Alt" if part.role == "Figure" else "ActualText"
        said += f"/{key}<FEFF{part.spoken.encode('utf-16-be').hex()}>"
    return f"{said}>>".encode()


def _packed(bodies: Sequence[bytes], catalog: int, info: int, ids: bytes) -> bytes:
    """The file of these objects: streams as they are, all else in packed streams."""
    parts, offset = [_HEAD], len(_HEAD)
    places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
    plain = []

    def add(number: int, body: bytes) -> None:
        nonlocal offset
        places[number] = (1, offset, 0)
        made = b"%d 0 obj\n%b\nendobj\n" % (number, body)
        parts.append(made)
        offset += len(made)

    for number, body in enumerate(bodies, 1):
        if body.rstrip().endswith(_STREAM_ENDS):
            add(number, body.rstrip())
        else:
            plain.append((number, body.strip()))
    last = len(bodies)
    for start in range(0, len(plain), _PACKED):
        last += 1
        several = plain[start : start + _PACKED]
        places.update((number, (2, last, n)) for n, (number, _) in enumerate(several))
        add(last, _object_stream(several))
    last += 1
    start_of_list, places[last] = offset, (1, offset, 0)
    rows = b"".join(
        bytes((kind,)) + where.to_bytes(4, "big") + which.to_bytes(2, "big")
        for kind, where, which in (places[number] for number in range(last + 1))
    )
    file_ids = ids.split(b"]")[0].strip() + b"]"
    head = b"/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID %b" % (
        last + 1, catalog, info, file_ids,
    )  # fmt: skip
    add(last, _stream(head, rows))
    parts.append(b"startxref\n%d\n%%%%EOF\n" % start_of_list)
    return b"".join(parts)


def _object_stream(several: Sequence[tuple[int, bytes]]) -> bytes:
    index, at = [], 0
    for number, body in several:
        index.append(b"%d %d" % (number, at))
        at += len(body) + 1
    numbers = b" ".join(index) + b"\n"
    content = numbers + b"\n".join(body for _, body in several)
    return _stream(b"/Type/ObjStm/N %d/First %d" % (len(several), len(numbers)), content)


def _stream(head: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content)
    start = b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n" % (head, len(packed))
    return start + packed + b"\n" + _STREAM_ENDS
