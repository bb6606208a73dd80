"""A register as it was seen, for the paper of it."""

from __future__ import annotations

from caseworker.domain.case import CaseNumber
from caseworker.domain.list_seen import ListSeen
from tests.builders import TODAY


def a_register(*, wide: bool = False) -> ListSeen:
    titles: tuple[str, ...] = ("Name", "Stage", "Owed next by", "What is owed next", "Case")
    rows: tuple[tuple[str, ...], ...] = (
        ("Tom Whitfield", "Plan in force", "Mon 16 Nov, 5 days late", "Review", "2026-0001"),
        ("Amira Okonjo", "Drafting", "Mon 7 Dec, 14 days left", "=Send the draft", "2026-0007"),
    )  # fmt: skip
    if wide:
        titles = (*titles, "Officer", "Home authority", "Needs")
        rows = tuple((*row, "J. Okafor", "Northmere", "SEMH, SLCN") for row in rows)
    widths = tuple(120 + 20 * at for at in range(len(titles)))
    cases = (CaseNumber("2026-0001"), CaseNumber("2026-0007"))
    filtered = ("Stage: Drafting or Plan in force",)
    return ListSeen("Cases: Late", "J. Okafor", TODAY, titles, widths, rows, cases, 113, filtered)
