"""Checks of the sections themselves: there, filled, and saying what theirs must."""

from __future__ import annotations

from collections.abc import Iterator

from caseworker.domain.checking.looked import Check, Looked, Spot
from caseworker.domain.checking.phrases import first, says_none, sentences
from caseworker.domain.checking.wording import alike, tokens

ADULT = 18  # CFA 2014 s.37(2)(e): for a child or young person aged under 18


def every_section_is_there(looked: Looked, check: Check) -> Iterator[Spot]:
    """Every section of the plan kind is in the plan."""
    del check
    for section in looked.kind.sections:
        if section.letter not in looked.plan.sections:
            yield Spot(section.letter)


def none_is_said(looked: Looked, check: Check) -> Iterator[Spot]:
    """A section that is left blank says on paper that there is none: somebody must mean it.

    The sections among ``facts`` are for those under 18 alone.
    """
    for letter in check.sections:
        is_over = letter in check.facts and looked.case.person.age(looked.today) >= ADULT
        if letter in looked.plan.sections and looked.plan.section(letter).is_blank and not is_over:
            yield Spot(letter, looked.kind.section(letter).none_words)


def nothing_after_18(looked: Looked, check: Check) -> Iterator[Spot]:
    """The sections for those under 18 are empty once the person is 18."""
    if looked.case.person.age(looked.today) >= ADULT:
        for passage in looked.among(check.sections):
            if not says_none(passage.text):
                yield Spot(passage.place)


def nothing_is_said_twice(looked: Looked, check: Check) -> Iterator[Spot]:
    """What stands in the first of the sections is not said again in the others."""
    kept, *others = check.sections
    before = [
        tokens(sentence) for passage in looked.among([kept]) for sentence in sentences(passage.text)
    ]
    for passage in looked.among(others):
        for sentence in sentences(passage.text):
            is_none = says_none(sentence)
            if not is_none and any(alike(one, tokens(sentence), check.limit) for one in before):
                yield Spot(passage.place, sentence, mark=sentence)


def answers_for_release(looked: Looked, check: Check) -> Iterator[Spot]:
    """Each section that says anything says it of the time on release."""
    for letter in check.sections:
        passages = list(looked.among([letter]))
        said = [
            " ".join((one.text, *(one.item.fields.values() if one.item else ())))
            for one in passages
            if not says_none(one.text)
        ]
        if said and not any(first(check.phrases, text) for text in said):
            yield Spot(letter)
