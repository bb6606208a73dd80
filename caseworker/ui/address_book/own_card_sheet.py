"""Our own card: made, saved as a file, printed as a slip; and our keys, changed for a reason."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from caseworker.casework.office import Done
from caseworker.casework.own_keys import (
    ChangeKeys,
    MakeKeys,
    OwnCard,
    OwnCardSeen,
    change_keys,
    make_keys,
    own_card,
)
from caseworker.casework.wanted import Wanted
from caseworker.domain.days import day_words
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.roles import Right
from caseworker.ui.address_book.compare_sheet import word_code
from caseworker.ui.case.tab import emptied
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.forms import chooser, read_fact
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.papers.leaving import Ways
from caseworker.ui.papers.preview import show_paper
from caseworker.ui.papers.saving import write_whole
from caseworker.ui.parts import Card, Flow, Form, Words, column, named, primary, secondary

_ABOUT = (
    "Give this card to every office that sends you packs: it is no secret. They bring it in, and "
    "compare its words with you by telephone."
)
_NONE = (
    "Our office has no keys yet. They are made on this computer, kept in the records, and never "
    "leave them; only the card goes out."
)
_CHANGE = (
    "What was sealed to the keys until now can still be opened. Every office must bring in our new "
    "card and compare it before it can send us anything."
)
_DRAFT = "change our keys"


class OwnCardSheet(LongSheet):
    """Our card with its six words; an administrator can change the keys."""

    def __init__(self, desk: Desk, parent: QWidget, *, ways: Ways | None = None) -> None:
        super().__init__("Our card", _ABOUT, "ownCard", parent)
        self.as_wide_as(680)
        self._desk, self._ways = desk, ways or Ways()
        self._card: OwnCard | None = None
        holder = QWidget()
        self._inside = column(holder, 0, 12)
        self.middle.body.addWidget(holder)
        self._said = Words("", "strong", tone=Tone.GREEN, wrap=True, name="ownCardSaid")
        self._said.hide()
        self.middle.body.addWidget(self._said)
        self.middle.body.addStretch(1)
        close = secondary("Close", "ownCardClose", hint="Esc")
        close.clicked.connect(self.reject)
        self.finish_with(close)
        self.finished.connect(self.deleteLater)

    def look(self) -> None:
        """Ask how our keys stand; the sheet opens once that is known."""
        self._desk.see(self, own_card, self._on_seen)

    def _on_seen(self, seen: OwnCardSeen) -> None:
        emptied(self._inside)
        self._card = seen.card
        if seen.card is None:
            self._inside.addWidget(Words(_NONE, wrap=True, name="ownCardNone"))
            go = primary("Make our card", "ownCardMake", icon=Icon.KEY)
            go.setVisible(self._desk.may(Right.KEEP_BOOK))
            go.clicked.connect(self._on_make)
            self._inside.addWidget(_beside(go))
        else:
            self._inside.addWidget(word_code(seen.card.office, seen.card.words, "ownCardWords"))
            self._inside.addWidget(self._standing(seen.card, seen.source))
            save = primary("Save the card…", "ownCardSave", icon=Icon.FOLDER)
            prints = secondary("Print a slip…", "ownCardPrint", icon=Icon.PRINT)
            save.clicked.connect(self._on_save)
            prints.clicked.connect(self._on_print)
            self._inside.addWidget(_beside(save, prints))
            if self._desk.may(Right.CHANGE_SETTINGS):
                self._inside.addWidget(self._changing(seen))
        if self.isVisible():  # what was put in is laid out with the next turn
            QTimer.singleShot(0, self, self.fit)
        else:
            self.open()

    def _standing(self, card: OwnCard, source: str) -> QWidget:
        former = (
            f" {card.former} before them still open what was sealed to them." if card.former else ""
        )
        said = f"{card.kind}. In use since {day_words(card.since)}.{former}"
        if not card.is_due:
            words = f"{said} To be changed from {day_words(card.due_on)}."
            return Words(words, "small", wrap=True, name="ownCardSince")
        due = Card(tone=Tone.AMBER, margin=12, gap=4, name="ownCardDue")
        words = f"These keys were due to be changed on {day_words(card.due_on)}."
        due.body.addWidget(Words(words, "strong", wrap=True))
        due.body.addWidget(Words(f"{said} {source}.", "small", wrap=True))
        return due

    def _changing(self, seen: OwnCardSeen) -> Card:
        card = Card("Change our keys", name="ownKeysCard", margin=14, gap=10)
        card.body.addWidget(Words(_CHANGE, "small", wrap=True))
        self._why = chooser("ownKeysWhy", [(words, name) for name, words in seen.reasons])
        self._more = named(QLineEdit(), "ownKeysMore")
        self._more.setMaxLength(300)
        self._form = Form("ownKeysForm")
        self._form.add("reason", "Why", self._why)
        self._form.add("words", "More about it", self._more)
        card.body.addWidget(self._form)
        go = secondary("Change our keys", "ownKeysGo", icon=Icon.KEY)
        go.clicked.connect(self._on_change)
        card.body.addWidget(_beside(go))
        self._desk.drafts.watch(_DRAFT, self._form, self._form.edited, owner=self._form)
        return card

    @Slot()
    def _on_make(self) -> None:
        self._desk.do(
            make_keys, MakeKeys(), asker=self, then=self._on_done, refused=self._on_refused
        )

    @Slot()
    def _on_change(self) -> None:
        self.say_refused("")
        command = ChangeKeys(read_fact(self._why), self._more.text())
        self._desk.do(
            change_keys, command, asker=self, then=self._on_changed, refused=self._on_not_changed
        )

    @Slot()
    def _on_print(self) -> None:
        show_paper(self, self._desk, Wanted("card_slip"), ways=self._ways)

    @Slot()
    def _on_save(self) -> None:
        if self._card is not None:
            self._ways.ask_path(self, self._card.file, self.save_at)

    def save_at(self, path: Path) -> None:
        """Write the card to ``path``, away from the window. It holds nothing about anybody."""
        card = self._card
        if card is None:
            return
        self._desk.upkeep(
            self,
            lambda _: write_whole(path, card.data),
            lambda _: self._say(f"The card is saved as {path.name}."),
            refused=self._on_refused,
        )

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.show()
        QTimer.singleShot(0, self, self.fit)

    def _on_changed(self, done: Done) -> None:
        self._desk.drafts.drop(_DRAFT)
        self._on_done(done)

    def _on_done(self, done: Done) -> None:
        self._say(done.sentence)
        self.recorded.emit(done)
        self.look()

    def _on_refused(self, error: CaseworkerError) -> None:
        self.say_refused(str(error))

    def _on_not_changed(self, error: CaseworkerError) -> None:
        self.say_refused(*refusal_words(self._form, error))


def _beside(*buttons: QWidget) -> Flow:
    line = Flow(across=10, down=6)
    for button in buttons:
        line.addWidget(button)
    return line
