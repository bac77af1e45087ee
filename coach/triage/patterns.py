"""How a rule is written and how a set of rules is searched for.

Floor 2 (coach). A rule is a regular expression over normalised text (see ``normalise``) with a
few named parts in angle brackets, such as ``<g3>`` for "up to three words". Gaps are bounded and
cannot cross a sentence, so a search is linear in the length of the text. Rules are compiled once,
on first use.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from coach.triage.model import Level, Route

_NAMED: dict[str, str] = {
    **{f"g{n}": rf"(?:[^ .]+ ){{0,{n}}}" for n in (1, 2, 3, 4, 5, 6, 8, 10, 14)},
    "think": r"(?:think|thinking|thought|consider|considering|contemplat\w+|fantasi\w+|dream\w*"
    r"|imagin\w+|plan|planning|planned|picture|picturing|wonder|wondering)",
    "want": r"(?:want to|wanted to|wanting to|wish to|need to|would rather|rather|ready to"
    r"|going to|prefer to|would like to|hope to|hoping to|deserve to|just want to|urge to"
    r"|about to|decided to|tempted to|trying to|tried to|try to|plan to|planning to"
    r"|feel like|felt like|feeling like)",
    "die": r"(?:die|be dead|to be dead|not be alive|not exist|stop existing|not be here anymore"
    r"|be gone forever|not wake up|never wake up|cease to exist|stop being alive|not be around"
    r"|disappear forever|be dead already|go to sleep and (?:not|never) wake up"
    r"|sleep and (?:not|never) wake up|sleep forever|unexist)",
    "ending": r"(?:end|ending|ended|take|taking|took|finish|finishing)",
    "killing": r"(?:kill|killing|killed|hang|hanging|hanged|drown|drowning|shoot|shooting|stab"
    r"|stabbing|gas|gassing|unalive|off|offing|neck|necking|top|topping|suffocate|strangle"
    r"|strangling|poison|poisoning|smother|delete|deleting|electrocute|asphyxiate|euthanise"
    r"|exsanguinate)",
    "drug": r"(?:propofol|ketamine|morphine|insulin|potassium|kcl|fentanyl|midazolam|paracetamol"
    r"|diamorphine|opiates?|opioids?|thiopental|thio|digoxin|diazepam|benzos?|amitriptyline"
    r"|propranolol|codeine|oramorph|oxycodone|remi|remifentanil|roc|rocuronium|sux|zopiclone"
    r"|barbiturates?|pentobarbital|tramadol|vials?|ampoules?|tablets|pills|medication|drugs"
    r"|sleeping (?:pills|tablets)|air embolus|cannulas?|syringes?)",
    "soon": r"(?:tonight|today|tomorrow|now|right now|this (?:evening|weekend|week|morning"
    r"|afternoon)|soon|after (?:my|this|the) (?:\w+ )?(?:shift|nights?|set|run|exams?)"
    r"|when i (?:get|got) home|on the way home|later)",
    "other": r"(?:patients?|relatives?|carer|volunteer|neighbour|member of (?:my |our |the "
    r")?(?:staff|team)|one of (?:my|our|the) \w+|client|colleague|colleagues|friend|mate"
    r"|flatmate|housemate|registrar"
    r"|consultant|nurse|sister|matron|sho|fy1|fy2|f1|f2|ct1|ct2|st3|junior|student|trainee"
    r"|trainer|intern|resident|mentee|doctor|gp|midwife|hca|peer|coursemate|buddy|boss|manager"
    r"|supervisor|supervisee|partner|husband|wife|boyfriend|girlfriend|mum|dad|mother|father"
    r"|brother|son|daughter|cousin|uncle|aunt|he|she|they|someone|anaesthetist|surgeon|paramedic"
    r"|pharmacist|physio|physiotherapist|porter|roommate|classmate|tutee|receptionist|dentist)",
    "kin": r"(?:colleague|colleagues|friend|mate|flatmate|housemate|registrar|consultant|nurse"
    r"|sister|matron|sho|fy1|fy2|f1|f2|ct1|ct2|st3|junior|student|trainee|trainer|intern|resident"
    r"|mentee|doctor|gp|midwife|hca|peer|coursemate|buddy|boss|manager|supervisor|supervisee"
    r"|partner|husband|wife|boyfriend|girlfriend|mum|dad|mother|father|brother|son|daughter"
    r"|cousin|anaesthetist|surgeon|paramedic|pharmacist|physio|roommate|classmate|tutee|dentist)",
    "himself": r"(?:him ?self|her ?self|them ?sel(?:f|ves)|his life|her life|their lives?)",
    "senior": r"(?:consultant|registrar|supervisor|boss|surgeon|attending|professor|prof|manager"
    r"|matron|sister|charge nurse|mentor|tutor|lecturer|lead|director|senior|seniors|trainer"
    r"|examiner|assessor|anaesthetist|educational supervisor|clinical supervisor|ward manager"
    r"|team leader|dean|tpd|partner|gp|doctor|head of school)",
    "person": r"(?:consultant|registrar|supervisor|boss|surgeon|attending|professor|prof|manager"
    r"|matron|sister|nurse|nurses|charge nurse|mentor|tutor|lecturer|lead|director|senior"
    r"|seniors|trainer|examiner|assessor|anaesthetist|doctor|doctors|sho|f1|f2|fy1|fy2|colleague"
    r"|colleagues|coworker|team|staff|he|she|they|someone|patient|patients|relative|dean|tpd"
    r"|partner|gp|porter|midwife|midwives|hca|student|physio|everyone|people|man|guy|woman"
    r"|another \w+|one of the \w+)",
}
_REACH = 600
"""How far a sentence may reach either way, in characters; keeps the search linear."""

_PART = re.compile(r"<(\w+)>")


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of saying something.

    Attributes:
        id: Short name, unique in its set; shown as ``<route>.<id>``.
        pattern: What is looked for, in normalised words.
        level: What it means when found.
        unless: If this is found in the same sentence, the rule does not hold.
    """

    id: str
    pattern: str
    level: Level = "urgent"
    unless: str = ""


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules of one route.

    Attributes:
        name: First part of the reason ids.
        route: Where the turn goes when a rule holds.
        rules: The rules, in the order in which they are reported.
    """

    name: str
    route: Route
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that held, and the sentence in which it did."""

    reason: str
    route: Route
    level: Level
    sentence: str
    start: int
    """Where the match starts in the sentence, in characters."""


def search(rule_set: RuleSet, text: str) -> Iterator[Hit]:
    """Yield one hit for each rule of ``rule_set`` that holds in normalised ``text``."""
    for rule in rule_set.rules:
        hit = _first_hit(rule_set, rule, text)
        if hit is not None:
            yield hit


def _first_hit(rule_set: RuleSet, rule: Rule, text: str) -> Hit | None:
    """Return the first place where ``rule`` holds."""
    for match in expression(rule.pattern).finditer(text):
        sentence, start = sentence_around(text, match.start())
        if not (rule.unless and expression(rule.unless).search(sentence)):
            reason = f"{rule_set.name}.{rule.id}"
            return Hit(reason, rule_set.route, rule.level, sentence, start)
    return None


def sentence_around(text: str, position: int) -> tuple[str, int]:
    """Return the sentence of normalised ``text`` at ``position``, and the place in it."""
    first, last = max(0, position - _REACH), min(len(text), position + _REACH)
    begin = max(text.rfind(" . ", first, position + 1) + 2, first)
    end = text.find(" . ", position, last)
    return text[begin : last if end < 0 else end + 1], position - begin


@cache
def expression(pattern: str) -> re.Pattern[str]:
    """Compile a rule's pattern with its named parts put in.

    Raises:
        KeyError: If a part in angle brackets has no meaning.
    """
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFKD", pattern))
    full = _PART.sub(lambda part: _NAMED[part.group(1)], folded)
    return re.compile(rf"(?<![^ ])(?:{full})(?![^ ])")
