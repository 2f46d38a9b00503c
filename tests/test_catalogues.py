"""Every text can be translated, and what is translated says the same in the same places."""

import ast
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache
from gettext import GNUTranslations, NullTranslations, c2py
from io import BytesIO, StringIO
from pathlib import Path
from unicodedata import east_asian_width

import pytest
from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from csm_desktop.app.documents.languages import whole_in
from csm_desktop.domain.records.plan import ActionStatus, Horizon
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.records.team import TeamRole
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.reports.people.build import build_people
from csm_desktop.reports.people.pack import assemble_people
from csm_desktop.reports.plan.build import build_plan
from csm_desktop.reports.plan.pack import assemble_plan
from csm_desktop.resources import resources
from csm_desktop.wording import (
    Voice,
    catalogues,
    inside,
    labels,
    missing_texts,
    render,
    tr,
    translation,
)
from csm_desktop.wording.catalogue_file import FileCatalogue
from tests.catalogue import (
    PACKAGE,
    NoLiteralError,
    every_text,
    marked_texts,
    template,
)
from tests.reports.account import TODAY, northwind

PLAN = PACKAGE / "reports" / "plan"
PEOPLE = PACKAGE / "reports" / "people"
LETTER = PACKAGE / "app" / "meetings" / "follow_up_letter.py"
PAIRING = PACKAGE / "app" / "strategies" / "pairing_letters.py"
FRENCH = """
msgid ""
msgstr ""
"Plural-Forms: nplurals=3; plural=n < 2 ? 0 : n % 1000000 == 0 ? 1 : 2;\\n"
"Content-Type: text/plain; charset=utf-8\\n"

msgid "{n} row"
msgid_plural "{n} rows"
"""
PLACE = re.compile(r"\{\w+\}")
HEAD = "from csm_desktop.wording import tr\nfrom csm_desktop.domain.text.message import say\n"
EACH = pytest.mark.parametrize("language", sorted(catalogues()))


@cache
def read(language: str) -> Catalog:
    with catalogues()[language].open("rb") as written:
        return read_po(written, locale=language)


def faults(catalogue: Catalog) -> list[str]:
    """What a compiler of catalogues lets pass: forms left empty, places renamed or lost."""
    found = []
    for entry in catalogue:
        if not entry.id:
            continue
        sources, forms = _texts(entry.id), _texts(entry.string)
        if len(sources) == 2 and len(forms) != catalogue.num_plurals:
            found.append(f"{sources[0]}: {len(forms)} of {catalogue.num_plurals} forms")
        if not all(forms):
            found.append(f"{sources[0]}: a form is empty")
        expected = {place for source in sources for place in PLACE.findall(source)}
        if any(set(PLACE.findall(form)) - expected for form in forms):
            found.append(f"{sources[0]}: a place that the source has not")
        if any(expected - {"{n}"} - set(PLACE.findall(form)) for form in forms):
            found.append(f"{sources[0]}: a place is lost")
        if "{n}" in expected and "{n}" not in "".join(forms):
            found.append(f"{sources[0]}: the count is lost")
    return found


def _texts(one_or_more: str | Sequence[str] | None) -> tuple[str, ...]:
    return (one_or_more or "",) if isinstance(one_or_more, str | None) else tuple(one_or_more)


@EACH
def test_a_translation_is_whole_and_keeps_its_places(language: str) -> None:
    catalogue = read(language)
    assert [entry for entry in catalogue if entry.fuzzy and entry.id] == []
    assert faults(catalogue) == []


def test_the_window_speaks_the_languages_that_are_whole() -> None:
    """What is marked whole lacks nothing; what lacks nothing is marked, and can be chosen."""
    said = {text.ids for text in every_text()}
    lacking = {language: said - {entry.id for entry in read(language)} for language in catalogues()}
    marked = {language: sorted(map(str, lacking[language]))[:20] for language in translation.WHOLE}
    assert not any(marked.values()), f"translate in resources/translations: {marked}"
    assert {language for language, texts in lacking.items() if not texts} == set(translation.WHOLE)


@EACH
def test_a_catalogue_counts_as_its_language_does(language: str) -> None:
    """By CLDR: Babel's own table of 2.18 gives French two forms where CLDR has three."""
    assert read(language).num_plurals == len(Locale.parse(language).plural_form.tags | {"other"})


@EACH
def test_a_catalogue_translates_texts_that_the_program_says(language: str) -> None:
    said = {text.ids for text in every_text()}
    assert {entry.id for entry in read(language) if entry.id} <= said


@pytest.mark.parametrize(
    ("forms", "fault"),
    [
        (("{n} ligne", "", "{n} lignes"), "a form is empty"),
        (("{n} ligne", "{n} de lignes"), "a form is empty"),
        (("{n} ligne", "{n} de lignes", "{m} lignes"), "a place that the source has not"),
        (("ligne", "de lignes", "lignes"), "the count is lost"),
    ],
)
def test_what_a_compiler_lets_pass_is_found(forms: tuple[str, ...], fault: str) -> None:
    """A language of three forms whose two filled ones would compile, and speak English at 2."""
    lines = [f'msgstr[{place}] "{form}"' for place, form in enumerate(forms)]
    catalogue = read_po(StringIO("\n".join([FRENCH, *lines])), locale="fr")
    assert any(fault in said for said in faults(catalogue))


def test_a_renamed_place_is_found() -> None:
    catalogue = Catalog(locale="de")
    catalogue.add("Prepared for {name}", "Erstellt für {nom}")
    assert len(faults(catalogue)) == 2


@pytest.mark.parametrize(
    "code",
    [
        'tr(f"Hello {name}")',
        'tr("Yes" if name else "No")',
        'tr("Hello " + name)',
        'say(words, name="x")',
        'say("{n} row", "{n} rows" if name else "{n} lines", n=2)',
    ],
)
def test_a_marker_holds_one_literal(code: str) -> None:
    with pytest.raises(NoLiteralError):
        marked_texts(Path("example.py"), HEAD + code)


def test_no_sentence_is_glued_of_a_marked_word_and_a_value() -> None:
    """Word order is the catalogue's: `f"{tr('day')} {n}"` is one in English alone."""
    glued = []
    for module in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                values = [
                    each.value for each in node.values if isinstance(each, ast.FormattedValue)
                ]
                # A filter of files, "Lists (*.csv)", is a format of Qt's and no sentence.
                if len(values) > 1 and "(" not in _between(node) and any(map(_is_marker, values)):
                    glued.append(f"{module.relative_to(PACKAGE)}:{node.lineno}")
    assert not glued, "say the whole sentence, with its values in their places"


def _between(text: ast.JoinedStr) -> str:
    return "".join(str(each.value) for each in text.values if isinstance(each, ast.Constant))


def _is_marker(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and ast.unparse(value.func) in ("tr", "wording.tr")


def test_marked_texts_are_found_wherever_they_stand() -> None:
    code = HEAD + 'print(f"{tr(\'Yes\')}", say("{n} row", "{n} rows", n=1), say("{x}", x="text"))'
    found = marked_texts(Path("example.py"), code)
    assert sorted((text.text, text.plural) for text in found) == [
        ("Yes", ""),
        ("{n} row", "{n} rows"),
        ("{x}", ""),
    ]


def test_a_sentence_has_one_plural_and_counts_n() -> None:
    """A catalogue holds one entry a singular: of two plurals the second would be lost."""
    plurals: dict[str, set[str]] = defaultdict(set)
    for text in every_text():
        if text.plural:
            plurals[text.text].add(text.plural)
            assert set(PLACE.findall(text.text)) - {"{n}"} == set(PLACE.findall(text.plural)) - {
                "{n}"
            }, text
    assert {text: found for text, found in plurals.items() if len(found) > 1} == {}


def test_the_template_is_current() -> None:
    stored = (resources() / "translations" / "csm_desktop.pot").read_bytes()
    assert stored == template(), "write it anew: python -m tests.catalogue"


def all_said(file: Path, catalogue: Catalog) -> list[tuple[str, str]]:
    """Each text as our reader says it, beside what Babel reads."""
    ours, rule = FileCatalogue(file), c2py(catalogue.plural_expr)
    told: list[tuple[str, str]] = []
    for entry in filter(lambda each: each.id, catalogue):
        sources, forms = _texts(entry.id), _texts(entry.string)
        told.append((ours.gettext(sources[0]), forms[0]))
        if len(sources) == 2:
            told += [(ours.ngettext(*sources, n), forms[rule(n)]) for n in (0, 1, 2, 5, 10**6)]
    return told


SHORT = re.compile(r'\b(?:Button|Column|TabSpec|QCheckBox)\(\s*(?:"[^"]*",\s*)?tr\(\s*"([^"]+)"')


def width(text: str) -> int:
    """In letters; those of Japanese are twice as wide."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text.replace("&", ""))


@EACH
def test_labels_are_no_longer_than_their_room(language: str) -> None:
    """Buttons, heads of columns and tabs; sentences may be as long as they need to be."""
    code = "".join(file.read_text("utf-8") for file in (PACKAGE / "ui").rglob("*.py"))
    labels = set(SHORT.findall(code))
    assert len(labels) > 300
    with Voice.of(language).spoken():
        long = {text: tr(text) for text in labels if width(tr(text)) > 1.5 * width(text) + 10}
    assert long == {}, "they would be cut at 1280 x 720"


@EACH
def test_the_quick_reader_says_what_babel_reads(language: str) -> None:
    told = all_said(catalogues()[language], read(language))
    assert [each for each in told if each[0] != each[1]] == []


def test_a_catalogue_is_read_however_a_translators_tool_writes_it(tmp_path: Path) -> None:
    """Texts over several lines, line ends of Windows, places and comments between."""
    written = FRENCH.replace('msgid "{n} row"', '#, python-brace-format\nmsgid ""\n"{n} "\n"row"')
    forms = 'msgstr[0] "{n} ligne"\nmsgstr[1] ""\n"{n} de "\n"lignes"\nmsgstr[2] "{n} lignes"'
    texts = r"""
#: ui/here.py:3
msgid "Say \"no\"\n\tand C:\\new"
msgstr "Dire « non »\n\tet C:\\new \"là\""

msgid "Half"
msgstr ""

#~ msgid "Gone"
#~ msgstr "Parti"
"""
    file = tmp_path / "fr.po"
    for ends in ("\n", "\r\n"):
        file.write_bytes(
            (written.rstrip() + "\n" + forms + "\n" + texts).replace("\n", ends).encode()
        )
        said = FileCatalogue(file)
        rows = [said.ngettext("{n} row", "{n} rows", n) for n in (0, 1, 2, 1_000_000)]
        assert rows == ["{n} ligne", "{n} ligne", "{n} lignes", "{n} de lignes"]
        assert said.gettext('Say "no"\n\tand C:\\new') == 'Dire « non »\n\tet C:\\new "là"'
        # What lacks, is empty or was given up is English.
        assert [said.gettext(text) for text in ("Half", "Gone", "")] == ["Half", "Gone", ""]


def test_german_takes_its_forms_from_its_catalogue() -> None:
    ahead = say("{n} milestone ahead of us", "{n} milestones ahead of us", n=1)
    with Voice.of("de-DE").spoken():
        assert render(ahead) == "1 Meilenstein liegt vor uns"
        assert render(ahead.filled(n=1200)) == "1.200 Meilensteine liegen vor uns"
        assert tr("A text that nobody has translated") == "A text that nobody has translated"
    assert render(ahead.filled(n=1200)) == "1,200 milestones ahead of us"


def test_a_language_of_three_forms_speaks_each(monkeypatch: pytest.MonkeyPatch) -> None:
    polish = Catalog(locale="pl")
    polish.add(("{n} row", "{n} rows"), ("{n} wiersz", "{n} wiersze", "{n} wierszy"))
    compiled = BytesIO()
    write_mo(compiled, polish)
    compiled.seek(0)
    read_back = GNUTranslations(compiled)
    monkeypatch.setattr(translation, "catalogue", lambda _: read_back)
    said = [render(say("{n} row", "{n} rows", n=n)) for n in (1, 2, 5)]
    assert said == ["1 wiersz", "2 wiersze", "5 wierszy"]


@pytest.mark.parametrize("days", [-400, -100, 0, 30, 500])
def test_the_map_of_people_is_whole_in_german(days: int) -> None:
    facts = northwind()
    bare = replace(facts, contacts=(), connections=(), attendances=())
    for some in (facts, bare):
        with Voice.of("de").spoken(), missing_texts() as missing:
            build_people(
                assemble_people(replace(some, as_of=TODAY + timedelta(days=days)), Rules())
            )
        assert missing == set()


@pytest.mark.parametrize("folder", [PEOPLE, LETTER, PAIRING])
def test_every_text_of_the_map_and_of_letters_is_german(folder: Path) -> None:
    files = folder.glob("*.py") if folder.is_dir() else [folder]
    with Voice.of("de").spoken(), missing_texts() as missing:
        for text in (text for file in files for text in marked_texts(file)):
            render(say(text.text, text.plural, n=2) if text.plural else say(text.text))
    assert missing == set()


def test_what_a_catalogue_lacks_is_heard_where_somebody_asks() -> None:
    with Voice.of("de").spoken(), missing_texts() as missing:
        assert tr("A text that nobody has translated") == "A text that nobody has translated"
        assert tr("Open") != "Open"
        assert render(say("{who}: {what}", who="Ann", what="Nothing")) == "Ann: Nothing"
    assert missing == {"A text that nobody has translated"}
    with missing_texts() as missing:
        tr("A text that nobody has translated")
    assert missing == set()


def test_a_document_that_is_not_whole_says_so_where_another_language_cannot_be_drawn() -> None:
    def made(voice: Voice) -> str:
        if voice.language == "ja":
            raise UserError("There is no font.", "")
        with voice.spoken():
            return tr("A text that nobody has translated")

    with pytest.raises(UserError, match="not whole in “fr”: 1") as refused:
        whole_in(Voice.of("fr"), made)
    assert refused.value.advice.endswith("It is whole in: en.")


def test_german_keeps_its_nouns_large_inside_a_sentence() -> None:
    assert inside(TeamRole.SUPPORT) == "support"
    with Voice.of("de").spoken():
        assert inside(TeamRole.SUPPORT)[0].isupper()


@pytest.mark.parametrize("language", ["de"])
def test_the_joint_impact_plan_is_whole_in(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever day it is printed on, and whatever is in it, no word of ours stays English."""
    known = {entry.id for entry in read(language) if entry.id}
    asked: set[str | tuple[str, str]] = set()

    class Listener(NullTranslations):
        def gettext(self, message: str) -> str:
            asked.add(message)
            return message

        def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
            asked.add((msgid1, msgid2))
            return msgid1 if n == 1 else msgid2

    monkeypatch.setattr(translation, "catalogue", lambda _: Listener())
    facts = northwind()
    bare = replace(facts, goals=(), milestones=(), actions=(), gaps=(), practices=())
    for some in (facts, bare):
        for days in (-400, -100, 0, 30, 500):
            build_plan(assemble_plan(replace(some, as_of=TODAY + timedelta(days=days))))
    assert len(asked) > 40
    assert asked - known == set()


def test_every_text_of_the_plan_and_every_value_in_it_is_german() -> None:
    known = {entry.id for entry in read("de") if entry.id}
    said = {text.ids for file in PLAN.glob("*.py") for text in marked_texts(file)}
    assert said - known == set()
    with Voice.of("de").spoken():
        for value in (*ActionStatus, *Horizon, *TeamRole):
            assert labels.label(value)
            assert labels.NAMES[type(value).__name__][value.value] in known


def test_the_trades_word_for_effectiveness_stands_in_no_text() -> None:
    word = re.compile("maturity|immature|reifegrad|unreif", re.IGNORECASE)
    said = [text for text in every_text() if word.search(str(text))]
    kept = [
        path.name
        for path in resources().rglob("*")
        if path.suffix in {".toml", ".po", ".pot", ".md"} and word.search(path.read_text("utf-8"))
    ]
    assert (said, kept) == ([], []), "it sounds condescending (domain.md §9)"
