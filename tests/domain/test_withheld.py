"""What is cut is gone, and what was made is proved to hold none of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.domain.blocks import Blocks, paragraphs, words
from caseworker.domain.case import CaseNumber
from caseworker.domain.plan import Advice, Section, Version, VersionKind
from caseworker.domain.withheld import cut, escaped
from tests.builders import TODAY, a_plan, an_item

HEALTH = "Tom takes lamotrigine twice a day since the winter of 2025."
SHARED = "He likes to be told what comes next."


def a_version(**sections: Blocks) -> Version:
    plan = a_plan()
    for letter, text in sections.items():
        plan = plan.with_section(letter, Section(text))
    advice = (Advice("Medical", "Dr Wren Ashby", "Paediatrician", date(2026, 11, 2)),)
    return Version(CaseNumber("2026-0113"), 1, VersionKind.FINAL, plan, TODAY, advice)


WHOLE = a_version(C=paragraphs(f"{HEALTH}\n{SHARED}"), A=paragraphs(SHARED), D=paragraphs("Asthma"))


def test_what_is_cut_is_no_longer_there() -> None:
    part = cut(WHOLE, ("C", "K"))

    assert "C" not in part.plan.sections
    assert part.advice == ()
    assert "lamotrigine" not in str(part)
    assert words(part.plan.section("A").text) == SHARED


@pytest.mark.parametrize(
    "made",
    [
        HEALTH,
        "tom takes LAMOTRIGINE twice a day",
        "takes lamo-\ntrigine twice a\nday",
        "takeslamotriginetwiceaday",
    ],
)
def test_a_run_of_withheld_words_is_found_however_it_is_broken(made: str) -> None:
    (found,) = escaped(WHOLE, ("C",), ["Other words", made])

    assert found.section == "C"


@pytest.mark.parametrize("made", [SHARED, "Tom takes a bus", "", "health needs"])
def test_words_that_stand_in_what_is_let_go_too_are_no_escape(made: str) -> None:
    assert escaped(WHOLE, ("C",), [made]) == ()


def test_a_section_of_one_telling_word_is_looked_for_as_well() -> None:
    assert escaped(WHOLE, ("D",), ["Diagnosis: asthma."])
    assert not escaped(a_version(D=paragraphs("None.")), ("D",), ["None."])


def test_the_advice_that_is_listed_is_withheld_with_its_section() -> None:
    assert escaped(WHOLE, ("K",), ["by Dr Wren Ashby of the clinic"])
    assert not escaped(WHOLE, ("C",), ["by Dr Wren Ashby of the clinic"])


def test_items_and_what_their_fields_say_are_looked_for() -> None:
    item = an_item("need-9", "He wakes at night.", who="Nurse Kestrel of the unit")
    plan = WHOLE.plan.with_section("G", Section(items=(item,)))
    whole = replace(WHOLE, plan=plan)

    assert escaped(whole, ("G",), ["He wakes at night."])
    assert escaped(whole, ("G",), ["Nurse Kestrel of the unit"])
