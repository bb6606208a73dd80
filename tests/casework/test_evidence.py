"""A request with its evidence: what is printed before it is sent, and after."""

from __future__ import annotations

import pytest

from caseworker.casework.evidence import evidence_seen, pack_to_print
from caseworker.casework.wanted import Wanted
from caseworker.domain.errors import NotFound
from caseworker.domain.evidence import SENT
from tests.builders import TODAY, a_case
from tests.casework.test_letters import records_of
from tests.domain.happenings import on
from tests.domain.supported import two_cycles

GONE = on(SENT, "2026-11-02", "2026-11-03", to="Northmere", asks="Ms Hart", help="As it was then.")
CASE = a_case(*two_cycles(), GONE)


def test_what_was_typed_is_printed_and_what_was_not_stays_blank() -> None:
    wanted = Wanted("evidence_pack", CASE.number, words=(("help", "Typed."), ("asks", "Ms Hart")))
    with records_of(CASE).sitting() as records:
        pack = pack_to_print(records, wanted, TODAY)

    said = {heading.name: words for heading, words in pack.said}
    assert (said["help"], said["needs"], pack.asks) == ("Typed.", "", "Ms Hart")
    assert [cycle.at for cycle in pack.cycles] == [1, 2]


def test_what_was_sent_is_printed_again_as_it_was_on_that_day() -> None:
    with records_of(CASE).sitting() as records:
        pack = pack_to_print(records, Wanted("evidence_pack", CASE.number, str(GONE.id)), TODAY)
        seen = evidence_seen(CASE.number)(records, TODAY)

    assert pack.on == GONE.sent
    assert {heading.name: words for heading, words in pack.said}["help"] == "As it was then."
    assert seen.sent == (GONE,)


def test_an_entry_that_sent_nothing_is_no_request() -> None:
    other = CASE.live[0]
    with records_of(CASE).sitting() as records, pytest.raises(NotFound):
        pack_to_print(records, Wanted("evidence_pack", CASE.number, str(other.id)), TODAY)
