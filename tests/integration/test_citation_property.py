"""Whatever Unicode a guide holds, every citation's range of its edition's text is its quote."""

import shutil
import tempfile
from pathlib import Path

from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.main import create_app
from tests.conftest import Library
from tests.fakes import WordHashEncoder

_ODD = st.sampled_from(
    "\u00a0 \u2019 \u2014 \u201c \u200b \u202e e\u0301 \ufb01 \u2028 🩺 👩🏽‍⚕️ ß "
    "İ \ud7ff \U0010fffd Ω क्ष ﷺ \x0b \x85 … ?! e.g. Dr. 3.5".split(" ")
)
_WORD = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=8)
_SENTENCE = st.lists(st.one_of(_WORD, _ODD, st.just("mentor")), min_size=3, max_size=12).map(
    lambda words: " ".join(words) + ". "
)
_TEXT = st.lists(_SENTENCE, min_size=1, max_size=4).map("".join)
_TEXTS_AN_EXAMPLE = 25


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.large_base_example,
    ],
)
@given(st.lists(_TEXT, min_size=_TEXTS_AN_EXAMPLE, max_size=_TEXTS_AN_EXAMPLE))
def test_citations_are_exact_over_http(texts: list[str]) -> None:
    root = Path(tempfile.mkdtemp())
    try:
        library = Library(root, WordHashEncoder())
        for number, text in enumerate(texts):
            suffix = (".md", ".txt", ".html")[number % 3]
            library.write(
                f"g{number}{suffix}", f"Guide {number} has this first sentence.\n\n{text}"
            )
        report = library.ingest()
        assert report.guides + len(report.failed) >= 1
        with TestClient(create_app(library.settings, lambda _: library.encoder)) as client:
            questions = ["mentor mentor mentor", *(text[:200] for text in texts[::8])]
            cited = [_cited(client, question) for question in questions if question.strip()]
        assert any(cited)
    finally:
        shutil.rmtree(root)


def _cited(client: TestClient, question: str) -> int:
    """Check every citation of an answer and return how many there were."""
    answer = client.post("/api/v1/ask", json={"question": question}).json()
    for citation in answer["citations"]:
        url = f"/api/v1/guides/{citation['guide_id']}/revisions/{citation['revision']}/text"
        text = client.get(url).json()["text"]
        assert text[citation["start"] : citation["end"]] == citation["quote"]
        claims = [s for s in answer["segments"] if citation["marker"] in s["citations"]]
        assert [claim["text"] for claim in claims] == [citation["quote"]]
    return len(answer["citations"])
