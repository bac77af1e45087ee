"""Finds what could identify a patient in a mentee's words, and masks it.

Floor 2 (coach). Runs locally before anything is stored or sent to a model. Numbers with a check
digit are recognised by it; everything else needs context, so that a bleep, a bed or an exam date
stays. Names of staff by role are left alone: this is a guard for patients, not an anonymiser.
"""

from coach.identifiers.found import LABELS, Found, Masked
from coach.identifiers.mask import mask_identifiers
from coach.identifiers.numbers import is_check_digit_right

__all__ = ["LABELS", "Found", "Masked", "is_check_digit_right", "mask_identifiers"]
