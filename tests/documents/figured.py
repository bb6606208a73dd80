"""Reports over all the cases, counted by hand, as they may leave."""

from __future__ import annotations

from caseworker.domain.figures.small import for_sharing
from caseworker.domain.figures.table import Narrowed, Table
from caseworker.domain.figures.time_limits import fit_to_leave
from tests.documents.reports import a_report
from tests.figures_by_hand import LEWIS, a_dozen, counted


def a_table(name: str, **narrowed: str) -> Table:
    """A report of the dozen children, with lines as it has them at first."""
    found = counted(a_dozen(), name)
    return found.table(Narrowed(found.report.by, **narrowed), {LEWIS: "M. Lewis"})  # type: ignore[arg-type]  # a place


def some_reports() -> dict[str, dict[str, object]]:
    """By kind: with every number, with the small ones left out, of nothing."""
    nothing = a_report(clocks=(), narrowed=("Northmere", "J. Okafor"))
    return {
        "timeliness": {
            "timeliness": fit_to_leave(a_report(), 1),
            "timeliness-left-out": fit_to_leave(a_report(), 5),
            "timeliness-empty": fit_to_leave(nothing, 5),
        },
        "figures": {
            "report-reviews": for_sharing(a_table("reviews"), 1),
            "report-reviews-left-out": for_sharing(a_table("reviews"), 5),
            "report-of-nothing": for_sharing(a_table("outcomes", place="Nowhere"), 5),
        },
    }
