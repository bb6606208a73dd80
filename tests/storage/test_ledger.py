"""The ledger: what left is written once, under a number that is given once, and checked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from caseworker.casework.records import OpenRecords
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import NotAllowed, NotFound
from caseworker.domain.ledger import Fate, LedgerAsked, Went, line_hash
from caseworker.domain.release import Handling, Release, What
from caseworker.storage.ledger import changed_lines
from caseworker.storage.store import EncryptedStore
from caseworker.storage.vault import Vault
from tests.bases import TO, a_basis, pieces
from tests.builders import NOW, OKAFOR, TODAY
from tests.storage.stores import vault_of, write_opened

NUMBER = CaseNumber("2026-0113")
FIRST = Release("print", "The parent", "Dana Okafor", NOW, "For the meeting", 1, number="2026-0001")
WHOLE = Release(
    "print",
    TO,
    "Dana Okafor",
    NOW,
    "For his move",
    1,
    number="2026-0001",
    what=What("Plan, in part", pieces("AB"), pieces("CDK"), "Final 1", "ab" * 32),
    handling=Handling("Paper", "", "OFFICIAL-SENSITIVE", date(2027, 5, 23)),
    basis=a_basis("AB"),
)


def test_a_line_comes_back_with_everything_it_says(sitting: OpenRecords) -> None:
    with sitting() as records:
        write_opened(records)
        records.keep_release(NUMBER, WHOLE)

    with sitting() as records:
        assert records.releases(NUMBER) == (WHOLE,)


def test_a_copy_that_left_has_a_number_of_its_own(sitting: OpenRecords) -> None:
    with sitting() as records:
        write_opened(records)
        records.keep_release(NUMBER, FIRST)

    with sitting() as records, pytest.raises(NotAllowed):
        records.keep_release(NUMBER, replace(FIRST, to="The school", number="2026-0002"))

    with sitting() as records:
        records.keep_release(NUMBER, replace(FIRST, copy_number=2, number="2026-0002"))
        assert [each.copy_number for each in records.releases(NUMBER)] == [1, 2]


def test_a_copy_of_no_one_case_is_kept_by_itself(sitting: OpenRecords) -> None:
    of_a_list = replace(FIRST, kind="clear_copy", to="The team", number="2026-0002")
    with sitting() as records:
        write_opened(records)
        records.keep_release(NUMBER, FIRST)
        records.keep_release(None, of_a_list)

    with sitting() as records:
        assert records.releases(None) == (of_a_list,)
        assert records.releases(NUMBER) == (FIRST,)


@pytest.mark.parametrize("number", ["2026-0001", "2026-0003", "2027-0002"])
def test_numbers_are_given_one_after_another_in_the_whole_office(
    sitting: OpenRecords, number: str
) -> None:
    with sitting() as records:
        write_opened(records)
        assert records.ledger.next_number(2026) == "2026-0001"
        records.keep_release(NUMBER, FIRST)
        assert records.ledger.next_number(2026) == "2026-0002"
        assert records.ledger.next_number(2027) == "2027-0001"
        with pytest.raises(NotAllowed):
            records.keep_release(None, replace(FIRST, number=number))


def test_what_became_of_a_copy_is_added_to_its_line(sitting: OpenRecords) -> None:
    posted = Fate("2026-0001", Went.POSTED, TODAY, "Dana Okafor", NOW, "Recorded delivery")
    received = Fate("2026-0001", Went.RECEIVED, TODAY, "Dana Okafor", NOW)
    with sitting() as records:
        write_opened(records)
        records.keep_release(NUMBER, FIRST)
        records.ledger.keep_fate(posted)
        records.ledger.keep_fate(received)

    with sitting() as records:
        (line,) = records.ledger.lines(LedgerAsked(NUMBER))
        assert (line.fates, line.state, line.is_held) == (
            (posted, received),
            "Receipt came back",
            True,
        )
        with pytest.raises(NotFound):
            records.ledger.keep_fate(replace(posted, number="2026-0099"))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (LedgerAsked(), ["2026-0002", "2026-0001"]),
        (LedgerAsked(case=NUMBER), ["2026-0002"]),
        (LedgerAsked(to="northmere TRUST"), ["2026-0002"]),
        (LedgerAsked(to="harrow"), ["2026-0002"]),
        (LedgerAsked(officer="lewis"), ["2026-0001"]),
        (LedgerAsked(first=date(2026, 11, 24)), []),
        (LedgerAsked(last=date(2026, 11, 22)), []),
        (LedgerAsked(held_only=True), ["2026-0002"]),
    ],
)
def test_the_ledger_is_asked_by_case_recipient_officer_and_day(
    sitting: OpenRecords, asked: LedgerAsked, found: list[str]
) -> None:
    with sitting() as records:
        write_opened(records)
        records.keep_release(None, replace(FIRST, officer="Sam Lewis"))
        records.keep_release(NUMBER, replace(WHOLE, number="2026-0002"))
        records.ledger.keep_fate(Fate("2026-0001", Went.DESTROYED, TODAY, "Sam Lewis", NOW))

        lines = records.ledger.lines(asked)
        assert [line.number for line in lines] == found
        assert records.ledger.rows(asked) == tuple(line.row for line in lines)
        assert records.ledger.numbered(found) == lines


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE disclosure SET recipient = 'x'",
        "DELETE FROM disclosure",
        "INSERT OR REPLACE INTO disclosure SELECT * FROM disclosure",
        "UPDATE disclosure_fate SET words = 'x'",
        "DELETE FROM disclosure_fate",
        "UPDATE disclosure_given SET last = 0",
        "DELETE FROM disclosure_given",
    ],
)
def test_nothing_in_the_ledger_can_be_changed_or_taken_out(
    store: EncryptedStore, statement: str
) -> None:
    vault = _kept(store)

    with pytest.raises(IntegrityError, match="only"), vault.transaction() as connection:
        connection.exec_driver_sql(statement)


def test_it_goes_with_its_case_and_its_number_is_not_given_again(store: EncryptedStore) -> None:
    vault = _kept(store)
    with vault.transaction() as connection:
        connection.exec_driver_sql("INSERT INTO erasing VALUES ('2026-0113')")
        connection.exec_driver_sql("DELETE FROM disclosure_fate")
        connection.exec_driver_sql("DELETE FROM disclosure")

    with vault.sitting() as records:
        assert records.ledger.next_number(2026) == "2026-0002"


def test_a_line_that_was_changed_behind_the_programs_back_is_found(store: EncryptedStore) -> None:
    vault = _kept(store)
    with vault.glance() as connection:
        assert changed_lines(connection) == ()

    with vault.transaction() as connection:
        connection.exec_driver_sql("DROP TRIGGER disclosure_no_update")
        connection.exec_driver_sql("UPDATE disclosure SET recipient = 'Somebody else'")

    with vault.glance() as connection:
        assert changed_lines(connection) == ("2026-0001",)


def _kept(store: EncryptedStore) -> Vault:
    vault = vault_of(store)
    release = replace(FIRST, what=What("A list"))
    with vault.sitting() as records:
        write_opened(records)
        records.keep_release(NUMBER, release)
        records.ledger.keep_fate(Fate("2026-0001", Went.POSTED, TODAY, "Dana Okafor", NOW))
        ref = f"2026-0001:{line_hash(NUMBER, release)}"
        records.write_audit(NOW, OKAFOR, "released:print", NUMBER, ref)
    return vault
