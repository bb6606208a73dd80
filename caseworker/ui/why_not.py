"""“Why can't I?”: what is greyed for want of a right says who may, in one way everywhere.

Each control that acts is named in ``asks.toml`` with the right that it asks for. Whoever lacks one
sees it grey; its tooltip, and what a screen reader says of it, are the words of the refusal. The
office refuses all the same: this only says so before it is pressed.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from caseworker.domain.roles import Right
from caseworker.ui.desk import Desk
from caseworker.ui.parts import Card, Words, named, plain_tip

WHY: Final = "whyNot"
FILE: Final = "asks.toml"
_NEW: Final = frozenset({QEvent.Type.Polish, QEvent.Type.EnabledChange})


def grey(widget: QWidget, why: str | None) -> None:
    """Grey ``widget`` and say why; with None it is left as it is.

    What is typed into stays readable, and can still be copied from.
    """
    if why is None:
        return
    widget.setProperty(WHY, why)
    widget.setToolTip(plain_tip(why))
    widget.setAccessibleDescription(why)
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        widget.setReadOnly(True)
    else:
        widget.setEnabled(False)


@cache
def asks() -> tuple[tuple[Right, re.Pattern[str]], ...]:
    """Each right, and what the names of the controls that ask for it look like."""
    text = (resources.files("caseworker.ui") / FILE).read_text(encoding="utf-8")
    return tuple(
        (Right(right), re.compile("|".join(names))) for right, names in tomllib.loads(text).items()
    )


def right_asked(name: str) -> Right | None:
    """What the control of this name asks for; None where anybody may press it."""
    return next((right for right, names in asks() if name and names.fullmatch(name)), None)


class Greyed(QObject):
    """Greys whatever asks for a right that is lacking, as it comes into sight.

    It watches the whole program, so it is made only for somebody who lacks a right. Something
    that is greyed stays so, whoever enables it.
    """

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._whys = {right: desk.why_not(right) for right, _ in asks()}
        application = QCoreApplication.instance()
        if application is not None and any(self._whys.values()):
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() in _NEW and isinstance(watched, QWidget):
            if event.type() is QEvent.Type.Polish:
                self._look_at(watched)
            elif watched.property(WHY) and watched.isEnabledTo(watched.parentWidget()):
                watched.setEnabled(False)
        return False

    def _look_at(self, widget: QWidget) -> None:
        right = right_asked(widget.objectName())
        if right is not None and not isinstance(widget, QAbstractItemView):
            grey(widget, self._whys[right])


class WhyBand(Card):
    """The same in a line that stands over every page, for whoever only reads or sees no case."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(name="whyBand", margin=10, gap=4, parent=parent)
        named(self, "whyBand", "What you may not do")
        lacks = (Right.SEE_CASES, Right.CHANGE_CASE)
        why = next((words for right in lacks if (words := desk.why_not(right))), None)
        self.body.addWidget(Words(why or "", "small", name="whyWords", wrap=True))
        self.setVisible(why is not None)
