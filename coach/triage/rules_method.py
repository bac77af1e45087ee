"""Methods asked about, drugs put aside, arrangements made.

Floor 2 (coach).
"""

from __future__ import annotations

from coach.triage.model import Route
from coach.triage.patterns import Rule, RuleSet

_CLINICAL = (
    r"<other> (?:<g3>)(?:has|had|took|taken|who|was|is|needs|asked|with)|patients?|exam|osce|viva"
    r"|revision|revising|toxbase|lecture|guideline|teaching|for (?:a|the|my) (?:case|essay|talk"
    r"|presentation)|on my ward|in ed|in resus"
)

METHOD = RuleSet(
    name="self_harm.method",
    route=Route.SELF_HARM,
    rules=(
        Rule(
            "height",
            r"(?:how high|what height|how tall|how many (?:floors|storeys|stories|metres"
            r"|meters|feet)|which (?:bridge"
            r"|bridges|building|buildings|car parks?)|what (?:bridge|bridges|building"
            r"|buildings|floor)|tallest|highest|is (?:the|a)"
            r" \d+\w* (?:floor|storey|metre|foot)) (?:<g8>)(?:fall|jump|fatal|survive|die"
            r"|bridges?|buildings?|kill|enough|car "
            r"parks?|roof|high enough|surviv\w*|suicide|barriers?|drop|accessible|open to)",
            unless=_CLINICAL + r"|trauma (?:call|team)|ladder",
        ),
        Rule(
            "note-written",
            r"(?:wrote|written|writing|write|drafted|drafting|left|leave|leaving|finished"
            r"|typed|draft) (?:<g3>)(?:a |the |my |"
            r"some |their |goodbye |suicide |final |last )+(?:notes?|letters?|emails?"
            r"|messages?)(?= (?:for (?:my (?:wife|husband|parents|"
            r"mum|dad|kids|children|family|partner|sister|brother|girlfriend|boyfriend"
            r"|daughter|son|loved)|everyone|when (?:they|i)|after|"
            r"them to find)|to (?:my (?:wife|husband|parents|mum|dad|kids|children|family"
            r"|partner|sister|brother|girlfriend|boyfriend|daughter|"
            r"son|flatmate)|explain why i|say sorry|everyone i)|on (?:my|the) (?:pillow"
            r"|fridge|desk|bed|kitchen|counter)|already|and (?:said|"
            r"sealed|my will)|just in case|explaining))|suicide (?:note|letter)|goodbye "
            r"(?:note|letter)s?|write (?:the|my) note(?= |$)(?! (?:in|up|"
            r"of|for the patient))",
            unless=r"discharge|clinic|gp letter|patient|found (?:a|her|his|the)|resign\w*|cover "
            r"letter|<other> (?:<g3>)(?:wrote|left|leaving|"
            r"written)|her suicide|his suicide|complaint|reference|to (?:my "
            r")?(?:consultant|tpd|supervisor|ward)|operation note|job|team|"
            r"leaving (?:do|card)",
        ),
        Rule(
            "affairs",
            r"(?:put\w*|getting|get|got|sort\w*|settled|settling|tidying|tidied|finish\w*"
            r"|updat\w*|organis\w*|arrang\w*|made|making|"
            r"wrote|written|writing|changed|gave|given|giving|check\w*|look\w*|read\w*"
            r"|left|leaving|cancel\w*|transferr\w*) (?:<g3>)(?:my )?(?:"
            r"affairs in order|affairs|will(?= (?:and|so|today|last|this|is|yesterday"
            r"|just|out|sorted|the|it|for)| \.| $)|life insurance|death in "
            r"service|funeral|passwords|all my (?:things|stuff|belongings|books"
            r"|possessions)|my (?:things|stuff|belongings|possessions|favourite"
            r"|stethoscope|dog|cat|pets?|jewellery) away|away (?:my|all my|most of my) "
            r"(?:\w+ )?(?:things|stuff|belongings|books|possessions|clothes|"
            r"dog|cat|pets|stethoscope|money|jewellery|guitar|plants|record\w*)|my (?:dog"
            r"|cat|pets?|plants) (?:to|a new home|rehomed)|bank details)",
            unless=r"retir\w*|turn (?:sixty|fifty|seventy)|sixty|patient|solicitor|mortgage|house"
            r"|baby|pregnan\w*|married|moving|abroad"
            r"|charity|declutter\w*|rotat\w*|advance care|goodwill|"
            r"free will|he will|she will|they will|it will|i will|we will|will (?:be|not"
            r"|have|do|get|need|make|take|help|you|never|just)|of (?:a|my) "
            r"(?:gran\w*|father|mother|nan)|my (?:gran|nan|grand\w+|dad|mum|father|mother"
            r"|uncle|aunt) s? ?(?:will|funeral)|estate|relative|colleague|"
            r"union|pension scheme|contract|flat share|induction|department|team|family s"
            r"|login|it support|hr",
        ),
        Rule(
            "insurance-pays",
            r"(?:life insurance|death in service|insurance|pension) (?:<g8>)(?:pay|pays|paid"
            r"|cover|covers|payout|valid|invalid|"
            r"claim|still|kids|family|suicide)(?: \w+){0,6} (?:suicide|if i (?:die|died"
            r"|kill|did it)|took my own|take my own|it is not an accident|"
            r"look like an accident|killed myself|i die|i am gone|better off|if it was"
            r"|intentional|self inflicted)|worth more (?:dead|to (?:them|my "
            r"\w+|everyone) dead)|make it look like an accident|look like an accident",
        ),
        Rule(
            "plan",
            r"(?:i|i have|have|got|made|making|set|picked|chosen|choose|decided|know|already"
            r"|pick\w*) (?:<g3>)(?:a |the |my )?(?:plan|date|"
            r"day|method|way|place|time|when|how|where)(?: \w+){0,3} (?:to (?:do it|end "
            r"it|go|die|kill|end things|end everything|not be here)|i (?:would|"
            r"will|am going to|want to) (?:do it|end it|go|die)|for (?:doing it|ending it"
            r"|ending things|when i do it|my death|it to end)|of ending it)"
            r"|plan b is (?:the|a|to)|(?:tonight|this|tomorrow) is the (?:night|day)(?= "
            r"(?:i|that i|it|for it)| \.| $)|going to do it (?:tonight|today|"
            r"tomorrow|now|this|after|soon|when)|i will do it (?:tonight|after|tomorrow"
            r"|when)|am (?:really |actually )?going to do it tonight",
            unless=r"(?:audit|project|presentation|interview|conversation|resign\w*|teaching"
            r"|email|exam|apolog\w*|feedback|revision|application|talk "
            r"to|ring|portfolio|ask (?:her|him|them|my)|essay|proposal|assessment|meeting"
            r"|to go (?:on|to|for|back|home|into|over|through|abroad|less)|"
            r"run|gym|running|tell (?:him|her|them|my)|speak (?:to|with)|swim\w*|diet"
            r"|reflection|exercise|clinic|course|the (?:day|night) i (?:start|"
            r"sit|finish))",
        ),
        Rule(
            "know-how",
            r"(?:i|as a (?:doctor|medic|nurse|anaesthetist|vet|pharmacist|gp|paramedic|midwife"
            r"|clinician)|we|at least i|being "
            r"an? \w+) (?:<g4>)(?:know|knows|worked out|work out|calculat\w*|figured out"
            r"|look\w* up|googled|know exactly|researched|"
            r"research|research\w*|checked|sure) (?:<g3>)(?:exactly )?(?:how|what|which"
            r"|the dose|where) (?:<g4>)(?:to (?:do it|end it|make it"
            r"|make sure|die|kill|not be found|go)|much (?:it|would|i|to|is|of)|dose"
            r"|doses|would (?:do it|work|kill|be (?:quick|painless|"
            r"enough)|stop)|drugs?(?: \w+){0,3} (?:do it|work|take)|many (?:it|would|i"
            r"|pills|tablets)|vein|artery|to (?:cut|inject|take|give"
            r" myself)|it would take to|is lethal|works? (?:quick\w*|best|fast\w*)|would "
            r"not hurt|means|for me)(?= (?:to|and|so|if|it|"
            r"would|properly|myself|i|right|cleanly|without|painless\w*|quick\w*|now|from"
            r"|of|how|with|too|\.|needed|take|but)| $)",
            unless=r"(?:patient|patients|exam|guideline|job|how to do it (?:but|and|with|for|in"
            r"|on|under)|procedure|lumbar|central line|"
            r"chest drain|operation|suture|presentation|interview|audit|leadership"
            r"|feedback|appraisal|portfolio|antibiotic|bnf|"
            r"how much (?:work|time|effort|pressure|this|they|he|she|it (?:means|costs"
            r"|hurts|matters))|what drugs? to (?:prescribe|give)|"
            r"what (?:to do|i am doing)|task|meeting|delegate\w*|conversation"
            r"|supervisor\w*|consultant\w*)",
        ),
    ),
)
