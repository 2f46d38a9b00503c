"""X1, X2: one window a user, and a killed one is nobody's hindrance."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Thread

from pytestqt.qtbot import QtBot

from csm_desktop.ui.frame.recents import settings_folder
from csm_desktop.ui.frame.single import Single

_HOLD = """
import sys, time
from pathlib import Path
from threading import Thread
from csm_desktop.ui.frame.single import Single
single = Single(Path(sys.argv[1]))
print(single.first(), flush=True)
time.sleep(60)
"""


def test_x1_second_launch_raises_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    """The second launch is a real process, which ends with 0 and leaves its book to the first."""
    single = Single(settings_folder())
    assert single.first()
    single.listen()
    book = tmp_path / "Kundenbuch Ä.csm"
    code = "import sys; from pathlib import Path; from csm_desktop.bootstrap import open_window"
    code += "; sys.exit(open_window(Path(sys.argv[1])))"
    with qtbot.waitSignal(single.asked, timeout=20_000) as asked:
        second = subprocess.Popen([sys.executable, "-c", code, str(book)], env=dict(os.environ))
    assert asked.args == [str(book)]
    assert second.wait(20) == 0
    single.close()


def test_x2_a_killed_window_is_no_hindrance(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot  # an application is needed by whoever listens
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline().strip() == "True"
    second = Single(tmp_path)
    assert not second.first()
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    holder.stdout.close()
    assert second.first()
    second.listen()
    second.close()


def test_the_place_is_free_again_after_closing(qtbot: QtBot, tmp_path: Path) -> None:
    one, two = Single(tmp_path), Single(tmp_path)
    assert one.first()
    assert not two.first()
    one.listen()
    heard: list[bool] = []
    asker = Thread(target=lambda: heard.append(two.hand_over(None)))
    with qtbot.waitSignal(one.asked) as asked:
        asker.start()
    asker.join()
    assert (asked.args, heard) == ([""], [True])
    one.close()
    assert two.first()
    two.close()


def test_what_nobody_heard_is_not_asked_of_the_next_window(qtbot: QtBot, tmp_path: Path) -> None:
    """A launch that was killed while it waited, or whose first window died, has asked of that one;
    what is asked while a window starts is heard once it listens."""
    wishes = tmp_path / "asked of the window"
    wishes.mkdir()
    (wishes / "16").mkdir()  # nobody's question
    (wishes / "17").write_text("old.csm")
    single = Single(tmp_path)
    assert single.first()
    (wishes / "18").write_text("new.csm")
    os.utime(wishes / "18", (0, 0))  # the clock was set back meanwhile
    (wishes / ".csm-half.part").write_text("ne")
    with qtbot.waitSignal(single.asked) as asked:
        single.listen()
    assert asked.args == ["new.csm"]
    assert sorted(each.name for each in wishes.iterdir()) == [".csm-half.part", "16"]
    single.close()
