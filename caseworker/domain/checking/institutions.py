"""Checks of the placement: what a draft keeps silent about, and what a final plan must say."""

from __future__ import annotations

from collections.abc import Iterator

from caseworker.domain.authorities import is_same_authority
from caseworker.domain.case import Case, Event
from caseworker.domain.checking.looked import Check, Looked, Spot, said
from caseworker.domain.checking.phrases import contains, first
from caseworker.domain.next_plan import SENT
from caseworker.domain.settings import settings

SPOKEN_OF = ("institution_requested", "institution_consulted", "institution_replied")
# An institution that the plan names already needs no asking again to stay named.
NAMED_BEFORE = ("institution_consulted", *SENT)


def draft_names_no_placement(looked: Looked, check: Check) -> Iterator[Spot]:
    """The section of the placement is blank."""
    del check
    letter = looked.home_of("place")
    if letter and not looked.plan.section(letter).is_blank:
        yield Spot(letter)


def text_names_no_placement(looked: Looked, check: Check) -> Iterator[Spot]:
    """No institution that may be named; where the person is now is known to all."""
    names = _spoken_of(looked.case)
    for passage in looked.among(check.sections):
        for name in names:
            if contains(name, passage.text):
                yield Spot(passage.place, name)


def text_names_no_type(looked: Looked, check: Check) -> Iterator[Spot]:
    """No words for a type of institution."""
    for passage in looked.among(check.sections):
        found = first(check.phrases, passage.text)
        if found:
            yield Spot(passage.place, f"“{found}”", mark=found)


def nothing_beside_names_placement(looked: Looked, check: Check) -> Iterator[Spot]:
    """Neither the covering letter nor a file that goes with the draft names an institution."""
    del check
    for place, text in looked.beside or ():
        yield from named_beside(looked.case, place, text)


def named_beside(case: Case, place: str, text: str, types: str = "") -> Iterator[Spot]:
    """Each institution that may be named, in a text that goes with a draft; a file’s name is one.

    ``types`` is the list of phrases for types of institution, where those may not stand either.
    """
    said = text.replace("_", " ")
    yield from (Spot(place, name) for name in _spoken_of(case) if contains(name, said))
    found = first(types, said.replace("-", " ")) if types else ""
    if found:
        yield Spot(place, f"a type of institution: “{found}”")


def final_names_a_placement(looked: Looked, check: Check) -> Iterator[Spot]:
    """A name and type, or a type and why no name."""
    del check
    letter, place = looked.home_of("place"), looked.placed
    named = place is not None and said(place, "type")
    reasoned = place is not None and (said(place, "name") or said(place, "no_name_because"))
    if letter and not (named and reasoned):
        yield Spot(letter)


def institution_was_consulted(looked: Looked, check: Check) -> Iterator[Spot]:
    """The institution that is named was consulted, and whoever else maintains it."""
    del check
    name = _name(looked)
    asked = [event for event in looked.case.all_of(*NAMED_BEFORE) if _named(event) == name]
    if name and not asked:
        yield Spot(looked.home_of("place"), "The institution")
    for event in asked[-1:] if name else ():
        keeper = event.facts.get("maintained_by", "").strip()
        is_ours = is_same_authority(keeper, looked.case.person.home_authority)
        if keeper and not is_ours and not event.facts.get("authority_consulted"):
            yield Spot(looked.home_of("place"), f"{keeper}, which maintains the institution")


def refusal_has_its_ground(looked: Looked, check: Check) -> Iterator[Spot]:
    """The institution asked for is named, or refused on a ground of the law."""
    request = _request(looked)
    if request is None or not _name_or_type(looked) or _named(request) == _name(looked):
        return
    refused = [_named(event) for event in looked.case.all_of(*check.record)]
    if _named(request) not in refused:
        yield Spot(looked.home_of("place"), request.facts["institution"])


def request_has_the_right(looked: Looked, check: Check) -> Iterator[Spot]:
    """The institution asked for is of a category that may be asked for."""
    request = _request(looked)
    if request is not None and request.facts.get("category") in check.facts:
        yield Spot(looked.home_of("place"), request.facts["institution"])


def mainstream_or_why_not(looked: Looked, check: Check) -> Iterator[Spot]:
    """Where nobody's request is met, a mainstream institution or a reason why not."""
    place, request = looked.placed, _request(looked)
    is_as_asked = request is not None and _named(request) == _name(looked)
    if place is None or is_as_asked or not said(place, "type") or _is_elsewhere(looked):
        return
    if not first(check.phrases, said(place, "type")) and not said(place, check.fields[0]):
        yield Spot(looked.home_of("place"), said(place, "type"))


def elsewhere_has_its_reason(looked: Looked, check: Check) -> Iterator[Spot]:
    """Section 61: why it would be inappropriate in any school, and who was consulted."""
    if not _is_elsewhere(looked):
        return
    place, fields = looked.placed, looked.fields_of("placement")
    lacks = [
        fields[name].words
        for name in check.fields
        if name in fields and (place is None or not said(place, name))
    ]
    if lacks:
        yield Spot(looked.home_of("place"), "; ".join(lacks))


def _spoken_of(case: Case) -> list[str]:
    """The institutions that may come to be named; where the person is now is known to all."""
    now = case.facts.get(settings()[case.setting].place, "")
    return sorted({_named(event) for event in case.all_of(*SPOKEN_OF)} - {"", _same(now)})


def _is_elsewhere(looked: Looked) -> bool:
    place = looked.placed
    told = [passage.text for passage in looked.among([looked.home_of("provision")])]
    told += [said(place, "type"), said(place, "no_name_because")] if place else []
    return any(first("elsewhere", text) for text in told)


def _request(looked: Looked) -> Event | None:
    return looked.case.last("institution_requested")


def _name(looked: Looked) -> str:
    return _same(said(looked.placed, "name")) if looked.placed else ""


def _name_or_type(looked: Looked) -> str:
    return (_name(looked) or said(looked.placed, "type")) if looked.placed else ""


def _named(event: Event) -> str:
    return _same(event.facts.get("institution", ""))


def _same(name: str) -> str:
    """Names are compared as people read them."""
    return " ".join(name.casefold().split())
