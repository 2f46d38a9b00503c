from pathlib import Path

import pytest

from csm_desktop.storage.file.folders import (
    UnfitFolderError,
    _like_proc,
    books_home,
    file_system,
    refuse_unfit,
    why_read_only,
    why_unfit,
)

LOCAL = "/dev/sda1 / ext4 rw 0 0\n"


def reason(path: str | Path, mounts: str = LOCAL) -> str | None:
    return why_unfit(Path(path), {}, mounts)


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("C_Users_me/OneDrive - Contoso/books", "OneDrive"),
        ("OneDrive", "OneDrive"),
        ("Dropbox (Personal)/a/b", "Dropbox"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud Drive"),
        ("Library/CloudStorage/GoogleDrive-me@x.com/My Drive", "GoogleDrive"),
        ("Library/CloudStorage/OneDrive-Contoso", "OneDrive"),
        ("iCloudDrive", "iCloud Drive"),
        ("Nextcloud/work", "Nextcloud"),
        ("pCloudDrive", "pCloud"),
    ],
)
def test_f3_a_synchronised_folder_is_recognised_by_its_name(
    tmp_path: Path, folder: str, service: str
) -> None:
    said = reason(tmp_path / folder / "book.csm")
    assert said is not None
    assert service in said


@pytest.mark.parametrize(
    "path",
    [
        "/home/me/.local/share/CSM Desktop/book.csm",
        "/home/me/Dropbox backup/book.csm",
        "/home/me/projects/box/book.csm",
        "/home/me/box of books.csm",
        "book.csm",
    ],
)
def test_an_ordinary_folder_is_fit(path: str) -> None:
    assert reason(path) is None


def test_f3_a_client_says_where_its_folder_is(tmp_path: Path) -> None:
    book = tmp_path / "Wolke" / "work" / "book.csm"
    assert why_unfit(book, {"OneDriveCommercial": str(tmp_path / "Wolke")}, LOCAL) is not None
    assert why_unfit(book, {"OneDriveCommercial": str(tmp_path / "Other")}, LOCAL) is None
    assert why_unfit(book, {"OneDrive": ""}, LOCAL) is None


def test_f3_a_client_leaves_a_mark_in_its_folder(tmp_path: Path) -> None:
    (tmp_path / ".dropbox.cache").mkdir()
    said = reason(tmp_path / "a" / "b" / "book.csm")
    assert said is not None
    assert "Dropbox" in said


def test_f3_a_link_into_a_synchronised_folder_is_seen_through(tmp_path: Path) -> None:
    real = tmp_path / "Nextcloud"
    real.mkdir()
    (tmp_path / "books").symlink_to(real)
    assert reason(tmp_path / "books" / "book.csm") is not None


@pytest.mark.parametrize(
    "path", [r"\\nas\team\book.csm", "//nas/team/book.csm", r"\\?\UNC\nas\t\b"]
)
def test_f3_a_share_is_recognised_by_its_path(path: str) -> None:
    assert reason(path) is not None


def test_f3_a_share_is_recognised_by_its_mount(tmp_path: Path) -> None:
    share = str(tmp_path / "team share").replace(" ", "\\040")
    mounts = f"{LOCAL}//nas/team {share} cifs rw 0 0\nhost:/x /mnt/x nfs4 rw 0 0\n"
    assert reason(tmp_path / "team share" / "book.csm", mounts) is not None
    assert reason(tmp_path / "team" / "book.csm", mounts) is None
    assert reason("/mnt/x/y/book.csm", mounts) is not None
    assert reason("/mnt/xy/book.csm", mounts) is None


def test_a_virtual_machines_own_disk_is_not_a_share() -> None:
    assert reason("/data/book.csm", "none / 9p rw 0 0\noverlay /data overlay rw 0 0\n") is None


def test_macos_names_its_mounts_in_its_own_way() -> None:
    text = "/dev/disk1s1 on / (apfs, local)\n//me@nas/x on /Volumes/Team share (smbfs, nodev)\n"
    assert file_system(Path("/Volumes/Team share/book.csm"), _like_proc(text)) == "smbfs"
    assert file_system(Path("/Users/me/book.csm"), _like_proc(text)) == "apfs"


def test_f3_a_move_to_a_folder_of_this_computer_is_offered() -> None:
    with pytest.raises(UnfitFolderError) as caught:
        refuse_unfit(Path(r"\\nas\team\book.csm"))
    assert caught.value.proposal.parent == books_home()
    assert str(caught.value.proposal) in caught.value.advice
    assert "Exports" in caught.value.advice


def test_f3_the_home_of_books_is_itself_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/me")
    assert reason(books_home() / "book.csm") is None


def test_f2_a_writable_folder_has_no_reason_and_keeps_no_probe(tmp_path: Path) -> None:
    assert why_read_only(tmp_path / "book.csm") is None
    assert not list(tmp_path.iterdir())
