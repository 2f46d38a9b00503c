"""One column for one field: the pairing whose confidences add up to most."""

from collections.abc import Mapping

_NEVER = 0.0


def best_pairs(weights: Mapping[tuple[int, str], float]) -> dict[int, str]:
    """The pairing of columns and fields with the greatest total weight (Hungarian method).

    Pairs that are not in `weights` are not made. Equal totals go to the leftmost columns, so that
    the same file is always read the same way.
    """
    columns = sorted({column for column, _ in weights})
    fields = sorted({field for _, field in weights})
    if not columns:
        return {}
    # A hair's weight for standing further left settles ties without outweighing any confidence.
    size = max(len(columns), len(fields))
    # The method wants a square: what is missing costs nothing.
    cost = [
        [
            -_weight(weights, columns, fields, row, column) if row < len(columns) else 0.0
            for column in range(size)
        ]
        for row in range(size)
    ]
    return {
        # A pair that was never offered is padding.
        columns[row]: fields[column]
        for row, column in enumerate(_cheapest(cost))
        if row < len(columns) and column < len(fields) and (columns[row], fields[column]) in weights
    }


def _weight(
    weights: Mapping[tuple[int, str], float],
    columns: list[int],
    fields: list[str],
    row: int,
    column: int,
) -> float:
    if column >= len(fields):
        return _NEVER
    weight = weights.get((columns[row], fields[column]))
    return _NEVER if weight is None else weight - 1e-6 * row


def _cheapest(cost: list[list[float]]) -> list[int]:
    """For each row of a square matrix its column, at the lowest total cost (Kuhn, Munkres)."""
    n = len(cost)
    row_price, column_price = [0.0] * (n + 1), [0.0] * (n + 1)
    owner = [0] * (n + 1)  # owner[column] is the row that has it; both count from 1
    for row in range(1, n + 1):
        owner[0] = row
        column = 0
        least = [float("inf")] * (n + 1)
        came_from = [0] * (n + 1)
        done = [False] * (n + 1)
        # Until a free column is reached along the cheapest path.
        while owner[column]:
            done[column] = True
            current, step, nearest = owner[column], float("inf"), 0
            for other in range(1, n + 1):
                if done[other]:
                    continue
                reduced = cost[current - 1][other - 1] - row_price[current] - column_price[other]
                if reduced < least[other]:
                    least[other], came_from[other] = reduced, column
                if least[other] < step:
                    step, nearest = least[other], other
            for other in range(n + 1):
                if done[other]:
                    row_price[owner[other]] += step
                    column_price[other] -= step
                else:
                    least[other] -= step
            column = nearest
        # Back along that path everybody moves on by one.
        while column:
            owner[column] = owner[came_from[column]]
            column = came_from[column]
    result = [0] * n
    for column in range(1, n + 1):
        result[owner[column] - 1] = column - 1
    return result
