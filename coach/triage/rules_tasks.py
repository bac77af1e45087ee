"""Tasks that have to be the mentee's own: answers for an assessment, a reflection.

Floor 2 (coach).
"""

from __future__ import annotations

from coach.triage.model import Route
from coach.triage.patterns import Rule, RuleSet

_ASSESS = (
    r"(?:cbd|cbds|case based discussion|case base discussion|mini ?cex|dops|acat|msf|tab|self "
    r"tab|multi ?source feedback|slos?|supervised learning event|wba|wpba|assessment form"
    r"|assessments?|exam|exams|quiz|e ?learning|mcqs?|sbas?|sba|past papers?|paper|questions?"
    r"|mrcp|mrcs|mrcgp|mrcpsych|frca|plab|ukmla|msra|sjt|osce|usmle|finals|test|coursework"
    r"|essay|assignment|dissertation|thesis|homework|module|mandatory training|viva|ticket"
    r"|supervisor s? ?report|portfolio (?:entries|entry|form)|application answers?|interview "
    r"answers?|white space questions?|capability statement)"
)

ASSESSMENT = RuleSet(
    name="assessment",
    route=Route.ASSESSMENT,
    rules=(
        Rule(
            "answer-exam",
            rf"(?:(?:what is|what s|give me|tell me|send me|need|got|have|share|leak\w*|know"
            rf"|what are|find) (?:<g3>)(?:the )?(?:right |correct |model |actual )?answers? "
            rf"(?:to|for|on|in|key)|(?:answer|do|complete|fill in|fill out|finish|solve|sit"
            rf"|take|pass|write|ghostwrite|draft|compose|generate|make) (?:<g5>)(?:my|this"
            rf"|these|the|an?|for me|all|it for me|me|some|up|following|each|every) "
            rf"(?:<g4>)){_ASSESS}(?= |$)",
            "none",
            unless=r"(?:finish (?:my|the) exam|after|prepare|prep|practise|practice (?:asking"
            r"|answering)|tips|revise|revision|plan|how (?:do|can|should|would) i|how to"
            r"|failed|feedback on|before i|passed|help me (?:think|plan|prepare|organise"
            r"|structure)|take (?:my|the) exam (?:in|again|next)|take (?:the|this) "
            r"(?:next|test to)|questions? (?:to|for|i (?:can|could|should)|that|should"
            r"|about|my mentor)|good questions?|some questions|write (?:some |a few |down "
            r"|my )?questions|answer (?:my|this|the|these) question(?! \d)|answer (?:my"
            r"|the) bleep|take (?:the|my) paper|should i (?:take|sit|do)|whether (?:to|i)"
            r"|(?:do|take) (?:a|an|the|my) (?:exam|course|module|msf|360|test|assignment) "
            r"(?:or|and|this|next|while|in|before|as)|write (?:a|an|my|up a) (?:paper"
            r"|case|article)|sit (?:with|down)|reflecti\w*|do my exams?(?= (?:and|while"
            r"|in|this|next|or)))(?! as though)",
        ),
        Rule(
            "exam-option",
            r"(?:which|what) (?:of the following|is the (?:single )?(?:best|correct|most "
            r"(?:likely|appropriate)) (?:answer|option|diagnosis|next step|management))"
            r"|(?:single best answer|select one|choose (?:one|the correct)|question \d+|q\d+"
            r"|option [a-e]|true or false|answer (?:a|b|c|d|e)(?= |$)|[a-e] or [a-e] or "
            r"[a-e])(?= |$)",
            "none",
            unless=r"grow|guide|leadership style|which (?:model|framework)",
        ),
        Rule(
            "live-exam",
            r"(?:in|during|i am in|middle of|doing|sitting) (?:<g3>)(?:the |my |an |a "
            r")?(?:exam|osce|viva|test|assessment|quiz|paper)(?= (?:right now|now|at the "
            r"moment|quick|and need))",
            "none",
        ),
    ),
)

_REFLECTION = (
    r"(?:reflections?|reflective (?:\w+ )?(?:accounts?|piece|pieces|practice|entry|entries"
    r"|essay|log|logs|writing|note|notes|statement|diary|journal|template|paragraph)"
    r"|reflective accounts?|portfolio (?:reflection|entry|entries)|learning log|revalidation "
    r"reflections?|gibbs|reflective cycle|cpd reflections?|what so what|learning diary|log "
    r"entries|portfolio text)"
)

REFLECTION = RuleSet(
    name="reflection_writing",
    route=Route.REFLECTION_WRITING,
    rules=(
        Rule(
            "write-it",
            rf"(?:write|compose|draft|generate|produce|create|make up|do|make|finish|complete"
            rf"|invent|knock up|type|put together|rewrite|re write|word|reword|expand|turn"
            rf"|give me|ghost ?write|fabricate|spit out|bash out|fill in|polish|pad out"
            rf"|convert|need|want|provide|send me|craft|prepare|paraphrase|come up with"
            rf"|improve|edit|whip up|churn out|sort|submit|rephrase|get me|can i have|author"
            rf"|knock out|cobble|extend|redo|whip|rustle up|start) (?:<g10>){_REFLECTION}(?= "
            rf"|$)",
            "none",
            unless=r"(?:how (?:do|can|should|would|could) i|how to|help me (?:think|start|plan"
            r"|begin|structure|learn|get (?:started|going)|reflect)|what (?:should|makes"
            r"|do|goes|questions)|tips|prompts?|questions? (?:to|for|that|i)|struggl\w* "
            r"(?:to|with)|why|should i|is it (?:ok|safe|worth)|when (?:do|should|to)|i "
            r"(?:have|need) to (?:write|do|finish|complete|submit|produce|start)(?! "
            r".*(?:for me|you))|i (?:hate|wrote|am writing|keep|do not (?:know|see|like"
            r"|want))|asked (?:me )?to|told (?:me )?to|make time|find time|make (?:my"
            r"|the) reflections? (?:more|deeper|less|better)|do (?:a|my|some) "
            r"reflections? (?:after|on my own|weekly|in)|get better at|improve my "
            r"reflective (?:practice|skill\w*)|need (?:\w+ )?(?:ideas|advice|prompts)"
            r"|which|difference|want to (?:write|start|keep|get))"
            r"(?!.*(?:for me|write it|do it for|just write|words? (?:on|about)|you write))",
        ),
        Rule(
            "for-me",
            rf"{_REFLECTION} (?:<g14>)(?:for me|on my behalf|in my (?:voice|name|style)|as if "
            rf"(?:i|you)|as me|like i wrote|so i can (?:paste|submit|copy|upload)|ready to "
            rf"(?:paste|submit|upload)|copy and paste|written by you|word count|words|to paste"
            rf"|please|first person)(?= |$)",
            "none",
            unless=r"(?:how (?:do|can|should) i|prompts?|questions?|what does|for me (?:is|it"
            r"|to)|(?:gibbs|cycle|model) please|what s|explain|matter\w* for me"
            r"|work\w* for me)(?!.*(?:write|draft|compose))",
        ),
        Rule(
            "i-paste-you-write",
            rf"(?:you|u|can you|could you|would you|just|please|claude|chatgpt|ai|bot|coach) "
            rf"(?:<g4>)(?:write|draft|compose|make|do|generate|produce|fill)(?: it| one| them| "
            rf"this)?(?: up)? (?:<g8>){_REFLECTION}",
            "none",
            unless=r"(?:help me (?:think|start|plan|structure)|explain|questions|prompts)",
        ),
    ),
)
