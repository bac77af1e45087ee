"""``asked_as`` in front matter: what a programme lead wrote is used, or said not to be."""

from corpus.guide import AskedAs
from ingest.asked import MOST_QUESTIONS, read_asked
from ingest.readers import read_document
from ingest.structure import structure_document

BODY = """
# Rota guide

## Swapping *shifts*

Ask in writing.

### At short notice

Ring the person in charge.
"""


def asked(front: str) -> tuple[tuple[AskedAs, ...], list[str]]:
    """What is read from a guide with this front matter, and the reasons for what is not."""
    data = f"---\n{front}\n---\n{BODY}".encode()
    structured = structure_document(read_document(data, "rota.md"), "rota.md")
    found, unused = read_asked(structured.facts, structured.blocks, structured.text)
    return found, [f"{text}: {reason}" for text, reason in unused]


def test_questions_belong_to_the_section_with_their_heading() -> None:
    front = "asked_as:\n  Swapping shifts: ['How do I swap?', I cannot come in]\n"
    found, unused = asked(front + "  AT  short notice:\n    - i am ill today")
    assert found == (
        AskedAs(heading="Swapping shifts", questions=("How do I swap?", "I cannot come in")),
        AskedAs(heading="At short notice", questions=("i am ill today",)),
    )
    assert unused == []


def test_guide_without_them_expects_nothing() -> None:
    assert asked("title: Rota guide") == ((), [])


def test_unknown_heading_is_reported_and_the_rest_is_used() -> None:
    found, unused = asked("asked_as: {Swapping: [how do I swap], At short notice: [i am ill]}")
    assert [section.heading for section in found] == ["At short notice"]
    assert unused == ["Swapping: no section of the guide has this heading"]


def test_title_is_no_section() -> None:
    found, unused = asked("asked_as: {Rota guide: [what is this about]}")
    assert found == ()
    assert len(unused) == 1


def test_other_shapes_are_reported() -> None:
    assert asked("asked_as: [how do I swap]")[1][0].endswith("questions under each heading")
    assert asked("asked_as: {At short notice: {a: b}}")[1][0].endswith("needs a list of questions")
    found, unused = asked("asked_as: {At short notice: [2024-01-01, '', 7, one is fine]}")
    assert found[0].questions == ("one is fine",)
    assert len(unused) == 3


def test_single_question_needs_no_list_and_a_repeated_one_counts_once() -> None:
    found, _ = asked("asked_as: {At short notice: i am ill}")
    assert found[0].questions == ("i am ill",)
    found, _ = asked("asked_as: {At short notice: [i am ill, 'i  am ill']}")
    assert found[0].questions == ("i am ill",)


def test_questions_are_bounded_in_length_and_number() -> None:
    found, unused = asked(f"asked_as: {{At short notice: [{'long ' * 100}]}}")
    assert found == ()
    assert "at most 300 characters" in unused[0]
    many = ", ".join(f"question number {n}" for n in range(MOST_QUESTIONS + 2))
    found, unused = asked(f"asked_as: {{At short notice: [{many}]}}")
    assert len(found[0].questions) == MOST_QUESTIONS
    assert len(unused) == 2
