"""Bullying, harassment, discrimination, sexual misconduct and violence.

Floor 2 (coach).
"""

from __future__ import annotations

from coach.triage.model import Route
from coach.triage.patterns import Rule, RuleSet

_ME = (
    r"(?:me|us|my (?:\w+ )?(?:colleague|friend|trainee|junior|student|f1|fellow \w+|mentee"
    r"|team|arse|bum|bottom|breast|breasts|leg|thigh|back|waist|shoulder|neck|hair|body|accent"
    r"|hijab|face)|him|her|them|juniors?|trainees?|students?|nurses|everyone|another \w+|the "
    r"\w+ (?:student|nurse|trainee|f1|sho))"
)
_SLUR = (
    r"(?:racist|racism|racially|sexist|sexism|misogyn\w*|homophob\w*|transphob\w*"
    r"|islamophob\w*|antisemit\w*|anti semit\w*|ableis\w*|xenophob\w*|ageist|ageism|bigot\w*|n "
    r"word|p word|slurs?|paki|monkey|terrorist|towelhead|go back to (?:your|my|where)|where "
    r"(?:i am|you are) really from|because i am (?:black|asian|muslim|gay|lesbian|trans|a "
    r"woman|female|brown|indian|african|nigerian|pakistani|jewish|chinese|foreign|disabled|an "
    r"img|img|autistic|dyslexic|pregnant|a mother|a mum|older|filipino|deaf|polish|sikh|hindu"
    r"|arab|part time|ltft)|because of my (?:race|skin|colour|accent|religion|hijab|turban"
    r"|sexuality|gender|disability|age|pregnancy|nationality|faith|background|name|hair|sex"
    r"|ethnicity|visa))"
)

MISTREATMENT = RuleSet(
    name="mistreatment",
    route=Route.MISTREATMENT,
    rules=(
        Rule(
            "named",
            r"(?:i am|i have been|i was|am|being|been|getting|feel|feeling|is this|is it|was "
            r"it|this is|count as|counts as|she is|he is|they are|is a|are|was|the|my|her|his"
            r"|their|of|about|report|reported|by|experienc\w*|suffer\w*|facing|face|victim of"
            r"|ongoing|constant|subtle|severe|call it|called it|to) (?:\w+ ){0,2}(?:bullied"
            r"|bullying|bully|bullies|harassed|harassment|harassing|victimis\w*|victimiz\w*"
            r"|discriminated|discrimination|intimidat\w*|"
            r"ostracis\w*|scapegoat\w*|gaslight\w*|gaslit|humiliat\w*|belittl\w*"
            r"|undermin\w*|persecut\w*|abused|abusive|abuses|microaggressions?|sexually "
            r"assaulted|sexual assault|raped|rape|groped|stalk\w*|blackmail\w*|hazed"
            r"|hazing)(?= |$)",
            "none",
            unless=r"(?:policy|training|module|e ?learning|lecture|essay|prevent\w*|as a leader"
            r"|as a manager|culture of|what is|define|difference between|guide (?:say|on)"
            r"|research on|safeguarding|patient (?:is|was) (?:being )?abused|domestic"
            r"|child|evidence (?:on|about)|undermin\w* (?:my|his|her|their) (?:own "
            r")?(?:argument|case|confidence if|point)|undermining (?:my|the) (?:registrar"
            r"|consultant|senior|colleague|boss|nurses?)|without (?:\w+ )?(?:undermining"
            r"|humiliating|belittling|intimidating)|"
            r"not (?:to )?(?:undermin\w*|humiliat\w*|intimidat\w*|belittl\w*)|avoid\w* "
            r"(?:undermin\w*|humiliat\w*)|find (?:it|them|networking|interviews|exams"
            r"|presenting|him|her|public speaking) intimidating|intimidated by (?:the"
            r"|exams?|public|networking|interview\w*|big|her cv|his cv)|intimidating "
            r"(?:room|exam|interview|person to ask)|ward round intimidating|feel (?:a bit "
            r"|quite |so )?intimidated (?:by|at|in|when i)|how intimidating|less "
            r"intimidating|substances?|drug abuse|abused? alcohol|verbally abused by (?:a "
            r")?drunk)",
        ),
        Rule(
            "shouts",
            r"<person> (?:<g8>)(?:scream\w*|shout\w*|yell\w*|swear\w*|swore|snap\w*|throw\w*"
            r"|threw|slam\w*|roar\w*|lash\w* out|lays? into|laid into|tore (?:into|strips)"
            r"|bellow\w*) (?:<g3>)(?:at|in front of|instruments?|things|a |the |into|off) "
            r"?(?:<g6>)(?:me|us|my face|trainees?|juniors?|students?|nurses?|theatre|patients? "
            r"every|in front of|every|all the time|instruments?|scalpel|everyone|her|him|staff"
            r"|again)",
            "none",
            unless=r"(?:relative|patient|confused|dementia|delirious|i (?:shouted|snapped|yelled"
            r"|screamed|swore)|shout\w* out (?:to|for)|snap\w* (?:decision|fingers)|how "
            r"do i (?:de ?escalate)|shouted (?:answers|questions))(?! (?:in front|every))",
        ),
        Rule(
            "demeans",
            r"<person> (?:<g8>)(?:humiliat\w*|belittl\w*|mock\w*|ridicul\w*|laugh\w* at"
            r"|insult\w*|demean\w*|undermin\w*|exclud\w*|isolat\w*|ignor\w* me|blank\w* me"
            r"|freez\w* me out|froze me out|single\w* me out|pick\w* on|target\w*|threaten\w*"
            r"|intimidat\w*|punish\w*|gaslight\w*|degrad\w*|tear\w* me (?:down|apart)|put\w* "
            r"me down|calls? me|called me|nickname\w*|mimic\w*|imitat\w*|roll\w* (?:his|her"
            r"|their) eyes|spread\w* (?:rumours|gossip|lies)|"
            r"talks? about me behind|gang\w* up|turn\w* (?:everyone|the team) against"
            r"|sabotag\w*|set\w* me up to fail|take\w* credit|took credit|treats? me "
            r"(?:like|as|differently|worse)|makes? (?:\w+ )?(?:jokes|comments|remarks|fun"
            r"|digs)|made (?:\w+ )?(?:jokes|comments|remarks|fun|digs)|refus\w* to "
            r"(?:speak to|train|teach|work with|let) me|blocks? my|blocked my|silent "
            r"treatment|gives? me (?:the worst|all the|no)|gave me (?:the worst|all the)"
            r"|rips? me|won t speak to me|stopped (?:speaking|talking) to me)"
            r" ?(?:<g8>)(?:me|us|my|in front of|theatre|every|stupid|useless|thick|idiot"
            r"|girl|sweetheart|love|darling|names|ward round|constantly|daily|again"
            r"|whatsapp|group|career|reference|juniors?|trainees?|students?|nurses|weight"
            r"|accent|look|body|appearance|her|him|everyone|hijab|pregnan\w*"
            r"|incompetent)(?= |$)",
            "none",
            unless=r"(?:calls? me (?:back|when|at|for|to|in the night|about|every|by my)|called "
            r"me (?:back|when|at|for|to|in|about)|ignores? me when i (?:wave)|patient "
            r"(?:is|was|has been) (?:isolated)|isolat\w* patient|exclud\w* (?:pe|mi"
            r"|sepsis)|relative|patient (?:called|threatened|insulted)|i (?:feel|felt) "
            r"(?:a bit )?(?:excluded)|without (?:<g3>)(?:undermining|humiliating)|how "
            r"(?:do|can) i (?:avoid|stop myself)|challenge (?:him|her|them) without|took "
            r"credit for my (?:audit|idea|slide))(?! (?:names|stupid))",
        ),
        Rule(
            "sexual",
            r"(?:touch\w*|grope\w*|groping|grab\w*|stroke\w*|strok\w*|squeez\w*|pinch\w*"
            r"|slap\w*|rub\w*|brush\w* (?:up )?against|press\w* (?:himself|herself|up|against)"
            r"|kiss\w*|hug\w*|put (?:his|her|their) (?:hand|hands|arm)|hand on|hands on|hands? "
            r"(?:keeps? )?(?:end\w* up|wander\w*)|corner\w*|forced (?:himself|herself)"
            r"|expos\w* (?:himself|herself)|hit\w* on|come on to|came on to|comes on to|makes? "
            r"(?:a )?pass|made (?:a )?pass|proposition\w*|asks? me out|"
            r"asked me (?:out|back to|for drinks|to (?:his|her) (?:room|hotel|flat|house"
            r"|place))|invit\w* me (?:back )?to (?:his|her) (?:room|hotel|flat|house"
            r"|place|bed)|flirt\w*|leer\w*|star\w* at my|comments? (?:on|about) my "
            r"(?:body|breasts?|bum|legs|figure|looks|appearance|clothes|skirt|chest"
            r"|weight)|sends? me|sent me|sending me|texts? me|messag\w* me|follow\w* me"
            r"|waits? for me|bedroom|nudes?|explicit (?:photos|pictures|messages)"
            r"|sex(?:ual)? (?:jokes?|comments?|remarks?|"
            r"favou?rs?|advances?|relationship|questions?|life|messages?|texts?|banter"
            r"|innuendo\w*|harass\w*|misconduct|assault\w*)|dick pic\w*|porn|upskirt\w*"
            r"|creepy|inappropriate(?:ly)?) ?(?:<g8>)(?:me|my|scrub\w*|theatre|waist|bum"
            r"|bottom|breast\w*|thigh\w*|knee|leg|lower back|uncomfortable|hotel|alone|in "
            r"return|sign ?off|reference|again|every|at the conference|at night|late at "
            r"night|photos?|pictures?|body|without (?:consent|asking)|sex\w*|him to stop"
            r"|her to stop|on call room|mess)",
            "none",
            unless=r"(?:patient (?:<g4>)(?:consent|chaperone|examin\w*)|hands on (?:leadership"
            r"|experience|training|approach|teaching|skills|practice|deck)|hands? on the"
            r"|get my hands|touch base|in touch|lost touch|keep in touch|touch on|out of "
            r"touch|finishing touch|sends? me (?:the|an? |emails? (?:about|on|late)|to"
            r"|home|for|for the|work|rota|feedback|articles|papers|links)|sent me (?:the"
            r"|an? (?:email|rota|link|paper|form|invite|reply|template|letter)|to|home"
            r"|for|away|his notes|her notes|a mentor)|"
            r"messag\w* me (?:about|to (?:ask|say)|for|back|on my day off|the rota)"
            r"|texts? me (?:about|the|to (?:ask|swap|cover)|for|on my day off|at \w+ "
            r"(?:about|to cover))|sex workers?|sexual health|gum|patient s sexual|sexual "
            r"history|follow\w* me (?:on|round|around) (?:linkedin|twitter|the ward|the "
            r"ward round|instagram)|follow\w* my (?:plan|advice)|hug\w* (?:a|the) "
            r"(?:patient|relative)|rubs? (?:off|me up)|inappropriate (?:referral"
            r"|antibiotic\w*|prescri\w*|admission|bleep|request|discharge|transfer)|"
            r"grab\w* (?:a|my) (?:coffee|lunch|drink|registrar|consultant|chance|notes"
            r"|bite)|grab me|squeez\w* (?:in|me in|my)|slapped me with|slap on the wrist"
            r"|press\w* my (?:case|point)|put my hand up|asks? me (?:to (?:cover|stay"
            r"|lead)))(?! (?:alone|to his|to her))",
        ),
        Rule(
            "prejudice",
            rf"{_SLUR}",
            "none",
            unless=r"(?:lecture|talk on|training|module|research|essay|guide (?:say|on)|paper on"
            r"|inclusive leader\w*|tackle (?:racism|sexism)|anti racis\w*|allyship "
            r"(?:programme|course)|patient (?:has|with)|calls? me (?:monkey bars)"
            r"|support\w* (?:trainees|colleagues|juniors) (?:who|facing)|how (?:do|can) "
            r"leaders|address (?:bias|discrimination|inequality) in|evidence)(?! i)",
        ),
        Rule(
            "retaliation",
            r"(?:since|after|because|ever since|when) (?:i|we) (?:\w+ )?(?:spoke up|spoke out"
            r"|complained|raised|reported|whistleblew|blew the whistle|said no|turned (?:him"
            r"|her|them) down|rejected|refused|datixed|exception report\w*|filled in a|told hr"
            r"|went to (?:hr|the guardian)|put in a|submitted)(?: \w+){0,14} (?:shift\w*|rota"
            r"|punish\w*|worse|ignor\w*|freez\w*|frozen|excluded|isolat\w*|retaliat\w*"
            r"|targeted|blank\w*|cold|hostile|against me|bully\w*|avoid\w*|revenge|feedback"
            r"|sign ?off|failed|"
            r"silent|stopped (?:speaking|talking|giving)|taken off|removed|threaten\w*"
            r"|reference|nobody (?:speaks|talks)|marked)|(?:retaliat\w*|reprisals?"
            r"|payback|victimis\w*) (?:for|after|because|against)",
            "none",
            unless=r"my hand",
        ),
        Rule(
            "violence",
            r"(?:<person>|consultant|colleague|registrar|manager) (?:<g6>)(?:hit|punched"
            r"|kicked|shoved|pushed|slapped|grabbed|threw (?:\w+ ){0,3}at|spat (?:at|on)"
            r"|choked|pinned|attacked|assaulted|headbutted|strangled|cornered|raped|drugged"
            r"|spiked|locked) (?:<g3>)(?:me|my (?:arm|wrist|drink|hair|neck|throat|face"
            r"|scrubs)|at me|us|her|him)(?= |$)",
            "none",
            unless=r"(?:pushed me (?:to|hard|out of my comfort|towards|forward|into leadership"
            r"|in a good)|hit me (?:that|how|with|up)|threw me (?:in at|under|off|into)"
            r"|grabbed me (?:for|to|a|before|after)|kicked me off|locked me out of)"
            r"|push\w* me (?:to|out of)",
        ),
    ),
)
