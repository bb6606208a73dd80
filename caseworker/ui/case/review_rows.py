"""Rows of the forms of a review: who is invited, who was there, what was said of each outcome."""

from __future__ import annotations

import json
from collections.abc import Sequence
from textwrap import fill
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from caseworker.casework.review_desk import LookedAt
from caseworker.casework.reviews import Invited, Said
from caseworker.domain.review_invites import Invitee
from caseworker.ui import theme
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.forms import chooser
from caseworker.ui.parts import Words, WrittenField, column, named, row
from caseworker.ui.parts.place_field import PlaceField

_LONGEST: Final = 56  # letters of a line


class InviteeRow(WrittenField):
    """One line of those to invite: whether, by what name, and whether asked for advice."""

    def __init__(self, one: Invitee, seen: CaseSeen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.one = one
        self.setObjectName(f"invitee_{one.key}")
        shown = fill(one.row.title, _LONGEST).replace("&", "&&")  # a box doesn’t wrap by itself
        self.tick = named(QCheckBox(shown), f"invite_{one.key}", one.row.title)
        heard = f"Name: {one.row.title}"
        self.who = PlaceField(f"who_{one.key}", heard, seen.directory, seen.today, people=True)
        self.who.retype(one.name)
        self.who.line.setPlaceholderText("Not known yet: write in a name")
        self.asks = named(QCheckBox("Ask for advice"), f"asks_{one.key}")
        self.asks.setAccessibleName(f"Ask for advice: {one.row.title}")
        is_ticked = one.row.must and bool(one.name) and not one.barred
        self.tick.setChecked(is_ticked)
        self.asks.setChecked(one.row.must and one.row.who != "authority")
        self.tick.setEnabled(not one.barred)
        body = column(self, 0, 3)
        body.addWidget(self.tick)
        inside = QWidget()
        line = row(10, inside)
        line.setContentsMargins(theme.px(32), 0, 0, 0)
        line.addWidget(self.who, 1)
        line.addWidget(self.asks)
        body.addWidget(inside)
        said = [one.role] if one.role and one.role != one.row.title else []
        said += ["Nothing may be sent to them"] if one.barred else []
        said += [one.row.source] if one.row.must else ["If you wish", one.row.source]
        note = Words("  ·  ".join(said), "small", wrap=True)
        note.setContentsMargins(theme.px(32), 0, 0, theme.px(4))
        body.addWidget(note)
        self._inside = inside
        inside.setVisible(not one.barred)
        self.who.line.textEdited.connect(lambda: self.tick.setChecked(True))
        for signal in (self.tick.toggled, self.asks.toggled, self.who.edited):
            signal.connect(self._on_changed)

    @property
    def invited(self) -> Invited | None:
        """Who is invited here; None if nobody is."""
        name = self.who.typed()
        if not self.tick.isChecked() or not name:
            return None
        return Invited(name, self.one.role or self.one.row.title, self.asks.isChecked())

    def typed(self) -> str:
        return json.dumps([self.tick.isChecked(), self.asks.isChecked(), self.who.typed()])

    def retype(self, text: str) -> None:
        is_ticked, asks, who = json.loads(text)
        self.tick.setChecked(is_ticked and self.tick.isEnabled())
        self.asks.setChecked(asks)
        self.who.retype(who)

    @Slot()
    def _on_changed(self) -> None:
        self.edited.emit()


class Present(WrittenField):
    """Who was there and who spoke: a line for each who was invited, and room for others."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("present")
        body = column(self, 0, 4)
        self._rows: dict[str, tuple[QCheckBox, QCheckBox]] = {}
        lines = QGridLayout()
        lines.setHorizontalSpacing(theme.px(18))
        lines.setColumnStretch(3, 1)
        body.addLayout(lines)
        for at, name in enumerate(names):
            there = named(QCheckBox("There"), f"there{at}", f"{name} was there")
            spoke = named(QCheckBox("Spoke"), f"spoke{at}", f"{name} spoke")
            spoke.toggled.connect(lambda on, there=there: there.setChecked(True) if on else None)
            for place, widget in enumerate((Words(name, wrap=True), there, spoke)):
                lines.addWidget(widget, at, place)
            self._rows[name] = (there, spoke)
            there.toggled.connect(self._on_changed)
            spoke.toggled.connect(self._on_changed)
        self.others = named(QLineEdit(), "othersThere", "Others who were there")
        self.others.setPlaceholderText("Others who were there, with commas between")
        self.others.textChanged.connect(self._on_changed)
        body.addWidget(self.others)

    def facts(self) -> dict[str, str]:
        """Who attended, who spoke, and who was invited and did not come."""
        there = [name for name, (came, _) in self._rows.items() if came.isChecked()]
        others = [one.strip() for one in self.others.text().split(",") if one.strip()]
        spoke = [name for name, (_, said) in self._rows.items() if said.isChecked()]
        away = [name for name in self._rows if name not in there]
        found = {"attended": [*there, *others], "spoke": spoke, "apologies": away}
        return {fact: "\n".join(names) for fact, names in found.items() if names}

    def typed(self) -> str:
        ticks = {
            name: [came.isChecked(), said.isChecked()] for name, (came, said) in self._rows.items()
        }
        if not self.others.text() and not any(any(pair) for pair in ticks.values()):
            return ""
        return json.dumps([ticks, self.others.text()], ensure_ascii=False)

    def retype(self, text: str) -> None:
        ticks, others = json.loads(text)
        for name, (came, said) in self._rows.items():
            on = ticks.get(name, [False, False])
            came.setChecked(on[0])
            said.setChecked(on[1])
        self.others.setText(others)

    @Slot()
    def _on_changed(self) -> None:
        self.edited.emit()


class SaidOf(WrittenField):
    """What the meeting said of one outcome or piece of provision: an answer, and words."""

    def __init__(
        self, one: LookedAt, choices: Sequence[str], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.one = one
        self.setObjectName(name)
        body = column(self, 0, 4)
        body.addWidget(Words(f"{one.number}  {one.about}", "strong", wrap=True))
        if one.specified:
            body.addWidget(Words(one.specified, "small", wrap=True))
        if one.noted:
            last = one.noted[-1]
            body.addWidget(
                Words(f"{last.day:%B %Y}: {last.said}. {last.words}", "small", wrap=True)
            )
        self.answer = chooser(f"{name}Answer", [(each, each) for each in choices])
        self.answer.setAccessibleName(f"{one.number}: how far")
        self.words = named(QPlainTextEdit(), f"{name}Words", f"{one.number}: in words")
        self.words.setPlaceholderText("In words: what shows it")
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(theme.px(58))
        body.addWidget(self.answer)
        body.addWidget(self.words)
        self.answer.currentIndexChanged.connect(self._on_changed)
        self.words.textChanged.connect(self._on_changed)

    @property
    def said(self) -> Said | None:
        """None where nothing was chosen."""
        answer = str(self.answer.currentData() or "")
        if not answer:
            return None
        words = self.words.toPlainText().strip()
        return Said(self.one.item, f"{self.one.number} {self.one.about}", answer, words)

    def typed(self) -> str:
        answer, words = str(self.answer.currentData() or ""), self.words.toPlainText()
        return json.dumps([answer, words], ensure_ascii=False) if answer or words else ""

    def retype(self, text: str) -> None:
        answer, words = json.loads(text)
        self.answer.setCurrentIndex(max(0, self.answer.findData(answer)))
        self.words.setPlainText(words)

    @Slot()
    def _on_changed(self) -> None:
        self.edited.emit()
