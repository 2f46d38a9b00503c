"""What can be typed of bundles, of copies, and of a team's database."""

import argparse

from csm_desktop.cli.arguments import book, command, into_file, path
from csm_desktop.wording import tr


def add_exchange(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands by which one book gives to another."""
    _bundle(commands)
    _take(commands)
    _merge(commands)
    _publish(commands)


def _bundle(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    bundle = command(
        commands,
        "bundle",
        tr("write accounts with their history into a file for a colleague's book"),
    )
    book(bundle)
    bundle.add_argument(
        "accounts", nargs="+", metavar="ACCOUNT", help=tr("a name, the beginning of one, or an id")
    )
    into_file(bundle, ".csmbundle")
    bundle.add_argument(
        "--to",
        default="",
        metavar="NAME",
        help=tr("the colleague who has them from now on: this book marks them handed over"),
    )
    bundle.add_argument(
        "--shareable",
        action="store_true",
        help=tr("only what a customer may see, and no history"),
    )
    bundle.add_argument(
        "--seal", action="store_true", help=tr("encrypt it; its passphrase is asked for")
    )
    bundle.add_argument(
        "--new-passphrase-file", type=path, metavar="FILE",
        help=tr("encrypt it under the first line of FILE"),
    )  # fmt: skip


def _take(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    take = command(commands, "take", tr("take up the accounts of a colleague's bundle"))
    book(take)
    take.add_argument("file", type=path, metavar="FILE", help=tr("the bundle"))
    take.add_argument(
        "--owner",
        default="",
        metavar="NAME",
        help=tr("who of ours owns them from now on (default: the book's user)"),
    )
    take.add_argument(
        "--beside",
        action="append",
        default=[],
        metavar="NAME",
        help=tr("take this one up although the book perhaps has it, as another account"),
    )
    take.add_argument(
        "--instead",
        action="append",
        default=[],
        metavar="NAME",
        help=tr("let this one, which is here itself, take the place of ours, as when it is handed"
                " back"),
    )  # fmt: skip
    take.add_argument(
        "--bundle-passphrase-file",
        type=path,
        metavar="FILE",
        help=tr("its first line opens an encrypted bundle (default: asked for on a terminal)"),
    )
    take.add_argument("--dry-run", action="store_true", help=tr("say what would be done"))


def _merge(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    merge = command(
        commands, "merge", tr("take over what a copy of the book has that was edited elsewhere")
    )
    book(merge)
    merge.add_argument("other", type=path, metavar="OTHER", help=tr("the copy; it is not changed"))
    for side, words in (
        ("--ours", tr("conflicts in which this book counts, by their numbers, or all")),
        ("--theirs", tr("conflicts in which the copy counts, by their numbers, or all")),
    ):
        merge.add_argument(side, default="", metavar="LIST", help=words)
    merge.add_argument(
        "--other-passphrase-file", type=path, metavar="FILE",
        help=tr("its first line opens a copy under another passphrase (default: asked for)"),
    )  # fmt: skip
    merge.add_argument("--dry-run", action="store_true", help=tr("say what would be done"))


def _publish(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    publish = command(
        commands, "publish", tr("keep a team's PostgreSQL database in step with books")
    )
    publish.add_argument("books", type=path, nargs="+", metavar="BOOK", help=tr("the book's file"))
    publish.add_argument(
        "address", metavar="ADDRESS",
        help=tr("postgresql://user@host/database, without a password"),
    )  # fmt: skip
    publish.add_argument(
        "--team", metavar="NAME",
        help=tr("the team in whose figures the books count (default: as before)"),
    )  # fmt: skip
    for flag, words in (
        (
            "--everything",
            tr("also what is internal; else what a customer may see, and figures"),
        ),
        ("--anew", tr("compare every row, and not only what changed since")),
        ("--as-new", tr("publish as a book of its own what was a copy of another one")),
        ("--upgrade", tr("bring a database of an older program up to this one first")),
        ("--withdraw", tr("take the books out of the database")),
        ("--dry-run", tr("say what would be done")),
    ):
        publish.add_argument(flag, action="store_true", help=words)
    publish.add_argument(
        "--password-file", type=path, metavar="FILE",
        help=tr("its first line is the database's password (default: the keychain, PGPASSFILE, or"
                " asked for on a terminal)"),
    )  # fmt: skip
    # Under another name than that of one book: each encrypted one of several is tried by it.
    publish.add_argument(
        "--passphrase-file", type=path, dest="books_passphrase_file", metavar="FILE",
        help=tr("its first line opens an encrypted book (default: asked for on a terminal)"),
    )  # fmt: skip
