"""Compiles every rule once, so that the first turn is as quick as the others.

Floor 2 (coach). Called when the service starts; a rule that cannot be compiled stops it there.
"""

from __future__ import annotations

from coach.triage.idioms import without_idioms
from coach.triage.patterns import RuleSet, expression
from coach.triage.reading import DANGER_SETS, OTHER_SETS, RISK_SETS
from coach.triage.rules_distress import STRONG, WEAK

ALL_SETS: tuple[RuleSet, ...] = (*DANGER_SETS, STRONG, WEAK, *RISK_SETS, *OTHER_SETS)


def warm() -> int:
    """Compile all rules and return how many there are.

    Raises:
        re.error: If a rule is not a regular expression.
        KeyError: If a rule names an unknown part.
    """
    for rule_set in ALL_SETS:
        for rule in rule_set.rules:
            expression(rule.pattern)
            if rule.unless:
                expression(rule.unless)
    without_idioms(" ")
    return sum(len(rule_set.rules) for rule_set in ALL_SETS)
