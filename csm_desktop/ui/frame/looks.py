"""Light or dark, and how large texts are: worn at once, and again at the next start."""

from csm_desktop.ui.frame.recents import Recents
from csm_desktop.ui.theme import THEME, Mode

SCALES = (0.85, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)


def wear(recents: Recents, mode: Mode) -> None:
    """Light, dark, or as the system is."""
    THEME.set_mode(mode)
    recents.put("mode", mode.value)


def scale_to(recents: Recents, scale: float) -> None:
    """A text size, 1.0 = 100 %."""
    THEME.set_scale(scale)
    recents.put("scale", str(scale))


def nearest_scale() -> float:
    """The one of our steps that is worn now."""
    return min(SCALES, key=lambda scale: abs(scale - THEME.scale))


def scale_by(recents: Recents, step: int) -> None:
    """Larger or smaller by steps."""
    index = SCALES.index(nearest_scale()) + step
    scale_to(recents, SCALES[max(0, min(len(SCALES) - 1, index))])
