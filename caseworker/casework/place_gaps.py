"""A place as it was typed: tidied, and what is missing in it or can’t be so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, Final

from caseworker.domain.directory import Place
from caseworker.domain.errors import Gap
from caseworker.domain.identifiers import checked
from caseworker.domain.place_kinds import code_kinds, place_kinds

LONGEST: Final = 160  # characters of a name
LONGEST_WORDS: Final = 1500
EARLIEST: Final = 1850
YEARS_AHEAD: Final = 5
OLDEST: Final = 100  # years; a place for carers may have no age at all
_LONG: Final = ("address", "who_for", "offers", "how", "note")


def tidied(place: Place) -> Place:
    """The place as it is kept: no spaces too many, codes and postcode as they are written."""
    kinds = code_kinds()
    codes = (
        (name, kinds[name].tidied(code) if name in kinds else code) for name, code in place.codes
    )
    plain: dict[str, Any] = {
        name: " ".join(getattr(place, name).split())
        for name in ("name", "run_by", "authority", "telephone", "email", "web", "successor")
    }
    long: dict[str, Any] = {
        name: "\n".join(" ".join(line.split()) for line in getattr(place, name).strip().split("\n"))
        for name in _LONG
    }
    people = (
        replace(one, **{n: " ".join(getattr(one, n).split()) for n in one.__slots__})
        for one in place.people
    )
    return replace(
        place,
        codes=tuple((name, code) for name, code in codes if code),
        postcode=checked("postcode", place.postcode).value,
        former=tuple(one for one in place.former if one.name.strip() and one.name != place.name),
        people=tuple(one for one in people if any(getattr(one, n) for n in one.__slots__)),
        **plain,
        **long,
    )


def gaps_of(place: Place, today: date) -> Iterator[Gap]:
    """What is missing, or can’t be so."""
    if not place.name:
        yield Gap("name", "Give the name by which it is known.")
    elif len(place.name) > LONGEST:
        yield Gap("name", f"At most {LONGEST} letters.")
    if place.kind not in place_kinds():
        yield Gap("kind", "Choose what it is.")
    yield from _gaps_of_reaching(place)
    for field in _LONG:
        if len(getattr(place, field)) > LONGEST_WORDS:
            yield Gap(field, f"At most {LONGEST_WORDS} letters.")
    for name, code in place.codes:
        fault = code_kinds()[name].fault(code) if name in code_kinds() else ""
        if fault:
            yield Gap(f"code_{name}", fault)
    yield from _gaps_of_ages(place)
    for day, field in ((place.opened, "opened"), (place.closed, "closed")):
        if fault := strange(day, today):
            yield Gap(field, fault)


def strange(day: date | None, today: date) -> str:
    """Why a day can’t be one of a place; empty where it can, or where there is none."""
    if day is not None and not EARLIEST <= day.year <= today.year + YEARS_AHEAD:
        return "Look at the year again."
    return ""


def _gaps_of_reaching(place: Place) -> Iterator[Gap]:
    if warning := checked("postcode", place.postcode).warning:
        yield Gap("postcode", warning)
    if place.email and not _is_email(place.email):
        yield Gap("email", "An e-mail address has one @, with words on both sides.")
    if place.web and ("." not in place.web or " " in place.web):
        yield Gap("web", "A web address has no space and at least one full stop.")
    for one in place.people:
        if not one.name and not one.role:
            yield Gap("people", "Each person needs a name, or at least what they do.")
        if one.email and not _is_email(one.email):
            yield Gap("people", f"{one.name or one.role}: an e-mail address has one @.")


def _gaps_of_ages(place: Place) -> Iterator[Gap]:
    low, high = place.age_from, place.age_to
    if any(age is not None and not 0 <= age <= OLDEST for age in (low, high)):
        yield Gap("ages", f"Ages are years, from 0 to {OLDEST}.")
    elif low is not None and high is not None and high < low:
        yield Gap("ages", "The second age is less than the first.")


def _is_email(typed: str) -> bool:
    before, at, after = typed.partition("@")
    return bool(before and at and after) and "@" not in after and " " not in typed
