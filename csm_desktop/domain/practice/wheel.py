"""How the checklist lies on a wheel: a slice an item, a gap between layers, from the top on."""

from collections.abc import Mapping

from csm_desktop.domain.practice.checklist import ComparedRound
from csm_desktop.domain.records.practice.checklist import ChecklistLayer, ItemState
from csm_desktop.values import dataclass

_GAP = 4.0  # degrees between two layers
_SHARES = {ItemState.IN_PLACE: 1.0, ItemState.PARTLY: 0.5}


@dataclass(frozen=True, slots=True)
class Slice:
    """The part of an item: from `start` over `span` degrees, as a clock goes; `share` is how far it
    is filled, `layer_middle` where its layer's name belongs."""

    layer: ChecklistLayer
    start: float
    span: float
    share: float
    layer_middle: float


def laid_wheel(picture: ComparedRound) -> tuple[Slice, ...]:
    """The slices of a round; a layer without items takes no room."""
    layers = [layer for layer in ChecklistLayer if picture.of_layer(layer)]
    if not layers:
        return ()
    span = (360.0 - _GAP * len(layers)) / len(picture.lines)
    found: list[Slice] = []
    at = _GAP / 2
    for layer in layers:
        lines = picture.of_layer(layer)
        middle = at + span * len(lines) / 2
        for index, line in enumerate(lines):
            share = _SHARES.get(line.state, 0.0) if line.state is not None else 0.0
            found.append(Slice(layer, at + span * index, span, share, middle))
        at += span * len(lines) + _GAP
    return tuple(found)


def kept_apart(
    wanted: Mapping[ChecklistLayer, float], apart: float, low: float, high: float
) -> dict[ChecklistLayer, float]:
    """Heights near the wanted ones, between `low` and `high` and at least `apart` from one another,
    in their order; where there is no room for that, from `low` on."""
    order = sorted(wanted, key=wanted.__getitem__)
    found: dict[ChecklistLayer, float] = {}
    floor = low
    for layer in order:
        found[layer] = max(wanted[layer], floor)
        floor = found[layer] + apart
    ceiling = max(high, low + apart * (len(order) - 1))
    # Back from the end: what was pushed out at the foot pushes the others up again.
    for layer in reversed(order):
        found[layer] = min(found[layer], ceiling)
        ceiling = found[layer] - apart
    return found
