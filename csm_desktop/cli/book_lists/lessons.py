"""`lessons`: what worked, and what came of pairings."""

import argparse

from csm_desktop.app.book import Book
from csm_desktop.app.documents.lesson_listing import (
    lesson_listing,
    pairing_listing,
    year_words,
)
from csm_desktop.app.lists.lessons import all_lessons
from csm_desktop.app.strategies.pairing_view import book_pairings
from csm_desktop.cli.book_lists.listed import write_listed
from csm_desktop.cli.output import say_json, say_table
from csm_desktop.cli.window import book_to_read


def show_lessons(arguments: argparse.Namespace) -> int:
    """Tell every lesson of the book, or every pairing."""
    with book_to_read(arguments.book) as book:
        return _pairings(book, arguments) if arguments.pairings else _lessons(book, arguments)


def _lessons(book: Book, arguments: argparse.Namespace) -> int:
    lessons = all_lessons(book)
    listing = lesson_listing(lessons, book.today())
    if arguments.output is not None:
        return write_listed(listing, arguments)
    if arguments.json:
        say_json({"lessons": lessons})
        return 0
    for table in listing.pack.tables:
        print(table.heading)
        say_table([column.head for column in table.columns], table.rows)
    print(listing.pack.title if lessons else listing.pack.nothing)
    return 0


def _pairings(book: Book, arguments: argparse.Namespace) -> int:
    found = book_pairings(book)
    listing = pairing_listing(found, book.today())
    if arguments.output is not None:
        return write_listed(listing, arguments)
    if arguments.json:
        say_json({"pairings": found.lines, "years": found.years})
        return 0
    for table in listing.pack.tables:
        say_table([column.head for column in table.columns], table.rows)
    for year in found.years:
        print(year_words(year))
    print(listing.pack.title if found.lines else listing.pack.nothing)
    return 0
