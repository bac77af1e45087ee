"""What a coach must not decide or do: medicine, law, assessments, a reflection in one's name.

Floor 2 (coach). None of these is a danger; each gets a short decline, the right source and what
the coach can still do.
"""

from __future__ import annotations

from coach.triage.model import Route
from coach.triage.patterns import Rule, RuleSet

MEDICINE = (
    r"(?:<drug>|antibiotics?|amoxicillin|co ?amoxiclav|gentamicin|vancomycin|tazocin"
    r"|doxycycline|flucloxacillin|metronidazole|ceftriaxone|meropenem|nitrofurantoin"
    r"|trimethoprim|warfarin|apixaban|rivaroxaban|edoxaban|dabigatran|heparin|enoxaparin"
    r"|clexane|dalteparin|fondaparinux|aspirin|clopidogrel|ticagrelor|bisoprolol"
    r"|metoprolol|amiodarone|adenosine|furosemide|bumetanide|spironolactone|"
    r"ramipril|lisinopril|losartan|amlodipine|nifedipine|statins?|atorvastatin|simvastatin"
    r"|metformin|gliclazide|ssri\w*|sertraline|citalopram|escitalopram|fluoxetine"
    r"|mirtazapine|venlafaxine|lithium|haloperidol|olanzapine|quetiapine|risperidone"
    r"|clozapine|lorazepam|temazepam|melatonin|modafinil|methylphenidate|ritalin|concerta"
    r"|elvanse|adderall|lisdexamfetamine|prednisolone|dexamethasone|"
    r"hydrocortisone|steroids?|salbutamol|aminophylline|magnesium|calcium gluconate"
    r"|atropine|adrenaline|noradrenaline|metaraminol|vasopressin|naloxone|flumazenil"
    r"|ibuprofen|naproxen|diclofenac|gabapentin|pregabalin|carbamazepine|valproate"
    r"|levetiracetam|phenytoin|omeprazole|lansoprazole|ondansetron|cyclizine"
    r"|metoclopramide|levothyroxine|methotrexate|azathioprine|beta ?blockers?|"
    r"antidepressants?|fluids?|saline|hartmanns|tpn|blood transfusion|tranexamic|oxytocin"
    r"|misoprostol|labetalol|glucagon|dextrose|actrapid|novorapid|lantus|contraceptive"
    r"|pill|hrt|statin|inhaler|vaccine|vitamin d|iron|nebs?|nebuliser|benzodiazepines?"
    r"|chemo\w*|opioid\w*|ppi|nsaids?|ace inhibitor|semaglutide|ozempic|mounjaro"
    r"|tirzepatide|antihistamine|promethazine|sedation|botox|digoxin|morphine)"
)
_SYMPTOM = (
    r"(?:chest pain|palpitations|headaches?|rash|breathless\w*|short of breath|sob|fever"
    r"|temperature|cough|abdominal pain|abdo pain|back pain|dizz\w*|faint\w*|syncope"
    r"|vomiting|nausea|diarrhoea|bleeding|haematuria|haemoptysis|lump|mole|numbness"
    r"|weakness|tremor|seizures?|swelling|oedema|jaundice|weight loss|tired all the time"
    r"|sore throat|ecg|ekg|chest x ?ray|cxr|ct head|mri|abg|vbg|blood gas|troponin|"
    r"d ?dimer|potassium (?:of|is)|sodium (?:of|is)|lactate|crp|hb (?:of|is)|sats|st "
    r"(?:depression|elevation)|news (?:of|is)? ?\d|bp (?:of|is)|heart rate|pneumonia"
    r"|sepsis|cellulitis|pe|dvt|mi|stroke|tia|appendicitis|meningitis|ectopic|delirium|af"
    r"|svt|vt|dka|hyperkalaemia|hyponatraemia|hypoglycaemia|copd|asthma|heart failure|aki"
    r"|uti|migraine|adhd|depression|anxiety|bipolar|ptsd|autis\w*|hypertension|needlestick|"
    r"gout|shingles|chickenpox|covid|scabies|eczema|psoriasis|anaphylaxis|gi bleed"
    r"|aneurysm|dissection|pleuritic|photophobia|bloods|infection|fracture|eyes|knee"
    r"|shoulder|wound|pain)"
)

CLINICAL = RuleSet(
    name="clinical",
    route=Route.CLINICAL,
    rules=(
        Rule(
            "dose",
            r"(?:what|which|how much|how many|correct|right|safe|max|maximum|starting|usual"
            r"|loading|max\w*|give me|convert|calculate|equivalent|recommended|adult"
            r"|paediatric|stat|top) (?:<g6>)(?:dose|doses|dosage|dosing|mg|mls?|mcg"
            r"|micrograms|units|milligrams|infusion rate|drip rate|rate)(?= |$)(?: "
            r"\w+){0,10}",
            "none",
            unless=r"dose of (?:reality|humility|realism|feedback)|what units? (?:do|should) i "
            r"(?:work|visit)|dose of (?:my own|their own)|i gave the (?:wrong|right) dose"
            r"|gave (?:<g3>)wrong dose|rate (?:my|of (?:pay|attrition|burnout|turnover"
            r"|return))|units? of (?:wine|alcohol|study)|how many units|response rate|pay "
            r"rate|hourly rate|lethal|fatal",
        ),
        Rule(
            "drug-dose",
            rf"{MEDICINE} (?:<g4>)(?:dose|doses|dosage|dosing|mg|mcg|units|mls?|iv or|po or"
            rf"|bd|tds|qds|od|infusion|per kg|interact\w*|contraindicat\w*|safe (?:in|with"
            rf"|for)|with (?:alcohol|warfarin|an? egfr)|in (?:pregnancy|renal|ckd"
            rf"|breastfeeding)|side effects)(?= |$)",
            "none",
            unless=r"i (?:gave|prescribed|administered|charted)|gave (?:<g3>)(?:wrong|double)"
            r"|error|overdos\w*|lethal",
        ),
        Rule(
            "should-give",
            rf"(?:should i|do i|can i|could i|shall i|would you|is it (?:ok|okay|safe|alright"
            rf"|fine) to|ok to|when (?:do|should|can) i|do we|should we|can we|what (?:should"
            rf"|do|would|can|antibiotic\w*|drug\w*|medication|treatment|painkiller\w*|fluids?)"
            rf"|which (?:antibiotic\w*|drug\w*|medication|treatment|statin|anticoagulant|ssri"
            rf"|antidepressant|fluids?)|whether to|recommend|suggest|advise|best|first line"
            rf"|second line) "
            rf"(?:<g6>)(?:give|giving|start|starting|stop|stopping|prescribe|prescribing"
            rf"|hold|withhold|continue|increase|decrease|taper|wean|switch\w*|use|using"
            rf"|take|taking|add|adding|bridge|reverse|anticoagulate|thrombolyse"
            rf"|cardiovert|intubate|transfuse|double|restart|combine|mix|treat\w*|have|be "
            rf"on|for|go on|come off|swap|try) ?(?:<g8>)(?:{MEDICINE}|{_SYMPTOM})(?= |$)",
            "none",
            unless=r"(?:presentation|talk|audit|session|teaching session|quality improvement|qi"
            r"|mentor|leadership|feedback|confidence|take (?:a|the|my) (?:job|post|break)"
            r"|rota|career|have a conversation|wellbeing|support (?:a|my) (?:colleague"
            r"|trainee|mentee)|cope with|support for|adjustments? for|tell (?:my|them"
            r"|the)|disclos\w*|infection control lead|lead(?:ing)? (?:the|a) (?:sepsis"
            r"|pe)|qip|i gave|debrief|explain to|emotional|anxiety about|anxiety "
            r"(?:before|when|in|at)|nerves)",
        ),
        Rule(
            "diagnose",
            rf"(?:could|might|do you think|does|is|are|would|sound|sounds|look|looks|think"
            rf"|diagnos\w*|what is wrong|what s wrong|what (?:condition|disease|illness)"
            rf"|differential\w*|interpret|read|worried about|rule out|explain) "
            rf"(?:<g8>)(?:(?:this|it|that|these|he|she|i|my|the|his|her|me|with me) "
            rf"(?:<g4>)(?:be|have|has|having|got|mean|means|sound|sounds|look|looks|show|shows"
            rf"|like|is|for)? ?(?:<g3>)(?:{_SYMPTOM}|cancer\w*|a stroke|heart attack|infection"
            rf"|appendic\w*|diabetes|"
            rf"thyroid|lupus|ms|parkinson\w*|dementia|clot|burnout or depression)"
            rf"|differential\w* (?:for|of|diagnos\w*)|(?:this|my|her|his|the) (?:ecg|x "
            rf"?ray|scan|ct|mri|abg|bloods|blood results?|rash|mole|lump|gas|cxr"
            rf"|ultrasound|echo|blood pressure))(?= |$)",
            "none",
            unless=r"(?:explain (?:this|it|the) to|explain to|how do i (?:explain|tell|support"
            r"|help|talk)|adjustment\w*|disclos\w*|colleague|exam anxiety|presentation"
            r"|audit|learn to (?:read|interpret)|teach\w*|get better at|confidence|mentor"
            r"|feedback|feel like|i look (?:like|tired)|impostor|imposter|burnout look"
            r"|sounds? like (?:a|an) (?:good|reasonable|sensible)|my (?:registrar"
            r"|supervisor|consultant) (?:think|thinks))",
        ),
        Rule(
            "manage-patient",
            rf"(?:how (?:do|should|would|can) (?:i|you|we)|how to|what is the|what s the|best "
            rf"way to|what do i do (?:for|with|about)|what (?:should|would|do) (?:i|we|you) do "
            rf"(?:for|with|about)|what next|next step\w*|guideline for|nice guid\w* (?:for|on)"
            rf"|steps? (?:in|for|to)|protocol for|algorithm for|management of|treatment (?:of"
            rf"|for)|work ?up (?:of|for)|investigat\w*|target\w*|indications?|threshold"
            rf"|criteria) (?:<g6>)(?:manage|managing|treat|treating|treatment|management"
            rf"|investigate|work up|dose|reverse|correct|replace|"
            rf"wean|thin|prescribe|anticoagulate|of|for|with|in|a patient|an? \d+ "
            rf"?(?:year|yo|y o|month|week)|diagnos\w*|replacement) (?:<g6>)(?:{_SYMPTOM}"
            rf"|{MEDICINE}|hypotension|shock|arrest protocol|overdose|alcohol withdrawal"
            rf"|status epilepticus|burns|pre ?eclampsia|postpartum haemorrhage"
            rf"|neutropenic|bradycardia|tachycardia|hyper\w+aemia|hypo\w+aemia|sickle"
            rf"|pancreatitis|diabet\w*|epilep\w*)(?= |$)",
            "none",
            unless=r"(?:debrief|team|my (?:own )?(?:anxiety|stress|nerves|feelings|time|workload"
            r"|emotions?|depression|adhd|autism|burnout)|interview|presenting|public "
            r"speaking|exam|lead(?:ing|er\w*)?|mentor\w*|colleagues?|conversation"
            r"|feedback|family|relatives|supporting|support|staff|talk\w*|audit|guideline "
            r"group|qi|improvement|project|after a|after the|cope|coping|conflict|painful"
            r"|pain (?:of|points)|infection (?:control )?(?:team|lead|champion)|change"
            r"|rota|sepsis (?:lead|champion|campaign|project|bundle|pathway (?:work"
            r"|project))|teach\w*)",
        ),
        Rule(
            "own-health",
            rf"(?:(?:can|could|should|shall|may|would) (?:i|you)|is it (?:ok|okay|safe|fine) "
            rf"(?:to|if i|for me)|what (?:can|should|could|do) i|how (?:do|can|should|much"
            rf"|many) (?:i)?|which|recommend|prescribe me|diagnose me|do i (?:have|need)|have "
            rf"i got|am i|what dose|how long) (?:<g8>)(?:take|taking|start|stop|need|try|use"
            rf"|prescribe|on|have|come off|increase|self medicate|treat|got) "
            rf"(?:<g6>)(?:{MEDICINE}|adhd|bipolar|ptsd|clinical depression|clinically "
            rf"depressed|an ecg|a scan|sick note|fit note|blood test|"
            rf"sleeping (?:pills?|tablets?)|stimulants?|beta ?blockers?|something to "
            rf"(?:sleep|help me sleep|calm)|for my (?:anxiety|sleep|insomnia|depression"
            rf"|migraine\w*|back|nerves))(?= |$)|(?:prescribe|diagnose|treat|examine"
            rf"|medicate) me(?= |$)|do i have (?:adhd|autism|depression|bipolar|ptsd"
            rf"|cancer|covid|burnout syndrome|anxiety disorder|an eating disorder)",
            "none",
            unless=r"(?:pill to swallow|take (?:a |the )?iron (?:will|fist)|treat me (?:like|as"
            r"|differently|badly|unfairly|fairly|with|better|worse)|disclos\w*|tell my"
            r"|reasonable adjustments?)",
        ),
    ),
)

LEGAL = RuleSet(
    name="legal",
    route=Route.LEGAL,
    rules=(
        Rule(
            "tribunal",
            r"(?:win|case|claim|sue|suing|sued|grounds|entitled|compensation|damages|take "
            r"(?:them|him|her|my|the trust|the hospital)|chance\w*|merit|worth|strong|lodge"
            r"|lodging|bring|go|going|file|filing|at|to|an? employment) (?:<g6>)(?:employment "
            r")?(?:tribunal|court|sue|constructive(?:ly)? dismiss\w*|unfair(?:ly)? dismiss\w*"
            r"|wrongful(?:ly)? dismiss\w*|legal action|judicial review|settlement|compensation"
            r"|a case)(?= |$)",
            "none",
            unless=r"gmc|mpts|coroner|case (?:report|study|presentation|based|discussion"
            r"|conference|mix|load|manager|series)|business case|court (?:of|and)|court "
            r"as (?:a )?witness|present a case|make (?:a|my|the) case|in (?:any|that"
            r"|which|this) case|strong case for (?:my|a|the)",
        ),
        Rule(
            "sue",
            r"(?:can|could|should|do|would|how do|may|want to|going to|thinking of|right to"
            r"|able to) (?:\w+ ){0,3}(?:sue|suing|take legal action|take them to court|press "
            r"charges|get an injunction|seek damages|get compensation)(?= |$)|(?:liable"
            r"|liability|negligen\w*|libel\w*|slander\w*|defam\w*|breach of contract|statute"
            r"|statutory rights?|employment law|legal rights?|indemnity)(?= (?:for|if|in|am|i"
            r"|to|would|when|of|here|legally|do|me|claim|case|cover\w*)| \.| $)",
            "none",
            unless=r"negligent (?:of|about)|lecture|medical negligence (?:teaching|talk)"
            r"|neglig\w* (?:essay|module)",
        ),
        Rule(
            "is-it-legal",
            r"(?:is|was|would|are|isn t) (?:it|this|that|they|he|she|my \w+|the trust|such) "
            r"(?:\w+ ){0,4}(?:legal|illegal|lawful|unlawful|against the law|legally binding"
            r"|allowed by law|a breach|breach of (?:my )?contract|breaking the law|in breach"
            r"|enforceable|binding|discrimination (?:under|in law|legally)|unfair dismissal"
            r"|constructive dismissal)(?= |$)|(?:legally|lawfully) (?:\w+ ){0,4}(?:allowed"
            r"|required|obliged|entitled|have to|bound|binding|be made|do|can|be|make|able"
            r"|refuse|force\w*|dismiss\w*|"
            r"must|owe|protected|responsible|at risk|safe|record|possible|pay)|(?:can|do"
            r"|could|must|are|am|does|may) (?:they|i|my \w+|the trust|we|hr|he|she|my "
            r"employer|the hospital) (?:<g4>)(?:legally|lawfully)|(?:in|under|by) (?:uk "
            r"|english |scots |scottish |employment |the )*(?:law|equality act|working "
            r"time (?:directive|regulations)|employment rights act|gdpr|data protection "
            r"act)(?= |$)|what (?:does|is) the law",
            "none",
            unless=r"law of (?:diminishing|averages)|mother in law|father in law|brother in law"
            r"|sister in law|in laws|lecture|(?:according to|my) guide",
        ),
        Rule(
            "employer-may",
            r"(?:can|could|are|is|may|do|does|must|would|have) (?:they|my (?:\w+ )?(?:employer"
            r"|trust|manager|boss|consultant|supervisor|deanery|department|rota coordinator"
            r"|hospital|practice)|the (?:trust|hospital|deanery|employer|practice|college|rota "
            r"coordinator)|hr|a trust|an employer|medical staffing) (?:<g4>)(?:make me|force"
            r"|forc\w*|dismiss|sack|fire|refuse|dock|deduct|cancel|withhold|stop|change|deny"
            r"|sue|suspend|discipline|terminate|entitled|allowed|withdraw|reclaim|"
            r"claw|extend my|read my|get away with|owe|redeploy|make us)(?= |$)",
            "none",
            unless=r"(?:change|refuse) (?:my|his|her|their) (?:mind|attitude|behaviour)|stop "
            r"(?:shouting|interrupting|bullying|being)|refuse to (?:meet|mentor|listen"
            r"|speak|sign)|deny me (?:the )?(?:chance|feedback)",
        ),
        Rule(
            "contract-rights",
            r"(?:what are|know|my|am i|are we|do i|do we|have|got|waive|enforce|exercise|sign"
            r"|signing|before i|should i sign|advise on|check|review|interpret|look over|does"
            r"|break|breaking|get out of|leave|is|what does|read|under|in) (?:<g5>)(?:legal "
            r"rights|employment rights|rights (?:as|under|at work|here|if|when|in this)"
            r"|settlement agreement|nda|non disclosure|non compete|restrictive covenant|my "
            r"contract (?:say|says|mean|allow\w*|legal\w*|valid|early|without|and)|contract "
            r"(?:clause|term\w*|law|legally)|notice "
            r"period (?:legally|if|do|by law)|redundancy (?:pay|rights|terms)|entitled "
            r"(?:to|by)|entitlement\w*|whistleblow\w* protection|protected disclosure"
            r"|statutory|banding appeal|maternity (?:pay|rights)|holiday pay|back ?pay"
            r"|rest breaks? (?:by|under|legally)|equal pay)(?= |$)",
            "none",
            unless=r"feel entitled|entitled (?:patient|attitude|generation|behaviour)|contract "
            r"with my (?:mentor|coach|mentee)|mentoring (?:contract|agreement)|learning "
            r"contract|study leave",
        ),
        Rule(
            "ruling",
            r"(?:does|do|did|is|was|would|are|do you think) (?:<g8>)(?:count|amount|qualify"
            r"|constitute|classed|class) (?:as|to) (?:\w+ ){0,2}(?:discriminat\w*|harass\w*"
            r"|bully\w*|constructive|unfair dismissal|negligence|gross misconduct|misconduct"
            r"|assault|breach|victimis\w*|defamation|whistleblow\w*|theft|fraud|manslaughter"
            r"|battery|a crime|criminal)|(?:gross negligence|gross negligent|corporate) "
            r"manslaughter|(?:draft|write|prepare) (?:me )?(?:<g4>)(?:grievance|et1|letter "
            r"before action|legal letter|witness "
            r"statement|statement (?:for|to) (?:the )?(?:coroner|police|court|tribunal))"
            r"|(?:how many|maximum|most|number of|what) hours (?:<g5>)(?:lawful\w*"
            r"|legal\w*|law|contract|allowed|in a row|without a break|working time)|who "
            r"(?:is|would be) (?:legally )?(?:liable|responsible in law|to blame legally)"
            r"|(?:guilty|prosecut\w*|go to (?:prison|jail)|criminal charges?|charged "
            r"with)(?= |$)",
            "none",
            unless=r"feel guilty|feeling guilty|guilty (?:about|for|when|pleasure|of)|felt "
            r"guilty|so guilty",
        ),
        Rule(
            "visa",
            r"(?:visa|immigration|sponsorship|skilled worker|ilr|leave to remain|right to work"
            r"|home office) (?:<g8>)(?:cancel\w*|curtail\w*|revok\w*|allowed|legal\w*|if i "
            r"(?:resign|leave|quit|fail|am sacked|reduce|go part)|break\w*|appeal\w*|lose"
            r"|illegal|affect\w*|rules?|rights?|reject\w*|conditions?)(?= |$)",
            "none",
            unless=r"mentor\w* (?:and|or|versus|vs)|sponsorship (?:and|versus|vs|in|from a)"
            r"|sponsor(?:ship)? (?:differ\w*|me)",
        ),
    ),
)
