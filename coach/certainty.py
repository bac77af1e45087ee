"""How sure it is that the first sentence meets what a mentee tells: a learned decision. Pure.

Floor 2. The sentence that comes first meets half of what people tell of their work, and how far it
stands out from the others says a good deal of which half. Where it is not likely to, the coach says
so and shows two places.
"""

from collections.abc import Sequence

import numpy as np

from coach.fitness import Weighed
from coach.learned import Features, learned

Section = tuple[str, tuple[str, ...]]
"""As :attr:`coach.evidence.EvidenceSentence.section`."""


def is_certain(weighed: Sequence[Weighed], *, read: bool) -> bool:
    """Whether the first sentence is likely enough to meet what was told.

    Args:
        weighed: At least one.
        read: Whether a reader's scores are part of their fitness.
    """
    fitness = [one.fitness for one in weighed]
    features = certainty_features(fitness, [one.sentence.section for one in weighed])
    return learned("certain, read" if read else "certain").holds(features)


def certainty_features(fitness: Sequence[float], sections: Sequence[Section]) -> Features:
    """What speaks for the sentence that comes first.

    How near it is to the question adds nothing to these (area under the curve .777 for .772), and
    nearness is not the same for every encoder.

    Args:
        fitness: Of every sentence, in any order; the logarithm of odds within one question.
        sections: Of every sentence, in the same order.

    Returns:
        The share of the best in the likelihoods that belong to the fitnesses (their softmax), that
        of its section and that of its guide, each in [0, 1].
    """
    scores = np.asarray(fitness)
    likely = np.exp(scores - scores.max())
    likely /= likely.sum()
    home = sections[int(scores.argmax())]
    in_section = np.asarray([section == home for section in sections])
    in_guide = np.asarray([section[0] == home[0] for section in sections])
    return {
        "share": float(likely.max()),
        "share of its section": float(likely[in_section].sum()),
        "share of its guide": float(likely[in_guide].sum()),
    }
