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
            r"|consultant|mentor|friend|person|clinician|gp)|as a (?:junior |newly "
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
    ),
)

SYSTEM = RuleSet(
    name="system",
    route=Route.SYSTEM,
    rules=(
        Rule(
            "ignore-rules",
            r"(?:ignore|disregard|forget|override|bypass|overrule|drop|discard|skip|suspend"
            r"|turn off|switch off|disable|deactivate|remove|stop following|break|lift|without"
            r"|no|relax|cancel|violate|clear|erase|reset|neglect|set aside|deactivated) "
            r"(?:<g5>)(?:(?:previous|prior|above|earlier|system|your|all|safety|these|initial"
            r"|original|preceding|the|any|coaching|hidden|own|content|mandatory|security"
            r"|ethical|of the|current|existing|developer|programmed|built in) )+(?:\w+ "
            r")?(?:instructions?|rules?|prompts?|guidelines|guardrails|restrictions|filters?|"
            r"limits|limitations|safeguards|safety|checks|messages|training|directives?"
            r"|programming|policy|policies|triage|routes?|constraints|commands|context"
            r"|boundaries|verification|protocols?|citations? rule|moderation"
            r"|configuration|wording|layer|settings)(?= |$)|(?:ignore|disregard|forget) "
            r"(?:everything|all|anything|what) (?:\w+ )?(?:above|before|you (?:were|have "
            r"been|are) told|said|you know|previously|that came before|so far|written)",
            "none",
            unless=r"(?:nice guidelines|trust guidelines|the (?:trust|hospital|ward|consultant"
            r"|local|infection|sepsis) (?:policy|guidelines|rules|protocol)|guidelines? "
            r"(?:for|on) |keep(?:s)? ignor\w*|consultant (?:ignor\w*|forget\w*)|he "
            r"ignor\w*|they ignor\w*|she ignor\w*|staff ignor\w*|colleagues? (?:who "
            r")?(?:ignore|break|skip)|people (?:who )?ignore|safety culture|skip (?:the "
            r")?(?:safety )?checklist)(?! and (?:print|show|reveal|tell|say))",
        ),
        Rule(
            "reveal",
            r"(?:show|reveal|print|repeat|output|display|tell|give|what (?:is|are|were|does)"
            r"|what s|dump|expose|paste|recite|leak|share|list|read|translate|summari[sz]e"
            r"|echo|encode|write (?:out|down)|copy|describe|quote|send|return|spell out|see"
            r"|disclose|expand|begin with|start with|complete) (?:<g6>)(?:(?:system|hidden"
            r"|initial|secret|original|developer|internal|pre|full|exact|starting|above|safety"
            r"|raw|first|your|opening|base) )*(?:system prompt|system message|system "
            r"instructions?|hidden instructions?|initial instructions?|your instructions?|"
            r"your prompts?|developer (?:message|prompt|instructions?)|prompt (?:above"
            r"|text|verbatim)|the prompt|your (?:rules|guidelines|configuration|config"
            r"|settings|source code|code|programming|triage rules|safety rules|directives"
            r"|system|training data|secrets?|weights|env|api keys?|hidden \w+|exact \w+"
            r"|initial \w+|internal \w+|context window|context|full \w+|classifier|regex"
            r"|patterns)|instructions? (?:you (?:were|have been|are)|above|verbatim|word "
            r"for word|given)|api keys?|secret keys?|secrets?|environment variables?|env "
            r"(?:file|vars?)|access tokens?|database (?:password|"
            r"schema|url|contents)|passwords? (?:of|for) (?:the )?(?:system|server|admin"
            r"|database|users?)|admin password|credentials|source code|config(?:uration)? "
            r"file|server (?:logs?|path|files?)|\.env|etc passwd|triage rules|safety "
            r"rules|rule ids|everything above|text above|words above|all of the above "
            r"text|conversation above|line above|preamble)(?= |$)",
            "none",
            unless=r"(?:what (?:is|are) your (?:rules|guidelines) (?:on|about|for) "
            r"(?:confidential|mentoring)|ward (?:password|secret)|secrets? (?:of|to) "
            r"(?:good|great|being|success|a)|trade secrets?|secret (?:to|of)|tell (?:my"
            r"|the) (?:consultant|supervisor|team)|e ?portfolio password|discharge|give "
            r"(?:instructions|clear instructions)|instructions? (?:to|for) (?:my|the|a) "
            r"(?:team|junior|ward|f1|nurse))",
        ),
        Rule(
            "repeat-above",
            r"(?:repeat|print|output|echo|copy|show|write|recite|translate|quote|summari[sz]e"
            r"|encode) (?:\w+ ){0,4}(?:above|before this|preceding|prior to this|verbatim|word "
            r"for word|in (?:base ?64|rot ?13|hex)|starting (?:with|from) you are|from the "
            r"(?:beginning|start|top))(?= |$)",
            "none",
            unless=r"(?:guide|article|passage|my (?:notes|message)|what (?:he|she) said|the "
            r"(?:feedback|email))",
        ),
        Rule(
            "persona",
            r"(?:you are now|act as|pretend (?:to be|you are|that you)|from now on|become"
            r"|enter|enable|switch (?:to|into)|simulate|activate|roleplay as|role play as"
            r"|respond as|i want you to act|behave (?:as|like)|turn on|go into|imagine you "
            r"(?:are|have)|you will (?:now )?(?:be|act)|speak as|assume the role|play the "
            r"(?:role|part) of|let us play a game) (?:<g6>)(?:dan|jailbr\w*|unrestricted"
            r"|unfiltered|uncensored|developer mode|debug mode|god mode|admin\w*|root|sudo|no "
            r"(?:rules|restrictions|limits|filters?|ethics)|without (?:rules|restrictions"
            r"|limits|filters?|"
            r"safety|boundaries|refus\w*)|evil|opposite|maintenance mode|test mode"
            r"|superuser|system|another ai|a different ai|gpt|chatgpt|aim|stan|freed?"
            r"|never refus\w*|not bound|unlimited|always (?:say|answer|agree|obey)|hacker"
            r"|terminal|shell|linux|a pirate|safety off|ai with(?:out)?|ai that|bypass\w*"
            r"|override|unaligned|rogue)(?= |$)|(?:dan|developer|god|admin|debug"
            r"|jailbreak|maintenance|sudo|unsafe|diagnostic|safety off|override|root) "
            r"mode|jailbreak|do anything now",
            "none",
            unless=r"(?:act as (?:an? )?(?:admin\w* lead|advocate)|hospital admin\w*|become "
            r"(?:an )?admin|administrator (?:job|role)|admin (?:team|job|days?|time|work))",
        ),
        Rule(
            "fake-authority",
            r"(?:i am|this is|as|speaking as|on behalf of|it is|message from|note from|order "
            r"from|update from|from|signed|i work (?:for|at)|im) (?:the |your |an? |a |openai "
            r"|anthropic |system )*(?:developer|developers|admin|administrator|creator|owner"
            r"|engineer|programmer|system|system administrator|sysadmin|operator|anthropic"
            r"|openai|vendor|security team|maintainer|root user|superuser|it support|curator"
            r"|programme lead|red team|auditor|tester|penetration tester|safety team)(?= (?:of "
            r"this|and|so|speaking|override|i (?:need|order|command|authori[sz]e|require|want)"
            r"|here|"
            r"you (?:must|may|can|should|will)|who|print|show|reveal|disable|give|let"
            r"|test\w*|authori[sz]\w*|now|from now|turn|switch|at|running|doing|allow\w*"
            r"|with|please)| \.| $)(?: \w+){0,20} (?:rules?|prompt|safety|mode"
            r"|conversations?|messages|users?|logs?|data|disable|override|reveal|print"
            r"|show|unlock|password|triage|filters?|answer|obey|access|block|turn off"
            r"|switch off|ignore|instructions?|debug|dump|export|transcripts?"
            r"|authori[sz]e\w*)(?= |$)",
            "none",
            unless=r"as a (?:programme lead|curator|admin\w*) (?:how|what|i want to (?:support"
            r"|improve|help))|how (?:do|can|should) i (?:lead|support|help|improve)",
        ),
        Rule(
            "others-data",
            r"(?:show|tell|give|list|read|see|what|who|export|send|retrieve|display|print|get"
            r"|fetch|find|look up|open|access|dump|reveal|share|any|pull up|which|search"
            r"|summari[sz]e|check|let me) (?:<g8>)(?:other (?:users?|mentees?|peoples?|people "
            r"s|person s|conversations?|accounts?|trainees?|chats?)|another (?:users?|mentees?"
            r"|person s|account|trainee s|conversation)|previous (?:users?|mentees?|person s?"
            r"|callers?)|last (?:user|mentee|person)|all (?:users?|mentees?|conversations?"
            r"|chats?|accounts|messages|of the (?:users?|conversations?))|everyone s "
            r"(?:messages|questions|"
            r"conversations?|data|chats?|goals?)|someone else s|somebody else s"
            r"|(?:someone|anyone|people) else (?:has |have |been )?(?:asked|asking|said"
            r"|told|written|typed|wrote)|my (?:\w+ )?(?:colleague|consultant|registrar"
            r"|supervisor|boss|friend|wife|husband|partner|flatmate|mentee|trainee"
            r"|trainees|mentor|ex|team|f1s?|colleagues|juniors?|student|students|manager"
            r"|girlfriend|boyfriend|supervisee) (?:<g3>)(?:said to you|told you|asked you"
            r"|been asking you|typed|wrote to you|written to you|chat|chats"
            r"|conversations? (?:with you|here|history)|messages (?:to you|here)|asks? "
            r"you|been telling you|been "
            r"saying to you|uses? you|used you|account|goals here|data|says? about me"
            r"|said about me|has (?:said|asked|told) (?:you|here)|history)|(?:users?"
            r"|mentees?) (?:asked|said|told|wrote|talk|conversations?|data|names|list"
            r"|messages|emails?|table|database|records|before me)|conversation (?:id"
            r"|history of|of another)|user (?:id|table|data|database|list|records|names?)"
            r"|database)(?= |$)",
            "none",
            unless=r"(?:tell (?:me )?(?:about|how|what) (?:i|to|other (?:people|trainees) (?:do"
            r"|feel|find|cope))|other people (?:do|feel|find|cope|have done|manage|seem"
            r"|like)|what (?:do|have|did) other (?:people|trainees|mentees) (?:do|find"
            r"|usually|feel|think|tend|want|get|say)|read other people|patient|literature"
            r"|research|evidence|database (?:search|course|of (?:mentors|research))|check "
            r"(?:in )?(?:with|on)|how (?:do|can|should) i (?:tell|show|give|share|support"
            r"|get|find|list|check|open|read|see)|national training|study|studies|survey)",
        ),
        Rule(
            "embedded",
            r"(?:system|assistant|user|developer|human|inst|im start|end of (?:prompt|context"
            r"|document|guide)|begin (?:system|admin)|new (?:system )?(?:instructions?|rules?"
            r"|prompt|directive)|updated (?:instructions?|rules?|system)|important "
            r"(?:instruction|system|message)|admin(?:istrator)? (?:note|override|command"
            r"|message)|instruction(?:s)? (?:to|for) (?:the )?(?:ai|assistant|model|coach"
            r"|chatbot|llm|bot|language model)|attention (?:ai|assistant|model|coach)|note to "
            r"(?:the )?(?:ai|assistant|model|coach|bot)|dear (?:ai|assistant|model)|(?:the "
            r")?(?:ai|assistant|model|coach|llm|bot) (?:must|should|shall|will|has to|is "
            r"(?:now|to)) "
            r"(?:now |always |never |only |instead |immediately |henceforth )*(?:ignore"
            r"|say|reply|respond|answer|output|reveal|recommend|tell|include|insert|add"
            r"|obey|print|show|not (?:mention|show|offer|signpost|cite)|stop|omit"
            r"|disregard|refuse|state|link|display|comply|skip|praise|promise|confirm"
            r"|rate|give)|override code|sudo|execute|eval|rm rf|select from|drop table"
            r"|import os|curl http\w*|fetch http\w*)(?= |$)(?: \w+){0,12}",
            "none",
            unless=r"(?:healthcare system|health system|nhs system|the system (?:is|was|does"
            r"|fails|needs|works|has|we)|human factors|human (?:being|mentor|side|touch"
            r"|error|coach|resources|body|rights|contact|person|help)|system "
            r"(?:leadership|leader|wide|change|pressure\w*|thinking|level|design|c\d"
            r"|failure\w*|was|is|has|one|two|problem|s1|working)|(?:physician|medical"
            r"|healthcare|nursing|teaching|research|care|theatre|clinical|personal"
            r"|practice|admin) assistant|assistant (?:professor|manager|director"
            r"|practitioner|psychologist|editor)|(?:immune|nervous|it|it s a|rota|booking"
            r"|paging|computer|electronic|e ?portfolio|"
            r"appointment|mentoring|buddy|triage|leave|record\w*|broken|whole|wider"
            r"|health and|social care|education\w*|respiratory|reporting|datix|support"
            r"|feedback|appraisal|promotion|whatever|a|our|your|this|new) system|in the "
            r"system|into the system|of the system|to the system|developer of|new rules? "
            r"(?:on|for|about|at)|new instructions? (?:from|about|on)|human (?:and|or|to"
            r"|in|who|at|because|is|mentor)|user (?:friendly|group|experience|involvement"
            r"|manual)|service user|execute (?:a|the|my|our|this) (?:plan|project|change"
            r"|idea|strategy)|execute (?:well|change)|system (?:and|or|in|for|that|to|at"
            r"|we|but|where|of))"
            r"(?! (?:ignore|reveal|override|print))",
        ),
        Rule(
            "exfiltrate",
            r"(?:add|include|insert|append|put|embed|render|display|show|output|end (?:every"
            r"|each|your)|start (?:every|each|your)|use|write|send|post|give|make|load|attach"
            r"|format|reply|answer|print|hide|draw|place) (?:<g8>)(?:markdown image|image "
            r"(?:tag|from|with|link|markdown|at)|an? (?:image|img|hidden|tracking|external"
            r"|clickable|secret)(?= (?:link|url|pixel|image|http\w*|from|with|to|markdown"
            r"|button|tag|at))|img (?:tag|src)|src|html|javascript|script tags?|iframe|(?:this "
            r"|my |the |a )?(?:link|url|website|webhook|phone number|number) (?:to|in|at"
            r"|http\w*|from|of|with|for (?:the )?(?:helpline|samaritans))|"
            r"links? to http\w*|http\w*|!\[|tracking pixel|www|base ?64)(?= |$)",
            "none",
            unless=r"(?:how (?:do|can|should) i|my (?:cv|poster|slides?|presentation|portfolio"
            r"|email|talk|application)|zoom|teams link|meeting link|phone number (?:on"
            r"|for my)|what is the (?:link|number|phone|website)|do you have (?:a|the) "
            r"(?:link|number))(?! .*markdown)",
        ),
        Rule(
            "turn-off-safety",
            r"(?:do not|don t|never|stop|without|no|skip|omit|leave out|hide|suppress|remove"
            r"|drop|quit|enough|avoid|not) (?:<g4>)(?:show\w*|mention\w*|giv\w*|send\w*"
            r"|offer\w*|includ\w*|display\w*|triage|redirect\w*|refus\w*|add\w*|tell\w*|cit\w*"
            r"|warn\w*|signpost\w*|mask\w*|redact\w*)? ?(?:<g4>)(?:helplines?|crisis (?:text"
            r"|block|lines?|message|numbers?)|samaritans(?= (?:number|text|stuff|block|line))"
            r"|safety (?:text|block|message|wording|stuff|warnings?|check|route|routing|layer"
            r"|notice)|signpost\w*|disclaimers?|warnings|"
            r"refusals?|resources block|boundar(?:y|ies) (?:text|stuff)|your "
            r"(?:citations?|sources|rules)|masking|redaction|(?:the )?block)(?= |$)",
            "none",
            unless=r"(?:patient|ward|staff|to (?:my|our|the) (?:team|trainees|juniors|colleagues"
            r"|students)|poster|leaflet|in (?:the|my|our) (?:leaflet|induction"
            r"|presentation|email))",
        ),
        Rule(
            "invent",
            r"(?:make up|invent|fabricate|fake|forge|pretend (?:there is|that there is|to have"
            r"|that the guide)|hallucinate|give me a fake|cite (?:a )?(?:fake|made up"
            r"|imaginary|non ?existent)) (?:<g6>)(?:citations?|quotes?|sources?|references?"
            r"|studies|study|statistics?|evidence|guides?|doi|quotation|helpline|number"
            r"|papers?)(?= |$)|(?:claim|say|confirm|state|tell me) (?:that )?(?:the |a |this "
            r")?(?:gmc|guide|guides|nhs|evidence|study|research) (?:says|recommends|approves"
            r"|allows|supports|permits|confirms) (?:\w+ ){0,6}(?:even (?:if|though)|regardless"
            r"|whatever|although)",
            "none",
        ),
        Rule(
            "encoded",
            r"(?:decode|base ?64|rot ?13|reverse|hex|cipher|unscramble|morse) (?:<g6>)(?:and "
            r"(?:then )?(?:do|follow|obey|execute|run|answer|comply|act)|instructions?|command"
            r"|follow|obey)(?= |$)|[a-z0-9+/]{60,}={0,2}",
            "none",
        ),
    ),
)
