"""The Revenue workspace, the Relay and the Practice: what is told of the whole book."""

from PySide6.QtWidgets import QApplication, QWidget

from csm_desktop.domain.money.revenue_groups import GroupBy
from csm_desktop.ui.people.coverage_page import CoveragePage
from csm_desktop.ui.practice.page import PracticePage
from csm_desktop.ui.relay.page import RelayPage
from csm_desktop.ui.revenue.page import RevenuePage
from csm_desktop.ui.widgets import Scroll
from csm_desktop.ui.widgets.charts.chart import Chart
from tests.gallery.frame import _opened, _program, _sample, _until
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


def _relay(widget: QWidget, face: str) -> RelayPage:
    window = _opened(widget)
    window.go("relay")
    page = window.page
    assert isinstance(page, RelayPage)
    page.turn(face)
    for _pass in range(40):
        QApplication.processEvents()
        page.repaint()
    page.take_focus()
    return page


@picture("relay-stages", prepare=lambda widget: _relay(widget, "stages"))
def relay_stages() -> QWidget:
    return _program(_sample())


@picture("relay-sellers", prepare=lambda widget: _relay(widget, "sellers"))
def relay_sellers() -> QWidget:
    return _program(_sample())


@picture("relay-colleagues", prepare=lambda widget: _relay(widget, "colleagues"))
def relay_colleagues() -> QWidget:
    return _program(_sample())


@picture("relay-models", prepare=lambda widget: _relay(widget, "models"))
def relay_models() -> QWidget:
    return _program(_sample())


@picture("relay-segments", prepare=lambda widget: _relay(widget, "segments"))
def relay_segments() -> QWidget:
    return _program(_sample())


def _served(widget: QWidget) -> None:
    page = _relay(widget, "segments")
    page.segments.details.texts["dos"].setFocus()
    area = page.segments.findChild(Scroll)
    assert area is not None
    area.ensureWidgetVisible(page.segments.details.norms)


@picture("relay-segment-served", prepare=_served)
def relay_segment_served() -> QWidget:
    return _program(_sample())


def _asked_to_move(widget: QWidget) -> None:
    page = _relay(widget, "segments")
    table = page.segments.journey.table
    last = table.lines[-1]
    table.select(last.id)
    page.segments.step_move.ask(last.id, 300)
    for _pass in range(40):
        QApplication.processEvents()
        page.repaint()


@picture("relay-step-move", prepare=_asked_to_move)
def relay_step_move() -> QWidget:
    return _program(_sample())


def _practice(widget: QWidget, face: str) -> None:
    window = _opened(widget)
    window.go("practice")
    page = window.page
    assert isinstance(page, PracticePage)
    page.turn(face)
    for _pass in range(40):
        QApplication.processEvents()
        page.repaint()
    page.take_focus()


@picture("practice-assessment", prepare=lambda widget: _practice(widget, "assessment"))
def practice_assessment() -> QWidget:
    return _program(_sample())


@picture("practice-checklist", prepare=lambda widget: _practice(widget, "checklist"))
def practice_checklist() -> QWidget:
    return _program(_sample())


@picture("practice-requests", prepare=lambda widget: _practice(widget, "requests"))
def practice_requests() -> QWidget:
    return _program(_sample())


@picture("practice-council", prepare=lambda widget: _practice(widget, "council"))
def practice_council() -> QWidget:
    return _program(_sample())


@picture("practice-kpis", prepare=lambda widget: _practice(widget, "kpis"))
def practice_kpis() -> QWidget:
    return _program(_sample())


def _engagement(widget: QWidget) -> None:
    _practice(widget, "engagement")
    _until(lambda: all(c.is_drawn for c in widget.findChildren(Chart) if c.isVisible()))


@picture("practice-engagement", prepare=_engagement)
def practice_engagement() -> QWidget:
    return _program(_sample())
