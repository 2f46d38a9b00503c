"""A book's passphrase: set, changed, taken away; a locked book opened by it, and locked again."""

from pathlib import Path

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.mail.keychain import Kept, KeychainState, Secrets
from csm_desktop.storage.file import cipher, rekey
from csm_desktop.storage.file.cipher import LockedBookError, WrongPassphraseError
from csm_desktop.storage.file.engine import key_of, refuse_absent
from csm_desktop.storage.file.rekey import Rekeyed
from csm_desktop.storage.file.rotation import backups, backups_folder
from csm_desktop.wording import render, tr

__all__ = [
    "LEAST",
    "Kept",
    "LockedBookError",
    "Rekeyed",
    "WrongPassphraseError",
    "change_passphrase",
    "decrypt",
    "encrypt",
    "forget",
    "is_encrypted",
    "is_locked",
    "kept_name",
    "left_told",
    "opens",
    "recall",
    "refuse_weak",
    "remember",
    "unlock",
]

LEAST = 8
"""Characters that a passphrase must have: what is shorter is tried out within hours."""


def is_locked(path: Path) -> bool:
    """Whether a file is encrypted and its passphrase was not given yet."""
    try:
        key_of(path)
    except LockedBookError:
        return True
    return False


def is_encrypted(path: Path) -> bool:
    """Whether a file is encrypted, unlocked or not."""
    try:
        return key_of(path) is not None
    except LockedBookError:
        return True


def unlock(path: Path, passphrase: str) -> None:
    """Let this process open a locked file, and all copies of it, until `lock`.

    Takes a quarter of a second. Raises WrongPassphraseError; no byte is changed.
    """
    if is_locked(path):
        copies = (each.path for each in backups(backups_folder(path.resolve())))
        cipher.hold(cipher.opened_by(passphrase, path, copies))


def opens(path: Path, passphrase: str) -> bool:
    """Whether a passphrase is that of an encrypted book, which may be open."""
    try:
        key = key_of(path)
        if key is None:
            return False
        return cipher.derived(passphrase, key.salt) == key
    except LockedBookError:
        return False


def remember(path: Path) -> Kept:
    """Let this computer's keychain keep the key of an unlocked book, and say whether it does.

    It may ask the user to unlock it: never on a window's thread.
    """
    key = key_of(path)
    if key is None:
        return Kept(False, KeychainState.USABLE)
    return Secrets().keep(_kept_as(key.salt), key.raw.hex())


def recall(path: Path) -> bool:
    """Whether a book is unlocked, or can be by the key that the keychain remembers; a key that is
    not its own is as none."""
    if not is_locked(path):
        return True
    salt = cipher.salt_of(path)
    kept = Secrets().find(_kept_as(salt))
    key = cipher.proved(path, kept) if kept else None
    if key is not None:
        cipher.hold(key)
    return key is not None


def kept_name(path: Path) -> str:
    """The name under which the keychain may keep the key of an unlocked book; "" without one."""
    key = key_of(path)
    return "" if key is None else _kept_as(key.salt)


def forget(name: str) -> None:
    """Let the keychain forget what it keeps under a `kept_name`."""
    if name:
        Secrets().forget(name)


def _kept_as(salt: bytes) -> str:
    return f"book {salt.hex()}"


def encrypt(path: Path, passphrase: str) -> Rekeyed:
    """Put a closed book under its first passphrase, and its backups with it.

    Raises UserError for one that has one, for a weak one, and as `rekey.rekey` does.
    """
    refuse_absent(path)
    if is_encrypted(path):
        raise UserError(
            render(say("{name} has a passphrase already.", name=path.name)),
            tr("Nothing was changed. Change it with `rekey`."),
        )
    refuse_weak(passphrase)
    return rekey.rekey(path, cipher.new_key(passphrase))


def change_passphrase(path: Path, passphrase: str) -> Rekeyed:
    """Put a closed, unlocked book and its backups under another passphrase."""
    _refuse_plain(path)
    refuse_weak(passphrase)
    return rekey.rekey(path, cipher.new_key(passphrase))


def decrypt(path: Path) -> Rekeyed:
    """Take the passphrase off a closed, unlocked book and its backups: anybody can read them."""
    _refuse_plain(path)
    return rekey.rekey(path, None)


def _refuse_plain(path: Path) -> None:
    refuse_absent(path)
    if not is_encrypted(path):
        raise UserError(
            render(say("{name} has no passphrase.", name=path.name)),
            tr("Nothing was changed. Set one with `encrypt`."),
        )


def refuse_weak(passphrase: str) -> None:
    """Raise UserError for a passphrase that protects nothing."""
    if len(passphrase.strip()) < LEAST:
        raise UserError(
            render(say("A passphrase needs at least {n} characters.", n=LEAST)),
            tr("Nothing was changed. Four or five words that nobody would guess are good ones."),
        )


def left_told(backup: Path) -> str:
    """What a backup is that was not made anew, in one line."""
    words = say("{name} could not be made anew, and can be read by anybody.", name=backup.name)
    if is_encrypted(backup):
        words = say("{name} is still under its earlier passphrase.", name=backup.name)
    return render(words)
