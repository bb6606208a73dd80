"""A request with its evidence: what is printed before it is sent, and after."""

from __future__ import annotations

import pytest

from caseworker.casework import attachments
from caseworker.casework.appendix import advice_to_bind
from caseworker.casework.evidence import PAPERS, evidence_seen, pack_to_print
from caseworker.casework.office import Office
from caseworker.casework.wanted import Wanted
from caseworker.domain.basis import NOTHING
from caseworker.domain.errors import NotFound
from caseworker.domain.evidence import SENT
from tests.builders import TODAY, a_case
from tests.casework.test_letters import records_of
from tests.casework.test_papers import NUMBER, office, store
from tests.domain.happenings import on
from tests.domain.supported import two_cycles
from tests.paper_records import PaperStore

__all__ = ["office", "store"]

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


def test_the_papers_that_were_ticked_are_bound_in_one_and_no_others(
    office: Office, store: PaperStore
) -> None:
    for name in ("One.txt", "Two.txt"):
        paper = attachments.AttachDocument(NUMBER, name, f"The words of {name}.".encode())
        office.do(attachments.attach_document, paper)
    with store.sitting() as records:
        chosen = str(records.documents(NUMBER)[-1].id)
        wanted = Wanted("advice_bundle", NUMBER, PAPERS, only=(chosen,))
        found = advice_to_bind(records, wanted, TODAY)

    assert [one.words for one in found.entries] == ["The words of Two.txt."]
    assert found.bundle.below == "With the request for an assessment"
    assert found.carries == NOTHING
