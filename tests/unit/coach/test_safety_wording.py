"""The fixed texts: complete, true to their own rules, numbers only from the directory."""

import re
from pathlib import Path

import pytest

from coach.answer import SegmentKind
from coach.safety_wording import (
    SafetyReply,
    Wording,
    WordingError,
    default_wording_path,
    load_wording,
    safety_reply,
    with_places,
)
from coach.triage import Level, Route, Triage, triage
from corpus.resources import Region, ResourceDirectory, load_resources

HIERARCHY_ONLY = re.compile(
    r"(?i)\b(?:talk|speak|go) to (?:him|her|your (?:consultant|supervisor))"
)


@pytest.fixture(scope="module")
def directory() -> ResourceDirectory:
    return load_resources()


@pytest.fixture(scope="module")
def wording(directory: ResourceDirectory) -> Wording:
    return load_wording(default_wording_path(), directory)


def _reply(
    route: Route,
    level: Level,
    directory: ResourceDirectory,
    wording: Wording,
    *,
    region: Region = Region.ENGLAND,
) -> SafetyReply:
    found = Triage(level, route, (), ("some.rule",))
    return safety_reply(found, region, directory, wording)


@pytest.mark.parametrize("region", list(Region))
def test_urgent_asks_directly_and_offers_help_in_every_region(
    region: Region, directory: ResourceDirectory, wording: Wording
) -> None:
    reply = _reply(Route.SELF_HARM, "urgent", directory, wording, region=region)
    kinds = [piece.kind for piece in reply.pieces]

    assert reply.replaces
    assert kinds[0] is SegmentKind.ACKNOWLEDGE
    assert "Are you thinking about ending your life?" in [piece.text for piece in reply.pieces]
    assert SegmentKind.SIGNPOST in kinds
    assert SegmentKind.CLAIM not in kinds
    assert reply.resources


def test_check_goes_before_the_answer(directory: ResourceDirectory, wording: Wording) -> None:
    reply = _reply(Route.SELF_HARM, "check", directory, wording)

    assert not reply.replaces
    assert sum(piece.text.count("?") for piece in reply.pieces) == 1


@pytest.mark.parametrize("region", list(Region))
def test_faint_suspicion_is_a_kind_question_and_one_number(
    region: Region, directory: ResourceDirectory, wording: Wording
) -> None:
    found = Triage("check", Route.SELF_HARM, (), ("classifier.self_harm.faint",))
    reply = safety_reply(found, region, directory, wording)
    said = " ".join(piece.text for piece in reply.pieces)

    assert not reply.replaces
    assert said.count("?") == 1
    assert len(reply.resources) == 1
    assert len(said.split()) < 60


@pytest.mark.parametrize("route", [r for r in Route if r is not Route.NONE])
def test_every_route_has_a_text_with_a_next_step(
    route: Route, directory: ResourceDirectory, wording: Wording
) -> None:
    level: Level = "urgent" if route is Route.SELF_HARM else "none"
    reply = _reply(route, level, directory, wording)

    assert {SegmentKind.STEP, SegmentKind.OPTION, SegmentKind.QUESTION} & {
        piece.kind for piece in reply.pieces
    }
    said = " ".join(piece.text for piece in reply.pieces if piece.kind != SegmentKind.SIGNPOST)
    assert wording.forbidden_in(route, said) == ()


def test_numbers_come_only_from_the_directory(
    directory: ResourceDirectory, wording: Wording
) -> None:
    for entry in wording.entry:
        for piece in entry.pieces:
            assert not re.search(r"\d{3}|https?:|www\.", piece.text)


def test_patient_safety_says_the_duty_is_now_and_promises_no_anonymity(
    directory: ResourceDirectory, wording: Wording
) -> None:
    said = " ".join(
        p.text for p in _reply(Route.PATIENT_SAFETY, "none", directory, wording).pieces
    ).lower()

    assert all(word in said for word in ("duty", "now", "cannot promise"))
    assert "wait and see" not in said


def test_mistreatment_believes_and_names_people_outside_the_hierarchy(
    directory: ResourceDirectory, wording: Wording
) -> None:
    said = " ".join(p.text for p in _reply(Route.MISTREATMENT, "none", directory, wording).pieces)

    assert "I believe you" in said
    assert all(word in said for word in ("guardian", "union", "occupational health"))
    assert not HIERARCHY_ONLY.search(said)


def test_reflection_says_once_that_it_can_be_disclosed(
    directory: ResourceDirectory, wording: Wording
) -> None:
    pieces = _reply(Route.REFLECTION_WRITING, "none", directory, wording).pieces

    assert sum("disclosed" in piece.text for piece in pieces) == 1


def test_a_threat_has_a_text_of_its_own(directory: ResourceDirectory, wording: Wording) -> None:
    found = triage("I want to stab my consultant")
    reply = safety_reply(found, Region.ENGLAND, directory, wording)

    assert reply.replaces


def test_a_check_comes_before_the_text_of_another_route(
    directory: ResourceDirectory, wording: Wording
) -> None:
    found = Triage("check", Route.MISTREATMENT, (Route.SELF_HARM,), ("a", "b"))
    reply = safety_reply(found, Region.SCOTLAND, directory, wording)

    assert "not wanting to be alive" in reply.pieces[1].text
    assert any("I believe you" in piece.text for piece in reply.pieces)
    assert len(reply.resources) == len(set(reply.resources))


def test_urgent_stands_alone(directory: ResourceDirectory, wording: Wording) -> None:
    found = Triage("urgent", Route.SELF_HARM, (Route.MISTREATMENT, Route.IDENTIFIERS), ("a",))
    alone = Triage("urgent", Route.SELF_HARM, (), ("a",))

    assert safety_reply(found, Region.UK, directory, wording) == safety_reply(
        alone, Region.UK, directory, wording
    )


def test_nothing_is_said_when_nothing_was_found(
    directory: ResourceDirectory, wording: Wording
) -> None:
    assert safety_reply(Triage(), Region.UK, directory, wording) == SafetyReply((), False, ())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('route = "legal"', 'route = "unknown"'),
        ('"emergency-999"', '"no-such-place"'),
        ("Are you thinking about ending your life?", "Call 0800 111 222"),
        ("I believe you.", "Are you sure? I believe you."),
    ],
)
def test_a_wrong_file_is_refused(
    tmp_path: Path, directory: ResourceDirectory, old: str, new: str
) -> None:
    path = tmp_path / "en-GB.toml"
    text = default_wording_path().read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")

    with pytest.raises(WordingError, match=r"en-GB\.toml"):
        load_wording(path, directory)


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("Then the next shift comes first.", "Are you sure?", "forbidden"),
        ("Then the next shift comes first.", "Nothing has to be chosen tonight.", "begins like"),
        ("Then the next shift comes first.", "", "no text"),
        ('signposts = ["shout", "em', 'signposts = ["no-such-place", "em', "no-such-place"),
    ],
)
def test_a_wrong_reply_is_refused(
    tmp_path: Path, directory: ResourceDirectory, old: str, new: str, wrong: str
) -> None:
    path = tmp_path / "en-GB.toml"
    text = default_wording_path().read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")

    with pytest.raises(WordingError, match=wrong):
        load_wording(path, directory)


def test_every_grave_text_has_a_reply_for_any_turn(
    tmp_path: Path, directory: ResourceDirectory
) -> None:
    text = default_wording_path().read_text(encoding="utf-8")
    path = tmp_path / "en-GB.toml"
    path.write_text(text[: text.index("[[reply]]")], encoding="utf-8")

    with pytest.raises(WordingError, match="mistreatment/none/reply"):
        load_wording(path, directory)


@pytest.mark.parametrize("region", list(Region))
def test_every_reply_to_danger_names_a_place_that_is_open_now(
    directory: ResourceDirectory, wording: Wording, region: Region
) -> None:
    urgent = [reply for reply in wording.reply if reply.level == "urgent"]

    assert urgent
    for reply in urgent:
        pieces, places = with_places(reply, region, directory)
        assert {"emergency-999", "find-a-helpline"}.intersection(places), reply.pieces[0].text
        assert sum(piece.kind is SegmentKind.QUESTION for piece in pieces) <= 1


def test_a_missing_file_is_refused(tmp_path: Path, directory: ResourceDirectory) -> None:
    with pytest.raises(WordingError):
        load_wording(tmp_path / "none.toml", directory)
