"""How long what was copied may lie on the clipboard: the office's choice, written in the audit."""

from __future__ import annotations

import pytest

from caseworker.casework.copied_words import (
    ChooseCopied,
    choose_copied,
    copied_seconds,
)
from caseworker.casework.office import Officer
from caseworker.domain.errors import Incomplete, NotAllowed
from caseworker.domain.officer import OfficerId
from tests.casework.test_authority import JUDITH, office_of
from tests.figures_by_hand import a_dozen

ADMIN = Officer(OfficerId("ada"), "Ada Minton", "administrator")


def test_an_administrator_chooses_how_long() -> None:
    admin = office_of(a_dozen(), ADMIN)
    assert admin.see(copied_seconds) == 30

    done = admin.do(choose_copied, ChooseCopied(120))

    assert admin.see(copied_seconds) == 120
    assert (done.act, done.made) == ("copied_words_changed", "120")
    assert done.sentence == "What is copied can be pasted elsewhere for 120 seconds."


@pytest.mark.parametrize("seconds", [-1, 0, 31, 3600])
def test_no_other_time_is_taken(seconds: int) -> None:
    admin = office_of(a_dozen(), ADMIN)

    with pytest.raises(Incomplete):
        admin.do(choose_copied, ChooseCopied(seconds))

    assert admin.see(copied_seconds) == 30


def test_nobody_else_chooses_it() -> None:
    with pytest.raises(NotAllowed):
        office_of(a_dozen(), JUDITH).do(choose_copied, ChooseCopied(15))
