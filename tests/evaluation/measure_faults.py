"""Catch rate of planted faults, false alarms on honest paraphrases, and time a sentence.

``python tests/evaluation/measure_faults.py [--half tuning|reporting] [--list]``
"""

import argparse
import json
import time
from collections import defaultdict
from hashlib import sha256
from pathlib import Path

from intervals import shown
from plant_faults import plant

from api.bootstrap import load_encoder, open_library
from api.settings import Settings
from coach.evidence import EvidenceSentence, content_sentences
from coach.verify import Finding, Verifier
from corpus.library import Library

_PER_KIND = 60
_PARAPHRASES = Path(__file__).parent / "faults" / "paraphrases.jsonl"


def is_tuning(identifier: str) -> bool:
    return sha256(identifier.encode()).digest()[0] % 2 == 0


def all_sentences(library: Library) -> dict[str, EvidenceSentence]:
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


def measure(library: Library, half: str) -> dict[str, object]:
    """Rates with intervals, by kind, and what slipped through."""
    sentences = all_sentences(library)
    verifier = Verifier(library.similarities, library.passages_with)
    tuning = half == "tuning"
    caught: dict[str, list[bool]] = defaultdict(list)
    slipped: list[str] = []
    for fault in plant(list(sentences), _PER_KIND):
        if is_tuning(fault.id) is tuning:
            finding = verifier.check(fault.claim, [sentences[fault.cites]])
            caught[fault.kind].append(not finding.shown)
            slipped += [f"{fault.id}: {fault.claim} << {fault.cites}"] if finding.shown else []
    alarms, spent = [], []
    for line in _PARAPHRASES.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        if is_tuning(pair["claim"]) is tuning:
            started = time.perf_counter()
            finding = verifier.check(pair["claim"], [sentences[pair["quote"]]])
            spent.append((time.perf_counter() - started) * 1000)
            alarms.append(_alarm(finding))
    own_voice = [
        _alarm(verifier.check(f"The guide says that {quote[0].lower()}{quote[1:]}", [sentence]))
        for quote, sentence in sentences.items()
        if quote[0].isalpha() and is_tuning(quote) is tuning and not quote.split()[0].isupper()
    ]
    total = [hit for hits in caught.values() for hit in hits]
    return {
        "half": half,
        "caught": shown(sum(total), len(total)),
        "caught by kind": {kind: shown(sum(hits), len(hits)) for kind, hits in caught.items()},
        "false alarms, written paraphrases": shown(sum(map(bool, alarms)), len(alarms)),
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


def _alarm(finding: Finding) -> str | None:
    return None if finding.shown else f"{finding.fault} {finding.detail}: {finding.claim}"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--half", choices=("tuning", "reporting"), default="tuning")
    parser.add_argument("--list", action="store_true")
    arguments = parser.parse_args()
    settings = Settings()
    library = open_library(settings, load_encoder(settings))
    figures = measure(library, arguments.half)
    if not arguments.list:
        figures = {k: v for k, v in figures.items() if k not in {"slipped", "alarms"}}
    print(json.dumps(figures, indent=1, ensure_ascii=False))  # noqa: T201 - this is its output


if __name__ == "__main__":
    main()
