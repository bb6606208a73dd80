"""Money: typed as people type it, kept in whole pence."""

from __future__ import annotations

import pytest

from caseworker.domain.law.kinds import FactKind, FactSpec
from caseworker.domain.money import NotMoneyError, Pence, as_pounds, pence, pounds


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1,250.50", 125050),
        ("£1,250.50", 125050),
        ("1250.5", None),
        ("1250", 125000),
        (" £ 60 ", 6000),
        ("0.07", 7),
        ("1,000,000", 100000000),
        ("12,50", None),
        ("-5", None),
        ("1.250,50", None),
        ("about 60", None),
        ("", None),
        ("12345678901", None),
    ],
)
def test_an_amount_is_read_as_it_is_typed_or_not_at_all(typed: str, amount: int | None) -> None:
    if amount is None:
        with pytest.raises(NotMoneyError, match=r"1,250\.50"):
            pence(typed)
    else:
        assert pence(typed) == amount


@pytest.mark.parametrize(
    ("amount", "said"), [(125050, "£1,250.50"), (6000, "£60"), (7, "£0.07"), (0, "£0")]
)
def test_an_amount_is_said_in_pounds(amount: int, said: str) -> None:
    assert pounds(Pence(amount)) == said
    assert pence(said) == amount


def test_a_fact_that_is_money_says_what_is_wrong_with_it() -> None:
    spec = FactSpec("amount", "Amount", FactKind.MONEY)

    assert spec.fault("1,250.50") == ""
    assert "can’t be read" in spec.fault("12,50")
    assert as_pounds("1250") == "£1,250"
