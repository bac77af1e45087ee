"""Hidden ways of saying that one may not want to live, doctors' own among them.

Floor 2 (coach). Nobody says "suicide" here: burdens, goodbyes, accidents wished for, methods
asked about, drugs put aside, a last shift. Sources of the idea: published work that finds models
good at plain words and weak at these (references in docs/safety.md).
"""

from __future__ import annotations

from coach.triage.model import Route
from coach.triage.patterns import Rule, RuleSet

_CLINICAL = (
    r"<other> (?:<g3>)(?:has|had|took|taken|who|was|is|needs|asked|with)|patients?|exam|osce|viva"
    r"|revision|revising|toxbase|lecture|guideline|teaching|for (?:a|the|my) (?:case|essay|talk"
    r"|presentation)|on my ward|in ed|in resus"
)
_THEY = (
    r"(?:everyone|they|people|the team|my (?:\w+ )?(?:family|wife|husband|partner|kids?|children"
    r"|parents|mum|dad|team|colleagues|friends|daughter|son|patients|ward|department|girlfriend"
    r"|boyfriend|baby|flatmates?)|the world|the ward|the department|the rota|the kids|the "
    r"nhs|you all"
    r"|others|my loved ones|all of them|anyone|nobody|someone|she|he|it)"
)

PASSIVE = RuleSet(
    name="self_harm.passive",
    route=Route.SELF_HARM,
    rules=(
        Rule(
            "better-without-me",
            r"<g2>(?:better|happier|easier|fine|ok|okay|safer|relieved|glad|cope"
            r"|manage|simpler|lighter|improve\w*|richer|kinder|free|freed)(?: off)?(?: \w+){0,3}"
            r" (?:without me|if i (?:was|were|am|just|had) ?(?:not (?:here|around|alive"
            r"|born|there|in it)"
            r"|gone|dead|disappeared|never (?:been )?(?:born|existed|here)|vanished|died"
            r"|did not exist"
            r"|not exist|never woke up)|once i am gone|when i am gone|if i died|if i disappeared"
            r"|if i did not exist|if i never existed|with me (?:gone|dead|out of the way))",
            unless=r"(?:team|department|ward|project|committee|meeting|rota) (?:<g4>)(?:cope"
            r"|manage|fine)"
            r"(?: \w+){0,2} without me (?:for|while|next|on|during|until)|annual leave|on leave"
            r"|maternity|without me (?:there|on the (?:call|project)|doing|chasing"
            r"|checking|having)",
        ),
        Rule(
            "nobody-would-miss",
            r"(?:nobody|no ?one|noone|not a soul|who|would anyone|will anyone"
            r"|anyone|anybody|they|people|everyone|he|she|colleagues) (?:\w+ "
            r"){0,4}(?:miss|notice|"
            r"care|mind|cry|mourn|bother|remember|realise|know) (?:\w+ ){0,3}(?:if|when"
            r"|that|once) i "
            r"(?:\w+ ){0,3}(?:gone|died|dead|disappeared|disappear|vanished|vanish|not "
            r"(?:here|around|"
            r"turn up again|wake up)|ended it|dropped dead|killed|never woke|did not wake"
            r"|stopped existing"
            r"|were not here|was not here)|nobody (?:would|will) (?:even )?(?:miss|notice) me"
            r"(?= (?:if|when|anyway|once|and|at|\.)| $)",
            unless=r"from the (?:rota|meeting|course|call)|\d (?:minutes|mins|hours)|early"
            r"|lecture|teaching",
        ),
        Rule(
            "wish-not-born",
            r"(?:wish|wished|wishing|better if|should|hate that|regret|why was|wonder why"
            r") (?:that )?i (?:\w+ ){0,2}(?:never|not|ever|even) ?(?:been |was |had been |be )?"
            r"(?:born|existed|alive)|i (?:wish|should) (?:<g2>)(?:was never|had never|have never"
            r"|never) (?:been )?(?:born|existed|lived)",
        ),
        Rule(
            "hope-not-wake",
            r"(?:hope|hoping|wish|wishing|pray|praying|want|like it if|love it if|nice"
            r" to|relief|care if|mind if|ok if|okay if|fine if|would like|easier if"
            r"|better if|bliss"
            r"|wanting) (?:<g6>)(?:not wake|never wake|not waking|never waking|did not "
            r"wake|do not wake"
            r"|go to sleep forever|sleep forever|not have to wake|stay asleep|asleep "
            r"forever)(?: up)?",
            unless=r"(?:patient|patients|he|she|they|baby|kids|neighbours|partner|husband|wife"
            r"|hope i do not"
            r" wake (?:the|my|him|her|them|anyone|everyone)|wake (?:him|her|them|my|the))",
        ),
        Rule(
            "wish-accident",
            r"(?:hope|hoping|hoped|wish|wishing|wished|pray|praying|want|wanting|wanted"
            r"|not mind|not care|not be (?:that )?(?:sad|bothered|upset)|almost like"
            r"|fantasi\w+|dream\w*"
            r"|daydream\w*|imagin\w+|relieved|relief|thinking|think|thought|jealous|envy"
            r"|would be easier"
            r"|be easier|be nice|be great|would help|solve|be ok|be okay|be fine|catch "
            r"myself|find myself"
            r"|what if|if only|keep|willing) (?:<g8>)(?:(?:a|the|some) (?:bus|lorry|car"
            r"|truck|train|van|tram|"
            r"ambulance|meteor|asteroid) (?:\w+ ){0,3}(?:hit|hits|take me out|run me over"
            r"|ran me over|"
            r"flattened me|would not stop|took me out)|(?:hit|hits|struck|run over"
            r"|knocked down|flattened"
            r"|crushed|mown down|taken out|run down|squashed) (?:by|under) (?:a|the|some"
            r"|an) (?:\w+ )?(?:"
            r"bus|lorry|car|truck|train|van|tram|tube|ambulance|hgv|something|drunk "
            r"driver|bin lorry)"
            r"|(?:fatal|terminal|deadly|something terminal|incurable|stage (?:4|iv"
            r"|four))(?: \w+)?"
            r"(?= |$)|get (?:cancer|ill enough to die|a heart attack|hit)|have a (?:heart "
            r"attack|stroke|"
            r"fatal|massive)|my heart (?:would|to|could) (?:just )?stop|plane (?:to "
            r"|would )?(?:crash|crashed)|"
            r"car (?:would |to )?(?:crash|crashed)|(?:get|got|be|being) (?:run over|shot"
            r"|stabbed|struck by"
            r" lightning)|run me over|hit me(?= (?:on|and|so|tonight|one|or|then|now|\.)| $)"
            r"|(?:crash|crashing|crashed|have a crash|wreck|write off|roll|flip) (?:my|the) car)",
            unless=r"<other> (?:<g3>)(?:was|got|gets|being|been|is) (?:hit|run over)|insurance"
            r"|patient"
            r"|hit me (?:that|how|what|when|up|with)|terminal (?:patients?|illness talk"
            r"|care)|palliative"
            r"|hit the (?:gym|books)",
        ),
        Rule(
            "if-accident-fine",
            r"if (?:i|a (?:bus|car|lorry|truck|train)|the (?:bus|car|lorry|train|plane"
            r"|tube)|something|some) (?:<g6>)(?:crashed|hit me|died|never woke up|ran me "
            r"over|dropped dead|"
            r"got hit|was hit|went under|not wake up|stopped breathing|dead|happened to "
            r"me|did not wake up"
            r"|run over|killed me|took me out|did not make it)(?: \w+){0,5} (?:relie\w+"
            r"|fine|ok|okay|not mind|"
            r"not care|not fight|not be sad|easier|do not care|peace\w*|good|grateful"
            r"|glad|not bother\w*"
            r"|not stop it|let it|would not matter|not matter|so be it|that would be it|rest)"
            r"|(?:relie\w+|fine|not mind|do not mind|not care|do not care|not fight|not "
            r"be (?:that )?"
            r"(?:sad|upset|bothered|sorry)|easier|happy|glad|not really mind|ok|okay"
            r"|peace\w*|grateful|"
            r"not matter|does not matter|whatever|nice|better|good thing) (?:with it "
            r")?(?:about it )?if (?:i|a "
            r"(?:bus|car|lorry|truck|train)|the (?:bus|car|lorry|train|plane|tube)"
            r"|something happened to me|"
            r"something) ?(?:<g6>)(?:crashed|hit me|died|never woke up|ran me over"
            r"|dropped dead|was dead"
            r"|got hit|was hit|went under|not wake up|stopped breathing|dead|not be here"
            r"|happened to me"
            r"|was gone|were gone|run over|killed me|took me out|gone|did not make it)",
            unless=r"<other> (?:died|was dead)|patient",
        ),
        Rule(
            "drive-into",
            r"(?:driv\w*|swerv\w*|steer\w*|crash\w*|plough\w*|turn\w* the wheel|veer\w*|"
            r"aim\w*|turning) (?:<g4>)(?:into|off|at|under|towards|through|in front of) "
            r"(?:<g3>)(?:tree|wall|"
            r"bridge|barrier|barriers|oncoming|central reservation|lorry|lorries|traffic"
            r"|truck|river|cliff|"
            r"lamp ?post|pillar|crash barrier|reservoir|wheel|edge|hgv|ditch|motorway bridge)",
            unless=r"(?:drunk driver|someone|he|she|they|patient|other car|who) (?:<g2>)(?:drove"
            r"|crash\w*|"
            r"swerv\w*)|(?:driv\w*|crash\w*) (?:<g2>)(?:change|improvement)|accidentally|clerked",
        ),
        Rule(
            "not-brake",
            r"(?:not|without|never|no longer|stop|stopped|do not bother|forget\w*) (?:to )?"
            r"(?:brak\w*|press the brake|hit the brakes?|look\w* (?:when|before|as|while) "
            r"(?:i )?"
            r"cross\w*|turn(?:ing)? the wheel|wear(?:ing)? (?:a|my) (?:seat ?belt|helmet))"
            r"|cross\w* (?:the )?(?:road|street)s? without look\w*"
            r"|(?:taking|take|taken) (?:my|the) (?:seat ?belt) off",
        ),
        Rule(
            "step-out",
            r"(?:jump\w*|step\w*|walk\w*|throw\w*|fall\w*|lean\w*|leap\w*|go|going|run\w*|let "
            r"myself|chuck\w*|roll\w*|drop\w*|tip\w*) (?:<g4>)(?:in ?front of|off|under"
            r"|onto|into|out in front"
            r" of|from|over|out of) (?:<g3>)(?:train|trains|bus|tube|lorry|tracks?"
            r"|traffic|bridge|roof|cliff|"
            r"balcony|building|car park|multi ?storey|platform|window|top floor|railings?"
            r"|motorway|edge|"
            r"ledge|road|sea|river|water|rails|stairwell|viaduct|atrium|helipad|canal|railway)",
            unless=r"(?:get|getting|got|step\w*|jump\w*|fall\w*|fell|hop|walk\w*|run\w*|go"
            r"|going) (?:<g2>)(?:off|"
            r"out of|on|onto|from|over|into|under) (?:the|a|my) (?:train|bus|tube"
            r"|building|car park|road|"
            r"platform|bridge)(?= (?:at|to|early|and (?:go|walk|cry|into)|on the way"
            r"|after|before|home|for|with|"
            r"every|near|where|in the)|)(?! )|<other> (?:<g4>)(?:jump\w*|fell|fall\w*"
            r"|step\w*|threw)|patient|"
            r"swim\w*|parkrun|for a (?:run|walk|swim)|abseil\w*|charity|parachut\w*"
            r"|bungee|walk\w* out of the"
            r" building|walking into the building|roll(?:ing|ed)? (?:out|into)|come off "
            r"the|leadership|new role",
        ),
        Rule(
            "place-standing",
            r"(?:stand\w*|stood|sit|sitting|sat|park\w*|stop|stopping|stopped|look\w*|"
            r"linger\w*|hover\w*|go|going|up|wait\w*|stare|staring|walk\w*|here) "
            r"(?:<g4>)(?:on|at|over|by|near"
            r"|down from|to|up|off|from) (?:<g3>)(?:bridge|roof|cliff|ledge|edge of the "
            r"platform|platform edge|top of"
            r" the (?:car park|multi ?storey)|railway line|tracks|parapet|top floor of "
            r"the car park|railings)"
            r"(?! (?:for|meeting|terrace|garden|job|project))",
            unless=r"photo\w*|view|lunch|coffee|picnic|patient|<other> (?:<g2>)(?:is|was) "
            r"(?:stand|sit)\w*|bridge"
            r" (?:the gap|between)|garden|party|charity|roof terrace|on the edge of (?:my "
            r"seat|quitting)",
        ),
        Rule(
            "burden",
            r"(?:i am|i have become|i feel|am|being|feel like|just|only|such|become|been|i do "
            r"not want"
            r" to be) (?:<g4>)(?:a|such a|the|nothing but a|just a|more of a)? ?(?:burden"
            r"|dead weight|waste of (?:"
            r"space|oxygen|air|a life|a training number)|drain) (?:on|to|for) (?:everyone"
            r"|them|my (?:family|wife|"
            r"husband|partner|parents|kids|children|mum|dad|friends|loved ones|girlfriend"
            r"|boyfriend)|everybody|"
            r"those|people|anyone|all)(?! (?:team|rota))",
        ),
        Rule(
            "waste-of-space",
            r"(?:i am|am|being|just) (?:\w+ ){0,3}(?:waste of (?:oxygen|air|a life))",
        ),
        Rule(
            "goodbye",
            r"(?:said|say|saying|says|written|writing|wrote|write|this is|want to say|time to "
            r"say|my|"
            r"final|last) (?:<g3>)(?:my )?(?:last |final )?goodbyes?(?! (?:party|card"
            r"|drinks|do|lunch|email|cake"
            r"|speech|to (?:the|a|my) (?:patient|patients|ward|job|team|mentor|department"
            r"|colleague\w*|old"
            r"|placement|rotation|weekend\w*|social|firm|consultant|trainee|career|dream"
            r"|medicine)))",
            unless=r"leaving (?:do|party|drinks|lunch|card)|rotat\w+|placement|mentor\w*"
            r"|retir\w+|new job|patient|"
            r"my (?:gran|grandad|grandmother|grandfather|nan|dad|mum|father|mother|dog"
            r"|cat)|to (?:her|him)"
            r"|end of the (?:job|block|year)|dying relative|covid",
        ),
        Rule(
            "not-around-later",
            r"(?:i (?:will|would|am|may|might|shall|do|doubt|am probably)|will i) (?:<g3>)"
            r"(?:not|never|no longer|be gone|doubt i will|wont) ?(?:going to )?(?:even "
            r")?(?:be )?(?:here|around|"
            r"alive|be a problem|be anyone s problem|anyone s problem|a problem|bother\w* "
            r"(?:anyone|you|anybody|them)|"
            r"need (?:it|them|to worry|any of it|a mentor)|matter|see (?:christmas|next"
            r"|the|my|tomorrow|30|another)"
            r"|make it to|have to (?:worry|face|feel|do this)|hurt anymore|be in (?:the"
            r"|your|anyone s) way|live to see)"
            r"(?= (?:for|to|anymore|much longer|long|by|after|tomorrow|next|then|when|in"
            r"|soon|anyway|come|any|"
            r"christmas|year|birthday|once|\.|anyone|on|that|about|much|past|past|and|so"
            r"|beyond|longer|this|it)| $)",
            unless=r"(?:leave|holiday|rotat\w*|placement|august|new job|moving|maternity|on call"
            r"|away|retire\w*|"
            r"rota|shift swap|meeting|clinic|theatre|conference|weekend off|teaching"
            r"|deanery|make it to (?:the|your|"
            r"clinic|theatre|teaching|handover|work|my|a|this)|see the (?:consultant"
            r"|patient|point|results?|rota|"
            r"value)|not be around (?:on|at|for the (?:meeting|teaching|clinic))|(?:see"
            r"|be) my (?:mentor|supervisor)"
            r"|be a problem (?:if|that|to|with)|in clinic)",
        ),
        Rule(
            "gone-soon",
            r"(?:when|once|after|before|if) i (?:am|was|were|have) (?:finally |just |all "
            r")?gone(?= (?:"
            r"and|who|will|they|my|it|people|the|everyone|nobody|maybe|please|\.|what"
            r"|would|someone|i want|tell)| $)|"
            r"(?:soon|tonight|tomorrow|by (?:monday|friday|then|morning|sunday|tomorrow"
            r"|christmas)|finally|will)"
            r" (?:it (?:will|is) (?:all )?(?:be )?over|i (?:will|can) (?:finally )?(?:be "
            r"(?:free|gone|at peace|with "
            r"(?:him|her|them|my (?:mum|dad|gran|brother|sister|nan)))|rest))|i (?:will"
            r"|am going to) (?:soon |finally "
            r")?be (?:gone|at peace|with my (?:mum|dad|gran|nan|brother|sister|late))(?= "
            r"(?:soon|by|before|tonight|"
            r"then|finally|and|tomorrow|again|\.|anyway)| $)|it (?:will|is going to) all "
            r"be over (?:soon|tonight|"
            r"tomorrow|by|this)",
            unless=r"(?:leave|holiday|rotat\w*|placement|exam|exams|arcp|shift|nights|assessment"
            r"|interview|course|"
            r"meeting|viva|osce|clinic|presentation|home|moved|to (?:the|a|another)"
            r"|dissertation|gone (?:to|on|for|"
            r"through|back|into|out|over|wrong|home))",
        ),
        Rule(
            "no-problem-after",
            r"(?:after|once|from|by) (?:<g5>)(?:i|it|that) (?:will|would|shall)(?: \w+)? "
            r"(?:not "
            r"|no longer |never |stop )(?:be |being )?(?:a |an |anyone s |your |anybody s "
            r"|their |the )?(?:problem|"
            r"issue|burden|nuisance|worry|matter|trouble)(?! (?:with|if|because|to|for "
            r"the (?:rota|clinic)))",
            unless=r"rota gap|visa|parking|resit|it will not be a problem (?:to|for|if)",
        ),
        Rule(
            "disappear",
            r"(?:want|wanted|wish|like|going|love|need|could|would|ready|rather|wishing|feel "
            r"like) (?:<g4>)"
            r"(?:to )?(?:just )?(?:disappear|vanish|fade away|evaporate|cease|stop "
            r"existing|not exist|slip away|be "
            r"erased|be nothing|dissolve|turn (?:everything|it all|myself) off|switch "
            r"(?:everything|it all|myself) off"
            r"|delete myself|stop being)(?= (?:forever|for good|completely|and (?:never"
            r"|not)|permanently|from "
            r"(?:this|the) (?:world|earth|planet|face)|without|so|off the|quietly|anymore"
            r"|altogether|for ever|from "
            r"existence)| \.| $)",
            unless=r"(?:floor|ground|hole|consultant|ward round|teaching|embarrass\w*|when (?:he"
            r"|she|the|my|they)|"
            r"mortified|in front of|problem|work|rota|issue|ghost|feedback|patient)",
        ),
        Rule(
            "permanent-way",
            r"(?:permanent|only|easy|easiest|one|final|another|a|any other|no other|quickest"
            r"|the|best)"
            r" (?:way out|exit|solution|escape|option|way to (?:make it|get it to|get "
            r"this to) (?:all )?stop|way (?:it "
            r"|this |i )?(?:ends|stops))(?: \w+){0,4} (?:is |was |left |i can see |i see "
            r"|would be |seems )*(?:to )?(?:die|"
            r"dying|death|dead|not be(?:ing)? here|permanent\w*|gone|to go|stop(?:ping)?"
            r"|to not be here|end|for me to "
            r"(?:go|die|disappear))|(?:permanent|final) (?:solution|way out|exit|escape)"
            r"|(?:only|no other|no) way out"
            r"(?= (?:is|for me|of this|left|but|except|i can|\.|anymore|other|now|of here)| $)",
            unless=r"ward|car park|fire|contract|rota|permanent (?:solution|way) to (?:the|our)"
            r"|staffing|training programme|"
            r"of this (?:job|contract|placement|rotation|programme|post|specialty|meeting)",
        ),
        Rule(
            "make-it-stop",
            r"(?:want|need|just want|wish|make|anything to make|begging|way to make|make all) "
            r"(?:<g3>)(?:it|"
            r"everything|the pain|all of this|it all|the hurt|my brain|my head|this|the "
            r"thoughts|my thoughts|my mind) "
            r"(?:all )?(?:to )?(?:stop|be over|end|go quiet|go dark|go black)(?= "
            r"(?:forever|now|for good|permanently|"
            r"tonight|anymore|so|and (?:i|never)|\.|for ever|please|hurting|one way)| $)",
            "check",
            unless=r"(?:bleep|rota|interrupt\w*|phone|emails?|gossip|bully\w*|behaviour|meeting"
            r"|exam)",
        ),
        Rule(
            "no-future",
            r"(?:can not|do not|not|no longer|unable to|never) (?:really |even )?(?:see"
            r"|imagine|picture|"
            r"have|envision|think) (?:<g2>)(?:a |any |my |myself )?(?:future(?= (?:at all"
            r"|anymore|for myself|with me|past|"
            r"beyond|any|for me(?! in)|\.)| $)|(?:being )?alive|(?:existing|being here"
            r"|being around|living|getting) (?:"
            r"past|beyond|next|in|by|to|after|another)|making it (?:to|past) (?:30|next "
            r"year|christmas|my|the (?:end of "
            r"the|weekend|new year)))|(?:there is|have|has|see) no future(?= (?:for me|at "
            r"all|left|anymore|\.)| $)",
            unless=r"in (?:medicine|surgery|this|the|nursing|training|gp|my|research|academia|a)"
            r"|specialty|career|"
            r"here at|(?:place|post|department|trust)",
        ),
        Rule(
            "done-fighting",
            r"(?:i|am|i am|just) (?:\w+ ){0,2}(?:done|finished|through|tired of|too tired to"
            r"|give up|giving"
            r" up|given up|gave up|can not keep|stopped)(?: \w+){0,2} (?:fighting"
            r"|pretending i want to be|on (?:life|living"
            r"|everything|myself and)|on being alive|staying alive|surviving|trying to "
            r"(?:stay alive|survive|live)|keep"
            r"(?:ing)? (?:myself )?(?:going|alive))",
            unless=r"(?:survey|audit|rota|hr|management|fight(?:ing)? (?:for|with|over|about|my)"
            r"|infection)",
        ),
        Rule(
            "someone-else-dead",
            r"(?:should have been|wish it (?:was|were|had been)|why (?:was it not|not)|it "
            r"should be) me"
            r"(?= (?:who|that|instead|in|who died|not|lying|and)| \.| $)",
            "check",
            unless=r"(?:on the rota|promoted|chosen|picked|got the (?:job|post)|appointed"
            r"|presenting|award|prize|publish\w*)",
        ),
        Rule(
            "kids-after-me",
            r"(?:who|someone|somebody|anyone|will you|would|whether|sure|arrang\w*|sort\w*"
            r"|found|find\w*)"
            r" (?:<g5>)(?:look after|take care of|take|have|feed|care for|raise|provided "
            r"for|adopt) (?:<g4>)(?:if|when|once|"
            r"after) (?:i am|something happens to me|i was|i were|i) ?(?:gone|dead|not "
            r"here|not around|die|died|am gone"
            r"|no longer here|not alive|was gone|were gone|)(?= |$)",
            unless=r"(?:leave|holiday|away|on call|work|nights|rotat\w+|conference|theatre"
            r"|discharge|patient|at work"
            r"|clinic|when i (?:am|was) (?:on|at|in|away)|once i|if i (?:am|was) (?:on|at"
            r"|late|stuck|away))",
        ),
    ),
)

METHOD = RuleSet(
    name="self_harm.method",
    route=Route.SELF_HARM,
    rules=(
        Rule(
            "amount",
            r"(?:how (?:many|much)|what (?:dose|amount|number|quantity)(?: of)?|what s the "
            r"(?:dose|amount)|"
            r"what is the (?:dose|amount|lethal dose|fatal dose)(?: of)?|is \d+ \w*) "
            r"(?:<g8>)(?:to (?:die|kill (?:yourself|"
            r"myself|you|me|someone|a person|an adult)|not wake up|be (?:fatal|lethal"
            r"|dead)|end (?:it|things|a life|my)|"
            r"stop (?:your|my|a|the) (?:heart|breathing)|go to sleep (?:and|forever)"
            r"|never wake up|overdose|od|sleep forever"
            r"|kill|finish)|(?:would|will|could|is|are|be) (?:<g2>)(?:kill|lethal|fatal"
            r"|enough to (?:die|kill|end|not|stop|"
            r"do it)|deadly|do it|finish me)|before (?:you|i|it|someone) (?:die|dies"
            r"|kills?|stops?|never)|lethal|fatal|deadly)",
            unless=_CLINICAL,
        ),
        Rule(
            "lethal-dose",
            r"(?:lethal|fatal|deadly|toxic) (?:dose|amount|dosage|quantity|level)s? (?:of|for)",
            unless=_CLINICAL + r"|antidote|ld50|mechanism|treatment|levels?",
        ),
        Rule(
            "height",
            r"(?:how high|what height|how tall|how many (?:floors|storeys|stories|metres"
            r"|meters|feet)|which (?:bridge"
            r"|bridges|building|buildings|car parks?)|what (?:bridge|bridges|building"
            r"|buildings|floor)|tallest|highest|is (?:the|a)"
            r" \d+\w* (?:floor|storey|metre|foot)) (?:<g8>)(?:fall|jump|fatal|survive|die"
            r"|bridges?|buildings?|kill|enough|car "
            r"parks?|roof|high enough|surviv\w*|suicide|barriers?|drop|accessible|open to)",
            unless=_CLINICAL + r"|trauma (?:call|team)|ladder",
        ),
        Rule(
            "painless",
            r"(?:painless\w*|quickest|quick|fastest|easiest|easy|least painful|peaceful"
            r"|gentlest|gentle|most "
            r"effective|surest|cleanest|best|simplest|kindest|reliable|most reliable"
            r"|foolproof|less painful|without pain|nicest"
            r"|how do (?:you|i|people)|how to|how can i|how would (?:you|i|someone)|ways?"
            r"|method|methods) (?:<g4>)(?:to |of |for )?(?:"
            r"die(?! down)|dying|to go(?= (?:and|without|\.)| $)|death|kill (?:myself"
            r"|yourself|oneself)|kill yourself|end (?:it|my life"
            r"|your life|your own life|ones life|a life|everything)(?! (?:with|when"
            r"|between|by))|"
            r"suicide|hang (?:myself|yourself)|overdose|od|bleed out|tie a noose|exit)(?! of)",
            unless=_CLINICAL + r"|<other> (?:<g3>)(?:die|dying|death)|palliati\w+|good death|death "
            r"(?:certificat\w*|audit|review|"
            r"meeting|discussion)|suicide (?:prevention|risk|awareness|assessment|talk"
            r"|lecture)|break|cope|support|talk|discuss|"
            r"end (?:it|everything) (?:with|when|between)|mentor\w*|colleagues?"
            r"|relatives?|famil\w+|discuss\w*|about|process|after"
            r"|respond|deal with|teach\w*|handle|raise|document|certif\w+|verify|confirm"
            r"|prevent|die (?:well|at home|on)|mortality",
        ),
        Rule(
            "how-long-die",
            r"how (?:long|quickly|fast|soon|quick|easy|hard|far) (?:<g6>)(?:to (?:die|bleed "
            r"out|suffocate|drown|"
            r"lose consciousness|stop breathing|asphyxiate|pass out and die)|before "
            r"(?:you|i|someone) (?:die|lose consciousness|pass out|"
            r"stop breathing)|to kill (?:you|me|yourself|myself)|find (?:me|my body|the "
            r"body|you)|found me|notice i was (?:dead|gone))",
            unless=_CLINICAL,
        ),
        Rule(
            "access-drugs",
            r"(?:i|i have|we|got|have|has|with|easy|having) (?:<g4>)(?:access to|get hold of"
            r"|get my hands on|the keys "
            r"(?:to|for)|reach|could take|walk past|get at|take home|sign out|draw up) "
            r"(?:<g5>)(?:<drug>|drug cupboard|cd cupboard|"
            r"controlled drugs|cupboard|drug trolley|everything i would need|what i need"
            r"|what i would need|the means|drug fridge|"
            r"anaesthetic (?:room|drugs))(?= (?:and|so|if|would|whenever|it would|no one"
            r"|nobody|right|anytime|at work|to end|at any|every"
            r"|on (?:nights|the ward|my)|in the|that could|here|i|when|all|anyway|which|,"
            r"|\.)| $)",
            unless=r"patients? (?:<g4>)(?:has|have|had|get|got)|formulary|pharmac\w+|key\w* to "
            r"the (?:ward|office)|do not have|can not get|"
            r"no access|shortage|prescrib\w*|policy|audit|guideline|antibiotics"
            r"|competenc\w*|sign ?off|supervis\w*|out of hours|"
            r"problem|system|login|card|delay\w*|to give|for (?:my|the|our) patients?",
        ),
        Rule(
            "know-how",
            r"(?:i|as a (?:doctor|medic|nurse|anaesthetist|vet|pharmacist|gp|paramedic|midwife"
            r"|clinician)|we|at least i|being "
            r"an? \w+) (?:<g4>)(?:know|knows|worked out|work out|calculat\w*|figured out"
            r"|look\w* up|googled|know exactly|researched|"
            r"research|research\w*|checked|sure) (?:<g3>)(?:exactly )?(?:how|what|which"
            r"|the dose|where) (?:<g4>)(?:to (?:do it|end it|make it"
            r"|make sure|die|kill|not be found|go)|much (?:it|would|i|to|is|of)|dose"
            r"|doses|would (?:do it|work|kill|be (?:quick|painless|"
            r"enough)|stop)|drugs?(?: \w+){0,3} (?:do it|work|take)|many (?:it|would|i"
            r"|pills|tablets)|vein|artery|to (?:cut|inject|take|give"
            r" myself)|it would take to|is lethal|works? (?:quick\w*|best|fast\w*)|would "
            r"not hurt|means|for me)(?= (?:to|and|so|if|it|"
            r"would|properly|myself|i|right|cleanly|without|painless\w*|quick\w*|now|from"
            r"|of|how|with|too|\.|needed|take|but)| $)",
            unless=r"(?:patient|patients|exam|guideline|job|how to do it (?:but|and|with|for|in"
            r"|on|under)|procedure|lumbar|central line|"
            r"chest drain|operation|suture|presentation|interview|audit|leadership"
            r"|feedback|appraisal|portfolio|antibiotic|bnf|"
            r"how much (?:work|time|effort|pressure|this|they|he|she|it (?:means|costs"
            r"|hurts|matters))|what drugs? to (?:prescribe|give)|"
            r"what (?:to do|i am doing)|task|meeting|delegate\w*|conversation"
            r"|supervisor\w*|consultant\w*)",
        ),
        Rule(
            "put-aside",
            r"(?:i|i have|have|been|am|started|keep|kept) (?:\w+ ){0,3}(?:saving up|saved up"
            r"|save up|stash\w*|hoard\w*|"
            r"stockpil\w*|pocket\w*|collect\w*|keeping|kept|taking home|took home|taken "
            r"home|took|taken|stole|stolen|stealing|sneak\w*|"
            r"ordered|bought|buying|hid|hiding|put aside|putting aside|squirrel\w*|got"
            r"|got hold of|have) (?:<g6>)(?:<drug>|enough (?:to|"
            r"pills)|supply)(?: \w+){0,5} (?:home|in my (?:bag|drawer|locker|pocket|car"
            r"|room|bedside|bathroom|flat|desk|glovebox|kitchen|"
            r"wardrobe)|from (?:work|the ward|theatre|the cupboard|my shifts?|the "
            r"anaesthetic room|the drug cupboard|a&e|ed|icu)|just in "
            r"case|for (?:when|later|tonight|the right|a rainy)|ready|under my|by my bed"
            r"|beside (?:me|my bed)|next to me|in front of me|lined up|"
            r"with me|here)",
            unless=r"patients?|prescribed (?:by|for)|headache|by mistake|accident\w*|inhaler"
            r"|history|antihistamine|hay ?fever|spare|audit|"
            r"colleague|<kin> (?:<g3>)(?:took|taken|taking|stole|stealing|pocket\w*"
            r"|stash\w*)|for a cold|migraine|reported|counting|"
            r"teaching|to give",
        ),
        Rule(
            "self-inject",
            r"(?:draw\w* up|inject\w*|cannulat\w*|put (?:in )?a cannula|push\w*|giv\w*|gave"
            r"|set up|hook\w*|run\w*|bolus\w*) "
            r"(?:<g6>)(?:myself|my (?:own )?(?:arm|vein|veins|hand|leg|body|neck)|me)(?= "
            r"(?:with|and|some|of|tonight|after|some|a|the|in|up|to|"
            r"\.)| $)",
            unless=r"(?:own insulin|diabet\w*|vaccin\w*|b12|flu|clexane|ivf|methotrexate"
            r"|biologic|practis\w*|practic\w*|gave me|give me|"
            r"giv\w* myself (?:time|a|permission|credit|space|some)|push\w* (?:myself|me)"
            r"|runs? me|running me|set (?:me|myself) up|humira)",
        ),
        Rule(
            "note-written",
            r"(?:wrote|written|writing|write|drafted|drafting|left|leave|leaving|finished"
            r"|typed|draft) (?:<g3>)(?:a |the |my |"
            r"some |their |goodbye |suicide |final |last )+(?:notes?|letters?|emails?"
            r"|messages?)(?= (?:for (?:my (?:wife|husband|parents|"
            r"mum|dad|kids|children|family|partner|sister|brother|girlfriend|boyfriend"
            r"|daughter|son|loved)|everyone|when (?:they|i)|after|"
            r"them to find)|to (?:my (?:wife|husband|parents|mum|dad|kids|children|family"
            r"|partner|sister|brother|girlfriend|boyfriend|daughter|"
            r"son|flatmate)|explain why i|say sorry|everyone i)|on (?:my|the) (?:pillow"
            r"|fridge|desk|bed|kitchen|counter)|already|and (?:said|"
            r"sealed|my will)|just in case|explaining))|suicide (?:note|letter)|goodbye "
            r"(?:note|letter)s?|write (?:the|my) note(?= |$)(?! (?:in|up|"
            r"of|for the patient))",
            unless=r"discharge|clinic|gp letter|patient|found (?:a|her|his|the)|resign\w*|cover "
            r"letter|<other> (?:<g3>)(?:wrote|left|leaving|"
            r"written)|her suicide|his suicide|complaint|reference|to (?:my "
            r")?(?:consultant|tpd|supervisor|ward)|operation note|job|team|"
            r"leaving (?:do|card)",
        ),
        Rule(
            "affairs",
            r"(?:put\w*|getting|get|got|sort\w*|settled|settling|tidying|tidied|finish\w*"
            r"|updat\w*|organis\w*|arrang\w*|made|making|"
            r"wrote|written|writing|changed|gave|given|giving|check\w*|look\w*|read\w*"
            r"|left|leaving|cancel\w*|transferr\w*) (?:<g3>)(?:my )?(?:"
            r"affairs in order|affairs|will(?= (?:and|so|today|last|this|is|yesterday"
            r"|just|out|sorted|the|it|for)| \.| $)|life insurance|death in "
            r"service|funeral|passwords|all my (?:things|stuff|belongings|books"
            r"|possessions)|my (?:things|stuff|belongings|possessions|favourite"
            r"|stethoscope|dog|cat|pets?|jewellery) away|away (?:my|all my|most of my) "
            r"(?:\w+ )?(?:things|stuff|belongings|books|possessions|clothes|"
            r"dog|cat|pets|stethoscope|money|jewellery|guitar|plants|record\w*)|my (?:dog"
            r"|cat|pets?|plants) (?:to|a new home|rehomed)|bank details)",
            unless=r"retir\w*|turn (?:sixty|fifty|seventy)|sixty|patient|solicitor|mortgage|house"
            r"|baby|pregnan\w*|married|moving|abroad"
            r"|charity|declutter\w*|rotat\w*|advance care|goodwill|"
            r"free will|he will|she will|they will|it will|i will|we will|will (?:be|not"
            r"|have|do|get|need|make|take|help|you|never|just)|of (?:a|my) "
            r"(?:gran\w*|father|mother|nan)|my (?:gran|nan|grand\w+|dad|mum|father|mother"
            r"|uncle|aunt) s? ?(?:will|funeral)|estate|relative|colleague|"
            r"union|pension scheme|contract|flat share|induction|department|team|family s"
            r"|login|it support|hr",
        ),
        Rule(
            "insurance-pays",
            r"(?:life insurance|death in service|insurance|pension) (?:<g8>)(?:pay|pays|paid"
            r"|cover|covers|payout|valid|invalid|"
            r"claim|still|kids|family|suicide)(?: \w+){0,6} (?:suicide|if i (?:die|died"
            r"|kill|did it)|took my own|take my own|it is not an accident|"
            r"look like an accident|killed myself|i die|i am gone|better off|if it was"
            r"|intentional|self inflicted)|worth more (?:dead|to (?:them|my "
            r"\w+|everyone) dead)|make it look like an accident|look like an accident",
        ),
        Rule(
            "last-shift",
            r"(?:my|be my|was my|this is my|tonight is my|tomorrow is my|one) (?:<g1>)(?:last"
            r"|final) (?:shift|day|night|night shift|"
            r"ward round|on call|list|clinic|christmas|birthday|message|words"
            r"|conversation) (?:<g3>)(?:ever|on earth|alive|here on earth|and then "
            r"(?:i am|it is|that is it|nothing|peace|i will be (?:free|gone))|before i "
            r"(?:go|do it|end|die)|in this world|of my life|you will (?:"
            r"hear|get))",
            unless=r"(?:retir\w*|placement|rotat\w*|job|new post|before i (?:go on|go to|go "
            r"back)|thank (?:god|goodness)|annual leave|august|f1|fy1"
            r"|foundation|in this (?:hospital|trust|dept|department)|going (?:on holiday"
            r"|home|abroad))",
        ),
        Rule(
            "family-knows",
            r"(?:tell|let|make sure) (?:my|the) (?:wife|husband|mum|dad|kids|children|family"
            r"|parents|partner|daughter|son|girlfriend|"
            r"boyfriend|sister|brother)(?: \w+){0,4} (?:i (?:am|was) (?:so |really "
            r")?sorry|i love(?:d)? (?:them|her|him)|it (?:was|is) not (?:their|her|"
            r"his) fault|are (?:looked after|ok|okay|provided for|taken care of)|know i "
            r"loved)(?= |$)",
            unless=r"late|shift|cancel\w*|holiday|patient|relative",
        ),
        Rule(
            "plan",
            r"(?:i|i have|have|got|made|making|set|picked|chosen|choose|decided|know|already"
            r"|pick\w*) (?:<g3>)(?:a |the |my )?(?:plan|date|"
            r"day|method|way|place|time|when|how|where)(?: \w+){0,3} (?:to (?:do it|end "
            r"it|go|die|kill|end things|end everything|not be here)|i (?:would|"
            r"will|am going to|want to) (?:do it|end it|go|die)|for (?:doing it|ending it"
            r"|ending things|when i do it|my death|it to end)|of ending it)"
            r"|plan b is (?:the|a|to)|(?:tonight|this|tomorrow) is the (?:night|day)(?= "
            r"(?:i|that i|it|for it)| \.| $)|going to do it (?:tonight|today|"
            r"tomorrow|now|this|after|soon|when)|i will do it (?:tonight|after|tomorrow"
            r"|when)|am (?:really |actually )?going to do it tonight",
            unless=r"(?:audit|project|presentation|interview|conversation|resign\w*|teaching"
            r"|email|exam|apolog\w*|feedback|revision|application|talk "
            r"to|ring|portfolio|ask (?:her|him|them|my)|essay|proposal|assessment|meeting"
            r"|to go (?:on|to|for|back|home|into|over|through|abroad|less)|"
            r"run|gym|running|tell (?:him|her|them|my)|speak (?:to|with)|swim\w*|diet"
            r"|reflection|exercise|clinic|course|the (?:day|night) i (?:start|"
            r"sit|finish))",
        ),
        Rule(
            "sharp",
            r"(?:hold\w*|held|have|got|stare|staring|looking|look|sit\w*|keep|bought|pressed"
            r"|pressing) (?:<g4>)(?:a |the |my |at )*(?:knife|"
            r"blade|scalpel|razor|razors|razor blades?|gun|noose|rope|packet of pills"
            r"|bottle of pills|pills|tablets)(?: \w+){0,4} (?:in my hand|against "
            r"(?:my|me)|to my (?:wrist|arm|throat|neck|skin|leg)|in front of me|on (?:my"
            r"|the) (?:desk|bed|table|bathroom|kitchen) ?(?:\w+ )?(?:and|right "
            r"now|thinking|wondering|now|tonight)|and (?:wonder\w*|thinking|think|thought))",
            unless=r"(?:theatre|surger\w*|operat\w*|patient|consultant|scrub|suture|first time"
            r"|assist\w*|consultant)",
        ),
        Rule(
            "assisted",
            r"(?:dignitas|euthanasia|assisted dying|assisted suicide|put (?:me|myself) (?:down"
            r"|to sleep)|put out of my misery|put me out of "
            r"my misery) (?:<g4>)(?:for me|for myself|take me|for (?:depress\w*|mental"
            r"|people like me)|i (?:would|want|could|qualify)|myself)|(?:someone|"
            r"somebody|just|please|should) (?:\w+ ){0,2}put me (?:down|out of my misery"
            r"|to sleep forever)",
            "check",
        ),
    ),
)
