"""What speaks for and against a claim, as named numbers for one learned decision.

Floor 2. Those in ``RULES`` are 0 where a rule has nothing to say, and their words can be told; the
others say how much of the claim lies in what it cites. ``tests/evaluation/train_verification.py``
learns what each counts for, once beside a reader of claims and once without one.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher

from coach.claim_negation import (
    clashes,
    denied_on_one_side,
    denied_outright,
    denies_alone,
    denies_nothing,
    more_denials,
    opposites,
)
from coach.claim_sense import (
    condition_left_out,
    exchanged_sides,
    firmer_verbs,
    more_often,
    other_condition,
    other_sequence,
    whatever_happens,
)
from coach.claim_words import (
    advises,
    hedges_left_out,
    other_subject,
    permissions_left_out,
    promises,
    small_numbers,
    too_certain,
    widened,
)
from coach.words import content_words, share, stem, stems, words

Similarities = Callable[[str, Sequence[str]], list[float]]
"""Cosine similarity of each text to the first one, in [-1, 1]."""
Rule = Callable[[str, str], tuple[str, ...]]

_SUBJECT = "other subject"
RULES: Mapping[str, tuple[str, Rule]] = {
    "small numbers": ("numbers", small_numbers),
    "denied outright": ("negation", denied_outright),
    "denied on one side": ("negation", denied_on_one_side),
    "words denied or stated": ("negation", clashes),
    "denies alone": ("negation", denies_alone),
    "denies nothing": ("negation", denies_nothing),
    "opposites": ("negation", opposites),
    "too certain": ("modality", too_certain),
    "advice made": ("modality", advises),
    "promises": ("modality", promises),
    "hedges left out": ("modality", hedges_left_out),
    "permissions left out": ("modality", permissions_left_out),
    "firmer verbs": ("modality", firmer_verbs),
    "quantifiers widened": ("quantifier", widened),
    "more often": ("quantifier", more_often),
    "condition turned": ("condition", other_condition),
    "condition left out": ("condition", condition_left_out),
    "whatever happens": ("condition", whatever_happens),
    "sequence": ("condition", other_sequence),
    "sides exchanged": ("comparison", exchanged_sides),
    _SUBJECT: ("subject", other_subject),
}
"""Rules by name, with the code of the fault that they see."""
CODES: Mapping[str, str] = {name: code for name, (code, _) in RULES.items()}
_MOST_OF_A_RULE = 2
_FEWEST_WORDS = 3
_PARTS = re.compile(
    r"[;:]\s+|,\s+(?:and|but|so|while|because|which|whereas)\s+|\s+(?:but|because|whereas)\s+"
)
_REASON = re.compile(r"\b(?:because|since|so that|so|which means|as it|to avoid)\b(.*)", re.I)
_NEARLY = 0.85
"""Likeness word for word from which a claim is the text but for a word or two."""


def told_by_rules(claim: str, text: str, headings: str) -> dict[str, tuple[str, ...]]:
    """What rules find at fault, by the rule's name; nothing of a rule that finds nothing.

    Args:
        claim: What is claimed.
        text: What it cites.
        headings: The same with the headings above it, which may name its subject.
    """
    found = {
        name: rule(claim, headings if name == _SUBJECT else text)
        for name, (_, rule) in RULES.items()
    }
    return {name: detail for name, detail in found.items() if detail}


def claim_features(
    claim: str,
    quotes: Sequence[str],
    found: Mapping[str, tuple[str, ...]],
    similarities: Similarities,
    read: float | None = None,
) -> dict[str, float]:
    """Every feature of a claim against the sentences that it cites.

    Args:
        claim: What is claimed.
        quotes: What it cites.
        found: What rules found (:func:`told_by_rules`).
        similarities: Of texts.
        read: The score of a reader of claims, if there is one.
    """
    text = " ".join(quotes)
    ruled = {name: float(min(len(found.get(name, ())), _MOST_OF_A_RULE)) for name in RULES}
    denials = _denials(claim, text)
    likeness = _likeness(claim, quotes, similarities)
    return {**ruled, **denials, **_order(claim, text), **likeness, **_read(read, likeness)}


def parts(text: str) -> list[str]:
    """Clauses of a text that say something by themselves; the whole when it has no parts."""
    found = [part.strip() for part in _PARTS.split(text) if part]
    telling = [part for part in found if len(stems(part)) >= _FEWEST_WORDS]
    return telling or [text]


def _read(score: float | None, likeness: Mapping[str, float]) -> dict[str, float]:
    """What a reader of claims says; it counts otherwise where hardly a word is shared."""
    if score is None:
        return {}
    return {"read": score, "read, words shared": score * likeness["words shared"]}


def _denials(claim: str, text: str) -> dict[str, float]:
    more = more_denials(claim, text)
    return {"denials more": float(max(more, 0)), "denials fewer": float(max(-more, 0))}


def _order(claim: str, text: str) -> dict[str, float]:
    """Whether the claim is nearly the text, and how far its words stand in another order."""
    said, held = _stems_in_order(claim), _stems_in_order(text)
    common = [word for word in said if word in held]
    places = [held.index(word) for word in common]
    pairs = [(a, b) for at, a in enumerate(places) for b in places[at + 1 :]]
    turned = sum(a > b for a, b in pairs) / len(pairs) if pairs else 0.0
    alike = _alike(claim, text)
    return {
        "order turned": turned,
        "nearly the text": alike,
        "nearly the text, order turned": float(alike >= _NEARLY and turned > 0),
    }


def _alike(claim: str, text: str) -> float:
    """How far the claim is the text word for word, in [0, 1]."""
    return SequenceMatcher(None, words(claim), words(text), autojunk=False).ratio()


def _likeness(claim: str, quotes: Sequence[str], similarities: Similarities) -> dict[str, float]:
    text = " ".join(quotes)
    held, said = stems(text), stems(claim)
    whole = max(similarities(claim, [text, *quotes]))
    pieces = list(dict.fromkeys([*quotes, *(p for q in quotes for p in parts(q))]))
    nearness = [max(similarities(part, pieces)) for part in parts(claim)]
    strange = _strangeness(claim, text, similarities)
    far = [1 - s for s in strange]
    nearly = _alike(claim, text) >= _NEARLY
    return {
        "similarity": whole,
        "weakest part": min(nearness),
        "words shared": share(said, held),
        "words of the text told": max(share(stems(quote), said) for quote in quotes),
        "least shared of a part": min(share(stems(part), held) for part in parts(claim)),
        "strange words": sum(far) / max(len(said), 1),
        "strangest word": max(far, default=0.0),
        "nearly the text, strange word": max(far, default=0.0) * nearly,
        "reason added": _reason(claim, held, pieces, similarities),
    }


def _strangeness(claim: str, text: str, similarities: Similarities) -> list[float]:
    """For each word of the claim that the text lacks, the likeness of the text's nearest word."""
    held, own = stems(text), content_words(text)
    strange = [word for word in content_words(claim) if stem(word) not in held]
    return [max(similarities(word, own)) for word in strange] if own else []


def _reason(claim: str, held: set[str], pieces: Sequence[str], similarities: Similarities) -> float:
    """How far a reason that the claim gives is from the text; 0 where it gives none."""
    found = _REASON.search(claim)
    reason = found[1].strip(" ,.") if found else ""
    if len(stems(reason)) < 2:
        return 0.0
    return 1 - max(share(stems(reason), held), *similarities(reason, pieces))


def _stems_in_order(text: str) -> list[str]:
    return list(dict.fromkeys(stem(word) for word in content_words(text)))
