"""On whom an account hangs: by hand, and against trying everybody's leaving."""

from dataclasses import replace

from hypothesis import given

from csm_desktop.domain.people.coverage import network, what_if_together
from csm_desktop.domain.people.matching import Edge
from csm_desktop.domain.people.threads import ThreadKind, thread
from csm_desktop.domain.records.plan import Side
from tests.domain.people.test_coverage import LENA, MARC, NORTHWIND, SOFIA, YOU
from tests.domain.people.test_matching import GRAPHS, by_brute_force

NET = network(NORTHWIND)


def test_by_hand_two_pairs_of_four_people_are_several_threads() -> None:
    assert thread(NET).kind is ThreadKind.SEVERAL
    assert thread(replace(NET, alive=((YOU, LENA), (YOU, MARC)))).holders == ((Side.US, YOU),)
    both = thread(replace(NET, alive=((YOU, SOFIA),)))
    assert both.holders == ((Side.CUSTOMER, SOFIA), (Side.US, YOU))
    assert thread(replace(NET, alive=())).kind is ThreadKind.NONE


@given(GRAPHS)
def test_a_single_thread_is_one_whose_holder_takes_all_along(edges: list[Edge]) -> None:
    net = replace(NET, alive=tuple(edges))
    found = thread(net)
    size = by_brute_force(edges)
    assert found.kind is (ThreadKind.NONE, ThreadKind.SINGLE, ThreadKind.SEVERAL)[min(size, 2)]
    people = {(Side.US, left) for left, _ in edges} | {(Side.CUSTOMER, right) for _, right in edges}
    alone = {person for person in people if what_if_together(net, [person]).after == 0}
    assert set(found.holders) == alone
