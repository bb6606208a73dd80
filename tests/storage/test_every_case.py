"""All the cases in one pass: as they are one by one, and with a few statements."""

from __future__ import annotations

from sqlalchemy import event

from caseworker.casework.records import OpenRecords
from caseworker.domain.case import CaseNumber, Stage
from caseworker.domain.people import Address, Contact, Identifier
from caseworker.storage.store import EncryptedStore
from tests.builders import NOW, OKAFOR, TODAY, a_case, a_person, an_event
from tests.storage.stores import vault_of, write_opened


def test_every_case_comes_by_number_and_as_it_is_by_itself(sitting: OpenRecords) -> None:
    """Closed ones too, with and without events, facts, addresses."""
    full = a_case(
        an_event("case_opened"),
        an_event("request_received", sent=TODAY, facts={"requested_by": "Parent"}),
        number="2026-0003",
        person=a_person(
            given="Zoë",
            identifiers=(Identifier("upn", "A823432100001"), Identifier("nhs", "943 476 5919")),
            addresses=(Address("1 Mill Lane", "NM1 2AB"), Address("2 Mill Lane", "NM1 2AB")),
            contacts=(Contact("D. Whitfield", "Mother"), Contact("E. Whitfield", "Father")),
        ),
    )
    bare = a_case(number="2026-0001", person=a_person(contacts=()))
    with sitting() as records:
        for case in (full, bare):
            records.open_case(case)
        write_opened(records, stage=Stage.CLOSED, number="2025-0009")
        records.write_facts(bare.number, {"held_at": "Ashdown", "status": "Remanded"}, NOW, OKAFOR)
        records.write_facts(bare.number, {"held_at": ""}, NOW, OKAFOR)

    with sitting() as records:
        found = tuple(records.every_case())
        one_by_one = tuple(records.case(case.number) for case in found)
        count = records.how_many_cases()

    assert [case.number for case in found] == ["2025-0009", "2026-0001", "2026-0003"]
    assert found == one_by_one
    assert found[1].facts == {"status": "Remanded"}
    assert count == len(found)


def test_no_cases_are_none(sitting: OpenRecords) -> None:
    with sitting() as records:
        assert not tuple(records.every_case())
        assert records.how_many_cases() == 0


def test_it_may_be_left_half_way(sitting: OpenRecords) -> None:
    with sitting() as records:
        for at in range(1, 4):
            records.open_case(a_case(an_event("case_opened"), number=f"2026-000{at}"))

    with sitting() as records:
        first = next(records.every_case())
        again = records.case(CaseNumber("2026-0002"))

    assert (first.number, again.number) == ("2026-0001", "2026-0002")


def test_the_number_of_statements_does_not_grow_with_the_cases(store: EncryptedStore) -> None:
    with vault_of(store).sitting() as records:
        for at in range(1, 41):
            records.open_case(a_case(an_event("case_opened"), number=f"2026-{at:04d}"))
    asked: list[str] = []

    with vault_of(store).sitting() as records:
        event.listen(
            records._connection,  # noqa: SLF001 - what it asks of the driver
            "before_cursor_execute",
            lambda _c, _cursor, statement, *_: asked.append(statement),
        )
        found = tuple(records.every_case())

    assert len(found) == 40
    assert len(asked) == 8
