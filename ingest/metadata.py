"""What a guide is called and who published it: a curator's word over the document's own.

Floor 2.
"""

import hashlib
import re
import unicodedata
from collections.abc import Mapping

from pydantic import ValidationError

from corpus.guide import Corrections, GuideMetadata, GuideStatus
from ingest.errors import UnreadableDocumentError

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MAX_ID = 80
_MAX_DATE = 10


def guide_metadata(
    facts: Mapping[str, object], title: str, corrections: Corrections
) -> GuideMetadata:
    """Metadata of a guide from what its document says and what a curator says.

    Args:
        facts: From front matter or document properties; unknown keys are ignored.
        title: As the document's text gives it.
        corrections: Win over everything else.

    Raises:
        UnreadableDocumentError: If a fact is of a wrong kind, naming it.
    """
    wanted = {key: facts[key] for key in GuideMetadata.model_fields if facts.get(key) is not None}
    wanted |= {"title": title} | corrections.model_dump(exclude_none=True)
    if wanted.get("superseded_by"):
        wanted["status"] = GuideStatus.SUPERSEDED
    if "date" in wanted:
        wanted["date"] = str(wanted["date"])[:_MAX_DATE]
    if isinstance(authors := wanted.get("authors"), str):
        wanted["authors"] = (authors,)
    try:
        return GuideMetadata.model_validate(wanted)
    except ValidationError as error:
        names = ", ".join(sorted({str(fault["loc"][0]) for fault in error.errors()}))
        raise UnreadableDocumentError(
            f"its metadata is not of the expected kind: {names}", "mend the front matter"
        ) from error


def stated_id(facts: Mapping[str, object]) -> str | None:
    """The id that a document gives itself, if any.

    Raises:
        UnreadableDocumentError: If it is not made of small letters, digits and hyphens.
    """
    identifier = facts.get("id")
    if identifier is None:
        return None
    if (
        not isinstance(identifier, str)
        or not _ID.fullmatch(identifier)
        or len(identifier) > _MAX_ID
    ):
        raise UnreadableDocumentError(
            f"its id {identifier!r} cannot be used",
            "use small letters, digits and single hyphens, such as `first-meeting`",
        )
    return identifier


def id_from_name(stem: str, location: str, taken: frozenset[str]) -> str:
    """An id from a file's name; when it is taken, the location makes it unique."""
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    slug = "-".join(re.findall(r"[a-z0-9]+", plain))[: _MAX_ID - 9].strip("-") or "guide"
    identifier, salt = slug, location
    while identifier in taken:
        salt = hashlib.sha256(salt.encode()).hexdigest()
        identifier = f"{slug}-{salt[:8]}"
    return identifier
