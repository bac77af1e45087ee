"""What the published generation worked out: how revisions are cut, and the keys of vectors.

Floor 2. A revision is immutable, and the same rules and the same encoder cut it into the same
passages, so a build takes them over instead of counting the tokens of every sentence again.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.catalogue import Catalogue
from corpus.exact import KEYS_FILE, read_keys
from corpus.guide import Passage


@dataclass(frozen=True, slots=True)
class PassagesBefore:
    """Of some revisions of one generation."""

    passages: Mapping[str, Sequence[Passage]] = field(default_factory=dict)
    """By revision."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Under which each passage's vector is cached, by its id."""


def passages_before(catalogue: Catalogue, revisions: Collection[str]) -> PassagesBefore:
    """What a checked generation holds of these revisions, by its catalogue."""
    wanted = set(revisions)
    guides = [guide for guide in catalogue.guides() if guide.revision in wanted]
    passages = {guide.revision: catalogue.passages_of(guide.id) for guide in guides}
    cut = {revision: found for revision, found in passages.items() if found}
    keys = dict(
        zip(catalogue.passage_ids(), read_keys(catalogue.path.parent / KEYS_FILE), strict=True)
    )
    return PassagesBefore(cut, {p.id: keys[p.id] for found in cut.values() for p in found})
