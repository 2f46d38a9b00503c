"""What narrows the list of accounts: a view, words, whose they are, and what is kept of it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from csm_desktop.app.lists.overview import Overview
from csm_desktop.app.lists.views import VIEWS, View
from csm_desktop.app.saved_views import OwnView
from csm_desktop.domain.lists.conditions import Condition, Worth, fact_filter
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.text.plain_letters import plain_letters
from csm_desktop.ui.book.fact_field import FactField
from csm_desktop.ui.widgets.chip import Chip, ChipRow
from csm_desktop.ui.widgets.table import Table
from csm_desktop.wording import label, read_number, tr

ALL = "all"
_OWN = "own."
_PASSING = "passing"
Keeps = Callable[[AccountLine], bool]


class Narrowing:
    """The chips of views and the filter over one table.

    A view of the user's own brings its words and its order with it, and takes its words along
    when another view is chosen.
    """

    def __init__(self, table: Table[AccountLine], today: Callable[[], date]) -> None:
        self._table, self._today = table, today
        self._overview: Overview | None = None
        self._own: tuple[OwnView, ...] = ()
        self._passing: tuple[str, frozenset[int]] | None = None
        self._former = ALL
        self._user: int | None = None
        self.mine = Chip(tr("Only mine"))
        self.mine.toggled.connect(lambda _: self._keep())
        self.views = ChipRow(tr("Saved views"), self._chips())
        self.views.chosen.connect(self._choose)
        self._asked: tuple[Condition, ...] = ()
        self.filter = FactField(lambda: table.model.all_lines)
        self.filter.textChanged.connect(self._typed)
        self.filter.returnPressed.connect(self._to_found)

    @property
    def own(self) -> OwnView | None:
        """The user's own view that is on."""
        return self._own_at(self.views.key)

    def as_it_stands(self, name: str) -> OwnView:
        """What narrows the table now, under a name."""
        on = self.own
        key, descending = self._table.model.sorting
        base = on.base if on is not None else self.views.key
        return OwnView(name, base, self.filter.text().strip(), key, descending)

    def show_user(self, user: int | None) -> None:
        """Who the user is, for "Only mine"."""
        if user != self._user:
            self._user = user
            if self.mine.isChecked():
                self._keep()

    def renew(self) -> None:
        """Narrow the table anew, by what is chosen now."""
        self._keep()

    def mine_of(self, lines: Sequence[AccountLine]) -> Sequence[AccountLine]:
        """The lines that "Only mine" leaves: those of the user, and those of nobody."""
        if not self.mine.isChecked():
            return lines
        return [line for line in lines if line.owner_id in (None, self._user)]

    def show_own(self, views: Sequence[OwnView]) -> None:
        """Offer the user's views; a view that is gone gives way to all accounts."""
        if tuple(views) == self._own:
            return
        self._own = tuple(views)
        self.views.set_chips(self._chips())
        self._count_own()

    def show_passing(self, title: str, ids: Sequence[int]) -> None:
        """Offer a view of these accounts until another one comes, and turn it on."""
        self._passing = title, frozenset(ids)
        self.filter.clear()
        self.views.set_chips(self._chips())
        self.views.set_number(_PASSING, len(ids))
        self.views.choose(_PASSING)
        self._keep()

    def forget_passing(self) -> None:
        """The view that another page asked for is gone with its book."""
        if self._passing is not None:
            self._passing = None
            self.views.set_chips(self._chips())

    def forget_numbers(self) -> None:
        """Nothing is known of the book as a whole."""
        self._overview = None

    def say_numbers(self, chips: Sequence[tuple[str, str, int | None]]) -> None:
        """Let these numbers stand until the book as a whole is known."""
        for key, words, number in chips:
            if (key, words) in {(each, said) for each, said, _ in self.views.chips}:
                self.views.set_number(key, number)

    def show_numbers(self, overview: Overview, numbers: Mapping[str, int]) -> None:
        """The book as a whole, and how many accounts each view holds (see `numbers_of_views`)."""
        self._overview = overview
        for key, number in numbers.items():
            self.views.set_number(key, number)
        self._count_own()
        if self.views.key != ALL or self._asked:
            self._keep()

    @property
    def kept_chips(self) -> list[tuple[str, str, int | None]]:
        """The views as they are offered, with their numbers; what another page asked for passes."""
        return [chip for chip in self.views.chips if chip[0] != _PASSING]

    def choose_named(self, name: str) -> None:
        """Turn on a view of the user's own."""
        for index, view in enumerate(self._own):
            if view.name == name:
                self.views.choose(f"{_OWN}{index}")

    def clear(self) -> None:
        """All accounts, and no words."""
        self.filter.clear()
        self.views.choose(ALL)

    def dismiss(self) -> bool:
        """Esc takes the words away, then the view."""
        on = self.own
        words = self.filter.text().strip()
        # What was typed goes first, the view after that: one step back at a time.
        if self.filter.hasFocus() or (words and (on is None or words != on.words)):
            self.filter.setText(on.words if on is not None else "")
            self._table.setFocus()
            return True
        if self.views.key != ALL or words:
            self.clear()
            return True
        return False

    def _chips(self) -> list[tuple[str, str, int | None]]:
        built = [(view.key, tr(view.title), None) for view in VIEWS]
        own = [(f"{_OWN}{n}", view.name, None) for n, view in enumerate(self._own)]
        passing = [(_PASSING, self._passing[0], None)] if self._passing is not None else []
        return [*built, *own, *passing]

    def _count_own(self) -> None:
        """How many accounts each of the user's views holds, its words included."""
        overview = self._overview
        if overview is None:
            return
        by_key = {view.key: view for view in VIEWS}
        for index, own in enumerate(self._own):
            view = by_key.get(own.base, VIEWS[0])
            read = fact_filter(own.words, label, read_number)
            holds = self._narrowed(partial(_holds, view, overview), read.conditions)
            number = self._table.model.count(holds or _any, read.words)
            self.views.set_number(f"{_OWN}{index}", number)

    def _own_at(self, key: str) -> OwnView | None:
        place = key.removeprefix(_OWN)
        known = key.startswith(_OWN) and place.isdigit() and int(place) < len(self._own)
        return self._own[int(place)] if known else None

    def _choose(self, key: str) -> None:
        former, own = self._own_at(self._former), self._own_at(key)
        self._former = key
        self._keep()
        if own is not None:
            self.filter.setText(own.words)
            if own.sort in {column.key for column in self._table.model.columns} | {""}:
                self._table.sort_by(own.sort, own.descending)
        elif former is not None and self.filter.text().strip() == former.words:
            self.filter.clear()

    def _keep(self) -> None:
        """Without the book as a whole nobody can say what a view holds: all, until it is there."""
        own = self.own
        key = own.base if own is not None else self.views.key
        if key == _PASSING and self._passing is not None:
            ids = self._passing[1]
            self._table.keep(self._narrowed(lambda line: line.id in ids))
            return
        view = next((view for view in VIEWS if view.key == key), VIEWS[0])
        overview = self._overview
        wanted = view.key != ALL and overview is not None
        self._table.keep(self._narrowed(partial(_holds, view, overview) if wanted else None))
        if self._table.grid.hasFocus() and self._table.current is None:
            self._table.step(0)  # the line that the keyboard was on is not in this view

    def _typed(self, _: str) -> None:
        """A key: the list looks for the words itself, and is narrowed anew by other facts only."""
        read = self.filter.read
        if read.conditions != self._asked:
            self._asked = read.conditions
            self._keep()
        self._table.filter(read.words)

    def _narrowed(
        self, keeps: Keeps | None, conditions: Sequence[Condition] | None = None
    ) -> Keeps | None:
        """What a view keeps, of that what is wanted of whose it is, and of what the facts are."""
        tests = [keeps] if keeps is not None else []
        if self.mine.isChecked():
            owners = (None, self._user)
            tests.append(lambda line: line.owner_id in owners)
        for condition in self._asked if conditions is None else conditions:
            worth = self._overview.worth if self._overview is not None else None
            tests.append(partial(_is_so, condition, self._today(), worth))
        if len(tests) < 2:
            return tests[0] if tests else None
        return lambda line: all(test(line) for test in tests)

    def _to_found(self) -> None:
        """Enter goes to what was found, best to an account called so; a second Enter opens it."""
        lines, words = self._table.lines, plain_letters(self.filter.read.words).split()
        called = [line for line in lines if all(word in plain_letters(line.name) for word in words)]
        if lines:
            self._table.setFocus()
            self._table.select((called or lines)[0].id)


def _holds(view: View, overview: Overview | None, line: AccountLine) -> bool:
    return overview is None or view.keeps(line, overview)


def _any(line: AccountLine) -> bool:
    del line
    return True


def _is_so(condition: Condition, today: date, worth: Worth | None, line: AccountLine) -> bool:
    return condition.holds(line, today, worth)
