"""Papers in the window: looked at, let go with a name and a reason, printed or saved.

Three ways in: ``show_paper`` shows one paper, ``LettersPanel`` the letters that a case
offers, ``PapersPanel`` its other papers and the copies that have left.
"""

from caseworker.ui.papers.letters import LettersPanel
from caseworker.ui.papers.panel import PapersPanel
from caseworker.ui.papers.preview import PaperView, show_my_list, show_paper

__all__ = ["LettersPanel", "PaperView", "PapersPanel", "show_my_list", "show_paper"]
