"""The one-line set-up (packaging/run.py): what it says when it can not go on."""

import ast
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "run.py"


@pytest.fixture
def run() -> ModuleType:
    """The script as a module; it lies outside the package, since it runs before the set-up."""
    spec = importlib.util.spec_from_file_location("csm_desktop_run", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_an_old_python_can_read_why_it_is_refused(run: ModuleType) -> None:
    ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 8))
    with pytest.raises(run.SetUpError, match=r"needs Python 3\.11\+, and this is 3\.8"):
        run.check_python((3, 8))
    run.check_python((3, 11))
    run.check_python((3, 13))


@pytest.mark.parametrize(
    ("output", "reason"),
    [
        ("error: failed\n  Caused by: dns error: failed to lookup address", "no network"),
        (
            "WARNING: Retrying after connection broken by 'NewConnectionError'\n"
            "ERROR: No matching distribution found for alembic==1.20.1",
            "no network",
        ),
        ("ERROR: No matching distribution found for PySide6-Essentials==6.11.3", "no ready-built"),
        (
            "error sending request\n  Caused by: invalid peer certificate: UnknownIssuer",
            "certificate",
        ),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS", "not the one"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("something else\n\nERROR: odd thing\n", "ERROR: odd thing"),
    ],
)
def test_a_failed_install_is_explained_in_one_line(
    run: ModuleType, output: str, reason: str
) -> None:
    said = run.explain(output)
    assert reason in said
    assert "\n" not in said


def test_the_environment_fits_one_checkout_one_python_and_one_set_of_pins(
    run: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("requirements.txt", "pyproject.toml"):
        (tmp_path / name).write_text("one", encoding="utf-8")
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run, "REQUIREMENTS", tmp_path / "requirements.txt")
    monkeypatch.setattr(run, "STAMP", tmp_path / "stamp")
    first = run.fingerprint()
    (tmp_path / "stamp").write_text(first, encoding="utf-8")
    assert not run.moved()
    (tmp_path / "requirements.txt").write_text("two", encoding="utf-8")
    assert run.fingerprint() != first
    monkeypatch.setattr(run, "ROOT", tmp_path / "elsewhere")
    assert run.moved()


def test_without_a_command_it_says_what_it_can_do(
    run: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run.main([]) == 2
    assert "run.py demo" in capsys.readouterr().out
