"""Triage: what a turn needs before anything else happens.

Floor 2 (coach). ``triage(turn, earlier)`` is pure and needs nothing that can be down. The level
is about the mentee's own life: ``urgent`` replaces the answer, ``check`` goes before it. A route
that is not ``none`` has fixed wording whatever the level (``coach.safety_wording``).
"""

from coach.triage.classifier import Classifier, TextEncoder, load_classifier
from coach.triage.decide import denies, triage
from coach.triage.model import Level, Route, Triage
from coach.triage.warm import warm
from coach.triage.weights import ClassifierError, default_adapter_path

__all__ = [
    "Classifier",
    "ClassifierError",
    "Level",
    "Route",
    "TextEncoder",
    "Triage",
    "default_adapter_path",
    "denies",
    "load_classifier",
    "triage",
    "warm",
]
