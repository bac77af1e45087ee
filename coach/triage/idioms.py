"""Idioms of death and harm, and names of professional subjects, that are taken out of a text.

Floor 2 (coach). They go before the rules run.
"""

from __future__ import annotations

from coach.triage.patterns import expression

_IDIOMS = (
    # Killing and dying that are not.
    r"(?:is|are|was|were|s|been|be|this|that|it|they|shifts?|feet|back|legs|rota|nights"
    r"|heat|commute|head|"
    r"heels|shoes|knees?|exams?|workload|suspense|boss|bleep) (?:\w+ )?(?:absolutely "
    r"|literally |slowly |"
    r"really |just )*(?:killing|kills|going to kill|will kill|murdering|nearly killed"
    r"|almost killed|about killed|"
    r"killed|going to be the death of|will be the death of|is the death of|the death of) "
    r"(?:me|us|my (?:back|feet|legs"
    r"|social life|love life|soul|vibe|motivation|knees|enthusiasm|confidence|career"
    r"|spirit))(?! with)",
    r"(?:kill|die|murder|commit murder) for (?:a|some|an|my|that|another|five|ten|one|this"
    r"|the|half|coffee|tea|chocolate"
    r"|sleep|food|pizza|chips|toast)",
    r"dying (?:to (?!die)(?!be dead)[^ .]+|for (?:a|some|an|my|the|coffee|tea|sleep|lunch"
    r"|dinner|food)|of (?:embarrassment"
    r"|shame|boredom|laughter|curiosity|heat|thirst|hunger)|art|breed|light|from "
    r"(?:embarrassment|boredom|laughing)"
    r"|on (?:my|its) feet|down|inside|out)",
    r"(?:die|died|dead|dying|expire|perish) (?:of|from|with) (?:sheer |pure "
    r")?(?:embarrassment|shame|laughter|laughing|"
    r"boredom|cringe|curiosity|hunger|thirst|heat|happiness|joy|excitement|mortification"
    r"|frustration|old age|awkwardness)",
    r"(?:die|died|dying|dead) (?:laughing|inside a little|a little inside|a bit inside|a "
    r"thousand deaths|on (?:my|our|its) "
    r"(?:feet|arse)|a death|hard|down|out|tired|on stage|happy)",
    r"(?:wanted|want|could have|nearly|almost) (?:the ground|the floor|the earth) to "
    r"(?:swallow|open up)(?: and swallow)? ?"
    r"(?:me)?(?: up| whole)*",
    r"(?:i |wanted to |nearly |almost |just |could have |thought i would |absolutely "
    r")+(?:die|died|dead) (?:when|as|after) "
    r"(?:i|he|she|the|my|we|they|everyone) (?:<g4>)(?:called|dropped|tripped|fell over"
    r"|laughed|forgot|realised|mic|mixed|"
    r"said|spilled|saw|sent|replied|walked)",
    r"(?:i am|am|im|we are|so|literally|actually) (?:\w+ )?dead (?:lol|lmao|haha\w*|on my "
    r"feet|tired|beat|serious|sure|"
    r"certain|chuffed|set|keen|proud|nervous|worried|against|behind|busy|meat|excited"
    r"|happy|pleased|bored|wood)",
    r"dead (?:line|lines|end|ends|on|set|weight|tired|beat|serious|sure|space|lift|lifts"
    r"|keen|lock|easy|good|boring|hard|"
    r"body|cert|centre|horse|wood|ringer|heat|pan|leg|nervous|proud|certain|against)",
    r"(?:over my dead body|drop dead gorgeous|dead man walking|left for dead|dead in the "
    r"water|back from the dead|"
    r"wouldnt be seen dead|would not be seen dead|not be caught dead|wake the dead|beat\w* "
    r"a dead horse|raise the dead)",
    r"(?:kill|killed|killing|nail|murdered) (?:it|time|two birds|the (?:presentation"
    r"|interview|exam|mood|vibe|meeting|viva|"
    r"talk|osce|music|joke|light|lights|conversation|momentum|idea|project|buzz|engine"
    r"|switch)|that (?:presentation|exam|"
    r"interview|viva|station|talk)|my (?:interview|exam|presentation|osce|viva|talk|phone"
    r"|battery|plants?|houseplants?)|an hour|"
    r"some time|off the (?:idea|project)|bugs|bacteria|the bacteria|germs|weeds|cancer "
    r"cells|cells)",
    r"(?:kill|shoot|murder|strangle|throttle) (?:me|him|her|them|you) (?:now )?(?:lol|lmao"
    r"|haha\w*|jk|joking|with (?:kindness|"
    r"paperwork|emails|boredom))",
    r"(?:he|she|they|my \w+|consultant|boss|mum|dad|wife|husband|registrar|matron) (?:is "
    r"|are |will |would |s |was )?"
    r"(?:going to |gonna )?(?:kill|murder|strangle) me(?= (?:if|when|for|because|after"
    r"|about|over)| \.| $)",
    r"(?:if looks could kill|dressed to kill|killer (?:shift|week|question|heels|app|line"
    r"|instinct|slide|feature|rota|set|"
    r"commute|blow|rotation|workout|look)|kill switch|in for the kill|kill joy|buzz kill"
    r"|road ?kill|overkill|painkillers?|"
    r"skills?|a matter of life and death|life or death|life and death|life after death"
    r"|death by (?:powerpoint|email\w*|"
    r"meeting\w*|spreadsheet\w*|committee|paperwork|a thousand \w+|admin|teams|portfolio"
    r"|audit|acronym\w*)|death march|"
    r"death knell|sick to death|bored to death|scared to death|frightened to death|worked "
    r"to death|work\w* (?:myself|me|us|"
    r"ourselves) to (?:death|the bone|an early grave)|worried to death|tickled to death|to "
    r"death(?= (?:of|with|about))|"
    r"feel\w* like death (?:warmed up|warmed over)|death warmed (?:up|over)|brush\w* with "
    r"death|kiss of death|"
    r"at death s door|death trap|cause of death|dice with death|cheat death|do it to the "
    r"death|fight to the death)",
    r"(?:knackered|tired|exhausted|wiped) to death|to die for|do or die|never say die|old "
    r"habits die hard|die hard|die is cast",
    r"(?:shoot myself|shot myself|shooting myself) in the foot|kick(?:ing|ed)? myself"
    r"|beat(?:ing)? myself up|tear\w* myself apart "
    r"over|hang(?:ing)? (?:myself|oneself) out|stab\w* (?:me |myself )?in the (?:back"
    r"|dark)|throw\w* myself (?:into|in to) (?:the|my|work|"
    r"research|revision|audit|it|teaching|this|a)|push myself|cut myself (?:some slack"
    r"|off)|cut(?:ting)? myself some slack|"
    r"hang(?:ing)? myself out to dry|bury\w* myself in|drown\w* myself in (?:work|coffee"
    r"|tea|books|revision)|hit\w* myself for|"
    r"punish\w* myself with (?:extra|revision|another)|top\w* myself up|poison\w* myself "
    r"with (?:coffee|caffeine|canteen|hospital)|"
    r"kill\w* (?:myself|ourselves) (?:laughing|trying|to (?:get|finish|pass|please|impress"
    r"|meet|make|be)|with (?:work|overtime|"
    r"revision)|over (?:this|the|an|a) (?:audit|exam|essay|rota|presentation|portfolio"
    r"|project|job)|for (?:this|a|the) (?:job|nhs|"
    r"exam|portfolio|trust|hospital|department|place)|at (?:work|the gym)|in the gym"
    r"|working|studying|revising|doing|on (?:the|this))",
    r"(?:career|professional|political|social|academic|commercial) suicide|suicide "
    r"(?:mission|squad|pact with the rota|grip|door|"
    r"run|bid|hill)|(?:would be|be|is|was|its|it is|feels like) suicide (?:to|for my "
    r"career|for the project|career wise)",
    r"jump\w* (?:off|under|into|in front) ?(?:the|a|of)? ?(?:deep end|bandwagon|the call"
    r"|conclusions|action|at the chance)|"
    r"throw\w* (?:me|us|them|him|her|someone|juniors?|trainees?|people|nurses|the \w+|my "
    r"\w+) (?:\w+ )?under (?:the|a) bus|under the bus|off a "
    r"cliff(?= edge| in| after| with)|cliff edge|bridge the gap|burn\w* (?:my |his |her "
    r"|all )?bridges?|water under the bridge|cross that bridge|"
    r"light at the end of the tunnel|walk\w* the plank|hit (?:by a|like a) (?:bus|truck"
    r"|train|lorry|ton of bricks) (?:by|with|of) "
    r"(?:tiredness|fatigue|exams)|(?:feel|felt|feeling|look|looks|looked) like i (?:was"
    r"|were|have been|had been|ve been|got|am)? ?"
    r"(?:been )?(?:hit|run over) by (?:a|the) (?:bus|truck|train|lorry|steamroller|tram)"
    r"|hit(?:s|ting)? the (?:wall|road|ground running"
    r"|roof|gym|books|nail|bus)|(?:bus|hit by a bus) (?:factor|number|test|scenario)|if "
    r"(?:he|she|they|someone|the \w+|our \w+|anyone|"
    r"one of (?:us|them)) (?:got|get|gets|was|were|is) (?:hit by|run over by|under) a bus",
    r"(?:fall|fell|falling|slip|slipped) (?:on my sword|through the (?:cracks|net))|fall "
    r"on (?:my|his|her) sword|pull\w* the plug on (?:the|"
    r"this|our|my|a)|pull\w* the trigger on|dodged? a bullet|bite\w* the bullet|gun\w* for "
    r"(?:me|him|her)|stick(?:ing)? (?:my|a) (?:head|finger|"
    r"fork) in|sharp end|double edged sword|under the knife|knife edge|knives out|smoking "
    r"gun|going postal|going to explode",
    r"(?:cardiac|asystolic|respiratory) arrest|crash (?:call|calls|trolley|team|bleep"
    r"|course|section|diet|landing|mat|induction)|"
    r"(?:nearly|almost) (?:died|crashed|collapsed) (?:laughing|when|of|with)|commit\w* "
    r"(?:to|myself to) \w+",
    r"(?:drug|drugs|medication|overdose|overdosed|od|overdosing) (?:on|of) (?:caffeine"
    r"|coffee|chocolate|sugar|tea|teaching|lectures|webinars|"
    r"information|netflix|meetings|revision|biscuits|haribo|quality street|red bull|e "
    r"?learning|powerpoint|memes|tiktok)|information overdose",
    r"hill (?:that )?(?:\w+ ){0,3}(?:prepared|willing|ready|happy|going|choosing) to die on"
    r"|lost (?:the|my) will to live (?:somewhere|half ?way|(?:at|by|around) (?:slide|page|item))"
    r"|live(?:ing)? (?:and|or) die by|die on (?:this|that|the|a) hill|hill to die on|hill i "
    r"will die on|(?:hill|place) to die|dying (?:art|"
    r"breed|wish)|death (?:certificat\w*|cert|audit|review|rates?|rattle|notification"
    r"|verification)|nine lives|live to tell|lived to tell",
    r"(?:phone|laptop|battery|bleep|pager|car|computer|plant|tablet|ipad|printer|machine"
    r"|career|love life|social life|brain|motivation|"
    r"enthusiasm|chat|group) (?:\w+ )?(?:is |was |has |just )?(?:dead|died|dying|die|killed)",
    r"(?:make|makes|made|making) me (?:\w+ )?(?:want|wanna) to (?:scream|cry|quit|weep"
    r"|laugh|tear my hair out|bang my head|pull my hair out|"
    r"throw (?:my|the) (?:bleep|phone|computer|laptop|pager)[^.]{0,30}|chew my (?:arm|leg) "
    r"off|gouge|stab (?:my|myself in the) eyes?)|stab\w* my(?:self in the)? eyes?"
    r"|gouge my (?:own )?eyes out|claw my eyes out|shoot (?:myself|me) (?:now )?(?:lol"
    r"|haha\w*|jk)",
    # Names of subjects in which these words are ordinary.
    r"(?:suicide|suicidal|self harm|suicidality|overdose|overdoses|suicidal ideation) "
    r"(?:prevention|awareness|risk assessments?|risk (?:lecture|"
    r"teaching|training|tool|form|module|factors?|scale|scor\w*|management|stratification"
    r"|formulation|station|management plan|question\w*|review|"
    r"in|among|of|is|e ?learning|policy|audit)|rates?|lectures?|teaching|talk|training"
    r"|ward|watch|research|literature|statistics|stats|policy|policies|"
    r"pathway|guidelines?|guidance|audit|studies|study|paper|essay|dissertation|module"
    r"|course|session|webinar|seminar|station|osce|question|questions|case|"
    r"cases|inquest|inquests|review|reviews|bereavement|support group|hotline|helpline"
    r"|charity|safety plan|safe messaging|contagion|postvention|cluster"
    r"|among (?:doctors|medics|nurses|trainees|students|medical|healthcare|vets|young"
    r"|physicians|junior|men|women)|in (?:doctors|medics|nurses|trainees"
    r"|medical students|healthcare|vets|young people|physicians|the profession|medicine"
    r"|men|older|prison|adolescents|anaesthetists|general practice))",
    r"(?:lecture|talk|teaching|session|seminar|essay|paper|article|podcast|book|chapter"
    r"|guide|guideline|policy|audit|research|dissertation|module|course|"
    r"training|presentation|poster|literature|workshop|documentary|film|novel|osce|station"
    r"|question|webinar|slides?|e ?learning|project|review|journal "
    r"club|discussion|topic|talks|lectures|tutorial|teach|teaching (?:students|medical "
    r"students)|present|presenting|campaign|blog|statistics|data|survey) "
    r"(?:\w+ )?(?:on|about|of|for|covering|around|in|discussing|discusses|into|regarding) "
    r"(?:\w+ ){0,4}(?:suicide|suicidal|self harm|overdoses?|suicidality|"
    r"dying|death|euthanasia|assisted dying|homicide|murder|abuse|bullying|harassment"
    r"|patient safety|racism|sexism|discrimination)(?: \w+)?",
    r"(?:suicide|dying|death|dead|die) (?:is|was|remains|are) (?:the|a|one of|among|an) "
    r"(?:leading|common|commonest|major|second|third|important|subject|topic)",
    r"(?:assisted|physician assisted) (?:dying|suicide) (?:bill|law|debate|legislation"
    r"|vote|act|in the uk|should|is)",
    r"(?:dnar|dnacpr|end of life|palliative care|palliative|hospice|bereavement) (?:\w+ "
    r")?(?:care|team|discussion|conversation|decision|talk|rotation|ward|job|"
    r"lead|nurse|patient|patients|form|work)?",
)
"""Each takes the danger out of the words it covers; none covers a whole plain statement."""


def without_idioms(text: str) -> str:
    """Return normalised text with idioms and subjects replaced by ``_``."""
    for idiom in _IDIOMS:
        text = expression(idiom).sub("_", text)
    return text
