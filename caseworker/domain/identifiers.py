"""Numbers that others know a person or a place by: tidied, checked, never refused.

A failed check warns and no more: the systems that numbers come from hold mistakes, and a
case must be kept all the same. What is kept is the tidied number and how the check went.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"  # no I, O or S
PNC_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"
CHECKED_BY_11 = range(10, 1, -1)  # the weights of the first nine digits


class Result(Enum):
    """How the check of a number went."""

    PASS = "pass"  # noqa: S105 - how a check went, not a secret
    FAIL = "fail"
    NOT_GIVEN = "not given"


@dataclass(frozen=True, slots=True)
class IdentifierKind:
    """One kind of number: what it looks like, and what can be checked about it."""

    name: str
    title: str
    shape: str
    pattern: re.Pattern[str]
    spaced: Callable[[str], str] = str
    """How it is kept and shown, once in capitals and without spaces."""
    check: Callable[[str], bool] | None = None
    """The check character, where there is one and its rule is known."""
    of_place: bool = False
    """It is the number of a school, a place or a provider, and tells no two people apart."""
    offered: bool = True
    """Not offered by default where an office rarely needs it: the less is kept the better."""


@dataclass(frozen=True, slots=True)
class CheckedIdentifier:
    """A number as it is kept, how the check went, and a warning if it failed."""

    kind: str
    value: str
    result: Result
    warning: str


def checked(kind: str, typed: str) -> CheckedIdentifier:
    """``typed``, tidied and looked at. An unknown kind is kept as it is."""
    found = IDENTIFIERS.get(kind)
    squeezed = "".join(typed.split()).upper()
    if not squeezed:
        return CheckedIdentifier(kind, "", Result.NOT_GIVEN, "")
    if found is None:
        return CheckedIdentifier(kind, typed.strip(), Result.PASS, "")
    if not found.pattern.fullmatch(squeezed):
        warning = f"This doesn't look like a {found.title}: {found.shape}."
        return CheckedIdentifier(kind, typed.strip().upper(), Result.FAIL, warning)
    if found.check and not found.check(squeezed):
        warning = f"The check of this {found.title} fails: look for a slip of the keys."
        return CheckedIdentifier(kind, found.spaced(squeezed), Result.FAIL, warning)
    return CheckedIdentifier(kind, found.spaced(squeezed), Result.PASS, "")


def upn_letter(rest: str) -> str:
    """The check letter of a UPN, from the twelve characters after it.

    In a temporary UPN the last of them is a letter, which counts as its place in the list.
    """
    values = [UPN_LETTERS.index(c) if c.isalpha() else int(c) for c in rest]
    return UPN_LETTERS[_weighed(values, range(2, 14)) % len(UPN_LETTERS)]


def uln_digit(nine: str) -> str:
    """The check digit of a ULN; empty where the nine digits can't begin one."""
    left_over = _weighed(map(int, nine), CHECKED_BY_11) % 11
    return str(10 - left_over) if left_over else ""


def nhs_digit(nine: str) -> str:
    """The check digit of an NHS number; empty where the nine digits can't begin one."""
    digit = 11 - _weighed(map(int, nine), CHECKED_BY_11) % 11
    return "" if digit == 10 else str(digit % 11)  # noqa: PLR2004 - ten has no digit


def pnc_letter(year: int, serial: int) -> str:
    """The check letter of a PNC id."""
    return PNC_LETTERS[int(f"{year % 100:02d}{serial:07d}") % len(PNC_LETTERS)]


def _weighed(values: Iterable[int], weights: range) -> int:
    return sum(value * weight for value, weight in zip(values, weights, strict=True))


def _pnc_fits(pnc: str) -> bool:
    year, serial = pnc[:-1].split("/")
    return pnc_letter(int(year), int(serial)) == pnc[-1]


def _in_threes(number: str) -> str:
    return f"{number[:3]} {number[3:6]} {number[6:]}"


def _postcode(code: str) -> str:
    return f"{code[:-3]} {code[-3:]}"


def _shape(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)  # digits of other scripts are no digits here


def _kinds(*kinds: IdentifierKind) -> Mapping[str, IdentifierKind]:
    return MappingProxyType({kind.name: kind for kind in kinds})


# law/custody-and-service.md 7.1 holds the rules, their sources and the numbers to test with.
IDENTIFIERS = _kinds(
    IdentifierKind(
        "upn",
        "UPN",
        "a letter and twelve digits, or eleven digits and a letter for a temporary one",
        _shape(rf"[{UPN_LETTERS}]\d{{11}}[\d{UPN_LETTERS}]"),
        check=lambda upn: upn_letter(upn[1:]) == upn[0],
    ),
    IdentifierKind(
        "former_upn",
        "former UPN",
        "a letter and twelve digits, or eleven digits and a letter for a temporary one",
        _shape(rf"[{UPN_LETTERS}]\d{{11}}[\d{UPN_LETTERS}]"),
        check=lambda upn: upn_letter(upn[1:]) == upn[0],
        offered=False,
    ),
    IdentifierKind(
        "uln",
        "ULN",
        "ten digits, the first not 0",
        _shape(r"[1-9]\d{9}"),
        check=lambda uln: uln_digit(uln[:9]) == uln[9],
    ),
    IdentifierKind(
        "nhs",
        "NHS number",
        "ten digits",
        _shape(r"\d{10}"),
        spaced=_in_threes,
        check=lambda nhs: nhs_digit(nhs[:9]) == nhs[9],
    ),
    IdentifierKind(
        "prison",
        "prison number",
        "a letter, four digits and two letters",
        _shape(r"[A-Z]\d{4}[A-Z]{2}"),
    ),
    IdentifierKind(
        "pnc",
        "PNC id",
        "a year, a stroke, up to seven digits and a letter",
        _shape(r"(?:\d{4}|\d{2})/\d{1,7}[A-Z]"),
        check=_pnc_fits,
        offered=False,
    ),
    IdentifierKind(
        "crn",
        "CRN",
        "a letter and six digits",
        _shape(r"[A-Z]\d{6}"),
        offered=False,
    ),
    IdentifierKind("yjs", "youth justice reference", "any reference", _shape(r".+")),
    # The rule of its check letter has not been read, so its shape is all that is looked at.
    IdentifierKind(
        "uci",
        "UCI",
        "twelve digits and a letter",
        _shape(r"[\dA-Z]{12}[A-Z]"),
        offered=False,
    ),
    IdentifierKind(
        "dfe",
        "DfE number",
        "three digits, a stroke and four digits",
        _shape(r"\d{3}/\d{4}"),
        of_place=True,
        offered=False,
    ),
    IdentifierKind("urn", "URN", "six digits", _shape(r"\d{6}"), of_place=True, offered=False),
    IdentifierKind(
        "ukprn",
        "UKPRN",
        "eight digits, the first 1",
        _shape(r"1\d{7}"),
        of_place=True,
        offered=False,
    ),
    IdentifierKind(
        "postcode",
        "postcode",
        "such as SW1A 1AA",
        _shape(r"[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}|GIR0AA"),
        spaced=_postcode,
        of_place=True,
        offered=False,
    ),
)
