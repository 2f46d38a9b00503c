"""Every screen of the gallery as a keyboard, a screen reader and a hostile customer meet it.

A picture that is registered in tests/gallery is walked here: a new screen needs no test of its own
for what holds of all of them (design.md §6, reliability.md B1).
"""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from csm_desktop.ui.theme import THEME, Mode
from csm_desktop.ui.theme.style import HouseStyle
from csm_desktop.ui.widgets.layout.letters import give_letters
from csm_desktop.ui.widgets.layout.reading_order import put_in_order
from csm_desktop.wording import Voice
from tests.gallery.register import PICTURES
from tests.gallery.taking import flush, load, shown
from tests.ui import walking

load()
CHECKS = (
    walking.unnamed,
    walking.unlabelled,
    walking.out_of_order,
    walking.twice_reached,
    walking.speechless_rows,
    walking.rich,
    walking.cut,
)


@pytest.fixture
def screen(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[QWidget]:
    flush()  # what earlier tests closed is gone before the application changes its looks
    THEME.install(qapp, Mode.LIGHT, HouseStyle)
    wanted = PICTURES[request.param]
    with shown(wanted, wanted.sizes[0]) as widget:
        yield widget


@pytest.mark.parametrize("screen", list(PICTURES), indirect=True)
def test_b1_everybody_can_use_the_screen(screen: QWidget) -> None:
    put_in_order(screen)  # as the first Tab does
    give_letters(screen)  # and the first Alt
    wrong = [f"{check.__name__}: {each}" for check in CHECKS for each in check(screen)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", ["account-new-contact", "give-accounts"])
def test_long_words_have_room_and_letters_of_their_own(name: str, qapp: QApplication) -> None:
    """In the language of the longest words; of all screens the gallery says it (`--language`)."""
    THEME.install(qapp, Mode.LIGHT, HouseStyle)
    wanted = PICTURES[name]
    with Voice.of("de").spoken(), shown(wanted, wanted.sizes[0]) as widget:
        give_letters(widget)
        assert [*walking.cut(widget), *walking.twice_reached(widget)] == []
