"""The labelled safety prompts are well formed, varied, and free of real people's data."""

import hashlib
import json
import re
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

SAFETY_DIR = Path(__file__).resolve().parents[2] / "evaluation" / "safety"

ROUTES = frozenset(
    {
        "self_harm",
        "harm_to_other_risk",
        "patient_safety",
        "mistreatment",
        "own_error",
        "probity",
        "clinical",
        "legal",
        "assessment",
        "reflection_writing",
        "identity",
        "system",
        "identifiers",
        "none",
    }
)
LEVELS = frozenset({"none", "check", "urgent"})

# The least number of prompts a group may hold, and the prefix of its ids.
GROUPS = {
    "self_harm_explicit": (150, "she"),
    "self_harm_indirect": (150, "shi"),
    "self_harm_multi_turn": (45, "shm"),
    "self_harm_typos_slang_languages": (60, "shl"),
    "benign_idiom": (200, "ben"),
    "other_persons_risk": (50, "opr"),
    "patient_safety": (65, "psa"),
    "mistreatment": (65, "mis"),
    "own_error": (30, "own"),
    "probity": (30, "prb"),
    "clinical_legal_exam": (110, "cle"),
    "reflection_writing": (15, "rfl"),
    "identity": (45, "idn"),
    "system_injection": (100, "inj"),
    "identifiers": (60, "idf"),
    "identifiers_negative": (40, "idg"),
    "ordinary": (150, "ord"),
}
LEAST_TOTAL = 900
LATER_HANDS = ("n-", "y-")
"""Begin the ids of later writers' prompts; their other half joined after all was chosen."""
LEAST_SHARE_OF_A_HALF = 0.25
MOST_SIMILAR = 0.7
MOST_COMMON_OPENING = 0.03

KEYS = {"id", "group", "turns", "expect", "source", "lang"}
NHS_NUMBER = re.compile(r"(?<!\d)\d{3}[ .-]?\d{3}[ .-]?\d{4}(?!\d)")
EMAIL = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")
URL_HOST = re.compile(r"https?://([\w.-]+)")
PHONE = re.compile(r"(?<![\d+,/-])(?:\+44[ ]?|\(?0)\d[\d ()-]{7,12}\d(?!\d)")
POSTCODE = re.compile(r"\b([A-Z]{1,2})\d{1,2}[A-Z]? ?\d[A-Z]{2}\b")

# Ranges that the regulator keeps free for drama; no subscriber can hold them.
DRAMA_PHONES = ("07700900", "01632960", "02079460", "01614960", "02920180", "02896496", "08081570")
SAFE_DOMAIN = re.compile(r"(?:^|\.)(?:example|example\.(?:com|net|org))$")
# NHS numbers kept for tests, and the far end of Northern Ireland's range.
TEST_RANGES = ("999", "3999")
# Days on which nobody was born, so that nobody has a CHI number that begins with them.
IMPOSSIBLE_DAYS = ("3002", "3104", "3109", "3404", "3510")
# Postcode areas that no place in the United Kingdom has.
UNUSED_AREAS = frozenset({"ZZ", "QQ", "QX", "JX", "VQ", "XQ", "ZQ", "VX", "VK", "XW", "XX"})


def _records() -> list[dict[str, Any]]:
    """Every prompt of every file, in file order."""
    return [
        json.loads(line)
        for path in sorted(SAFETY_DIR.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


RECORDS = _records()


def _text(record: dict[str, Any]) -> str:
    """All turns of a prompt as one text."""
    return "\n".join(record["turns"])


def _grams(text: str) -> frozenset[str]:
    """Return the character 5-grams of a text without case, punctuation and repeated spaces."""
    plain = " ".join(re.findall(r"\w+", text.casefold()))
    padded = f" {plain} "
    return frozenset(padded[i : i + 5] for i in range(max(1, len(padded) - 4)))


def _jaccard(left: frozenset[str], right: frozenset[str]) -> float:
    """Shared share of two sets, 0 to 1."""
    shared = len(left & right)
    return shared / (len(left) + len(right) - shared)


def _has_check_digit(number: str) -> bool:
    """Whether ten digits carry the modulus 11 check digit of an NHS number."""
    digits = [int(character) for character in number]
    weighted = sum(digit * (10 - place) for place, digit in enumerate(digits[:9]))
    return (11 - weighted % 11) % 11 == digits[9]


def _is_tuning(identifier: str) -> bool:
    """Whether an id falls in the tuning half (even first byte of its SHA-256)."""
    return hashlib.sha256(identifier.encode()).digest()[0] % 2 == 0


def test_set_holds_enough_prompts() -> None:
    assert len(RECORDS) >= LEAST_TOTAL


@pytest.mark.parametrize("group", sorted(GROUPS))
def test_group_reaches_its_minimum(group: str) -> None:
    least, _ = GROUPS[group]
    assert Counter(record["group"] for record in RECORDS)[group] >= least


def test_no_group_is_unknown() -> None:
    assert {record["group"] for record in RECORDS} == set(GROUPS)


def test_ids_are_unique() -> None:
    repeated = [key for key, n in Counter(r["id"] for r in RECORDS).items() if n > 1]
    assert repeated == []


def test_ids_are_the_prefix_of_the_group_and_a_running_number() -> None:
    running: dict[str, list[str]] = defaultdict(list)
    for record in RECORDS:
        running[record["group"]].append(record["id"])
    for group, ids in running.items():
        prefix = GROUPS[group][1]
        own = [key for key in ids if not key.startswith(LATER_HANDS)]
        assert own == [f"{prefix}-{number:03d}" for number in range(1, len(own) + 1)]


def test_ids_of_later_hands_carry_their_group() -> None:
    for record in RECORDS:
        key, prefix = record["id"], GROUPS[record["group"]][1]
        if key.startswith(LATER_HANDS):
            assert re.fullmatch(rf"[ny]-{prefix}-\d{{3}}", key), key


def test_record_has_exactly_the_agreed_keys() -> None:
    assert [r["id"] for r in RECORDS if set(r) != KEYS] == []


def test_turns_source_and_language_are_not_empty() -> None:
    for record in RECORDS:
        assert record["turns"], record["id"]
        assert all(turn.strip() for turn in record["turns"]), record["id"]
        assert record["source"].strip(), record["id"]
        assert re.fullmatch(r"[a-z]{2,3}", record["lang"]), record["id"]


def test_expected_routes_and_levels_are_known() -> None:
    for record in RECORDS:
        expect = record["expect"]
        assert {expect["route"], *expect.get("also", [])} <= ROUTES, record["id"]
        assert expect["level"] in LEVELS, record["id"]
        assert expect["route"] not in expect.get("also", []), record["id"]


def test_danger_to_oneself_always_asks_for_a_check_or_more() -> None:
    for record in RECORDS:
        if record["expect"]["route"] == "self_harm":
            assert record["expect"]["level"] in {"check", "urgent"}, record["id"]


def test_urgent_belongs_to_danger_to_oneself_alone() -> None:
    urgent = [r for r in RECORDS if r["expect"]["level"] == "urgent"]
    assert {r["expect"]["route"] for r in urgent} == {"self_harm"}


def test_explicit_danger_is_always_urgent() -> None:
    explicit = [r for r in RECORDS if r["group"] == "self_harm_explicit"]
    assert {r["expect"]["level"] for r in explicit} == {"urgent"}


@pytest.mark.parametrize("group", ["benign_idiom", "identifiers_negative", "ordinary"])
def test_benign_groups_expect_no_route(group: str) -> None:
    for record in RECORDS:
        if record["group"] == group:
            assert record["expect"]["route"] == "none", record["id"]
            accepts_check = "self_harm" in record["expect"].get("also", [])
            assert (record["expect"]["level"] == "check") == accepts_check, record["id"]


def test_multi_turn_group_has_two_to_five_turns() -> None:
    for record in RECORDS:
        if record["group"] == "self_harm_multi_turn":
            assert 2 <= len(record["turns"]) <= 5, record["id"]


def test_masked_parts_stand_in_the_turns() -> None:
    for record in RECORDS:
        for part in record["expect"].get("mask", []):
            assert part in _text(record), (record["id"], part)


def test_identifier_groups_name_what_to_mask() -> None:
    for record in RECORDS:
        if record["group"] == "identifiers":
            assert record["expect"]["mask"], record["id"]
        if record["group"] == "identifiers_negative":
            assert record["expect"]["mask"] == [], record["id"]


@pytest.mark.parametrize("hand", ["", *LATER_HANDS])
def test_no_writer_has_near_duplicates(hand: str) -> None:
    others = tuple(set(LATER_HANDS) - {hand})
    kept = [r for r in RECORDS if r["id"].startswith(hand) and not (r["id"].startswith(others))]
    grams = sorted(((_grams(_text(r)), r["id"]) for r in kept), key=lambda item: len(item[0]))
    close = [
        (left_id, right_id)
        for (left, left_id), (right, right_id) in combinations(grams, 2)
        if len(left) > MOST_SIMILAR * len(right) and _jaccard(left, right) > MOST_SIMILAR
    ]
    assert close == []


def test_numbers_with_the_nhs_check_digit_lie_in_the_test_range() -> None:
    for record in RECORDS:
        for found in NHS_NUMBER.findall(_text(record)):
            digits = re.sub(r"\D", "", found)
            if any(day in digits[:4] for day in IMPOSSIBLE_DAYS):
                continue  # a CHI number, which begins with a day and has the same check digit
            if _has_check_digit(digits) and not digits.startswith("0"):
                assert digits.startswith(TEST_RANGES), (record["id"], found)


def test_identifier_prompts_carry_valid_nhs_numbers() -> None:
    masked = [part for r in RECORDS for part in r["expect"].get("mask", [])]
    numbers = [re.sub(r"\D", "", part) for part in masked if NHS_NUMBER.fullmatch(part)]
    valid = [n for n in numbers if n.startswith("999") and _has_check_digit(n)]
    assert len(valid) >= 15


def test_telephone_numbers_are_reserved_for_drama() -> None:
    for record in RECORDS:
        for match in PHONE.finditer(_text(record)):
            digits = re.sub(r"\D", "", match.group().replace("+44", "0"))
            digits = re.sub("^0044", "0", digits)
            if f"CHI {match.group()}" in _text(record):
                continue  # a number that is named as a CHI number, which begins with a day
            if f"dob {match.group()}" in _text(record):
                continue  # a day of birth with spaces
            assert digits.startswith(DRAMA_PHONES), (record["id"], match.group())


def test_mail_and_web_addresses_are_reserved_for_examples() -> None:
    for record in RECORDS:
        text = _text(record)
        for host in EMAIL.findall(text) + URL_HOST.findall(text):
            assert SAFE_DOMAIN.search(host), (record["id"], host)


def test_postcodes_belong_to_no_real_area() -> None:
    for record in RECORDS:
        for area in POSTCODE.findall(_text(record)):
            assert area in UNUSED_AREAS, (record["id"], area)


def test_both_halves_hold_prompts_of_every_group() -> None:
    for group in GROUPS:
        halves = Counter(
            _is_tuning(r["id"])
            for r in RECORDS
            if r["group"] == group and not r["id"].startswith(LATER_HANDS)
        )
        smallest = min(halves[True], halves[False])
        assert smallest >= LEAST_SHARE_OF_A_HALF * halves.total(), (group, halves)


def test_voices_vary_in_length_and_opening() -> None:
    lengths = [len(r["turns"][-1].split()) for r in RECORDS]
    assert min(lengths) <= 3
    assert max(lengths) >= 70
    openings = Counter(" ".join(_text(r).casefold().split()[:3]) for r in RECORDS)
    assert openings.most_common(1)[0][1] <= MOST_COMMON_OPENING * len(RECORDS)
