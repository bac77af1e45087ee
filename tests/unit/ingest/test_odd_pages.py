"""Made-up scraped pages of many shapes: furniture goes, content and headings stay.

None of them looks like another; each was written for this test.
"""

from dataclasses import dataclass

import pytest

from corpus.guide import BlockKind
from ingest.document import StructuredText
from ingest.readers import read_document
from ingest.structure import structure_document


@dataclass(frozen=True)
class Page:
    """A page as it was scraped, and what a careful person makes of it."""

    name: str
    source: str
    title: str
    headings: list[str]
    gone: list[str]
    kept: list[str]
    names: tuple[str, ...] = ()


WARD_BLOG = Page(
    name="supervision.txt",
    source="""\
Skip to main content
Home > Staff > Learning from supervision
menu NRUT user-circle chevron-right heart bellOff search
Learning from supervision
By Ada Quill | 4 March 2021
5 min read
A supervisor sees more of your work than anybody else, and most of them would like to be asked.
Ask early, and ask about one thing.
What should I bring?
Bring one case, one doubt and one thing that went well, so that the talk has somewhere to start.
Read more
ward-round_final(2).png
Share on Facebook
Related articles
© 2021 Northern Remote University Trust. All rights reserved.
""",
    title="Learning from supervision",
    headings=["Learning from supervision", "What should I bring?"],
    gone=["Skip to main content", "5 min read", "Read more", "ward-round_final(2).png"],
    kept=["Ask early, and ask about one thing.", "Bring one case, one doubt"],
    names=("NRUT",),
)

WRAPPED_HANDOUT = Page(
    name="07_team_huddles.txt",
    source="""\
                              TEAM HUDDLES

A huddle is a short meeting at the start of a shift. It is held
standing up, it takes less than ten minutes, and everybody who is
on duty comes to it.

Why bother
----------

People who have spoken once in the morning speak up more easily in
the afternoon. That is most of the reason, and it is a good one:
nobody likes to be the first voice in a crisis.

How to run one

1. Stand where the board can be seen by all of you.
2. Ask each person for one worry about the day, however small it
   may seem to them.
3. End on time.

- 2 -
""",
    title="TEAM HUDDLES",
    headings=["TEAM HUDDLES", "Why bother", "How to run one"],
    gone=["- 2 -"],
    kept=[
        "It is held standing up, it takes less than ten minutes, and everybody who is on duty",
        "Ask each person for one worry about the day, however small it may seem to them.",
    ],
)

SHOP_WINDOW = Page(
    name="giving-feedback-kindly.txt",
    source="""\
Giving feedback kindly

Feedback that is kind is also plain. Say what you saw, say what it led to, and ask what they make \
of it. Visit feedbackwizard.com today and grab your copy of our course! A pause after the question \
does more than a second question.

Sign up for our newsletter and get 20% off.

Feedback

A short word about the word itself: feedback is what comes back, and the giver hears it too.

Scroll down for more stories like this.

Facebook | Twitter | LinkedIn

Comments

No comments yet
""",
    title="Giving feedback kindly",
    headings=["Giving feedback kindly", "Feedback"],
    gone=["feedbackwizard", "20% off", "Scroll down", "No comments yet", "Facebook"],
    kept=[
        "and ask what they make of it. A pause after the question",
        "feedback is what comes back",
    ],
)

MANUAL = Page(
    name="handbook (1).txt",
    source="""\
Rota Handbook

Contents
1 Purpose ........ 3
2 Swaps .......... 4
2.1 Short notice .......... 5

1 Purpose

This handbook says how a rota is made, so that nobody has to guess.

2. Swaps

A swap needs two names and one e-mail. Tell the ward as well.

2.1 Short notice

Within a day of the shift, telephone instead of writing.

References

Ashby, P. (2011). Rotas and rest. Journal of Shift Work, 4(2), 11-19.
Bell, R. and Croft, T. (2016). Fairness on paper. Available at: https://example.org/fair
""",
    title="Rota Handbook",
    headings=["Rota Handbook", "1 Purpose", "2. Swaps", "2.1 Short notice"],
    gone=["........", "Ashby", "Croft"],
    kept=["nobody has to guess", "A swap needs two names", "telephone instead of writing"],
)

LONG_LINES = Page(
    name="moving-into-a-new-role.txt",
    source=(
        "Home / Careers / Moving into a new role\n"
        "Moving into a new role is mostly listening, at least for the first month, and the people "
        "who were there before you know why things are as they are.\n"
        "The first week\n"
        "Meet everybody for a quarter of an hour. Ask each of them what should stay, what should "
        "go, and whom else you should meet.\n"
        "• Write down what you heard.\n"
        "• Promise nothing yet.\n"
        "The first quarter\n"
        "Choose one thing that many people named, and mend that. You will be judged by it for "
        "longer than seems fair.\n"
        "Photo by Some Body on Somewhere\n"
        "Follow us on Instagram\n"
    ),
    title="Moving into a new role",
    headings=["The first week", "The first quarter"],
    gone=["Photo by", "Follow us", "Home /"],
    kept=["Write down what you heard.", "Promise nothing yet."],
)

MENU_FIRST = Page(
    name="download.txt",
    source="""\
Courses
People
Library
Events
Estates
Saying no without harm

Saying no is a skill. The people who do it well say what they can do instead, and when.

Try it once this week

Pick a small request. Thank the person, say no, and offer one other way.

Previous article
Next article
Cookie policy
""",
    title="Saying no without harm",
    headings=["Saying no without harm", "Try it once this week"],
    gone=["Previous article", "Next article", "Cookie policy"],
    kept=["Saying no is a skill.", "offer one other way."],
)

BRACKETED = Page(
    name="what-good-looks-like.txt",
    source="""\
You are here: Guides

Print this page

WHAT GOOD LOOKS LIKE

A good handover is short, in order and heard by everyone. The mark of it is that nobody rings back.

"Did I get that right?"

Repeat the plan in your own words, and let the other person correct you before they go home.

See gmc-uk.org or www.england.nhs.uk for what your regulator expects of a handover.

[PDF] Download the full guide (1.2 MB)
""",
    title="WHAT GOOD LOOKS LIKE",
    headings=["WHAT GOOD LOOKS LIKE", '"Did I get that right?"'],
    gone=["You are here", "Print this page"],
    kept=["nobody rings back", "for what your regulator expects"],
)

PAGES = [WARD_BLOG, WRAPPED_HANDOUT, SHOP_WINDOW, MANUAL, LONG_LINES, MENU_FIRST, BRACKETED]
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def structured(page: Page) -> StructuredText:
    return structure_document(read_document(page.source.encode(), page.name), page.name)


@each_page
def test_title_of_an_odd_page(page: Page) -> None:
    assert structured(page).title == page.title


@each_page
def test_headings_of_an_odd_page(page: Page) -> None:
    text = structured(page)
    headings = [b for b in text.blocks if b.kind is BlockKind.HEADING]
    assert [text.text[b.start : b.end] for b in headings] == page.headings


@each_page
def test_furniture_of_an_odd_page_is_reported_and_gone(page: Page) -> None:
    text = structured(page)
    reported = "\n".join(region.text for region in text.regions)
    for gone in page.gone:
        assert gone not in text.text
        assert gone in reported
    assert all(region.reason for region in text.regions)


@each_page
def test_content_of_an_odd_page_stays_whole(page: Page) -> None:
    text = structured(page).text
    for kept in page.kept:
        assert kept in text


@each_page
def test_names_of_an_odd_page(page: Page) -> None:
    assert structured(page).names == page.names


def test_byline_and_copyright_become_facts() -> None:
    assert structured(WARD_BLOG).facts == {
        "authors": ("Ada Quill",),
        "date": "2021-03-04",
        "publisher": "Northern Remote University Trust",
    }


def test_numbered_steps_are_list_items_without_their_numbers() -> None:
    text = structured(WRAPPED_HANDOUT)
    items = [b for b in text.blocks if b.kind is BlockKind.LIST_ITEM]
    assert [text.text[b.start : b.end] for b in items] == [
        "Stand where the board can be seen by all of you.",
        "Ask each person for one worry about the day, however small it may seem to them.",
        "End on time.",
    ]


def test_section_numbers_give_levels_and_paths() -> None:
    text = structured(MANUAL)
    short_notice = next(b for b in text.blocks if "telephone" in text.text[b.start : b.end])
    assert short_notice.heading_path == ("2. Swaps", "2.1 Short notice")
