"""The rows that lists show are as the case is, and are only written where they changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from caseworker.casework.records import OpenDue
from caseworker.storage.store import EncryptedStore
from tests.builders import TODAY, a_case
from tests.storage.stores import a_summary, vault_of, write_case


def a_due(row: str) -> OpenDue:
    return OpenDue(row, f"Do {row}", TODAY, ours=True, whose="us", source="reg 1")


A, B, C, D = (a_due(row) for row in "ABCD")
LATER = replace(B, because="It was served a day later.")


@pytest.mark.parametrize(
    ("before", "after", "rewritten"),
    [
        ((), (A, B), {1, 2}),
        ((A, B), (A, B), set()),
        ((A, B), (A, B, C), {3}),
        ((A, B, C), (A, LATER, C), {2, 3}),
        ((A, B, C), (B, C), {1, 2}),
        ((A, B, C), (A,), set()),
        ((A, B), (), set()),
    ],
)
def test_what_is_owed_is_written_from_the_first_line_that_differs(
    store: EncryptedStore,
    before: tuple[OpenDue, ...],
    after: tuple[OpenDue, ...],
    rewritten: set[int],
) -> None:
    case = a_case()
    vault = vault_of(store)
    with vault.sitting() as records:
        write_case(records, case)
        records.write_summary(replace(a_summary(case), dues=before))
    with vault.transaction() as connection:
        connection.exec_driver_sql("CREATE TEMP TABLE written (position)")
        connection.exec_driver_sql(
            "CREATE TEMP TRIGGER note AFTER INSERT ON main.due"
            " BEGIN INSERT INTO written VALUES (new.position); END"
        )

    with vault.sitting() as records:
        records.write_summary(replace(a_summary(case), dues=after))

    with vault.sitting() as records:
        (summary,) = records.summaries()
    with vault.transaction() as connection:
        written = set(connection.exec_driver_sql("SELECT position FROM written").scalars())
    assert summary.dues == after
    assert written == rewritten
