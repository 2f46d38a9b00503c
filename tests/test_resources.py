"""What ships with the program is found, and what is missing is said."""

import pytest

from csm_desktop import resources


def test_the_fonts_of_the_program_are_there() -> None:
    found = resources.fonts()
    assert {"regular", "semibold"} <= set(found)
    assert all(path.is_file() for path in found.values())


def test_the_resources_folder_is_found() -> None:
    assert resources.resources().is_dir()


def test_a_missing_package_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="no_such_package"):
        resources.package_folder("no_such_package")
