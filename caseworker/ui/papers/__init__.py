"""Papers in the window: looked at, let go with a name and a reason, printed or saved.

The ways in::

    show_paper(owner, desk, wanted)         one paper; ``then="print"`` asks at once who for
    show_my_list(owner, desk, among)        the list that Today shows
    show_calendar(owner, desk, choice)      the diary as a file for another calendar
    show_report(owner, desk, report)        what the page of reports has counted
    show_figures(owner, desk, table)        what another report has counted, fit to leave
    LettersPanel(desk, number)              the letters that a case offers
    PapersPanel(desk, number)               its other papers, and the copies that have left
    show_many(owner, desk, cases)           one kind of letter for many cases
"""

from caseworker.ui.papers.calendar_sheet import CalendarSheet, show_calendar
from caseworker.ui.papers.letters import LettersPanel
from caseworker.ui.papers.many_letters import MOST, ManySheet, show_many
from caseworker.ui.papers.panel import PapersPanel
from caseworker.ui.papers.preview import (
    PaperView,
    show_figures,
    show_my_list,
    show_paper,
    show_report,
)

__all__ = [
    "MOST",
    "CalendarSheet",
    "LettersPanel",
    "ManySheet",
    "PaperView",
    "PapersPanel",
    "show_calendar",
    "show_figures",
    "show_many",
    "show_my_list",
    "show_paper",
    "show_report",
]
