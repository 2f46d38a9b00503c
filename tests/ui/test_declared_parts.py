"""Pages and tabs are declared by names: each name leads to what it says."""

import inspect

import pytest

from csm_desktop.ui.account.tabs import TabSpec, tabs
from csm_desktop.ui.frame.pages import Page, PageSpec, Place
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.part_names import part_named
from csm_desktop.ui.workspaces import workspaces


def bears(name: str, number: int) -> bool:
    """Whether a part can be called with so many arguments."""
    inspect.signature(part_named(name)).bind(*range(number))
    return True


@pytest.mark.parametrize("spec", workspaces(), ids=lambda spec: str(spec.name))
def test_every_name_of_a_page_leads_to_a_part(spec: PageSpec) -> None:
    handed = 1 + (spec.pending is not None)
    assert issubclass(part_named(spec.page), Page)
    assert bears(spec.page, handed)
    assert not spec.commands or bears(spec.commands, handed)
    assert not spec.count or bears(spec.count, 1)
    assert not spec.ready or bears(spec.ready, 1)
    assert not spec.loads or bears(spec.loads, 0)
    assert not spec.key or spec.place is not Place.HIDDEN, "no key goes to a page of no menu"


@pytest.mark.parametrize("spec", tabs(), ids=lambda spec: str(spec.name))
def test_every_name_of_a_tab_leads_to_a_part(spec: TabSpec) -> None:
    assert issubclass(part_named(spec.tab), Tab)
    assert not spec.commands or bears(spec.commands, 2)


@pytest.mark.parametrize("name", ["csm_desktop.ui.nowhere:Page", "csm_desktop.ui.frame.pages:Nope"])
def test_a_name_that_leads_nowhere_is_an_error(name: str) -> None:
    with pytest.raises((ImportError, AttributeError)):
        part_named(name)
