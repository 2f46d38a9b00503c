"""The command line as a user has it: words in, lines and an exit code out."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from csm_desktop.cli import main
from tests.books import WORDS, sample_copy


@dataclass(frozen=True, slots=True)
class Said:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command; bad usage that argparse ends by itself counts with its exit code."""

    def run_words(*words: object) -> Said:
        capsys.readouterr()
        try:
            code = main([str(word) for word in words])
        except SystemExit as left:
            code = int(left.code or 0)
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return Said(code, said.out, said.err)

    return run_words


@pytest.fixture(scope="session")
def sample_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample book as of the test clock's day."""
    return sample_copy(tmp_path_factory.mktemp("sample") / "sample.csm")


@pytest.fixture
def sample(sample_template: Path, tmp_path: Path) -> Path:
    """A copy of the sample book."""
    path = tmp_path / "sample.csm"
    path.write_bytes(sample_template.read_bytes())
    return path


@pytest.fixture
def words(tmp_path: Path) -> Path:
    """A file with a passphrase."""
    file = tmp_path / "words.txt"
    file.write_text(WORDS)
    return file
