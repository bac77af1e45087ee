"""Wide nets: a word of the matter, the writer, and an intention or a wrong in one sentence.

Floor 2 (coach). The other rules know phrases; these know only which words must meet. They are
held back by what makes the same words harmless: another person as the subject, or teaching.
"""

from __future__ import annotations

from coach.triage.model import Route
from coach.triage.patterns import Rule, RuleSet

_I = r"(?:i|me|my|myself|mine)"
_DEATH = (
    r"(?:die|dead|dying|suicid\w*|overdos\w*|kill(?:ing|ed)? (?:myself|me)|end(?:ing)? "
    r"(?:my life|"
    r"my own life|everything|it all|myself)|hang(?:ing)? myself|noose|jump(?:ing)? (?:off"
    r"|in front)|"
    r"slit\w*|not (?:be|being) alive|cut(?:ting)? myself|harm(?:ing)? myself|hurt(?:ing)? myself|"
    r"self harm\w*|take my (?:own )?life|taking my (?:own )?life|took my (?:own )?life)"
)
_INTENT = (
    r"(?:want\w*|wish\w*|hope|hoping|going to|will|would|plan\w*|ready|decided|tonight"
    r"|tomorrow|today|"
    r"now|think\w*|thought\w*|should|need|keep|keeps|can not stop|tried|try|trying"
    r"|attempt\w*|about to|"
    r"soon|date|note|letters?|means|method|rather|urge\w*|feel\w*|felt|intend\w*|intent\w*"
    r"|prefer|"
    r"deserve|let me|please|help|scared|afraid|weekend|nights?|after|before|already|again"
    r"|able|how|just)"
)
_HARMLESS = (
    r"(?:<other>|patients?|relatives?|family|families) (?:<g6>)(?:said|says|told|wants?"
    r"|wanted|is|was|"
    r"has|had|who|took|tried|died|killed|overdosed|asked|asks|feels?|talks?|talking|joked"
    r"|threatened|"
    r"dying|dead|hanged|self harm\w*|goes|cut|hurt|harm\w*|suicid\w*)|(?:patients?"
    r"|inpatient|client|"
    r"colleague|friend|student|trainee|doctor|nurse)s? (?:s )?(?:suicid\w*|overdos\w*|self "
    r"harm\w*|"
    r"death)|(?:teach\w*|taught|lecture\w*|talk on|seminar|essay|research\w*|audit\w*"
    r"|paper|guideline"
    r"|policy|exam|osce|training|course|prevention|awareness|statistics|rates?|book|film|novel|"
    r"conference|interview\w*|presentation|project|palliative|hospice|bereave\w*"
    r"|debrief\w*|inquest|"
    r"coroner|certif\w*|resus\w*|ward|breaking bad news|idea|meeting\w*|email\w*|campaign"
    r"|specialty|"
    r"(?:thought|felt like|nearly|almost) (?:i (?:would|was going to) )?(?:die|died|dying) "
    r"(?:when|as|on stage)|die (?:old|rich|happy|as|for)|broken (?:trolley|chair|door)"
    r"|bruises|not suicidal|never suicidal|lol|haha\w*|framework|dead (?:end|line|keen|set"
    r"|weight)|rota is)"
)

OWN_DEATH = RuleSet(
    name="self_harm.broad",
    route=Route.SELF_HARM,
    rules=(
        Rule("i-intent-death", rf"{_I} (?:<g14>){_INTENT} (?:<g10>){_DEATH}", unless=_HARMLESS),
        Rule("intent-i-death", rf"{_INTENT} (?:<g6>){_I} (?:<g6>){_DEATH}", unless=_HARMLESS),
        Rule("death-i-intent", rf"{_DEATH} (?:<g10>){_I} (?:<g6>){_INTENT}", unless=_HARMLESS),
        Rule("death-intent", rf"(?:^|\. ){_INTENT} (?:<g6>){_DEATH}", unless=_HARMLESS),
        Rule("i-death", rf"{_I} (?:<g8>){_DEATH}", "check", unless=_HARMLESS),
        Rule(
            "not-live",
            r"(?:do not|not|never|no longer|can not|stop|nothing|no reason|no point|tired "
            r"of|sick of"
            r"|done with|hate|had enough of|finished with|without|no) (?:<g5>)(?:live"
            r"|living|alive|exist|existing|"
            r"existence|life|wake up|waking up|be here|being here|breathing|around|on this "
            r"earth|in this world)"
            r"(?= (?:anymore|now|and|but|because|after|any|for me|tonight|tomorrow|if|so"
            r"|when|at all|"
            r"longer|like this|ever|again|to|\.)| $)",
            "check",
            unless=_HARMLESS
            + r"|live (?:in|near|with|at|up)|work life|life (?:balance|outside|story"
            r"|science)|(?:here|around) "
            r"(?:on|at|next|to (?:help|support|learn))|social life|private life|personal "
            r"life|no life "
            r"(?:outside|and)|love life|(?:this|the|my) (?:trust|hospital|job|team|ward"
            r"|department)",
        ),
    ),
)

_STAFF = (
    r"(?:consultants?|registrars?|surgeons?|doctors?|nurses?|staff|team|manager|management"
    r"|sister|matron|"
    r"midwi(?:fe|ves)|hcas?|carers?|locum|agency|colleague|senior|sho|f1|f2|anaesthetist"
    r"|boss|he|she|they|"
    r"we|trust|unit|ward|department|hospital|home|someone|somebody|nobody|no one|everyone"
    r"|i am|told|we are)"
)
_UNSAFE_ACT = (
    r"(?:refus\w*|ignor\w*|skip\w*|falsif\w*|fudg\w*|fiddl\w*|massag\w*|rewrit\w*|rewrote"
    r"|rewritten|"
    r"backdat\w*|cover\w* up|hid(?:den|ing)?|lied|lying|mix\w* up|wrong|rough\w*|drag\w*"
    r"|slap\w*|lock\w*|"
    r"restrain\w*|neglect\w*|stoned|drunk|unsafe\w*|dangerous\w*|unfit|aren t fit|not fit"
    r"|alone|left|"
    r"untrained|not trained|unsupervised|without (?:consent|a senior|supervision|checking"
    r"|being seen)|"
    r"not been (?:told|seen|fed|turned|reviewed)|never (?:told|seen|checks?|washes|scrubs)"
    r"|identical|"
    r"does not (?:wash|check|scrub|examine)|will not (?:wash|check|come|see|escalate|act)"
    r"|choking|"
    r"getting hurt|disloyal|made up|making up|too many|short of|unanswered|picking up|keep quiet|"
    r"keep it quiet|not to (?:report|tell|say|document|datix|mention|escalate)|cut corners"
    r"|cutting corners|"
    r"tied|shout\w* at (?:a |the )?(?:child|patient|resident)|all over the place|no "
    r"(?:handover|oxygen|"
    r"monitoring|doctor|cover|senior))"
)
_PATIENT = (
    r"(?:patients?|residents?|baby|babies|child|children|woman|man|lady|gentleman|people"
    r"|notes|charts?|"
    r"doses?|drugs?|obs|observations|consent|results?|bloods|potassium|scan|family"
    r"|families|relatives|"
    r"mortality|theatre|surgery|list|bay|swab|sepsis|septic|news|deteriorat\w*|hip|feeds?"
    r"|bleed|infection|"
    r"hands|hygiene|prescrib\w*|medicines?|methotrexate|insulin|discharge\w*|incident"
    r"|datix|resus|dnacpr)"
)
_NOT_NOW = (
    r"(?:teach\w*|lecture|essay|project|improve|quality|in general|culture|interview"
    r"|portfolio|model|"
    r"feedback on my|my mentor|mentee|exam|guide|goal|confidence|how do i (?:lead"
    r"|encourage|support|"
    r"motivate|learn|get better|thank|debrief|run|persuade|build)|debrief|course|career"
    r"|retire|rota swap|"
    r"i (?:gave|missed|forgot|prescribed|made|left|discharged|mixed|wrote|did not|have made))"
)

UNSAFE = RuleSet(
    name="patient_safety.broad",
    route=Route.PATIENT_SAFETY,
    rules=(
        Rule(
            "patient-act",
            rf"{_PATIENT} (?:<g14>){_STAFF} (?:<g6>){_UNSAFE_ACT}",
            "none",
            unless=_NOT_NOW,
        ),
        Rule(
            "act-patient-staff",
            rf"{_UNSAFE_ACT} (?:<g6>){_PATIENT} (?:<g8>){_STAFF}",
            "none",
            unless=_NOT_NOW,
        ),
    ),
)

_TRAIT = (
    r"(?:black|brown|asian|white|african|indian|pakistani|chinese|filipin\w*|muslim|jewish"
    r"|sikh|hindu|hijab|"
    r"headscarf|turban|accent|overseas|foreign\w*|img|imgs|international graduate\w*|uk "
    r"graduates?|english "
    r"(?:doctor|nurse|one)|trained abroad|gay|lesbian|trans|queer|my wife and i are both "
    r"women|women|girls?|"
    r"female|pregnan\w*|maternity|children|disab\w*|wheelchair|dyslexi\w*|autis\w*|adhd"
    r"|deaf|my age|too old|"
    r"my looks|by looks|my body|my name|my religion|pray\w*|refus\w* (?:him|her|to go for "
    r"a drink)|"
    r"go for a drink with (?:him|her)|dinner at his|his flat|his hotel|bending over|my "
    r"complaint|banter|"
    r"sas doctor|cleaner|porter|support worker|student nurse)"
)
_WRONG = (
    r"(?:told (?:to|me|him|her|i|that)|asked (?:if|when|whether|me|at)|denied|refus\w*"
    r"|never|only|none of|"
    r"worst|every bank holiday|not given|no theatre|lost my|capability|disciplin\w*"
    r"|complain\w*|laugh\w*|mock\w*|"
    r"mimic\w*|imitat\w*|star(?:e|es|ing)|pictures?|photos?|rank\w*|rating|scored|swap\w*"
    r"|pick\w* on|joke\w*|"
    r"comment\w*|treated|treats|clicks?|clicked|furniture|invisible|infection risk|another "
    r"specialty|"
    r"instead of|since|excluded|left out|blamed?|slow loud|useless|stupid|lazy|thick|in "
    r"front of|under her|"
    r"under him|every shift|in my locker|showed|shown|leaked)"
)

MISTREATED = RuleSet(
    name="mistreatment.broad",
    route=Route.MISTREATMENT,
    rules=(
        Rule("trait-wrong", rf"{_TRAIT} (?:<g14>){_WRONG}", "none", unless=_NOT_NOW),
        Rule("wrong-trait", rf"{_WRONG} (?:<g14>){_TRAIT}", "none", unless=_NOT_NOW),
    ),
)
