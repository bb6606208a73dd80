"""Somebody of another case is found however they are written; an ordinary word is not."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.casework.ordinary import ordinary_words
from caseworker.domain.case import CaseNumber
from caseworker.domain.guard import Guard, Own, Sort, Stray
from caseworker.domain.known_names import MOST_PARTED, SHORT_TEXT, KnownNames, of_case
from caseworker.domain.people import Contact, Identifier
from tests.builders import a_case, a_person

OURS = CaseNumber("2026-0113")
THEIRS = "2026-0007"
AMIRA = a_person(
    given="Zoë Amira",
    family="O’Neill-Haddad",
    known_as="Zo",
    born=date(2011, 3, 12),
    identifiers=(Identifier("nhs", "943 476 5919"), Identifier("prison", "A1234BC")),
    contacts=(
        Contact("Layla Haddad", "Mother", also_written="ليلى حداد"),
        Contact("Rhian Pugh", "Head teacher", organisation="Calder School"),
    ),
)
MARK = a_person(given="Mark", family="Young", born=date(2012, 5, 1), known_as="", contacts=())


@pytest.fixture
def known() -> KnownNames:
    names = KnownNames(ordinary_words())
    for case in (
        a_case(number=OURS),
        a_case(number=THEIRS, person=AMIRA, facts={"prison_number": "B9876DE"}),
        a_case(number="2026-0008", person=MARK),
    ):
        names.put(case.number, of_case(case))
    return names


def found(known: KnownNames, text: str, *names: str) -> tuple[Stray, ...]:
    return Guard(known, Own(frozenset({OURS}), names)).find(text)


def stopped(known: KnownNames, text: str, *names: str) -> list[str]:
    return [one.words for one in found(known, text, *names) if one.stops]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He sat by Zoë Amira O’Neill-Haddad.", "Zoë Amira O’Neill-Haddad"),
        ("he sat by zoe oneill haddad", "zoe oneill haddad"),
        ("ZOE O'NEILL HADDAD was there", "ZOE O'NEILL HADDAD"),
        ("Zoe Haddad’s brother", "Zoe Haddad’s"),
        ("O’Neill-Haddad, Zoë", "O’Neill-Haddad, Zoë"),
        ("HADDAD Layla", "HADDAD Layla"),
        ("Haddad | Layla | Year 9", "Haddad | Layla"),
        ("Layla | Haddad", "Layla | Haddad"),
        ("a wrapped Layla\nHaddad", "Layla\nHaddad"),
        ("Zo Haddad", "Zo Haddad"),
        ("L. Haddad rang", "L. Haddad"),
        ("Report_Zoe_Haddad_2.pdf", "Zoe_Haddad"),
        ("mail layla.haddad@post.example", "layla.haddad"),
        ("قالت ليلى حداد", "ليلى حداد"),
        ("Mark Young hit him", "Mark Young"),
        ("NHS 9434765919", "9434765919"),
        ("NHS 943-476-5919.", "943-476-5919"),
        ("cell of a1234bc", "a1234bc"),
        ("B 9876 DE", "B 9876 DE"),
        ("see 2026-0007", "2026-0007"),
        ("see 2026–0007", "2026–0007"),
        ("born on 12 March 2011", "12 March 2011"),
        ("DOB: 12/03/2011", "12/03/2011"),
        ("d.o.b. 12.3.11", "12.3.11"),
        ("Date of birth: 2011-03-12", "2011-03-12"),
        ("Born March 12th, 2011", "March 12th, 2011"),
        ("the Haddads: Haddad (12/03/2011)", "12/03/2011"),
    ],
)
def test_somebody_else_is_found_however_they_are_written(
    known: KnownNames, text: str, words: str
) -> None:
    assert stopped(known, text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "will young people mark young days well?",
        "Mark, young as he is, reads.",
        "Mark. Young people read.",
        "A Young person’s views",
        "Amira and Haddad’s friend wasn’t there.",  # two people, or nobody
        "Layla; Haddad",
        "Layla.\nHaddad",
        "On 12/03/2011 the school was inspected.",
        "From 2026-11-23 on",
        "He has 943 pages and 476 books.",
        "31/02/2011 is no date of birth",
        "Tom Whitfield, born 02/03/2009, case 2026-0113",
    ],
)
def test_an_ordinary_word_or_day_stops_nothing(known: KnownNames, text: str) -> None:
    assert stopped(known, text) == []


@pytest.mark.parametrize("text", ["Young people will mark the day.", "He said Will did it."])
def test_a_word_that_is_a_name_too_is_not_even_pointed_out(known: KnownNames, text: str) -> None:
    assert found(known, text) == ()


def test_a_single_rare_name_is_only_pointed_out(known: KnownNames) -> None:
    (one,) = found(known, "Tom and Layla read together.")

    assert (one.words, one.sort, one.stops) == ("Layla", Sort.SINGLE, False)


def test_a_single_name_that_many_bear_is_no_sign_of_anybody(known: KnownNames) -> None:
    for number in range(20, 24):
        case = a_case(number=f"2026-{number:04}", person=a_person(given="Layla", family="Ash"))
        known.put(case.number, of_case(case))

    assert found(known, "Tom and Layla read together.") == ()


def test_a_helper_of_another_case_is_pointed_out_and_stops_nothing(known: KnownNames) -> None:
    (one,) = found(known, "Rhian Pugh teaches him.")

    assert (one.words, one.stops) == ("Rhian Pugh", False)


def test_those_of_this_case_may_stand_whoever_else_is_called_so(known: KnownNames) -> None:
    other = a_case(number="2026-0009", person=a_person(born=date(2010, 1, 1)))
    known.put(other.number, of_case(other))

    assert found(known, "Tom Whitfield and Dawn Whitfield; WHITFIELD, Tom; T. Whitfield") == ()


def test_who_belongs_to_the_case_otherwise_may_stand_too(known: KnownNames) -> None:
    assert stopped(known, "Dr Layla Haddad advised.", "Dr Layla Haddad") == []


def test_a_longer_name_of_our_own_hides_a_name_within_it(known: KnownNames) -> None:
    assert stopped(known, "He goes to Mark Young School.", "Mark Young School") == []
    assert stopped(known, "Mark Young goes there.", "Mark Young School") == ["Mark Young"]


def test_a_surname_that_is_the_child_s_own_makes_initials_a_likeness(known: KnownNames) -> None:
    other = a_case(number="2026-0009", person=a_person(given="Beth", family="Whitfield"))
    known.put(other.number, of_case(other))

    assert [(one.words, one.stops) for one in found(known, "B. Whitfield came.")] == [
        ("B. Whitfield", False)
    ]


def test_a_person_who_is_renamed_is_found_by_the_new_name_alone(known: KnownNames) -> None:
    case = a_case(number=THEIRS, person=a_person(given="Nadia", family="Karim", contacts=()))

    known.put(case.number, of_case(case))

    assert stopped(known, "Nadia Karim") == ["Nadia Karim"]
    assert found(known, "Layla Haddad, A1234BC, born 12/03/2011") == ()


def test_a_case_that_is_gone_leaves_nothing_behind() -> None:
    names = KnownNames()
    case = a_case(number=THEIRS, person=AMIRA)
    names.put(case.number, of_case(case))

    names.drop(case.number)

    assert names == KnownNames()


def test_a_text_that_was_looked_through_before_is_looked_through_again(known: KnownNames) -> None:
    """Its words are kept ready, and what they mean is not: somebody may be new in the store."""
    text = "Nadia Karim, born 3 May 2012, sat by him."
    assert found(known, text) == ()

    person = a_person(given="Nadia", family="Karim", born=date(2012, 5, 3), contacts=())
    known.put(CaseNumber("2026-0030"), of_case(a_case(number="2026-0030", person=person)))

    assert stopped(known, text) == ["Nadia Karim", "3 May 2012"]


def test_the_words_of_few_texts_are_kept(known: KnownNames) -> None:
    for number in range(MOST_PARTED + 10):
        found(known, f"Text {number}")
    found(known, "long " * SHORT_TEXT)

    assert len(known.parted) <= MOST_PARTED
    assert max(map(len, known.parted)) <= SHORT_TEXT


def test_what_is_found_never_says_whose_it_is(known: KnownNames) -> None:
    for one in found(known, "Layla Haddad, A1234BC, born 12/03/2011"):
        assert set(one.__slots__) == {"start", "end", "words", "sort", "stops"}
