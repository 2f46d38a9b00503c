"""The totals of an import in a row of figures: things new and changed, and the book's ARR."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from csm_desktop.app.imports import Effect
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.widgets.card import KeyFigure
from csm_desktop.ui.widgets.layout.flow import FlowLayout
from csm_desktop.wording import count, money, percent, render, tr

_AROUND, _LEAST = 60, 150  # px: what a card has beside its words, and how narrow it may be
_STARTLING = 0.5  # growth of ARR by one import that is marked


def _kinds() -> dict[str, str]:
    return {
        "Account": tr("Accounts"),
        "Contact": tr("Contacts"),
        "ContactPhoto": tr("Photos"),
        "Subscription": tr("Contracts"),
        "RevenueEvent": tr("Movements of ARR"),
        "Reading": tr("Readings"),
        "Opportunity": tr("Opportunities"),
        "EngagementEvent": tr("Trainings and events"),
        "AdvocacyAct": tr("Acts of advocacy"),
        "Meeting": tr("Meetings"),
        "ProductRequest": tr("Requests to product"),
        "Action": tr("Actions"),
    }


class Totals(QWidget):
    """What an import would do (or did) to the whole book."""

    def __init__(self) -> None:
        super().__init__()
        self.figures: list[KeyFigure] = []
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_effect(self, effect: Effect) -> None:
        """Show the figures of an import; kinds that it does not touch are left out."""
        for figure in self.figures:
            self._flow.removeWidget(figure)
            figure.hide()
            figure.deleteLater()
        self.figures = [*_things(effect), *_money(effect)]
        for figure in self.figures:
            self._flow.addWidget(figure)


def figure_in_words(figure: KeyFigure) -> str:
    """A figure in one line, for a screen reader."""
    return f"{figure.caption.text()}: {figure.figure.text()} {figure.aside.text()}".strip()


def _things(effect: Effect) -> list[KeyFigure]:
    figures = []
    for kind, called in _kinds().items():
        new, changed = effect.made.get(kind, 0), effect.changed_of(kind)
        if not new and not changed:
            continue
        first = say("{n} new", n=count(new)) if new else say("{n} changed", n=count(changed))
        also = render(say("{n} changed", n=count(changed))) if new and changed else ""
        figures.append(_wide(KeyFigure(called, render(first), also)))
    return figures


def _money(effect: Effect) -> list[KeyFigure]:
    """ARR before and after, for each currency that moves."""
    if not effect.moves_money:
        return []
    before = {each.currency: each for each in effect.arr_before}
    after = {each.currency: each for each in effect.arr_after}
    figures = []
    for currency in sorted(before | after):
        was = before.get(currency, Money(0, currency))
        now = after.get(currency, Money(0, currency))
        if was != now:
            caption = render(say("ARR of the book, {currency}", currency=currency))
            text = say("{before} → {after}", before=money(was, whole=True),
                       after=money(now, whole=True))  # fmt: skip
            figure = _wide(KeyFigure(caption, render(text), _growth(was, now)))
            if was.minor and abs(now.minor - was.minor) > _STARTLING * was.minor:
                figure.set_edge("watch")
            figures.append(figure)
    return figures


def _growth(was: Money, now: Money) -> str:
    if not was.minor:
        return ""
    share = (now.minor - was.minor) / was.minor
    return f"{'+' if share > 0 else ''}{percent(share)}"


def _wide(figure: KeyFigure) -> KeyFigure:
    """As wide as its words: half a figure is a wrong one."""
    figure.setAccessibleName(figure_in_words(figure))
    hint = figure.figure.sizeHint().width() + figure.aside.sizeHint().width()
    wide = max(hint, figure.caption.sizeHint().width()) + theme.px(_AROUND)
    figure.setFixedWidth(max(wide, theme.px(_LEAST)))
    figure.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return figure
