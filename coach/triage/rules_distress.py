"""Signs of distress: alone they say little, together or over several turns they say more.

Floor 2 (coach). Each rule belongs to a family (its id before the dot); the families are counted,
not the rules, so that saying the same thing twice does not add up.
"""

from __future__ import annotations

from coach.triage.model import Route
from coach.triage.patterns import Rule, RuleSet

STRONG = RuleSet(
    name="self_harm.distress",
    route=Route.SELF_HARM,
    rules=(
        Rule(
            "longer",
            r"(?:do not|not) (?:know|sure) (?:\w+ )?how (?:much longer|many more|long) i can "
            r"(?:\w+ ){0,2}(?:do|take|keep|go|last|hold|cope|stand|manage|bear|face|pretend)",
            "check",
        ),
        Rule(
            "hopeless",
            r"(?:i am|am|feel|feeling|felt|feels|everything is|it is all|it all|life is|all"
            r"|completely|totally|so|utterly|just) (?:\w+ ){0,2}(?:hopeless|worthless"
            r"|pointless|"
            r"empty inside|dead inside|meaningless|useless|unbearable)(?= |$)|(?:feel"
            r"|felt|feeling|am|so|completely|inside) (?:empty|numb|hollow)(?= (?:all|and"
            r"|inside|most|every|"
            r"now|lately|\.|about everything|these|even|to everything)| $)|(?:lost|losing"
            r"|no|without|given up|gave up) (?:all |any |on )?hope(?! (?:of (?:getting|a"
            r"|passing)|that (?:the|he|she|they)))"
            r"|in (?:a |such a |total |complete |utter )*(?:despair|dark place|black hole"
            r"|pit)(?= |$)",
            "check",
            unless=r"(?:meeting|teaching|audit|form|policy|process|mandatory|e ?learning"
            r"|appraisal|it system|wifi|training|exercise|at (?:suturing|cannulas?"
            r"|networking|small talk|directions|"
            r"names|delegat\w*|presenting|saying no|time management)|handover|rota"
            r"|lecture|feedback (?:was|is)|inbox|fridge|tank|cup) (?:is |was |feels "
            r"|seems |felt )?",
        ),
        Rule(
            "whats-the-point",
            r"(?:what is|what s|whats|do not see|can not see|see no|there is no|no|is there "
            r"any|is there a|wonder what) (?:even |really |actually |the |any |a )*point"
            r"(?= (?:anymore|of anything|of any of (?:it|this)|in anything|to anything|in "
            r"any of|of me|of carrying on|of going on|in going on|in carrying on|of it "
            r"all|of trying|in trying|to any|"
            r"of getting up|in me|of being|of it|\.|in it|to life|of life|in life|to it)| "
            r"$)|nothing (?:really |even )?matters(?= |$)|(?:lost the will|no will)(?! to "
            r"(?:study|revise|work))",
            "check",
            unless=r"(?:appraisal|audit|meeting|portfolio|teaching|reflection|reflecting|e "
            r"?learning|mandatory|exam|form|trying to (?:get|change|fix|talk|book|argue"
            r"|explain))",
        ),
        Rule(
            "hate-myself",
            r"(?:hate|loathe|despise|disgusted (?:with|by)|can not stand|ashamed of|sick of"
            r"|scared of|frightened of|afraid of) (?:myself|who i am|being me|everything about "
            r"me|what i might do|"
            r"what i could do|my own (?:thoughts|mind|head)|being (?:alone with myself"
            r"|left alone))|(?:not safe|unsafe|do not feel safe|do not trust myself|can "
            r"not trust myself)(?= (?:with myself|on my own|alone|"
            r"by myself|tonight|at home alone|to be alone|around|with my(?:self| own)"
            r"|being alone)| \.| $)",
            "check",
            unless=r"(?:ward|staffing|unsafe (?:to|for|staffing|ward|patient)|patients|public "
            r"speaking|presenting|to lead|to (?:prescribe|operate|do|make)|in meetings"
            r"|when i (?:procrastinate|snap))",
        ),
        Rule(
            "trapped",
            r"(?:i am|am|feel|feeling|felt|so|completely|just|totally) (?:\w+ )?trapped(?= "
            r"(?:and|with|in (?:my|this|it|a)|by|\.|like|here|inside|every|no)| $)|(?:there is"
            r"|see|can not see|do not see|"
            r"with|have|seeing) (?:no|a|any|another) (?:\w+ )?(?:way out|way forward"
            r"|escape|way through)(?= (?:of this|anymore|at all|for me|except|but|\.|of "
            r"it|other|and)| $)",
            "check",
            unless=r"wind|lift|in (?:this|the|a|my) (?:job|specialty|meeting|contract|lift"
            r"|department|rotation|post|programme|deanery)",
        ),
        Rule(
            "failure",
            r"(?:i am|am|feel like|feels like|such|being|just|complete|total|utter|a) (?:a |an "
            r"|such a |just a |complete |total |utter |absolute |nothing but a )*(?:failure"
            r"|disappointment|waste of space|"
            r"useless person)(?= (?:since|and|to|of|as|at everything|in everything|\.|who"
            r"|every|all|compared|because|after|in every)| $)",
            "check",
            unless=r"(?:heart|renal|kidney|liver|respiratory|multi ?organ|organ|treatment|system"
            r"|fear of|learn\w* from|productive|pump|market|failure to|right heart|acute"
            r"|rate|stent|not a)",
        ),
        Rule(
            "crying",
            r"(?:cry|crying|cried|cries|sob|sobbing|sobbed|burst into tears|in tears|break "
            r"down|broke down|weep|weeping|wept)(?: \w+){0,6} (?:every (?:day|night|shift"
            r"|morning|evening|time)|before (?:\w+ ){0,2}(?:shift|work)"
            r"|after (?:every|each|my|the) (?:\w+ )?shift|in (?:the|my) (?:car|toilets?"
            r"|loo|shower|changing room|store ?room|linen cupboard|sluice|cupboard|on "
            r"?call room|staircase|stairwell|bathroom|bed)|most (?:days|nights|"
            r"mornings)|all (?:day|night|the time|weekend)|for no reason|on the way (?:to"
            r"|home|in)|(?:can not|could not) stop|uncontrollabl\w*|on the (?:bathroom"
            r"|kitchen) floor|at (?:my desk|home|night|work)|again)|(?:every|"
            r"most|each) (?:day|night|shift|morning)(?: \w+){0,4} (?:cry|crying|cried|sob"
            r"|in tears)|(?:can not|could not) stop (?:crying|sobbing)",
            "check",
            unless=r"<other> (?:<g3>)(?:cry|cried|cries|crying|sobb\w*|in tears|broke down"
            r"|burst)|patient|relative|baby|with laughter|happy tears|laughing",
        ),
        Rule(
            "numb",
            r"(?:do not|can not|not|stopped|no longer) (?:\w+ )?(?:feel|feeling|enjoy|enjoying"
            r"|care about|caring about|look forward to) (?:anything|anyone|any of it"
            r"|nothing)(?= (?:anymore|at all|now|lately|these|\.|and|"
            r"any|not even)| $)|(?:severely|really|so|very|clinically|deeply|properly"
            r"|badly) depressed|(?:depression|depressed) (?:is |has |has got |getting "
            r"|got |keeps )+(?:worse|bad|back|winning|unbearable)",
            "check",
            unless=r"<other> (?:<g3>)(?:depress\w*)|patient|epidural|spinal|block|anaesthe\w*"
            r"|fingers?|market|st segment",
        ),
        Rule(
            "scared-self",
            r"(?:scar\w*|fright\w*|worr\w*|afraid) (?:about |of |me |by )*(?:what i (?:might"
            r"|may|could|will) do|i (?:might|may|will|am going to|could) do something|myself"
            r"|my thoughts|my own thoughts)|do something (?:stupid|silly|drastic|"
            r"bad|permanent|i can not (?:undo|take back)|terrible)(?= (?:to myself"
            r"|tonight|i|and|if|soon|\.|one|at)| $)|dark (?:thoughts?|places?|moments?"
            r"|ideas)|intrusive thoughts?|bad thoughts|thoughts (?:are )?(?:getting|got"
            r"|keep|scar\w*) "
            r"(?:darker|dark|worse|louder|me|coming)|voices? (?:in my head|telling me)",
            "check",
            unless=r"patient|<other> (?:<g3>)(?:has|having|have|had) (?:\w+ )?(?:dark|intrusive"
            r"|bad)|exam|procedure|theatre|make a mistake",
        ),
    ),
)

WEAK = RuleSet(
    name="signal",
    route=Route.SELF_HARM,
    rules=(
        Rule(
            "exhaustion.tired",
            r"(?:so|too|just|really|bone|completely|utterly|very|i am|am|and) (?:so )?(?:tired"
            r"|exhausted|drained|burnt out|burned out|weary|worn out|shattered|knackered)(?= "
            r"(?:all|of everything|of it all|now|and|today|to|"
            r"\.|every|from|lately|i|anymore|of (?:trying|pretending|fighting|this|all))| "
            r"$)|can not rest|tired (?:in a way|of all)|nothing left(?! to do)",
            "check",
        ),
        Rule(
            "sleep.none",
            r"(?:not|can not|have not|do not|stopped|barely|hardly|no|never) (?:really |been "
            r"|even )*(?:sleep|sleeping|slept)|awake (?:all night|every night|at (?:\d|night))"
            r"|insomnia|up all night",
            "check",
        ),
        Rule(
            "eat.none",
            r"(?:not|can not|have not|do not|stopped|barely|hardly|forget to|forgot to) "
            r"(?:really |been )*(?:eat|eating|eaten|shower\w*|wash\w*)|lost \w+ (?:kilos|kg"
            r"|stone)",
            "check",
        ),
        Rule(
            "alone.alone",
            r"(?:nobody|no ?one) (?:\w+ ){0,2}(?:to talk to|to tell|cares|notices?|knows"
            r"|understands|would (?:notice|care)|asks?|calls?|to call)|(?:live|living|am|feel"
            r"|so|all|completely) (?:alone|lonely|isolated)|stopped (?:seeing|answering"
            r"|replying|"
            r"talking|going)|pushed (?:everyone|people) away|(?:split up|broke up|left me"
            r"|divorc\w*|my (?:wife|husband|partner|girlfriend|boyfriend) (?:has )?left)",
            "check",
        ),
        Rule(
            "loss.loss",
            r"(?:died|suicide|funeral|bereave\w*|miscarr\w*|lost my (?:mum|dad|brother|sister"
            r"|son|daughter|baby|wife|husband|gran|nan|best friend)|baby died|patient died)",
            "check",
        ),
        Rule(
            "shame.shame",
            r"(?:my fault|i killed|i failed (?:\w+ )?(?:again|everything|them|him|her|my)|let "
            r"(?:everyone|everybody|them all|my family) down|ashamed|can not look|the shame"
            r"|everyone knows|struck off|suspended|gmc|coroner|referred to|complaint|guilt|"
            r"failed (?:the|my) (?:exam|arcp|finals))",
            "check",
        ),
        Rule(
            "worth.low",
            r"(?:useless|worthless|failure|fraud|pathetic|a waste|disappointment|not good "
            r"enough|burden|stupid|weak|i am nothing|hate myself)",
            "check",
        ),
        Rule(
            "hope.none",
            r"(?:no point|what is the point|point of|pointless|hopeless|nothing (?:will|ever"
            r"|helps|matters|changes)|never (?:get|going to get) better|no future|given up"
            r"|giving up|give up|can not see|do not see|no way out|too late|nothing to "
            r"look forward)",
            "check",
        ),
        Rule(
            "trapped.cope",
            r"(?:can not (?:cope|go on|carry on|do this|take|face|stop crying|breathe|think)"
            r"|trapped|stuck|drowning|falling apart|too much|overwhelm\w*|at the end of"
            r"|breaking|unbearable)",
            "check",
        ),
        Rule(
            "goodbye.tidy",
            r"(?:goodbye|say(?:ing)? sorry to everyone|sorry for everything|thank(?:s| you) "
            r"for (?:everything|all|being|trying|listening)|you have been (?:kind|a good)"
            r"|wanted to say thank|tidied|tidying|given away|gave away|giving (?:it|them|my "
            r"\w+|things|"
            r"everything) away|sorted (?:everything|out my|my|all)|paid (?:off"
            r"|everything)|made (?:a|my) will|my will|cancelled (?:everything|my|all)"
            r"|will not need|do not need (?:it|them|this) anymore|deleted (?:all|my)"
            r"|wrote (?:letters?|to everyone)|letters? to|"
            r"passwords|rehomed|one last|last time|found (?:a home|someone) for (?:my"
            r"|the)|handed (?:over|in) (?:everything|my keys)|left (?:a|my) key|insurance"
            r"|for my (?:wife|husband|parents|kids|children|mum|dad|family|sister"
            r"|brother))",
            "check",
        ),
        Rule(
            "means.near",
            r"(?:<drug>|saved up|saving (?:them|it|up)|stash\w*|hoard\w*|took (?:some|a few"
            r"|one|two) (?:\w+ )?home|in my (?:locker|drawer|bag|pocket|bedside)|the (?:roof"
            r"|bridge|car park|railway|train line|top floor)|drug cupboard|scalpel|razor|knife"
            r"|blade|rope|how high|"
            r"how many|tall building|river|cliff|tracks|platform)",
            "check",
        ),
        Rule(
            "time.soon",
            r"(?:tonight|last (?:shift|day|night|time)|after (?:friday|monday|tomorrow|tonight"
            r"|sunday|this weekend|my shift|the weekend|christmas)|by (?:tomorrow|monday"
            r"|morning|then|the weekend)|soon|before (?:monday|morning|then|my birthday)|not "
            r"be (?:here|there|around)|"
            r"will not (?:be|see|need|have to|matter)|do not (?:plan|expect) (?:to|on) "
            r"be(?:ing)?|be over|one more (?:night|shift|day)|it ends|it stops|rest)",
            "check",
        ),
        Rule(
            "death.talk",
            r"(?:die|dying|died|dead|death|dies|suicide|kill\w*|not (?:be|being) (?:here"
            r"|alive)|disappear\w*|not (?:wake|waking)|gone|heaven|at peace|peaceful|join "
            r"(?:him|her|them)|be with (?:him|her|them) again|end it|ending it|stop existing"
            r"|the end)",
            "check",
        ),
        Rule(
            "substance.use",
            r"(?:drinking (?:every|most|more|a lot|too|alone|to sleep|until)|drink (?:every "
            r"night|to sleep|alone|until)|bottle of (?:wine|vodka|whisky|gin)|a bottle a|using "
            r"(?:again|every)|zopiclone|taking (?:\w+ )?(?:codeine|diazepam|pills|tablets) to)",
            "check",
        ),
        Rule(
            "secret.mask",
            r"(?:nobody knows|have not told|can not tell|hiding it|pretend\w* (?:to be|i am"
            r"|everything)|fake (?:a )?smile|smile and|put on a|act (?:normal|fine)|everyone "
            r"thinks i am)",
            "check",
        ),
    ),
)
"""Families: the part of an id before the dot."""
