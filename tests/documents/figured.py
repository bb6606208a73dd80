"""Reports over all the cases, counted by hand, as they may leave."""

from __future__ import annotations

from caseworker.domain.figures.small import Shared, for_sharing
from caseworker.domain.figures.table import Narrowed, Table
from tests.figures_by_hand import LEWIS, a_dozen, counted


def a_table(name: str, **narrowed: str) -> Table:
    """A report of the dozen children, with lines as it has them at first."""
    found = counted(a_dozen(), name)
    return found.table(Narrowed(found.report.by, **narrowed), {LEWIS: "M. Lewis"})  # type: ignore[arg-type]  # a place


def some_reports() -> dict[str, Shared]:
    """One with every number, one with the small ones left out, one of nothing."""
    return {
        "report-reviews": for_sharing(a_table("reviews"), 1),
        "report-reviews-left-out": for_sharing(a_table("reviews"), 5),
        "report-of-nothing": for_sharing(a_table("outcomes", place="Nowhere"), 5),
    }
