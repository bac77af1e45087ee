"""Instructions to the coach, its own instructions, other people's data.

Floor 2 (coach).
"""

from __future__ import annotations

from coach.triage.model import Route
from coach.triage.patterns import Rule, RuleSet

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
