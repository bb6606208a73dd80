"""Whether windows are left out of what is captured: the office's choice, written in the audit."""

from __future__ import annotations

import pytest

from caseworker.casework.office import Officer
from caseworker.casework.screen_capture import ChooseCapture, choose_capture, is_capture_hidden
from caseworker.domain.errors import NotAllowed
from caseworker.domain.officer import OfficerId
from tests.casework.test_authority import JUDITH, office_of
from tests.figures_by_hand import a_dozen

ADMIN = Officer(OfficerId("ada"), "Ada Minton", "administrator")


def test_an_administrator_chooses_it_and_takes_it_back() -> None:
    admin = office_of(a_dozen(), ADMIN)
    assert admin.see(is_capture_hidden) is False

    done = admin.do(choose_capture, ChooseCapture(hidden=True))
    assert admin.see(is_capture_hidden) is True
    assert (done.act, done.made) == ("screen_capture_changed", "hidden")

    back = admin.do(choose_capture, ChooseCapture(hidden=False))
    assert admin.see(is_capture_hidden) is False
    assert back.sentence == "Windows of Caseworker are captured like any other."


def test_nobody_else_chooses_it() -> None:
    with pytest.raises(NotAllowed):
        office_of(a_dozen(), JUDITH).do(choose_capture, ChooseCapture(hidden=True))
