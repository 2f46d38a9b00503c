import pytest

from csm_desktop.importers.values.markup import plain_text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<p>Two <b>bold</b>&nbsp;words</p><ul><li>one</li><li>two</li></ul>",
         "Two bold words\n- one\n- two"),
        ('Ask <a href="https://x.example/a">Ann</a> first<br/>then Bob',
         "Ask Ann (https://x.example/a) first\nthen Bob"),
        ('<a href="javascript:x()">no</a>', "no"),
        ("<style>p {}</style><div>shown</div>", "shown"),
        ("Smith &amp; Sons\nsecond line", "Smith & Sons\nsecond line"),
        ("a &lt;b&gt; c", "a <b> c"),
        ("10<sup>6</sup> events on the 1<sup>st</sup>, 500<sup>1)</sup> seats",
         "10⁶ events on the 1st, 500¹⁾ seats"),
    ],
)  # fmt: skip
def test_markup_is_read_as_a_browser_shows_it(text: str, shown: str) -> None:
    assert plain_text(text) == shown


@pytest.mark.parametrize(
    "text", ["5 < 7 and 9 > 8", "R&D; AT&T", "Ann <ann@acme.org>", "line\n\n  - two  spaces", ""]
)
def test_what_only_looks_like_markup_stays_as_it_is(text: str) -> None:
    assert plain_text(text) == text
