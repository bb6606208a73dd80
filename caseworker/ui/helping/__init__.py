"""Help where it is needed.

Helping(desk, work)     answers F1 and Ctrl+/ wherever the keyboard is
HelpPage(desk)          every topic, word, entry and rule, searched and printed
"""

from caseworker.ui.helping.helping import Helping
from caseworker.ui.helping.page import HelpPage

__all__ = ["HelpPage", "Helping"]
