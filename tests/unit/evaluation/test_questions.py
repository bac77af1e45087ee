"""The evaluation questions are well formed, quote the guides word for word, and do not repeat."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]
QUESTIONS_DIR = ROOT / "tests" / "evaluation" / "questions"
TEN_NEEDS = ROOT / "tests" / "evaluation" / "ten_needs.jsonl"
GUIDES_DIR = ROOT / "corpus" / "guides"

# The prefix of a group's ids and the least number of questions it may hold.
GROUPS = {
    "fact": ("fact", 40),
    "howto": ("howto", 50),
    "feeling": ("feel", 35),
    "paraphrase": ("para", 25),
    "typos_spelling": ("typo", 20),
    "title_publisher": ("title", 10),
    "list": ("list", 10),
    "compare": ("comp", 12),
    "outline": ("outl", 6),
    "follow_up": ("foll", 65),
    "unanswerable_far": ("far", 25),
    "unanswerable_near": ("near", 70),
    "unanswerable_follow_up": ("nofu", 15),
    "false_premise": ("prem", 15),
    "underspecified": ("vague", 8),
}
# Of later writers, who knew neither the first one's questions nor the coach.
LATER_FILES = ("second_", "fifth_", "ninth_", "tenth_")
LATER_IDS = ("n-", "u-", "y-", "z-")
LEAST_TOTAL = 340
LEAST_MULTI_TURN = 60
LEAST_UNANSWERABLE = 90

REQUIRED = {"id", "group", "turns", "answerable", "gold", "must_not", "expect"}
EXPECTS = {
    "answer",
    "not_in_guides",
    "clarify",
    "out_of_scope",
    "correct_premise",
    "outline",
    "list",
    "compare",
}
# What an answerable question may never expect.
DECLINES = {"not_in_guides", "clarify", "out_of_scope"}

# Groups that ask by name and so may repeat the words of their gold sentence.
BY_NAME = {"fact", "title_publisher", "list", "outline", "false_premise"}
LONGEST_SHARED_RUN = 3
MOST_SIMILAR = 0.6

FUNCTION_WORDS = frozenset(
    """a an the and or but if then of to in on at by for with from as is are was were be been being
    am do does did have has had having i me my you your he she it its they them their we us our who
    what which how why when where that this these those there here not no nor so too very can could
    will would should may might must just only also than more most some any all one someone somebody
    people about into out up down over after before again off still even ever never yet
    """.split()
)
SUFFIXES = ("ingly", "edly", "ings", "ing", "ers", "ies", "ied", "ed", "er", "es", "s", "ly", "e")

NEEDS = 10
STYLES = ("formal", "tired", "typos")

Question = dict[str, Any]


def read_lines(path: Path) -> list[Question]:
    """The objects of a JSONL file, in order."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def words(text: str) -> list[str]:
    """Lower-case words without apostrophes or punctuation."""
    return re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", text.lower()))


def stem(word: str) -> str:
    """A word without its ending, at least three letters long."""
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)]
    return word


def content_stems(text: str) -> set[str]:
    """Stems of the words that carry meaning."""
    return {stem(word) for word in words(text) if word not in FUNCTION_WORDS}


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    """Every run of `length` neighbouring words."""
    tokens = words(text)
    return {tuple(tokens[i : i + length]) for i in range(len(tokens) - length + 1)}


_EMPHASIS = re.compile(r"\*(\w[^*\n]*)\*")


def body(path: Path) -> str:
    """A guide's text after its front matter and before its references, as the library has it."""
    text = path.read_text(encoding="utf-8")
    return _EMPHASIS.sub(r"\1", text.split("\n---\n", 1)[1].split("\n## References")[0])


FILES = sorted(QUESTIONS_DIR.glob("*.jsonl"))
QUESTIONS = [question for path in FILES for question in read_lines(path)]
TEN = read_lines(TEN_NEEDS)
ALL = QUESTIONS + TEN
TRAINING_DIR = ROOT / "tests" / "evaluation" / "questions_training"
TRAINING = [
    question for path in sorted(TRAINING_DIR.rglob("*.jsonl")) for question in read_lines(path)
]
TRAINING_IDS = (*(f"t{hand}-" for hand in range(1, 29)), "p-", "r-", "v-", "w-", "x-")
TWINS = re.compile(r"t\d+-tw-\d{3}")
"""Pairs that differ in little, on purpose: one is answered by a guide, one is not."""


def named(question: Question) -> str:
    """The id, by which a failing test names the question."""
    return str(question["id"])


def failing(questions: Iterable[Question], fails: Callable[[Question], bool]) -> list[str]:
    """The ids of the questions for which `fails` is true."""
    return [named(question) for question in questions if fails(question)]


def test_each_file_holds_exactly_its_own_group() -> None:
    found = [(path.stem, {line["group"] for line in read_lines(path)}) for path in FILES]
    later = re.compile("|".join(LATER_FILES))
    wrong = [stem for stem, groups in found if groups != {later.sub("", stem, count=1)}]
    assert wrong == []
    assert {stem for stem, _ in found} >= set(GROUPS)


def test_ids_are_unique() -> None:
    repeated = [k for k, count in Counter(named(q) for q in ALL + TRAINING).items() if count > 1]
    assert repeated == []


def test_ids_carry_the_prefix_of_their_group() -> None:
    wrong = [
        named(q)
        for q in QUESTIONS
        if not re.fullmatch(rf"({'|'.join(LATER_IDS)})?{GROUPS[q['group']][0]}-\d{{3}}", q["id"])
    ]
    assert wrong == []


def test_fields_are_known() -> None:
    def wrong(question: Question) -> bool:
        extra = {"style"} if question["group"] == "ten_needs" else {"all", "near"}
        return not REQUIRED <= set(question) <= REQUIRED | extra

    assert failing(ALL + TRAINING, wrong) == []


def test_values_are_of_the_right_kind() -> None:
    def right(question: Question) -> bool:
        return (
            isinstance(question["answerable"], bool)
            and question.get("all", True) is True
            and question["expect"] in EXPECTS
            and all(isinstance(item, str) and item for item in question["must_not"])
        )

    assert failing(ALL + TRAINING, lambda q: not right(q)) == []


def test_turns_are_one_to_four_and_never_blank() -> None:
    def wrong(turns: list[str]) -> bool:
        return not 1 <= len(turns) <= 4 or any(not t or t != t.strip() for t in turns)

    assert failing(ALL + TRAINING, lambda q: wrong(q["turns"])) == []


def test_gold_is_there_exactly_when_the_guides_can_answer() -> None:
    assert failing(ALL + TRAINING, lambda q: bool(q["gold"]) is not q["answerable"]) == []


def test_answerable_questions_never_expect_a_decline() -> None:
    assert failing(ALL + TRAINING, lambda q: q["answerable"] and q["expect"] in DECLINES) == []


def test_gold_quotes_stand_once_and_word_for_word_in_the_guide() -> None:
    bodies = {path.name: body(path) for path in GUIDES_DIR.glob("*.md")}
    lost = [
        (named(q), gold)
        for q in ALL + TRAINING
        for gold in q["gold"]
        if bodies.get(gold["doc"], "").count(gold["quote"]) != 1
    ]
    assert lost == []


def test_gold_quotes_are_whole_sentences() -> None:
    whole = re.compile(r"[A-Z0-9\"].{20,}[.?!:]\"?")
    broken = [
        (named(q), gold["quote"])
        for q in ALL + TRAINING
        for gold in q["gold"]
        if not whole.fullmatch(gold["quote"]) or gold["quote"].count('"') % 2
    ]
    assert broken == []


@pytest.mark.parametrize("group", GROUPS)
def test_group_has_enough_questions(group: str) -> None:
    assert sum(q["group"] == group for q in QUESTIONS) >= GROUPS[group][1]


def test_set_is_large_enough_with_enough_turns_and_gaps() -> None:
    assert len(QUESTIONS) >= LEAST_TOTAL
    assert sum(len(q["turns"]) > 1 for q in QUESTIONS) >= LEAST_MULTI_TURN
    assert sum(not q["answerable"] for q in QUESTIONS) >= LEAST_UNANSWERABLE


def test_only_follow_ups_have_several_turns() -> None:
    several = {"follow_up", "unanswerable_follow_up"}
    assert failing(QUESTIONS, lambda q: (len(q["turns"]) > 1) is not (q["group"] in several)) == []


def test_every_guide_is_asked_about() -> None:
    asked = {gold["doc"] for q in QUESTIONS for gold in q["gold"]}
    assert asked == {path.name for path in GUIDES_DIR.glob("*.md")}


def test_questions_do_not_repeat_the_wording_of_their_gold() -> None:
    length = LONGEST_SHARED_RUN + 1

    def repeats(question: Question) -> bool:
        asked = runs(" ".join(question["turns"]), length)
        return any(asked & runs(gold["quote"], length) for gold in question["gold"])

    assert failing((q for q in QUESTIONS if q["group"] not in BY_NAME), repeats) == []


def test_paraphrases_share_no_content_word_with_their_gold() -> None:
    def shares(question: Question) -> bool:
        asked = content_stems(" ".join(question["turns"]))
        return any(asked & content_stems(gold["quote"]) for gold in question["gold"])

    assert failing((q for q in QUESTIONS if q["group"] == "paraphrase"), shares) == []


@pytest.mark.parametrize("writer", ["", *LATER_IDS, *TRAINING_IDS])
def test_no_writer_asks_nearly_the_same_twice(writer: str) -> None:
    later = re.compile(rf"({'|'.join((*LATER_IDS, *TRAINING_IDS))})?")
    asked = [q for q in [*ALL, *TRAINING] if later.match(named(q))[0] == writer]  # type: ignore[index]
    assert asked
    single = [q for q in asked if not TWINS.fullmatch(named(q))]
    bags = [(named(q), set(words(" ".join(q["turns"])))) for q in single]
    close = [
        (first, second)
        for (first, one), (second, two) in combinations(bags, 2)
        if len(one & two) / len(one | two) > MOST_SIMILAR
    ]
    assert close == []


def test_each_of_the_ten_needs_has_one_home() -> None:
    assert failing(TEN, lambda q: len({gold["doc"] for gold in q["gold"]}) != 1) == []


def test_each_of_the_ten_needs_is_asked_in_three_styles() -> None:
    asked = Counter((q["gold"][0]["doc"], q["style"]) for q in TEN)
    homes = {home for home, _ in asked}
    # Finding a mentor and asking one share a home, which is asked about twice in each style.
    assert len(homes) == NEEDS - 1
    assert sorted(asked.values()) == [1] * (len(homes) - 1) * len(STYLES) + [2] * len(STYLES)
    assert {style for _, style in asked} == set(STYLES)
