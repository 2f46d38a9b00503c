"""Alt and a letter reach one part, whatever translators chose (design.md §6)."""

from collections import defaultdict
from io import BytesIO

from babel.messages.pofile import read_po
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from csm_desktop.ui.widgets import TextField
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.dialogs.questions import Dialog
from csm_desktop.ui.widgets.layout.form import Form
from csm_desktop.ui.widgets.layout.letters import letter_of, told_apart, without_letter
from csm_desktop.wording import Voice, catalogues, tr
from tests.catalogue import TEMPLATE
from tests.ui import hands


def test_a_letter_stays_where_it_is_free_and_gives_way_where_not() -> None:
    assert told_apart(["&Save", "Save &all", "&Send by post", "R&&D &Sheet", "&S", "Seen"]) == [
        "&Save",
        "Save &all",
        "Send &by post",
        "&R&&D Sheet",
        "S",  # no letter of its own is free
        "Seen",
    ]
    assert told_apart(["名前(&N)", "注記(&N)…"]) == ["名前(&N)", "注記(&A)…"]
    assert [without_letter(text) for text in ("名前(&N)", "R&&D &Sheet")] == ["名前", "R&D Sheet"]
    assert [letter_of(text) for text in ("R&&D", "R&&&D", "&über", "&1")] == ["", "D", "Ü", ""]


def test_no_room_of_the_window_has_a_letter_twice_in_any_language() -> None:
    """All texts with a letter that one folder says, as if they were seen together."""
    rooms: dict[str, list[str]] = defaultdict(list)
    for entry in read_po(BytesIO(TEMPLATE.read_bytes())):
        for room, _ in entry.locations:
            if letter_of(str(entry.id)):
                rooms[room].append(str(entry.id))
    assert len(rooms) > 20
    for language in ("en", *catalogues()):
        with Voice.of(language).spoken():
            for room, marked in rooms.items():
                letters = [*filter(None, map(letter_of, told_apart(map(tr, marked))))]
                assert len(set(letters)) == len(letters), (language, room)


def test_alt_reaches_one_part_after_others_came(qtbot: QtBot) -> None:
    dialog = Dialog("Send", "", None)
    qtbot.addWidget(dialog)
    pressed: list[str] = []
    form, field = Form(), TextField("Subject")
    label = form.add("&Subject", field)
    later = QCheckBox("&Send later")
    later.hide()
    dialog.column.addWidget(form)
    dialog.column.addWidget(later)
    send = Button("&Send", lambda: pressed.append("send"))
    stop = Button("&Cancel", lambda: pressed.append("cancel"))
    dialog.finish(stop, send)
    dialog.show()
    dialog.activateWindow()
    with qtbot.waitActive(dialog):
        pass
    stop.setFocus()

    def press(letter: Qt.Key) -> None:
        hands.press(dialog.focusWidget() or dialog, letter, Qt.KeyboardModifier.AltModifier)

    press(Qt.Key.Key_S)
    assert field.editor.hasFocus()
    assert (label.text(), send.text(), pressed) == ("&Subject", "S&end", [])
    press(Qt.Key.Key_E)
    qtbot.waitUntil(lambda: pressed == ["send"])
    # What comes later takes what is left, and a text that is said anew begins with its own.
    later.show()
    send.setText("&Deliver")
    press(Qt.Key.Key_L)
    qtbot.waitUntil(later.isChecked)
    assert (later.text(), send.text()) == ("Send &later", "&Deliver")
    # What cannot be used keeps nothing from what can.
    field.hide()
    label.hide()
    later.setEnabled(False)
    send.setText("&Send")
    press(Qt.Key.Key_S)
    qtbot.waitUntil(lambda: pressed == ["send", "send"])
