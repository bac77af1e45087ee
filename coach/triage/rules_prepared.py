"""Danger to oneself told as something got ready: means put by, letters, a place, a time, a bargain.

Floor 2 (coach). Plain speech that no single word of danger gives away.
"""

from __future__ import annotations

from coach.triage.model import Route
from coach.triage.patterns import Rule, RuleSet

_TRIPS = (
    r"interview\w*|exam\w*|shift|on call|camp\w*|picnic|trip|holiday|race|match|audit|project"
    r"|meeting|presentation|course|conference|party|wedding|lunch|handover|teaching|session"
)
_HEIGHT = (
    r"(?:the|that|this|a|my) (?:<g1>)(?:banisters?|balcony|railings?|bridge|roof|ledge|parapet"
    r"|multi storey|stairwell|cliff)"
)
_TRAFFIC = r"(?:lorr(?:y|ies)|trucks?|oncoming (?:traffic|cars?)|a wall|a tree|the barrier)"

PREPARED = RuleSet(
    name="self_harm.explicit",
    route=Route.SELF_HARM,
    rules=(
        Rule(
            "prepared-means",
            r"(?:putting|putt?ed|saving|saved|storing|stored|keeping|kept|collecting|collected)"
            r" (?:my |the |some )?(?:things|them|bits|stuff|tablets|pills|meds|some|<drug>)"
            r" (?:by|up|aside|away|back) (?:<g8>)(?:<g4>)(?:have|got|is) enough",
            unless=_TRIPS + r"|food bank|stall|raffle|move|donat\w*|deposit",
        ),
        Rule(
            "prepared-place",
            r"(?:sat|sitting|stood|parked|waited) (?:<g8>)with everything i"
            r" (?:needed|need|would need|was going to need)",
            unless=_TRIPS,
        ),
        Rule(
            "prepared-letters",
            r"(?:letters?|notes?|cards?) (?:\. )?(?:<g2>)(?:one|1) (?:for|to) each of"
            r" (?:the|my|our) (?:<g1>)(?:children|kids|boys|girls|sons|daughters|family)",
            unless=r"christmas|birthday|school|easter|santa|thank",
        ),
        Rule(
            "prepared-time",
            r"(?:sorted|worked|decided|settled|figured|fixed|know|chosen) (?:out )?(?:the )?"
            r"(?:when and how|how and when|where and how|how and where|day and (?:the )?way)"
            r"(?= \.| $| and (?:it|i|the|no))",
            unless=_TRIPS + r"|tell|say|raise|ask|speak|resign\w*|leave|apply|feedback",
        ),
        Rule(
            "prepared-bargain",
            r"(?:will not|would not|promise not to|not going to) (?:kill|hang|drown|shoot|end)"
            r" (?:myself|it all|my life) (?:before|until|till|as long as|if you|unless|yet)",
        ),
        Rule("prepared-away", r"(?:do|doing|done) away with myself"),
        Rule(
            "prepared-attempt",
            r"i (?:was|have been|got) (?:<g1>)(?:interrupted|stopped|found|cut down|talked down)"
            r" (?:<g2>)(?:in|during|after|from) (?:an|my|the) (?:\w+ )?(?:attempt|overdose|ledge)",
            unless=r"exam\w*|intubat\w*|cannula\w*",
        ),
        Rule(
            "prepared-traffic",
            r"i (?:<g2>)(?:keep|kept|find myself|found myself|caught myself|have been|was)"
            r" (?:aiming|steering|pointing|swerving|drifting) (?:<g3>)(?:at|towards?|into)"
            r" (?:the )?"
            + _TRAFFIC
            + r"|step out (?:<g2>)in front of (?:it|one|a (?:bus|lorry|train|tram|car|van))"
            r"|(?:one|1|a) foot (?:off|over) the (?:kerb|curb|platform|edge|ledge)(?: edge)?"
            r"(?= \.| $| and| because| to)",
            unless=r"patients?|child\w*|toddler|dog|tired|asleep|driving test|simulator",
        ),
        Rule(
            "prepared-height",
            r"(?:could|might|wanted to|want to|thought of|thinking of|thought about)"
            r" (?:just )?(?:go|going|drop|dropping|let myself go|letting myself go) (?:<g2>)"
            r"(?:over|off|from) " + _HEIGHT,
            unless=r"abseil\w*|painting|phone|keys",
        ),
        Rule(
            "prepared-blows",
            r"(?:hit|hitting|bang|banging|bash|slam|smash|punch|punching) (?:myself|my (?:<g1>)"
            r"(?:head|face|legs?|thighs?|arms?)) (?:<g6>)(?:till|until|so that|on purpose"
            r"|again and again|over and over)",
            unless=r"figurativ\w*|metaphor\w*|brick wall|protocol|spreadsheet|boxing|physio tool",
        ),
    ),
)
