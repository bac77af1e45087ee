"""The pages on a small library: safe, self-contained, and every sentence has its address."""

import re
import shutil
from collections.abc import Iterator
from urllib.parse import urldefrag

import pytest
from fastapi.testclient import TestClient
from lxml import html

from api.main import create_app
from corpus.resources import ResourceKind, load_resources
from tests.conftest import Library

HOSTILE = """---
title: '<b>Bold</b> & "quoted"'
publisher: "<script>alert(1)</script>"
date: 2024-05
licence: CC-BY-4.0
---

# A heading of its own

## Tables <img src=x>

The first sentence says `<script>alert(2)</script>` aloud. The second one ends with 😀 and goes on.

| Model | What it asks |
|---|---|
| GROW | What do you want? Start with the goal. |
| CLEAR | Contract first |

> A quoted line stands here. And a second one.

- One thing to do.
- Another thing to do. It has two sentences.
"""
ADDRESS = re.compile(r"c(\d+)-(\d+)")


def open_client(library: Library) -> TestClient:
    return TestClient(create_app(library.settings, lambda _: library.encoder))


@pytest.fixture
def client(filled: Library) -> Iterator[TestClient]:
    filled.write("hostile.md", HOSTILE)
    filled.ingest()
    with open_client(filled) as client:
        yield client


@pytest.fixture
def empty(library: Library) -> Iterator[TestClient]:
    with open_client(library) as client:
        yield client


def summary_of(client: TestClient, title: str) -> dict[str, str]:
    guides = client.get("/api/v1/guides").json()["guides"]
    return next(guide for guide in guides if guide["title"] == title)


def edition_path(client: TestClient, title: str) -> str:
    guide = summary_of(client, title)
    return f"/guides/{guide['id']}/{guide['revision']}"


def squeezed(text: str) -> str:
    """Without white space and the borders of cells."""
    return "".join(text.replace("|", "").split())


def banners(page: str) -> list[str]:
    return [banner.text_content() for banner in html.fromstring(page).find_class("banner")]


def test_pages_forbid_strangers_code_and_hold_none_of_their_own(client: TestClient) -> None:
    for path in ("/", "/guides", edition_path(client, "Finding a mentor"), "/guides/none/none"):
        response = client.get(path)
        policy = response.headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy
        assert response.headers["referrer-policy"] == "no-referrer"
        page = html.fromstring(response.text)
        assert not page.xpath("//style | //@style | //script[not(@src)] | //script[text()]")
        assert not [
            name for name in page.xpath("//@*/..") if any(a.startswith("on") for a in name.attrib)
        ]


def test_everything_that_pages_load_is_served_here(client: TestClient) -> None:
    for path in ("/", edition_path(client, "Finding a mentor")):
        page = html.fromstring(client.get(path).text)
        loaded = page.xpath("//link/@href | //script/@src")
        assert len(loaded) >= 3
        for address in loaded:
            assert address.startswith("/static/")
            assert client.get(address).status_code == 200


def test_modules_import_only_modules_that_are_served(client: TestClient) -> None:
    seen, waiting = set(), ["app.js", "edition.js"]
    while waiting:
        name = waiting.pop()
        response = client.get(f"/static/{name}")
        assert response.status_code == 200, name
        assert "javascript" in response.headers["content-type"]
        seen.add(name)
        imported = re.findall(r'from "\./([^"]+)"', response.text)
        waiting += [other for other in imported if other not in seen]
    assert {"answer.js", "panel.js", "events.js"} <= seen


def test_scripts_never_read_text_as_markup_and_store_nothing(client: TestClient) -> None:
    for name in ("app", "answer", "panel", "server", "events", "dom", "words", "edition"):
        script = client.get(f"/static/{name}.js").text
        found = re.findall(
            r"innerHTML|outerHTML|insertAdjacentHTML|eval\(|Storage|\.cookie", script
        )
        assert not found, name


def test_start_page_says_what_it_is_and_where_urgent_help_is(empty: TestClient) -> None:
    page = html.fromstring(empty.get("/").text)
    assert "This is software" in page.text_content()
    assert page.xpath("//p[@class='software']//a/@href") == ["#help"]
    assert page.get_element_by_id("question") is not None
    assert len(page.find_class("example")) == 3
    for resource in load_resources().by_kind(ResourceKind.EMERGENCY):
        entry = page.get_element_by_id(f"resource-{resource.id}")
        assert resource.name in entry.text_content()


def test_every_contact_on_the_start_page_is_a_reviewed_one(client: TestClient) -> None:
    page = html.fromstring(client.get("/").text)
    contacts = [resource.contact for resource in load_resources().resources if resource.contact]
    reviewed = {f"tel:{contact.phone.replace(' ', '')}" for contact in contacts if contact.phone}
    reviewed |= {contact.url for contact in contacts if contact.url}
    shown = {href for href in page.xpath("//a/@href") if not href.startswith(("/", "#"))}
    assert shown == reviewed


def test_guides_are_listed_with_publisher_and_date(client: TestClient) -> None:
    page = client.get("/guides").text
    assert "Finding a mentor" in page
    assert "May 2024" in page
    assert "these 3 guides" in page


def test_guides_page_says_what_to_do_when_there_are_none(empty: TestClient) -> None:
    response = empty.get("/guides")
    assert response.status_code == 200
    assert "coach ingest" in response.text


def test_guide_redirects_to_its_current_edition(client: TestClient) -> None:
    path = edition_path(client, "Giving feedback")
    response = client.get(path.rsplit("/", 1)[0], follow_redirects=False)
    assert response.status_code == 307
    assert response.headers["location"] == path


@pytest.mark.parametrize(
    "path", ["/guides/unknown", "/guides/unknown/0123456789abcdef", "/guides/a/..b"]
)
def test_unknown_guide_or_edition_is_a_plain_page(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.headers["content-type"].startswith("text/html")
    assert "no such guide" in response.text


def test_edition_is_not_shown_under_another_guide(client: TestClient) -> None:
    mentor, feedback = (
        summary_of(client, title) for title in ("Finding a mentor", "Giving feedback")
    )
    assert client.get(f"/guides/{mentor['id']}/{feedback['revision']}").status_code == 404


def test_every_sentence_has_its_address_and_its_exact_text(client: TestClient) -> None:
    for guide in client.get("/api/v1/guides").json()["guides"]:
        told = client.get(f"/api/v1/guides/{guide['id']}/revisions/{guide['revision']}/text").json()
        page = html.fromstring(client.get(f"/guides/{guide['id']}/{guide['revision']}").text)
        spans = page.xpath("//span[starts-with(@id, 'c')]")
        assert len(spans) >= 3
        for span in spans:
            start, end = map(int, ADDRESS.fullmatch(span.get("id")).groups())
            quote = told["text"][start:end]
            rows = span.xpath("ancestor::tr")
            if rows:  # a sentence may reach over the cells of its row
                assert squeezed(quote) in squeezed(rows[0].text_content())
            else:
                assert span.text_content() == quote


def test_edition_shows_the_whole_text(client: TestClient) -> None:
    title = '<b>Bold</b> & "quoted"'
    guide = summary_of(client, title)
    told = client.get(f"/api/v1/guides/{guide['id']}/revisions/{guide['revision']}/text").json()
    page = html.fromstring(client.get(edition_path(client, title)).text)
    (body,) = page.find_class("text")
    assert squeezed(body.text_content()) == squeezed(told["text"])


def test_edition_keeps_headings_lists_tables_and_quotations(client: TestClient) -> None:
    page = html.fromstring(client.get(edition_path(client, '<b>Bold</b> & "quoted"')).text)
    (body,) = page.find_class("text")
    assert [len(row) for row in body.xpath(".//tr")] == [2, 2, 2]
    assert len(body.xpath(".//ul/li")) == 2
    assert len(body.xpath(".//blockquote/p")) == 1
    assert len(page.xpath("//h1")) == 1


def test_text_of_guides_is_never_markup(client: TestClient) -> None:
    for path in ("/guides", edition_path(client, '<b>Bold</b> & "quoted"')):
        text = client.get(path).text
        assert "<b>" not in text
        assert "<script>" not in text
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


def test_citation_opens_the_page_at_its_quote(client: TestClient) -> None:
    question = "How do I ask one person for a single conversation?"
    answer = client.post("/api/v1/ask", json={"question": question}).json()
    assert answer["citations"]
    for citation in answer["citations"]:
        path, address = urldefrag(citation["url"])
        page = html.fromstring(client.get(path).text)
        assert page.get_element_by_id(address).text_content() == citation["quote"]
        assert not banners(client.get(path).text)


def test_earlier_edition_opens_and_links_to_the_current_one(filled: Library) -> None:
    with open_client(filled) as client:
        earlier = edition_path(client, "Giving feedback")
    filled.write("giving-feedback.md", "# Giving feedback\n\nFeedback is best given in person.\n")
    filled.ingest()
    with open_client(filled) as client:
        response = client.get(earlier)
        current = edition_path(client, "Giving feedback")
    assert "Criticism belongs in a quiet room." in response.text
    assert ["earlier edition" in banner for banner in banners(response.text)] == [True]
    assert current != earlier
    assert html.fromstring(response.text).xpath("//p[@class='banner']/a/@href") == [current]


def test_edition_of_a_removed_guide_opens_as_withdrawn(filled: Library) -> None:
    with open_client(filled) as client:
        path = edition_path(client, "Giving feedback")
    (filled.guides / "giving-feedback.md").unlink()
    filled.ingest(allow_shrink=True)
    with open_client(filled) as client:
        response = client.get(path)
        assert client.get(path.rsplit("/", 1)[0]).status_code == 404
    assert response.status_code == 200
    assert "withdrawn from the library" in banners(response.text)[0]


def test_edition_opens_when_no_library_is_published(filled: Library) -> None:
    with open_client(filled) as client:
        path = edition_path(client, "Giving feedback")
    shutil.rmtree(filled.data.library)
    with open_client(filled) as client:
        response = client.get(path)
    assert response.status_code == 200
    assert "Criticism belongs in a quiet room." in response.text
    assert "No library is published" in banners(response.text)[0]


def test_damaged_edition_is_a_plain_page(filled: Library) -> None:
    with open_client(filled) as client:
        path = edition_path(client, "Giving feedback")
    shutil.rmtree(filled.data.library)
    revision = path.rsplit("/", 1)[1]
    (filled.data.revisions / revision[:2] / f"{revision}.json").write_text("{")
    with open_client(filled) as client:
        response = client.get(path)
    assert response.status_code == 503
    assert "cannot be read" in response.text


def test_pages_are_not_part_of_the_api(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert not [path for path in paths if path == "/" or path.startswith(("/guides", "/static"))]


def test_start_page_tells_the_truth_about_the_coach_as_the_api_does(empty: TestClient) -> None:
    page = html.fromstring(empty.get("/").text)
    told = [" ".join(text.text_content().split()) for text in page.xpath("//*[@id='about']//dd")]
    sections = empty.get("/api/v1/about").json()["sections"]
    assert told == [section["text"] for section in sections]
    assert page.get_element_by_id("about").get("open") is not None, "seen without a script too"
