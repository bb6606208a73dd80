"""Whoever is not the person is marked before anything is given; those at work are not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.domain.case import CaseNumber
from caseworker.domain.guard import Guard, Own
from caseworker.domain.known_names import KnownNames, child
from caseworker.domain.people import Address, Contact
from caseworker.domain.third_parties import ThirdParties, given_anyway
from tests.builders import a_person

TOM = replace(
    a_person(),
    given="Tomasz",
    family="Nowak",
    known_as="Tom",
    born=date(2010, 5, 1),
    addresses=(Address("4 Hill Road\nNorthmere", "NM1 2AB"),),
    contacts=(
        Contact("Maria Nowak", "Mother", True, address="4 Hill Road\nNorthmere",
                telephone="01632 960001", email="maria@example.org"),
        Contact("Piotr Nowak", "Father", True, address="9 Mill Lane\nSouthport"),
        Contact("Ola Nowak", "Sister"),
        Contact("Grace Nowak", "Aunt"),
        Contact("Jan Lis", "Neighbour"),
        Contact("Ann Lee", "Educational psychologist", organisation="Northmere Council"),
    ),
)  # fmt: skip
OTHER = child(("Kuba", "Zielinski", ""), date(2011, 2, 3), ["E820200108045"])


def marked(text: str, asker: str = "Maria Nowak") -> list[str]:
    known = KnownNames()
    known.put(CaseNumber("2026-0999"), [OTHER])
    guard = Guard(known, Own(names=(TOM.name,)))
    finder = ThirdParties(TOM, asker, guard, frozenset({"grace"}))
    return [one.words for one in finder.marked(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tomasz Nowak works well, Tom says.", []),
        ("Maria Nowak rang.", []),  # she asks
        ("Piotr Nowak rang. P. Nowak, NOWAK Piotr.", ["Piotr Nowak", "P. Nowak", "NOWAK Piotr"]),
        ("Piotr and Ola came.", ["Piotr", "Ola"]),
        ("The Nowak family", []),  # his own surname
        ("Mr Lis next door, Jan, complained", ["Lis", "Jan"]),
        ("Aunt Grace came; a grace period", ["Grace"]),
        ("He lives at 4 Hill Road", []),
        ("His father lives at 9 Mill Lane, Southport", ["9 Mill Lane", "Southport"]),
        ("Ann Lee wrote advice", []),
        ("Kuba Zielinski hit him", ["Kuba Zielinski"]),
        ("Number E820200108045", ["E820200108045"]),
        ("Sister born 3 March 2012", ["3 March 2012"]),
        ("He was born 1 May 2010", []),
        ("Nothing of anybody.", []),
    ],
)
def test_others_are_marked_and_the_person_the_asker_and_those_at_work_are_not(
    text: str, found: list[str]
) -> None:
    assert marked(text) == found


def test_asked_by_the_person_the_mother_is_somebody_else() -> None:
    text = "Maria Nowak rang from 01632 960 001 or wrote from Maria@example.org."

    assert marked(text, TOM.name) == ["Maria Nowak", "01632 960 001", "Maria@example.org"]


def test_what_may_be_a_word_is_marked_as_not_sure_and_says_whose_it_is() -> None:
    finder = ThirdParties(TOM, TOM.name, Guard(KnownNames(), Own()), frozenset({"grace"}))

    [one] = finder.marked("Grace came")
    assert not one.sure
    assert one.whose == "Grace Nowak, aunt"


def test_of_another_case_it_is_never_said_whose() -> None:
    known = KnownNames()
    known.put(CaseNumber("2026-0999"), [OTHER])
    [one] = ThirdParties(TOM, "", Guard(known, Own())).marked("Kuba Zielinski came")

    assert one.whose == "Somebody of another case"


def test_who_is_named_all_the_same_can_be_listed() -> None:
    assert [one.name for one in given_anyway(TOM.contacts)] == ["Ann Lee"]
