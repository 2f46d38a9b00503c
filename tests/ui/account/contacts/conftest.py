"""The tab of Northwind Rail with the keyboard in it."""

import pytest

from csm_desktop.ui.account.contacts.tab import ContactsTab
from tests.ui.account.conftest import Shown


@pytest.fixture
def tab(shown: Shown, northwind: int) -> ContactsTab:
    made: ContactsTab = shown(ContactsTab, northwind)
    made.take_focus()
    return made
