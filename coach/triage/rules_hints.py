"""Half-spoken hints at not wanting to live: images, arrangements, professional turns of phrase.

Floor 2 (coach). Doctors and nurses speak of themselves in the words of their work: comfort
measures, last offices, a form for the next of kin. Most of these ask for a question, not a block.
"""

from __future__ import annotations

from coach.triage.model import Route
from coach.triage.patterns import Rule, RuleSet

_TEACHING = r"(?:patients?|exam|teaching|lecture|guideline|osce|revision|relatives?|audit|students)"

HINTS = RuleSet(
    name="self_harm.hint",
    route=Route.SELF_HARM,
    rules=(
        Rule(
            "end-it-when",
            r"(?:going to|gonnae|decided (?:i would|to|i will)|ready to|want to|planning to"
            r"|will|i would|just|to|plan to|wish i could(?: just)?|could) (?:just )?end (?:it"
            r"|am|this)(?: all)?"
            r"(?= (?:tonight|today|at|by|after|before|this (?:night|week|weekend)|soon"
            r"|when|the night|myself|tbh|already|quietly|because|so|now|on|over|at "
            r"christmas|next)| \.| $)",
            unless=r"relationship|contract|placement|marriage|rotation|mentor\w*|engagement"
            r"|meeting|presentation|lecture|talk|call|session|on a (?:positive|high|good"
            r"|question|happy)|with a|before (?:the|my) (?:break|lunch|next)|essay|letter"
            r"|email|nicely|politely|supervision|partnership|conversation",
        ),
        Rule(
            "load-taken",
            r"(?:take|took|taken|taking|swallowed|swallowing|had|necked|downed) (?:\w+ "
            r"){0,3}(?:loads?|lots?|handfuls?|bunch|whole|packets?|box|bottles?|all|too many"
            r"|too much|first few|rest|strips?|stash|all of|more|everything)(?: of)? (?:\w+ "
            r"){0,3}(?:pills|tablets|paracetamol|medication|insulin|codeine|propranolol"
            r"|cabinet|zopiclone|capsules|antidepressants)"
            r"|took too many (?:on|last|yesterday|tonight|this|of)|too many on "
            r"(?:saturday|sunday|friday|monday|tuesday|wednesday|thursday|purpose)",
            unless=r"<other> (?:<g3>)(?:took|taken|take|taking|has|had|swallowed|gave)|patients?"
            r"|by mistake for",
        ),
        Rule(
            "cutting",
            r"(?:started|back to|been|still|keep|stop|resist|urge to|relapsed and|am|want to) "
            r"cut(?:ting)?(?= (?:again|tonight|my(?:self)?|when|every|to|and|so|at|because"
            r"|since)| \.| $)",
            unless=r"hair|costs?|corners|budgets?|cake|carbs|caffeine|alcohol|down|back|short"
            r"|people off|him off|her off|them off|ties|to the chase|meetings|staff"
            r"|services|beds|wards?|sugar|hours",
        ),
        Rule(
            "danger-to-myself",
            r"(?:danger|risk) to myself|(?:not|never|un)? ?safe (?:from|with) myself|can not "
            r"(?:keep|trust) myself(?: safe)?|not sure i can keep myself safe|i will not be "
            r"safe|i am not safe(?= (?:on my own|alone|tonight|right now|at home|and|\.)| $)",
            unless=r"to (?:prescribe|operate|lead|drive)|trust myself (?:to|with (?:a|the) "
            r"(?:list|clinic|decision|procedure|cannula))|lone work\w*",
        ),
        Rule(
            "when-dead",
            r"(?:when|once|after|if|until) i am (?:dead|buried|cremated|in the ground|found"
            r"|six feet under|dead and buried)(?= |$)",
            unless=r"you will get (?:my|the) portfolio|prise|lol|lmao|organ donor card|bury me"
            r"|haunt",
        ),
        Rule(
            "rope-garage",
            r"(?:the|a|my) (?:rope|noose|ligature|hosepipe)(?= (?:is|was|in|from|ready|i|and"
            r"|hidden|around|round)| \.| $)|(?:car|engine) running in (?:the|my) garage|garage "
            r"(?:<g5>)(?:engine|exhaust|hosepipe|fumes)|(?:something|what|enough|vials?|drugs?"
            r"|stuff) (?:<g6>)(?:would|could|to) kill me|keep opening (?:the|that|my) drawer",
            unless=r"climb\w*|rescue|ropes course|abseil|ligature (?:audit|points? (?:audit"
            r"|assessment)|policy|risk|cutters?)|learn the ropes|<other> (?:<g3>)(?:found"
            r"|had|with)|sail\w*|coffee|caffeine",
        ),
        Rule(
            "sickness-relief",
            r"(?:lump|scan|cancer|results?|diagnosis|biopsy|tumour|illness|mass|disease|chest "
            r"pain) (?:<g10>)(?:relie\w+|hope\w*|hoping|glad|let it (?:grow|take)|take the "
            r"decision|way out|not (?:going to )?(?:get|have) it (?:looked|seen|checked"
            r"|treated)|would not treat|refuse treatment|shows? something|be terminal|be the "
            r"end)|(?:hope\w*|hoping|wish\w*|relie\w+|glad) (?:<g6>)(?:scan|lump|biopsy|cancer"
            r"|tumour|results?) (?:<g4>)(?:shows?|something|malignant|bad|positive|terminal"
            r"|cancer)|stopped taking my (?:insulin|tablets|medication|warfarin"
            r"|antiretrovirals|inhalers|steroids)|(?:do not|stopped|not) (?:take|taking) my "
            r"(?:tablets|insulin|medication|inhalers)",
            "check",
            unless=r"<other> (?:<g3>)(?:lump|scan|cancer)|patient|negative|clear|relieved (?:it"
            r"|that|when) (?:<g4>)(?:benign|fine|clear|ok)|exam results|results day|survey",
        ),
        Rule(
            "envy-dead",
            r"(?:env\w+|jealous|lucky|swap (?:places )?with|trade places|wish i (?:was|were"
            r"|could be|had been) (?:one of )?(?:them|him|her|that)|wanted to swap|want to "
            r"swap|instead of (?:him|her|them)|understand why (?:she|he|they) did (?:it|that)) "
            r"?(?:<g8>)(?:dying|dead|died|dies|death|palliative|terminal|hospice|morgue"
            r"|mortuary|at rest|asleep for good|passed|gone|did it|overdose|suicide|that)(?= "
            r"|$)|(?:dying|died|dead|terminal|palliative|hospice|killed himself|killed herself"
            r"|took his life|took her life) (?:<g8>)(?:env\w+|jealous|lucky|swap|think lucky"
            r"|at least (?:he|she|they) (?:is|are|got)|wish (?:it|that) (?:was|were) me|should "
            r"have been me|why not me|close to it myself|been close)|(?:he|she|they) (?:got"
            r"|found|is|are) (?:out|lucky|free|peace)(?= |$)(?: \w+){0,5} died",
            "check",
            unless=r"(?:got the (?:job|post)|consultant post|fellowship|promot\w*|to work (?:in"
            r"|on|with)|rotation|specialty|palliative (?:care )?(?:job|post|reg\w*"
            r"|trainee|team|consultant|placement)|hospice (?:job|placement|team|work))",
        ),
        Rule(
            "keys-cupboard",
            r"(?:keys?|cupboard|fridge|trolley|store ?room|shelves|drug room|anaesthetic room"
            r"|pharmacy|controlled drugs|theatre recovery|drawer|cabinet|omnicell) "
            r"(?:<g10>)(?:think\w* (?:about|of)|look\w* at|star\w* at|what is in (?:there|it)"
            r"|everything i would need|tempt\w*|just (?:look|stand|sit)|no need to be|call\w* "
            r"(?:to )?me|would be (?:easy|quick|enough)|keep going back|on my own|trust "
            r"myself)|(?:thinking|think|looking|look|staring|stare) (?:<g6>)(?:cupboard|drug "
            r"fridge|what is in the|controlled drugs|the keys|the shelves|the vials?|the "
            r"drawer)(?= |$)|everything i would need|(?:hold|have|carry|give|hand\w*|take"
            r"|took) (?:<g3>)(?:the |my )(?:house |drug |cd |cupboard |other )*keys(?= (?:on "
            r"nights|anymore|off me|back|away|from me|tonight)| \.| $)|(?:medicines|tablets"
            r"|pills|medication|drugs) (?:out of|away from|off) (?:my (?:flat|house|home"
            r"|hands)|me|here)|knowledge and (?:i have (?:got )?)?(?:the )?access",
            unless=r"(?:lost|forgot|office|car keys|mess|rota|stock|audit|expired|temperature"
            r"|induction|policy|key (?:worker|points?|stage)|filing cabinet|recipe|lunch"
            r"|milk|who (?:should|ought to)|nurse in charge|handover of|locked out"
            r"|patients? (?:own|medication))",
        ),
        Rule(
            "asking-for-me",
            r"(?:asking|ask|question|fact|number|dose|research\w*|look\w*|googl\w*|it is|that "
            r"is|this is|not) (?:<g3>)(?:for me|for myself|about me|me not a patient|not "
            r"(?:for|about) (?:a |my |any )?patient|not for (?:the|an) (?:audit|teaching"
            r"|exam))(?= |$)",
            "check",
            unless=r"(?:mentor\w*|leadership|advice|support|time|help|what works|looking for me"
            r"|feedback|goal|career|job|coach|question is for me|new for me|hard for me"
            r"|good for me|right for me|easy for me|works? for me|best for me|too much "
            r"for me|that is (?:\w+ )?for me|course|book)",
        ),
        Rule(
            "would-they-die",
            r"(?:would|will|could|do|does|did) (?:\w+ ){0,3}(?:they|you|i|it|someone|a "
            r"(?:person|healthy adult|doctor)) (?:\w+ ){0,3}(?:actually |really |definitely "
            r"|just )*(?:die|be dead|survive it|wake up from it|not make it)(?= (?:or|if"
            r"|quick\w*|from|of that|\.)| $)|(?:^|\. )(?:does|will|would) it hurt(?: to die| "
            r"much| at the end)?(?= \.| $)|is it (?:quick|painless|peaceful|like falling "
            r"asleep)(?= \.| $)|everything in (?:my|their|the) (?:bathroom )?cabinet",
            unless=_TEACHING
            + r"|injection|cannula|vaccine|blood test|procedure|chest drain|prognos\w*|his "
            r"chances|her chances",
        ),
        Rule(
            "final-goodbye",
            r"(?:thank|thanks|grateful) (?:<g8>)(?:\. )?goodbye(?= \.| $)|goodbye (?:everyone"
            r"|all|world|then|to everyone|to you all|forever|for good|for ever|my friend)(?= "
            r"\.| $)|(?:^|\. )goodbye(?= \. $| $)|(?:it is|this is|was|s|is|be) (?:my |the "
            r"|our )?last (?:of anything|of everything|everything|one|time you|time i (?:will "
            r")?(?:see|write|bother|speak))(?= |$)|last (?:everything|of anything|set of "
            r"anything)|for the last time(?= (?:and|i|maybe|\.|ever|this)| $)|(?:they|everyone"
            r"|people) thinks? i am (?:just )?(?:rotating|leaving|moving|going on (?:leave"
            r"|holiday))(?= |$)|last (?:bloods|ward round|coffee|sunrise|cannula|handover"
            r"|call)(?= \.| $| ever)",
            unless=r"placement|retir\w*|leaving (?:do|party|drinks)|my (?:consultant|mentor) s "
            r"last|last one (?:to|who|in|on)|attempt|resit|exam|fresh start|last time "
            r"(?:i|we) (?:met|tried|spoke|talked)|interview|telling you|ask(?:ed|ing)?"
            r"|before (?:my )?maternity",
        ),
        Rule(
            "mind-made-up",
            r"(?:made (?:up )?my (?:mind|decision)|made up my mind|decided|sorted it in my "
            r"head|decision is made|no more waiting|finally know what to do|know what i "
            r"(?:have|need) to do now)(?= |$)(?: \w+){0,10} (?:calm|peace\w*|fine|relie\w+"
            r"|light|quiet|free|easy|serene|okay|better)(?= |$)|(?:calm\w*|peace\w*|fine"
            r"|relie\w+|light|serene|slept well|sleeping well)(?: \.)?(?: \w+){0,10} "
            r"(?:because )?(?:i )?(?:have )?(?:finally )?(?:made up my mind|made my (?:mind"
            r"|decision)|set the date|decided)(?= \.| $)|at peace with (?:it|that|leaving"
            r"|going|what comes)|allowed to go now|(?:ready|time) (?:for me )?to go now|i can "
            r"go now",
            unless=r"(?:resign\w*|job|specialty|career|quit|apply|training|ltft|course|deanery"
            r"|gp|mentor|post|trust|move|country|programme|surgery|fellowship|offer|leave "
            r"medicine|hand in|report\w*|go home|go on holiday|part time)",
        ),
        Rule(
            "no-me-in-it",
            r"(?:version|picture|photo|future|year|plan|world|story|life|place) (?:<g6>)(?:me "
            r"in it|with me in|has me in|i am in(?! (?:my )?(?:year|(?:"
            r"first|second|third|fourth|fifth|final|last) (?:year|term|post)))|without me in)"
            r"(?= |$)|(?:there is not|is no|not) (?:a |any )?(?:picture|future|next year|after"
            r"|tomorrow|later) (?:for me|with me|where i|that i)"
            r"|(?:do not|not|never) (?:really )?(?:expect|think|reckon"
            r"|see|believe|imagine|plan|intend) (?:to |i will |i would |i am going to |myself "
            r")+(?:be )?(?:around|here|alive|there|make it|see it|reach|get(?:ting)? (?:to"
            r"|that far)|last|live)(?= (?:for|when|by|next|to|then|until|that|long|\.|past"
            r"|come|it|much|at)| $)|(?:can not|not|never) see (?:myself )?(?:five days"
            r"|tomorrow|next week|getting to|past (?:friday|this week|the weekend|christmas"
            r"|tomorrow)|the end of (?:this|the) (?:week|month|year)|beyond)|(?:rather|hope) "
            r"(?:i )?(?:not|do not) (?:see|reach|get to|be here for) (?:it|my|tomorrow"
            r"|another)(?= |$)|in the ground(?= |$)|nobody will be able to (?:ring|reach|find"
            r"|contact) me|(?:by|from|after) (?:tomorrow|tonight|friday|monday|then) "
            r"(?:<g3>)(?:no need|nobody need|will not (?:need|matter))|(?:i )?will not be here "
            r"(?:on )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow"
            r"|next week|by then)(?= \.| $)",
            "check",
            unless=r"(?:in (?:this|the|my) (?:job|specialty|trust|department|hospital|city"
            r"|programme|post|career|surgery)|annual leave|on leave|holiday|rotat\w*"
            r"|finish (?:on time|early)|project|promot\w*|consultant by|see (?:the "
            r")?(?:value|point|results|benefit)|pass|passing|the job|the post|see it "
            r"(?:as|that way)|place for me|make it (?:to|into) (?:the|your|my|clinic"
            r"|theatre|teaching|interview|st3|consultant)|as a (?:consultant|surgeon"
            r"|leader)|hand ?over|cover|swap|away (?:on|at)|conference|nights? off)",
        ),
        Rule(
            "numb-dead",
            r"(?:feel|feeling|felt) (?:like |as if |as though )?(?:i (?:am|have|had|was|were) "
            r")?(?:already )?(?:dead|died|a ghost|a corpse|a shell|gone|buried)(?= |$)|already "
            r"(?:died|dead|gone|a ghost)|dead (?:inside|already|behind the eyes)|(?:can not"
            r"|not|do not know how to) (?:just )?be (?:a person|me|anyone|alive) "
            r"?(?:anymore)?(?= \.| $)|(?:things|it|my head|my thoughts|everything|life) (?:has "
            r"|have |is |are |got |getting |gone |become |been )+(?:\w+ )?(?:dark|darker|black"
            r"|bleak)(?= |$)|(?:^|\. )nowhere(?= \.| $)",
            "check",
            unless=r"(?:on my feet|tired|after (?:nights|the gym|leg day)|early|outside|winter"
            r"|evenings|on (?:nights|the ward)|clocks|humou?r)",
        ),
        Rule(
            "screen-hidden",
            r"(?:phq ?9?|phq|questionnaire|screening|wellbeing (?:form|survey|score)|last "
            r"(?:item|question)|item nine|question nine|honestly) (?:<g8>)(?:lied|lie|not at "
            r"all|will not say|hid|tick\w*|section me|frighten\w*|scared|myself|on myself|last "
            r"item|truth)|section me|(?:lied|lie|lying|tick\w*|scored) (?:<g8>)(?:phq"
            r"|questionnaire|wellbeing form|screening|last item|not at all|last question)",
            "check",
            unless=r"patient|service users?|survey results|staff survey",
        ),
        Rule(
            "coin-toss",
            r"(?:driv\w*|rid(?:e|ing)|cycl\w*|cross\w*|walk\w*) (?:<g8>)(?:eyes (?:shut"
            r"|closed)|no lights|without lights|without looking|no hands|too fast on purpose"
            r"|at (?:ninety|a hundred|100|110|120)|wrong side)|coin toss|roll of the dice"
            r"|leave it (?:up )?to (?:god|fate|chance|the universe)|up to (?:god|fate|chance) "
            r"(?:if|whether)|let (?:fate|god|chance) decide|will not swerve|would not swerve"
            r"|not (?:going to )?swerve|look(?:ed|ing)? for (?:the|a|my) vein|russian roulette"
            r"|hold(?:ing)? my breath under|walk(?:ing)? into the (?:sea|water|river|traffic)"
            r"|(?:water|river|sea|canal|edge|drop|train line|tracks|platform) (?:look\w*"
            r"|seem\w*|felt|is|was) (?:\w+ )?(?:kind|inviting|peaceful|calm|friendly|quiet"
            r"|welcoming|restful|tempting|loud)|(?:top|landing|ledge|roof|railing|handrail"
            r"|level (?:9|nine|10|ten)|edge|window) (?:<g8>)(?:felt nothing|restful|leaned"
            r"|lean over|looked down|looking down|thought about|how easy|do not smoke|let go)",
            unless=r"patient|swim\w*|holiday|surf\w*|blindfold|trust exercise|cannulat\w*|on the "
            r"(?:left|right)|parkrun|bloods",
        ),
        Rule(
            "finds-me",
            r"(?:who|whoever|someone|somebody|person|one who|nobody|cleaner|flatmate|wife"
            r"|husband|kids|parents|police|family|mum) (?:<g6>)(?:finds? me|find my body|found "
            r"me|opens? the door|discover me|clean up after me|identify me|have to see me|see "
            r"me like that|finds? (?:it|the body))(?= |$)|(?:if|when|in case) (?:something"
            r"|anything) happens? to me|told first|found at home|doctor s (?:note|body)|next "
            r"of kin (?:form|changed|updat\w*)|i would rather (?:not )?(?:it was|be found)",
            "check",
            unless=r"(?:on call|theatre|lone work\w*|mess|hiding|asleep|mentor|finds? me (?:a"
            r"|annoying|difficult|intimidating|useful|helpful|hard|easy|too|boring|on "
            r"linkedin|in the|when|at|someone)|holiday|travel\w*|abroad|cover for|rota"
            r"|patient)",
        ),
        Rule(
            "alive-for",
            r"(?:only |just )?(?:stay|staying|stayed|keep|keeping|kept|still|am|alive|here"
            r"|holding on|hanging on|live|living|exist|existing|carry on|going) ?(?:alive "
            r"|here |around |going |on )?(?:for|because of|only for|out of) (?:my |the "
            r")?(?:dog|cat|kids|children|mum|mother|parents|daughter|son|wife|husband|partner"
            r"|patients|family|sister|brother|habit|faith|religion|god|baby)(?= \.| $| and "
            r"nothing| he| she| they)|(?:only|last|one) (?:thing|reason|person) "
            r"(?:<g4>)(?:keep\w* me (?:here|alive|going|on this)|i am (?:still )?(?:here|alive"
            r"|around)|holding me (?:here|back)|stop\w* me|i have not (?:done it|gone|left))"
            r"|(?:only|just) (?:here|alive|staying|waiting|going|hanging on|holding on) "
            r"(?:until|till)|(?:not (?:certain|sure) i (?:would|want) (?:like )?to (?:get "
            r"through|see|reach|be here|wake))|how do i get through (?:tomorrow|tonight)",
            "check",
            unless=r"(?:home|leave early|work for|job|shift|applying|promotion|medicine|in the "
            r"nhs|training|in this (?:job|trust)|consultant|stopping me (?:from "
            r")?(?:apply|ask|speak)|go part time|teaching|lecture|on call|out of hours"
            r"|coffee|cover)",
        ),
        Rule(
            "really-mean-it",
            r"(?:meant it how you think|for real just dying|keep wishing (?:it|he|they) had"
            r"|(?:not|it is not|is not) (?:really )?(?:about )?a friend(?= \.| $)|the friend "
            r"is me|i am the friend|asking for a friend (?:\. )?(?:<g6>)(?:me|not)|it is me(?= "
            r"\.| $)|close to it myself|understand why (?:she|he|they) did it|i have been "
            r"(?:there|close) (?:\w+ )?(?:this week|myself|lately))",
            "check",
        ),
    ),
)
