"""A drawing that knows where its words stand, so that no label is set upon another."""

from collections.abc import Iterable, Sequence

from csm_desktop.reports import fonts
from csm_desktop.reports.figures.shapes import (
    Circle,
    Drawing,
    Polygon,
    PolyLine,
    Rect,
    StraightLine,
    String,
)
from csm_desktop.reports.lines import LaidLine, lay, shortened
from csm_desktop.reports.text import Align, Content, Style, colour, plain_text, runs, unit_width
from csm_desktop.tokens import CHART
from csm_desktop.values import dataclass

LABEL = Style(fonts.REGULAR, 9, 11.5, CHART.reference)
VALUE = Style(fonts.SEMIBOLD, 10, 12.5, CHART.series)
FIGURE = Style(fonts.SEMIBOLD, 14, 17, CHART.series)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points; `y0` is its lower edge."""

    x0: float
    y0: float
    x1: float
    y1: float

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share any area."""
        return (
            self.x0 < other.x1 and other.x0 < self.x1 and self.y0 < other.y1 and other.y0 < self.y1
        )


@dataclass(frozen=True, slots=True)
class Label:
    """A laid text with its size in points; `said` is how it is written, whatever its order on
    paper."""

    lines: tuple[LaidLine, ...]
    style: Style
    width: float
    height: float
    said: str = ""


def label(content: Content, style: Style = LABEL, width: float = 400.0, most: int = 1) -> Label:
    """Words for a figure, in at most `most` lines of `width`; longer ones end in an ellipsis."""
    lines = shortened(lay(content, style, width), most, style, width)
    widest = max((line.width for line in lines), default=0.0)
    high = len(lines) * style.leading
    return Label(tuple(lines), style, widest, high, plain_text(content))


class Sketch:
    """A drawing of `width` x `height` points, and the boxes its labels occupy."""

    def __init__(self, width: float, height: float) -> None:
        self.drawing = Drawing(width, height)
        self.width, self.height = width, height
        self.taken: list[Box] = []

    def line(  # a line has two ends, an ink, a weight and a dash
        self,
        ends: tuple[float, float, float, float],
        ink: str = CHART.grid,
        weight: float = 0.6,
        dash: Sequence[float] = (),
    ) -> None:
        """A straight line from (x0, y0) to (x1, y1)."""
        self.drawing.add(
            StraightLine(
                *ends,
                stroke=colour(ink),
                weight=weight,
                dash=dash,
            )
        )

    def path(
        self, points: Iterable[tuple[float, float]], ink: str, weight: float, cap: int = 1
    ) -> None:
        """A line through points, with round joints."""
        flat = [value for point in points for value in point]
        if len(flat) >= 4:
            self.drawing.add(
                PolyLine(
                    flat,
                    stroke=colour(ink),
                    weight=weight,
                    join=1,
                    cap=cap,
                )
            )

    def band(self, points: Iterable[tuple[float, float]], ink: str, weight: float) -> None:
        """A broad line with square ends, such as a ring's arc."""
        # Round ends would reach beyond the stretch that the band stands for.
        self.path(points, ink, weight, cap=0)

    def area(self, points: Iterable[tuple[float, float]], ink: str) -> None:
        """A filled shape with these corners."""
        flat = [value for point in points for value in point]
        self.drawing.add(Polygon(flat, fill=colour(ink), stroke=None))

    def rect(self, box: Box, ink: str) -> None:
        """A filled rectangle without a border."""
        self.drawing.add(
            Rect(
                box.x0,
                box.y0,
                box.x1 - box.x0,
                box.y1 - box.y0,
                fill=colour(ink),
                stroke=None,
            )
        )

    def frame(self, box: Box, ink: str, weight: float, dash: Sequence[float] = ()) -> None:
        """The border of a rectangle."""
        self.drawing.add(
            Rect(
                box.x0,
                box.y0,
                box.x1 - box.x0,
                box.y1 - box.y0,
                fill=None,
                stroke=colour(ink),
                weight=weight,
                dash=dash,
            )
        )

    def dot(
        self,
        x: float,
        y: float,
        radius: float,
        ink: str,
        hollow: bool = False,
        dash: Sequence[float] = (),
    ) -> None:
        """A round mark; hollow ones are white inside."""
        self.drawing.add(
            Circle(
                x,
                y,
                radius,
                fill=colour("#FFFFFF" if hollow else ink),
                stroke=colour(ink),
                weight=1.2,
                dash=dash,
            )
        )

    def diamond(self, x: float, y: float, radius: float, ink: str, hollow: bool = False) -> None:
        """A mark that is told from a dot in grey print."""
        self.drawing.add(
            Polygon(
                [x, y + radius, x + radius, y, x, y - radius, x - radius, y],
                fill=colour("#FFFFFF" if hollow else ink),
                stroke=colour(ink),
                weight=1.2,
            )
        )

    def triangle(self, x: float, y: float, radius: float, ink: str) -> None:
        """A mark that points up, told from a dot and a diamond in grey print."""
        low = y - radius + 0.6
        self.drawing.add(
            Polygon(
                [x, y + radius, x + radius, low, x - radius, low],
                fill=colour(ink),
                stroke=None,
            )
        )

    def write(self, x: float, y: float, words: Label, align: Align = "left") -> Box:
        """Words whose lower edge is `y`, starting, ending or centred at `x`; they take room."""
        box = self.box(x, y, words, align)
        style = words.style
        # Names stand on their baseline, and a box is measured to its lower edge.
        base = y + words.height - (style.leading + 0.66 * style.size) / 2
        for line in words.lines:
            left = box.x0
            if align == "right":
                left = box.x1 - line.width
            elif align == "centre":
                left = (box.x0 + box.x1 - line.width) / 2
            for piece in line.pieces:
                for font, text in runs(piece.text, piece.font):
                    self.drawing.add(
                        String(
                            left,
                            base,
                            text,
                            font=font,
                            size=style.size,
                            fill=colour(piece.colour),
                        )
                    )
                    left += unit_width(text, font) * style.size
            base -= style.leading
        self.taken.append(box)
        return box

    @staticmethod
    def box(x: float, y: float, words: Label, align: Align = "left") -> Box:
        """Where the words would stand."""
        left = {"left": x, "right": x - words.width, "centre": x - words.width / 2}[align]
        return Box(left, y, left + words.width, y + words.height)

    def is_free(self, box: Box) -> bool:
        """Whether a box lies inside the drawing and upon no other words."""
        # Half a point of grace: a label that fits to the edge is rounded beyond it.
        inside = box.x0 >= -0.5 and box.x1 <= self.width + 0.5
        inside = inside and box.y0 >= -0.5 and box.y1 <= self.height + 0.5
        return inside and not any(box.overlaps(other) for other in self.taken)

    def write_where_free(
        self, words: Label, places: Iterable[tuple[float, float, Align]]
    ) -> Box | None:
        """Words at the first of the places that is free; None, and nothing drawn, if none is."""
        for x, y, align in places:
            if self.is_free(self.box(x, y, words, align)):
                return self.write(x, y, words, align)
        return None


def spread(
    wanted: Sequence[float], heights: Sequence[float], low: float, high: float
) -> list[float]:
    """Centres as near as possible to the wanted ones so that labels of these heights do not touch.

    Works from the lowest up, then pushes back down from `high`; with too little room for all they
    are spaced evenly.
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    # More labels than room: evenly, so that their order at least stays.
    if sum(heights) > high - low and wanted:
        step = (high - low) / len(wanted)
        even = {index: low + step * (rank + 0.5) for rank, index in enumerate(order)}
        return [even[index] for index in range(len(wanted))]
    found = list(wanted)
    floor = low
    # Upwards so that none touches the one below, then down from the top for what was pushed out.
    for index in order:
        found[index] = max(wanted[index], floor + heights[index] / 2)
        floor = found[index] + heights[index] / 2
    ceiling = high
    for index in reversed(order):
        found[index] = min(found[index], ceiling - heights[index] / 2)
        ceiling = found[index] - heights[index] / 2
    return found


def levels(places: Sequence[float], starts: Sequence[float], ends: Sequence[float]) -> list[int]:
    """The level of each label above an axis, so that no label and no leader crosses a label.

    `places` (ascending) are where the leaders rise; a label runs from `starts` to `ends` and
    stands at its leader's head. Worked from the right, each on the lowest level that is free;
    labels that run to the left of their leader, since the page ends, come last. Where no level is
    free, that with the fewest crossings is taken.
    """
    marks = [_Mark(*each) for each in zip(places, starts, ends, strict=True)]
    order = sorted(range(len(marks)), key=lambda n: (0, -n) if not marks[n].runs_left else (1, n))
    found: dict[int, int] = {}
    for index in order:
        mark = marks[index]
        found[index] = min(
            range(len(marks) + 1),
            key=lambda level: (
                sum(_clash(mark, level, marks[n], other) for n, other in found.items()),
                level,
            ),
        )
    return [found[index] for index in range(len(marks))]


_ROOM = 3.0  # points between a label and what stands beside it
_OVERLAP = 100


@dataclass(frozen=True, slots=True)
class _Mark:
    place: float
    start: float
    end: float

    @property
    def runs_left(self) -> bool:
        return self.start < self.place


def _clash(one: _Mark, level: int, other: _Mark, its: int) -> int:
    """How badly two labels fit: worst where they overlap on one level, bad where the leader of the
    higher one crosses the lower one."""
    if level == its:
        first, second = sorted((one, other), key=lambda mark: min(mark.start, mark.place))
        touch = max(first.end, first.place) > min(second.start, second.place) - _ROOM
        return _OVERLAP if touch else 0
    # A leader rises through all levels beneath its own label.
    lower, higher = (one, other) if level < its else (other, one)
    return int(lower.start < higher.place < lower.end)
