"""Catch rate of planted faults, false alarms on honest paraphrases, and time a sentence.

``python tests/evaluation/measure_faults.py [--half tuning|reporting] [--alone] [--list]``

``faults/paraphrases*.jsonl`` hold honest claims with what they cite. The third file,
``faults_third.jsonl`` (claims that sound right and are not borne out, each with its kind of fault)
and ``faults/claims`` are learned from, so nothing is measured on them here. The reporting half adds
``faults/measured_claims.jsonl``: 284 claims by a hand that knew neither the others nor the
verifier, half of them honest. ``--alone`` leaves the reader of claims out.
"""

import argparse
import json
import time
from collections import defaultdict
from hashlib import sha256
from pathlib import Path

from claim_pool import read_claims
from intervals import shown
from plant_faults import plant
from plant_subtle import plant_in_paraphrases, plant_subtle

from api.bootstrap import claim_reader, load_encoder, open_library
from api.settings import Settings
from coach.evidence import EvidenceSentence, content_sentences
from coach.verify import Finding, Verifier
from corpus.library import Library

PER_KIND = 60
FAULTS = Path(__file__).parent / "faults"
MEASURED = FAULTS / "measured_claims.jsonl"
HONEST_KINDS = ("near", "para")
PARAPHRASES = {
    "first 110": FAULTS / "paraphrases.jsonl",
    "second 80": FAULTS / "paraphrases_second.jsonl",
}


Sentences = dict[str, EvidenceSentence]


def is_tuning(identifier: str) -> bool:
    return sha256(identifier.encode()).digest()[0] % 2 == 0


def all_sentences(library: Library) -> Sentences:
    """Every sentence of every guide that states something, in reading order."""
    found: dict[str, EvidenceSentence] = {}
    for guide in library.guides():
        revision = library.revision(guide.revision)
        for passage in library.passages_of(guide.id):
            for start, end in library.sentences_of(passage):
                quote = revision.quote(start, end)
                sentence = EvidenceSentence(
                    guide, passage, start, end, quote, passage.heading_path, 0.0, 0.0
                )
                if content_sentences([sentence]) and not quote.endswith(":"):
                    found.setdefault(quote, sentence)
    return found


def measure(library: Library, verifier: Verifier, half: str) -> dict[str, object]:
    """Rates with intervals, by kind, and what slipped through."""
    sentences = all_sentences(library)
    tuning = half == "tuning"
    texts = list(sentences)
    pairs = {name: honest_pairs(path, sentences, tuning) for name, path in PARAPHRASES.items()}
    every = {claim: quote for chosen in pairs.values() for claim, quote in chosen.items()}
    faults = {
        "caught": [f for f in plant(texts, PER_KIND) if is_tuning(f.id) is tuning],
        "caught, subtle": [f for f in plant_subtle(texts, PER_KIND) if is_tuning(f.id) is tuning],
        "caught, in other words": plant_in_paraphrases(every, texts),
    }
    figures: dict[str, object] = {"half": half}
    if not tuning:
        figures |= of_a_blind_hand(sentences, verifier)
    slipped: list[str] = []
    for name, planted in faults.items():
        caught: dict[str, list[bool]] = defaultdict(list)
        for fault in planted:
            finding = verifier.check(fault.claim, [sentences[fault.cites]])
            caught[fault.kind].append(not finding.shown)
            slipped += [f"{fault.id}: {fault.claim} << {fault.cites}"] if finding.shown else []
        total = [hit for hits in caught.values() for hit in hits]
        figures[name] = shown(sum(total), len(total))
        figures[f"{name}, by kind"] = {k: shown(sum(hits), len(hits)) for k, hits in caught.items()}
    alarms: list[str | None] = []
    spent: list[float] = []
    for name, chosen in pairs.items():
        found = [
            _timed(verifier, claim, sentences[quote], spent) for claim, quote in chosen.items()
        ]
        figures[f"false alarms, {name}"] = shown(sum(map(bool, found)), len(found))
        alarms += found
    own_voice = [
        _alarm(verifier.check(f"The guide says that {quote[0].lower()}{quote[1:]}", [sentence]))
        for quote, sentence in sentences.items()
        if quote[0].isalpha() and is_tuning(quote) is tuning and not quote.split()[0].isupper()
    ]
    return {
        **figures,
        "false alarms, guide's words in reported speech": shown(
            sum(map(bool, own_voice)), len(own_voice)
        ),
        "milliseconds a paraphrase, median and worst": [
            round(sorted(spent)[len(spent) // 2], 1),
            round(max(spent), 1),
        ],
        "slipped": slipped,
        "alarms": [alarm for alarm in (*alarms, *own_voice) if alarm],
    }


def of_a_blind_hand(sentences: Sentences, verifier: Verifier) -> dict[str, object]:
    """Honest claims refused and faulty ones caught, of a writer whom nothing was learned from."""
    refused: dict[str, list[bool]] = defaultdict(list)
    for claim in read_claims(MEASURED):
        if all(quote in sentences for quote in claim.cites):
            finding = verifier.check(claim.text, [sentences[quote] for quote in claim.cites])
            refused[claim.kind].append(not finding.shown)
    honest = {kind: refused.pop(kind) for kind in HONEST_KINDS}
    caught = [one for of_kind in refused.values() for one in of_kind]
    return {
        **{f"blind hand, {k} refused": shown(sum(v), len(v)) for k, v in honest.items()},
        "blind hand, faults caught": shown(sum(caught), len(caught)),
        "blind hand, by kind": {k: shown(sum(v), len(v)) for k, v in sorted(refused.items())},
    }


def honest_pairs(
    path: Path, sentences: dict[str, EvidenceSentence], tuning: bool
) -> dict[str, str]:
    """Paraphrases of one half with what they cite, where the guides still say it."""
    read = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {
        pair["claim"]: pair["quote"]
        for pair in read
        if is_tuning(pair["claim"]) is tuning and pair["quote"] in sentences
    }


def _timed(
    verifier: Verifier, claim: str, cited: EvidenceSentence, spent: list[float]
) -> str | None:
    started = time.perf_counter()
    finding = verifier.check(claim, [cited])
    spent.append((time.perf_counter() - started) * 1000)
    return _alarm(finding)


def _alarm(finding: Finding) -> str | None:
    return None if finding.shown else f"{finding.fault} {finding.detail}: {finding.claim}"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--half", choices=("tuning", "reporting"), default="tuning")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--alone", action="store_true", help="without the reader of claims")
    arguments = parser.parse_args()
    settings = Settings()
    library = open_library(settings, load_encoder(settings))
    reads = None if arguments.alone else claim_reader(settings)
    verifier = Verifier(library.similarities, library.passages_with, reads)
    figures = measure(library, verifier, arguments.half)
    if not arguments.list:
        figures = {k: v for k, v in figures.items() if k not in {"slipped", "alarms"}}
    print(json.dumps(figures, indent=1, ensure_ascii=False))  # noqa: T201 - this is its output


if __name__ == "__main__":
    main()
