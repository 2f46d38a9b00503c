"""The Revenue workspace: movements by account and by segment, renewals, forecast, pipeline."""

from PySide6.QtWidgets import QApplication, QWidget

from csm_desktop.domain.money.revenue_groups import GroupBy
from csm_desktop.ui.people.coverage_page import CoveragePage
from csm_desktop.ui.revenue.page import RevenuePage
from tests.gallery.frame import _opened, _program, _sample
from tests.gallery.register import picture


def _page(widget: QWidget) -> RevenuePage:
    window = _opened(widget)
    window.go("revenue")
    page = window.page
    assert isinstance(page, RevenuePage)
    return page


def _movements(widget: QWidget, by: GroupBy) -> None:
    page = _page(widget)
    page.movements.groups.choose(by)
    for _pass in range(40):
        QApplication.processEvents()
        page.movements.table.repaint()
    page.take_focus()


@picture("revenue-movements", prepare=lambda widget: _movements(widget, GroupBy.ACCOUNT))
def movements() -> QWidget:
    return _program(_sample())


@picture("revenue-segments", prepare=lambda widget: _movements(widget, GroupBy.SEGMENT))
def segments() -> QWidget:
    return _program(_sample())


def _face(widget: QWidget, face: str) -> None:
    page = _page(widget)
    page.turn(face)
    for _pass in range(40):
        QApplication.processEvents()
        page.repaint()
    page.take_focus()


@picture("revenue-renewals", prepare=lambda widget: _face(widget, "renewals"))
def renewals() -> QWidget:
    return _program(_sample())


@picture("revenue-pipeline", prepare=lambda widget: _face(widget, "pipeline"))
def pipeline() -> QWidget:
    return _program(_sample())


def _roles(widget: QWidget) -> None:
    window = _opened(widget)
    window.go("coverage")
    page = window.page
    assert isinstance(page, CoveragePage)
    for _pass in range(40):
        QApplication.processEvents()
        page.repaint()
    page.take_focus()


@picture("role-coverage", prepare=_roles)
def role_coverage() -> QWidget:
    return _program(_sample())
