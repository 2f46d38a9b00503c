"""How times grow with the book: a tenth of it against the whole, measured the same way."""

from collections.abc import Iterator, Sequence

from tests.benchmarks.measuring import Measured


def growth(
    small: Sequence[Measured], large: Sequence[Measured], times: float
) -> Iterator[Measured]:
    """The ratio of our times divided by that of the books: 1 is linear, less is better."""
    before = {each.what: each.ours for each in small}
    for each in large:
        if each.what in before and each.unit == "ms":
            ratio = each.ours / before[each.what] / times
            yield Measured(
                f"growth × {times:g}: {each.what}",
                each.ours,
                before[each.what],
                ratio,
                ratio,
                ratio,
                1.2,
                note="ours in the whole book, ours in a tenth of it",
            )
