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
            "impaired-first",
            r"(?:smell\w*|smelt) (?:<g2>)(?:alcohol|booze|drink|whisky|vodka) (?:<g3>)(?:on"
            r"|from) (?:<g3>)(?:breath|him|her|them|colleague|consultant|registrar|surgeon"
            r"|nurse|doctor|partner)|(?:controlled drugs?|morphine|fentanyl|oramorph|diazepam"
            r"|ketamine|propofol|midazolam|codeine|"
            r"vials?|cd (?:stock|count|book)|cds|ampoules?) (?:<g8>)(?:missing|gone "
            r"missing|not add\w* up|does not (?:add up|tally|match)|do not (?:add up"
            r"|tally|match)|discrepan\w*|disappear\w*|unaccounted|short again|wrong again"
            r"|stolen)(?! shift)",
            "none",
            unless=r"patient (?:<g2>)(?:smell\w*|smelt)",
        ),
        Rule(
            "unsafe-work",
            r"(?:unsafe|not safe|dangerous|dangerously|isn t safe|unsafely|a danger|danger to"
            r"|puts? (?:\w+ )?(?:patients?|people|lives|babies|women) (?:at|in) (?:risk"
            r"|danger)|putting (?:\w+ )?(?:patients?|people|lives|mothers|babies|women|them) "
            r"(?:at|in) (?:risk|danger)|at risk of (?:serious )?harm|"
            r"patients? (?:<g3>)(?:at risk|in danger|being harmed|be harmed|coming to "
            r"harm|come to harm|getting hurt|be hurt|are suffering|is suffering|going to "
            r"die|will die|could die|might die|may die|being hurt)|someone (?:will|is "
            r"going to|could|might) (?:die|get (?:hurt|killed)|be harmed)|an accident "
            r"waiting to happen|near miss\w*)",
            "none",
            unless=r"(?:psychologically|psychological\w*|conversation|feel (?:un)?safe (?:to "
            r"(?:speak|ask|say|disagree)|asking|speaking|enough|in meetings)|unsafe to "
            r"(?:speak|ask|say)|safe space|feel unsafe (?:walking|at home|in the car)|not "
            r"safe to speak|risk of failing|safe for me to|dangerous (?:precedent"
            r"|assumption|game)|"
            r"safe to disagree|with (?:me|myself)|myself|for me)|what is (?:a|the)"
            r"|(?:explain|define|meaning of|theory|difference between|improve patient "
            r"safety|project on)|not safe (?:at home|with|being alone|around)|emotionally "
            r"unsafe|feels? unsafe to|near miss meeting|near miss\w* (?:review|report\w*"
            r"|culture|learning)|safe to fail",
        ),
        Rule(
            "staffing",
            r"(?:short staffed|understaffed|under staffed|short ?staff\w*|staffing (?:is|was"
            r"|are|has been|level\w*|ratio\w*|tonight|gaps?)|(?:one|two|only|just|single|1|2"
            r"|me and one|no|a) (?:\w+ )?(?:nurses?|doctor|doctors|registrar|midwife|midwives"
            r"|f1|sho|hca|trained|qualified|of us|rn|anaesthetist) (?:<g4>)(?:for|to|on"
            r"|covering|looking after|between|with|"
            r"against|across) (?:<g4>)(?:\d+|twenty\w*|thirty\w*|forty|fifty|eighteen"
            r"|sixteen|fifteen|twelve|fourteen|sixty|hundred|whole (?:hospital|ward)|two "
            r"wards|three wards|four wards|all|five wards|six wards|the entire)(?: "
            r"\w+){0,2})(?: \w+){0,12}?(?: (?:patients?|beds|wards|unsafe|cover\w*|missed"
            r"|tonight|danger\w*|safe|hospital|babies|women|labour|obs|nobody|no ?one))",
            "none",
            unless=r"(?:exam|students|teaching group|mentor\w*|applicants|interview|my essay"
            r"|theory|leadership style)|two years|tell me about|cause of",
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
            "ignored",
            r"(?:will not|would not|refus\w*|not|never|nobody|no ?one|ignor\w*|dismiss\w*"
            r"|brush\w* (?:me|it) off|told (?:me )?(?:not to|to leave|to wait|to stop|it could "
            r"wait|to calm)|says? (?:it is|not to|to wait|to leave)|does not|did not|no doctor "
            r"will|too (?:busy|scared|afraid)|hung up) (?:<g6>)(?:come|see|review|escalat\w*"
            r"|listen|attend|worry|answer\w*|answering|call back|"
            r"respond\w*|act|acting|taking it seriously|bother\w*|look at|done "
            r"(?:anything|about)|doing anything|reviewed|seen|been seen|believe me"
            r"|pick\w* up|bleep)(?: \w+){0,16} (?:patient|news(?: of| is)? ?\d*|septic"
            r"|sepsis|sick|deteriorat\w*|crashing|bp|sats|hypotensive|bleeding|peri "
            r"?arrest|unwell|baby|ctg|potassium|chest pain|scor\w* \d|mother|stridor|obs"
            r"|gcs|haemorrhag\w*|mews|pews)",
            "none",
            unless=r"my (?:emails?|portfolio|form)|(?:a|my) (?:mentor|mentee|supervisor) (?:will"
            r"|would|does|has) not",
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
            "family-care",
            r"(?:patients?|residents?|they|people|mothers|women) (?:are|is|were|being) (?:\w+ "
            r")?(?:left|neglected|abused|mistreated|dying|harmed|discharged (?:unsafely|too "
            r"early|at night|without)|boarded|treated in (?:corridors?|the corridor"
            r"|cupboards?))(?= |$)",
            "none",
            unless=r"debrief|palliat\w*|end of life|how do i cope|dying (?:well|at home|in "
            r"peace)|talk\w* (?:to|with)",
        ),
        Rule(
            "should-i-speak",
            r"(?:should i|do i|how do i|how can i|how should i|where do i|can i|who do i"
            r"|worried|scared|afraid|is it my place|do i have to|am i allowed|thinking (?:of"
            r"|about)|whether to|need to|want to|must i|ought i) (?:<g5>)(?:speak up|speak out"
            r"|raise (?:a |the |my |it as a )?(?:concerns?|it|this|patient safety|safety)|blow "
            r"the whistle|whistle ?blow\w*|report (?:him|her|them|it|this|a (?:colleague"
            r"|doctor|nurse|consultant|"
            r"concern)|my (?:\w+ )?(?:colleague|consultant|registrar|supervisor|boss)|the "
            r"(?:ward|trust|consultant|registrar|surgeon))|escalate|datix (?:him|her|them"
            r"|it|this|a)|challenge (?:his|her|the consultant s|an unsafe|unsafe))(?: "
            r"\w+){0,14} (?:patients?|safety|unsafe|dangerous\w*|harm\w*|error|wrong "
            r"(?:dose|drug)|drunk|practice|prescri\w*|mistakes?|concern\w*|care|alcohol"
            r"|risk)",
            "none",
            unless=r"how do i (?:find|choose|become|become a|write|build)|(?:my|our) (?:culture"
            r"|team to)|encourag\w*|teach|what is|help (?:my|others|juniors|students"
            r"|people|trainees)|lead\w* (?:a team|others)|more confident|confidence to|in "
            r"general|skill|harass\w*|bully\w*|grop\w*|racis\w*|sexis\w*",
        ),
        Rule(
            "deterioration",
            r"(?:missed|ignored|overlooked|nobody (?:has )?(?:acted|noticed|looked)|no ?one "
            r"(?:has )?(?:acted|noticed|looked|chas\w*)|lost|never|not) (?:<g6>)(?:abnormal "
            r"(?:results?|bloods|scan)|cancer (?:result|referral|letter)|critical result|two "
            r"week wait|sepsis|deteriorat\w*|referral(?:s)? (?:was|were)|scan results?"
            r"|positive cultures?|blood results?)(?= |$)",
            "none",
            unless=r"i (?:have )?missed|i (?:did )?(?:ignored|overlooked)|my fault",
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
            "my-mistake",
            r"(?:i|i have|i ve|i just|my) (?:\w+ ){0,3}(?:made|make|my|a|own|committed|had"
            r"|done|did|own) (?:<g3>)(?:(?:drug|medication|prescribing|clinical|serious|big"
            r"|terrible|huge|bad|awful|medical|dosing|dose|prescription|surgical|diagnostic"
            r"|stupid|major|fatal|horrible|handover|never|transfusion) )*(?:mistakes?|errors?"
            r"|slip|blunder|never event|near miss|clanger)(?= |$)",
            "none",
            unless=r"(?:in (?:my|the|a) (?:application|cv|interview|email|exam|presentation"
            r"|essay|viva|osce|slides|spelling|career|life|teaching)|mistakes? (?:as a "
            r"(?:mentor|leader|manager)|leading|in leadership|in choosing|of (?:taking"
            r"|choosing|saying|agreeing|telling))|spelling|career|common mistakes"
            r"|mistakes? (?:do|should|people|mentors|mentees|leaders)|never made|afraid "
            r"of making|scared of making|fear of "
            r"making|worried (?:about|i will) mak\w*|admit (?:my )?mistakes|error margin"
            r"|<other> (?:made|has made)|mistake (?:of|in|to) (?:tak\w*|choos\w*|ask\w*"
            r"|tell\w*|com\w*|apply\w*)|in (?:front of|the meeting)|wrong (?:career"
            r"|specialty|choice))",
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
        Rule(
            "my-fault",
            r"(?:patient|baby|man|woman|lady|he|she|they|someone|child|mother|person) "
            r"(?:<g6>)(?:died|harmed|hurt|arrested|came to harm|coded|collapsed|is in icu|is "
            r"in itu|is now|went to (?:icu|itu|hdu)|crashed|bled|fitted|suffered|deteriorated) "
            r"(?:<g6>)(?:because (?:of (?:me|what i|my)|i)|my fault|of my|i (?:missed|gave"
            r"|forgot|did not|prescribed|should)|after (?:i|my)|on my watch|due to (?:me|my))|"
            r"(?:i|i have) (?:\w+ )?(?:harmed|hurt|nearly killed|almost killed|killed"
            r"|injured|damaged) (?:a|my|the|someone|somebody) (?:\w+ )?(?:patient|baby"
            r"|person|woman|man|lady|mother|child)?",
            "none",
            unless=r"(?:feelings|mood|career|relationship|reputation|confidence|team|vibe"
            r"|presentation|interview|my own)|hurt (?:my|the) (?:registrar|consultant"
            r"|colleague|friend|team|boss)|hurt someone s|killed (?:the|my) "
            r"(?:presentation|interview|mood|exam|viva|plant|battery|audience)",
        ),
        Rule(
            "not-told",
            r"(?:i have not|have not|not|nobody|no ?one|never|should i|do i (?:have to|need "
            r"to)|must i|how do i|how should i|how can i|scared to|afraid to|too scared to"
            r"|whether to|need to|if i) (?:<g3>)(?:told|tell|telling|own up|admit|admitted"
            r"|report\w*|datix\w*|disclose|disclosed|confess\w*|come clean|say anything|said "
            r"anything|come forward|knows?) (?:<g10>)(?:my (?:\w+ )?(?:mistake|error|fault)"
            r"|the "
            r"(?:mistake|error|wrong)|what i did|what i (?:have )?done|i (?:gave|missed"
            r"|made|prescribed|forgot|messed|got it|harmed|did it)|drug error|it was me"
            r"|prescribing error|own error|something i did|near miss|i got wrong|i have "
            r"made|that i)(?= |$)",
            "none",
            unless=r"mentor (?:that|about) i|that i (?:want|need|am (?:leaving|pregnant|unhappy"
            r"|autistic|gay|dyslexic|struggling|thinking|applying)|do not want|would like"
            r"|cannot|can not|disagree|have (?:a|adhd|been))",
        ),
        Rule(
            "candour",
            r"(?:duty of candour|being open|candour)(?: \w+){0,12} (?:i|my|me|mine)|(?:i|my"
            r"|me) (?:<g10>)(?:duty of candour|candour)|(?:how do i|how should i|how can i"
            r"|what do i say|do i|should i|when i) (?:<g4>)(?:apologi\w*|say sorry|tell|speak "
            r"to|face|talk to|explain|be honest with|be open with|sit down with) "
            r"(?:<g4>)(?:family|families|patient|relatives|mother|parents|wife|husband|son"
            r"|daughter|widow)(?: \w+){0,6} (?:i (?:did|gave|missed|harmed|made|"
            r"hurt|got|forgot|prescribed|caused)|my (?:mistake|error|fault)|something i "
            r"did|what i did|what happened|went wrong|the (?:error|mistake|wrong)|error"
            r"|mistake|i have made|for my)",
            "none",
        ),
        Rule(
            "messed-up",
            r"(?:i|i have) (?:\w+ )?(?:messed up|screwed up|fucked up|cocked up|stuffed up"
            r"|botched|bungled) (?:<g10>)(?:patient|drug|dose|prescri\w*|insulin|operation"
            r"|procedure|line|handover|chest drain|medication|blood|obs|lady|gentleman|baby"
            r"|theatre|ward|clinic|cannula|lumbar|transfusion|discharge|died|harm\w*)"
            r"|(?:patient|drug|dose|insulin|operation|medication|transfusion) (?:<g10>)(?:i "
            r"(?:messed|screwed|fucked|cocked) up)",
            "none",
        ),
        Rule(
            "serious-incident",
            r"(?:i am|i was|i have been|i got|my name|me|named|involved|i ve been) "
            r"(?:<g6>)(?:serious incident|psii|root cause analysis|coroner|coroners|inquest"
            r"|never event|significant event|incident (?:review|investigation|report)|clinical "
            r"incident|swarm huddle|patient safety incident|duty of candour letter|mortality "
            r"review)",
            "none",
            unless=r"(?:lead\w*|chair\w*|improv\w*|training|how do (?:they|these) work|project"
            r"|interested in|teach\w*)(?: \w+){0,4} (?:serious|root|incident|psii)",
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
            "gmc",
            r"(?:gmc|nmc|hcpc|gdc|gphc|mpts|regulator|fitness to practi[sc]e|ftp|revalidation"
            r"|licence to practise|my licence|my pin|my registration|struck off|strike me off"
            r"|erasure)(?: \w+){0,8} (?:letter|refer\w*|investigat\w*|hearing|panel"
            r"|complain\w*|tribunal|declar\w*|interim|warning|undertakings?|conditions|case "
            r"examiners?|disclos\w*|declaration|conviction|caution|tell them|suspend\w*"
            r"|restrict\w*|report\w*|wrote|written|process|inquiry|enquiry|lose|"
            r"lie|lied|me|off)|(?:letter|refer\w*|investigat\w*|complain\w*|report\w*"
            r"|suspend\w*|declar\w*|disclos\w*|hearing|warning|tell|struck off|lose"
            r"|worried about|in trouble with|heard from) (?:<g6>)(?:to|by|from|at|with"
            r"|the|my) (?:the )?(?:gmc|nmc|hcpc|gdc|gphc|mpts|regulator|fitness to "
            r"practi[sc]e|my (?:licence|pin|registration))|fitness to practi[sc]e "
            r"(?:hearing|referral|investigation|panel|concern|process)",
            "none",
            unless=r"(?:guidance|says|good medical practice|standards?|survey|domains?|generic "
            r"professional|outcomes|what does the|according to|gmc (?:number|trainer"
            r"|approved|framework|leadership)|nmc code|leadership and management|my "
            r"(?:colleague|consultant|registrar|boss) (?:<g4>)(?:drunk|unsafe))(?! "
            r"(?:letter|hearing))",
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
            "others-dishonesty",
            r"<person> (?:<g8>)(?:cheat\w*|plagiari\w*|forg(?:ed|ing) (?:\w+ )?(?:signature"
            r"|certificate)\w*|falsif\w* (?:\w+ ){0,3}(?:data|research|results|cv|audit"
            r"|logbook|portfolio|hours)|fabricat\w* (?:\w+ ){0,3}(?:data|research|results|cv"
            r"|audit|logbook|portfolio)|faked (?:\w+ ){0,3}(?:data|research|results|cv|audit"
            r"|logbook|portfolio|sign ?off)|mak\w* up (?:\w+ ){0,2}(?:data|results)|made up "
            r"(?:\w+ ){0,2}(?:data|results)|"
            r"manipulat\w* (?:\w+ ){0,2}(?:data|results)|bribe\w*|fraud(?!ulent feeling)"
            r"|embezzl\w*|claim\w* (?:for )?(?:shifts|hours|locums?) (?:\w+ )?(?:not"
            r"|never|did not|while)|claim\w* expenses|asked me to (?:lie|sign|falsify"
            r"|fake|forge|backdate|fabricate|change the data|drop (?:the|some) data"
            r"|cheat)|wants me to (?:lie|falsify|fake|forge|backdate|fabricate|change the "
            r"data|cheat))",
            "none",
            unless=r"feel like a fraud|am a fraud|i feel|impostor|imposter|(?:notes|record"
            r"|records|obs|incident|drug chart|incident form) (?:<g3>)",
        ),
        Rule(
            "boundaries",
            r"(?:i|i am|i have|i ve|me) (?:<g5>)(?:in love with|sleeping with|slept with"
            r"|dating|kissed|seeing|relationship with|feelings for|attracted to|had sex with"
            r"|fancy|flirt\w* with|going out with|messag\w*|texting|added|a date with|drink "
            r"with|dinner with|money from|gifts? from|cash from|loan from) (?:<g3>)(?:a |my "
            r"|the |an |one of my |former |ex |current )*(?:patients?|former patient|patient s "
            r"(?:mother|wife|husband|relative|daughter|son|sister)|relative of)(?= |$)",
            "none",
            unless=r"seeing (?:a |my |the |more |too many |so many |all |many |private "
            r")*patients?(?! (?:outside|socially|romantically))|messag\w* (?:from|about)",
        ),
        Rule(
            "self-prescribe",
            r"(?:i|i have|i ve|can i|could i|should i|is it ok (?:to|if i)|ok to|want to"
            r"|thinking of|me|let me|about) (?:\w+ ){0,3}(?:prescrib\w*|write a (?:private "
            r")?prescription|write myself|writing myself|written myself|self prescrib\w*"
            r"|prescribing) (?:<g5>)(?:myself|for myself|for my (?:wife|husband|mum|dad"
            r"|partner|friend|family|girlfriend|boyfriend|kids?|son|daughter|sister|brother"
            r"|flatmate)|to myself|my own|for me|for a (?:friend|colleague)|to my "
            r"(?:wife|husband|partner|family))|self prescrib\w*",
            "none",
        ),
        Rule(
            "privacy-breach",
            r"(?:i|i have|i ve|we) (?:\w+ ){0,2}(?:looked up|looked at|accessed|opened|read"
            r"|checked|shared|posted|snooped|leaked|took (?:a )?(?:photo|picture)s? of"
            r"|photographed|sent|tweeted|uploaded|lost|left) (?:<g6>)(?:(?:my|ex s?|friend s?"
            r"|colleague s?|boss s?|neighbour s?|celebrit\w*|someone s?|patient s?|patients"
            r"|wife s?|husband s?|own|mum s?|dad s?|flatmate s?|boyfriend s?|girlfriend s?|the"
            r"|a|famous|confidential|handover|identifiable) )+(?:\w+ )?(?:records?|notes"
            r"|results|"
            r"details|file|handover sheet|handover list|x ?rays?|scan|scans|wound|patient "
            r"list|list|photo|picture|data)(?= |$)(?: \w+){0,10}(?: (?:without|curious"
            r"|nosey|no reason|not my patient|social media|instagram|whatsapp|facebook"
            r"|tiktok|twitter|train|bus|pub|audit trail|ig|information governance|breach"
            r"|group chat|should not|not involved))",
            "none",
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
