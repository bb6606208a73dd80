"""What an office chooses about a second person's authority holds at every door."""

from __future__ import annotations

from dataclasses import replace

import pytest

from caseworker.casework.authority_option import (
    ChooseAuthorised,
    choose_authorised,
    grounds_chosen,
)
from caseworker.casework.basis_for import basis_of
from caseworker.casework.disclosures import answer_to
from caseworker.casework.office import Officer
from caseworker.casework.tray import PutInTray, put_in_tray
from caseworker.domain.disclosure import Answer
from caseworker.domain.errors import NotAllowed, NotFound
from caseworker.domain.officer import OfficerId
from tests.builders import TODAY
from tests.casework.test_authority import ASKED, JUDITH, office_of
from tests.casework.test_leaving_with_reason import FINAL, LEFT_OUT, NUMBER, store
from tests.paper_records import PaperStore

__all__ = ["store"]

ADMIN = Officer(OfficerId("ada"), "Ada Minton", "administrator")
COURT = replace(
    ASKED,
    recipient=replace(ASKED.recipient, name="The clerk", role="court"),
    purpose="court_order",
    ground="17d",
    facts=(("order", "ZB26C00114"),),
)
PART = replace(FINAL, left_out=LEFT_OUT)


def test_what_the_office_chose_holds_at_every_door(store: PaperStore) -> None:
    judith, admin = office_of(store, JUDITH), office_of(store, ADMIN)
    assert judith.see(answer_to(NUMBER, COURT)).verdict.answer is Answer.BY_GROUND

    done = admin.do(choose_authorised, ChooseAuthorised("17d", on=True))

    assert "reg 17(1)(d): a second person’s authority is needed from now on" in done.sentence
    assert admin.see(grounds_chosen) == {"17d"}
    answered = judith.see(answer_to(NUMBER, COURT))
    assert answered.verdict.answer is Answer.NOT_YET
    assert "authority" in {need.id for need in answered.asks}
    with pytest.raises(NotAllowed, match="This ground needs more"):
        judith.do(put_in_tray, PutInTray(NUMBER, COURT))
    with pytest.raises(NotAllowed, match="This ground needs more"):
        judith.see(lambda records, _: basis_of(records, PART, COURT, TODAY))

    admin.do(choose_authorised, ChooseAuthorised("17d", on=False))
    assert judith.see(answer_to(NUMBER, COURT)).verdict.answer is Answer.BY_GROUND
    assert [act for _, _, act, _, _ in store.paper.audit] == ["authority_rule_changed"] * 2


def test_only_an_administrator_chooses_and_only_what_there_is(store: PaperStore) -> None:
    with pytest.raises(NotAllowed, match="administrator"):
        office_of(store, JUDITH).do(choose_authorised, ChooseAuthorised("17d", on=True))
    for ground in ("17a", "S38", "17z"):
        with pytest.raises(NotFound, match="no such ground"):
            office_of(store, ADMIN).do(choose_authorised, ChooseAuthorised(ground, on=False))
