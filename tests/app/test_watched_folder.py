"""A watched folder: every calendar is offered once, however many there are."""

from pathlib import Path

from csm_desktop.app.watched_folder import MOST, look_into


def test_what_had_no_room_is_offered_the_next_time(tmp_path: Path) -> None:
    names = [f"{number:03}.ics" for number in range(MOST + 3)]
    for name in names:
        (tmp_path / name).write_bytes(b"BEGIN:VCALENDAR\n")
    (tmp_path / "no calendar.txt").touch()
    found = look_into(tmp_path)
    first = found.unseen("")
    assert [path.name for path in first] == names[:MOST]
    seen = found.told("")
    assert [path.name for path in look_into(tmp_path).unseen(seen)] == names[MOST:]
    seen = found.told(seen)
    assert look_into(tmp_path).unseen(seen) == ()
    (tmp_path / names[0]).write_bytes(b"BEGIN:VCALENDAR\r\n")
    (changed,) = look_into(tmp_path).unseen(seen)
    assert changed.name == names[0]
