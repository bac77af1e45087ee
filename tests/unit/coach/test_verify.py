"""Claims that go beyond what they cite are caught, and honest ones are let through."""

from collections.abc import Callable

import pytest

from coach.answer import Verdict
from coach.claim_features import CODES, claim_features
from coach.claim_negation import denies_alone, denies_nothing, flipped
from coach.claim_sense import (
    condition_left_out,
    exchanged_sides,
    firmer_verbs,
    more_often,
    other_condition,
    other_sequence,
    whatever_happens,
)
from coach.claim_words import (
    advises,
    hedges_left_out,
    large_numbers,
    misattributed,
    other_people,
    other_places,
    other_subject,
    permissions_left_out,
    promises,
    small_numbers,
    too_certain,
    unknown_names,
    unsupported_numbers,
    widened,
)
from coach.evidence import EvidenceSentence, find_evidence
from coach.learned import CLAIM_WEIGHTS_FILE, learned
from coach.verify import Fault, Verifier
from corpus.library import Library as OpenLibrary
from tests.evaluation.plant_faults import PLANTERS, plant

SURVEY = "In a 2011 survey of 40 nurses, Hollis found that most hard talks took under ten minutes."


@pytest.fixture
def survey(opened: OpenLibrary) -> EvidenceSentence:
    found = find_evidence(SURVEY, opened).sentences
    return next(sentence for sentence in found if sentence.quote == SURVEY)


@pytest.fixture
def verifier(opened: OpenLibrary) -> Verifier:
    return Verifier(opened.similarities, opened.passages_with)


def test_the_cited_sentence_itself_is_verbatim(
    verifier: Verifier, survey: EvidenceSentence
) -> None:
    finding = verifier.check(SURVEY, [survey])
    assert (finding.verdict, finding.support) == (Verdict.VERBATIM, 1.0)


def test_honest_paraphrase_is_supported(verifier: Verifier, survey: EvidenceSentence) -> None:
    claim = (
        "Hollis found in a survey of 40 nurses in 2011 that most hard talks took under ten minutes."
    )
    assert verifier.check(claim, [survey]).verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("claim", "fault"),
    [
        (SURVEY.replace("40", "400"), Fault.NUMBERS),
        (SURVEY.replace("took", "never took"), Fault.NEGATION),
        (SURVEY.replace("nurses", "surgeons"), Fault.POPULATION),
        (SURVEY.replace("nurses", "nurses in Scotland"), Fault.JURISDICTION),
        (SURVEY.replace("most", "all"), Fault.QUANTIFIER),
        (SURVEY.replace("took", "must take"), Fault.MODALITY),
        (SURVEY.replace("Hollis", "Brandsma"), Fault.NAMES),
        ("Praise travels far when weather and sea keep calm at dawn.", Fault.SUPPORT),
    ],
)
def test_planted_fault_is_named(
    verifier: Verifier, survey: EvidenceSentence, claim: str, fault: Fault
) -> None:
    finding = verifier.check(claim, [survey])
    assert finding.fault is fault
    assert not finding.shown


def test_claim_without_evidence_is_never_shown(verifier: Verifier) -> None:
    assert verifier.check("Anything at all.", []).fault is Fault.NO_EVIDENCE


def test_study_is_not_made_of_an_opinion() -> None:
    assert misattributed("Research shows that naps help.", "Naps may help.")
    assert not misattributed("A review found that naps help.", "A review found that naps help.")
    assert misattributed("The study showed it.", "The 2018 review argues it.")


def test_may_does_not_become_must_nor_some_all() -> None:
    assert too_certain("Teams must rest.", "Teams may rest.") == ("must",)
    assert advises("Teams should rest.", "Teams may rest.") == ("should",)
    assert not advises("Should you rest, rest well.", "Rest well if you rest.")
    assert promises("Teams will rest.", "Teams may rest.") == ("will",)
    assert not promises("You will find rest.", "You may find rest.")
    assert widened("All teams rest.", "Some teams rest.") == ("All",)
    assert not widened("Teams always rest.", "Teams rest all the time.")
    assert not widened("Nobody need be to blame.", "It is done without blame.")


def test_planter_plants_every_kind_and_nothing_true() -> None:
    sentences = [SURVEY, "Some teams in England may rest.", "A talk is not an order."]
    planted = plant(sentences, per_kind=3)
    assert {fault.kind for fault in planted} == {*PLANTERS, "swapped_source"}
    assert all(fault.claim != fault.cites for fault in planted)


def test_description_under_another_name_is_caught() -> None:
    sponsor = "A sponsor is a senior person who spends influence on your behalf."
    assert other_subject("A mentor is a senior person who spends influence.", sponsor)
    assert not other_subject("A sponsor is senior.", sponsor)
    assert not other_subject("How you ask is up to you.", sponsor)


def test_second_not_is_noticed() -> None:
    text = "The 2013 model has nine dimensions and a scale that is not tied to job level."
    assert flipped("The 2013 model is not a scale that is not tied to job level.", text)
    assert not flipped("The 2013 model has a scale not tied to job level.", text)


def test_rather_than_denies_as_not_does() -> None:
    text = "Going to a senior person is professional rather than disloyal."
    assert not flipped("Going to a senior person isn't disloyal; it is professional.", text)
    assert flipped("Going to a senior person is disloyal.", text)


def test_claim_that_mostly_says_something_else_is_dropped(
    verifier: Verifier, survey: EvidenceSentence
) -> None:
    claim = "Hard talks took structured approaches that help individuals develop their skills."
    assert verifier.check(claim, [survey]).fault is Fault.SUPPORT


def test_what_is_said_of_a_mentor_is_not_said_of_a_coach() -> None:
    text = "A good mentor is clear about not being your therapist."
    assert other_people("A coach is clear about not being your therapist.", text) == ("coach",)
    assert not other_people("Your mentor is no therapist.", "That is no therapy.")


def test_what_is_denied_in_other_words_is_no_contradiction() -> None:
    assert not flipped("Empathy isn't the same thing as agreeing.", "Empathy is different.")
    text = "The window is useful; nobody scores you."
    assert not flipped("Nobody gives you a score on the window.", text)
    assert flipped("The window is not useful.", text)


def test_only_that_belittles_is_not_only_that_excludes() -> None:
    assert not widened("One view is only a clue.", "One view is a clue.")
    assert widened("Only nurses rest.", "Nurses rest.") == ("Only",)
    assert not widened("Not all teams rest.", "Some teams rest.")


def test_hedge_counts_where_the_claim_tells_its_clause() -> None:
    text = "Breaks help, though managers from other hospitals may disagree about rotas."
    assert not hedges_left_out("Breaks help.", text)
    assert hedges_left_out("Breaks help.", "Breaks may help.") == ("may",)
    assert permissions_left_out("Breaks help.", "Breaks can help.") == ("can",)


@pytest.mark.parametrize(
    ("compare", "claim", "text"),
    [
        (more_often, "Naps usually help.", "Naps sometimes help."),
        (other_condition, "Naps help unless you are tired.", "Naps help if you are tired."),
        (other_condition, "Naps help although they rest you.", "Naps help because they rest you."),
        (firmer_verbs, "Naps should help everyone.", "Naps can help everyone."),
        (exchanged_sides, "Talks work better than naps.", "Naps work better than talks."),
        (condition_left_out, "Naps help.", "Naps help if they are short and early."),
        (whatever_happens, "Naps help even at work.", "Naps help on quiet days."),
        (other_sequence, "Talk, then nap.", "Talk and nap."),
        (denies_alone, "Naps do not help after work.", "Naps help after long days at work."),
        (denies_nothing, "Naps help tired people.", "Naps do not help."),
    ],
)
def test_turned_sense_is_noticed_and_the_text_itself_is_not(
    compare: Callable[[str, str], tuple[str, ...]], claim: str, text: str
) -> None:
    assert compare(claim, text)
    assert not compare(text, text)


def test_other_ways_of_saying_a_number_name_or_place_are_known() -> None:
    assert not unsupported_numbers("Nearly two thirds had none.", "In a test 64% had none.")
    assert unsupported_numbers("Three quarters had none.", "In a test 64% had none.")
    assert not unsupported_numbers("The two of you decide.", "You decide together.")
    assert not unsupported_numbers("Wait a fortnight.", "Wait two weeks.")
    assert not unknown_names("It advised AI.", "It advised artificial intelligence.")
    assert unknown_names("It advised IBM.", "It advised artificial intelligence.") == ("IBM",)
    assert not other_places("Begin there in Wales.", "In Wales and Northern Ireland, begin there.")
    assert other_places("Begin there.", "In Wales, begin there.") == ("wales",)


def test_leaving_out_denies_as_no_does() -> None:
    assert not denies_alone("Write it with no names.", "Write it leaving out names.")
    assert not flipped("Write it leaving out names.", "Write it with no names.")


def test_every_feature_has_a_weight_and_every_rule_a_fault() -> None:
    features = claim_features(
        "Naps help.", ["Rest helps."], {}, lambda _, texts: [0.5] * len(texts)
    )
    assert set(learned("claim", CLAIM_WEIGHTS_FILE).weights) == set(features)
    read = claim_features(
        "Naps help.", ["Rest helps."], {}, lambda _, texts: [0.5] * len(texts), 0.5
    )
    assert set(learned("claim, read", CLAIM_WEIGHTS_FILE).weights) == set(read)
    assert set(read) - set(features) == {"read", "read, words shared"}
    assert {Fault(code) for code in CODES.values()} <= set(Fault)


def test_learned_rules_speak_against_a_claim() -> None:
    for decision in ("claim", "claim, read"):
        weights = learned(decision, CLAIM_WEIGHTS_FILE).weights
        assert all(weights[name] <= 0 for name in CODES)


def beside(opened: OpenLibrary, score: float) -> Verifier:
    """A verifier beside a reader of claims who always says the same."""
    return Verifier(opened.similarities, opened.passages_with, lambda _claim, _text: score)


def test_reader_of_claims_outweighs_words(opened: OpenLibrary, survey: EvidenceSentence) -> None:
    claim = "Hollis, asking 40 nurses in 2011, saw most hard talks done in under ten minutes."
    assert beside(opened, 6.0).check(claim, [survey]).verdict is Verdict.SUPPORTED
    assert beside(opened, -6.0).check(claim, [survey]).fault is Fault.SUPPORT


@pytest.mark.parametrize(
    ("claim", "fault"),
    [
        (SURVEY.replace("40", "400"), Fault.NUMBERS),
        (SURVEY.replace("nurses", "surgeons"), Fault.POPULATION),
        (SURVEY.replace("nurses", "nurses in Scotland"), Fault.JURISDICTION),
        (SURVEY.replace("Hollis", "Brandsma"), Fault.NAMES),
        ('Hollis said that "every talk is short".', Fault.NOT_VERBATIM),
    ],
)
def test_no_reader_outweighs_a_veto(
    opened: OpenLibrary, survey: EvidenceSentence, claim: str, fault: Fault
) -> None:
    assert beside(opened, 9.0).check(claim, [survey]).fault is fault


@pytest.mark.parametrize(
    ("claim", "text", "small"),
    [
        ("Keep your two feet on the ground.", "Keep both feet on the ground.", ("2",)),
        ("The first of seven days is the worst.", "A week begins badly.", ("7",)),
        ("It took 7 days.", "It took a week.", ()),
        ("It took thirty minutes.", "It took half of an hour.", ()),
    ],
)
def test_small_numbers_in_words_are_told_apart(
    claim: str, text: str, small: tuple[str, ...]
) -> None:
    assert small_numbers(claim, text) == small
    others = set(unsupported_numbers(claim, text)) - set(small)
    assert set(large_numbers(claim, text)) == others


@pytest.mark.parametrize("opening", ["However, rest", "Don't skip rest; it", "Mostly, sleep"])
def test_ordinary_word_that_opens_a_sentence_is_no_name(opening: str) -> None:
    text = "Rest, which is sleep, helps; it is not to be skipped."
    assert unknown_names(f"{opening} helps.", text) == ()


def test_given_name_that_opens_a_sentence_is_a_name() -> None:
    assert unknown_names("Grace says that rest helps.", "Rest helps.") == ("Grace",)
