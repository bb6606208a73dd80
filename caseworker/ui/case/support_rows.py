"""Rows of the forms of support: who took part, what came before, a target, a piece of provision."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from caseworker.casework.support import NewTarget, Took
from caseworker.casework.support_desk import PartSeen
from caseworker.domain.law import event_kinds
from caseworker.domain.support_cycle import PROVISION, TARGET, Target, dose
from caseworker.domain.support_rules import support_rules
from caseworker.domain.support_words import dose_words
from caseworker.ui import theme
from caseworker.ui.forms import chooser
from caseworker.ui.parts import Rule, Words, WrittenField, column, named, quiet, row

WIDE: Final = 2  # columns of a row


class Written(WrittenField):
    """A row of several lines and choosers, by name. Empty ones are no typing."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.inner = column(self, 0, 4)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(theme.px(12))
        self.grid.setVerticalSpacing(theme.px(3))
        self.inner.addLayout(self.grid)
        self.parts: dict[str, QLineEdit | QComboBox] = {}
        self._at = 0

    def line(self, name: str, words: str, *, value: str = "", wide: bool = False) -> QLineEdit:
        """A line of words with its label above; ``wide`` takes the whole of the row."""
        edit = QLineEdit(value)
        self._put(name, words, edit, wide=wide)
        edit.textChanged.connect(self._on_changed)
        return edit

    def choice(
        self, name: str, words: str, choices: Iterable[tuple[str, str]], *, wide: bool = False
    ) -> QComboBox:
        box = chooser(name, list(choices))
        self._put(name, words, box, wide=wide)
        box.currentIndexChanged.connect(self._on_changed)
        return box

    def value(self, name: str) -> str:
        part = self.parts[name]
        if isinstance(part, QLineEdit):
            return part.text().strip()
        return str(part.currentData() or "")

    def give(self, values: Mapping[str, str]) -> None:
        """Put values in; what is known of no part is left out."""
        for name, value in values.items():
            part = self.parts.get(name)
            if isinstance(part, QLineEdit):
                part.setText(value)
            elif part is not None:
                part.setCurrentIndex(max(0, part.findData(value)))

    def values(self) -> dict[str, str]:
        return {name: said for name in self.parts if (said := self.value(name))}

    def typed(self) -> str:
        found = {name: self.value(name) for name in self.parts}
        return json.dumps(found, ensure_ascii=False) if any(found.values()) else ""

    def retype(self, text: str) -> None:
        self.give(json.loads(text))

    def _put(self, name: str, words: str, widget: QWidget, *, wide: bool) -> None:
        named(widget, f"{self.objectName()}_{name}", words)
        if wide and self._at % WIDE:
            self._at += 1
        across, down = self._at % WIDE, self._at // WIDE * 2
        span = WIDE if wide else 1
        label = Words(words, "small", wrap=True)
        label.setBuddy(widget)
        self.grid.addWidget(label, down, across, 1, span)
        self.grid.addWidget(widget, down + 1, across, 1, span)
        self._at += span
        for at in range(WIDE):
            self.grid.setColumnStretch(at, 1)
        if isinstance(widget, QLineEdit | QComboBox):
            self.parts[name] = widget

    @Slot()
    def _on_changed(self) -> None:
        self.edited.emit()


class TookRow(Written):
    """Who took part, or why they did not."""

    def __init__(self, part: PartSeen, *, names: str, parent: QWidget | None = None) -> None:
        super().__init__(f"part_{part.row.name}", parent)
        self.part = part
        self.line("names", part.title, value=names)
        self.line("why_not", "If they did not take part: why")

    @property
    def took(self) -> Took:
        return Took(self.part.row.name, self.value("names"), self.value("why_not"))


class VoiceRow(WrittenField):
    """What somebody said, in their own words, and how it was gathered."""

    def __init__(self, name: str, person: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.person = person
        body = column(self, 0, 4)
        body.addWidget(Words(f"{person}, in their own words", "small", wrap=True))
        self.said = named(QPlainTextEdit(), f"{name}_said", f"{person}, in their own words")
        self.said.setTabChangesFocus(True)
        self.said.setFixedHeight(theme.px(54))
        self.how = named(QLineEdit(), f"{name}_how", f"{person}: how it was gathered")
        self.how.setPlaceholderText("How it was gathered: talk, drawing, letter…")
        body.addWidget(self.said)
        body.addWidget(self.how)
        self.said.textChanged.connect(self.edited)
        self.how.textChanged.connect(self.edited)

    def typed(self) -> str:
        both = [self.said.toPlainText(), self.how.text()]
        return json.dumps(both, ensure_ascii=False) if any(both) else ""

    def retype(self, text: str) -> None:
        said, how = json.loads(text)
        self.said.setPlainText(said)
        self.how.setText(how)


class TargetRow(Written):
    """One target: from where, measured how, met when, by when. ``item`` is its mark before."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.item = ""
        kind = event_kinds()[TARGET]
        for fact in ("outcome", "baseline", "measure", "aim"):
            spec = kind.fact(fact)
            self.line(fact, spec.words if spec else fact, wide=fact == "outcome")

    @property
    def target(self) -> NewTarget | None:
        found = self.values()
        return NewTarget(found, self.item) if found else None

    def go_on(self, target: Target) -> None:
        """Take over a target of the cycle before: it starts from where it came to."""
        self.item = target.item
        facts = dict(target.event.facts)
        if target.result is not None and (words := target.result.facts.get("words")):
            facts["baseline"] = words
        self.give(facts)

    def typed(self) -> str:
        found = self.values()
        return json.dumps({**found, "item": self.item}, ensure_ascii=False) if found else ""

    def retype(self, text: str) -> None:
        found = json.loads(text)
        self.item = found.pop("item", "")
        self.give(found)


class ProvisionRow(Written):
    """One piece of provision, with its dose; what it comes to is said below as it is typed."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        rows = support_rules().library
        kind = event_kinds()[PROVISION]
        offered = [(f"{one.what} ({one.tier.lower()})", one.name) for one in rows]
        library = self.choice("library", "From the library, if it fits", offered, wide=True)
        tiers = kind.fact("tier")
        for fact in (
            "what", "tier", "minutes", "times", "weeks", "group", "staff", "role", "teacher",
            "hourly",
        ):  # fmt: skip
            spec = kind.fact(fact)
            words = spec.words if spec else fact
            words = f"{words}, if another" if fact == "teacher" else words
            if fact == "tier":
                self.choice(fact, words, [(one, one) for one in (tiers.choices if tiers else ())])
            else:
                self.line(fact, words, wide=False)
        self.line("serves", "For which targets (1, 2 …); all, if left empty")
        self._evidence = Words("", "small", wrap=True, name=f"{name}Evidence")
        self._comes_to = Words("", "soft", wrap=True, name=f"{name}ComesTo")
        self.inner.addWidget(self._evidence)
        self.inner.addWidget(self._comes_to)
        library.currentIndexChanged.connect(self._on_library)
        self.edited.connect(self._on_edited)
        self._on_edited()

    @property
    def provision(self) -> Mapping[str, str] | None:
        """The facts of the entry; None where nothing was filled in."""
        found = self.values()
        return found or None

    @Slot()
    def _on_library(self) -> None:
        """The row of the library is a start: its dose and its group can be changed."""
        name = self.value("library")
        found = next((one for one in support_rules().library if one.name == name), None)
        self._evidence.setText(found.evidence if found else "")
        if found is not None:
            numbers = {fact: str(getattr(found, fact)) for fact in ("minutes", "times", "weeks")}
            self.give({"what": found.what, "tier": found.tier, "group": str(found.group)} | numbers)

    @Slot()
    def _on_edited(self) -> None:
        self._comes_to.setText(dose_words(*dose(self.values())))


class Several(WrittenField):
    """Rows of one sort, as many as are wanted: one is always there."""

    def __init__(
        self,
        name: str,
        make: Callable[[str], Written],
        *,
        one: str,
        add: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._make, self._one = make, one
        self.rows: list[Written] = []
        body = column(self, 0, 10)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(10))
        body.addLayout(self._lines)
        foot = row(8)
        self.more = quiet(add, f"{name}Add")
        self.more.clicked.connect(self._on_more)
        foot.addWidget(self.more)
        foot.addStretch(1)
        body.addLayout(foot)
        self.add()

    def add(self) -> Written:
        at = len(self.rows)
        if at:
            self._lines.addWidget(Rule())
        self._lines.addWidget(Words(f"{self._one} {at + 1}", "strong"))
        made = self._make(f"{self.objectName()}{at}")
        made.edited.connect(self.edited)
        self._lines.addWidget(made)
        self.rows.append(made)
        return made

    def blank(self) -> Written:
        """A row to be filled: the first that is empty, else a new one."""
        return next((one for one in self.rows if not one.typed()), None) or self.add()

    def typed(self) -> str:
        said = [one.typed() for one in self.rows]
        return json.dumps(said, ensure_ascii=False) if any(said) else ""

    def retype(self, text: str) -> None:
        said = json.loads(text)
        while len(self.rows) < len(said):
            self.add()
        for one, words in zip(self.rows, said, strict=False):
            if words:
                one.retype(words)

    @Slot()
    def _on_more(self) -> None:
        made = self.add()
        next(iter(made.parts.values())).setFocus()
        self.edited.emit()
