"""A machine without Qt's system libraries is told which packages to install, in one line."""

import re
import sys

import pytest

from csm_desktop import system_libraries
from csm_desktop.errors import UserError
from csm_desktop.system_libraries import check, explain_import_error, packages

NO_EGL = ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
DEBIAN = {"ID": "debian"}


@pytest.mark.parametrize(
    ("system", "command"),
    [
        (DEBIAN, "sudo apt-get install libgl1 libegl1 "),
        ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "sudo apt-get install libgl1 libegl1 "),
        ({"ID": "fedora"}, "sudo dnf install libglvnd-glx libglvnd-egl "),
        ({"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, "sudo dnf install libglvnd-glx "),
        ({"ID": "arch"}, "Install the package of your system that holds libEGL.so.1."),
        ({}, "Install the package of your system that holds libEGL.so.1."),
    ],
)
def test_the_missing_library_and_the_packages_are_named(
    system: dict[str, str], command: str
) -> None:
    said = explain_import_error(NO_EGL, system=system)
    assert said.title == "The system library libEGL.so.1, which Qt needs, is missing."
    assert command in said.advice
    assert "\n" not in said.title + said.advice


def test_tests_are_not_asked_to_install_what_only_a_window_needs() -> None:
    assert "libxcb" not in explain_import_error(NO_EGL, "offscreen", DEBIAN).advice
    assert "libxcb-cursor0" in explain_import_error(NO_EGL, "xcb", DEBIAN).advice


def test_any_other_failure_keeps_its_reason() -> None:
    said = explain_import_error(ImportError("DLL load failed while importing QtGui"))
    assert said.title == "Qt can not be loaded: DLL load failed while importing QtGui"


@pytest.mark.parametrize("family", ["debian", "fedora"])
def test_the_lists_hold_package_names_and_nothing_else(family: str) -> None:
    few, all_of_them = packages(family, "offscreen"), packages(family, "xcb")
    assert all_of_them[: len(few)] == few
    assert len(set(all_of_them)) == len(all_of_them) > len(few) >= 6
    assert all(re.fullmatch(r"[a-z][a-z0-9.+-]*", name, re.IGNORECASE) for name in all_of_them)


def test_this_machine_can_draw_offscreen() -> None:
    check("offscreen")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux's wheels lean on the system")
def test_one_line_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_: str) -> None:
        raise OSError(str(NO_EGL))

    monkeypatch.setattr("ctypes.CDLL", refuse)
    with pytest.raises(UserError):
        check("xcb")
    assert system_libraries.main(["offscreen"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("CSM Desktop: The system library libEGL.so.1, which Qt needs")
    assert said.count("\n") == 1
