"""Export and print: the file on the disk, E8, and pages on a printer that writes a PDF."""

import errno
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from csm_desktop import files
from csm_desktop.app.documents.ebr import ebr_material, pack_of, pack_pdf
from csm_desktop.domain.reviews.editions import Edition
from csm_desktop.ui.ebr.preview import hand_out as handing_out
from csm_desktop.ui.ebr.preview.hand_out import NameTaken
from csm_desktop.ui.paper.pages import print_pages
from tests.ui.ebr.conftest import PAGES, Driver
from tests.ui.hands import press, write


@pytest.fixture
def saving_as(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The answer to the file dialog; what it proposed is kept beside it."""
    target = tmp_path / "out" / "pack.pdf"
    target.parent.mkdir()

    def answer(_: object, __: str, start: str, ___: str) -> tuple[str, str]:
        (tmp_path / "proposed").write_text(Path(start).name, encoding="utf-8")
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return target


def test_export_stores_what_is_being_typed_and_writes_the_pack(
    studio: Driver, saving_as: Path, tmp_path: Path
) -> None:
    from csm_desktop.domain.records.reviews import ReviewPart

    page = studio.open("Northwind Rail")
    words = studio.title(ReviewPart.SUMMARY)
    press(words.editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    write(words.editor, " indeed")
    studio.shell.commands["ebr.export"].run()
    studio.settle()
    assert saving_as.read_bytes().startswith(b"%PDF")
    document = PdfDocument(saving_as.read_bytes())
    assert len(document) == PAGES
    text = document[1].get_textpage().get_text_range()
    document.close()
    assert "indeed" in text
    proposed = (tmp_path / "proposed").read_text(encoding="utf-8")
    assert proposed == "Northwind Rail - EBR 2 - 2026-11-24.pdf"
    assert studio.shell.toasts == [f"Saved as pack.pdf, {PAGES} pages."]
    assert page.shell.recents.get("ebr folder") == str(saving_as.parent)


def test_an_edition_is_previewed_and_goes_out_under_a_name_of_its_own(
    studio: Driver, saving_as: Path, tmp_path: Path
) -> None:
    page = studio.open("Northwind Rail")
    page.head.edition.editor.setCurrentIndex(list(Edition).index(Edition.SUMMARY))
    page.head.edition.commit()
    studio.settle()
    assert page.preview.count.text() == "Page 1 of 1"
    studio.shell.commands["ebr.export"].run()
    studio.settle()
    document = PdfDocument(saving_as.read_bytes())
    assert len(document) == 1
    document.close()
    proposed = (tmp_path / "proposed").read_text(encoding="utf-8")
    assert proposed == "Northwind Rail - EBR 2 - 2026-11-24 - Summary on one page.pdf"


def test_export_plans_a_review_that_was_not(studio: Driver, saving_as: Path) -> None:
    studio.open("Kestrel Health")
    studio.page.handing_out.export()
    studio.settle()
    review = studio.review()
    assert review is not None
    assert review.on.isoformat() == "2026-12-11"
    document = PdfDocument(saving_as.read_bytes())
    assert "11 December 2026" in document[0].get_textpage().get_text_range()
    document.close()


def test_e8_a_target_that_is_open_elsewhere_offers_another_name(
    studio: Driver, saving_as: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saving_as.mkdir()  # cannot be replaced, whoever runs the test
    asked: list[str] = []

    def accept(dialog: NameTaken) -> int:
        asked.append(dialog.yes.text())
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(NameTaken, "exec", accept)
    studio.open("Northwind Rail")
    studio.page.handing_out.export()
    studio.settle()
    assert asked == ["&Save as pack (2).pdf"]
    assert saving_as.with_name("pack (2).pdf").read_bytes().startswith(b"%PDF")


def test_a_folder_that_is_gone_is_told(studio: Driver, saving_as: Path) -> None:
    saving_as.parent.rmdir()
    studio.open("Northwind Rail")
    studio.page.handing_out.export()
    studio.settle()
    assert [error.advice for error in studio.shell.told] == [
        "The folder does not exist. Choose another one."
    ]


def test_printing_sends_every_page_to_the_printer(
    studio: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    from PySide6 import QtPrintSupport

    target = tmp_path / "printed.pdf"

    class Dialog(QDialog):
        def __init__(self, printer: QPrinter, window: QWidget) -> None:
            super().__init__(window)
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(target))
            printer.setResolution(72)

        def exec(self) -> int:
            return 1

    monkeypatch.setattr(QtPrintSupport, "QPrintDialog", Dialog)
    studio.open("Northwind Rail")
    studio.shell.commands["ebr.print"].run()
    qtbot.waitUntil(lambda: bool(studio.shell.toasts), timeout=20_000)
    assert studio.shell.toasts == [f"{PAGES} pages were printed."]
    document = PdfDocument(target.read_bytes())
    width, height = document[0].get_size()
    assert (len(document), round(width), round(height)) == (PAGES, 842, 595)
    document.close()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_answer_is_told(
    studio: Driver, tmp_path: Path, northwind: int
) -> None:
    from csm_desktop.errors import UserError

    assert studio.shell.book is not None
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "missing folder" / "x.pdf"))
    with pytest.raises(UserError, match="does not answer"):
        print_pages(pack_pdf(pack_of(ebr_material(studio.shell.book, northwind))), printer)


def test_a_name_with_slashes_is_proposed_as_a_name(studio: Driver, saving_as: Path) -> None:
    from csm_desktop.app.accounts.acts import new_account
    from csm_desktop.app.plan.acts import new_goal

    assert studio.shell.book is not None
    account = studio.shell.book.run("New", new_account, "../A/S Nord: <R&D>").id
    studio.shell.book.run("Goal", new_goal, account, "Plan every depot in the tool")
    studio.settle()
    studio.open("../A/S Nord: <R&D>")
    studio.page.handing_out.export()
    studio.settle()
    proposed = (saving_as.parents[1] / "proposed").read_text(encoding="utf-8")
    assert proposed == "A-S Nord - -R&D- - EBR 1 - 2026-11-22.pdf"
    assert saving_as.exists()


def test_an_existing_file_is_replaced_whole(studio: Driver, saving_as: Path) -> None:
    saving_as.write_bytes(b"old" * 400_000)
    studio.open("Northwind Rail")
    studio.page.handing_out.export()
    studio.settle()
    content = saving_as.read_bytes()
    assert content.startswith(b"%PDF")
    assert len(content) < 1_200_000
    assert [each.name for each in saving_as.parent.iterdir()] == ["pack.pdf"]


def test_a_file_that_the_dialog_did_not_ask_about_is_not_replaced(
    studio: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pack.pdf").write_bytes(b"old")
    typed = str(tmp_path / "pack")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (typed, ""))
    monkeypatch.setattr(NameTaken, "exec", lambda _: int(QDialog.DialogCode.Accepted))
    studio.open("Northwind Rail")
    studio.page.handing_out.export()
    studio.settle()
    assert (tmp_path / "pack.pdf").read_bytes() == b"old"
    assert (tmp_path / "pack (2).pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("fault", "advice"),
    [
        (errno.ENOSPC, "The disk is full. Free some space and try again."),
        (errno.EACCES, "You may not write into this folder. Choose another one."),
    ],
)
def test_a_full_disk_and_a_protected_folder_are_told_and_leave_the_old_file(
    studio: Driver, saving_as: Path, monkeypatch: pytest.MonkeyPatch, fault: int, advice: str
) -> None:
    saving_as.write_bytes(b"old")

    def refuse(_: Path) -> None:
        raise OSError(fault, "refused")

    monkeypatch.setattr(files, "open_new", refuse)
    studio.open("Northwind Rail")
    studio.page.handing_out.export()
    studio.settle()
    assert [error.advice for error in studio.shell.told] == [advice]
    assert saving_as.read_bytes() == b"old"
    assert not studio.page.handing_out.busy


def test_a_cancelled_export_plans_no_review(
    studio: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    studio.open("Kestrel Health")
    studio.shell.commands["ebr.export"].run()
    studio.settle()
    assert studio.review() is None
    assert studio.shell.toasts == []


def test_the_page_drawn_away_carries_the_pdf(
    studio: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried: list[Path] = []
    taken = [False]

    def drag_out(_: object, mime: QMimeData, __: object) -> bool:
        carried.extend(Path(url.toLocalFile()) for url in mime.urls())
        return taken[0]

    monkeypatch.setattr(handing_out, "drag_out", drag_out)
    page = studio.open("Kestrel Health")
    sheet = page.preview.sheet
    start = sheet.rect().center()
    QTest.mousePress(sheet, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(sheet, start + QPoint(2, 0))
    assert carried == []
    QTest.mouseMove(sheet, start + QPoint(60, 30))
    assert [path.name for path in carried] == ["Kestrel Health - EBR 3 - 2026-12-11.pdf"]
    assert carried[0].read_bytes().startswith(b"%PDF")
    QTest.mouseMove(sheet, start)
    assert len(carried) == 1
    assert studio.review() is None, "let go over nothing: nothing was handed out"
    taken[0] = True
    QTest.mouseRelease(sheet, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mousePress(sheet, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(sheet, start + QPoint(60, 30))
    assert studio.review() is not None
    studio.settle()
    QTest.mouseRelease(sheet, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
