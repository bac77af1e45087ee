"""The HTTP doors on a small library: answers, citations that open, problems that help."""

import json
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from api.main import create_app
from coach.answer import Answer
from corpus.generation import checksums, published
from tests.conftest import FEEDBACK, Library

QUESTION = "How do I ask one person for a single conversation?"


@pytest.fixture
def client(filled: Library) -> Iterator[TestClient]:
    app = create_app(filled.settings, lambda _: filled.encoder)
    with TestClient(app) as client:
        yield client


@pytest.fixture
def empty(library: Library) -> Iterator[TestClient]:
    app = create_app(library.settings, lambda _: library.encoder)
    with TestClient(app) as client:
        yield client


def events(body: str) -> list[tuple[str, dict[str, object]]]:
    blocks = [block.split("\n") for block in body.strip().split("\n\n")]
    fields = [dict(line.split(": ", 1) for line in block) for block in blocks]
    assert [field["id"] for field in fields] == [str(n) for n in range(1, len(fields) + 1)]
    return [(field["event"], json.loads(field["data"])) for field in fields]


def test_ask_cites_the_sentence_that_answers(client: TestClient) -> None:
    answer = Answer.model_validate(client.post("/api/v1/ask", json={"question": QUESTION}).json())
    assert answer.route == "answer"
    assert answer.citations[0].quote.startswith("Ask one person for a single conversation")
    assert answer.generation == "gen-00000001"


def test_every_citation_opens_its_quote(client: TestClient) -> None:
    answer = client.post("/api/v1/ask", json={"question": QUESTION}).json()
    for citation in answer["citations"]:
        url = f"/api/v1/guides/{citation['guide_id']}/revisions/{citation['revision']}/text"
        text = client.get(url).json()["text"]
        assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_stream_tells_the_same_answer_and_ends_once(client: TestClient) -> None:
    response = client.post("/api/v1/ask", json={"question": QUESTION, "stream": True})
    assert response.headers["content-type"].startswith("text/event-stream")
    told = events(response.text)
    names = [name for name, _ in told]
    assert names[0] == "start"
    assert names[-1] == "done"
    assert names.count("done") + names.count("error") == 1
    segments = [data for name, data in told if name == "segment"]
    answer = told[-1][1]
    assert [s["text"] for s in segments] == [s["text"] for s in answer["segments"]]  # type: ignore[index,attr-defined]
    plain = client.post("/api/v1/ask", json={"question": QUESTION}).json()
    assert plain["text"] == answer["text"]


def test_accept_header_asks_for_a_stream(client: TestClient) -> None:
    response = client.post(
        "/api/v1/ask", json={"question": QUESTION}, headers={"accept": "text/event-stream"}
    )
    assert events(response.text)[-1][0] == "done"


def test_question_far_from_the_guides_is_said_to_be_so(client: TestClient) -> None:
    answer = client.post("/api/v1/ask", json={"question": "Zebra quark volcano?"}).json()
    assert answer["route"] == "out_of_scope"
    assert "Zebra quark volcano?" in answer["text"]
    assert "about your work, your team or your next step" in answer["text"]
    assert answer["citations"] == []


def test_search_shows_every_part_of_the_ranking(client: TestClient) -> None:
    found = client.post("/api/v1/search", json={"question": "criticism in a quiet room"}).json()
    best = found["passages"][0]
    assert best["guide_title"] == "Giving feedback"
    assert "quiet room" in best["text"]
    assert (best["dense_rank"], best["lexical_rank"]) == (1, 1)
    assert 0 < best["similarity"] <= 1
    fused = [passage["fused"] for passage in found["passages"]]
    assert fused == sorted(fused, reverse=True)


def test_guides_are_listed_by_title_and_paged(client: TestClient) -> None:
    first = client.get("/api/v1/guides", params={"limit": 1}).json()
    second = client.get(
        "/api/v1/guides", params={"limit": 1, "cursor": first["next_cursor"]}
    ).json()
    titles = [page["guides"][0]["title"] for page in (first, second)]
    assert titles == ["Finding a mentor", "Giving feedback"]
    assert second["next_cursor"] is None


def test_guide_shows_headings_and_passages(client: TestClient) -> None:
    guide = client.get("/api/v1/guides/giving-feedback").json()
    assert guide["headings"] == ["Giving feedback", "In front of others"]
    assert [p["guide_id"] for p in guide["passages"]] == ["giving-feedback"] * len(
        guide["passages"]
    )


def test_passage_comes_with_its_neighbours(client: TestClient) -> None:
    found = client.post("/api/v1/search", json={"question": "criticism in a quiet room"}).json()
    identifier = found["passages"][0]["passage"]["id"]
    passage = client.get(f"/api/v1/passages/{identifier}", params={"context": 1}).json()
    assert "quiet room" in passage["text"]
    assert "Useful feedback" in passage["before"]
    assert (
        passage["before"] + passage["text"] + passage["after"]
        in client.get(
            f"/api/v1/guides/giving-feedback/revisions/{passage['revision']}/text"
        ).json()["text"]
    )


def test_old_edition_still_opens_after_a_re_ingest(filled: Library) -> None:
    app = create_app(filled.settings, lambda _: filled.encoder)
    with TestClient(app) as client:
        cited = client.post("/api/v1/ask", json={"question": "quiet room criticism"}).json()[
            "citations"
        ]
    filled.write("giving-feedback.md", FEEDBACK.replace("quiet room", "calm room"))
    filled.ingest()
    with TestClient(create_app(filled.settings, lambda _: filled.encoder)) as client:
        for citation in cited:
            url = f"/api/v1/guides/{citation['guide_id']}/revisions/{citation['revision']}/text"
            text = client.get(url).json()["text"]
            assert text[citation["start"] : citation["end"]] == citation["quote"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"question": ""}, "question"),
        ({"question": "  \n "}, "question"),
        ({"question": "a" * 100_000}, "question"),
        ({"question": 7}, "question"),
        ({"question": None}, "question"),
        ({}, "question"),
        ({"question": "x", "colour": "red"}, "colour"),
        ([], "body"),
    ],
)
def test_bad_question_is_a_problem_that_names_the_field(
    client: TestClient, body: object, field: str
) -> None:
    response = client.post("/api/v1/ask", json=body)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert [fault["field"] for fault in problem["errors"]] == [field]
    assert "a" * 100 not in response.text


def test_bad_question_is_refused_before_a_stream_starts(client: TestClient) -> None:
    response = client.post("/api/v1/ask", json={"question": " ", "stream": True})
    assert response.status_code == 422


def test_body_that_is_not_json_is_a_problem(client: TestClient) -> None:
    response = client.post(
        "/api/v1/ask", content=b'{"question": "secret', headers={"content-type": "application/json"}
    )
    assert response.status_code == 422
    assert response.json()["errors"][0]["field"] == "body"
    assert "secret" not in response.text


def test_body_over_the_limit_is_refused(client: TestClient) -> None:
    response = client.post("/api/v1/ask", json={"question": "a" * 2_000_000})
    assert response.status_code == 413


def test_asking_before_anything_is_ingested_says_what_to_do(empty: TestClient) -> None:
    for url, body in (("/api/v1/ask", {"question": "x"}), ("/api/v1/search", {"question": "x"})):
        response = empty.post(url, json=body)
        assert response.status_code == 503
        assert "coach ingest" in response.json()["detail"]
    assert empty.get("/readyz").status_code == 503
    assert empty.get("/healthz").status_code == 200


@pytest.mark.parametrize(
    "url",
    [
        "/api/v1/guides/none",
        "/api/v1/guides/giving-feedback/revisions/0123456789abcdef/text",
        "/api/v1/guides/giving-feedback/revisions/..%2F..%2Fetc/text",
        "/api/v1/passages/none",
        "/api/v1/nothing",
    ],
)
def test_what_is_not_there_is_a_404_problem(client: TestClient, url: str) -> None:
    response = client.get(url)
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"


def test_revision_opens_only_under_its_own_guide(client: TestClient) -> None:
    revision = client.get("/api/v1/guides/giving-feedback").json()["revision"]
    assert (
        client.get(f"/api/v1/guides/finding-a-mentor/revisions/{revision}/text").status_code == 404
    )


def test_readiness_names_the_generation_and_its_audit(client: TestClient) -> None:
    ready = client.get("/readyz").json()
    assert ready["generation"] == "gen-00000001"
    assert ready["audit"]["passages_found_by_own_vector"] == 1.0


def test_docs_need_nothing_from_outside(client: TestClient) -> None:
    page = client.get("/docs").text
    assert "http://" not in page
    assert "https://" not in page
    for asset in ("swagger-ui-bundle.js", "swagger-ui.css"):
        assert client.get(f"/docs-assets/{asset}").status_code == 200


def test_openapi_has_examples_and_problems(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    assert document["components"]["schemas"]["AskRequest"]["examples"]
    answers = document["paths"]["/api/v1/ask"]["post"]["responses"]
    assert "application/problem+json" in answers["422"]["content"]


def test_serving_leaves_the_published_files_as_they_were(filled: Library) -> None:
    before = checksums(published(filled.data.library))
    for _ in range(2):
        with TestClient(create_app(filled.settings, lambda _: filled.encoder)) as client:
            assert client.post("/api/v1/ask", json={"question": QUESTION}).status_code == 200
    assert checksums(published(filled.data.library)) == before
    assert list(filled.data.scratch.iterdir()) == []
