"""People whom questions about leadership are about, and programmes that bear a name.

Floor 2 (coach). A rare surname is enough; one that many people have counts with its first name or
alone, since a patient can be called Mary Scott.
"""

from __future__ import annotations

from coach.identifiers.name_words import is_given_name

_RARE = frozenset(
    "adair apgar argyris ausubel bandura bandler belbin benner berwick blanchard bordin bourdieu"
    " braden bridges bromiley buber cialdini clutterbuck covey dekker deming dewey dilts"
    " dixon-woods doran"
    " dreyfus drucker dunning dweck edmondson egan eisenhower eraut eriksson festinger fiedler"
    " follett foucault frankl freire gagn\u00e9 gawande gibbs goffee goleman greenleaf"
    " hackman heffernan heifetz hersey herzberg hofstede illeris ingham janis"
    " kahneman ketso kirkpatrick kline kneebone knowles kolb kotter kouzes kram"
    " kruger kubler-ross k\u00fcbler-ross laloux lencioni lewin likert linsky luft lyth marquet"
    " maslow"
    " mandela mckergow mcgregor megginson mezirow milgram mintzberg nightingale ockenden pareto"
    " pendleton"
    " piaget plsek posner rath rolfe sandberg sch\u00f6n schein schon"
    " schwartz seacole shackleton seligman senge sinek snowden syed tannenbaum thaler tuckman ury"
    " vroom vygotsky"
    " weick waterlow wenger whitmore winnicott wiseman yalom zimbardo".split()
)
_COMMON = frozenset(
    "adair adams alexander bass bloom bohm bridges brown burns cain clance collins eckert ely"
    " fisher francis grant grove"
    " handy hawkins heron jackson jensen johns jones kanter kerr king klein meadows parker"
    " peters pink reason rock rogers ross saunders scott stacey stone west"
    " wilson".split()
)
"""Surnames that many people have: a thinker's only alone or after the first name below."""

_FIRST_NAMES = frozenset(
    "adam:grant andy:grove bernard:bass bren\u00e9:brown brene:brown carl:rogers charles:handy"
    " christopher:johns david:rock david:bohm douglas:stone elisabeth:ross gareth:jones"
    " graham:alexander jim:collins james:burns john:adams kim:scott mary:jensen ann:jensen"
    " michael:west"
    " robert:francis peter:hawkins john:heron gary:klein donella:meadows daniel:pink dan:pink"
    " james:reason"
    " ralph:stacey william:bridges john:adair paul:jackson pauline:clance cicely:saunders"
    " regina:eckert"
    " rosabeth:kanter robin:ely roger:fisher susan:cain"
    " susan:scott suzy:bloom tom:peters".split()
)
_PROGRAMMES = frozenset(
    {
        "aneurin bevan",
        "betsi cadwaladr",
        "cwm taf",
        "edward jenner",
        "elizabeth garrett anderson",
        "hywel dda",
        "mary seacole",
        "nye bevan",
        "rosalind franklin",
    }
)


def is_known_thinker(name: str) -> bool:
    """Say whether a name is a programme's, or that of somebody who is taught."""
    plain = name.lower().replace("\u2019", "'").removesuffix("'s")
    *first, last = plain.split()
    if plain in _PROGRAMMES or last in _RARE:
        return True
    if not first:
        return last in _COMMON and not is_given_name(last)
    return last in _COMMON and (f"{first[-1]}:{last}" in _FIRST_NAMES)
