"""No use case takes fields of any name or any type: mypy sees every act through the gate."""

import ast
from pathlib import Path

import csm_desktop.app

APP = Path(csm_desktop.app.__file__).parent


def _use_cases() -> list[tuple[str, ast.FunctionDef]]:
    found = []
    for module in sorted(APP.rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                first = [*node.args.posonlyargs, *node.args.args][:1]
                if first and first[0].arg == "work":
                    found.append((f"{module.relative_to(APP)}: {node.name}", node))
    return found


def test_every_use_case_names_the_fields_that_it_takes() -> None:
    cases = _use_cases()
    assert len(cases) > 150
    taking = [(name, case.args.kwarg) for name, case in cases if case.args.kwarg is not None]
    assert len(taking) > 35
    for name, given in taking:
        assert given.annotation is not None, name
        assert ast.unparse(given.annotation).startswith("Unpack["), name


def test_no_use_case_takes_a_mapping_of_anything() -> None:
    loose = [
        f"{name}({argument.arg})"
        for name, case in _use_cases()
        for argument in (*case.args.posonlyargs, *case.args.args, *case.args.kwonlyargs)
        if argument.annotation is not None
        and ast.unparse(argument.annotation) in ("Any", "Mapping[str, Any]", "dict[str, Any]")
    ]
    assert loose == []
