"""Archives of lists, web pages and XML texts called .xls: read as what they are."""

import zipfile
from base64 import b64encode
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from csm_desktop.errors import UserError
from csm_desktop.importers.files.table import read_tables
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.planner import read_file
from csm_desktop.wording import render
from tests.importers.lists import asides

ACCOUNTS = "Account Name,Website,Industry\nKestrel,kestrel.example,Care\nHeron,heron.example,Food\n"
CONTACTS = "First Name,Last Name,Email,Account Name\nAnn,Lee,ann@kestrel.example,Kestrel\n"


def packed(folder: Path, parts: dict[str, bytes], name: str = "export.zip") -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return path


def workbook(folder: Path) -> bytes:
    path = folder / "inner.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Deals")
        sheet.write_row(0, 0, ["Opportunity Name", "Account Name", "Stage", "Amount", "Close Date"])
        sheet.write_row(1, 0, ["More seats", "Kestrel", "Proposal", 900, "2027-01-31"])
    return path.read_bytes()


def test_each_list_of_an_archive_is_read_and_named_with_its_kind(tmp_path: Path) -> None:
    plan = read_file(
        packed(
            tmp_path,
            {
                "out/contacts.csv": CONTACTS.encode(),
                "out/accounts.csv": ACCOUNTS.encode("utf-16"),
                "out/deals.xlsx": workbook(tmp_path),
                "out/logo.png": b"\x89PNG and more",
                "__MACOSX/out/._accounts.csv": b"\0\5\26\7",
            },
        )
    )
    assert [(each.sheet, each.kind) for each in plan.plans] == [
        ("contacts.csv", ListKind.CONTACTS), ("accounts.csv", ListKind.ACCOUNTS),
        ("deals.xlsx: Deals", ListKind.OPPORTUNITIES),
    ]  # fmt: skip
    assert [(each.sheet, render(each.reason)) for each in plan.left] == [
        ("logo.png", "logo.png is not a table: it is a PNG file.")
    ]
    assert [plan.plans[1].drafts[0].values["name"], plan.plans[1].encoding] == ["Kestrel", "utf-16"]


def test_members_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    parts = {f"{year}/people.csv": CONTACTS.encode() for year in ("2024", "2025")}
    names = [table.sheet for table in read_tables(packed(tmp_path, parts))]
    assert names == ["2024/people.csv", "2025/people.csv"]


def test_an_archive_without_a_list_says_what_is_in_it(tmp_path: Path) -> None:
    inner = packed(tmp_path, {"a.csv": ACCOUNTS.encode()}, "inner.zip").read_bytes()
    path = packed(tmp_path, {"a.pdf": b"%PDF-1.7", "b.zip": inner})
    with pytest.raises(
        UserError, match=r"a\.pdf is not a table: it is a PDF file.*b\.zip is an arc"
    ):
        read_file(path)
    with pytest.raises(UserError, match="without a file in it"):
        read_file(packed(tmp_path, {"__MACOSX/x": b""}, "none.zip"))


def test_i4_an_archive_of_lists_is_bounded_as_a_workbook_is(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="over 100 times"):
        read_file(packed(tmp_path, {"a.csv": b"name\n" + bytes(30_000_000)}))
    path = packed(tmp_path, {"a.csv": ACCOUNTS.encode() * 20})
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(UserError, match="cannot be read"):
        read_file(path)


PAGE = """<html><head><meta charset="windows-1252"><style>td {color: red}</style></head><body>
<table border=1><tr><th>Account Name<th>Owner<th>Notes</tr>
<tr><td rowspan=2>M\xfcller &amp; S\xf6hne</td><td>Ann&nbsp;Lee</td><td>one<br>two</td></tr>
<tr><td>Bob Roe</td><td><b>bold</b> <table><tr><td>inner</td></tr></table></td></tr>
<tr><td colspan=2>Total</td><td>2</td></tr></table><script>var x = "<td>no</td>"
</script></body></html>"""


def test_a_web_page_called_xls_is_read_as_its_table(tmp_path: Path) -> None:
    path = tmp_path / "report.xls"
    path.write_bytes(PAGE.encode("cp1252"))
    (table,) = read_tables(path)
    assert (table.headers, table.encoding) == (("Account Name", "Owner", "Notes"), "windows-1252")
    assert [list(row) for row in table.rows[:2]] == [
        ["Müller & Söhne", "Ann Lee", "one\ntwo"], ["Müller & Söhne", "Bob Roe", "bold inner"],
    ]  # fmt: skip


def test_a_page_with_several_tables_has_a_sheet_for_each(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    table = "<table><tr><td>Account Name</td><td>Owner</td></tr><tr><td>{}</td><td>Ann</td></table>"
    path.write_text(table.format("Kestrel") + "<p>and" + table.format("Heron"), encoding="utf-8")
    assert [(each.sheet, each.rows) for each in read_tables(path)] == [
        ("#1", [["Kestrel", "Ann"]]), ("#2", [["Heron", "Ann"]]),
    ]  # fmt: skip


def test_a_table_that_only_lays_out_the_page_is_none(tmp_path: Path) -> None:
    inner = "<tr><th>Account Name<th>Owner</tr><tr><td>Müller<td>Ann</tr><tr><td>Heron<td>Bo</tr>"
    page = f"<html><table><tr><td>Report<table>{inner}</table></td></tr></table></html>"
    archive = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\n"
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        f"{b64encode(page.encode()).decode()}\r\n--B--\r\n"
    )
    for content in (page.encode("utf-16"), archive.encode()):
        path = tmp_path / "report.xls"
        path.write_bytes(content)
        (table,) = read_tables(path)
        assert list(map(list, table.rows)) == [["Müller", "Ann"], ["Heron", "Bo"]]


def test_documents_that_are_packed_like_workbooks_are_named_for_what_they_are(
    tmp_path: Path,
) -> None:
    for name, part, kind in (
        ("a.docx", "word/document.xml", "Word"), ("b.numbers", "Index/Document.iwa", "Numbers"),
    ):  # fmt: skip
        path = packed(tmp_path, {"[Content_Types].xml": b"", part: b"\0"}, name)
        with pytest.raises(UserError, match=f"{name} is not a table: it is an? {kind} file"):
            read_file(path)


def test_a_page_without_a_table_is_named_so(tmp_path: Path) -> None:
    path = tmp_path / "login.csv"
    path.write_text("<!DOCTYPE html><html><body>Please log in</body></html>", encoding="utf-8")
    with pytest.raises(UserError, match="is a web page without a table"):
        read_file(path)


XML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style>
<Style ss:ID="z"><NumberFormat ss:Format="00000"/></Style></Styles>
<Worksheet ss:Name="Book"><Table>
<Row><Cell><Data ss:Type="String">Account ID</Data></Cell><Cell><Data ss:Type="String">Account
Name</Data></Cell><Cell><Data ss:Type="String">Renewal</Data></Cell>
<Cell><Data ss:Type="String">Adoption</Data></Cell></Row>
<Row ss:Index="4"><Cell ss:StyleID="z"><Data ss:Type="Number">123</Data></Cell>
<Cell ss:MergeDown="1"><Data ss:Type="String">Kestrel &amp; Co</Data></Cell>
<Cell><Data ss:Type="DateTime">2027-03-31T00:00:00.000</Data></Cell>
<Cell ss:StyleID="p"><Data ss:Type="Number">0.85</Data></Cell></Row>
<Row ss:Hidden="1"><Cell ss:StyleID="z"><Data ss:Type="Number">124</Data></Cell>
<Cell ss:Index="4"><Data ss:Type="Error">#N/A</Data></Cell></Row></Table></Worksheet>
<Worksheet ss:Name="Lists"><Table><Row><Cell><Data ss:Type="String">x</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">y</Data></Cell></Row></Table>
<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible>
</WorksheetOptions></Worksheet></Workbook>"""


def test_a_workbook_in_one_xml_text_is_read_with_its_dress(tmp_path: Path) -> None:
    path = tmp_path / "export.xls"
    path.write_text(XML, encoding="utf-8")
    book, lists = read_tables(path)
    assert book.headers == ("Account ID", "Account Name", "Renewal", "Adoption")
    assert [list(row) for row in book.rows] == [
        ["00123", "Kestrel & Co", date(2027, 3, 31), "85%"], ["00124", "Kestrel & Co", "", ""],
    ]  # fmt: skip
    assert (book.lines, book.hidden_lines, lists.is_hidden) == ([4, 5], frozenset({5}), True)
    plan = read_file(path).plans[0]
    assert asides(plan)[0][0] == 5


@pytest.mark.parametrize(
    "spoilt",
    [
        XML.replace("?>\n<Work", '?><!DOCTYPE w [<!ENTITY a "b">]>\n<Work', 1),
        XML.replace('ss:Index="4"', 'ss:Index="99999999"', 1),
    ],
)
def test_i4_a_hostile_xml_text_is_not_opened(tmp_path: Path, spoilt: str) -> None:
    path = tmp_path / "export.xls"
    path.write_text(spoilt, encoding="utf-8")
    with pytest.raises(UserError, match="is not opened"):
        read_tables(path)


def test_a_damaged_xml_text_is_an_error_for_the_user(tmp_path: Path) -> None:
    path = tmp_path / "export.xml"
    path.write_text(XML[:900], encoding="utf-8")
    with pytest.raises(UserError, match="it is damaged"):
        read_tables(path)
