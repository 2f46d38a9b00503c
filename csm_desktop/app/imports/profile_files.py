"""A profile as a small JSON file, to be handed on: written, and read back with suspicion."""

import json
from pathlib import Path
from typing import Any

from csm_desktop.domain.records.settings import ListProfile, ProfileChoice, ProfileColumn
from csm_desktop.domain.text.message import Message, say
from csm_desktop.errors import UserError
from csm_desktop.importers.meaning.fields import FIELDS, ListKind
from csm_desktop.importers.meaning.mapping import CUSTOM, LEFT_OUT
from csm_desktop.importers.meaning.people_columns import REACH
from csm_desktop.importers.meaning.topics import TOPICS
from csm_desktop.wording import render, tr

_FORMAT, _VERSION = "csm-desktop list profile", 1
_LARGEST = 1_000_000  # bytes: two thousand columns with the longest names
_MOST, _LONGEST = 2_000, 500
CHOICES: dict[str, tuple[str, ...]] = {
    **{name: topic.answers for name, topic in TOPICS.items() if topic.of_profiles},
    "hidden": ("take",),
    "as-of": ("today",),
    "missing": ("churned", "moved"),
    "source": (),
    "customer-name": (),
    "source-system": (),
}
"""The answers that a profile may hold, and what each may be; any words where nothing is listed."""


def as_text(profile: ListProfile) -> str:
    """The profile as JSON; ids and days stay in the book."""
    content = {
        "format": _FORMAT,
        "version": _VERSION,
        "name": profile.name,
        "kind": profile.kind,
        "system": profile.system,
        "sheet": profile.sheet,
        "columns": [
            {"header": c.header, "field": c.field, "said": c.is_said, "fitting": c.is_fitting}
            for c in profile.shape
        ],
        "choices": [{"name": c.name, "value": c.value} for c in profile.choices],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def read_profile(path: Path) -> ListProfile:
    """The profile in a file, with no id yet. Raises UserError for anything else."""
    try:
        if path.stat().st_size > _LARGEST:
            raise _no_profile(path, say("it is too large"))
        content = json.loads(path.read_bytes())
    except OSError as error:
        title = say("{name} cannot be opened: {why}.", name=path.name,
                    why=error.strerror or str(error))  # fmt: skip
        raise UserError(render(title), tr("Nothing was changed.")) from None
    except (ValueError, RecursionError):
        raise _no_profile(path, say("it is no JSON")) from None
    if not isinstance(content, dict) or content.get("format") != _FORMAT:
        raise _no_profile(path, say("it does not say that it is one"))
    if content.get("version") != _VERSION:
        raise _no_profile(path, say("it was written by a newer program"))
    return _profile(path, content)


def _profile(path: Path, content: dict[str, Any]) -> ListProfile:
    name, kind, system, sheet = (
        _text(path, content, key) for key in ("name", "kind", "system", "sheet")
    )
    # A sheet that is left out has no kind, and its profile neither.
    if kind not in ("", *ListKind):
        raise _no_profile(path, say("it has a kind of list that is not known: {kind}", kind=kind))
    shape = tuple(_column(path, kind, item) for item in _items(path, content, "columns"))
    if not shape:
        raise _no_profile(path, say("it has no columns"))
    # Own columns, and those that are left out, may be many.
    fields = [c.field for c in shape if c.field not in ("", CUSTOM, LEFT_OUT, REACH)]
    twice = next((field for field in fields if fields.count(field) > 1), "")
    if twice:
        raise _no_profile(path, say("two of its columns are mapped to {field}", field=twice))
    choices = tuple(_choice(path, item) for item in _items(path, content, "choices"))
    return ListProfile(0, name, kind, system, sheet, shape, choices)


def _items(path: Path, content: dict[str, Any], key: str) -> list[dict[str, Any]]:
    found = content.get(key)
    if not isinstance(found, list) or len(found) > _MOST:
        raise _no_profile(path, say("its {part} cannot be read", part=key))
    if not all(isinstance(each, dict) for each in found):
        raise _no_profile(path, say("its {part} cannot be read", part=key))
    return found


def _text(path: Path, content: dict[str, Any], key: str) -> str:
    found = content.get(key, "")
    if not isinstance(found, str) or len(found) > _LONGEST:
        raise _no_profile(path, say("its {part} cannot be read", part=key))
    return found


def _column(path: Path, kind: str, content: dict[str, Any]) -> ProfileColumn:
    header, field = (_text(path, content, key) for key in ("header", "field"))
    known = FIELDS[ListKind(kind)] if kind else {}
    if not header or field not in ("", CUSTOM, LEFT_OUT, *known):
        why = say("column “{header}” is to become “{field}”, which is not known", header=header,
                  field=field)  # fmt: skip
        raise _no_profile(path, why)
    return ProfileColumn(header, field, content.get("said") is True, content.get("fitting") is True)


def _choice(path: Path, content: dict[str, Any]) -> ProfileChoice:
    name, value = (_text(path, content, key) for key in ("name", "value"))
    base = name.partition(":")[0]
    if base not in CHOICES or not value or (CHOICES[base] and value not in CHOICES[base]):
        why = say("it answers {name} with {value}, which is not known", name=name, value=value)
        raise _no_profile(path, why)
    return ProfileChoice(name, value)


def _no_profile(path: Path, why: Message) -> UserError:
    title = say("{name} is no profile of a list: {why}.", name=path.name, why=why)
    return UserError(render(title), tr("Nothing was changed."))
