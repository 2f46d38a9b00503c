"""The rules of the house (architecture.md §6) that ruff, mypy and import-linter can not hold."""

import ast
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from tests import dictionary

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "csm_desktop"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Whose business a costly library is; everywhere else it is imported where it is needed, or never.
ROOM_OF = {
    "PySide6": "ui",
    "sqlalchemy": "storage",
    "sqlcipher3": "storage",
    "alembic": "storage/migrations",
    "psycopg": "storage/team",
    "reportlab": "reports",
    "matplotlib": "",
    "numpy": "",
    "keyring": "",
    "pypdfium2": "",
    "babel": "",
    "email_validator": "",
    "python_calamine": "",
    "rapidfuzz": "",
    "fontTools": "",
    "uharfbuzz": "",
}
ASKS_THE_SYSTEM = {"os", "time", "sqlite3", "socket", "subprocess", "locale", "pathlib", "io"}
# With a tilde inside, so that this file does not break its own rule.
REGISTRIES = [
    name.replace("~", "") for name in ("pypi~.org", "python~hosted", "index~-url=", "index~-url =")
]
# Nouns of the field and of the craft that end as a gerund does.
# fmt: off
NOUNS = {
    "encoding", "finding", "listing", "matching", "mapping", "meeting", "pairing", "reading",
    "selling", "setting", "sharing", "standing", "thing", "wording",
}
# fmt: on
NO_GERUNDS = {"belongings", "dangling", "pending"}


@cache
def tracked() -> list[Path]:
    """What git would hand to a stranger, as far as it is still there."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(
        [git, "-C", str(ROOT), "ls-files", "-z"], capture_output=True, check=True, encoding="utf-8"
    )
    files = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [file for file in files if file.is_file()]


@cache
def tree(module: Path) -> ast.Module:
    """A module's syntax, parsed once."""
    return ast.parse(module.read_text(encoding="utf-8"), str(module))


def room(module: Path) -> str:
    """Where a module stands in the package, such as "reports/text.py"."""
    return module.relative_to(PACKAGE).as_posix()


@cache
def nodes(module: Path) -> list[ast.AST]:
    """What the rules look at of a module: imports, names behind a dot, calls. Walked once: to walk
    the house takes as long as to parse it."""
    kinds = (ast.Import, ast.ImportFrom, ast.Attribute, ast.Call)
    return [node for node in ast.walk(tree(module)) if isinstance(node, kinds)]


@cache
def calls(module: Path) -> list[tuple[str, ast.Call]]:
    """Every call with the last part of the called name."""
    found: list[tuple[str, ast.Call]] = []
    for node in nodes(module):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                found.append((node.func.attr, node))
            elif isinstance(node.func, ast.Name):
                found.append((node.func.id, node))
    return found


def imported(node: ast.AST) -> list[str]:
    """The top-level packages that a statement imports, as whole dotted names."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return []


def imports_at_start(body: list[ast.stmt]) -> Iterator[str]:
    """What importing a module imports; imports for type checkers alone do not count."""
    for node in body:
        yield from imported(node)
        if isinstance(node, ast.If) and "TYPE_CHECKING" not in ast.unparse(node.test):
            yield from imports_at_start(node.body + node.orelse)
        elif isinstance(node, ast.Try):
            yield from imports_at_start(node.body + node.orelse + node.finalbody)


def places_of_this_machine() -> Iterator[str]:
    """Where the project, its interpreter and its user happen to be here."""
    for place in (ROOT, ROOT.parent, Path.home(), Path(sys.prefix), Path(sys.base_prefix)):
        if len(place.parts) > 2:  # "/usr" and "/root" are anybody's
            yield str(place)


def test_no_file_names_a_machine_or_a_registry() -> None:
    names = [*REGISTRIES, *places_of_this_machine()]
    breaches = []
    for file in tracked():
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(lines, 1):
            if any(name in line for name in names):
                breaches.append(f"{file.relative_to(ROOT)}:{number}")
    assert not breaches


def test_pins_name_no_host_and_each_has_its_hash() -> None:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert "://" not in text
    pins = re.split(r"\n(?=[a-z])", text)
    assert len(pins) > 50
    for pin in pins:
        assert re.match(r"[a-z0-9._-]+==\S+", pin), pin
        assert "--hash=sha256:" in pin, pin


def test_every_dependency_is_pinned() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    pins = (ROOT / "requirements.txt").read_text(encoding="utf-8").lower()
    for dependency in wanted:
        name = re.split(r"[^A-Za-z0-9._-]", dependency)[0].lower()
        assert re.search(rf"^{re.escape(name)}==", pins, re.MULTILINE), f"{name}: compile the pins"


def test_file_names_fit_every_system() -> None:
    names = [file.relative_to(ROOT).as_posix() for file in tracked()]
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert re.fullmatch(r"[A-Za-z0-9._/-]+", name), name
        assert len(name) <= 120, name
        assert max(map(len, name.split("/"))) <= 60, name


def test_nothing_that_a_run_makes_is_committed() -> None:
    made = {".pdf", ".csm", ".pyc", ".so", ".whl", ".zip", ".mo", ".qm", ".db", ".sqlite", ".log"}
    kept = ROOT / "tests" / "fixtures"  # books of past releases, which no run could make again
    for file in tracked():
        assert file.suffix not in made or file.is_relative_to(kept), file.relative_to(ROOT)
    assert not {file.name for file in tracked()} & {"uv.lock", "pylock.toml"}


def test_a_module_is_one_concern() -> None:
    long = [room(m) for m in MODULES if len(m.read_text(encoding="utf-8").splitlines()) > 400]
    assert not long, "usually under 300 lines"


def test_user_text_reaches_paper_through_one_helper() -> None:
    breaches = [
        f"{room(module)}:{node.lineno}"
        for module in MODULES
        for name, node in calls(module)
        if name in ("Paragraph", "XPreformatted") and room(module) != "reports/text.py"
    ]
    assert not breaches, "use reports.text"


def test_no_text_becomes_a_template() -> None:
    """`"{}".format(...)` over a user's text would read attributes of our objects (B3)."""
    breaches = [
        f"{room(module)}:{node.lineno}"
        for module in MODULES
        for name, node in calls(module)
        if name in ("format", "format_map", "Template") and not room(module).startswith("wording/")
    ]
    assert not breaches, "wording.render fills places without reading values as templates"


def opens_to_write(call: ast.Call) -> bool:
    """Whether a call of an `open` names a mode that writes."""
    modes = [ast.unparse(each).strip("'") for each in (*call.args, *call.keywords)]
    return any(re.fullmatch("(mode=)?'?[wxa][bt+]*", mode) for mode in modes)


def test_every_output_goes_through_one_writer() -> None:
    """It refuses to write onto a book, and what it writes is its user's alone (csm_desktop/files).

    The exceptions: what SQLite fills, a folder of backups, copies of what is damaged, our own log.
    """
    allowed = {
        ("storage/file/engine.py", "touch"),
        ("storage/file/snapshots.py", "touch"),
        ("storage/file/snapshots.py", "mkdir"),
        ("storage/file/belongings.py", "copyfile"),
        ("storage/file/folders.py", "open"),
        ("storage/damage/remains.py", "copyfile"),
        ("ui/frame/recents.py", "copyfile"),
        ("ui/frame/upkeep/log.py", "open"),
    }
    writes = {"write_bytes", "write_text", "mkdir", "makedirs", "touch", "copyfile", "copy2"}
    writes |= {"copytree", "rmtree", "symlink_to", "hardlink_to"}
    breaches = []
    for module in MODULES:
        for name, node in calls(module):
            is_write = name in writes or (name == "open" and opens_to_write(node))
            if is_write and (room(module), name) not in allowed:
                breaches.append(f"{room(module)}:{node.lineno}")
    assert [breach for breach in breaches if not breach.startswith("files/")] == []


def test_costly_libraries_are_imported_where_they_are_needed() -> None:
    breaches = []
    for module in MODULES:
        for name in imports_at_start(tree(module).body):
            home = ROOM_OF.get(name.split(".")[0])
            if home is not None and not (home and room(module).startswith(f"{home}/")):
                breaches.append(f"{room(module)}: {name}")
    assert not breaches, "import it inside the function that needs it"


FLOORS_OF_THE_DOMAIN = tuple(
    f"csm_desktop.{floor}" for floor in ("domain", "digests", "errors", "values")
)


def test_the_domain_is_pure() -> None:
    """Nothing but the standard library, and none of it that asks the system for anything."""
    breaches = []
    for module in MODULES:
        if not room(module).startswith("domain/"):
            continue
        for node in nodes(module):
            for name in imported(node):
                top = name.split(".")[0]
                ours = name.startswith(FLOORS_OF_THE_DOMAIN)
                if not ours and (top not in sys.stdlib_module_names or top in ASKS_THE_SYSTEM):
                    breaches.append(f"{room(module)}: import {name}")
        for _, call in calls(module):
            if ast.unparse(call.func) in ("datetime.now", "date.today", "datetime.today", "open"):
                breaches.append(f"{room(module)}:{call.lineno}")
    assert not breaches


def test_the_command_line_starts_without_the_heavy_half() -> None:
    code = "import sys; from csm_desktop.cli import main; main(['version']); print(*sys.modules)"
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True, cwd=ROOT
    )
    loaded = {name.split(".")[0] for name in answer.stdout.split()}
    assert not loaded & (set(ROOM_OF) | {"shiboken6", "sqlite3", "asyncio", "PIL"})


def test_read_me_and_ci_run_the_same_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in ("python3 packaging/run.py demo", "python3 packaging/run.py test"):
        assert readme.count(command) == 1, command
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert "python3 packaging/run.py test" in ci


def test_what_happens_later_goes_through_one_mechanism() -> None:
    """A timer, a thread or a file dialog of its own outlives its page and its book (`ui.life`)."""
    homes = {
        "QTimer": "ui/lifetimes.py",
        "singleShot": "ui/lifetimes.py",
        "QBasicTimer": "",
        "startTimer": "",
        "QThread": "",
        "QThreadPool": "",
        "QRunnable": "",
        "Thread": "",
        "ThreadPoolExecutor": "ui/background.py",
        "QFileDialog": "ui/widgets/file_dialogs.py",
        "QPrintDialog": "ui/paper/pages.py",
    }
    breaches = []
    for module in MODULES:
        if not room(module).startswith("ui/"):
            continue
        for node in nodes(module):
            names = [node.attr] if isinstance(node, ast.Attribute) else []
            if isinstance(node, ast.ImportFrom):
                names = [alias.name for alias in node.names]
            breaches += [
                f"{room(module)}:{name}"
                for name in names
                if name in homes and homes[name] != room(module)
            ]
    assert not breaches, "use ui.life, Background, or widgets.file_dialogs"


def test_only_one_module_looks_at_the_items_of_layouts() -> None:
    """Python keeps them, and Qt frees them: the process dies where something else is made there."""
    looks = {"addLayout", "insertLayout", "itemAt", "takeAt", "itemAtPosition"}
    breaches = [
        f"{file.relative_to(ROOT)}: {node.attr}"
        for file in (*MODULES, *sorted((ROOT / "tests").rglob("*.py")))
        if any(name in file.read_text(encoding="utf-8") for name in looks)  # else it parses all
        for node in nodes(file)
        if isinstance(node, ast.Attribute) and node.attr in looks
    ]
    allowed = "csm_desktop/ui/widgets/layout/contents.py: "
    assert [each for each in breaches if not each.startswith(allowed)] == [], "use layout.contents"


def test_every_reference_to_the_dictionary_leads_somewhere() -> None:
    texts = [*MODULES, *sorted((ROOT / "tests").rglob("*.py")), ROOT / "pyproject.toml"]
    breaches = [
        f"{file.relative_to(ROOT)}: {reference}"
        for file in texts
        for reference in dictionary.unresolved(file.read_text(encoding="utf-8"))
    ]
    assert not breaches, "docs/ has no such section, flow, promise or decision"


def test_the_glossary_names_what_there_is_and_every_stored_kind() -> None:
    from csm_desktop.domain.records.entities import ENTITIES

    lines = dictionary.glossary()
    top = [(name.partition(".")[0], home) for _, name, home in lines]
    strangers = [f"{name} in {home}" for name, home in top if name not in names_of(home)]
    assert not strangers, "docs/glossary.md names what is elsewhere, or nowhere, now"
    twice = [term for term, number in Counter(term for term, *_ in lines).items() if number > 1]
    assert not twice, "one word for one thing"
    missing = {kind.__name__ for kind in ENTITIES} - {name for name, _ in top}
    assert not missing, "a stored kind needs a line in docs/glossary.md"


def names_of(home: str) -> set[str]:
    """What a module defines at its top; nothing where there is no such module."""
    if not (PACKAGE / home).is_file():
        return set()
    names: set[str] = set()
    for node in tree(PACKAGE / home).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names |= {target.id for target in targets if isinstance(target, ast.Name)}
    return names


def test_every_promise_is_held_by_a_test_and_every_such_test_by_a_promise() -> None:
    held: set[str] = set()
    for file in sorted((ROOT / "tests").rglob("test_*.py")):
        for found in re.findall(r"def test_((?:[a-z]\d+_)+)", file.read_text(encoding="utf-8")):
            held |= {name.upper() for name in found.split("_") if name}
    assert held == dictionary.promises()


def test_the_pages_of_the_project_point_at_what_is_there() -> None:
    for page in [*dictionary.DOCS.rglob("*.md"), *ROOT.glob("*.md")]:
        text = page.read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#]+)\)", text):
            assert "://" in target or (page.parent / target).exists(), f"{page.name}: {target}"
        for target in re.findall(r"`((?:csm_desktop/|tests/)?[a-z_]+/[\w/]+(?:\.py)?)`", text):
            homes = (ROOT / target, PACKAGE / target, page.parent / target)
            assert any(home.exists() for home in homes), f"{page.name}: {target}"


def classes(module: Path) -> list[str]:
    """The public classes that a module brings into the house."""
    return [
        node.name
        for node in tree(module).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]


def test_a_name_means_one_thing() -> None:
    """Row and entity of one thing differ by their suffix; see docs/glossary.md."""
    homes: dict[str, list[str]] = {}
    for module in MODULES:
        for name in classes(module):
            homes.setdefault(name, []).append(room(module))
    assert {name: found for name, found in homes.items() if len(found) > 1} == {}


def test_a_module_is_called_by_a_noun() -> None:
    breaches = [
        room(module)
        for module in MODULES
        for part in module.stem.split("_")
        if part.rstrip("s").endswith("ing") and part.rstrip("s") not in NOUNS
        if part not in NO_GERUNDS
    ]
    assert not breaches, "name what it holds, not what is done in it"


def test_a_document_of_an_account_blanks_what_is_internal_first() -> None:
    """Whatever paper gathers from the facts of an account begins with those for customers."""
    for module in (PACKAGE / "reports").rglob("*.py"):
        for node in tree(module).body:
            if not isinstance(node, ast.FunctionDef) or not node.name.startswith("assemble"):
                continue
            if any("AccountFacts" in ast.dump(argument) for argument in node.args.args):
                source = module.read_text(encoding="utf-8")
                assert "facts_for_customer(facts" in source, f"{room(module)}: facts_for_customer"


def test_a_folder_can_be_overlooked() -> None:
    full = {}
    for folder in {module.parent for module in [*MODULES, *(ROOT / "tests").rglob("*.py")]}:
        number = len(list(folder.glob("*.py")))
        if number > 25:
            full[folder.relative_to(ROOT).as_posix()] = number
    assert not full, "a room for each concept"


@cache
def module_names() -> dict[str, Path]:
    """Every module of the package by its dotted name."""
    dotted = {
        ".".join(module.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): module
        for module in MODULES
    }
    return dict(sorted(dotted.items()))


def uses(module: Path) -> set[str]:
    """The modules of the package that a module imports, at whatever time and even for its types."""
    names = module_names()
    found: set[str] = set()
    for node in nodes(module):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            parts = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {part if part in names else node.module for part in parts}
    return found & names.keys()


def test_no_two_modules_know_each_other() -> None:
    """Neither at once nor over others: who uses a thing knows it, and not the other way round."""
    known = {name: uses(module) - {name} for name, module in module_names().items()}
    while leaves := [name for name, found in known.items() if not found & known.keys()]:
        for name in leaves:
            del known[name]
    while roots := known.keys() - {used for found in known.values() for used in found}:
        for name in roots:
            del known[name]
    assert known == {}, "let the one below ask for a Protocol, or be handed what it needs"
