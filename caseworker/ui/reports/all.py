"""Every report of the page of reports, in the order in which they are offered."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final

from caseworker.domain.figures.rows import figure_rows
from caseworker.domain.settings import settings
from caseworker.ui.desk import Desk
from caseworker.ui.reports.figures import figures_view
from caseworker.ui.reports.leaving import LeavingView
from caseworker.ui.reports.loads import LoadsView
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
    ReportOffered("leaving", "Who leaves", LeavingView),
    ReportOffered("loads", "Loads of officers", LoadsView),
    *(ReportOffered(one.name, one.title, figures_view(one.name)) for one in figure_rows().reports),
)
"""A new report is a line here; it is made when it is first chosen."""


def reports_of(office_kinds: Collection[str]) -> tuple[str, ...]:
    """The names of those for an office of these kinds.

    What a setting’s file names is for offices of that setting; the others are for all.
    """
    own = {name for setting in settings().values() for name in setting.reports}
    ours = {name for kind in office_kinds for name in settings()[kind].reports}
    return tuple(one.name for one in REPORTS if one.name in ours or one.name not in own)
