"""What the coach is, who reads it, and attempts to turn it against its rules.

Floor 2 (coach).
"""

from __future__ import annotations

from coach.triage.model import Route
from coach.triage.patterns import Rule, RuleSet

_BOT = (
    r"(?:a |an |actually |really |just |some |only |even |the |my )*(?:human|humans|person"
    r"|real|real person|bot|robot|ai|a\.?i|machine|computer|software|program|programme|chatbot"
    r"|llm|language model|doctor|therapist|counsellor|psychologist|psychiatrist|nurse"
    r"|clinician|lawyer|mentor|chatgpt|gpt|claude|gemini|llama|alive|sentient|conscious"
    r"|qualified|algorithm|a i|someone|somebody|coach|consultant|solicitor)"
)

IDENTITY = RuleSet(
    name="identity",
    route=Route.IDENTITY,
    rules=(
        Rule(
            "are-you",
            rf"(?:are you|is this|is that|am i (?:talking|speaking|chatting|writing|typing) "
            rf"(?:to|with)|are there|is there|is it|you are|were you|is (?:the|my) coach|who "
            rf"or what am i|this is|so you are|be honest are you|r you) {_BOT}(?= (?:or|on"
            rf"|behind|at|typing|reading|person|being|here|in|who|too|then|really|right"
            rf"|answering|coach|doctor|under|like|with (?:feelings|a)|talking|replying|writing"
            rf"|watching|though|and not|not|are|is|program|chatbot|sat|sitting|bot|monitoring"
            rf"|looking|side|model|system|actually|trained|able|that|to|therapist|human"
            rf"|writing)| \.| $)",
            "none",
            unless=r"(?:is this a (?:real|doctor)|is this (?:really )?(?:a )?(?:mentor|coach"
            r"|nurse|consultant|doctor) (?:thing|problem|issue|who|that|job)|is there "
            r"(?:a |an |some |someone |any )*(?:mentor|coach|consultant|doctor|nurse"
            r"|program\w*|solicitor|counsellor|therapist|psychologist|person|someone) "
            r"(?:\w+ )?(?:i|who can|for|to|in|at|near|scheme|that|like)|is it (?:real|a "
            r"real)|is it (?:a |the )?(?:mentor|consultant|coach|doctor|nurse)|is this "
            r"(?:a )?(?:human|real) (?:factors|thing|problem)|this is (?:real|a "
            r"(?:consultant|nurse|doctor|mentor))|is there (?:someone|somebody) (?:i|who"
            r"|to|else)|are there (?:mentors?|nurses?|real|human))(?! .*\bor (?:bot"
            r"|machine|human|ai))",
        ),
        Rule(
            "who-typing",
            r"(?:who|what) (?:\w+ ){0,3}(?:typing|writing|answering|replying|behind (?:this"
            r"|the screen|it)|on the other (?:end|side)|made you|built you|created you|wrote "
            r"you|runs? (?:you|this)|owns? (?:you|this)|am i (?:talking|speaking|chatting"
            r"|writing)|are you(?! doing| going| up to| thinking| talking)|model are you|llm"
            r"|company (?:are|makes?|made|runs?)|ai (?:are|is this)|pays? for (?:you|this)"
            r"|trained you)(?= |$)",
            "none",
            unless=r"(?:answering|writing|replying) (?:the|my|his|her|for) (?:bleep|phone"
            r"|emails?|exam)|what are you (?:doing|going|thinking)|who (?:is )?(?:writing"
            r"|answering) (?:the|my) (?:rota|paper|reference|letter|bleep)",
        ),
        Rule(
            "feelings",
            r"do you (?:\w+ )?(?:have|feel|care|love|like|get|know (?:how|what) it|understand "
            r"(?:how|what) i|remember|sleep|dream|enjoy|mind|hate|miss|worry|think about me"
            r"|judge|hurt|suffer)(?: \w+){0,3} (?:feelings?|emotions?|anything|me|tired|lonely"
            r"|sad|feels?|like to|bored|about me|conscious\w*|soul|body|family|kids|yourself"
            r"|last time|what i said|upset|offended|for me|people|pain)(?= |$)|do you "
            r"(?:actually |really )?(?:care|feel|sleep|dream|remember me|love me|understand me"
            r"|exist)(?= |$)|"
            r"(?:can|could) you (?:\w+ )?(?:feel|love|care|suffer|be my friend|be my "
            r"(?:boy|girl)friend|think for yourself|empathi[sz]e)(?= |$)|(?:you are|be) "
            r"my (?:best |only )*(?:friend|boyfriend|girlfriend|lover|mum|dad)(?= |$)|i "
            r"(?:think i )?love you(?= |$)|(?:tell|say) (?:me )?(?:that )?you (?:love"
            r"|care|feel)",
            "none",
            unless=r"do you (?:have|know) (?:a|any|anything) (?:about|on|for|guides?|advice"
            r"|ideas|tips)|do you like (?:the|this|my) (?:plan|idea)|think about (?:me"
            r"|my) (?:asking|going|doing|apply\w*|using)|would you (?:mind|care)|do you "
            r"feel (?:that )?(?:i|it|this|the|my)|anything about|anything on",
        ),
        Rule(
            "be-therapist",
            r"(?:be|act as|act like|become|pretend (?:to be|you are|that you are)|play"
            r"|roleplay as|role play as|you are(?: now)?|imagine you are|as|as if you (?:were"
            r"|are)|treat me as|speak as|talk as|respond as|answer as|from now on you are|want "
            r"you to be|need you to be|could you be|will you be|can you be|you be) (?:my |a "
            r"|an |the |like |my own |our |just |real |actual |qualified |trained |licensed "
            r"|personal |private )*(?:therapist|counsellor|counselor|psychologist|psychiatrist"
            r"|shrink|doctor|gp|psychotherapist|cbt|emdr|"
            r"therapy|human|person|real person|physician|clinician|lawyer|solicitor"
            r"|barrister|friend|girlfriend|boyfriend|mum|dad|mother|father|supervisor"
            r"|patient s|priest|nurse|partner|lover|consultant(?! (?:i|and i|so i|who|for "
            r"(?:the|a|this) (?:role ?play|practice|rehearsal))))(?= |$)|(?:do|give me"
            r"|start|run|offer|need|want|begin|provide|try|book|continue|deliver|get"
            r"|have) (?:<g3>)(?:therapy|cbt|counselling|emdr|psychotherapy|dbt"
            r"|hypnotherapy|psychoanalysis|therapy session|counselling session)(?= "
            r"(?:with (?:you|me)|session|on me|here|"
            r"exercises?|now|from you|today|please|for my|tonight|right|instead|together"
            r"|via)| \.| $)|(?:my|as) therapist (?:would|are|says|now|i|you|for)"
            r"|therapist mode|you (?:are|re) (?:basically |like |practically )?my "
            r"therapist|instead of (?:a |my )?(?:therapist|therapy|counsell\w*|gp)"
            r"|diagnose (?:me|my (?:mental|personality|depression|anxiety))",
            "none",
            unless=r"(?:patient|be (?:a|an) (?:good|better|great|kind|effective|safe|calm|fair"
            r"|confident|supportive|kinder|strong|excellent|inspiring|compassionate"
            r"|approachable|credible|visible|new) (?:\w+ )?(?:supervisor|doctor|nurse"
            r"|consultant|mentor|friend|person|clinician|gp)|(?:days?|weeks?|months?|years?"
            r"|shifts?|jobs?|posts?|start\w*|work\w*|began|begin\w*|qualified) as (?:a |an |the )?"
            r"(?:doctor|nurse|consultant|gp|supervisor|clinician|physician)|as a (?:junior |newly "
            r"qualified |new |student |foundation |female |black |senior |young "
            r"|international |resident |staff |clinical |medical |locum |trainee |ward "
            r"|gay |muslim |disabled |lead |specialist |research |band \d |bank "
            r")*(?:doctor|nurse|consultant|gp|supervisor|clinician|physician|person"
            r"|friend|mum|dad|mother|father|partner)|"
            r"(?:i|to|not|will|would|want to|going to|hope to|training to|like to|become"
            r"|becoming|am|me) (?:be|become) (?:a|an|the) (?:doctor|consultant|gp|nurse"
            r"|supervisor|surgeon|psychiatrist|psychologist|clinician|partner|person"
            r"|physician|therapist|friend)|become (?:a|an) |be (?:my|a) (?:supervisor"
            r"|friend|consultant|mentor) (?:and|or|if|as well|who|because|rather|too|at)"
            r"|(?:should|can|could|would|will) (?:my|a|the|he|she) (?:<g4>)be my "
            r"(?:supervisor|mentor|consultant|friend)|am having (?:therapy|cbt"
            r"|counselling)|started (?:therapy|cbt|counselling)|tell (?:my|the))",
        ),
        Rule(
            "what-are-you",
            r"(?:what|who) (?:exactly |actually |really )?(?:are|is) (?:you|this (?:thing|app"
            r"|tool|bot|coach|system))(?= |$)|(?:your|you have a|do you have a) (?:\w+ "
            r")?(?:name|qualifications?|training|licen[cs]e|gmc number|pin|registration|degree"
            r"|credentials|experience as|medical degree)(?= |$)|(?:are you|you are) "
            r"(?:qualified|registered|licensed|trained|gmc registered|regulated|insured"
            r"|accredited|certified|allowed|a member)(?= |$)|which (?:ai|model|llm|company"
            r"|provider|version)(?= (?:is|are|do|runs?|powers?|made|makes|gets|sees|behind|"
            r"reads|am|of)| $)|admit (?:it )?(?:that )?you are|prove (?:that )?you are"
            r"|(?:stop|quit) pretending|say (?:that )?you are (?:a |an |my )*(?:human"
            r"|person|therapist|doctor|real|alive|friend)|you (?:are|sound|seem) (?:so "
            r"|very |too |definitely |clearly )*(?:human|real|a real person|like a "
            r"(?:real )?(?:person|human))",
            "none",
            unless=r"what are you (?:doing|going|up|thinking|like)(?= (?:to|this))|training "
            r"(?:programme|number|scheme)|your name on|stop pretending (?:i|that i|to)"
            r"|which model (?:is|of|should|fits|works|suits|for)|which (?:company"
            r"|provider) (?:should|do i|can i)|which version of (?:grow|gibbs)",
        ),
        Rule(
            "confidential",
            r"(?:is|are|how|will|does|do|can|could|would|stay|kept|keep|remain|guarantee"
            r"|promise|totally|completely|fully|really|actually|100|if this) "
            r"(?:<g8>)(?:confidential|confidentiality|private|anonymous|anonymously|secret"
            r"|between us|between you and me|off the record|privacy|encrypted|gdpr|monitored"
            r"|recorded|logged|tracked|saved|stored|deleted|traced|traceable|identifiable"
            r"|identif\w+ me)(?= (?:here|in here|what i|with you|if|on this|this|chat|or|from"
            r"|by|and|conversation|even|right|anything|everything|when|for how|to you|to me|at "
            r"all|by you|in this|anywhere|messages|after|forever)| \.| $)",
            "none",
            unless=r"(?:mentor\w*|coach with|my supervisor|occupational health|guardian|service"
            r"|counselling service|conversation with (?:my|a)|patient|msf|360|survey"
            r"|feedback be|helpline|scheme|appraisal|letter|datix|report (?:be"
            r"|anonymous\w*)|raise (?:\w+ )?anonymous\w*|report (?:him|her|it|them|this) "
            r"anonymous\w*|speak up anonymous\w*|practitioner health|grievance|exit "
            r"interview|email|union|reference|private (?:practice|sector|room|hospital"
            r"|company|patients)|recorded (?:lecture|on my|in my)|notes)(?! .*(?:you|this "
            r"chat|in here|typed?|read))",
        ),
        Rule(
            "who-reads",
            r"(?:who|can|will|does|do|could|would|is|are|might) (?:<g6>)(?:my (?:\w+ "
            r")?(?:supervisor|consultant|boss|employer|trust|deanery|manager|tpd|programme"
            r"|college|hospital|university|med school|team|colleagues|registrar)|the (?:trust"
            r"|gmc|deanery|nhs|college|employer|hospital|university|police|programme lead"
            r"|admin\w*|consultant)|anyone|anybody|someone|people|nhs|hr|gmc|hee|it department"
            r"|it|else|your (?:makers|developers|company|creators)|somebody|they|admins?|you"
            r"|others|openai|anthropic|google|a human|humans|staff|other users|"
            r"developers?|programme lead) (?:<g4>)(?:see|read|reads|access|find out|know "
            r"what|look at|view|monitor\w*|watch\w*|told|report (?:me|this|back)|report "
            r"to|get (?:a copy|told|access)|check|share|shared|pass (?:this|it) on|tell"
            r"|use|hear about|sell|store|keep|receive|train on|review)(?: \w+){0,3} "
            r"(?:this|that|what i|my (?:messages|chats?|conversations?|questions?|data"
            r"|words|answers)|conversations?|chat|chats|it|what we|messages|these|anyone"
            r"|transcripts?|here|say|write|type|my|me|with|about me|to|on|used|typed"
            r"|everything|words)(?= |$)|(?:you|this|it) (?:going to |gonna |ever |have to "
            r"|"
            r"ever |will |would |be able to )*(?:tell|report|snitch|grass|dob|inform"
            r"|alert|contact|call|ring|flag|email|notify) (?:<g4>)(?:my (?:\w+ "
            r")?(?:supervisor|consultant|boss|employer|trust|deanery|manager|gp)|anyone"
            r"|the (?:gmc|police|trust|deanery)|on me|me to|999|an ambulance|someone|gmc"
            r"|somebody|a human|help for me|me in)(?= |$)|(?:what|where|how long) "
            r"(?:<g5>)(?:happens? to (?:what i|my (?:data|messages|words|conversation)"
            r"|this (?:chat|conversation)|the things i|everything i)|(?:my|the) (?:data"
            r"|messages|chats?|conversations?|words) (?:go|goes|going|kept|stored|saved"
            r"|held|used|"
            r"deleted|sent|end up|stay|stays|live)|do you (?:keep|store|save|hold"
            r"|remember|retain)|are (?:my )?(?:messages|conversations|chats|data) (?:kept"
            r"|stored|saved|held)|is (?:this|it|my data) (?:stored|kept|saved|held|sent)"
            r"|goes? (?:what i|when i))|(?:delete|erase|forget|wipe|remove) (?:<g3>)(?:my "
            r"data|my messages|this conversation|everything i|what i (?:said|told|wrote)"
            r"|my (?:chat|history|conversation)|our conversation|this chat|my account)(?= "
            r"|$)|do you (?:keep|store|save|record|remember|log|share|sell|retain|report) "
            r"(?:<g5>)(?:what i|my|this|data|conversations?|"
            r"chats?|messages|everything|me|us|it|records)(?= |$)|(?:is|are) (?:anyone"
            r"|someone|anybody|somebody|people|they|you|a human|humans|there anyone|there "
            r"someone) (?:<g3>)(?:watching|monitoring|reading|listening|checking|looking "
            r"at|supervising|recording|tracking|there)(?= |$)|(?:can|will|could|would) "
            r"you (?:call|ring|get|send|contact|phone|alert) (?:<g3>)(?:help|999"
            r"|ambulance|police|someone|my (?:gp|supervisor|mum|family|wife|husband)|an "
            r"ambulance|somebody|a human|emergency)(?= |$)",
            "none",
            unless=r"(?:(?:see|read|check|review|know|access) (?:<g3>)(?:my (?:portfolio"
            r"|reflections?|msf|cv|email|audit|records|occupational|application|personal "
            r"statement|form|notes|sick)|patient)|who can i (?:tell|talk|ask|speak)|who "
            r"(?:do|should|would|could) (?:i|you) (?:tell|see|ask)|see (?:my|a) (?:mentor"
            r"|gp|consultant|supervisor)|see (?:that|it|this) (?:as|way|from)|how do i "
            r"(?:tell|get)|can i (?:see|tell|ask|talk|read|share|report|use|keep)|should "
            r"i (?:tell|report|ask|keep)|do i (?:have to|need to|tell)|will (?:my|the) "
            r"(?:\w+ )?(?:tell|think|know) (?:me )?(?:that|if|about) (?:i|the)|(?:mind"
            r"|care) (?:if|about)|help me (?:tell|write|ask)|(?:help|show) me)(?! "
            r".*(?:chat|typed|in here|with you))",
        ),
    ),
)
