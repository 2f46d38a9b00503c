"""Every colour, size and distance of the program, once: screen, charts and paper read them here.

The values are design.md §4. Pure data, so that a test can recompute contrast and colour-blind
distances from what is really drawn. Colours are `#RRGGBB`; screen sizes are px at 100 %, paper
sizes are points, margins millimetres.
"""

from typing import Final

from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class Roles:
    """What a colour is for, so that no other module names a colour."""

    window: str
    base: str
    raised: str
    text: str
    secondary: str
    control: str
    hairline: str
    accent: str
    selection: str


LIGHT: Final = Roles(
    window="#F6F7F9",
    base="#FFFFFF",
    raised="#EEF0F3",
    text="#1B1F24",
    secondary="#4A535D",
    control="#7C8794",
    hairline="#D9DEE4",
    accent="#5B3FC4",
    selection="#E4DEFB",
)
DARK: Final = Roles(
    window="#14171B",
    base="#1C2126",
    raised="#262C33",
    text="#E8EBEE",
    secondary="#B4BDC7",
    control="#77828E",
    hairline="#333B44",
    accent="#B3A4FF",
    selection="#3A2F6B",
)


@dataclass(frozen=True, slots=True)
class BandLook:
    """How a health band looks: never by colour alone, so each also has a glyph, a dash and a hatch.

    `dash` is the on and off lengths of its line in points (empty = solid); `hatch` is the pattern
    that tells filled areas apart in grey print.
    """

    glyph: str
    dash: tuple[float, ...]
    hatch: str
    light_fill: str
    light_tint: str
    dark_fill: str
    dark_tint: str


BANDS: Final[dict[str, BandLook]] = {
    "healthy": BandLook("●", (), "", "#1B6CA8", "#E3F0FA", "#5AB0E6", "#16324A"),
    "watch": BandLook("▲", (6, 3), "//", "#A66A00", "#FBF0D9", "#F5C04A", "#3D3013"),
    "at_risk": BandLook("◆", (1.5, 2.5), "xx", "#9B1C31", "#FBE6E9", "#F2665E", "#45201F"),
    "unknown": BandLook("○", (), "", "#606A75", "#ECEFF2", "#A3ADB8", "#2C343C"),
}


@dataclass(frozen=True, slots=True)
class ChartInk:
    """What the parts of a figure are drawn with; order of importance, darkest first."""

    series: str = LIGHT.text
    good: str = BANDS["healthy"].light_fill
    reference: str = LIGHT.secondary
    axis: str = LIGHT.control
    grid: str = LIGHT.raised
    track: str = LIGHT.raised
    emphasis: str = LIGHT.accent
    missed: str = BANDS["at_risk"].light_fill


CHART: Final = ChartInk()
TARGET_DASH: Final = (5.0, 3.0)
EVENT_DASH: Final = (1.5, 2.5)


@dataclass(frozen=True, slots=True)
class TypeSize:
    """A size of type and the distance from one baseline to the next."""

    size: float
    leading: float


SCREEN_TYPE: Final[dict[str, TypeSize]] = {
    "caption": TypeSize(12, 16),
    "body": TypeSize(14, 20),
    "subtitle": TypeSize(17, 24),
    "title": TypeSize(21, 28),
    "figure": TypeSize(28, 36),
}
PAPER_TYPE: Final[dict[str, TypeSize]] = {
    "caption": TypeSize(8.5, 12),
    "body": TypeSize(10, 14),
    "heading": TypeSize(11, 14),
    "lead": TypeSize(12, 17),
    "title": TypeSize(20, 25),
    "figure": TypeSize(28, 34),
    "display": TypeSize(34, 41),
}

SPACE: Final = (4, 8, 12, 16, 24, 32)
EDGE: Final = 20
TAB: Final = 24
LOW: Final = 440
ROW: Final = 32
ROW_COMPACT: Final = 26
BUTTON: Final = 32
TARGET: Final = 24
RADIUS: Final = 6
RADIUS_CARD: Final = 8
FOCUS_RING: Final = 2
SIDEBAR: Final = 220
SIDEBAR_COLLAPSED: Final = 56
INSPECTOR: Final = 360

PAPER_MARGIN_MM: Final = 17.0
PAPER_COLUMNS: Final = 12
PAPER_GUTTER: Final = 16.0
HAIRLINE: Final = 0.5

FONT_FAMILY: Final = "Source Sans Pro"
