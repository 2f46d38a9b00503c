"""Names that break careless programs."""

HOSTILE = (
    "R&D <beta> </b>",
    "<img src=/etc/passwd>",
    "W" * 300,
    "Wort " * 60,
    "🚀👩‍🚀 Rakete & Söhne",
    "חברת הרכבות הצפונית",
    "line\nline\ttab\u2028end",
    "{0.__class__} %s &amp;",
)
