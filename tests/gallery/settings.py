"""The settings in the whole window: of the sample book, of an empty one, and with hostile names."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from PySide6.QtWidgets import QApplication, QWidget

from csm_desktop.app.money import exchange
from csm_desktop.app.people import team
from csm_desktop.app.publication.database import (
    LastPublish,
    PublishEvery,
    TeamDatabase,
    last_text,
    set_team_database,
)
from csm_desktop.domain.records.team import TeamMemberDetails, TeamRole
from csm_desktop.domain.text.message import say
from csm_desktop.mail.mail_server import MailLogin
from csm_desktop.ui.settings.health_model import HealthModelPart
from csm_desktop.ui.settings.mail import MailPart
from csm_desktop.ui.settings.money import MoneyPart
from csm_desktop.ui.settings.page import SettingsPage
from csm_desktop.ui.settings.team import Team
from tests.gallery.frame import _begun, _empty_book, _opened, _program, _sample, _until
from tests.gallery.register import picture

_HOSTILE = "R&D <beta> </b> {a.__class__} %s \u202egpj.exe 🙂 مرحبا " + "W" * 200


def _at(part: str) -> Callable[[QWidget], None]:
    """Open the book, then a part of the settings; its figures stand there when this returns."""

    def prepare(widget: QWidget) -> None:
        window = _opened(widget)
        window.workbench.commands.run(f"settings.{part}")
        _settle(window.page)

    return prepare


def _settle(page: object) -> None:
    assert isinstance(page, SettingsPage)
    part = page.part
    if isinstance(part, MoneyPart):
        _until(lambda: not part.asker.busy)
    for _pass in range(6):
        QApplication.processEvents()


@picture("settings-you", prepare=_at("you"))
def you() -> QWidget:
    return _program(_sample())


@picture("settings-team", prepare=_at("team"))
def team_() -> QWidget:
    return _program(_sample())


@picture("settings-money", prepare=_at("money"))
def money() -> QWidget:
    return _program(_sample())


@picture("settings-letters", prepare=_at("letters"))
def letters() -> QWidget:
    return _program(_sample())


@picture("settings-mail", prepare=_at("mail"))
def mail() -> QWidget:
    return _program(_sample())


def _signing_in(widget: QWidget) -> None:
    """Microsoft was chosen, and waits for a code that is typed elsewhere."""
    window = _opened(widget)
    window.workbench.commands.run("settings.mail")
    _settle(window.page)
    assert isinstance(window.page, SettingsPage)
    part = window.page.part
    assert isinstance(part, MailPart)
    part.login.editor.setCurrentIndex(part.login.editor.findData(MailLogin.MICROSOFT))
    part.login.commit()
    part.sign_in.said.setText("Type the code ABCD-1234 at https://microsoft.com/devicelogin")
    _settle(window.page)


@picture("settings-mail-sign-in", prepare=_signing_in)
def mail_sign_in() -> QWidget:
    return _program(_sample())


@picture("settings-book", prepare=_at("book"))
def book() -> QWidget:
    return _program(_sample())


def _draft(widget: QWidget) -> None:
    """A model is being typed: who would change band stands beneath."""
    window = _opened(widget)
    window.workbench.commands.run("settings.health")
    _settle(window.page)
    assert isinstance(window.page, SettingsPage)
    part = window.page.part
    assert isinstance(part, HealthModelPart)
    part.draft = replace(part.draft, healthy_from=65)
    part._show()
    _until(lambda: not part.asker.busy)
    part.save.setFocus()


@picture("settings-health-model", prepare=_draft)
def health_model() -> QWidget:
    return _program(_sample())


@picture("settings-appearance", prepare=_at("looks"))
def appearance() -> QWidget:
    return _program(_sample())


@picture("settings-reminders", prepare=_at("reminders"))
def reminders() -> QWidget:
    return _program(_sample())


@picture("settings-calendars", prepare=_at("calendars"))
def calendars() -> QWidget:
    return _program(_sample())


def _empty_at(part: str) -> Callable[[QWidget], None]:
    def prepare(widget: QWidget) -> None:
        window = _begun(widget)
        window.workbench.commands.run(f"settings.{part}")
        _settle(window.page)

    return prepare


@picture("settings-you-empty", prepare=_empty_at("you"))
def you_empty() -> QWidget:
    return _program(_empty_book())


@picture("settings-team-empty", prepare=_empty_at("team"))
def team_empty() -> QWidget:
    return _program(_empty_book())


@picture("settings-money-empty", prepare=_empty_at("money"))
def money_empty() -> QWidget:
    return _program(_empty_book())


def _hostile(widget: QWidget) -> None:
    window = _opened(widget)
    workbench = window.workbench
    fields: TeamMemberDetails = {"title": _HOSTILE, "email": f"{'x' * 200}@house.example"}
    workbench.run("Team", team.say_who_i_am, name=_HOSTILE, **fields)
    for role in TeamRole:
        fields["role"] = role
        workbench.run("Team", team.new_member, f"{role} {_HOSTILE}", **fields)
    window.workbench.commands.run("settings.team")
    page = window.page
    assert isinstance(page, SettingsPage)
    _settle(page)
    people = page.part
    people.people.table.step(3)  # type: ignore[attr-defined]
    people.people.new.setText("x <nobody at home@>")  # type: ignore[attr-defined]
    people.people._enter()  # type: ignore[attr-defined]
    _settle(page)


@picture("settings-team-hostile", prepare=_hostile)
def team_hostile() -> QWidget:
    return _program(_sample())


def _lacking(widget: QWidget) -> None:
    window = _opened(widget)
    workbench = window.workbench
    assert workbench.book is not None
    for rate in exchange.exchange(workbench.book).rates:
        workbench.run("Rate", exchange.remove_rate, rate.id)
    usd = exchange.Typed("USD", "EUR", Decimal("0.9"))
    workbench.run("Rate", exchange.new_rate, usd, source=_HOSTILE)
    workbench.commands.run("settings.money")
    _settle(window.page)


@picture("settings-money-lacking", prepare=_lacking)
def money_lacking() -> QWidget:
    return _program(_sample())


def _refused(widget: QWidget) -> None:
    window = _opened(widget)
    window.workbench.commands.run("settings.team")
    page = window.page
    assert isinstance(page, SettingsPage)
    people = page.part.people  # type: ignore[attr-defined]
    people.table.step(1)
    people.remove()
    _settle(page)


@picture("settings-team-refused", prepare=_refused)
def team_refused() -> QWidget:
    return _program(_sample())


def _published(widget: QWidget) -> None:
    """The book is published each hour, and could not be the last time."""
    window = _opened(widget)
    workbench = window.workbench
    book = workbench.book
    assert book is not None
    address = "postgresql://anna@db.example.com/team?sslmode=verify-full"
    workbench.run(
        "Publish", set_team_database, TeamDatabase(address, "North", True, PublishEvery.HOUR)
    )
    said = [
        say("The database {place} cannot be reached.", place="team (db.example.com)"),
        say("The database is as it was, and the next publish goes on from there."),
    ]
    last = LastPublish.of(book.now(), said, done=False, reached=False)
    workbench.recents.keep("team", book.path, last_text(last))
    workbench.commands.run("settings.team")
    page = window.page
    assert isinstance(page, SettingsPage)
    _settle(page)
    part = page.part
    assert isinstance(part, Team)
    page._scrolls["team"].ensureWidgetVisible(part.database.save)
    part.database.now.setFocus()
    _settle(page)


@picture("settings-team-database", prepare=_published)
def team_database() -> QWidget:
    return _program(_sample())
