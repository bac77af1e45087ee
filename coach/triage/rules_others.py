"""Danger to somebody else: a colleague, friend or patient at risk, or a threat by the writer.

Floor 2 (coach). Another person's danger is not the mentee's: it has a route of its own.
"""

from __future__ import annotations

from coach.triage.model import Route
from coach.triage.patterns import Rule, RuleSet

_NAMED = (
    r"(?:<kin>|he|she|they|someone|somebody|patient|one of (?:the|my|our) \w+(?: \w+)?|my \w+ "
    r"\w+|(?:f1|f2|fy1|fy2|ct\d|st\d)s?|a \w+ (?:on|in|at) my \w+|boy|girl|man|woman|lad"
    r"|client|service user)"
)

RISK = RuleSet(
    name="other.risk",
    route=Route.HARM_TO_OTHER_RISK,
    rules=(
        Rule(
            "wants-to-die",
            rf"{_NAMED} (?:<g10>)(?:want|wants|wanted|wish|wishes|wished|rather|would be "
            rf"better|is better|be better|better|going|hopes?|hoped) (?:to |off |he |she |they "
            rf"|was |were |if |it |be |just |had )*(?:die|be dead|dead|not be here"
            r"|not be alive|not (?:wake|waking) up|(?:not |never )?been born|disappear"
            r"|end it|end it all|not exist|not here|not around|without (?:him|her|them)"
            r"|never been born|not to be here|not to wake up)(?= |$)",
            unless=r"without (?:him|her|them) (?:on|in) (?:the|our|my)|die (?:at home|in peace"
            r"|peacefully|with dignity|in the hospice)|palliat\w+|hospice",
        ),
        Rule(
            "goodbye",
            rf"{_NAMED} (?:<g6>)(?:said|saying|texted|messaged|sent|sending|posted|posting"
            rf"|left|leaving|wrote|written|gave|giving|given|been giving|put|says|keeps saying"
            rf"|signed|rehomed|sold|been saying) (?:<g5>)(?:goodbyes?(?! (?:to the patient|and "
            r"left the shift))|suicide note|note saying|(?:\w+ )?(?:things|belongings"
            r"|possessions|stuff|cat|dog) away|away (?:his|her|their)|it (?:is|was) all "
            r"over|sorry for everything|not be around|not be here|after (?:tonight|friday"
            r"|this)|"
            r"weird (?:message|text)s?|everyone would be better|be better off|they will "
            r"not be|will be (?:gone|over))",
            unless=r"leaving do|handover|patient (?:<g2>)goodbye|retir\w*|rotat\w*|teddy|toy",
        ),
        Rule(
            "imminent",
            rf"{_NAMED} (?:<g8>)(?:taken|took|swallowed|injected|drunk|locked|standing|on the "
            rf"roof|on a bridge|on the bridge|gone missing|walked out|holding|has a|with a|got "
            rf"a|bought) (?:<g5>)(?:pills|tablets|paracetamol|overdose|insulin|roof|bridge"
            rf"|edge|ledge|rope|"
            r"knife|blade|scalpel|noose|platform|railway|drugs|propofol|ketamine|morphine"
            r"|bleach|himself in|herself in|themselves in|a plan)(?! (?:for (?:discharge"
            r"|theatre|the week|today)|to (?:discharge|follow|audit)))",
            unless=r"(?:knife|scalpel|blade) (?:to|from) (?:the|me)|drug round|drugs? (?:history"
            r"|chart)|round to|in theatre|surgical|stabbed|trauma call",
        ),
        Rule(
            "not-answering",
            rf"{_NAMED} (?:<g10>)(?:not (?:answering|answer|replying|responding|picking up"
            rf"|turned up|been seen|come out|opening|shown up|replied)|missing|gone quiet|will "
            rf"not (?:answer|open|pick up)|vanished)(?: \w+){{0,12}} (?:worried|scared|phone"
            rf"|door|fear\w*|"
            r"safe|dark|low|afraid|frightened|risk|hurt|frantic|something bad|that is not "
            r"like|texts?|calls?)",
            unless=r"bleep|supervisor (?:<g4>)(?:emails?|sign)|consultant (?:<g4>)(?:phone"
            r"|calls?|bleep)|patient safety|safe staffing|email|on call|come to (?:see"
            r"|review)|unsafe|review",
        ),
        Rule(
            "low-friend",
            r"(?:<kin>) (?:<g8>)(?:talk\w*|speak\w*|jok\w*|hint\w*|mention\w*|search\w*"
            r"|google\w*|look\w* up|research\w*|said|saying|says|ask\w*) (?:<g4>)(?:about |of "
            r"|to |up )*(?:dying|death|suicide|ending (?:it|things|his|her|their)|not being "
            r"(?:here|around|alive)|"
            r"how many (?:pills|tablets|paracetamol)|being dead|ways to (?:die|end)"
            r"|killing|being better off dead|overdosing)",
            unless=r"(?:palliat\w*|relatives?|patient|families|breaking bad news|teaching"
            r"|lecture|assisted|dnar|dnacpr|debate|end of life)",
        ),
        Rule(
            "suicidal",
            rf"{_NAMED} (?:<g10>)(?:suicidal|suicide|self harm(?:ing|s|ed)?|end(?:ing|s)? it "
            rf"all|overdos(?:e|ed|ing)|harm(?:ing|s|ed)? <himself>|kill(?:ing|s|ed)? <himself>"
            rf"|hurt(?:ing|s)? <himself>|cut(?:ting|s)? "
            r"<himself>|hang(?:ing|ed)? <himself>|(?:end|ending|take|taking|took|ended"
            r"|taken) <himself>|inject\w* <himself>|drown\w* <himself>|do(?:ing)? "
            r"<himself> in|(?:off|neck|top)(?:ing|ping)? <himself>)",
            unless=r"cut(?:s|ting)? (?:him|her|them) ?sel\w+ off|hurt (?:him|her|them) ?sel\w+ "
            r"(?:at|playing|on|lifting|moving)|hang\w* (?:him|her|them) ?sel\w+ out",
        ),
        Rule(
            "not-live",
            rf"{_NAMED} (?:<g8>)(?:does not|do not|did not|not|no longer|no reason|nothing"
            rf"|tired|cannot see|can not see|sees no|see no) (?:<g3>)(?:want to (?:live|be "
            rf"here|be alive|carry on|go on|wake up|be around)|to live|point (?:in|of) "
            r"(?:living|carrying on|anything|going on|life|it)|see (?:a|any) (?:future"
            r"|point)|reason to (?:live|go on)|of (?:living|life)|worth living)",
            unless=r"be here (?:on|for) (?:this|the) (?:ward|job|placement|teaching)",
        ),
    ),
)
"""A person other than the writer may be in danger."""

THREAT = RuleSet(
    name="other.threat",
    route=Route.HARM_TO_OTHER_RISK,
    rules=(
        Rule(
            "intent",
            r"(?:i|i am|am|i have|just|really|actually|seriously|and) (?:\w+ ){0,2}(?:want to"
            r"|going to|will|wanted to|could|ready to|plan to|planning to|thinking (?:of"
            r"|about)|thought about|fantasi\w* about|need to|feel like|tempted to|urge to"
            r"|urges to|dream of|thoughts of|voices telling me to)"
            r" (?:just |actually |really |seriously |fucking )*(?:kill\w*|stab\w*"
            r"|murder\w*|strangl\w*|shoot\w*|poison\w*|smother\w*|hurt\w*|harm\w*"
            r"|attack\w*|punch\w*|hit|hitting|beat up|beating up|smash\w*|inject\w*"
            r"|burn\w* down|run\w* over|overdos\w*|suffocat\w*|drown\w*|slap\w*"
            r"|throttl\w*) "
            r"(?:him|her|them|that|my (?:\w+ )?(?:consultant|registrar|supervisor|boss"
            r"|colleague|wife|husband|partner|baby|child|kids|children|manager|patient|ex"
            r"|mother|father|neighbour|flatmate|son|daughter|parents|sister|brother)|the "
            r"(?:\w+ )?(?:consultant|registrar|patient|baby|manager|matron|ward|nurse"
            r"|surgeon|hospital|family|"
            r"department|man|woman)|this (?:\w+ )?(?:patient|man|woman|consultant|nurse"
            r"|child)|someone|somebody|everyone|people|a patient|patients|those|these|one "
            r"of)",
            unless=r"(?:feelings?|lol|lmao|haha\w*|joking|by accident|accidentally|with kindness"
            r"|chances|career|never want to|do not want to|not want to|without|afraid "
            r"(?:of|i)|scared (?:of|i|to)|worried|worry|frightened|terrified|might have"
            r"|hit (?:him|her|them) (?:with|up)|mood|hurt (?:him|her|them) by (?:saying"
            r"|telling|being)|what if i|harm a patient|"
            r"hurt a patient|hurt patients|harm patients|hurt someone by|poison (?:him"
            r"|her|them) against)",
        ),
        Rule(
            "make-pay",
            r"(?:i|i am) (?:will|am going to|going to|want to) (?:\w+ )?(?:make (?:him|her"
            r"|them|that \w+) (?:pay|suffer|regret)|get (?:my )?revenge|bring (?:a|my) "
            r"(?:knife|weapon|gun) (?:to|in)|put something in (?:his|her|their) (?:drink|tea"
            r"|coffee|food))|(?:he|she|they) (?:deserves?|needs?) to (?:die|be killed"
            r"|suffer)(?= |$)",
            unless=r"lol|haha|patient (?:<g3>)deserves|deserves? to die (?:at|in|with|well"
            r"|peacefully)|pay (?:me|for (?:the|his|her|their|my|lunch|coffee|drinks"
            r"|parking))",
        ),
        Rule(
            "afraid-own",
            r"(?:afraid|scared|worried|frightened|terrified) (?:that )?i (?:might|may|will|am "
            r"going to|could|would) (?:actually |really |seriously |deliberately |lose it and "
            r"|snap and |lose control and )*(?:kill|stab|attack|strangle|shake|hurt|hit"
            r"|smother) (?:him|her|them|someone|somebody|my (?:baby|child|kids|children|wife"
            r"|husband|partner|son|daughter)|the baby)",
            unless=r"by (?:mistake|accident|missing|getting|doing|prescrib\w*|not)|patient"
            r"|accidentally|feelings|through (?:tiredness|inexperience)|with a (?:mistake"
            r"|wrong)|because i (?:do not know|am not|am new|lack|am tired)",
        ),
    ),
)
"""The writer may harm somebody."""
