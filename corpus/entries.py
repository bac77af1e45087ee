"""Reading of the reviewed TOML lists (resources, topics): every entry checked, every error plain.

Floor 1. A person edits those files by hand, so a refusal names the entry, the field and the remedy.
"""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from corpus.guide import Value


class Entry(Value):
    """One table of a list; its id is unique in the file."""

    id: str


EntryT = TypeVar("EntryT", bound=Entry)


def load_entries(
    path: Path, table: str, model: type[EntryT], refusal: type[ValueError]
) -> tuple[EntryT, ...]:
    """Read every ``[[table]]`` of a TOML file, in the order of the file.

    Args:
        path: The file.
        table: Name of the array of tables.
        model: What each table must be.
        refusal: Error to raise; its message says which entry, which field and what to do.

    Raises:
        ValueError: The ``refusal``, if the file cannot be read, is not TOML or holds no such
            table, or if an entry is incomplete, wrong or double.
    """
    found = _tables(path, table, refusal)
    entries = tuple(
        _entry(content, f"{path.name}, {table} {number}", model, refusal)
        for number, content in enumerate(found, start=1)
    )
    _refuse_doubles(entries, path.name, refusal)
    return entries


def _tables(path: Path, table: str, refusal: type[ValueError]) -> list[object]:
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        message = f"cannot read {path}: {error.strerror}; check the path and its permissions"
        raise refusal(message) from error
    except ValueError as error:
        message = f"{path.name} is not valid TOML in UTF-8: {error}; mend it and try again"
        raise refusal(message) from error
    found = document.get(table)
    if not isinstance(found, list) or not found:
        message = f"{path.name} has no [[{table}]] entry; it needs at least one"
        raise refusal(message)
    return found


def _entry(content: object, place: str, model: type[EntryT], refusal: type[ValueError]) -> EntryT:
    try:
        return model.model_validate(content)
    except ValidationError as error:
        label = content.get("id", "without an id") if isinstance(content, dict) else "not a table"
        first = error.errors(include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"]) or "the entry as a whole"
        message = f"{place} ({label}), {field}: {first['msg']}; mend it in the file"
        raise refusal(message) from error


def _refuse_doubles(entries: Sequence[Entry], name: str, refusal: type[ValueError]) -> None:
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            message = f"{name}, id {entry.id!r}: used twice; rename or merge one of the two"
            raise refusal(message)
        seen.add(entry.id)
