#!/bin/bash
# PySide6-Essentials 6.11.3: while QTest.qWait waits, every Python thread stands still.
#
# Seen (Python 3.11.7, offscreen): a thread that counts once a millisecond comes to about 850 in a second of a
# QEventLoop's exec(), and to 1 or 2 in a second of QTest.qWait: the binding keeps the interpreter to itself for the
# whole time, where exec() lets go of it (and pytest-qt's wait, which runs exec(), too). QTest.qSleep does the same.
# So a test that waits in a loop of short qWaits for what a thread brings gets it late or never: importing matplotlib
# on a thread took over 20 seconds instead of one, and only the time limit of the loop showed it.
# What we do: a wait is an event loop that a timer ends (tests/ui/hands.py).
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check PySide6-Essentials==6.11.3
QT_QPA_PLATFORM=offscreen "$folder/venv/bin/python" - <<'PYTHON'
import sys
import threading
import time

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

app = QApplication([])


def live(ms):
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def counted(wait):
    """How far a thread counts during a wait."""
    done, number = threading.Event(), [0]

    def work():
        while not done.is_set():
            number[0] += 1
            time.sleep(0.001)

    thread = threading.Thread(target=work)
    thread.start()
    time.sleep(0.1)
    before = number[0]
    wait(1000)
    after = number[0]
    done.set()
    thread.join()
    return after - before


said = {"exec": counted(live), "qWait": counted(QTest.qWait), "qSleep": counted(QTest.qSleep)}
print("counted by a thread in a second:", said)
if said["qWait"] > 20 or said["qSleep"] > 20 or said["exec"] < 100:
    sys.exit("threads go on otherwise now")
PYTHON
