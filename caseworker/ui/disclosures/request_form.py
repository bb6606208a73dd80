"""Who is asking, what they need, and why: the request, as an officer fills it in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QBoxLayout, QComboBox, QLineEdit, QWidget

from caseworker.casework.disclosures import ToDisclose
from caseworker.casework.office import Officer
from caseworker.domain.consent import Pieces
from caseworker.domain.disclosure import Recipient, Request
from caseworker.domain.disclosure_rules import the_rules
from caseworker.ui import theme
from caseworker.ui.disclosures.pieces_field import PiecesField
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Field, Form, Pill, Words, named, row

_TWO: Final = 620  # px at 100% text: from here on two fields stand side by side
_CHOOSE: Final = "Choose…"
_IDENTITY: Final = (
    "Called back on a number that was known before",
    "Known to the officer in person",
    "Showed a card of their organisation",
    "Wrote from an address that was known before",
    "By an order or a letter with a seal",
)


class RequestForm(Form):
    """The three questions of the page. What it is asked of is given by ``show_case``.

    Signals:
        edited: something was typed or chosen (``Form``).
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("requestForm", gap=8, parent=parent)
        self._known: tuple[tuple[str, str, str], ...] = ()
        self._barred: frozenset[str] = frozenset()
        self._pairs: list[QBoxLayout] = []
        self._who = _open_box("who", "A person, and what they are there")
        self._organisation = named(QLineEdit(), "organisation")
        self._role = _box("role", [(each.words, each.id) for each in the_rules().roles.values()])
        self._identity = _open_box("identity", "")
        self._identity.addItems(_IDENTITY)
        self._identity.setCurrentIndex(-1)
        self.pieces = PiecesField()
        purposes = [(each.words, each.id) for each in the_rules().purposes.values()]
        self._purpose = _box("purpose", purposes)
        self._why = named(QLineEdit(), "why")
        self.note = Words("", "small", wrap=True, tone=Tone.AMBER, name="whoNote")
        self._step(1, "Who is asking?")
        self._pair(
            self.add("who", "Name", self._who),
            self.add("organisation", "Organisation", self._organisation),
        )
        self._pair(
            self.add("role", "In what role", self._role),
            self.add("identity", "Identity checked by", self._identity),
        )
        self.body.addWidget(self.note)
        self._step(2, "What do they need?")
        self.add("pieces", "Sections of the plan, and documents", self.pieces).label.hide()
        self._step(3, "Why?")
        self._pair(
            self.add("purpose", "For what", self._purpose),
            self.add("why", "In their words", self._why),
        )
        self.note.hide()
        self._role_is_of = ""
        for box in (self._who, self._identity):
            box.editTextChanged.connect(self.edited)
        self._who.activated.connect(self._on_known)
        self._role.currentIndexChanged.connect(self._on_role)
        self._role.currentIndexChanged.connect(self._say)
        self._role.currentIndexChanged.connect(self._offer_purposes)
        self._who.editTextChanged.connect(self._say)

    def show_case(self, seen: ToDisclose) -> None:
        """Offer those around the person, and the pieces that there are."""
        typed = self._who.currentText()
        person = seen.case.person
        around = [(person.name, "person", "")]
        around += [(one.contact.shown, one.role, one.contact.organisation) for one in seen.around]
        self._known = tuple(around)
        barred = (one.contact.shown for one in seen.around if one.contact.no_contact)
        self._barred = frozenset(barred)
        self._who.blockSignals(True)  # the list is offered, nothing is typed
        self._who.clear()
        self._who.addItems([name for name, _, _ in around])
        self._who.setCurrentIndex(-1)
        self._who.setEditText(typed)
        self._who.blockSignals(False)
        self.pieces.show_case(seen)

    def request(self, officer: Officer) -> Request | None:
        """What was filled in; None while who, in what role, what or why is open."""
        role, purpose = self._role.currentData(), self._purpose.currentData()
        name, wanted = self._who.currentText().strip(), self.pieces.pieces
        if not role or not purpose or not wanted or not name:
            return None
        return Request(
            recipient=Recipient(name, role, self._organisation.text().strip()),
            wanted=wanted,
            purpose=purpose,
            why=self._why.text().strip(),
            by=officer.id,
            by_name=officer.name,
            identity=self._identity.currentText().strip(),
        )

    def gaps(self) -> tuple[str, ...]:
        """What is still to be filled in before the gate can answer."""
        open_ones = (
            ("who is asking", bool(self._who.currentText().strip())),
            ("in what role", bool(self._role.currentData())),
            ("what they need", bool(self.pieces.pieces)),
            ("for what", bool(self._purpose.currentData())),
        )
        return tuple(words for words, is_there in open_ones if not is_there)

    def choose(self, pieces: Pieces) -> None:
        self.pieces.choose(pieces)

    def arrange(self, width: int) -> None:
        """Two fields side by side where there is room; ``width`` is that of the page."""
        is_wide = width >= theme.px(_TWO)
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        for pair in self._pairs:
            pair.setDirection(way)

    def _step(self, number: int, words: str) -> None:
        line = row(8)
        line.addWidget(Pill(str(number), Tone.ACCENT))
        line.addWidget(Words(words, "heading"), 1)
        if number > 1:
            self.body.addSpacing(theme.px(6))
        self.body.addLayout(line)

    def _pair(self, *fields: Field) -> None:
        pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        pair.setSpacing(theme.px(12))
        for field in fields:
            self.body.removeWidget(field)
            pair.addWidget(field, 1)
        self.body.addLayout(pair)
        self._pairs.append(pair)

    @Slot(int)
    def _on_known(self, at: int) -> None:
        """Somebody of the case was chosen: their role and organisation are known.

        The list says so too when the keyboard leaves the name of somebody in it: what was chosen
        for them stays.
        """
        if 0 <= at < len(self._known) and self._known[at][0] != self._role_is_of:
            _, role, organisation = self._known[at]
            self._organisation.setText(organisation)
            self._role.setCurrentIndex(self._role.findData(role) if role else 0)

    @Slot()
    def _on_role(self) -> None:
        """It is the role of whoever is named now."""
        self._role_is_of = self._who.currentText() if self._role.currentData() else ""

    @Slot()
    def _offer_purposes(self) -> None:
        """What such a recipient mostly asks for stands first; what is chosen stays so."""
        chosen = self._purpose.currentData()
        self._purpose.blockSignals(True)  # nothing is chosen by this
        self._purpose.clear()
        self._purpose.addItem(_CHOOSE, "")
        for purpose in the_rules().purposes_for(self._role.currentData() or ""):
            self._purpose.addItem(purpose.words, purpose.id)
        self._purpose.setCurrentIndex(self._purpose.findData(chosen))
        self._purpose.blockSignals(False)

    @Slot()
    def _say(self) -> None:
        role = the_rules().roles.get(self._role.currentData() or "")
        said = [role.about] if role and role.about else []
        if self._who.currentText().strip() in self._barred:
            said.insert(0, "Marked “no contact”: take advice before anything is sent.")
        self.note.setText(" ".join(said))
        self.note.setVisible(bool(said))


def _box(name: str, choices: Sequence[tuple[str, str]]) -> QComboBox:
    """A list that begins with nothing chosen."""
    box = named(QComboBox(), name)
    box.addItem(_CHOOSE, "")
    for words, value in choices:
        box.addItem(words, value)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    return box


def _open_box(name: str, hint: str) -> QComboBox:
    """A list into which anything can be typed."""
    box = named(QComboBox(), name)
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    line = box.lineEdit()
    if line is not None:
        line.setPlaceholderText(hint)
    return box
