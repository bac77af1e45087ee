"""Concerns and questions in plain words, for the floor that stands without the second reader.

Floor 2 (coach). Each rule names what happened, not how one writer put it; with a second reader
they are evidence that it weighs.
"""

from __future__ import annotations

from coach.triage.model import Route
from coach.triage.patterns import Rule, RuleSet
from coach.triage.rules_scope import MEDICINE

_REHEARSED = (
    r"interview|presentation|teach\w*|audit|conference|lecture|case report|shared at|exam"
    r"|good learning example|mock"
)

FLOOR: tuple[RuleSet, ...] = (
    RuleSet(
        "patient_safety",
        Route.PATIENT_SAFETY,
        (
            Rule(
                "told-to-be-silent",
                r"(?:asked|told|made|pressured|ordered|warned) (?:me |us |not )?(?:<g2>)(?:say "
                r"nothing|keep quiet|keep my (?:head down|mouth shut)|stay quiet|not (?:to )?(?:say"
                r" anything|rock the boat))|(?:says?|said) (?:<g2>)(?:do not rock the boat)",
                "none",
                unless=r"presentation|surprise|party|gossip",
            ),
            Rule(
                "skips-a-check",
                r"(?:skip\w*|miss out|leave out|not (?:do|doing)|drop\w*|rush\w* through) (?:the "
                r"|our )?(?:sign (?:out|in)|time ?out|checklist|(?:swab|instrument|needle) count"
                r"|two person check|second check|safety brief\w*|id check\w*)",
                "none",
                unless=r"how do i (?:introduce|improve)|in the (?:audit|simulation)",
            ),
            Rule(
                "left-inside",
                r"(?:swab|needle|instrument|guide ?wire|pack|clamp) (?:<g3>)left (?:in|inside)",
                "none",
            ),
            Rule(
                "reused",
                r"re ?us\w+ (?:<g6>)single use|single use (?:<g4>)(?:re ?used|again|twice)",
                "none",
            ),
            Rule(
                "tied-down",
                r"(?:restrain|restrains|restrained|tie|ties|tied|lock|locks|locked) (?:<g2>)"
                r"(?:patients?|residents?|him|her|them) (?:<g1>)(?:with|to|in|down)",
                "none",
            ),
            Rule(
                "will-not-come",
                r"(?:consultant|registrar|surgeon|anaesthetist|senior|doctor|on call) (?:<g3>)"
                r"(?:refuses?|refusing|will not|would not|never) (?:to )?(?:come in|come and see"
                r"|attend|get out of bed)",
                "none",
                unless=r"teaching|meeting|lunch",
            ),
            Rule(
                "not-told",
                r"(?:decided |chose |agreed |plan\w* )?not to tell the (?:parents?|family|patient"
                r"|relatives|coroner|mother)|told the (?:family|parents|patient) (?:<g3>)(?:was a"
                r"|it was a) known (?:complication|risk)",
                "none",
                unless=r"should i|i (?:decided|chose)",
            ),
        ),
    ),
    RuleSet(
        "mistreatment",
        Route.MISTREATMENT,
        (
            Rule(
                "slur",
                r"(?:called|calls|call) me (?:<g2>)(?:n|and|p|f|r) (?:word|slur)"
                r"|racist (?:abuse|remark\w*|joke\w*) (?:<g3>)(?:me|to me|at me)",
                "none",
            ),
            Rule(
                "age",
                r"(?:keep|keeps|kept) asking (?:me )?(?:<g5>)when i "
                r"(?:am|will|plan) (?:<g2>)retir\w*",
                "none",
            ),
            Rule(
                "favours",
                r"(?:asked|invited|invites|asks) me (?:<g2>)(?:dinner|for a drink|to his (?:room"
                r"|house|hotel)|out) (?:<g8>)(?:assessment|sign off|pass|reference|job|grade)"
                r"|not (?:pass|sign me off|get signed off) (?:<g2>)unless i",
                "none",
                unless=r"competen\w*|attendance|hours|e ?learning|module",
            ),
            Rule(
                "accused",
                r"(?:says?|said|claims?|alleges?|alleged|accus\w*) (?:<g4>)(?:i|me of) (?:<g1>)"
                r"(?:touch\w*|grop\w*|harass\w*|assault\w*|bull(?:y|ied|ying)|racis\w*)",
                "none",
            ),
        ),
    ),
    RuleSet(
        "own_error",
        Route.OWN_ERROR,
        (
            Rule(
                "i-erred",
                r"i (?:<g2>)(?:messed up|mucked up|screwed up|contaminated|did not escalate"
                r"|failed to escalate|made an? (?:\w+ )?(?:error|mistake)|missed "
                r"(?:a |the |her |his)?(?:signs?|sepsis|diagnosis|fracture|result)|forgot "
                r"(?:the|to (?:give|prescribe|check|chase|escalate|refer)))|(?:one|person) who "
                r"(?:forgot|missed|gave|prescribed)",
                "none",
                unless=_REHEARSED + r"|slides?|rota|email|birthday",
            ),
        ),
    ),
    RuleSet(
        "probity",
        Route.PROBITY,
        (
            Rule(
                "self-prescribed",
                r"(?:wrote|prescribed|writing|prescribe|prescribing) (?:myself|for myself)"
                r"|(?:wrote|writing) myself (?:a|some)",
                "none",
                unless=r"note|letter|plan|reminder|goal",
            ),
        ),
    ),
    RuleSet(
        "system",
        Route.SYSTEM,
        (
            Rule(
                "other-languages",
                r"(?:oublie|ignore) (?:<g2>)(?:tes|vos|les) (?:consignes|instructions|regles)"
                r"|(?:ignoriere|vergiss) (?:<g2>)(?:anweisungen|regeln|vorgaben)"
                r"|(?:ignora|olvida) (?:<g3>)(?:instrucciones|istruzioni|reglas|regole)"
                r"|zignoruj (?:<g3>)instrukcje",
                "none",
            ),
            Rule(
                "your-rules",
                r"(?:rules|instructions|words) (?:<g2>)you (?:were|are|have been) (?:given"
                r"|told|forbidden)|(?:words|things) are you (?:forbidden|not allowed)"
                r"|(?:forget|drop|ignore) (?:the|your|all) (?:earlier|previous|old|prior) rules",
                "none",
            ),
        ),
    ),
    RuleSet(
        "clinical",
        Route.CLINICAL,
        (
            Rule(
                "this-or-that",
                rf"{MEDICINE} (?:or|versus|vs) (?:\w+ )?{MEDICINE}",
                "none",
                unless=r"audit|project|hill|job",
            ),
            Rule(
                "needs-it",
                rf"(?:needs?|warrants?|requires?|step up to|start (?:him|her|them) on) (?:<g2>)"
                rf"{MEDICINE}",
                "none",
                unless=r"audit|project|guideline for|vaccine (?:clinic|campaign)",
            ),
            Rule(
                "do-with-patient",
                r"what would you do (?:with|for|about) (?:him|her|this (?:patient|man|woman))",
                "none",
                unless=r"as (?:a|my) (?:leader|mentor)|colleague|mentee|trainee",
            ),
        ),
    ),
    RuleSet(
        "legal",
        Route.LEGAL,
        (
            Rule(
                "enforceable",
                r"(?:is|are|would|be) (?:<g10>)(?:enforceable|legally binding|unlawful|lawful"
                r"|constructive dismissal)",
                "none",
            ),
            Rule(
                "may-they-refuse",
                r"can (?:the )?(?:home office|gmc|nmc|trust|hospital|employer) "
                r"(?:<g2>)(?:refuse|revoke|sack|dismiss|withhold|deport)",
                "none",
            ),
        ),
    ),
    RuleSet(
        "assessment",
        Route.ASSESSMENT,
        (
            Rule(
                "open-now",
                r"(?:test|exam|quiz|assessment|sjt|paper) (?:is )?(?:open|running|on screen|timed)"
                r"(?: (?:right )?now)?(?= |$)|write it so (?:that )?it sounds like me",
                "none",
                unless=r"open book|open day",
            ),
        ),
    ),
    RuleSet(
        "reflection_writing",
        Route.REFLECTION_WRITING,
        (
            Rule(
                "for-me",
                r"(?:draft|write|rewrite|ghost ?write|make up|invent) (?:<g8>)(?:in my voice"
                r"|my reflect\w+|my diary)|reflect\w+ (?:<g6>)you write|reflect\w* (?:<g4>)"
                r"(?:rewrite|write) (?:it|the lot)|you write it i (?:will )?sign",
                "none",
                unless=r"do not want you to",
            ),
        ),
    ),
    RuleSet(
        "identity",
        Route.IDENTITY,
        (
            Rule(
                "yourself",
                r"are you (?:an? )?(?:\w+ )?(?:doctor|nurse|human|person|therapist|clinician|gp) "
                r"yourself|pretend (?:that )?you are (?:dr|my (?:old )?\w+)",
                "none",
            ),
            Rule(
                "which-model",
                r"(?:which|what) (?:\w+ )?(?:model|ai|llm|engine) (?:<g3>)(?:underneath|behind"
                r"|running|runs|use|using|powers|are you)",
                "none",
                unless=r"leadership|change|coaching|care",
            ),
            Rule(
                "my-data",
                r"(?:my|our) (?:data|chats?|messages|conversations?) (?:<g3>)(?:train\w*|leave|sold"
                r"|shared|abroad)|see that i have been (?:asking|talking|writing)",
                "none",
                unless=r"audit|spreadsheet|patient",
            ),
        ),
    ),
)
"""One set for each route, beside the longer sets of the same names."""
