"""Addresses of the Forces’ post: the number last, a BF1 postcode, and never a country."""

from __future__ import annotations

import pytest

from caseworker.domain.bfpo import bfpo_hint


@pytest.mark.parametrize(
    ("lines", "postcode", "hint"),
    [
        ("1 Mill Lane\nNorthmere", "NM1 2AB", ""),
        ("Mrs A Wójcik\nBFPO 57", "BF1 2AT", ""),
        ("Mrs A Wójcik\nBFPO", "BF1 2AT", "BFPO addresses have the number"),
        ("Mrs A Wójcik\nEpiskopi\nCyprus\nBFPO 57", "BF1 2AT", "Leave out “Cyprus”"),
        ("Mrs A Wójcik\nBFPO 57", "", "It needs a postcode that begins with BF1."),
        ("Mrs A Wójcik\nEpiskopi", "BF1 2AT", "BFPO addresses have the number"),
    ],
)
def test_what_is_to_be_put_right_is_said(lines: str, postcode: str, hint: str) -> None:
    assert bfpo_hint(lines, postcode).startswith(hint)
    assert bool(bfpo_hint(lines, postcode)) is bool(hint)
