"""The page of health on its way to paper: every finding with its cases, as it was looked over."""

from __future__ import annotations

from caseworker.casework.health import Health
from caseworker.casework.wanted import Wanted
from caseworker.documents.named_list import NamedLine, NamedListToPrint

TITLE = "What to look at in the records"


def health_list(health: Health, officer: str) -> Wanted:
    """The paper of it; a box to tick stands beside each line."""
    entries = tuple(
        NamedLine(
            one.title,
            found.case,
            health.names.get(found.case, ""),
            one.fix.rstrip("…"),
            found.words,
        )
        for one in health.findings
        for found in one.found
    )
    listed = NamedListToPrint(TITLE, officer, health.on, "Finding", entries)
    return Wanted("named_list", officer=officer, listed=listed)
