"""How far a measure has come: from day 1 towards its target, in one line of a table."""

from csm_desktop.reports.figures.shapes import Drawing
from csm_desktop.reports.figures.sketch import Box, Sketch
from csm_desktop.tokens import CHART
from csm_desktop.values import dataclass

_MOST = 1.25


@dataclass(frozen=True, slots=True)
class Bullet:
    """`share` of the way from the baseline to the target: 0 = day 1, 1 = target reached."""

    share: float


def bullet(values: Bullet, width: float) -> Drawing:
    """A track with the way covered, and a tick at the target; a step back is a red stub.

    Shares beyond 125 % are drawn at the edge: the number stands beside it.
    """
    height = 14.0
    sketch = Sketch(width, height)
    start = 0.5
    full = (width - start) / _MOST
    middle = height / 2
    share = min(values.share, _MOST)
    sketch.rect(Box(start, middle - 3, start + full, middle + 3), CHART.track)
    # A step back has no length on the track: a stub says that there was one.
    end, ink = (start + full * share, CHART.good) if share >= 0 else (start + 3, CHART.missed)
    sketch.rect(Box(start, middle - 3, end, middle + 3), ink)
    sketch.line((start, middle - 5, start, middle + 5), CHART.axis, 0.8)
    sketch.line((start + full, middle - 6, start + full, middle + 6), CHART.series, 1.6)
    return sketch.drawing
