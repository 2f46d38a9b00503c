"""`lessons`: told, as JSON, and on paper."""

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_lessons_and_pairings_are_told_and_printed(run: Run, sample: Path, tmp_path: Path) -> None:
    lessons = json.loads(run("lessons", sample, "--json").out)["lessons"]
    assert {one["source"] for one in lessons} >= {"win_story", "essence", "pairing"}
    said = run("lessons", sample, "--pairings").out
    assert "Pairings of 2026: 1 introduction" in said
    assert run("lessons", sample, "-o", tmp_path / "lessons.pdf").code == 0
    assert run("lessons", sample, "--pairings", "-o", tmp_path / "pairings.csv").code == 0
    assert "Northwind Rail" in (tmp_path / "pairings.csv").read_text("utf-8")
