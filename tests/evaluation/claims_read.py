"""Claims with what they cite, drawn to be read by a person, and what the reader found.

``python tests/evaluation/claims_read.py draw CLAIMS…`` prints JSON lines to be judged, from what
``measure_model.py --claims`` wrote and from the guides; ``… report`` gives the figures of
``claims-read.jsonl``. A line says in ``judgement`` whether the cited sentences support the claim
(``supported``, ``partly``, ``not``) and in ``helps`` how many of its citations help to.
"""

import argparse
import json
from collections import defaultdict
from hashlib import sha256
from pathlib import Path

from intervals import shown
from measure_faults import all_sentences, is_tuning

from api.bootstrap import claim_reader, load_encoder, open_library
from api.settings import Settings
from coach.verify import Verifier

_READ = Path(__file__).parent / "claims-read.jsonl"
_BASELINES = 25
"""Read of each other way of citing."""
_SCRIPTED = 60


def drawn(kind: str, lines: list[dict], most: int) -> list[dict]:
    """The first ``most`` by SHA-256 of the kind and the claim."""
    unique = {line["claim"]: line for line in lines}
    return sorted(
        unique.values(), key=lambda line: sha256((kind + line["claim"]).encode()).digest()
    )[:most]


def draw(paths: list[Path]) -> list[dict]:
    written = [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]
    verified = [
        {"way": "verified", "claim": one["claim"], "cited": one["ours"]}
        for one in written
        if one["ours"]
    ]
    marked = [
        {"way": "marker", "claim": one["claim"], "cited": one["marker"]}
        for one in written
        if one["marker"]
    ]
    nearest = [
        {"way": "nearest", "claim": one["claim"], "cited": [one["nearest"]]}
        for one in written
        if one["nearest"]
    ]
    return [
        *drawn("verified", verified, len(verified)),
        *drawn("marker", marked, _BASELINES),
        *drawn("nearest", nearest, _BASELINES),
        *drawn("scripted", _scripted(), _SCRIPTED),
    ]


def _scripted() -> list[dict]:
    """What the scripted good writer would say of the reporting half's sentences, as shown."""
    settings = Settings()
    library = open_library(settings, load_encoder(settings))
    verifier = Verifier(library.similarities, library.passages_with, claim_reader(settings))
    found = []
    for quote, sentence in all_sentences(library).items():
        if is_tuning(quote) or not quote[0].isalpha() or quote.split()[0].isupper():
            continue
        claim = f"The guide says that {quote[0].lower()}{quote[1:]}"
        found.append({"way": "scripted", "claim": claim, "cited": [quote], "of": sentence})
    chosen = drawn("scripted", found, _SCRIPTED)
    return [
        {key: value for key, value in line.items() if key != "of"}
        for line in chosen
        if verifier.check(line["claim"], [line["of"]]).shown
    ]


def report() -> dict[str, object]:
    """Shares with intervals, by way of citing."""
    by_way: dict[str, list[dict]] = defaultdict(list)
    for line in _READ.read_text("utf-8").splitlines():
        one = json.loads(line)
        by_way[one["way"]].append(one)
    return {way: _figures(lines) for way, lines in by_way.items()}


def _figures(lines: list[dict]) -> dict[str, str]:
    citations = sum(len(line["cited"]) for line in lines)
    return {
        "supported": shown(sum(line["judgement"] == "supported" for line in lines), len(lines)),
        "supported or partly": shown(sum(line["judgement"] != "not" for line in lines), len(lines)),
        "citation precision": shown(sum(line["helps"] for line in lines), citations),
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=("draw", "report"))
    parser.add_argument("claims", type=Path, nargs="*")
    arguments = parser.parse_args()
    if arguments.what == "report":
        print(json.dumps(report(), indent=1))  # noqa: T201 - this is its output
        return
    for line in draw(arguments.claims):
        print(json.dumps(line, ensure_ascii=False))  # noqa: T201 - this is its output


if __name__ == "__main__":
    main()
