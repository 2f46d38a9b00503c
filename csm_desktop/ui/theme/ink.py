"""What every part of the window is drawn with: the tokens as QColors, light or dark."""

from dataclasses import fields
from functools import cache

from PySide6.QtGui import QColor, QPalette

from csm_desktop.tokens import BANDS, DARK, LIGHT, Roles
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class BandInk:
    """How a health band is drawn: its glyph's colour, and the ground beneath badge or chart."""

    glyph: str
    fill: QColor
    tint: QColor


@dataclass(frozen=True, slots=True)
class Ink:
    """One colour per purpose; no widget names a colour.

    `on_accent` is text on a ground of accent or error; `error` is text and lines of what went wrong
    or cannot be undone; `hover` and `pressed` are grounds of what the pointer is on.
    """

    window: QColor
    base: QColor
    raised: QColor
    text: QColor
    secondary: QColor
    control: QColor
    hairline: QColor
    accent: QColor
    selection: QColor
    on_accent: QColor
    accent_hover: QColor
    accent_pressed: QColor
    error: QColor
    error_tint: QColor
    error_hover: QColor
    error_pressed: QColor
    warning: QColor
    warning_tint: QColor
    bands: dict[str, BandInk]
    is_dark: bool


@cache
def ink(dark: bool) -> Ink:
    """The inks of one mode."""
    roles = DARK if dark else LIGHT
    bands = {
        name: BandInk(
            look.glyph,
            QColor(look.dark_fill if dark else look.light_fill),
            QColor(look.dark_tint if dark else look.light_tint),
        )
        for name, look in BANDS.items()
    }
    on_accent = QColor(DARK.window if dark else LIGHT.base)
    # Lighter under the hand and darker under the press, in both modes.
    lighter = on_accent if not dark else QColor("white")
    darker = QColor(roles.text if not dark else roles.base)
    accent, error = QColor(roles.accent), bands["at_risk"].fill
    return Ink(
        **{field.name: QColor(getattr(roles, field.name)) for field in fields(Roles)},
        on_accent=on_accent,
        accent_hover=mixed(accent, lighter, 0.1),
        accent_pressed=mixed(accent, darker, 0.18),
        error=error,
        error_tint=bands["at_risk"].tint,
        error_hover=mixed(error, lighter, 0.1),
        error_pressed=mixed(error, darker, 0.1),
        warning=bands["watch"].fill,
        warning_tint=bands["watch"].tint,
        bands=bands,
        is_dark=dark,
    )


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """`one` with a `share` (0-1) of `other` stirred in."""
    keep = 1 - share
    return QColor.fromRgbF(
        one.redF() * keep + other.redF() * share,
        one.greenF() * keep + other.greenF() * share,
        one.blueF() * keep + other.blueF() * share,
    )


def palette(dark: bool) -> QPalette:
    """The palette that Qt's own drawing uses.

    Roles that Qt leaves free carry ours, so that labels follow a switch of mode by themselves:
    PlaceholderText is secondary text, BrightText an error, Accent and Link the accent.
    """
    inks = ink(dark)
    role = QPalette.ColorRole
    made = QPalette()
    for name, colour in (
        (role.Window, inks.window),
        (role.WindowText, inks.text),
        (role.Base, inks.base),
        (role.AlternateBase, inks.raised),
        (role.Text, inks.text),
        (role.Button, inks.base),
        (role.ButtonText, inks.text),
        (role.BrightText, inks.error),
        (role.Highlight, inks.selection),
        (role.HighlightedText, inks.text),
        (role.Link, inks.accent),
        (role.LinkVisited, inks.accent),
        (role.Accent, inks.accent),
        (role.PlaceholderText, inks.secondary),
        (role.ToolTipBase, inks.base),
        (role.ToolTipText, inks.text),
        (role.Light, inks.raised),
        (role.Midlight, inks.raised),
        (role.Mid, inks.hairline),
        (role.Dark, inks.control),
        (role.Shadow, inks.hairline),
    ):
        made.setColor(name, colour)
    # Disabled text stays readable, but no longer asks to be used.
    for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, name, inks.control)
    return made
