"""`journey`, `handoff` and `validation`: for a customer, and the course of a segment for us."""

import csv
import json
from pathlib import Path

import pypdfium2
import pytest

from tests.cli.conftest import Run


def read(path: Path) -> str:
    return "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(path))


@pytest.mark.parametrize(
    ("tag", "words"),
    [("en", ("Impact journey", "Don’t")), ("de", ("Wirkungsreise", "Lassen"))],
)
def test_the_impact_journey_is_printed_for_the_customer(
    run: Run, sample: Path, tmp_path: Path, tag: str, words: tuple[str, ...]
) -> None:
    out = tmp_path / "journey.pdf"
    assert run("journey", sample, "northwind", "-o", out, "--language", tag).code == 0
    text = read(out)
    assert all(word in text for word in words)
    assert "Two depots live" in text
    # What holds for everybody served alike, and never where those are met or what we do for it.
    assert "Plan one real week" in text
    assert "Executive sponsor, at EBRs" not in text
    for internal in ("signature", "Unterschrift", "Laggard", "Cruiser", "Success gap"):
        assert internal not in text
    assert run("journey", sample, "northwind", "-o", out).code == 2, "nothing is written over"
    assert run("journey", sample, "nobody", "-o", tmp_path / "none.pdf").code == 2


@pytest.mark.parametrize(
    ("tag", "words"),
    [("en", ("Hand-off sheet", "Why it began")), ("de", ("Übergabeblatt", "Wie es begann"))],
)
def test_the_hand_off_sheet_is_printed_on_one_page_for_the_customer(
    run: Run, sample: Path, tmp_path: Path, tag: str, words: tuple[str, ...]
) -> None:
    out = tmp_path / "sheet.pdf"
    assert run("handoff", sample, "northwind", "-o", out, "--language", tag).code == 0
    text = read(out)
    assert len(pypdfium2.PdfDocument(out)) == 1
    assert all(word in text for word in (*words, "Lena Brandt", "Ostfeld depot"))
    assert "Enterprise" not in text
    assert run("handoff", sample, "northwind", "-o", out).code == 2, "nothing is written over"


def test_a_validation_tells_each_step_as_text_json_table_and_page(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    said = run("validation", sample, "enterprise")
    assert said.code == 0
    told = json.loads(run("validation", sample, "Enterprise", "--json").out)
    steps = told["steps"]
    assert [step["day"] for step in steps] == sorted(step["day"] for step in steps)
    assert all(step["title"] in said.out for step in steps)
    reached = next(step for step in steps if step["reached"])
    assert reached["days"]["count"] == reached["reached"]
    table, page = tmp_path / "steps.csv", tmp_path / "steps.pdf"
    assert run("validation", sample, "Enterprise", "-o", table).code == 0
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert [row[0] for row in rows[1:]] == [step["title"] for step in steps]
    assert run("validation", sample, "Enterprise", "-o", page).code == 0
    assert "Enterprise: " in read(page)
    assert "back_test" not in told
    past = json.loads(run("validation", sample, "Enterprise", "--back-test", "--json").out)
    months = past["back_test"]["months"]
    assert len(months) == 12
    assert sum(month["alerts"] for month in months) == past["back_test"]["alerts"]
    by_trigger = {one["trigger"]: one["alerts"] for one in past["back_test"]["triggers"]}
    assert sum(by_trigger.values()) == past["back_test"]["alerts"]
    assert {"milestone_late", "renewal_near", "gone_quiet"} <= by_trigger.keys()
    assert "The past year would have" in run("validation", sample, "Enterprise", "--back-test").out
    year = tmp_path / "year.csv"
    assert run("validation", sample, "Enterprise", "--back-test", "-o", year).code == 0
    with year.open(encoding="utf-8-sig", newline="") as file:
        heads, *lines = csv.reader(file)
    assert [line[0] for line in lines] == [month["on"] for month in months]
    late = heads.index("Milestone late")
    assert sum(int(line[late]) for line in lines) == by_trigger["milestone_late"]
    wrong = run("validation", sample, "Nowhere")
    assert (wrong.code, wrong.out) == (2, "")
    assert "There are: Enterprise" in wrong.err
