"""Draws the program's icon as a PNG, from which PyInstaller makes what Windows and macOS show.

python3 packaging/frozen/picture.py FILE.png
"""

import os
import sys
from pathlib import Path

_SVG = Path(__file__).resolve().parents[1] / "linux" / "csm-desktop.svg"
_SIDE = 512


def main(arguments: list[str]) -> int:
    """Draw it; the exit code."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication([""])
    image = QImage(_SIDE, _SIDE, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(_SVG)).render(painter)
    painter.end()
    drawn = image.save(arguments[0], "PNG")
    del application
    return 0 if drawn else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
