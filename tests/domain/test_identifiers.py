"""Numbers that others know a person by. Every test value is of an unused range or invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain.identifiers import (
    IDENTIFIERS,
    Result,
    checked,
    nhs_digit,
    pnc_letter,
    uln_digit,
    upn_letter,
)


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        # law/custody-and-service.md 7.1
        ("upn", "E823999925001"),
        ("upn", "U823999925002"),
        ("upn", "T891999924117"),
        ("upn", "B801200005001"),
        ("upn", "P207000016049"),
        ("upn", "D82399992501A"),
        ("upn", "C82399992502Z"),
        ("uln", "9000000016"),
        ("uln", "9000000024"),
        ("uln", "9276308686"),
        ("nhs", "999 000 0018"),
        ("nhs", "999 000 0026"),
        ("nhs", "999 000 0034"),
        ("pnc", "2020/0000009N"),
        ("pnc", "1999/0123456X"),
        ("pnc", "2024/0999999V"),
        ("prison", "Z9999ZZ"),
        ("crn", "X999999"),
        ("dfe", "823/9999"),
        ("urn", "999999"),
        ("ukprn", "10999999"),
        ("postcode", "SW1A 1AA"),
        ("postcode", "M1 1AE"),
        ("postcode", "BF1 3AA"),
        ("postcode", "GIR 0AA"),  # codespell:ignore
    ],
)
def test_a_right_number_passes_as_it_is(kind: str, number: str) -> None:
    found = checked(kind, number)

    assert (found.result, found.value, found.warning) == (Result.PASS, number, "")


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        # law/custody-and-service.md 7.1
        ("upn", "A823999925001"),
        ("upn", "Q207000016049"),  # some suppliers' help pages work this one wrongly
        ("upn", "A82399992501A"),
        ("upn", "E82399992500"),
        ("upn", "I823999925001"),
        ("uln", "9000000017"),
        *[("uln", f"900000013{last}") for last in range(10)],
        ("uln", "9999999999"),
        ("uln", "0000000019"),
        ("nhs", "9990000019"),
        *[("nhs", f"999123456{last}") for last in range(10)],
        ("pnc", "2024/0999999W"),
        ("prison", "Z999ZZ"),
        ("crn", "XX99999"),
        ("dfe", "82/39999"),
        ("ukprn", "20999999"),
        ("postcode", "SW1A1A"),
    ],
)
def test_a_wrong_number_is_kept_with_a_warning(kind: str, number: str) -> None:
    found = checked(kind, number)

    assert found.result is Result.FAIL
    assert found.value.replace(" ", "") == number
    assert IDENTIFIERS[kind].title in found.warning


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("upn", " e8239999 25001 ", "E823999925001"),
        ("nhs", "9990000018", "999 000 0018"),
        ("postcode", "sw1a1aa", "SW1A 1AA"),
        ("pnc", "20/9n", "20/9N"),
    ],
)
def test_a_number_is_tidied(kind: str, typed: str, kept: str) -> None:
    found = checked(kind, typed)

    assert (found.value, found.result) == (kept, Result.PASS)


@pytest.mark.parametrize("typed", ["", "   "])
@pytest.mark.parametrize("kind", IDENTIFIERS)
def test_no_number_is_not_a_wrong_number(kind: str, typed: str) -> None:
    assert checked(kind, typed).result is Result.NOT_GIVEN


def test_a_kind_nobody_knows_is_kept_as_it_was_typed() -> None:
    assert checked("library card", " Ab 12 ").value == "Ab 12"


@given(st.text())
def test_nothing_typed_is_ever_refused(typed: str) -> None:
    for kind in IDENTIFIERS:
        assert checked(kind, typed).result in Result


@given(st.integers(0, 10**12 - 1))
def test_one_wrong_digit_in_a_upn_is_always_found(number: int) -> None:
    """23 is a prime larger than any weight or difference, so no single slip goes unseen."""
    rest = f"{number:012d}"
    slipped = f"{(int(rest[0]) + 1) % 10}{rest[1:]}"

    assert upn_letter(rest) != upn_letter(slipped)


@given(st.integers(10**8, 10**9 - 1))
def test_a_uln_weighs_to_ten(nine: int) -> None:
    """Stated another way by its owners: all ten digits by 10 to 1 leave 10 when cast by 11."""
    digit = uln_digit(str(nine))

    whole = [*map(int, str(nine)), int(digit or 0)]
    weight = sum(one * by for one, by in zip(whole, range(10, 0, -1), strict=True))

    assert (weight % 11 == 10) is bool(digit)


def test_the_check_digits_as_worked() -> None:
    assert [nhs_digit("999000001"), uln_digit("900000001"), pnc_letter(2020, 9)] == ["8", "6", "N"]
