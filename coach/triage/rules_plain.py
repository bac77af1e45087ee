"""Plain statements of danger that the longer lists of phrases leave out.

Floor 2 (coach). ``PLAIN`` is said outright by the writer; ``QUIET`` only hints and asks for a
check; ``OTHERS`` is about somebody else, in any person and tense.
"""

from __future__ import annotations

from coach.triage.model import Route
from coach.triage.patterns import Rule, RuleSet

_SUBJECTS = (
    r"patients?|<other> (?:<g3>)(?:said|says|told|has|had|was|is|who)|teach\w*|lecture|osce|exam"
    r"|revis\w+|palliat\w*|hospice|toxbase|simulat\w*"
)
_HARD = r"(?:kill|hurt|harm|hang|cut|poison|drown|shoot|stab|burn|suffocate)(?:ing|s|ed|t)?"

PLAIN = RuleSet(
    name="self_harm.explicit",
    route=Route.SELF_HARM,
    rules=(
        Rule(
            "thoughts-back",
            r"(?:the|my|these|those) (?:\w+ )?suicidal (?:thoughts|feelings|urges|ideation) "
            r"(?:<g2>)(?:back|returned|worse|stronger|again|here|started|stop|constant|daily"
            r"|louder)",
            unless=_SUBJECTS,
        ),
        Rule(
            "plan-to-be-dead",
            r"(?:plan|plans|planning|intend|intends|expect|aim|going|mean) to be "
            r"(?:dead|gone (?:<g8>)(?:dead|for good|forever))",
            unless=r"patients?|deadline|dead (?:honest|clear|certain|serious|sure)",
        ),
        Rule(
            "use-on-myself",
            r"(?:use|using|try|trying) (?:it|them|these|those|one|some|the \w+|<drug>) "
            r"(?:<g2>)on myself",
            unless=r"practi[sc]\w*|vaccine|ultrasound|framework|model|tool|technique|question\w*",
        ),
        Rule("going-to-jump", r"i (?:am|will|want|might|could) (?:\w+ ){0,3}jump(?= \.| $)"),
        Rule(
            "means-to-end-it",
            r"(?:have|got|need|bought|collected|saved|ordered|stockpiled) (?:<g8>)to end "
            r"(?:it|things|everything|myself)",
            unless=r"relationship|contract|placement|meeting|marriage|rotation|engagement|chat",
        ),
        Rule(
            "know-how",
            r"know (?:exactly |just |precisely )?how (?:it is done|it would be done|to do it"
            r"|i would do it) and (?:<g3>)(?:going to|will|ready to) (?:do it|use it)",
            unless=r"audit|project|procedure|interview|presentation|" + _SUBJECTS,
        ),
        Rule(
            "wounds",
            r"i (?:am|have|have been|was|keep|started) (?:<g2>)(?:burning|burned|burnt|cutting"
            r"|scratching|slicing|carving|scalding) (?:up )?(?:my|both my) (?:own )?"
            r"(?:arms?|legs?|thighs?|wrists?|stomach|skin|forearms?|hips?)",
            unless=r"sun\w*|cook\w*|oven|kettle|acciden\w*|shav\w*|garden\w*|hot tap|cat ",
        ),
        Rule(
            "wounds-now",
            r"i (?:now |still |also |only |just )?(?:burn|cut|scratch|slice|scald|bruise) "
            r"(?:my|both my) (?:own )?(?:arms|legs|thighs|wrists|forearms|hips|skin)",
            unless=r"sun\w*|cook\w*|oven|kettle|acciden\w*|shav\w*|garden\w*|hot tap|cat |itch\w*",
        ),
        Rule(
            "wounds-made",
            r"(?:cuts|burns|scratches|scars|bruises) (?:that )?i (?:have |had )?(?:<g1>)"
            r"(?:made|make|put there|gave myself|given myself|do to myself|did to myself)",
            unless=r"sun\w*|cook\w*|oven|kettle|acciden\w*|shav\w*|budget\w*|savings",
        ),
        Rule("both-lives", r"end(?:ing)? (?:both )?(?:of )?(?:our|both) (?:\w+ )?lives"),
        Rule(
            "plan-and-intent",
            r"(?:with|have|has|both) (?:a |an |both )?(?:plan and (?:the |an )?intent"
            r"|intent and (?:a )?plan)",
            unless=_SUBJECTS + r"|strateg\w*|commander",
        ),
        Rule(
            "dialect",
            r"(?:thinking|thinkin|thought|thoughts|think|gonnae|going to) (?:of |about |on |o )?"
            r"(?:end|ending|endin|takin|taking) (?:(?:my|mi|ma) (?:life|live|lyfe)"
            r"|it (?:all|aw|awl|now))",
        ),
        Rule(
            "thinks-of-ending-it",
            r"(?:i|keep|always|just|been) (?:<g2>)(?:think|thinking) (?:about|of) ending it "
            r"(?:every|all|most|again|daily|when|a lot|today|tonight|on)",
            unless=r"relationship|marriage|contract|placement|mentor\w*|with (?:him|her)",
        ),
        Rule(
            "suicide-again",
            r"(?:^|\.) (?:just |been |am )*(?:thinking|thinkin|thoughts) (?:about|of|abt|bout) "
            r"(?:suicide|dying|killing myself) "
            r"(?:again|tonight|today|every|all|lately|daily|a lot)",
        ),
        Rule(
            "saved-up",
            r"(?:tablets|pills|insulin|paracetamol|medication|<drug>) (?:saved|stockpiled"
            r"|hoarded|stashed|hidden) (?:up|at home|in my|away|for (?:later|when|me))",
            unless=_SUBJECTS + r"|drug cupboard|ward stock",
        ),
        Rule(
            "not-allowed-to-live",
            r"not (?:be |\w+ )?(?:allowed|deserve|worthy|fit) (?:to|of) (?:be alive|being alive"
            r"|live|living|exist|existing)",
            unless=r"(?:he|she|they|patients?|people) (?:<g2>)not",
        ),
        Rule(
            "easiest-way",
            r"(?:which|what|quickest|fastest|easiest|best|painless) (?:<g14>)(?:to die|of dying"
            r"|to die (?:from|of|with)|to kill (?:myself|yourself|oneself)"
            r"|to end (?:it all|your life|one life|my life))(?= |$)",
            unless=_SUBJECTS
            + r"|place to die|(?:want|wants|wishes|prefer\w*|choos\w*|likely|chance\w*|people|who"
            r"|what is it like|old|where) (?:<g3>)to die",
        ),
    ),
)
"""Said outright: these stand whatever the second reader says."""

QUIET = RuleSet(
    name="self_harm.passive",
    route=Route.SELF_HARM,
    rules=(
        Rule(
            "wish-it-hit",
            r"wish (?:a|the|some|that) (?:lorry|truck|car|bus|train|van) would"
            r"(?! (?:arrive|come|turn up|run|be on time))",
            "check",
        ),
        Rule(
            "not-mind-if",
            r"not (?:really |even )?mind if (?:a|the|my|something|someone) (?:<g4>)(?:crash\w*"
            r"|hit me|snapp?\w*|fell|killed me|took me|ran me over|sank|went down)",
            "check",
        ),
        Rule(
            "worth-more",
            r"worth more (?:<g8>)(?:dead|insurance|pay ?out|if i (?:was|were) (?:gone|not here))",
            "check",
        ),
        Rule(
            "no-future",
            r"not see myself (?:at|past|reaching|beyond|making it to) (?:twenty|thirty|forty|fifty"
            r"|\d\d|christmas|easter|new year|my (?:next )?birthday)",
            "check",
        ),
        Rule(
            "let-go-of-the-wheel",
            r"(?:let|letting) go of the (?:steering )?wheel (?:<g4>)(?:on purpose|deliberately"
            r"|and wait\w*|to see)|took my hands off the (?:steering )?wheel on purpose",
        ),
        Rule(
            "out-of-the-picture",
            r"(?:take|taking|remove|removing) myself out of (?:the|this) "
            r"(?:picture|equation|world)|remove myself from (?:the|this) (?:equation|world)",
            "check",
        ),
        Rule(
            "reasons",
            r"(?:running|run|ran) out of reasons(?= \.| $| to (?:live|stay|keep|go|carry))"
            r"|(?:single|any|find a|one) (?:<g2>)reason (?:<g4>)to (?:keep going|carry on|go on)",
            "check",
        ),
        Rule(
            "not-existing",
            r"(?:think\w*|thought\w*|dream\w*|fantas\w*) (?:about|of) not "
            r"(?:existing|being here|being alive|being around|waking up)",
            "check",
            unless=r"on (?:this|the) ward|at the meeting",
        ),
        Rule(
            "gives-away",
            r"(?:giving|given|gave|give) (?:away )?(?:all )?my (?:\w+ ){0,2}"
            r"(?:books|textbooks|things|belongings|possessions|stethoscope|plants|dog|cat) away",
            "check",
            unless=r"retir\w*|moving|charity|declutter\w*",
        ),
        Rule(
            "afterwards",
            r"(?:detect\w*|trac\w*|show up|found) (?:<g3>)(?:afterwards|at (?:a )?"
            r"post ?mortem|after death)",
            "check",
            unless=_SUBJECTS,
        ),
        Rule(
            "own-funeral",
            r"at my (?:own )?funeral|my (?:own )?funeral (?:songs?|readings?|plans?)",
            "check",
            unless=r"my (?:gran\w*|nan|dad|mum|father|mother|uncle|aunt)",
        ),
    ),
)
"""Hints: the rules ask for a check, and the second reader may clear or raise them."""

OTHERS = RuleSet(
    name="other.risk",
    route=Route.HARM_TO_OTHER_RISK,
    rules=(
        Rule(
            "would-end-it",
            r"(?:he|she|they|<kin>|patient|client|candidate|person) (?:<g3>)(?:would|will|going to"
            r"|wants to|wanted to|might|planning to|plans to|thinking of|rather) (?:<g2>)"
            r"(?:end|ending) (?:it|things|everything)(?= (?:all|when|tonight|today|if|soon|now"
            r"|after|at home|for good)| \.| $)",
            unless=r"relationship|contract|meeting|marriage|placement|engagement|rotation",
        ),
        Rule(
            "to-himself",
            rf"{_HARD} <himself>(?! (?:out|off|at (?:football|work|the gym)|playing|laughing))",
            unless=r"(?:kill|cut) (?:him|her|them) ?sel\w+ (?:some slack|laughing|trying|working"
            r"|for (?:this|the) job)|how to ask|teach\w*|lecture|osce",
        ),
        Rule(
            "something-to-himself",
            r"(?:he|she|they|<kin>|patient) (?:<g6>)(?:do|take|drink|swallow|try) (?:<g1>)"
            r"(?:something|anything|stuff) (?:stupid|silly|to (?:him|her|them) ?sel\w+|if|unless)",
            unless=r"(?:could|can|should) (?:i|we) do",
        ),
        Rule(
            "farewell-text",
            r"(?:<kin>|he|she|they) (?:<g3>)(?:texted|messaged|sent|wrote|posted|said|says) "
            r"(?:<g4>)(?:tell (?:the|my|our) (?:\w+ )?(?:i (?:loved?|am sorry))|look after my"
            r"|you were the best|sorry for everything)",
        ),
        Rule(
            "violence-at-home",
            r"(?:husband|wife|partner|boyfriend|girlfriend|father|mother|stepdad|dad|ex|carer) "
            r"(?:<g3>)(?:hits|beats|hit|strangles|strangled|chokes|choked|kicks|punches|rapes"
            r"|threatens? to kill|will kill|going to kill) (?:her|him|them|me|the (?:kids"
            r"|children|baby))",
            unless=r"(?:beats?|hits?) (?:him|her|me|them) (?:at|to|with (?:a )?(?:bill|question))",
        ),
        Rule(
            "child-hurt",
            r"(?:child|baby|toddler|infant|girl|boy|kid|kids|children) (?:<g6>)(?:being )?(?:hurt"
            r"|hit|abused|beaten|neglected|harmed|not safe|unsafe) (?:<g1>)(?:at home|by (?:his|her"
            r"|their|the|a)|in the family)|shak(?:e|es|ing|en) (?:her|his|the|their|my) "
            r"(?:own )?baby",
            unless=r"teach\w*|lecture|course|training",
        ),
        Rule(
            "what-i-will-do",
            r"(?:frightened|scared|afraid|terrified) of what i (?:will|might|may|would|could"
            r"|am going to) do to (?:him|her|them|my \w+|someone|the \w+)"
            r"|thoughts? (?:about|of) (?:hurting|harming|killing|smothering|overdosing"
            r"|giving (?:<g4>)(?:too much|an overdose|an extra)) ?(?:a|the|my|this|that)?",
            unless=r"feelings|myself",
        ),
    ),
)
"""Somebody else may be hurt: never the mentee's urgent text by itself."""
