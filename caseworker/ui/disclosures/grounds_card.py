"""The legal grounds that could apply, each with its source, and what the chosen one needs."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from caseworker.casework.disclosures import Answered
from caseworker.domain.disclosure import Answer, Authority
from caseworker.domain.disclosure_rules import Asked, Need, Rule, the_rules
from caseworker.ui.disclosures.authority_line import AuthorityLine
from caseworker.ui.parts import Card, Field, Form, Words, WrittenField, column, named, quiet, row
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.typed_day import NotADayError

GROUND: Final = "ground"
AUTHORITY: Final = "authority"
_NAME: Final = "authority_name"
_EVIDENCE: Final = "authority_evidence"
_ROWS: Final = 3  # lines of a field for reasons


class _Said(Words):
    """Words beside a button, too long to be its own: they wrap, and pressing them presses it."""

    def __init__(self, words: str, button: QRadioButton) -> None:
        super().__init__(words, wrap=True)
        self._button = button

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() is Qt.MouseButton.LeftButton:
            self._button.setFocus(Qt.FocusReason.MouseFocusReason)
            self._button.click()


class GroundChoice(WrittenField):
    """The grounds, one of them chosen or none; only those that are offered are seen.

    Signals:
        edited: another one was chosen, or none (``WrittenField``).
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "groundChoice", "Legal grounds")
        layout = column(self, 0, 4)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QRadioButton] = {}
        self._lines: dict[str, QWidget] = {}
        self._sources: dict[str, Words] = {}
        grounds = the_rules().of(Answer.BY_GROUND)
        for rule in sorted(grounds, key=lambda each: not each.roles):  # the nearest first
            layout.addWidget(self._line(rule))
        self._group.buttonToggled.connect(self.edited)

    @property
    def chosen(self) -> str:
        return next((name for name, each in self._buttons.items() if each.isChecked()), "")

    def offer(self, answered: Answered) -> None:
        """Show the grounds that could apply, and the one that is chosen even if it can't."""
        offered = {rule.id for rule in answered.grounds} | {self.chosen}
        for name, line in self._lines.items():
            line.setVisible(name in offered)
            rule = the_rules().row(name)
            if rule is not None:
                self._sources[name].setText(the_rules().source_of(rule, answered.regime))

    def choose_none(self) -> None:
        self._group.setExclusive(False)
        for button in self._buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)

    def typed(self) -> str:
        return self.chosen

    def retype(self, text: str) -> None:
        if text in self._buttons:
            self._buttons[text].setChecked(True)

    def _line(self, rule: Rule) -> QWidget:
        line = QWidget(self)
        across = row(8, line)
        button = named(QRadioButton(), f"ground_{rule.id}", f"{rule.words} {rule.source}")
        source = Words(rule.source, "small", wrap=True)
        across.addWidget(button)
        across.addWidget(_Said(rule.words, button), 3)
        across.addWidget(source, 2)
        self._group.addButton(button)
        self._buttons[rule.id], self._lines[rule.id] = button, line
        self._sources[rule.id] = source
        return line


class GroundsCard(Card):
    """It is seen once somebody looks for a ground, or something asks for facts.

    Signals:
        edited: another ground was chosen, or a fact typed.
        authority_wanted: somebody of the office is to be asked for their authority.
    """

    edited = Signal()
    authority_wanted = Signal()

    def __init__(self, today: date, others: str = "", parent: QWidget | None = None) -> None:
        """``others`` names who else here may authorise; empty in an office of one."""
        super().__init__(name="grounds", gap=10, parent=parent)
        self._today = today
        self._title = Words("Legal grounds that could apply without consent", "heading", wrap=True)
        self.body.addWidget(self._title)
        self.form = Form("groundForm", gap=8)
        self.choice = GroundChoice()
        self.form.add(GROUND, "", self.choice).label.hide()
        self._none = quiet("Use no ground", "groundNone")
        self.form.body.addWidget(self._none, 0, Qt.AlignmentFlag.AlignLeft)
        self._fields: dict[str, list[Field]] = {}
        for need in the_rules().needs.values():
            if need.kind is not Asked.IDENTITY:
                self._fields[need.id] = self._ask(need)
        self.body.addWidget(self.form)
        self._second = AuthorityLine(others) if others else None
        if self._second is not None:
            self._second.wanted.connect(self.authority_wanted)
            self.body.addWidget(self._second)
        self._is_wanted = False
        self.form.edited.connect(self.edited)
        self._none.clicked.connect(self._on_none)
        self.hide()

    @property
    def ground(self) -> str:
        return self.choice.chosen

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What was given for each need, by its name: a tick as “yes”, a day as in a file."""
        found = ((name, _value(fields[0].widget)) for name, fields in self._fields.items())
        return tuple((name, value) for name, value in found if value and name != AUTHORITY)

    @property
    def authority(self) -> Authority | None:
        if self._second is not None:  # as it is kept, and not as anybody types it
            return None
        name, evidence = (_value(field.widget) for field in self._fields[AUTHORITY])
        return Authority(name, evidence=evidence) if name else None

    def look(self) -> None:
        """Somebody looks for a ground."""
        self._is_wanted = True

    def show_answer(self, answered: Answered) -> None:
        """The grounds that are left, and the fields of what is asked for."""
        needed = {need.id for need in answered.asks} & self._fields.keys()
        is_chosen = bool(self.ground)
        shows_grounds = self._is_wanted or is_chosen
        self.choice.offer(answered)
        self.choice.setVisible(shows_grounds)
        self._none.setVisible(is_chosen)
        title = "Legal grounds that could apply without consent" if shows_grounds else "It needs"
        self._title.setText(title)
        for name, fields in self._fields.items():
            for field in fields:
                field.setVisible(name in needed and not (name == AUTHORITY and self._second))
        if self._second is not None:
            self._second.setVisible(AUTHORITY in needed)
            self._second.show_asked(answered.second)
        self.setVisible(shows_grounds or bool(needed))

    def _on_none(self) -> None:
        self._is_wanted = False
        self.choice.choose_none()

    def _ask(self, need: Need) -> list[Field]:
        if need.kind is Asked.AUTHORITY:
            hint = "Another person than you: nobody authorises their own request."
            name, evidence = named(QLineEdit(), _NAME), named(QLineEdit(), _EVIDENCE)
            return [
                self.form.add(_NAME, need.words, name, hint=hint),
                self.form.add(_EVIDENCE, "What shows it", evidence, hint="A letter, an email"),
            ]
        if need.kind is Asked.TICK:
            box = named(QCheckBox(need.words), f"need_{need.id}")
            field = self.form.add(need.id, "", box)
            field.label.hide()
            return [field]
        if need.kind is Asked.DAY:
            return [self.form.add(need.id, need.words, DateField(f"need_{need.id}", self._today))]
        room = named(QPlainTextEdit(), f"need_{need.id}")
        room.setTabChangesFocus(True)
        room.setFixedHeight(room.fontMetrics().lineSpacing() * _ROWS + 16)
        return [self.form.add(need.id, need.words, room)]


def _value(widget: QWidget) -> str:
    match widget:
        case QCheckBox():
            return "yes" if widget.isChecked() else ""
        case QLineEdit():
            return widget.text().strip()
        case QPlainTextEdit():
            return widget.toPlainText().strip()
        case DateField():
            try:
                day = widget.day()
            except NotADayError:
                return ""
            return day.isoformat() if day else ""
        case _:
            return ""
