"""Danger to oneself told as a fact in passing: an attempt, an injury, a near thing, a decision.

Floor 2 (coach). Plain speech in the first person, between two other matters.
"""

from __future__ import annotations

from coach.triage.model import Route
from coach.triage.patterns import Rule, RuleSet

_OTHER_ATTEMPTS = (
    r"exams?|paces|mrcp|osces?|viva|resit\w*|interview\w*|cannula\w*|intubat\w*|audit|apply"
    r"|attempts? (?:at|to)|patients?|<other>"
)
_NOT_MEANT = r"lol|haha\w*|lmao|joking|jk|figure of speech|tea trolley|bungee|parachut\w*|for joy"

TOLD = RuleSet(
    name="self_harm.explicit",
    route=Route.SELF_HARM,
    rules=(
        Rule(
            "told-attempt",
            r"i (?:<g2>)attempted suicide|i (?:have |had )?made (?:a|an|another|two|one) (?:\w+ )?"
            r"(?:suicide )?attempts?(?= (?:in|last|on|this|and|before|during)| \.| $)"
            r"|(?:i was|was i) not (?:supposed|meant) to wake up|my (?:own )?(?:last )?overdose"
            r"|i swallowed (?:everything|the lot|the whole (?:box|packet|bottle|cabinet))",
            unless=_OTHER_ATTEMPTS,
        ),
        Rule(
            "told-near-thing",
            r"i (?:<g2>)?(?:nearly|almost) (?:jumped|stepped) (?:in front of|under) (?:a|the) "
            r"(?:train|tube|tram|lorry)"
            r"|i (?:<g2>)?(?:nearly|almost) jumped (?:off|from) (?:a|the) (?:\w+ )?"
            r"(?:bridge|roof|building|car park|balcony|platform|window|cliff)"
            r"|(?:nearly|almost) drove (?:<g4>)into (?:<g4>)(?:on purpose|deliberately)"
            r"|(?:think\w*|thoughts|dream\w*|images|pictur\w*|imagin\w*|urge) (?:about |of |to )?"
            r"(?:throw|throwing|hurling|flinging) myself (?:off|under|in front of|from)",
            unless=_NOT_MEANT,
        ),
        Rule(
            "told-injury",
            r"(?:^|\. )i (?:have )?cut again|i cut (?:last night|again (?:last|this|after|before))"
            r"|fresh (?:cuts|burns) (?:under|on|up|down) my|wounds? i made (?:myself|on my)",
            unless=r"budget\w*|costs?|posts|savings|grass|paper cuts?|oven|cook\w*",
        ),
        Rule(
            "told-decision",
            r"i have no intention of (?:seeing|reaching|living to see"
            r"|being (?:alive|here) (?:for|at|by))"
            r" (?:the |my |another |next )?(?:new year|christmas|spring|summer|autumn|winter"
            r"|morning|birthday|weekend|monday)"
            r"|by the time (?:you|anyone|they|he|she|somebody) (?:reads?|finds?) (?:this|it)"
            r" i will (?:have gone|be gone|be dead|not be alive)"
            r"|wanting to (?:die|be dead) (?:again|every|most)"
            r"|want(?:ing)? to be alive (?:is |at |a )?(?:0|zero|nil)",
            unless=r"leave|holiday|annual|retir\w*|promot\w*|ward|trust|job",
        ),
        Rule(
            "told-fear",
            r"(?:about to|going to|might|want to|scared i will|afraid i will) do something"
            r" (?:\w+ )?to myself"
            r"|(?:frightened|scared|afraid|terrified) (?:of|about) what i (?:will|might|could|may"
            r"|am going to) do (?:to myself|tonight|if i am (?:left )?alone)",
            unless=_NOT_MEANT,
        ),
    ),
)
