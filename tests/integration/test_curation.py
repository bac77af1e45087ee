"""Curators at the HTTP doors: send in, plan, ingest, correct, withdraw, cancel, roll back."""

import io
import json
import threading
import time
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from coach_child import load_word_hash
from fastapi.testclient import TestClient

from api.main import create_app
from corpus.data_folder import DataFolder
from corpus.errors import DataFolderBusyError
from ingest.jobs import Job, JobRequest, JobState, JobStore
from tests.conftest import FEEDBACK, Library

HANDOVER = b"# Handing over\n\nA handover names the sickest person first.\n"
QUESTION = "What is the first thing that a handover names?"


@pytest.fixture
def client(filled: Library) -> Iterator[TestClient]:
    with TestClient(create_app(filled.settings, load_word_hash)) as client:
        yield client


def ended(client: TestClient, response: Any, state: str = "done") -> dict[str, Any]:
    """The job that a response accepted, once it has ended."""
    assert response.status_code == 202, response.text
    for _ in range(600):
        job: dict[str, Any] = client.get(response.headers["location"]).json()
        if job["state"] != "running":
            assert job["state"] == state, job
            return job
        time.sleep(0.05)
    raise AssertionError("the job did not end")


def upload(client: TestClient, **files: bytes) -> dict[str, Any]:
    sent = [("files", (name.replace("_", "."), data)) for name, data in files.items()]
    response = client.post("/api/v1/ingest/uploads", files=sent)
    assert response.status_code == 200, response.text
    received: dict[str, Any] = response.json()
    return received


def zipped(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("_", "."), data)
    return buffer.getvalue()


def test_uploaded_guide_is_planned_ingested_and_cited(client: TestClient) -> None:
    assert upload(client, handover_md=HANDOVER)["saved"] == ["uploads:handover.md"]
    planned = client.post("/api/v1/ingest/plan", json={}).json()
    assert [line["title"] for line in planned["new"]] == ["Handing over"]
    assert planned["dry_run"]
    assert client.get("/readyz").json()["generation"] == "gen-00000001"
    job = ended(client, client.post("/api/v1/ingest", json={}))
    assert job["report"]["generation"] == "gen-00000002"
    assert client.get("/readyz").json()["generation"] == "gen-00000002"
    answer = client.post("/api/v1/ask", json={"question": QUESTION}).json()
    assert answer["citations"][0]["guide_title"] == "Handing over"


def test_zip_is_unpacked_and_what_cannot_be_taken_is_told(client: TestClient) -> None:
    received = upload(client, many_zip=zipped(one_md=HANDOVER, two_xyz=b"?"), bad_zip=b"PK nothing")
    assert received["saved"] == ["uploads:one.md"]
    assert [failure["path"] for failure in received["refused"]] == ["two.xyz", "bad.zip"]
    assert all(failure["reason"] and failure["advice"] for failure in received["refused"])


@pytest.mark.parametrize(
    "name", ["../up.md", "/etc/passwd.md", ".hidden.md", "a\x01b.md", "x" * 300 + ".md", "c:x.md"]
)
def test_names_that_lead_elsewhere_are_refused(filled: Library, name: str) -> None:
    from ingest.uploads import UploadFolder

    received = UploadFolder(filled.data.uploads).receive(name, HANDOVER)
    assert received.saved == []
    assert len(received.refused) == 1
    assert not filled.data.uploads.exists()


def test_replaced_guide_keeps_its_id_and_its_old_edition(client: TestClient) -> None:
    upload(client, handover_md=HANDOVER)
    ended(client, client.post("/api/v1/ingest", json={}))
    old = client.get("/api/v1/guides/handover").json()["revision"]
    replaced = client.put(
        "/api/v1/guides/handover/source",
        files={"file": ("new.txt", b"Handing over\n\nA handover begins with names.\n")},
    )
    job = ended(client, replaced)
    assert job["report"]["retired_revisions"] == [old]
    assert client.get("/api/v1/guides/handover").json()["revision"] != old
    text = client.get(f"/api/v1/guides/handover/revisions/{old}/text").json()["text"]
    assert "sickest person" in text


def test_guide_from_a_folder_is_replaced_where_it_lies(client: TestClient) -> None:
    response = client.put(
        "/api/v1/guides/giving-feedback/source", files={"file": ("a.md", HANDOVER)}
    )
    assert response.status_code == 409
    assert "where it lies" in response.json()["detail"]


def test_corrections_survive_a_re_ingest_and_can_be_taken_back(
    client: TestClient, filled: Library
) -> None:
    url = "/api/v1/guides/giving-feedback"
    ended(client, client.patch(url, json={"publisher": "A deanery", "title": "Feedback"}))
    assert client.get(url).json()["metadata"]["publisher"] == "A deanery"
    filled.write("giving-feedback.md", FEEDBACK.replace("quiet", "calm"))
    ended(client, client.post("/api/v1/ingest", json={}))
    assert client.get(url).json()["metadata"]["title"] == "Feedback"
    ended(client, client.patch(url, json={"title": None}))
    metadata = client.get(url).json()["metadata"]
    assert (metadata["title"], metadata["publisher"]) == ("Giving feedback", "A deanery")


def test_withdrawn_guide_is_listed_and_never_found(client: TestClient, filled: Library) -> None:
    cited = client.post("/api/v1/ask", json={"question": "criticism in a quiet room"}).json()
    citation = cited["citations"][0]
    job = ended(client, client.post("/api/v1/guides/giving-feedback/withdraw"))
    assert job["report"]["passages_gone"] > 0
    listed = {g["id"]: g for g in client.get("/api/v1/guides").json()["guides"]}
    assert listed["giving-feedback"]["status"] == "withdrawn"
    found = client.post("/api/v1/search", json={"question": "criticism in a quiet room"}).json()
    assert {p["passage"]["guide_id"] for p in found["passages"]} == {"finding-a-mentor"}
    url = f"/api/v1/guides/giving-feedback/revisions/{citation['revision']}/text"
    text = client.get(url).json()["text"]
    assert text[citation["start"] : citation["end"]] == citation["quote"]
    filled.write("giving-feedback.md", FEEDBACK + "\nOne more sentence.\n")
    ended(client, client.post("/api/v1/ingest", json={}))
    assert client.get("/api/v1/guides/giving-feedback").json()["metadata"]["status"] == "withdrawn"
    ended(client, client.patch("/api/v1/guides/giving-feedback", json={"status": None}))
    assert client.get("/api/v1/guides/giving-feedback").json()["metadata"]["status"] == "current"


def test_superseded_guide_names_the_one_to_read_instead(client: TestClient) -> None:
    url = "/api/v1/guides/giving-feedback"
    assert client.patch(url, json={"superseded_by": "nowhere"}).status_code == 404
    ended(client, client.patch(url, json={"superseded_by": "finding-a-mentor"}))
    metadata = client.get(url).json()["metadata"]
    assert (metadata["status"], metadata["superseded_by"]) == ("superseded", "finding-a-mentor")


def test_the_last_guide_cannot_be_withdrawn(client: TestClient) -> None:
    ended(client, client.post("/api/v1/guides/giving-feedback/withdraw"))
    job = ended(client, client.post("/api/v1/guides/finding-a-mentor/withdraw"), "failed")
    assert "withdrawn" in job["error"]["message"]
    assert client.get("/readyz").json()["ready"]


def test_one_ingest_runs_and_the_others_are_told_which(client: TestClient) -> None:
    answers: list[Any] = []
    senders = [
        threading.Thread(target=lambda: answers.append(client.post("/api/v1/ingest", json={})))
        for _ in range(20)
    ]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    accepted = [answer for answer in answers if answer.status_code == 202]
    refused = [answer for answer in answers if answer.status_code == 409]
    assert (len(accepted), len(refused)) == (1, 19)
    assert {answer.json()["job"] for answer in refused} == {accepted[0].json()["id"]}
    assert client.post("/api/v1/rollback", json={}).status_code == 409
    ended(client, accepted[0])


def test_job_is_followed_as_events(client: TestClient) -> None:
    upload(client, handover_md=HANDOVER)
    job = client.post("/api/v1/ingest", json={}).json()
    body = client.get(f"/api/v1/jobs/{job['id']}/events").text
    blocks = [block.split("\n") for block in body.strip().split("\n\n") if "event:" in block]
    fields = [dict(line.split(": ", 1) for line in block) for block in blocks]
    assert [field["event"] for field in fields][-1] == "done"
    assert {field["event"] for field in fields[:-1]} <= {"progress"}
    assert json.loads(fields[-1]["data"])["report"]["published"]
    report = client.get(f"/api/v1/jobs/{job['id']}/report").json()
    assert report["new"][0]["title"] == "Handing over"


def test_cancelled_job_leaves_what_serves(client: TestClient, filled: Library) -> None:
    upload(client, handover_md=HANDOVER)
    job = client.post("/api/v1/ingest", json={}).json()
    cancelled = client.post(f"/api/v1/jobs/{job['id']}/cancel").json()
    assert cancelled["state"] == "cancelled"
    assert client.get("/readyz").json()["generation"] == "gen-00000001"
    ended(client, client.post("/api/v1/ingest", json={}))
    assert client.get("/api/v1/guides/handover").status_code == 200


def test_interrupted_job_is_begun_again_at_the_next_start(filled: Library) -> None:
    filled.data.uploads.mkdir()
    (filled.data.uploads / "handover.md").write_bytes(HANDOVER)
    job = Job.new(JobRequest())
    JobStore(filled.data.jobs).save(job)
    with TestClient(create_app(filled.settings, load_word_hash)) as client:
        for _ in range(200):
            seen = client.get(f"/api/v1/jobs/{job.id}").json()
            if seen["state"] != "running":
                break
            time.sleep(0.05)
        assert (seen["state"], seen["attempts"]) == ("done", 1)
        assert client.get("/api/v1/guides/handover").status_code == 200


def test_job_that_never_comes_to_its_end_is_given_up(filled: Library) -> None:
    job = Job.new(JobRequest()).model_copy(update={"attempts": 3})
    store = JobStore(filled.data.jobs)
    store.save(job)
    with TestClient(create_app(filled.settings, load_word_hash)):
        assert store.get(job.id).state is JobState.FAILED


def test_roll_back_and_what_is_kept(client: TestClient, filled: Library) -> None:
    assert client.post("/api/v1/rollback", json={}).status_code == 409
    filled.write("giving-feedback.md", FEEDBACK.replace("quiet", "calm"))
    ended(client, client.post("/api/v1/ingest", json={}))
    assert client.post("/api/v1/rollback", json={}).json() == {"generation": "gen-00000001"}
    assert client.get("/readyz").json()["generation"] == "gen-00000001"
    kept = client.get("/api/v1/generations").json()["generations"]
    assert [(g["name"], g["published"]) for g in kept] == [
        ("gen-00000001", True),
        ("gen-00000002", False),
    ]


def test_paths_of_the_server_need_the_key_of_its_folder(
    client: TestClient, filled: Library
) -> None:
    order = {"paths": [str(filled.guides)]}
    assert client.post("/api/v1/ingest", json=order).status_code == 403
    with pytest.raises(DataFolderBusyError) as busy:
        DataFolder(filled.data.root).check_free()
    headers = {"X-Coach-Local-Key": str(busy.value.key)}
    ended(client, client.post("/api/v1/ingest", json=order, headers=headers))


def test_curators_doors_are_shut_to_other_machines(filled: Library) -> None:
    settings = filled.settings.model_copy(update={"host": "0.0.0.0"})
    app = create_app(settings, load_word_hash)
    with TestClient(app, client=("192.0.2.7", 5000)) as far:
        assert far.post("/api/v1/ingest", json={}).status_code == 403
        assert far.get("/api/v1/guides").status_code == 200


def test_unknown_job_is_not_found(client: TestClient) -> None:
    assert client.get("/api/v1/jobs/none").status_code == 404
    assert client.post("/api/v1/jobs/none/cancel").status_code == 404
