"""Patients at risk now, an error of one's own, fitness to practise and honesty.

Floor 2 (coach).
"""

from __future__ import annotations

from coach.triage.model import Route
from coach.triage.patterns import Rule, RuleSet

_CLINICIAN = (
    r"(?:colleagues?|consultants?|registrars?|surgeons?|doctors?|nurses?|sho|f1|f2|fy1|fy2"
    r"|ct\d|st\d|seniors?|boss|anaesthetists?|midwife|midwives|trainee|locums?|agency \w+"
    r"|pharmacist|he|she|they|someone|staff|sister|matron|gp|partner|trainer|"
    r"supervisor|hca|physio|paramedic|trust|department|management|ward manager|manager"
    r"|team|lead|intensivist|attending|resident|intern|operator|charge nurse|porter"
    r"|colleague s|dentist|another \w+|dr \w+|a member of staff)"
)
_IMPAIRED = (
    r"(?:drunk|intoxicated|high(?= (?:on|at|during|in|today|tonight|again|right|\.|while)| "
    r"$)|hung ?over|under the influence|smell\w* (?:strongly |heavily )?(?:of|like) "
    r"(?:alcohol|booze|drink|wine|beer|whisky|vodka|gin|weed|cannabis|cigarettes and "
    r"alcohol|spirits)|reek\w* of (?:\w+ )?"
    r"(?:alcohol|booze|drink|wine|whisky|vodka|gin|weed|cannabis)|slurring|slurred|alcohol "
    r"on (?:his|her|their|the) breath|drinking (?:at work|on (?:shift|duty|call|nights)"
    r"|before (?:work|shifts?|theatre|the list|clinic|his|her)|in (?:the|his|her))|been "
    r"drinking|shak\w* hands|hands "
    r"(?:were |are |was )?(?:shak\w+|trembl\w+)|unfit to (?:work|practi\w+|operate|be "
    r"(?:at work|here|on))|steal\w* (?:\w+ )?<drug>|stole (?:\w+ )?<drug>|taking (?:\w+ "
    r")?<drug> (?:from|home)|divert\w* (?:\w+ )?(?:<drug>|drugs)|using (?:drugs|cocaine"
    r"|opioids|<drug>)|nodding off|"
    r"falling asleep|asleep (?:on|during|in)|incoheren\w+|confused and|wobbl\w+|stagger\w*"
    r"|unsteady on|getting forgetful|memory (?:is |seems )?(?:going|failing)|dilated "
    r"pupils|pinpoint pupils|injecting|drinking vodka|had a few drinks|a hip flask|vodka "
    r"in)"
)

PATIENT_SAFETY = RuleSet(
    name="patient_safety",
    route=Route.PATIENT_SAFETY,
    rules=(
        Rule(
            "impaired-colleague",
            rf"{_CLINICIAN} (?:<g14>){_IMPAIRED}",
            "none",
            unless=r"patient (?:<g3>)(?:drunk|intoxicated|smell\w*|high)|i (?:am|was|have been) "
            r"(?:<g2>)(?:drunk|hung ?over)|smelling salts|(?:party|pub|mess (?:do|night)"
            r"|christmas do|wedding|night out)(?! (?:and|then) (?:came|turned|in))"
            r"|falling asleep (?:in (?:my|the) (?:lecture|teaching)|during my)|"
            r"my (?:own )?hands shak\w*|falling asleep in (?:lectures|teaching|meetings)"
            r"|high standards?",
        ),
        Rule(
            "alone-cover",
            r"(?:i am|i was|they (?:want|wanted|have|left|are leaving)|left|leaving|being|am"
            r"|been|was|asked|told|expected|forced|made) (?:<g4>)(?:to )?(?:cover\w*|carry\w*"
            r"|hold\w*|hold|look\w* after|alone|on my own|the only|by myself|unsupervised"
            r"|without (?:any )?(?:supervision|senior|a senior|a registrar|support|training)"
            r"|do\w*|perform\w*|run\w*|consent\w*)(?: \w+){0,10} "
            r"(?:alone|on my own|by myself|unsupervised|without (?:any )?(?:\w+ "
            r")?(?:supervision|senior|seniors|registrar|support|training|consultant|cover"
            r"|help)|not (?:trained|competent|signed off|qualified|been trained|confident"
            r"|done one)|never (?:done|been trained|been shown|performed|seen)|beyond my "
            r"competence|outside my competence|no (?:senior|seniors|registrar|consultant"
            r"|supervision|"
            r"cover)|both (?:bleeps|wards|sites)|(?:two|three|four|five|six) (?:bleeps"
            r"|wards|sites)|not safe|out of my depth)",
            "none",
            unless=r"(?:teach\w*|presentation|audit|project|meeting|interview|lead the|exercise"
            r"|networking|dinner|journal|live alone|home alone|cry\w*)",
        ),
        Rule(
            "ignored-reverse",
            r"(?:patient|patients|he|she|they|news(?: of| is)? ?\d*|septic|sepsis"
            r"|deteriorat\w*|hypotensive|bleeding|haemorrhag\w*|peri ?arrest|baby|ctg|sats|bp"
            r"|chest pain|stridor|lady|gentleman|man|woman|child|scor\w* \d) (?:<g14>)(?:(?:no "
            r"?one|nobody|no doctor|nurse|registrar|consultant|reg|doctor|senior|seniors|team"
            r"|anyone|surgeons?|icu|outreach) "
            r"(?:<g3>)(?:will (?:not )?(?:come|review|see|listen|attend|escalate|act"
            r"|help)|is (?:not )?(?:coming|listening|reviewing|answering|escalating|doing"
            r"|acting|taking it)|has (?:not )?(?:come|reviewed|seen|been|acted|escalated"
            r"|done|looked)|refus\w*|ignor\w*|will not (?:come|review|see|listen|attend"
            r"|escalate|act)|would not (?:come|review|see|listen|attend)|came|listen\w*"
            r"|is not (?:coming|"
            r"listening|answering|worried|picking)|says? (?:it can wait|to wait|leave "
            r"(?:it|him|her)|he is fine|she is fine|stop worrying|they are fine|he will "
            r"be fine|it is fine))|(?:has not|have not|not) been (?:seen|reviewed"
            r"|escalated|touched|looked at|handed over|monitored|given|fed|washed|turned)"
            r"|left (?:in (?:pain|a corridor|the corridor|urine|faeces|soiled|"
            r"their own|her own|his own)|untreated|unattended|for (?:\d+ )?hours|without"
            r"|alone)|going to (?:die|arrest|crash)|getting worse)",
            "none",
            unless=r"(?:exam|portfolio|supervisor|mentor)(?: \w+){0,3} (?:not|has not)|debrief"
            r"|last (?:year|month)|in hindsight|feedback",
        ),
        Rule(
            "cover-up",
            r"(?:ask\w*|told|tell\w*|want\w*|pressur\w*|made|forc\w*|expect\w*|instruct\w*"
            r"|encourag\w*|lean\w*|order\w*|been) (?:<g6>)(?:to )?(?:change|alter|amend"
            r"|backdat\w*|back date|delete|falsif\w*|fake|cover up|hide|rewrite|re write"
            r"|remove|keep quiet|keep (?:it|this) quiet|not (?:to )?(?:report|datix|document"
            r"|tell|mention|write|say|record|disclose|escalate|put)|say nothing|"
            r"leave (?:it|that) out|fill in|fabricat\w*|redo|tidy up|lose|sign(?: off)? "
            r"(?:for )?(?:obs|checks|drugs|observations|things|something) (?:that )?(?:i "
            r"|were |was )?(?:did not|never|not)|downgrade|withdraw|lie|shred|ignore)(?: "
            r"\w+){0,12} (?:notes?|records?|documentation|incident|datix|chart|obs"
            r"|observations|entry|error|mistake|harm|death|patient|family|families"
            r"|relatives|complication|"
            r"timings?|fluid|coroner|cqc|audit|near miss|drug chart|times|report|fall|it"
            r"|outcome|results?|event|checklist|consent)",
            "none",
            unless=r"(?:cv|rota preferences|application|my (?:email|essay|reflection)|change "
            r"(?:my|the) (?:goal|plan|approach|slides?|rota))",
        ),
        Rule(
            "covered-up",
            rf"(?:{_CLINICIAN}|trust|it|notes|records|incident|error|mistake|management|they"
            rf"|everyone|was|were|being) (?:<g6>)(?:cover\w* (?:it )?(?:all )?up|hushed up"
            rf"|hush\w* (?:it )?up|swept under|brush\w* under|falsif\w*|backdat\w*|back dat\w*"
            rf"|fabricat\w*|doctor\w* the (?:notes|records)|alter\w* the (?:notes|records)"
            rf"|chang\w* the (?:notes|records|entry|chart|times)|rewrote the "
            r"(?:notes|records|entry)|edited the (?:notes|records|entry)|signing for "
            r"(?:\w+ )?(?:checks|obs|drugs|observations|rounds)|writing (?:\w+ )?(?:obs"
            r"|observations) (?:that )?(?:were|was|he|she|they|nobody)|making up (?:the "
            r")?(?:obs|observations|bp|numbers|results)|made up (?:the )?(?:obs"
            r"|observations|bp|numbers|results)|lied to the (?:family|patient|relatives"
            r"|coroner)|lying to (?:the|a) (?:family|"
            r"patient|patients|relatives)|did not tell the (?:family|patient|relatives)"
            r"|deleted|buried the (?:report|incident))(?= |$)",
            "none",
            unless=r"i (?:have |had )?(?:backdat\w*|falsif\w*|fabricat\w*|made up|lied|chang\w*"
            r"|alter\w*|delet\w*)|shifts?|deleted my|deleted the email|cv|reference|wifi"
            r"|app|emails?|logbook|portfolio|photo|previous (?:conversation|messages)|my "
            r"data|chat",
        ),
        Rule(
            "others-error",
            rf"(?:<person>|{_CLINICIAN}|wrong) (?:<g8>)(?:prescrib\w* (?:\w+ ){{0,3}}(?:wrong"
            rf"|ten times|10 times|10x|double|too much|overdose|allerg\w*|without|something)"
            rf"|wrong (?:dose|drug|patient|side|blood|site|limb|eye|kidney|leg|hip|medication"
            rf"|tooth|breast|route|antibiotic|fluid|list|operation|procedure|notes)|ten times "
            rf"(?:the )?(?:dose|too much)|10 ?x (?:the )?dose|missed (?:a|the|several) (?:dose|"
            r"doses|sepsis|mi|pe|diagnosis|fracture|bleed|antibiotics|insulin)|keeps? "
            r"(?:missing|making mistakes|getting (?:it|the dose) wrong|prescribing)|made "
            r"(?:a |several |multiple |another |serious |repeated )*(?:serious "
            r")?(?:errors|mistakes)|complication rate|botched|operat\w* (?:on|without) "
            r"(?:the wrong|consent)|without (?:their |his |her |any |proper |valid "
            r")?consent|skips? (?:the )?(?:who )?(?:checklist|time out|"
            r"handwash\w*|hand hygiene|checks|count)|not (?:washing|scrubbing|checking"
            r"|doing the (?:checklist|checks|obs|count))|does not (?:wash|scrub|check|do "
            r"the (?:checklist|checks|obs|count))|rough (?:with|to|when)|hit(?:s|ting)? "
            r"(?:a|the|an) (?:patient|resident)|slap\w* (?:a|the|an)|restrain\w* (?:a|the"
            r"|him|her)|neglect\w*|abus\w* (?:a |the |our )?(?:patients?|residents?)"
            r"|shout\w* at (?:a |the |our |elderly |confused |dementia )*"
            r"(?:patients?|residents?)|allerg\w* (?:and|to) (?:<g5>)(?:prescribed|given"
            r"|charted|gave)|not competent|incompetent|should not be operating|out of "
            r"(?:his|her|their) depth|ignor\w* (?:the )?(?:allergy|dnar|alarm|alarms"
            r"|sepsis))",
            "none",
            unless=r"i (?:<g3>)(?:gave|prescribed|made|missed|administered|wrote|have made|did"
            r"|charted)|(?:is|am) i (?:incompetent|not competent)|i (?:feel|am|felt) "
            r"(?:\w+ )?(?:incompetent|not competent)|in (?:front of|my)|(?:my|a) "
            r"(?:mentee|presentation|essay|dissertation)|give (?:him|her|them) feedback "
            r"(?:on|about) (?:presentation|teaching)|(?:explain|describe) (?:the "
            r")?(?:wrong|swiss)",
        ),
        Rule(
            "equipment",
            r"(?:defib\w*|oxygen|crash trolley|resus trolley|ventilator|monitors?|suction"
            r"|alarm|alarms|equipment|pump|pumps|emergency (?:drugs|bell|trolley)|fridge"
            r"|anaesthetic machine|call bells?) (?:<g6>)(?:broken|not work\w*|does not work|do "
            r"not work|missing|empty|faulty|out of date|expired|silenced|turned off|switched "
            r"off|unplugged|keeps? failing|failed|fails)(?= |$)",
            "none",
            unless=r"battery of|phone|laptop|alarm (?:clock|did not go)|coffee|oxygen of|my "
            r"(?:own )?(?:watch|ipad)",
        ),
    ),
)
"""A patient is, or may soon be, harmed by what others do or leave undone."""

OWN_ERROR = RuleSet(
    name="own_error",
    route=Route.OWN_ERROR,
    rules=(
        Rule(
            "gave-wrong",
            r"(?:i|i have|we|i ve) (?:<g3>)(?:gave|given|give|prescribed|prescribe"
            r"|administered|charted|injected|wrote up|written up|transfused|dispensed|put up"
            r"|connected|sent|discharged|consented|operated|cannulated|labelled|mislabelled"
            r"|put|set|drew up|hung|signed|started|took (?:the )?bloods?|requested|documented"
            r"|wrote|handed over|inserted|mixed up|swapped|crossmatched|set) (?:<g8>)"
            r"(?:wrong|ten times|10 ?x|10 times|double|twice the|too much|someone else s"
            r"|someone else|another patient|incorrect|instead of|allerg\w*|by mistake|in "
            r"error|accidentally|overdose of|mixed up|different patient|not his|not hers"
            r"|other patient)(?= |$)",
            "none",
            unless=r"(?:wrong (?:impression|idea|email|signals?|end of the stick|message|person "
            r"on)|email|whatsapp|text(?:ed)?|reply all|feedback|advice|meeting|invite|too "
            r"much (?:time|weight|credit|information|work|detail)|presentation|essay"
            r"|interview|credit|teaching|lecture)",
        ),
        Rule(
            "i-missed",
            r"(?:i|i have|we) (?:\w+ ){0,2}(?:missed|forgot|forgotten|failed|did not|delayed"
            r"|overlooked|ignored|misread|misdiagnosed|misinterpreted|omitted|mixed up|never "
            r"(?:checked|chased|looked|escalated|gave|prescribed|handed)|left|nicked"
            r"|perforated|cut|caused|dropped|lost) (?:<g6>)(?:a|an|the|to|her|his|their|on"
            r"|that|check|chase|give|prescribe|escalate|hand|act|look|review|notice|diagnosis) "
            r"?(?:<g6>)"
            r"(?:mi|pe|sepsis|septic|stroke|fracture|diagnosis|cancer|bleed|antibiotics?"
            r"|insulin|anticoag\w*|warfarin|dose|doses|result|results|potassium|allergy"
            r"|allergies|bloods|x ray|xray|ecg|scan|ct|patient s|patient|tension"
            r"|pneumothorax|cauda|ectopic|meningitis|appendic\w*|obs|swab|lesion|nodule"
            r"|clexane|heparin|steroids?|torsion|vte|bowel|artery|ureter|bile duct"
            r"|guidewire|retained|deteriorat\w*|referral|drug chart|medication)",
            "none",
            unless=r"exam|osce|viva|teaching|portfolio|mentor|my (?:lecture|session|train)"
            r"|question on|interview|station|follow up my",
        ),
    ),
)
"""Something the writer did or left undone."""

PROBITY = RuleSet(
    name="probity",
    route=Route.PROBITY,
    rules=(
        Rule(
            "own-substance",
            r"(?:i|i have|i am|i ve|i was|me|my) (?:\w+ ){0,4}(?:drink\w*|drunk|drank|using"
            r"|taking|took|addict\w*|dependent|hung ?over|high|smoke|smoking|alcoholic|self "
            r"prescrib\w*|had|needing|need|snort\w*|stealing|stole|nicked|pinched|taken) "
            r"(?:<g8>)(?:before (?:\w+ )?(?:shifts?|work|theatre|clinic|nights|on call)|at "
            r"work|on (?:shift|call|duty|the job)|on the ward|during (?:a |my )?(?:shift"
            r"|nights)|to get through "
            r"(?:a |my |the )?(?:shifts?|day|work|nights?|week|clinic)|between patients"
            r"|from (?:the|my) (?:ward|drug cupboard|trolley|cupboard|pharmacy|theatre"
            r"|hospital|work|practice)|from work|for work|in (?:the )?(?:theatre"
            r"|anaesthetic room)|still over the limit|over the limit|the next (?:shift"
            r"|morning at work)|codeine every|and (?:then )?(?:went|gone|go|going|drove) "
            r"(?:in )?to work|drink problem|cocaine|alcohol problem|every (?:night|day) "
            r"and (?:still )?go)",
            "none",
            unless=r"(?:coffee|tea|water|caffeine|red bull|energy drinks?|ibuprofen|lunch|break"
            r"|nap|antihistamine|annual|study leave|bloods?|history|a photo|pens?|food"
            r"|biscuits|sandwich|credit|blame|notes)",
        ),
        Rule(
            "own-dishonesty",
            r"(?:i|i have|i ve|we|should i|can i|could i|is it ok (?:to|if i)|ok if i|would it "
            r"be ok to|fine to|me to|to) (?:\w+ ){0,3}(?:lied|lie|cheat\w*|falsif\w*|fake\w*"
            r"|faking|forged?|forging|made up|make up|making up|backdat\w*|back dat\w*"
            r"|plagiari\w*|exaggerat\w*|fabricat\w*|invent\w*|copied|copy|signed (?:for|off|as"
            r"|it)|sign (?:for|it off|as)|claimed|claim|put (?:down|my)|pretend\w*|inflat\w*"
            r"|altered|changed|"
            r"bought|paid someone|used (?:someone|chatgpt|ai)|added|log|logged|pad|padded"
            r"|pass off|massage|embellish\w*|tweak\w*|omit\w*|hid|hide|not declare\w*|did "
            r"not declare|got (?:a friend|someone)) (?:<g10>)(?:portfolio|logbook|log "
            r"?book|cv|application|exam|assessment|e ?portfolio|reference|certificat\w*"
            r"|sign ?off|competenc\w*|timesheet|hours|expenses|conviction|caution|sick "
            r"(?:leave|note|day)|data|results|audit|research|procedures?|cases|signature|"
            r"notes|records|consent|form|publication\w*|authorship|dops|cbd|mini ?cex|msf"
            r"|dbs|prescription|supervisor s|feedback|reflections?|reflective|arcp|degree"
            r"|attendance|register|qualification|shift|shifts|locum)",
            "none",
            unless=r"(?:someone|he|she|they|colleague|registrar|consultant) (?:has |have |had "
            r"|is |was )?(?:lied|cheat\w*|falsif\w*|faked|forged|copied|fabricat\w*"
            r"|plagiari\w*) (?:<g4>)(?:my|on me)|make up (?:for|the (?:lost )?time|my "
            r"mind|hours|missed)|add(?:ed)? (?:<g4>)(?:reflection|evidence)|i (?:logged"
            r"|log|sign) (?:my|the) (?:real|actual|extra)|changed (?:specialty|my mind"
            r"|jobs?|shift|shifts)|change|invent\w* a|how (?:do|should|can) i (?:log|add"
            r"|claim (?:study|expenses)|use)"
            r"|write (?:me|my|a)|(?:write|generate|make up|fabricate|invent|copy)\w* "
            r"(?:me )?(?:a |my |some |the )?(?:reflections?|reflective|case based)"
            r"|changed the (?:way|rota|culture|form)|claim (?:back|my (?:travel"
            r"|relocation))",
        ),
        Rule(
            "conviction",
            r"(?:i|i have|i ve|i got|my|me) (?:\w+ ){0,4}(?:arrested|caution(?:ed)?|convict\w*"
            r"|drink driv\w*|drunk driving|charged with|police (?:caution|interview|came"
            r"|spoke)|speeding ban|banned from driving|criminal record|shoplift\w*|assault "
            r"charge|dui)(?= |$)",
            "none",
            unless=r"patient|cautioned against|cardiac arrest|arrested (?:on|in|during)|he "
            r"arrested|she arrested|they arrested|proceed with caution",
        ),
    ),
)
"""Honesty, health and conduct that touch the licence to practise."""
