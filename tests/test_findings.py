"""The form of `findings/`: what surprised us in real libraries, each shown without our code.

They are run by hand (`for f in findings/*.sh; do bash $f; done`), for they fetch what they run.
"""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

FINDINGS = sorted((Path(__file__).resolve().parent.parent / "findings").glob("*.sh"))


def test_there_are_findings() -> None:
    assert len(FINDINGS) >= 3


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda file: file.stem)
def test_a_finding_stands_alone(finding: Path) -> None:
    text = finding.read_text(encoding="utf-8")
    assert "csm_desktop" not in text, "it shows the library, not us"
    assert not re.search(r"https?:|git\+|--(extra-)?index|--find-links", text), "by name alone"
    installed = re.findall(r"pip\" install (.+?)(?<!\\)\n", text, re.DOTALL)
    assert installed, "it installs what it shows"
    for words in installed:
        packages = [word.strip('"') for word in words.replace("\\\n", " ").split()]
        for package in packages:
            pinned = re.fullmatch(r"[A-Za-z0-9_-]+==(\d[\w.]*|\$1)", package)
            assert package.startswith("-") or pinned, package


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda file: file.stem)
def test_a_finding_says_what_was_seen_and_fails_when_that_changes(finding: Path) -> None:
    text = finding.read_text(encoding="utf-8")
    head, _, body = text.partition("set -euo pipefail")
    assert re.search(r"^# .*\d+\.\d+.*:", head, re.MULTILINE), "package, version, behaviour"
    assert "# Seen (" in head
    assert "# What we do:" in head
    assert "mktemp -d" in body
    assert "sys.exit(" in body


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda file: file.stem)
def test_a_finding_is_a_shell_script(finding: Path) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash here")
    subprocess.run([bash, "-n", str(finding)], check=True)
