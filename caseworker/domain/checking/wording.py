"""Checks of the words: vague, unlike what they should be, hard to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from caseworker.domain.blocks import words as in_words
from caseworker.domain.checking.looked import Check, Looked, Spot
from caseworker.domain.checking.phrases import first, phrases, sentences
from caseworker.domain.checking.vague import vague_in
from caseworker.domain.gaps import gaps_by_number
from caseworker.domain.plan import Plan

_SHORT_FORM = re.compile(r"\b[A-Z]{2,6}\b")
_WORD = re.compile(r"\w+")
SHARED = 0.4  # of their words: sentences that share fewer can't be alike, and aren't compared


def words_are_specific(looked: Looked, check: Check) -> Iterator[Spot]:
    """Vague words, each with its reason and its question."""
    for passage in looked.among(check.sections):
        for found, word in vague_in(passage.text, looked.vague):
            remedy = f"{word.why} Ask whoever advised it: “{word.ask}”"
            yield Spot(passage.place, f"“{found}”", mark=found, remedy=remedy)


def no_gap_is_open(looked: Looked, check: Check) -> Iterator[Spot]:
    """What a phrase asks for in square brackets, in whatever section or field."""
    del check
    for place, asked in gaps_by_number(looked.plan).items():
        yield Spot(place, "; ".join(asked), mark=asked[0])


def no_such_words(looked: Looked, check: Check) -> Iterator[Spot]:
    """Words of which the sections should hold none: teaching in health care, a diagnosis."""
    for passage in looked.among(check.sections):
        found = first(check.phrases, passage.text)
        if found:
            yield Spot(passage.place, f"“{found}”", mark=found)


def transport_has_its_reason(looked: Looked, check: Check) -> Iterator[Spot]:
    """Transport, with a reason beside it."""
    for passage in looked.among(check.sections):
        found = first(check.phrases, passage.text)
        if found and not first("exceptional", passage.text):
            yield Spot(passage.place, f"“{found}”", mark=found)


def outcome_is_no_provision(looked: Looked, check: Check) -> Iterator[Spot]:
    """Outcomes that say what is given."""
    for passage in looked.among([looked.home_of(name) for name in check.items]):
        found = first(check.phrases, passage.text)
        if found:
            yield Spot(passage.place, f"“{found}”", mark=found)


def outcome_is_no_aspiration(looked: Looked, check: Check) -> Iterator[Spot]:
    """Outcomes that say what the sections of hopes say, in nearly the same words."""
    hoped = [
        tokens(sentence)
        for passage in looked.among(check.sections)
        for sentence in sentences(passage.text)
    ]
    for passage in looked.among([looked.home_of("outcome")]):
        mine = tokens(passage.text)
        if any(alike(mine, one, check.limit) for one in hoped):
            yield Spot(passage.place)


def need_says_its_effect(looked: Looked, check: Check) -> Iterator[Spot]:
    """A few words with a condition among them and no effect is a label."""
    for passage in looked.among([looked.home_of("need")]):
        found = first(check.phrases, passage.text)
        is_short = len(passage.text.split()) <= check.limit
        if found and is_short and not first("effects", passage.text):
            yield Spot(passage.place, f"“{found}”", mark=found)


def sentences_are_short(looked: Looked, check: Check) -> Iterator[Spot]:
    """Sentences of more words than the limit."""
    for passage in looked.among(check.sections):
        for sentence in sentences(passage.text):
            length = len(sentence.split())
            if length > check.limit:
                yield Spot(passage.place, f"{length} words", mark=sentence)


def short_forms_are_explained(looked: Looked, check: Check) -> Iterator[Spot]:
    """One that stands in brackets somewhere in the plan is explained there."""
    known = set(phrases(check.phrases))
    explained = {
        form
        for passage in looked.passages
        for form in re.findall(r"\(([A-Z]{2,6})s?\)", passage.text)
    }
    seen: set[str] = set()
    for passage in looked.among(check.sections):
        for form in _SHORT_FORM.findall(passage.text):
            if form not in known | explained | seen:
                seen.add(form)
                yield Spot(passage.place, f"“{form}”", mark=form)


def speaks_for_themselves(looked: Looked, check: Check) -> Iterator[Spot]:
    """A young person who gave their own views isn't written about as somebody else."""
    person = looked.case.person
    own = [event.facts.get("person", "") for event in looked.case.all_of(*check.record)]
    gave = any(is_called(name, (person.name, person.called, person.given)) for name in own)
    if not person.is_young_person(looked.today) or not gave:
        return
    for letter in check.sections:
        texts = [passage.text for passage in looked.among([letter])]
        if texts and not any(first(check.phrases, text) for text in texts):
            yield Spot(letter)


def no_words_of_the_plan(looked: Looked, check: Check) -> Iterator[Spot]:
    """As many words in a row as the limit says that stand in the plan of the law, too."""
    runs = {
        run for plan in looked.of_law for text in _texts(plan) for run in _runs(text, check.limit)
    }
    for passage in looked.among(check.sections):
        words = _WORD.findall(passage.text)
        for at, run in enumerate(_runs(passage.text, check.limit)):
            if run in runs:
                said = " ".join(words[at : at + check.limit])
                yield Spot(passage.place, f"“{said} …”", mark=words[at])
                break


def _texts(plan: Plan) -> Iterator[str]:
    """Everything that a plan says: its sections, its items, and what is said about each."""
    for section in plan.sections.values():
        yield in_words(section.text)
        for item in section.items:
            yield in_words(item.text)
            yield from item.fields.values()


def _runs(text: str, length: int) -> list[tuple[str, ...]]:
    """Every run of so many words, in their order."""
    words = _WORD.findall(text.casefold())
    return [tuple(words[at : at + length]) for at in range(len(words) - length + 1)]


def is_called(name: str, names: tuple[str, ...]) -> bool:
    """Whether a name somebody typed is one of these."""
    return name.casefold().split() in [one.casefold().split() for one in names if one]


def tokens(text: str) -> list[str]:
    """The words of a text, to be compared with others."""
    return _WORD.findall(text.casefold())


def alike(one: list[str], other: list[str], percent: int) -> bool:
    """Whether two texts say the same in nearly the same words."""
    if not one or not other:
        return False
    shared = len(set(one) & set(other)) / min(len(set(one)), len(set(other)))
    if shared < SHARED:
        return False
    match = SequenceMatcher(None, one, other, autojunk=False)
    # The quick ones are never below the true one, and far cheaper.
    ratios = (match.real_quick_ratio, match.quick_ratio, match.ratio)
    return all(ratio() * 100 >= percent for ratio in ratios)
