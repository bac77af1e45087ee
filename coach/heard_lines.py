"""The lines that show a situation was heard. Fixed words, for a person to read and to sign.

Floor 2. They name the thing and the feeling, promise nothing, praise nobody and take no side.
"""

LINES = {
    "shown_up": (
        "Being shown up in front of other people stings.",
        "That was a hard thing to stand through with others watching.",
    ),
    "my_lapse": (
        "It is uncomfortable to look back on that, and you are looking at it anyway.",
        "You are carrying what happened, and asking what to do about it now.",
    ),
    "turned_down": (
        "Hearing no, or nothing, after you made the effort is a knock.",
        "You put yourself forward and it did not go your way, and that can smart.",
    ),
    "overlooked": (
        "Being left out after the work you put in smarts.",
        "Work that nobody seems to see is hard to go on with.",
    ),
    "mentor_trouble": (
        "It is tiring when the person who was meant to help leaves you with more to carry.",
        "That does not sound like what you hoped for from the arrangement.",
    ),
    "unclear_terms": (
        "What was never quite agreed is awkward to bring up later.",
        "It is hard to know where the edges of this are when nobody has drawn them.",
    ),
    "hurtful_feedback": (
        "One sentence about yourself can take up the whole evening.",
        "Reading or hearing that about yourself is hard, whatever the rest of it says.",
    ),
    "thin_feedback": (
        'It is hard to grow on "fine".',
        "You want to get better, and nobody is telling you how you are doing.",
    ),
    "seen_otherwise": (
        "It is odd to hear that people meet somebody you did not mean to be.",
        "How you meant it and how it landed can lie a long way apart.",
    ),
    "impostor": (
        "Doubting whether you belong there is a lonely thing to carry around all day.",
        "That fear of being seen through sounds wearing.",
    ),
    "stretched": (
        "That is a lot to be holding at once.",
        "You sound stretched, so here is something short.",
    ),
    "saying_no": (
        "Saying no and feeling bad about it often come together.",
        "It is hard to leave something undone when people count on you.",
    ),
    "alone": (
        "It can feel as if everyone else was handed this and you were missed out.",
        "Doing this without somebody beside you is harder.",
    ),
    "plan_slipped": (
        "Watching the same plan slip again is discouraging.",
        "You have tried already, so wanting another way in makes sense.",
    ),
    "not_heard": (
        "It is hard to see your voice get lost in a busy room.",
        "Not being heard wears people down.",
    ),
    "quiet_room": (
        "A room in which people hold back is hard to work in.",
        "Silence in a team is hard to read, and harder to break alone.",
    ),
    "uneasy": (
        "Something about this does not sit right with you, and that is worth taking seriously.",
        "Having seen it and wondering what to say is uncomfortable.",
    ),
    "decided_over": (
        "Having that decided over your head would unsettle most plans.",
        "That is a big change to be handed without being asked.",
    ),
    "nervous": (
        "It is natural to turn this over beforehand when it matters to you.",
        "Something that you care about is coming up, and it is not comfortable yet.",
    ),
    "first_meeting": (
        "A first conversation is easy to turn over beforehand.",
        "It is natural to want to start this one well.",
    ),
    "asking": (
        "Asking somebody for their time or their name takes a little courage.",
        "It is not easy to ask, and a few words prepared make it lighter.",
    ),
    "hard_words": (
        "Telling somebody what they may not want to hear is rarely comfortable.",
        "Wanting to say it without doing damage is a fair aim.",
    ),
    "difficult_person": (
        "You will go on working with this person, which makes it delicate.",
        "Tension with somebody you see every week is tiring.",
    ),
    "between_others": (
        "Tension between people is tiring, and everybody nearby feels it.",
        "Standing between two people who have fallen out is an uncomfortable place.",
    ),
    "stuck_mentee": (
        "It is hard to know how far to push somebody who has to do it themselves.",
        "You want this to go well for somebody else, and it is not in your hands alone.",
    ),
    "helping": (
        "You are taking care over how you do this for somebody else.",
        "You want this to work for the person in front of you.",
    ),
    "leading": (
        "You want this to work for the people around you, too.",
        "Being the one whom people look to is seldom as simple as it looks.",
    ),
    "new_post": (
        "A new post asks for a kind of work that nobody sees at first.",
        "Being the same person with a new badge takes some getting used to.",
    ),
    "arriving": (
        "Finding your feet in a place takes more out of you than people see.",
        "Everything takes longer while a place is still strange.",
    ),
    "no_post": (
        "Seeing what could be better, without the post to order it, is a real spot to be in.",
        "You want to move something that is not yours to order.",
    ),
    "moving_others": (
        "Moving people who are tired of being moved is slow work.",
        "A change can be right and still not be welcome.",
    ),
    "networking": (
        "Making yourself known can feel like selling.",
        "It can feel as if everyone else was handed the contacts.",
    ),
    "going_round": (
        "Going round the same moment again and again is tiring.",
        "Some days stay with you long after the shift.",
    ),
    "strong_feelings": (
        "Feelings at work tend to arrive before the words for them.",
        "That takes something out of you, and it is worth noticing.",
    ),
    "stuck_self": (
        "Not knowing where to go next is an uncomfortable place to stand.",
        "It is hard to see a way on from the middle of it.",
    ),
    "choosing": (
        "You are weighing this up, and there may be more than one good answer.",
        "This one depends on what you want from it, so here is something to weigh.",
    ),
    "going_well": (
        "Something went well here, and it is fair to want to make use of it.",
        "That is worth pausing over as well.",
    ),
}
"""What may be said, by situation; either of the two is said."""
ALIKE = {
    "with_another": (
        (
            "Somebody else is part of this, and that makes it delicate.",
            "There are two sides to this, and I only hear one of them.",
        ),
        frozenset(
            """shown_up mentor_trouble hard_words difficult_person between_others not_heard
            unclear_terms""".split()
        ),
    ),
    "sore": (
        (
            "I can hear that this has got to you.",
            "This has stayed with you, and it deserves a moment.",
        ),
        frozenset(
            """hurtful_feedback seen_otherwise impostor my_lapse going_round stuck_self alone
            strong_feelings overlooked turned_down decided_over uneasy thin_feedback""".split()
        ),
    ),
    "much": (
        ("That is a good deal to keep up with.", "There is a lot in that for one person."),
        frozenset({"stretched", "saying_no", "plan_slipped"}),
    ),
    "for_others": (
        (
            "You want this to go well for other people, too.",
            "This is about more people than you, and you know it.",
        ),
        frozenset("helping leading new_post no_post moving_others quiet_room stuck_mentee".split()),
    ),
    "ahead": (
        (
            "This matters to you, and it is not settled yet.",
            "You are not there yet, and you have begun to think it through.",
        ),
        frozenset("nervous first_meeting asking arriving networking choosing".split()),
    ),
}
"""What is said where only the kind of situation is clear: by kind, the lines and what it holds."""
