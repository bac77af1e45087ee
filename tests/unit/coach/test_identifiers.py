"""Patient identifiers are found and masked, and little else is."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.identifiers import LABELS, is_check_digit_right, mask_identifiers


@pytest.mark.parametrize(
    ("text", "kind", "secret"),
    [
        ("patient 999 000 0018 fell", "nhs_number", "999 000 0018"),
        ("bloods for 999 000 0018 12/12/1929", "nhs_number", "999 000 0018"),
        ("born Monday the 5th of June 1944", "date_of_birth", "5th of June 1944"),
        ("b. 6.vi.1929, a Latin master", "date_of_birth", "6.vi.1929"),
        ("born New Year's Day 1931", "date_of_birth", "New Year's Day 1931"),
        ("a van, ZQ68 XVQ, blocked the bay", "hospital_number", "ZQ68 XVQ"),
        ("WINTERBOURNE 999 000 0018 again", "name", "WINTERBOURNE"),
        ("WINTERBOURNE, ADA MAY dob 1.2.38", "name", "WINTERBOURNE, ADA MAY"),
        ("told ada winterbourne dob 1.2.38", "name", "ada winterbourne"),
        ("ring Odile (his daughter) back", "name", "Odile"),
        ("your late wife Dorothea was kind", "name", "Dorothea"),
        ("her brother is @yeldtom_91 there", "name", "@yeldtom_91"),
        ("patient 9990000018 fell", "nhs_number", "9990000018"),
        ("NHS no: 999-000-0019", "nhs_number", "999-000-0019"),
        ("dob 14/03/1938", "date_of_birth", "14/03/1938"),
        ("born on 3rd May 1941", "date_of_birth", "3rd May 1941"),
        ("MRN 00718823", "hospital_number", "00718823"),
        ("hospital number: K123456", "hospital_number", "K123456"),
        ("my patient Mrs Ada Winterbourne was upset", "name", "Ada Winterbourne"),
        ("a patient called Tomas Yeld", "name", "Tomas Yeld"),
        ("ring her son on 07700 900123", "phone", "07700 900123"),
        ("she wrote from a.b@example.org", "email", "a.b@example.org"),
        ("he lives at 12 Rowan Close, Harrowby, ZZ9 9ZZ", "address", "12 Rowan Close"),
        ("the postcode is ZZ99 3VZ", "postcode", "ZZ99 3VZ"),
        ("dob 4.3.61, very unwell", "date_of_birth", "4.3.61"),
        ("born on the 4th of July, 1962", "date_of_birth", "4th of July, 1962"),
        ("her date of birth is March 4th 1951", "date_of_birth", "March 4th 1951"),
        ("ring +44 (0)20 7946 0192 tonight", "phone", "+44 (0)20 7946 0192"),
        ("ring 07700 900 123 tonight", "phone", "07700 900 123"),
        ("her son, at sam (at) example.org", "email", "sam (at) example.org"),
        ("hospital number RX1 234567", "hospital_number", "RX1 234567"),
        ("bed 4 (JB) is septic", "name", "JB"),
        ("Mrs A. Thornwick wept", "name", "A. Thornwick"),
        ("J. Thornwick from bed 9 wept", "name", "J. Thornwick"),
        ("pt Doris in bay 3 fell", "name", "Doris"),
        ("Mr Thornwick's wife Joan is angry", "name", "Joan"),
        ("Zbigniew Halloray asked me for water", "name", "Zbigniew Halloray"),
        ("sadia thornwick would not eat", "name", "sadia thornwick"),
        ("he lives at 4 rose court", "address", "4 rose court"),
    ],
)
def test_an_identifier_is_masked(text: str, kind: str, secret: str) -> None:
    masked = mask_identifiers(text)

    assert secret not in masked.text
    assert kind in {found.kind for found in masked.found}
    assert LABELS[kind] in masked.text


@pytest.mark.parametrize(
    "text",
    [
        "My ARCP is on 12/06/2026 at 14:30.",
        "My own car is ZQ68 XVQ, ticketed four times.",
        "Currently 11.25 PAs, 2.5 SPA, 1 in 8 on call.",
        "An essay on Mary Seacole and Cicely Saunders.",
        "Grace Ashdown is my preceptor.",
        "Follow @nhsleaders for more.",
        "Bleep 2417 is always me.",
        "Ward 12, bed 4, bay C.",
        "ST6, 13 years in, 48 hours a week.",
        "What would Kotter say?",
        "My consultant Mr Ashdown's list overran.",
        "Sister and the Medical Director disagree.",
        "The budget is £1,250,400.00.",
        "NEWS of 9, sats 88, BP 90/40",
        "I am a CT1 2nd year",
        "What does Amy Edmondson say of teams?",
        "I saw Dr Patel on Ward 4.",
        "The King's Fund report on culture",
        "Meine Kollegin und ich",
    ],
)
def test_ordinary_words_and_numbers_stay(text: str) -> None:
    assert mask_identifiers(text).text == text


def test_a_wrong_check_digit_without_context_stays() -> None:
    assert mask_identifiers("code 9990000019 on the form").found == ()


@pytest.mark.parametrize("digits", ["9990000018", "9434765919"])
def test_right_check_digits(digits: str) -> None:
    assert is_check_digit_right(digits)


@pytest.mark.parametrize("digits", ["9990000019", "9434765918", "1111111111", "123", ""])
def test_wrong_check_digits(digits: str) -> None:
    assert not is_check_digit_right(digits)


def test_ranges_are_those_of_the_original() -> None:
    text = "Pt 9990000018, dob 01/02/1950."

    assert [text[f.start : f.end] for f in mask_identifiers(text).found] == [
        "9990000018",
        "01/02/1950",
    ]


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300))
def test_masking_never_raises_and_keeps_the_rest(text: str) -> None:
    masked = mask_identifiers(text)
    rest, last = "", 0
    for found in masked.found:
        rest, last = rest + text[last : found.start] + LABELS[found.kind], found.end

    assert masked.text == rest + text[last:]


@pytest.mark.parametrize(
    "piece", ["1 ", "A", "Aa ", "a@", "mr a ", "1/1/", "Aa-Bb", "9", "bed ", "one "]
)
def test_masking_is_quick_on_long_input(piece: str) -> None:
    def seconds(length: int) -> float:
        begin = time.thread_time()
        mask_identifiers((piece * length)[:length])
        return time.thread_time() - begin

    seconds(1000)  # what is loaded once
    # Four times the length takes four times as long, and would take sixteen if it grew squared.
    assert seconds(100_000) < 10 * seconds(25_000) + 0.5


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Der Mann ist am 3. März 1961 geboren", "3. März 1961"),
        ("El señor nació el 2 de mayo de 1944", "2 de mayo de 1944"),
        ("Pacjentka Łucja Wiśniewska nie chce rozmawiać", "Łucja Wiśniewska"),
        ("the family are cross, daughter Nasreen is a lawyer", "Nasreen"),
    ],
)
def test_dates_and_names_in_other_languages_and_after_a_relation_are_masked(
    text: str, part: str
) -> None:
    assert part not in mask_identifiers(text).text


def test_a_programme_that_bears_a_name_stays() -> None:
    text = "I'm on the Mary Seacole programme and a friend is on the Rosalind Franklin one."

    assert mask_identifiers(text).found == ()


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("Grace in bed 4 trusts only me", "Grace"),
        ("I keep hearing what Joy Field said about the scan", "Joy Field"),
        ("We lost Alfie on Sunday. He was six.", "Alfie"),
        ("Olena was brought in by her neighbour", "Olena"),
        ("list: Okafor, Uche, for CT; Bell, Ann, home", "Okafor, Uche"),
        ("ward list says Fisher T, Wood M, all fallers", "Wood M"),
        ("born the third of march nineteen forty two", "third of march nineteen forty two"),
        ("her NI number is QQ 45 67 89 A", "QQ 45 67 89 A"),
        ("Lab sample 25B0044187 was hers", "25B0044187"),
        ("stays above the launderette in Copper Street", "launderette in Copper Street"),
        ("my patient Mary Scott asked me", "Mary Scott"),
        ("Derek and his wife Pauline wait for a bed", "Pauline"),
        ("pt lorraine in 14 told the student", "lorraine"),
    ],
)
def test_what_is_said_of_patients_shows_whose_name_it_is(text: str, secret: str) -> None:
    assert secret not in mask_identifiers(text).text


@pytest.mark.parametrize(
    "text",
    [
        "My mentor Grace says I over-prepare.",
        "Our new F2, Hamza, is arrogant. Hamza led the arrest.",
        "Who is Margaret Heffernan?",
        "Sandeep, Lucy and I are writing a business case.",
        "My GMC number is 9999123.",
        "Datix WEB99312 is about me.",
        "Mrs P has come back to our ward.",
        "West MA, Eckert R, Collins B (2017)",
        "Florence Ward and Cavell Ward share a kitchen.",
        "Wards Fleming and Lister want another score than the Waterlow.",
        "The trolley's asset tag is EQ-00417756.",
        "Virginia Apgar had a score named after her.",
        "My surname is Kowalczyk and my boss cannot say it.",
        "One, two, three, four, five, six, seven, eight, nine: I count before I speak.",
        "Hi Zubeida is how my boss begins every mail.",
    ],
)
def test_colleagues_authors_and_numbers_of_work_stay(text: str) -> None:
    assert mask_identifiers(text).found == ()


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("It is for Marguerite (surname Tolliver-Banks).", "Tolliver-Banks"),
        ("Text I sent: 'Hi Zubeida, it's the clinic, your slot is at 2'", "Zubeida"),
        ("It is always the same family, the Szczepaniks on Gorse Lane.", "Szczepaniks"),
        ("The house is called Tumbledown, ask for Morwenna.", "Tumbledown"),
        ("The house is called Tumbledown, ask for Morwenna.", "Morwenna"),
        ("She shouted: 'PAMELA DUCKWITH-ISAACS, YOUR SAMPLE'S LEAKED'", "PAMELA DUCKWITH-ISAACS"),
        ("My trainee put 'Florrie Beddoes' on a whiteboard.", "Florrie"),
        ("my regular mr. tan wei-lun brings me oranges", "wei-lun"),
        ("hello mister featherstonehaugh this is the memory clinic", "featherstonehaugh"),
        ("Old Mr Cheng taught the whole bay tai chi.", "Cheng"),
        ("Mr Fenn-Lowe waited. I shouted at the nurse. She's a friend.", "Fenn-Lowe"),
        ("I broke bad news to Ophelia Crane-Watts this morning.", "Ophelia Crane-Watts"),
        ("can you ring oh one six three two nine six oh one one four", "three two nine six"),
        ("ring her on O7700 900 123", "O7700"),
        ("Prisoner A0000ZZ drew me.", "A0000ZZ"),
        ("his car, reg VX19 ZZQ, was in the bay", "VX19 ZZQ"),
        ("Hospital number: 4471 882 A", "882 A"),
        ("she lives at number 9 the paddocks", "number 9 the paddocks"),
    ],
)
def test_what_announces_itself_as_a_patients_is_masked(text: str, secret: str) -> None:
    assert secret not in mask_identifiers(text).text


def test_a_name_is_masked_wherever_it_stands_again() -> None:
    text = "Mrs Thornwick in bed 2 is cross. I told Thornwick I was sorry."

    assert "Thornwick" not in mask_identifiers(text).text
