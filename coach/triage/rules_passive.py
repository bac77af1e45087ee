"""Hidden ways of saying that one may not want to live, doctors' own among them.

Floor 2 (coach). Nobody says "suicide" here: burdens, goodbyes, accidents wished for, methods
asked about, drugs put aside, a last shift. Sources of the idea: published work that finds models
good at plain words and weak at these (references in docs/safety.md).
"""

from __future__ import annotations

from coach.triage.model import Route
from coach.triage.patterns import Rule, RuleSet

_THEY = (
    r"(?:everyone|they|people|the team|my (?:\w+ )?(?:family|wife|husband|partner|kids?|children"
    r"|parents|mum|dad|team|colleagues|friends|daughter|son|patients|ward|department|girlfriend"
    r"|boyfriend|baby|flatmates?)|the world|the ward|the department|the rota|the kids|the "
    r"nhs|you all"
    r"|others|my loved ones|all of them|anyone|nobody|someone|she|he|it)"
)

PASSIVE = RuleSet(
    name="self_harm.passive",
    route=Route.SELF_HARM,
    rules=(
        Rule(
            "better-without-me",
            r"<g2>(?:better|happier|easier|fine|ok|okay|safer|relieved|glad|cope"
            r"|manage|simpler|lighter|improve\w*|richer|kinder|free|freed)(?: off)?(?: \w+){0,3}"
            r" (?:without me|if i (?:was|were|am|just|had) ?(?:not (?:here|around|alive"
            r"|born|there|in it)"
            r"|gone|dead|disappeared|never (?:been )?(?:born|existed|here)|vanished|died"
            r"|did not exist"
            r"|not exist|never woke up)|once i am gone|when i am gone|if i died|if i disappeared"
            r"|if i did not exist|if i never existed|with me (?:gone|dead|out of the way))",
            unless=r"(?:team|department|ward|project|committee|meeting|rota) (?:<g4>)(?:cope"
            r"|manage|fine)"
            r"(?: \w+){0,2} without me (?:for|while|next|on|during|until)|annual leave|on leave"
            r"|maternity|without me (?:there|on the (?:call|project)|doing|chasing"
            r"|checking|having)",
        ),
        Rule(
            "nobody-would-miss",
            r"(?:nobody|no ?one|noone|not a soul|who|would anyone|will anyone"
            r"|anyone|anybody|they|people|everyone|he|she|colleagues) (?:\w+ "
            r"){0,4}(?:miss|notice|"
            r"care|mind|cry|mourn|bother|remember|realise|know) (?:\w+ ){0,3}(?:if|when"
            r"|that|once) i "
            r"(?:\w+ ){0,3}(?:gone|died|dead|disappeared|disappear|vanished|vanish|not "
            r"(?:here|around|"
            r"turn up again|wake up)|ended it|dropped dead|killed|never woke|did not wake"
            r"|stopped existing"
            r"|were not here|was not here)|nobody (?:would|will) (?:even )?(?:miss|notice) me"
            r"(?= (?:if|when|anyway|once|and|at|\.)| $)",
            unless=r"from the (?:rota|meeting|course|call)|\d (?:minutes|mins|hours)|early"
            r"|lecture|teaching",
        ),
        Rule(
            "if-accident-fine",
            r"if (?:i|a (?:bus|car|lorry|truck|train)|the (?:bus|car|lorry|train|plane"
            r"|tube)|something|some) (?:<g6>)(?:crashed|hit me|died|never woke up|ran me "
            r"over|dropped dead|"
            r"got hit|was hit|went under|not wake up|stopped breathing|dead|happened to "
            r"me|did not wake up"
            r"|run over|killed me|took me out|did not make it)(?: \w+){0,5} (?:relie\w+"
            r"|fine|ok|okay|not mind|"
            r"not care|not fight|not be sad|easier|do not care|peace\w*|good|grateful"
            r"|glad|not bother\w*"
            r"|not stop it|let it|would not matter|not matter|so be it|that would be it|rest)"
            r"|(?:relie\w+|fine|not mind|do not mind|not care|do not care|not fight|not "
            r"be (?:that )?"
            r"(?:sad|upset|bothered|sorry)|easier|happy|glad|not really mind|ok|okay"
            r"|peace\w*|grateful|"
            r"not matter|does not matter|whatever|nice|better|good thing) (?:with it "
            r")?(?:about it )?if (?:i|a "
            r"(?:bus|car|lorry|truck|train)|the (?:bus|car|lorry|train|plane|tube)"
            r"|something happened to me|"
            r"something) ?(?:<g6>)(?:crashed|hit me|died|never woke up|ran me over"
            r"|dropped dead|was dead"
            r"|got hit|was hit|went under|not wake up|stopped breathing|dead|not be here"
            r"|happened to me"
            r"|was gone|were gone|run over|killed me|took me out|gone|did not make it)",
            unless=r"<other> (?:died|was dead)|patient",
        ),
        Rule(
            "not-brake",
            r"(?:not|without|never|no longer|stop|stopped|do not bother|forget\w*) (?:to )?"
            r"(?:brak\w*|press the brake|hit the brakes?|look\w* (?:when|before|as|while) "
            r"(?:i )?"
            r"cross\w*|turn(?:ing)? the wheel|wear(?:ing)? (?:a|my) (?:seat ?belt|helmet))"
            r"|cross\w* (?:the )?(?:road|street)s? without look\w*"
            r"|(?:taking|take|taken) (?:my|the) (?:seat ?belt) off",
        ),
        Rule(
            "step-out",
            r"(?:jump\w*|step\w*|walk\w*|throw\w*|fall\w*|lean\w*|leap\w*|go|going|run\w*|let "
            r"myself|chuck\w*|roll\w*|drop\w*|tip\w*) (?:<g4>)(?:in ?front of|off|under"
            r"|onto|into|out in front"
            r" of|from|over|out of) (?:<g3>)(?:train|trains|bus|tube|lorry|tracks?"
            r"|traffic|bridge|roof|cliff|"
            r"balcony|building|car park|multi ?storey|platform|window|top floor|railings?"
            r"|motorway|edge|"
            r"ledge|road|sea|river|water|rails|stairwell|viaduct|atrium|helipad|canal|railway)",
            unless=r"(?:get|getting|got|step\w*|jump\w*|fall\w*|fell|hop|walk\w*|run\w*|go"
            r"|going) (?:<g2>)(?:off|"
            r"out of|on|onto|from|over|into|under) (?:the|a|my) (?:train|bus|tube"
            r"|building|car park|road|"
            r"platform|bridge)(?= (?:at|to|early|and (?:go|walk|cry|into)|on the way"
            r"|after|before|home|for|with|"
            r"every|near|where|in the)|)(?! )|<other> (?:<g4>)(?:jump\w*|fell|fall\w*"
            r"|step\w*|threw)|patient|"
            r"swim\w*|parkrun|for a (?:run|walk|swim)|abseil\w*|charity|parachut\w*"
            r"|bungee|walk\w* out of the"
            r" building|walking into the building|roll(?:ing|ed)? (?:out|into)|come off "
            r"the|leadership|new role",
        ),
        Rule(
            "place-standing",
            r"(?:stand\w*|stood|sit|sitting|sat|park\w*|stop|stopping|stopped|look\w*|"
            r"linger\w*|hover\w*|go|going|up|wait\w*|stare|staring|walk\w*|here) "
            r"(?:<g4>)(?:on|at|over|by|near"
            r"|down from|to|up|off|from) (?:<g3>)(?:bridge|roof|cliff|ledge|edge of the "
            r"platform|platform edge|top of"
            r" the (?:car park|multi ?storey)|railway line|tracks|parapet|top floor of "
            r"the car park|railings)"
            r"(?! (?:for|meeting|terrace|garden|job|project))",
            unless=r"photo\w*|view|lunch|coffee|picnic|patient|<other> (?:<g2>)(?:is|was) "
            r"(?:stand|sit)\w*|bridge"
            r" (?:the gap|between)|garden|party|charity|roof terrace|on the edge of (?:my "
            r"seat|quitting)",
        ),
        Rule(
            "waste-of-space",
            r"(?:i am|am|being|just) (?:\w+ ){0,3}(?:waste of (?:oxygen|air|a life))",
        ),
        Rule(
            "goodbye",
            r"(?:said|say|saying|says|written|writing|wrote|write|this is|want to say|time to "
            r"say|my|"
            r"final|last) (?:<g3>)(?:my )?(?:last |final )?goodbyes?(?! (?:party|card"
            r"|drinks|do|lunch|email|cake"
            r"|speech|to (?:the|a|my) (?:patient|patients|ward|job|team|mentor|department"
            r"|colleague\w*|old"
            r"|placement|rotation|weekend\w*|social|firm|consultant|trainee|career|dream"
            r"|medicine)))",
            unless=r"leaving (?:do|party|drinks|lunch|card)|rotat\w+|placement|mentor\w*"
            r"|retir\w+|new job|patient|"
            r"my (?:gran|grandad|grandmother|grandfather|nan|dad|mum|father|mother|dog"
            r"|cat)|to (?:her|him)"
            r"|end of the (?:job|block|year)|dying relative|covid",
        ),
        Rule(
            "not-around-later",
            r"(?:i (?:will|would|am|may|might|shall|do|doubt|am probably)|will i) (?:<g3>)"
            r"(?:not|never|no longer|be gone|doubt i will|wont) ?(?:going to )?(?:even "
            r")?(?:be )?(?:here|around|"
            r"alive|be a problem|be anyone s problem|anyone s problem|a problem|bother\w* "
            r"(?:anyone|you|anybody|them)|"
            r"need (?:it|them|to worry|any of it|a mentor)|matter|see (?:christmas|next"
            r"|the|my|tomorrow|30|another)"
            r"|make it to|have to (?:worry|face|feel|do this)|hurt anymore|be in (?:the"
            r"|your|anyone s) way|live to see)"
            r"(?= (?:for|to|anymore|much longer|long|by|after|tomorrow|next|then|when|in"
            r"|soon|anyway|come|any|"
            r"christmas|year|birthday|once|\.|anyone|on|that|about|much|past|past|and|so"
            r"|beyond|longer|this|it)| $)",
            unless=r"(?:leave|holiday|rotat\w*|placement|august|new job|moving|maternity|on call"
            r"|away|retire\w*|"
            r"rota|shift swap|meeting|clinic|theatre|conference|weekend off|teaching"
            r"|deanery|make it to (?:the|your|"
            r"clinic|theatre|teaching|handover|work|my|a|this)|see the (?:consultant"
            r"|patient|point|results?|rota|"
            r"value)|not be around (?:on|at|for the (?:meeting|teaching|clinic))|(?:see"
            r"|be) my (?:mentor|supervisor)"
            r"|be a problem (?:if|that|to|with)|in clinic)",
        ),
        Rule(
            "disappear",
            r"(?:want|wanted|wish|like|going|love|need|could|would|ready|rather|wishing|feel "
            r"like) (?:<g4>)"
            r"(?:to )?(?:just )?(?:disappear|vanish|fade away|evaporate|cease|stop "
            r"existing|not exist|slip away|be "
            r"erased|be nothing|dissolve|turn (?:everything|it all|myself) off|switch "
            r"(?:everything|it all|myself) off"
            r"|delete myself|stop being)(?= (?:forever|for good|completely|and (?:never"
            r"|not)|permanently|from "
            r"(?:this|the) (?:world|earth|planet|face)|without|so|off the|quietly|anymore"
            r"|altogether|for ever|from "
            r"existence)| \.| $)",
            unless=r"(?:floor|ground|hole|consultant|ward round|teaching|embarrass\w*|when (?:he"
            r"|she|the|my|they)|"
            r"mortified|in front of|problem|work|rota|issue|ghost|feedback|patient)",
        ),
        Rule(
            "make-it-stop",
            r"(?:want|need|just want|wish|make|anything to make|begging|way to make|make all) "
            r"(?:<g3>)(?:it|"
            r"everything|the pain|all of this|it all|the hurt|my brain|my head|this|the "
            r"thoughts|my thoughts|my mind) "
            r"(?:all )?(?:to )?(?:stop|be over|end|go quiet|go dark|go black)(?= "
            r"(?:forever|now|for good|permanently|"
            r"tonight|anymore|so|and (?:i|never)|\.|for ever|please|hurting|one way)| $)",
            "check",
            unless=r"(?:bleep|rota|interrupt\w*|phone|emails?|gossip|bully\w*|behaviour|meeting"
            r"|exam)",
        ),
        Rule(
            "kids-after-me",
            r"(?:who|someone|somebody|anyone|will you|would|whether|sure|arrang\w*|sort\w*"
            r"|found|find\w*)"
            r" (?:<g5>)(?:look after|take care of|take|have|feed|care for|raise|provided "
            r"for|adopt) (?:<g4>)(?:if|when|once|"
            r"after) (?:i am|something happens to me|i was|i were|i) ?(?:gone|dead|not "
            r"here|not around|die|died|am gone"
            r"|no longer here|not alive|was gone|were gone|)(?= |$)",
            unless=r"(?:leave|holiday|away|on call|work|nights|rotat\w+|conference|theatre"
            r"|discharge|patient|at work"
            r"|clinic|when i (?:am|was) (?:on|at|in|away)|once i|if i (?:am|was) (?:on|at"
            r"|late|stuck|away))",
        ),
    ),
)
