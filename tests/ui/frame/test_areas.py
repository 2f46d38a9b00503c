"""F6 goes through the parts of the window, whatever the page is."""

from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.frame.conftest import Driver, MakeBook, noting_specs


def test_one_key_leads_from_the_page_to_the_sidebar_to_the_header_and_back(
    driver: Driver, make_book: MakeBook
) -> None:
    window = driver.opened(make_book("Mine"), noting_specs()).window
    window.go("two")
    page = window.page
    assert page is not None
    parts: list[QWidget] = [page, window.sidebar, window.header]

    def here() -> QWidget | None:
        focus = QApplication.focusWidget()
        return next((p for p in parts if focus and (p is focus or p.isAncestorOf(focus))), None)

    page.take_focus()
    seen = [here()]
    for _ in range(3):
        assert window.workbench.commands.run("window.next_area")
        seen.append(here())
    assert seen == [page, window.sidebar, window.header, page]
    assert window.workbench.commands.run("window.previous_area")
    assert here() is window.header
    window.workbench.commands.run("window.previous_area")
    assert here() is window.sidebar
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName().startswith("Two"), "the entry of the page one is on"
