"""How the window looks: tokens as inks, type, distances, icons and the style that uses them.

from csm_desktop.ui import theme

theme.THEME.install(application, style=HouseStyle)  # once, before the first widget
theme.THEME.set_mode(theme.Mode.DARK)        # at any time
painter.setPen(theme.current().secondary)    # in a paintEvent: ask at every paint
label.setFont(theme.font("strong"))          # caption body strong subtitle title figure
theme.spaced(layout, margin=theme.L, gap=theme.S)
theme.edged(layout)                          # a page's own margins
theme.put(action, "calendar")                # an icon that follows the mode
"""

from csm_desktop.ui.theme.fonts import font, leading, px
from csm_desktop.ui.theme.icons import icon, put
from csm_desktop.ui.theme.ink import BandInk, Ink
from csm_desktop.ui.theme.metrics import (
    EDGE,
    LOW,
    XL,
    XS,
    XXL,
    L,
    M,
    S,
    button,
    edged,
    lay_bar_over,
    margined,
    row,
    spaced,
)
from csm_desktop.ui.theme.mode import THEME, Mode, current

__all__ = [
    "EDGE",
    "LOW",
    "THEME",
    "XL",
    "XS",
    "XXL",
    "BandInk",
    "Ink",
    "L",
    "M",
    "Mode",
    "S",
    "button",
    "current",
    "edged",
    "font",
    "icon",
    "lay_bar_over",
    "leading",
    "margined",
    "put",
    "px",
    "row",
    "spaced",
]
