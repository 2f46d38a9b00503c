"""How the house is built, in figures: python -m tests.house_figures [--json | --circles] [FOLDER].

Sizes of files and functions, how much is typed, documented and explained, who imports whom in a
circle, how full folders are, and which names stand twice. FOLDER (default: the package) may be any
tree of Python, so that another project, or an older checkout, is measured by the same script.
"""

import argparse
import ast
import io
import json
import re
import statistics
import sys
import tokenize
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
# Nouns of the field or of the language that end like a gerund.
NOUNS = {"standing", "pairing", "onboarding", "wording", "matching", "string", "thing", "finding"}
LONG = 40
Function = ast.FunctionDef | ast.AsyncFunctionDef


def trees(folder: Path) -> dict[Path, ast.Module]:
    """Every module of a tree, parsed."""
    files = sorted(file for file in folder.rglob("*.py") if ".venv" not in file.parts)
    return {file: ast.parse(file.read_text(encoding="utf-8"), str(file)) for file in files}


def functions(modules: dict[Path, ast.Module]) -> Iterator[Function]:
    """Every function and method, nested ones as well."""
    for module in modules.values():
        for node in ast.walk(module):
            if isinstance(node, Function):
                yield node


def length(node: Function) -> int:
    """Lines from `def` to the end, without the docstring."""
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if ast.get_docstring(node, clean=False) is not None:
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return max(lines, 1)


def public(modules: dict[Path, ast.Module]) -> Iterator[Function]:
    """Functions of a module's surface: at its top or in a class, without a leading underscore."""
    for module in modules.values():
        tops: list[ast.stmt] = list(module.body)
        tops += [node for top in module.body if isinstance(top, ast.ClassDef) for node in top.body]
        for node in tops:
            if isinstance(node, Function) and not node.name.startswith("_"):
                yield node


def comments(file: Path) -> int:
    """Lines that are comments; commands to tools do not count as an explanation."""
    text = file.read_text(encoding="utf-8")
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    said = [token.string for token in tokens if token.type == tokenize.COMMENT]
    return sum(not re.match(r"#\s*(noqa|type:|fmt:|pragma|!)", comment) for comment in said)


def arrows(folder: Path, modules: dict[Path, ast.Module]) -> dict[str, set[str]]:
    """Which module imports which, inside the tree alone: at its start, in a function, for types."""
    names = {_dotted(folder, file): file for file in modules}
    found: dict[str, set[str]] = {name: set() for name in names}
    for name, file in names.items():
        for node in ast.walk(modules[file]):
            if isinstance(node, ast.Import | ast.ImportFrom):
                found[name] |= {target for target in _targets(node, names) if target != name}
    return found


def _dotted(folder: Path, file: Path) -> str:
    parts = file.relative_to(folder.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _targets(node: ast.Import | ast.ImportFrom, names: dict[str, Path]) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names if alias.name in names)
        return
    for alias in node.names:
        longer = f"{node.module}.{alias.name}"
        if longer in names:
            yield longer
        elif node.module in names:
            yield str(node.module)


def circles(arrows: dict[str, set[str]]) -> list[list[str]]:
    """Modules that reach one another: every strongly connected part of more than one."""
    reach = {start: _reached(start, arrows) for start in arrows}
    parts = {
        frozenset(name for name in seen if start in reach[name])
        for start, seen in reach.items()
        if start in seen
    }
    return sorted(sorted(part) for part in parts)


def _reached(start: str, arrows: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = list(arrows[start])
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += arrows[name]
    return seen


def quantiles(values: list[int]) -> tuple[float, float, int]:
    """Median, 90th percentile and the largest."""
    ordered = sorted(values)
    return statistics.median(ordered), ordered[int(len(ordered) * 0.9)], ordered[-1]


def figures(folder: Path) -> dict[str, Any]:
    """All figures of one tree."""
    modules = trees(folder)
    sizes = [len(file.read_text(encoding="utf-8").splitlines()) for file in modules]
    every, surface = list(functions(modules)), list(public(modules))
    lengths = [length(function) for function in every]
    links = arrows(folder, modules)
    folders = Counter(file.parent for file in modules if file.name != "__init__.py")
    classes: dict[str, set[Path]] = defaultdict(set)
    for file, module in modules.items():
        for node in module.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                classes[node.name].add(file)
    gerunds = [f for f in modules if f.stem.endswith("ing") and f.stem not in NOUNS]
    return {
        "modules": len(modules),
        "lines": sum(sizes),
        "file median, p90, max": quantiles(sizes),
        "function median, p90, max": quantiles(lengths),
        f"functions over {LONG} lines, %": _share(sum(n > LONG for n in lengths), len(lengths)),
        "typed returns, %": _share(sum(f.returns is not None for f in every), len(every)),
        "documented public functions, %": _share(
            sum(ast.get_docstring(f) is not None for f in surface), len(surface)
        ),
        "comments per 100 lines": round(100 * sum(map(comments, modules)) / sum(sizes), 1),
        "modules in circles, %": _share(sum(map(len, circles(links))), len(modules)),
        "fan-out median, p90, max": quantiles([len(out) for out in links.values()]),
        "fullest folder": max(folders.values()),
        "gerund modules, %": _share(len(gerunds), len(modules)),
        "class names used twice": sum(len(files) > 1 for files in classes.values()),
    }


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def main() -> None:
    """Print the table, or JSON."""
    parser = argparse.ArgumentParser(prog="python -m tests.house_figures", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "csm_desktop")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--circles", action="store_true", help="which modules reach one another")
    arguments = parser.parse_args()
    folder = arguments.folder.resolve()
    if arguments.circles:
        for part in circles(arrows(folder, trees(folder))):
            sys.stdout.write(", ".join(part) + "\n")
        return
    found = figures(folder)
    tests = ROOT / "tests"
    if tests.is_dir() and folder == ROOT / "csm_desktop":
        count = sum(f.name.startswith("test_") for f in functions(trees(tests)))
        found["tests per module"] = round(count / found["modules"], 1)
    if arguments.json:
        sys.stdout.write(json.dumps(found) + "\n")
        return
    for name, value in found.items():
        shown = " / ".join(f"{v:g}" for v in value) if isinstance(value, tuple) else f"{value:g}"
        sys.stdout.write(f"{name:32} {shown}\n")


if __name__ == "__main__":
    main()
