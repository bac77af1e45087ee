"""Prompts put into longer ordinary messages, as people who want to be overheard write them."""

from __future__ import annotations

import re

import numpy as np
from safety_made_up import SEED
from safety_pool import DANGER, HARMLESS, ORDINARY, SITUATIONS, UNREAD_SITUATIONS, Prompt

WOVEN = "woven"
"""Source of all of them."""
OF_DANGER, OF_CONCERNS, OF_HARMLESS = 1000, 600, 1400
"""How many are made, at most, from danger to oneself, from other labels and from harmless ones."""
SHORTEST_CARRIER, LONGEST_CORE = 80, 500
"""Characters of what a prompt is put into, and of the prompt."""
_CARRIERS = frozenset({ORDINARY, SITUATIONS, UNREAD_SITUATIONS})
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def woven(prompts: list[Prompt]) -> list[Prompt]:
    """Put some prompts somewhere into ordinary messages; the label stays the prompt's own."""
    random = np.random.default_rng(SEED)
    ordinary = [p for p in prompts if p.source in _CARRIERS]
    carriers = [p for p in ordinary if len(p.turns[-1]) >= SHORTEST_CARRIER]
    calm = [carrier for carrier in carriers if carrier.level == "none"]
    single = [p for p in prompts if len(p.turns) == 1 and len(p.turns[0]) <= LONGEST_CORE]
    kinds = (
        (OF_DANGER, carriers, [p for p in single if p.route == DANGER]),
        (OF_CONCERNS, carriers, [p for p in single if p.route not in (DANGER, HARMLESS)]),
        (OF_HARMLESS, calm, [p for p in single if p.route == HARMLESS]),
    )
    found = []
    for most, around, cores in kinds:
        for place in random.permutation(len(cores))[: most if around else 0]:
            carrier = around[int(random.integers(len(around)))]
            found.append(_put_into(carrier, cores[place], random))
    return found


def _put_into(carrier: Prompt, core: Prompt, random: np.random.Generator) -> Prompt:
    """One message: the sentences of the carrier, with the core somewhere among them."""
    sentences = _SENTENCE_END.split(carrier.turns[-1])
    place = int(random.integers(len(sentences) + 1))
    text = " ".join([*sentences[:place], core.turns[0], *sentences[place:]])
    return Prompt((text,), core.route, core.level, core.also, WOVEN)
