"""Topics: the shipped vocabulary, and refusals of a bad file."""

from pathlib import Path

import pytest

from corpus.topics import Topics, TopicsError, load_topics

EXPECTED = {
    "mentoring",
    "finding-a-mentor",
    "mentoring-agreement",
    "first-meeting",
    "being-a-mentee",
    "ending-mentoring",
    "sponsorship",
    "networks",
    "goals",
    "planning",
    "reflection",
    "self-awareness",
    "feedback",
    "receiving-feedback",
    "coaching-models",
    "leadership",
    "leadership-frameworks",
    "leadership-styles",
    "compassion",
    "inclusion",
    "psychological-safety",
    "emotional-intelligence",
    "teamwork",
    "change",
    "technology",
    "ethics",
    "speaking-up",
    "patient-safety",
    "conflict",
    "bullying",
    "wellbeing",
    "impostor-feelings",
    "workload",
    "confidence",
    "career",
    "education",
    "role-modelling",
    "lifelong-learning",
    "equity",
    "resources",
    "first-post",
    "setbacks",
    "mentoring-others",
    "speaking-in-public",
    "transitions",
}
ENTRY = """
[[topic]]
id = "goals"
label = "Setting goals"
synonyms = ["goal", "smart"]
"""


@pytest.fixture(scope="module")
def shipped() -> Topics:
    """The vocabulary that is shipped."""
    return load_topics()


def write(folder: Path, text: str) -> Path:
    """A file of topics with this content."""
    path = folder / "topics.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_shipped_vocabulary_holds_the_agreed_topics(shipped: Topics) -> None:
    assert shipped.ids == EXPECTED


def test_every_topic_has_words_that_mentees_use(shipped: Topics) -> None:
    for topic in shipped.topics:
        assert len(topic.synonyms) >= 3
        assert len(set(topic.synonyms)) == len(topic.synonyms)


def test_topic_is_found_by_id(shipped: Topics) -> None:
    assert shipped.by_id("wellbeing").label == "Looking after yourself"


def test_unknown_topic_is_refused(shipped: Topics) -> None:
    with pytest.raises(TopicsError, match="'gardening'"):
        shipped.by_id("gardening")


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('"goals"', '"Goals!"', "id"),
        ('"Setting goals"', '""', "label"),
        ('"Setting goals"', '"""two\nlines"""', "label"),
        ('["goal", "smart"]', "[]", "synonyms"),
        ('"smart"', '"SMART"', "synonyms.1"),
        ("label", "title", "label"),
    ],
)
def test_wrong_field_is_refused_with_entry_and_field(
    tmp_path: Path, old: str, new: str, field: str
) -> None:
    with pytest.raises(TopicsError, match=rf"topic 1 \([^)]+\), {field}: "):
        load_topics(write(tmp_path, ENTRY.replace(old, new)))


def test_topic_named_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TopicsError, match="'goals': used twice"):
        load_topics(write(tmp_path, ENTRY + ENTRY))


def test_entry_that_is_not_a_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TopicsError, match="not a table"):
        load_topics(write(tmp_path, 'topic = ["goals"]'))
