"""A receipt is signed and not sealed: it names nobody of whom these records know."""

from __future__ import annotations

import pytest

from caseworker.casework.accepting import AskForMore, Refuse, ask_for_more, refuse
from caseworker.domain.errors import Incomplete
from caseworker.domain.packs import PackId, ReceivedState
from tests.builders import StandingClock, a_case
from tests.casework.packed import ID, a_pack, brought_in, bryn
from tests.casework.test_accepting import CASE, PLAN
from tests.paper_records import PaperStore


def test_a_reason_and_what_is_missing_name_nobody(clock: StandingClock) -> None:
    store = PaperStore()
    office = bryn(store, clock)
    with store.sitting() as records:
        records.open_case(a_case(number="2026-0005"))
    name = a_case().person.name
    came = brought_in(office, a_pack(CASE, PLAN))

    with pytest.raises(Incomplete) as refused:
        office.do(refuse, Refuse(came.pack, f"{name} is not coming to us"))
    assert [gap.field for gap in refused.value.gaps] == ["reason"]
    with pytest.raises(Incomplete) as asked:
        office.do(ask_for_more, AskForMore(came.pack, ("Section F", f"The letter of {name}")))
    assert [gap.field for gap in asked.value.gaps] == ["missing"]

    office.do(refuse, Refuse(came.pack, "The child is not coming to us"))
    (kept,) = store.paper.exchange.received.packs(ReceivedState.REFUSED)
    assert kept.pack == PackId(ID)
