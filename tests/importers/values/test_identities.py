import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.text.identities import (
    ends_in_lost_digits,
    id_key,
    is_rounded,
    may_be_one,
    name_key,
    other_readings,
    without_zeros,
)
from csm_desktop.importers.values.texts import ids

LETTERS = string.ascii_letters + string.digits


@given(
    st.text(LETTERS, min_size=12, max_size=12), st.text("ABCDEFGH012345", min_size=3, max_size=3)
)
def test_a_salesforce_id_of_eighteen_is_its_first_fifteen(rest: str, check: str) -> None:
    assert id_key(f"001{rest}{check}") == id_key(f"001{rest}") == f"001{rest}"


def test_the_case_of_a_salesforce_id_counts_and_that_of_a_guid_does_not() -> None:
    assert id_key("0015g00000Xk1aB") != id_key("0015g00000Xk1ab")
    guid = "8F1E2D3C-0001-4A5B-8C9D-00000000000A"
    assert id_key(guid) == id_key("{" + guid.lower() + "}")


@pytest.mark.parametrize(
    ("written", "key"),
    [("'00123", "00123"), ('="00123"', "00123"), ("1,234", "1234"), ("101.0", "101"),
     ("A-1", "A-1"), ("1,23", "1,23"), ("10.5", "10.5"), ("0", "0")],
)  # fmt: skip
def test_what_a_spreadsheet_adds_to_an_id_does_not_count(written: str, key: str) -> None:
    assert id_key(written) == key


def test_lost_zeros_and_lost_digits_are_recognised() -> None:
    assert without_zeros("000123") == without_zeros("123") == "123"
    assert without_zeros("A-1") == ""
    assert is_rounded("1.23457E+11")
    assert is_rounded("1.2345678901234568e+17")
    assert not is_rounded("5E12")
    assert ends_in_lost_digits("12345678901234500")
    assert not ends_in_lost_digits("1234567890123456")
    assert not ends_in_lost_digits("1000")


@pytest.mark.parametrize(
    ("one", "two"),
    [("Alder, Inc.", "alder inc"), ("Lindqvist AB", "LINDQVIST"), ("ＡＣＭＥ", "Acme Ltd."),
     ("Müller & Söhne GmbH", "Müller & Söhne"), ("A.B.C. Co", "ABC")],
)  # fmt: skip
def test_a_name_is_one_whatever_its_signs_and_legal_form(one: str, two: str) -> None:
    assert name_key(one) == name_key(two)


def test_names_of_a_group_are_several_and_a_longer_form_may_be_one() -> None:
    assert name_key("Voltan Energy Ltd") != name_key("Voltan AG")
    assert name_key("AG") == "ag"
    # A hotel's spa is no S.p.A.
    assert (
        name_key("Beach Resort & Spa")
        == name_key("Beach Resort and Spa")
        != name_key("Beach Resort")
    )
    assert name_key("Beach Resort & Spa S.r.l.") == "beach resort spa"
    assert name_key("Rossi & C. S.p.A.") == name_key("Rossi & C.")
    assert may_be_one("Rowan Paper", "Rowan Paper Group")
    assert not may_be_one("Other GmbH", "Wick Labs")


@pytest.mark.parametrize(
    ("reference", "meant"),
    [
        ("Acme (A-1)", "A-1"),
        ("Acme (A-1)", "Acme"),
        ("Acme (https://www.notion.so/Acme-0a2b?pvs=21)", "Acme"),
        ("Account:A-1", "A-1"),
        ("account/A-1", "A-1"),
        ("A-1: Acme", "A-1"),
        ("A-1 - Acme", "Acme"),
        ("https://x.example/lightning/r/Account/0015g00000Xk1aB/view", "0015g00000Xk1aB"),
    ],
)
def test_what_else_a_reference_may_mean(reference: str, meant: str) -> None:
    assert meant in list(other_readings(reference))


def test_thousands_commas_of_a_column_of_numbers_are_no_part_of_its_ids() -> None:
    assert ids("ID", ["1,001", "987", "12,345", ""]).values == ["1001", "987", "12345", ""]
    assert ids("ID", ["1,001", "A-2"]).values == ["1,001", "A-2"]
