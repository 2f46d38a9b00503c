"""The language of the window: whose it is, and what of Qt's own goes with it."""

import os
import sys

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from csm_desktop.ui.frame.recents import Recents
from csm_desktop.wording import Voice, speak
from csm_desktop.wording.own_voice import (
    AS_COMPUTER,
    AS_LANGUAGE,
    LANGUAGE_KEY,
    NUMBERS_KEY,
    Computer,
    languages_of_program,
    numbers_follow,
    own_voice,
)

_OURS = "CSM translator"  # the name by which the one of before is found and taken out


def computer(platform: str = sys.platform) -> Computer:
    """What the computer is set to: as Qt knows it, but on Linux as the command line does.

    There Qt names the locale after the language (findings/pyside6-name-of-the-system.sh).
    """
    if platform.startswith("linux"):
        return Computer.named(os.environ)
    system = QLocale.system()
    languages = tuple(tag.replace("-", "_") for tag in system.uiLanguages())
    return Computer(languages, "" if system.name() == "C" else system.name())


def chosen_language(recents: Recents) -> str:
    """The language that was chosen; "" as the computer."""
    return recents.choice(LANGUAGE_KEY, ("", *languages_of_program()), "")


def chosen_numbers(recents: Recents) -> str:
    """Whether numbers and days go as the computer or as the language."""
    kept = recents.choice(NUMBERS_KEY, ("", AS_COMPUTER, AS_LANGUAGE), "")
    return numbers_follow(computer(), chosen_language(recents), kept)


def chosen_voice(recents: Recents) -> Voice:
    """The voice of the window from now on."""
    kept = recents.choice(NUMBERS_KEY, ("", AS_COMPUTER, AS_LANGUAGE), "")
    return own_voice(computer(), chosen_language(recents), kept)


def speak_as(chosen: Voice) -> None:
    """Put a voice in force for the window; what Qt says by itself (the menu of a field, the dialog
    for printers) goes with it."""
    speak(chosen)
    application = QCoreApplication.instance()
    if application is None:
        return
    for former in application.findChildren(QTranslator, _OURS):
        application.removeTranslator(former)
        former.deleteLater()
    if chosen.language != "en":
        own = QTranslator(application)
        own.setObjectName(_OURS)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        # Qt has its Portuguese of Brazil alone.
        named = "pt_BR" if chosen.language == "pt" else chosen.language
        if own.load(f"qtbase_{named}", folder):
            application.installTranslator(own)
