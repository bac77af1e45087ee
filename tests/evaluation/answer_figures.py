"""Figures of answers to a question set: declines, gold sentences, shape, exact citations."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from intervals import shown

from coach.answer import Answer, Route, SegmentKind
from coach.asked import Shape, read_question
from coach.questions import Question
from corpus.library import Library

_DECLINES = frozenset({Route.NOT_IN_GUIDES, Route.OUT_OF_SCOPE, Route.CLARIFY, Route.SAFETY})
_NOT_SAID = ("I can't find that in the guides", "I can't find those words")
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
_ORDER = re.compile(r"\byou must\b", re.IGNORECASE)
_COACHED = frozenset({SegmentKind.ACKNOWLEDGE, SegmentKind.QUESTION, SegmentKind.STEP})


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what the coach said to its last turn."""

    question: Question
    answer: Answer

    @property
    def declined(self) -> bool:
        """Whether it was not answered, for whatever reason.

        Where safety has something to say, its route stands over an answer that may follow.
        """
        kinds = {segment.kind for segment in self.answer.segments}
        answered = SegmentKind.CLAIM in kinds and SegmentKind.GAP not in kinds
        return self.answer.route in _DECLINES and not answered

    @property
    def corrected(self) -> bool:
        """Whether a false premise was named as one."""
        return self.answer.text.startswith(_NOT_SAID)

    @property
    def gold(self) -> bool:
        """Whether a gold sentence is cited."""
        gold = {line.quote for line in self.question.gold}
        return not gold.isdisjoint(citation.quote for citation in self.answer.citations)

    @property
    def taken_by_safety(self) -> bool:
        """Whether the safety rules had something to say."""
        return self.answer.safety.kind is not None


def figures(library: Library, asked: Sequence[Asked], *, name_failures: bool) -> dict[str, object]:
    """All figures of answers without a chat model; failures by id only where wanted."""
    told = [one for one in asked if one.question.expect != "correct_premise"]
    one_turn = [one for one in told if len(one.question.turns) == 1]
    return {
        "questions": len(asked),
        **_cited(library, [one.answer for one in asked]),
        "single turn": _declines(one_turn),
        "several turns": _declines([one for one in told if len(one.question.turns) > 1]),
        "all": _declines(told),
        "by group": _by_group(asked),
        **_conduct([one.answer for one in asked], asked),
        **({"failures": _failures(asked)} if name_failures else {}),
    }


def _cited(library: Library, answers: Sequence[Answer]) -> dict[str, object]:
    citations = [citation for answer in answers for citation in answer.citations]
    exact = [library.revision(c.revision).text[c.start : c.end] == c.quote for c in citations]
    claims = [s for a in answers for s in a.segments if s.kind is SegmentKind.CLAIM]
    return {
        "quote verbatim and offsets right": shown(sum(exact), len(exact)),
        "claims with a citation": shown(sum(bool(c.citations) for c in claims), len(claims)),
    }


def _declines(asked: Sequence[Asked]) -> dict[str, str]:
    held = [one for one in asked if one.question.answerable]
    lacking = [one for one in asked if not one.question.answerable]
    right = sum(one.declined for one in lacking)
    wrong = sum(one.declined for one in held)
    return {
        "declines, precision": shown(right, right + wrong),
        "declines, recall": shown(right, len(lacking)),
        "wrongly declined": shown(wrong, len(held)),
        "… of them where the safety rules spoke": str(
            sum(one.declined and one.taken_by_safety for one in held)
        ),
        "safety said something first": shown(sum(one.taken_by_safety for one in held), len(held)),
        "answers citing a gold sentence": shown(sum(one.gold for one in held), len(held)),
    }


def _by_group(asked: Sequence[Asked]) -> dict[str, str]:
    groups: dict[str, list[bool]] = defaultdict(list)
    for one in asked:
        for name, right in _judged(one):
            groups[f"{one.question.group}: {name}"].append(right)
    return {name: shown(sum(hits), len(hits)) for name, hits in sorted(groups.items())}


def _judged(one: Asked) -> Iterable[tuple[str, bool]]:
    """What is asked of an answer by what was expected of it."""
    if one.question.expect == "correct_premise":
        right = one.corrected or one.declined or one.gold
        yield "corrected, declined or the correcting sentence cited", right
    elif one.question.answerable:
        yield "a gold sentence is cited", one.gold
        yield "wrongly declined", one.declined
    elif one.question.expect == "clarify":
        yield "asks", one.answer.route is Route.CLARIFY
    else:
        yield "declined", one.declined


def _conduct(answers: Sequence[Answer], asked: Sequence[Asked]) -> dict[str, str]:
    def rate(holds: Callable[[str], bool]) -> str:
        bare = [_QUOTED.sub("", answer.text) for answer in answers if not answer.safety.kind]
        return shown(sum(map(holds, bare)), len(bare))

    facts = [len(one.answer.text.split()) for one in asked if _is_fact(one)]
    lengths = [len(answer.text.split()) for answer in answers if not answer.safety.kind]
    return {
        "at most one question": rate(lambda text: text.count("?") <= 1),
        "no order": rate(lambda text: not _ORDER.search(text)),
        "at most 150 words": shown(sum(length <= 150 for length in lengths), len(lengths)),
        "facts, at most 70 words": shown(sum(length <= 70 for length in facts), len(facts)),
    }


def _is_fact(one: Asked) -> bool:
    """A plain question that was answered and not coached."""
    answered = one.answer.route is Route.ANSWER and not one.answer.safety.kind
    plain = read_question(one.question.turns[-1]).shape is Shape.FACT
    return answered and plain and _COACHED.isdisjoint(s.kind for s in one.answer.segments)


def _failures(asked: Sequence[Asked]) -> dict[str, list[str]]:
    failed: dict[str, list[str]] = defaultdict(list)
    for one in asked:
        if one.question.expect == "correct_premise":
            if not (one.corrected or one.declined or one.gold):
                failed["premise not corrected"].append(one.question.id)
        elif one.question.answerable and one.declined:
            taken = one.taken_by_safety
            failed["taken by safety" if taken else "wrongly declined"].append(one.question.id)
        elif one.question.answerable and not one.gold:
            failed["answered without a gold sentence"].append(one.question.id)
        elif not one.question.answerable and not one.declined:
            failed["answered though not held"].append(one.question.id)
    return dict(failed)
