"""Contrast and colour-blind distances, recomputed from the tokens that are really drawn."""

from itertools import combinations

import pytest

from csm_desktop.tokens import BANDS, CHART, DARK, LIGHT, PAPER_TYPE, SCREEN_TYPE, SPACE, Roles

Rgb = tuple[float, float, float]

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
BLINDNESS: dict[str, tuple[Rgb, Rgb, Rgb]] = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(colour: str) -> Rgb:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return r, g, b


def luminance(colour: str) -> float:
    r, g, b = linear(colour)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def seen(colour: str, blindness: str | None) -> Rgb:
    """CIELAB of a colour as seen with a colour blindness."""
    rgb = linear(colour)
    if blindness:
        r, g, b = (
            min(1.0, max(0.0, sum(weight * c for weight, c in zip(row, rgb, strict=True))))
            for row in BLINDNESS[blindness]
        )
        rgb = (r, g, b)
    r, g, b = rgb
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def distance(one: str, other: str, blindness: str | None) -> float:
    pairs = zip(seen(one, blindness), seen(other, blindness), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


def test_black_on_white_is_21_to_1() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("roles", [LIGHT, DARK], ids=["light", "dark"])
def test_text_reaches_4_5_to_1_on_every_ground(roles: Roles) -> None:
    for ground in (roles.window, roles.base, roles.raised, roles.selection):
        assert contrast(roles.text, ground) >= 4.5
    for ground in (roles.window, roles.base, roles.raised):
        assert contrast(roles.secondary, ground) >= 4.5
        assert contrast(roles.accent, ground) >= 4.5


@pytest.mark.parametrize("roles", [LIGHT, DARK], ids=["light", "dark"])
def test_graphics_reach_3_to_1(roles: Roles) -> None:
    for ground in (roles.window, roles.base, roles.raised):
        assert contrast(roles.control, ground) >= 3


@pytest.mark.parametrize("band", BANDS)
def test_band_stands_out_of_page_and_tint(band: str) -> None:
    look = BANDS[band]
    for fill, tint, roles in (
        (look.light_fill, look.light_tint, LIGHT),
        (look.dark_fill, look.dark_tint, DARK),
    ):
        assert contrast(fill, roles.base) >= 3
        assert contrast(fill, tint) >= 3
        assert contrast(roles.text, tint) >= 4.5


@pytest.mark.parametrize("blindness", [None, *BLINDNESS])
@pytest.mark.parametrize("side", ["light_fill", "dark_fill"])
def test_bands_are_told_apart_under_every_blindness(blindness: str | None, side: str) -> None:
    for one, other in combinations(BANDS.values(), 2):
        assert distance(getattr(one, side), getattr(other, side), blindness) >= 15


def test_bands_differ_by_glyph_and_in_grey_print() -> None:
    assert len({look.glyph for look in BANDS.values()}) == len(BANDS)
    filled = [look for name, look in BANDS.items() if name != "unknown"]
    assert len({look.hatch for look in filled}) == len(filled)
    assert len({look.dash for look in filled}) == len(filled)


def test_chart_inks_reach_3_to_1_on_paper() -> None:
    for ink in (CHART.series, CHART.good, CHART.axis, CHART.emphasis, CHART.missed):
        assert contrast(ink, "#FFFFFF") >= 3
    assert contrast(CHART.reference, "#FFFFFF") >= 4.5


def test_type_and_space_follow_the_design() -> None:
    assert (SCREEN_TYPE["body"].size, SCREEN_TYPE["body"].leading) == (14, 20)
    assert (PAPER_TYPE["body"].size, PAPER_TYPE["body"].leading) == (10, 14)
    assert PAPER_TYPE["title"].size == 20
    assert PAPER_TYPE["caption"].size == 8.5
    assert all(step % 4 == 0 for step in SPACE)
