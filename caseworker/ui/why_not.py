"""“Why can't I?”: what is greyed for want of a right says who may, in one way everywhere.

Each control that acts is named in ``asks.toml`` with the right that it asks for. Whoever lacks one
sees it grey; its tooltip, and what a screen reader says of it, are the words of the refusal. The
office refuses all the same: this only says so before it is pressed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from caseworker.domain.roles import Right
from caseworker.ui.desk import Desk
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Words, named, plain_tip

WHY: Final = "whyNot"
FILE: Final = "asks.toml"
WRITTEN: Final = (QLineEdit, QPlainTextEdit, QTextEdit)
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
    if isinstance(widget, WRITTEN):
        widget.setReadOnly(True)
    else:
        widget.setEnabled(False)


@dataclass(frozen=True, slots=True)
class Within:
    """What is asked for on one page: by these controls, and by what is written into."""

    right: Right
    names: re.Pattern[str]
    reads: re.Pattern[str]

    def asks(self, widget: QWidget) -> bool:
        name = widget.objectName()
        if isinstance(widget, WRITTEN):
            return self.reads.fullmatch(name) is None
        return self.names.fullmatch(name) is not None


@dataclass(frozen=True, slots=True)
class Asks:
    """What controls ask for: by what they are called, and by the page that they are on."""

    named: tuple[tuple[Right, re.Pattern[str]], ...]
    within: Mapping[str, Within]
    features: tuple[tuple[str, re.Pattern[str]], ...] = ()

    @property
    def rights(self) -> frozenset[Right]:
        return frozenset(
            {*(right for right, _ in self.named), *(page.right for page in self.within.values())}
        )

    def right_of(self, widget: QWidget) -> Right | None:
        """What ``widget`` asks for; None where anybody may use it."""
        name = widget.objectName()
        found = next((right for right, names in self.named if names.fullmatch(name)), None)
        if found is not None:
            return found
        page = self._page_of(widget)
        return page.right if page is not None and page.asks(widget) else None

    def feature_of(self, widget: QWidget) -> str | None:
        """The part, of those that may be switched off, that ``widget`` belongs to."""
        name = widget.objectName()
        return next((one for one, names in self.features if names.fullmatch(name)), None)

    def _page_of(self, widget: QWidget) -> Within | None:
        around = widget.parentWidget()
        while around is not None and around.objectName() not in self.within:
            around = around.parentWidget()
        return None if around is None else self.within[around.objectName()]


@cache
def asks() -> Asks:
    """The rows of ``asks.toml``."""
    data = tomllib.loads((resources.files("caseworker.ui") / FILE).read_text(encoding="utf-8"))
    called = tuple((Right(name), _any_of(row)) for name, row in data["named"].items())
    pages = {
        page: Within(Right(row["right"]), _any_of(row["names"]), _any_of(row["reads"]))
        for page, row in data["within"].items()
    }
    parts = tuple((name, _any_of(row)) for name, row in data["feature"].items())
    return Asks(called, pages, parts)


def _any_of(names: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(names))


class Greyed(QObject):
    """Greys whatever asks for a right that is lacking, as it comes into sight.

    It watches the whole program, so it is made only for somebody who lacks a right, or where a part
    of the program is switched off. Something that is greyed stays so, whoever enables it.
    """

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._whys = {right: desk.why_not(right) for right in asks().rights}
        self._off = {feature: desk.policy.why_off(feature) for feature, _ in asks().features}
        application = QCoreApplication.instance()
        is_wanted = any(self._whys.values()) or any(self._off.values())
        if application is not None and is_wanted:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() in _NEW and isinstance(watched, QWidget):
            if event.type() is QEvent.Type.Polish:
                self._look_at(watched)
            elif watched.property(WHY) and watched.isEnabled() and not isinstance(watched, WRITTEN):
                watched.setEnabled(False)
        return False

    def _look_at(self, widget: QWidget) -> None:
        feature, right = asks().feature_of(widget), asks().right_of(widget)
        off = self._off[feature] if feature is not None else None
        grey(widget, off or (self._whys[right] if right is not None else None))


class WhyBand(Card):
    """The same in a line that stands over every page, for whoever only reads or sees no case."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tone=Tone.BLUE, name="whyBand", margin=10, gap=4, parent=parent)
        named(self, "whyBand", "What you may not do")
        lacks = (Right.SEE_CASES, Right.CHANGE_CASE)
        why = next((words for right in lacks if (words := desk.why_not(right))), None)
        self.body.addWidget(Words(why or "", "small", name="whyWords", wrap=True))
        self.setVisible(why is not None)
