"""Plain words for danger to oneself, in the first person.

Floor 2 (coach). Every rule is about the writer: "myself", "my life", "I want to". Another
person's danger has rules of its own.
"""

from __future__ import annotations

from coach.triage.model import Route
from coach.triage.patterns import Rule, RuleSet

_NO_DANGER = (
    r"laughing|myself (?:work\w*|study\w*|trying|to (?:get|finish|pass|please|impress|meet"
    r"|make|be|keep))|cut myself (?:shaving|chopping|cooking|on|with a (?:scalpel|needle"
    r"|blade) dur\w*)"
)

EXPLICIT = RuleSet(
    name="self_harm.explicit",
    route=Route.SELF_HARM,
    rules=(
        Rule("kill-myself", r"<killing> myself", unless=_NO_DANGER),
        Rule(
            "kill-me",
            r"(?:someone|somebody|please|just|god|want (?:you|someone|somebody) to)"
            r" (?:just )?(?:kill|shoot) me(?: now| please)?",
            "check",
            unless=r"lol|haha\w*|lmao|joking|jk",
        ),
        Rule(
            "do-myself-in",
            r"(?:do|doing|did|end|ending|finish|finishing) myself(?: in| off)?",
            unless=r"(?:do|doing|did) myself (?:a|no|any|the|proud|justice|out)|by myself",
        ),
        Rule(
            "harm-myself",
            r"(?:harm|harming|hurt|hurting|cut|cutting|injur\w+|burn|burning"
            r"|punish|punishing|inject|injecting|cannulate|cannulating|punch|punching|hit"
            r"|hitting|starve|starving) myself",
            unless=_NO_DANGER + r"|at the gym|running|lifting|playing|(?:hit|punch\w*) myself for"
            r"|(?:burn\w*|push\w*) myself out|by accident|accidentally|insulin pump|my "
            r"(?:usual|own)"
            r" insulin|vaccin\w*|hurt\w* myself (?:at|on|in the|doing|moving|when|while)"
            r"|needlestick|my career|professionally",
        ),
        Rule(
            "i-harm",
            r"(?:i|i am|i have|i have been|been|started|back to|relaps\w+|my) "
            r"(?:\w+ ){0,2}self harm(?:ing|ed|s)?",
            unless=r"(?:patient|patients|a|the|about|on|with|of|for|assess\w*|managing|treat\w*"
            r"|see|seeing|discuss\w*|present\w*) (?:\w+ )?self harm|<other> (?:\w+ "
            r"){0,3}self harm\w*",
        ),
        Rule(
            "slit-wrists",
            r"(?:cut|cutting|slit|slitting|slash\w*|open\w*) (?:up )?"
            r"(?:my|both my) (?:own )?(?:wrists?|arms?|throat|veins?|legs?|thighs?|artery"
            r"|radial|neck)",
        ),
        Rule(
            "end-my-life",
            r"(?:<ending>|taken|leave|leaving|quit|quitting|done with) my (?:own )?life",
            unless=r"(?:take|taking|took|taken) my (?:own )?life (?:back|in|into|seriously|for"
            r"|over)|end my life in|my life (?:partner|story|savings|insurance|drawing)"
            r"|my life (?:as|in) (?:a|the|medicine|surgery|london)",
        ),
        Rule(
            "end-it",
            r"(?:end|ending|finish|finishing) it (?:all|forever|permanently|for good|now"
            r"|tonight|today)",
            unless=r"relationship|contract|placement|marriage|rotation|mentor\w*|engagement",
        ),
        Rule(
            "just-end-it",
            r"(?:just|want to|going to|thinking of|thinking about|ready to|rather|"
            r"should|might as well|could) (?:just )?(?:end|ending) (?:it|everything|things)",
            unless=r"relationship|contract|placement|marriage|rotation|mentor\w*|engagement|him"
            r"|her"
            r"|with (?:him|her|them|my)|tactfully|well|nicely|meeting|lecture|presentation"
            r"|(?:end|ending) (?:it|everything|things) (?:by|before|with|on a|at|properly|early"
            r"|between|politely)",
        ),
        Rule(
            "want-die",
            r"(?:i|i am|i have|and|but|just|only|really|sometimes|honestly|actually|"
            r"myself|always|often|me|ive|to|also|part of me|so|feel|tbh|would|all i|do) "
            r"(?:\w+ ){0,2}?(?:<want>|wish i (?:was|were|could|could just|would|might)|hope i"
            r"|wish i could just|hope that i|long to|pray i|praying i) (?:just |to "
            r"|really |also |"
            r"actually |maybe |quietly |simply |fucking )*<die>",
            unless=r"die (?:of|from) (?:embarrassment|shame|laughter|laughing|boredom|cringe"
            r"|happiness|hunger|thirst|curiosity|heat|old age)|die (?:on|laughing|a "
            r"little|inside"
            r"|happy|trying|in a ditch|alone)|die for|lol|lmao|be dead (?:lucky|good|sure"
            r"|certain"
            r"|chuffed|pleased|honest)|<other> (?:<g4>)(?:wants?|wanted|wishes|going"
            r"|trying|about)"
            r" to (?:just )?<die>|(?:<other>|patient) (?:is |was |are |were )?(?:likely "
            r"|about |going )"
            r"?to die|stop existing as|let(?:ting)? (?:him|her|them)|do not (?:want|plan"
            r"|wish) to die",
        ),
        Rule(
            "bare-want-die",
            r"(?:want|wanted|wish|going|ready|rather|prefer) (?:to )?(?:just )?"
            r"(?:die|be dead|unalive)(?= (?:now|tonight|today|so|please|really|already|anymore"
            r"|and|but|because|every|most|all|right|sometimes|honestly|tbh|\.)| $)",
            unless=r"(?:<other>|patient) (?:<g4>)(?:wants?|wanted|wishes|going|about|ready"
            r"|rather)"
            r"(?: to)?|do not (?:want|plan|wish) to die|lol|lmao",
        ),
        Rule(
            "rather-dead",
            r"(?:rather|better off|be better|easier|happier|wish i was|wish i were"
            r"|wishing i was|hope i am|hope i end up|should be|deserve to be|want to be) "
            r"(?:being |be |off |if i (?:was|were) |i was |i were )*(?:dead|in the ground"
            r"|six feet"
            r" under|in a coffin|in the morgue|in a body bag)",
            unless=r"(?:he|she|they|patient|patients|relationship|process|idea|career) "
            r"(?:<g4>)(?:better off|be better|should be|easier)",
        ),
        Rule(
            "suicidal",
            r"(?:i|i am|am|feel|feeling|felt|been|become|becoming|getting|got|quite|"
            r"very|actively|passively|bit|a bit|so|me) (?:\w+ ){0,2}(?:suicidal|suicide)",
            unless=r"<other> (?:<g4>)(?:is|was|are|were|be|being|feels?|felt|feeling|seems?"
            r"|became"
            r"|has been) (?:\w+ ){0,2}suicid\w+|not suicidal|suicid\w+ (?:patients?|risk"
            r"|prevention"
            r"|assessments?|ideation in|lecture|teaching|rates?|awareness|talk|module"
            r"|case|note of"
            r"|attempt in|watch|pathway|training|research|essay|audit|policy|screen\w*)"
            r"|(?:a|the|this|that|my|our|actively|acutely|first|another|his|her|their|of"
            r"|with|about"
            r"|on|for|treat\w*|assess\w*|see|seeing|saw|met|managing|manage) (?:\w+ )?suicidal"
            r" (?:patients?|man|woman|person|teen\w*|people|student|colleague|friend"
            r"|child|girl|boy"
            r"|young)|(?:about|discuss\w*|topic of|on|taught|teach\w*|talk\w* about) suicide",
        ),
        Rule(
            "suicidal-thoughts",
            r"(?:i|i am|am|my|me|myself|with|been|having|have|had|these|"
            r"constant|getting|get|daily|more) (?:\w+ ){0,5}suicidal (?:thoughts?"
            r"|ideation|ideas?"
            r"|feelings?|urges?|intent|plans?|impulses?|tendencies)",
            unless=r"(?:<other>|with) (?:<g4>)(?:has|had|have|having|with|about|expressing"
            r"|expressed"
            r"|disclosed|reports?|reported|reporting|presenting|presented|denies|denied"
            r"|described)"
            r" (?:<g3>)suicidal|patients? (?:\w+ ){0,5}suicidal|ask\w* about suicidal"
            r"|screen\w* for"
            r"|assess\w* (?:for )?suicidal|how (?:do|should|can) i (?:ask|assess|explore"
            r"|document"
            r"|respond|talk|raise)|teach\w*|lecture|osce|exam",
        ),
        Rule(
            "suicide-mine",
            r"(?:i|i am|am|been|keep|keeps|thoughts of|my|me) (?:\w+ ){0,4}"
            r"(?:commit|committing|attempt|attempting|attempted|<think>)(?: about| of| on)?"
            r"(?: \w+){0,2} suicide",
            unless=r"<other> (?:<g3>)(?:commit\w*|attempt\w*|<think>)|patients?|career suicide"
            r"|(?:talk|teach|lecture|essay|paper|project|research|audit|presentation|podcast)",
        ),
        Rule(
            "bare-suicide",
            r"(?:\. |^ )(?:suicide|suicidal|suicidal ideation|suicide thoughts"
            r"|thinking (?:about|of) (?:suicide|ending it|dying)|thoughts of (?:suicide|dying"
            r"|ending it|killing myself)|want(?:ing)? to die)(?= \.| $)",
        ),
        Rule(
            "overdose",
            r"(?:i|i have|and|am|i am|want to|going to|to|of|about|might|could|just|"
            r"maybe|i will) (?:\w+ ){0,4}(?:take|took|taken|taking|have|having|overdose"
            r"|overdosed"
            r"|overdosing)(?: an?| another| my)?(?: \w+)?(?: overdose| overdosing)",
            unless=r"<other> (?:<g4>)(?:take|took|taken|taking|has|had|who)|patients?|kid|child"
            r"|manag\w*|treat\w*|clerk\w*|history",
        ),
        Rule(
            "i-overdosed",
            r"(?:i|i have|i am|am|just|want to|going to|thinking of|thinking about|"
            r"of|might|will) (?:\w+ ){0,2}(?:overdose|overdosed|overdosing)",
            unless=r"<other> (?:<g4>)overdos\w+|on (?:caffeine|coffee|chocolate|sugar|teaching"
            r"|lectures|webinars|information|netflix|meetings|revision)|(?:treat|manage"
            r"|managing|see"
            r"|saw|see|an|the|of|clerked|discuss\w*) (?:an? |the |\w+ )?overdos\w+"
            r"|overdosed? (?:him"
            r"|her|them|a|the|my) ?(?:patient)?",
        ),
        Rule(
            "taken-it",
            r"i (?:have )?(?:just |already )?(?:taken|took|swallowed|injected|had|downed"
            r"|drunk|drank) (?:<g5>)(?:all (?:the|my|of)|too (?:many|much)|loads of|lots "
            r"of|whole"
            r" (?:box|packet|pack|bottle|strip)|\d+ (?:paracetamol|tablets|pills)|handful "
            r"of|bunch of"
            r"|bottle of) ?(?:<g4>)(?:<drug>|everything)?",
            unless=r"(?:teaching|courses?|notes|credit|blame|shifts?|work|leave|on|coffee|annual"
            r"|exams?|responsibility|jobs?|extra|advice|feedback|calls?|bloods|time"
            r"|roles?|projects?"
            r"|photos|steps|cake|wine with|patients|questions|criticism|abuse|training|locums?)",
        ),
        Rule(
            "not-live",
            r"(?:do not|not|no longer|never|dont|stop|stopped|not really|can not) "
            r"(?:really |even |actually |feel like |see myself |think i )*(?:want|wanting"
            r"|wanted|"
            r"wish|wishing|care|deserve|like|feel like|feel)?(?: to)? ?(?:keep |go on |carry on "
            r"|continue |be )?(?:live|living|alive|being alive|be alive|exist|existing|breathing"
            r"|be in this world|be on this (?:earth|planet))(?= (?:anymore|like this|this "
            r"life|tonight"
            r"|with|any|through|past|in this world|another|if|and|but|because|or|now|this "
            r"way|\.)| $)",
            unless=r"live (?:in|with my|at|near|there|on call|close|up to)|(?:want|like) to live"
            r" with (?:my|him|her|them|the)|<other> (?:does|did) not|not (?:be )?living "
            r"(?:up|in|with"
            r" my|at|the dream|near)|(?:patient|he|she|they) (?:\w+ ){0,3}(?:live|living|alive)"
            r"|(?:can not|do not) live without (?:coffee|tea|my)",
        ),
        Rule(
            "not-here",
            r"(?:do not|not|no longer|never|stop) (?:really |even |actually )*(?:want|"
            r"wanting|wish|deserve|feel like|care)(?: to)? (?:be|being) (?:here|around|on this"
            r" (?:earth|planet)|in this world)(?: anymore)?(?= (?:tonight|tomorrow|and"
            r"|but|or|because"
            r"|if|i|no|at all|by|when|next|like|even|to|\.)| $)",
            unless=r"(?:job|placement|rotation|hospital|trust|department|specialty|course|city"
            r"|town"
            r"|ward|rota|meeting|school|uni|university|country|team|room|firm|deanery"
            r"|region|list"
            r"|theatre|lecture|programme|training)",
        ),
        Rule(
            "not-wake",
            r"(?:not|never|did not|do not|would not|could not|without) (?:have to |to "
            r"|ever |want to |need to |just )*(?:wake up|waking up|woken up|woke up)",
            unless=r"(?:patient|patients|he|she|they|who|alarm|early|at \d|for (?:my|the|work|a)"
            r"|until|on time|late|kids|baby|before|sedat\w*|anaesthe\w*|post op\w*|to my alarm)",
        ),
        Rule(
            "no-reason",
            r"(?:no|not a single|any|lost (?:my|the|all)|without a|not have (?:a|any)"
            r"|nothing|run out of|what is the|what is my|find a|not see (?:the|a|any)|not see)"
            r"(?: \w+){0,2} (?:reasons?|point|will|worth|purpose)(?: (?:left|for me|in me))*"
            r" (?:to|in|of|for|left to)(?: keep| carry on| go on| continue| being)? "
            r"(?:live|living"
            r"|alive|life|exist|existing|staying alive|wake up|waking up|breathing|being here)",
        ),
        Rule(
            "nothing-to-live",
            r"(?:nothing|not much|anything|something|no ?one|nobody)(?: left)?"
            r"(?: \w+)? to live for",
        ),
        Rule(
            "life-not-worth",
            r"(?:life|it|living|being alive|my life)(?: \w+){0,2} (?:is|feels?|seems?"
            r"|was|does|did|has)(?: just| really)? (?:not|no longer|pointless|hardly|barely)"
            r"(?: feel| seem| been)?(?: worth)? ?(?:living|worth living|to live|being "
            r"alive|it anymore)"
            r"|(?:is |if )?(?:life|my life)(?: is)? (?:even )?(?:not )?worth (?:living|it "
            r"anymore)"
            r"|(?:hate|despise) (?:living|being alive|my life|existing)",
        ),
        Rule(
            "tired-of-living",
            r"(?:tired|sick|done|exhausted|fed up|bored|weary|finished|over|"
            r"had enough|enough|scared|through) (?:of|with|from|by) (?:just )?(?:living"
            r"|being alive|"
            r"life|existing|being here|this life|my life|breathing|waking up|staying "
            r"alive|it all and"
            r" want out)",
            unless=r"(?:living|life) (?:in|with|on|out|at|as|under|away|like a student|admin)",
        ),
        Rule(
            "die-decided",
            r"(?:mind|decided|determined|intend|intending|meaning|chosen|choose|resolved"
            r"|prepared|arranged) to (?:<die>|be dead)(?= |$)"
            r"|like to be dead|my (?:own )?death will be|i will be dead(?= (?:by|soon"
            r"|tomorrow|tonight|on|before)| \.| $)|thoughts of (?:suicide|killing myself"
            r"|ending (?:it|my life))"
            r"|want to suicide|(?:^|\. )suicidal (?:and|on|at|again|right)|when you are "
            r"suicidal|(?:my|own) suicide(?= |$)",
            unless=r"<other> (?:<g3>)(?:has|had|have|having|with|about|decided|intend\w*|chosen) "
            r"|career suicide|patients?|teach\w*|lecture|dead (?:keen|set|certain|tired)"
            r"|by my (?:supervisor|boss)|lol|deadline",
        ),
        Rule(
            "catch-the-bus",
            r"ctb|catch(?:ing)? the bus(?: for good| forever)|hang(?:ing)? from a"
            r" (?:rope|beam|rafter)|(?:tie|tied|tying|make|made) (?:a|the|my) noose"
            r"|(?:the|a) noose"
            r"|(?:bought|buying|i got) rope|(?:bought|got|have|buy|buying) (?:a|some|the) rope"
            r"|(?:the|my) rope is (?:in the|up|tied|ready|packed)(?! (?:sling|gym|hall))",
        ),
    ),
)
