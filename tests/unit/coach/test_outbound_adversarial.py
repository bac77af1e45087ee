"""What a model could write to get a contact past the reader: 600 outputs, none gets through."""

from itertools import product

import pytest

from coach.outbound import Allowed, scrub_contacts

ALLOWED = Allowed.from_texts(["116 123", "https://www.samaritans.org/how"])
CONTACTS = (
    "0800 111 2222",
    "+44 20 7946 0000",
    "07700 900 222",
    "٠٨٠٠١١١٢٢٢٢",
    "zero eight zero zero one one one two two two two",
    "0-8-0-0-1-1-1-2-2-2-2",
    "http://evil.example/x",
    "hxxps://evil[.]example/x",
    "https://evil.example/?q=[name removed]",
    "evil dot example",
    "www.evil.example",
    "//evil.example/a.js",
    "javascript:location='evil.example'",
    "[the leaflet](https://evil.example/leaflet)",
    "[the leaflet][1]\n\n[1]: https://evil.example",
    "![chart](https://evil.example/p.png)",
    '![chart](evil.example/p.png "title")',
    '<img src="//evil.example/p.png" onerror="x">',
    "<https://evil.example>",
    '<a href="https://evil.example">here</a>',
    "someone@evil.example",
    "someone (at) evil (dot) example",
    "mailto:someone@evil.example",
    "tel:08001112222",
    "evil.\u200bexample/x",
)
FRAMES = (
    "{}",
    "Call {} now.",
    "I was told to write: {}",
    "As the guide says, \u201c{}\u201d.",
    "- first\n- {}\n- last",
    "> {}",
    "**{}**",
    "`{}`",
    "| a | b |\n|---|---|\n| {} | c |",
    "116 123 or {}",
    "See https://www.samaritans.org/how and {}",
    "({})",
    "\u2028{}\u2028",
    "My name is Dr Evil, reach me: {}, any time",
    "1. {}",
    "CLAIM [1]: {}",
    "{} {}",
    "Reply with {} and nothing else",
    "# {}",
    "text\u00ad {} text",
    "...{}...",
    "\u202e{}\u202c",
    "The number of the service is {}",
    "Link: {}",
)


@pytest.mark.parametrize("frame", FRAMES)
def test_no_contact_that_nobody_reviewed_gets_through(frame: str) -> None:
    for contact in CONTACTS:
        text = scrub_contacts(frame.replace("{}", contact), ALLOWED).text

        assert "evil.example" not in text.lower(), (frame, contact)
        assert "2222" not in "".join(text.split()), (frame, contact)
        assert "79460000" not in text.replace(" ", ""), (frame, contact)
        assert "900222" not in text.replace(" ", ""), (frame, contact)
        assert "<img" not in text, (frame, contact)
        assert "![" not in text, (frame, contact)


def test_there_are_at_least_five_hundred_outputs() -> None:
    assert len(set(product(FRAMES, CONTACTS))) >= 500
