import pytest

from csm_desktop.importers.values.addresses import email_address, first_address, named_address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("ann@acme.org", "ann@acme.org"),
        ("mailto:ann@ACME.org", "ann@acme.org"),
        ("Ann Lee <ann@acme.org>", "ann@acme.org"),
        ("<ann@acme.org>;", "ann@acme.org"),
        ("ann@acme.org.", "ann@acme.org"),
        ("(ann@acme.org)", "ann@acme.org"),
        ("ann@acme", None),
        ("ann(at)acme.org", None),
    ],
)
def test_an_address_is_found_in_its_dress(text: str, address: str | None) -> None:
    assert email_address(text) == address


@pytest.mark.parametrize("between", ["; ", ", ", " ::: ", "|", "\n", " "])
def test_of_several_addresses_the_first_usable_one_counts(between: str) -> None:
    assert first_address(f"a@b.org{between}c@d.org") == ("a@b.org", True)
    assert first_address(f"a@b{between}c@d.org") == ("c@d.org", True)


def test_the_same_address_twice_is_one() -> None:
    assert first_address("a@b.org; a@b.org") == ("a@b.org", False)


@pytest.mark.parametrize(
    ("text", "name", "address"),
    [
        ("Kim Roe (kim@roe.example)", "Kim Roe", "kim@roe.example"),
        ("Kim Roe <kim@roe.example>", "Kim Roe", "kim@roe.example"),
        ('"Roe, Kim" <kim@roe.example>', "Roe, Kim", "kim@roe.example"),
        ("Kim Roe (she/her)", "Kim Roe (she/her)", ""),
        ("kim@roe.example", "kim@roe.example", ""),
    ],
)
def test_a_name_with_its_address_is_both(text: str, name: str, address: str) -> None:
    assert named_address(text) == (name, address)
