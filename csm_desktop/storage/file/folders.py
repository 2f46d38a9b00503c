"""Where a live book may lie, and where it must not.

Sync clients copy a file while it is being written and put an older one back; network shares lose
locks. Both tear a live database, so a book in such a folder is refused and a local home proposed.
Closed files (exports, backups) are safe there and are not asked about.
"""

import errno
import os
import platform
import re
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePath

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.files import part_path, unique_path
from csm_desktop.wording import render, tr

# Name of a folder on the way -> the service; "Name - Company" and "Name (Company)" count too.
_SYNCED_NAMES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "mobile documents": "iCloud Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pclouddrive": "pCloud",
    "pcloud drive": "pCloud",
    "box sync": "Box",
    "megasync": "MEGA",
    "proton drive": "Proton Drive",
}
_COMPANY = re.compile(r"\s+-\s+.*|\s*\(.*\)$|-[^/]*@.*")
# Too common as a word to count anywhere but directly in the home folder.
_SYNCED_AT_HOME = {"box": "Box", "mega": "MEGA", "sync": "Sync"}
# Variables in which a client says where its folder is.
_SYNCED_VARIABLES = {
    "OneDrive": "OneDrive",
    "OneDriveConsumer": "OneDrive",
    "OneDriveCommercial": "OneDrive",
}
# A file that a client leaves in the root of its folder.
_MARKERS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".megaignore": "MEGA",
    ".stfolder": "Syncthing",
    ".seafile-data": "Seafile",
}
# File systems that are another machine's. 9p is left out: virtual machines and containers use it
# for their own disk. So are fuse.* drivers of local disks (ntfs-3g, encfs, gocryptfs).
_NETWORK_TYPES = frozenset(
    {
        *(
            "nfs",
            "nfs4",
            "cifs",
            "smb2",
            "smb3",
            "smbfs",
            "afs",
            "afpfs",
            "ncpfs",
            "webdav",
            "davfs",
        ),
        *("ceph", "lustre", "beegfs", "gfs2", "ocfs2"),
        *("fuse.sshfs", "fuse.rclone", "fuse.davfs", "fuse.s3fs", "fuse.gcsfuse", "fuse.glusterfs"),
        *("fuse.ceph", "fuse.gvfsd-fuse", "fuse.kio-fuse", "fuse.curlftpfs", "fuse.smbnetfs"),
        *("fuse.onedriver", "fuse.google-drive-ocamlfuse", "fuse.juicefs"),
    }
)


class UnfitFolderError(UserError):
    """The folder would tear a live book; `proposal` is a path on this computer that would not."""

    def __init__(self, book: Path, reason: str) -> None:
        proposal = unique_path(books_home(), book.name)
        super().__init__(
            reason,
            render(
                say(
                    "A book in use would be damaged there. Keep it outside, for example as {path}. "
                    "Exports and backups may be kept in any folder.",
                    path=str(proposal),
                )
            ),
        )
        self.proposal = proposal


def books_home() -> Path:
    """The folder for books: the platform's local application data, which nothing synchronises."""
    from platformdirs import user_data_path

    return user_data_path("CSM Desktop", appauthor=False, roaming=False)


def refuse_unfit(book: Path) -> None:
    """Raise UnfitFolderError where a live book would be torn."""
    reason = why_unfit(book)
    if reason is not None:
        raise UnfitFolderError(book, reason)


def why_unfit(
    book: Path, environment: Mapping[str, str] | None = None, mounts: str | None = None
) -> str | None:
    """Why the folder is unfit for a live book, in the user's words; None when it is fit.

    `environment` and `mounts` (the text of /proc/mounts) stand in for the machine's own in tests.
    """
    service = synced_by(book, os.environ if environment is None else environment)
    if service is not None:
        return render(say("This folder is synchronised by {service}.", service=service))
    if _is_network(book, mounts):
        return tr("This folder is on another computer, reached through the network.")
    return None


def synced_by(book: Path, environment: Mapping[str, str]) -> str | None:
    """The service that synchronises the book's folder, if one can be recognised."""
    for folder in {_absolute(book).parent, book.resolve().parent}:
        service = _by_variable(folder, environment) or _by_name(folder) or _by_marker(folder)
        if service is not None:
            return service
    return None


def _absolute(path: Path) -> Path:
    """Without following links, so that a link's own folder is looked at as well."""
    return Path(os.path.abspath(path.expanduser()))  # noqa: PTH100 (Path.absolute keeps "..")


def _by_variable(folder: Path, environment: Mapping[str, str]) -> str | None:
    for variable, service in _SYNCED_VARIABLES.items():
        root = environment.get(variable)
        if root and folder.is_relative_to(root):
            return service
    return None


def _by_name(folder: PurePath) -> str | None:
    parts = [part.casefold() for part in folder.parts]
    # Names that are only meaningful right under the home folder ("Box") are common elsewhere.
    home = len(Path.home().parts)
    for index, part in enumerate(parts):
        if part == "cloudstorage" and index and parts[index - 1] == "library":
            service = folder.parts[index + 1] if index + 1 < len(parts) else "Cloud Storage"
            # macOS names them with the account behind a dash, such as "OneDrive-Contoso".
            return service.split("-")[0]
        # The company's name stands in the folder's, as in "OneDrive - Contoso".
        name = _COMPANY.sub("", part)
        if name in _SYNCED_NAMES:
            return _SYNCED_NAMES[name]
        if index == home and folder.is_relative_to(Path.home()) and name in _SYNCED_AT_HOME:
            return _SYNCED_AT_HOME[name]
    return None


def _by_marker(folder: Path) -> str | None:
    for parent in (folder, *folder.parents):
        for marker, service in _MARKERS.items():
            with suppress(OSError):
                # Dropbox keeps its own settings in ~/.dropbox: the home folder is no evidence
                if (parent / marker).exists() and parent != Path.home():
                    return service
    return None


def _is_network(book: Path, mounts: str | None) -> bool:
    if re.match(r"[\\/]{2}(?![.?][\\/])[^\\/]+[\\/]|\\\\\?\\UNC\\", str(book)):
        return True  # \\host\share, also where no such thing is known
    if os.name == "nt":
        return _windows_drive_is_remote(book.resolve())
    kind = file_system(book.resolve(), _mounts() if mounts is None else mounts)
    return kind in _NETWORK_TYPES


def file_system(path: Path, mounts: str) -> str:
    """The type of the file system that holds `path`, from the lines of /proc/mounts."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        # Blanks in mount points are written as octal codes.
        point = re.sub(r"\\(\d{3})", lambda code: chr(int(code[1], 8)), fields[1])
        # The longest mount point that holds the path is its own; of equal ones the later covers.
        if path.is_relative_to(point) and len(Path(point).parts) >= best:
            best, kind = len(Path(point).parts), fields[2]
    return kind


def _mounts() -> str:
    if platform.system() == "Darwin":
        return _like_proc(
            subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False).stdout
        )
    with suppress(OSError):
        return Path("/proc/mounts").read_text("utf-8", "replace")
    return ""


def _like_proc(text: str) -> str:
    """The lines of macOS' mount, such as "//me@nas/x on /Volumes/x (smbfs, nodev)", as Linux's."""
    lines = []
    for line in text.splitlines():
        match = re.match(r"(.*) on (/.*) \((\w+)", line)
        if match:
            source, point, kind = (field.replace(" ", "\\040") for field in match.groups())
            lines.append(f"{source} {point} {kind}")
    return "\n".join(lines)


def _windows_drive_is_remote(path: Path) -> bool:
    import ctypes

    remote = 4  # DRIVE_REMOTE
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    return bool(kernel.GetDriveTypeW(path.anchor) == remote)


def why_read_only(book: Path) -> str | None:
    """Why the book can only be read, found out by trying; None when it can be written."""
    # An existing file's own protection counts first: the folder may be writable all the same.
    if book.exists() and not os.access(book, os.W_OK):
        return tr("The file is protected, so the book can only be read.")
    probe = part_path(book.resolve())
    # Rights, network shares and disks that went read-only all have their own rules: only trying
    # tells.
    try:
        with probe.open("xb"):
            pass
        probe.unlink()
    except OSError as error:
        if error.errno == errno.EROFS:
            return tr("The book lies on a disk that can only be read.")
        return tr("You may not write into the book's folder, so it can only be read.")
    return None
