"""Damaged files of every format, made with fixed seeds: read, or refused with a reason."""

import io
import random
import zipfile

import pytest

from ingest.errors import SourceError
from ingest.readers import read_document
from ingest.structure import structure_document
from tests.documents import FORMATS, build, zipped

ZIPPED = frozenset({".docx", ".pptx", ".odt", ".epub"})
NASTY = [b"<", b">", b"&", b'"', b"{", b"999999999", b"-1", b"\x00", b"\xff\xfe", b"<!--", b"]]>"]
ROUNDS = 25


def damaged(data: bytes, chance: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 5, 20, 100])):
        at, kind = chance.randrange(len(made) + 1), chance.randrange(5)
        if kind == 0 and made:
            made[at % len(made)] = chance.randrange(256)
        elif kind == 1:
            del made[at : at + chance.randrange(1, 50)]
        elif kind == 2:
            made[at:at] = chance.randbytes(chance.randrange(1, 20))
        elif kind == 3:
            start = chance.randrange(len(made) + 1)
            made[at:at] = made[start : start + chance.randrange(1, 200)]
        else:
            made[at:at] = chance.choice(NASTY)
    return bytes(made)


def damaged_part(data: bytes, chance: random.Random) -> bytes:
    """A sound archive with one damaged part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
        name = chance.choice(sorted(members))
        return zipped({**members, name: damaged(archive.read(name), chance)})


def refusal(data: bytes, name: str) -> SourceError | None:
    """Why a file is refused; ``None`` if it is read to the end. Other errors are faults."""
    try:
        structure_document(read_document(data, name), name)
    except SourceError as error:
        return error
    return None


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_damaged_file_is_read_or_refused_with_a_reason(suffix: str) -> None:
    data, name = build(suffix), f"a{suffix}"
    for seed in range(ROUNDS):
        chance = random.Random(f"{suffix} {seed}")
        inside = suffix in ZIPPED and seed % 4
        broken = damaged_part(data, chance) if inside else damaged(data, chance)
        error = refusal(broken, name)
        assert error is None or (error.reason and error.advice), (suffix, seed)
