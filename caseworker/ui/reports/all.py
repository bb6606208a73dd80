"""Every report of the page of reports, in the order in which they are offered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from caseworker.domain.figures.rows import figure_rows
from caseworker.ui.desk import Desk
from caseworker.ui.reports.figures import figures_view
from caseworker.ui.reports.timeliness import TimelinessView
from caseworker.ui.reports.view import ReportView


@dataclass(frozen=True, slots=True)
class ReportOffered:
    """A report that can be chosen: its name in the program, its words, and what shows it."""

    name: str
    words: str
    show: Callable[[Desk], ReportView]


REPORTS: Final = (
    ReportOffered("timeliness", "Time limits", TimelinessView),
    *(ReportOffered(one.name, one.title, figures_view(one.name)) for one in figure_rows().reports),
)
"""A new report is a line here; it is made when it is first chosen."""
