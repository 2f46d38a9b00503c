"""The figures of the house on a tree small enough to count by hand."""

from pathlib import Path

from tests import house_figures

MODULES = {
    "__init__.py": "",
    "one.py": '''"""Says one."""
from tree import two


class Thing:
    """A thing."""

    def named(self) -> str:
        """What it is called."""
        # Names come later, so that there is one at all.
        return "x"  # noqa: T201

    def _hidden(self):
        return two
''',
    "two.py": """def late():
    from tree.one import Thing

    return Thing
""",
    "deep/__init__.py": "",
    "deep/running.py": "from tree import one\n\n\nclass Thing:\n    pass\n",
    "deep/standing.py": "X = 1\n",
}


def tree(folder: Path) -> Path:
    """The modules above, written down."""
    for name, text in MODULES.items():
        file = folder / "tree" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder / "tree"


def test_what_can_be_counted_by_hand(tmp_path: Path) -> None:
    found = house_figures.figures(tree(tmp_path))
    assert found["modules"] == 6
    assert found["lines"] == 14 + 4 + 5 + 1
    assert found["file median, p90, max"] == (2.5, 14, 14)
    assert found["typed returns, %"] == 33.3
    assert found["documented public functions, %"] == 50
    assert found["comments per 100 lines"] == 4.2
    assert found["fullest folder"] == 2
    assert found["gerund modules, %"] == 16.7, "standing is a noun of the field"
    assert found["class names used twice"] == 1


def test_a_circle_is_found_also_where_an_import_stands_in_a_function(tmp_path: Path) -> None:
    folder = tree(tmp_path)
    links = house_figures.arrows(folder, house_figures.trees(folder))
    assert links["tree.deep.running"] == {"tree.one"}
    assert house_figures.circles(links) == [["tree.one", "tree.two"]]
    assert house_figures.figures(folder)["modules in circles, %"] == 33.3


def test_a_function_is_as_long_as_its_lines_without_the_docstring(tmp_path: Path) -> None:
    modules = house_figures.trees(tree(tmp_path))
    lengths = {node.name: house_figures.length(node) for node in house_figures.functions(modules)}
    assert lengths == {"named": 3, "_hidden": 2, "late": 4}
