"""“Reasons for changes”: since the draft, or the plan in force, and what asked for each."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from caseworker.casework.change_reasons import (
    TieChanges,
    UntieChanges,
    tie_changes,
    untie_changes,
)
from caseworker.domain.case import CaseNumber, EventId
from caseworker.domain.change_reasons import Accounted, Reason
from caseworker.domain.errors import CaseworkerError
from caseworker.ui.desk import Desk
from caseworker.ui.forms import chooser
from caseworker.ui.palette import Tone
from caseworker.ui.parts import (
    Card,
    Flow,
    Rule,
    Words,
    WrittenField,
    column,
    named,
    quiet,
    row,
    secondary,
)

TITLE = "Reasons for changes"
WHY = (
    "The final plan may differ from the draft only because of a representation, a request for a "
    "personal budget or the decision about the institution (SEND Regs 2014 reg 14(1); Code 9.125). "
    "Say for each change which of them asked for it, or send the draft again."
)
NO_REASON = (
    "Nothing on this case can ask for a change yet. Record the views, the request or the "
    "institution’s answer first; or send the draft again."
)
WHY_AMENDED = (
    "The amended plan may differ from the plan in force by what the amendment notice proposed, "
    "and by what was asked for in answer to it (SEND Regs 2014 reg 22(2)). Say for each change "
    "which it was, or send another notice."
)
NO_NOTICE = (
    "Nothing on this case can ask for a change yet. Send the amendment notice and record it, then "
    "what was said to it."
)
CHOOSE = "Choose what asked for it"


class ReasonsCard(Card):
    """The changes that still need a reason, and those that have one.

    Signals:
        refused: it could not be done; carries the words.
    """

    refused = Signal(str)

    def __init__(  # noqa: PLR0913 - what to show, of which plan
        self,
        desk: Desk,
        number: CaseNumber,
        changes: Sequence[Accounted],
        reasons: Sequence[Reason],
        parent: QWidget | None = None,
        *,
        amends: bool = False,
    ) -> None:
        super().__init__(TITLE, name="reasons", gap=10, parent=parent)
        self._desk, self._number = desk, number
        self.body.addWidget(Words(WHY_AMENDED if amends else WHY, "soft", wrap=True))
        still = [one for one in changes if one.tie is None]
        since = "plan in force" if amends else "draft"
        self.body.addWidget(_verdict(len(still), len(changes), since))
        if still and not reasons:
            none = NO_NOTICE if amends else NO_REASON
            self.body.addWidget(Words(none, wrap=True, tone=Tone.AMBER, name="noReasons"))
        if len(still) > 1 and reasons:
            keys = tuple(one.change.key for one in still)
            self._row("All", f"All {len(still)} that have none yet", "", keys, reasons)
        for at, one in enumerate(changes):
            said = f"{one.change.named} ({one.change.kind.value})"
            if one.tie is not None:
                self._tied(at, said, one)
            elif reasons:
                self._row(str(at), said, _told(one), (one.change.key,), reasons)
            else:
                self.body.addWidget(Words(said, "strong", wrap=True))
                self.body.addWidget(Words(_told(one), "small", wrap=True))

    def _row(
        self, at: str, said: str, told: str, keys: tuple[str, ...], reasons: Sequence[Reason]
    ) -> None:
        asked = ReasonRow(at, said, told, reasons)
        draft = f"reason/{self._number}/{keys[0] if len(keys) == 1 else 'all'}"
        asked.given.connect(lambda to, words: self._tie(draft, keys, to, words))
        self._desk.drafts.watch(draft, asked, asked.edited, owner=asked, case=self._number)
        self.body.addWidget(Rule())
        self.body.addWidget(asked)

    def _tied(self, at: int, said: str, one: Accounted) -> None:
        if one.tie is None:
            return
        back = quiet("Take this reason back", f"untie{at}")
        back.setAccessibleName(f"Take back the reason for {said}")
        back.clicked.connect(lambda: self._untie(one.change.key))
        self.body.addWidget(Rule())
        head = Flow(across=8, down=4)
        head.addWidget(Words(f"✓ {said}", "strong", tone=Tone.GREEN, wrap=True))
        head.addWidget(back)
        self.body.addWidget(head)
        self.body.addWidget(Words(_told(one), "small", wrap=True))
        reason = f"{one.tie.reason.named}: “{one.tie.words}”"
        self.body.addWidget(Words(reason, wrap=True, name=f"reasonOf{at}"))

    def _tie(self, draft: str, keys: tuple[str, ...], to: EventId, words: str) -> None:
        command = TieChanges(self._number, keys, to, words)
        self._desk.do(
            tie_changes,
            command,
            asker=self,
            then=lambda _: self._desk.drafts.drop(draft),
            refused=self._on_refused,
        )

    def _untie(self, key: str) -> None:
        command = UntieChanges(self._number, (key,))
        self._desk.do(untie_changes, command, asker=self, refused=self._on_refused)

    def _on_refused(self, error: CaseworkerError) -> None:
        self.refused.emit(str(error))


class ReasonRow(WrittenField):
    """One change, or several: what asked for it, in what words.

    Signals:
        given: the officer gives a reason; carries the entry and the words.
    """

    given = Signal(str, str)

    def __init__(
        self,
        at: str,
        said: str,
        told: str,
        reasons: Sequence[Reason],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        named(self, f"reasonRow{at}", said)
        body = column(self, 0, 4)
        body.addWidget(Words(said, "strong", wrap=True))
        if told:
            body.addWidget(Words(told, "small", wrap=True))
        offered = [(f"{one.ground.words}: {one.named}", str(one.event)) for one in reasons]
        self._choice = chooser(f"reason{at}", offered, CHOOSE)
        self._choice.setAccessibleName(f"What asked for it: {said}")
        self._words = named(QLineEdit(), f"reasonWords{at}", f"In what words: {said}")
        self._words.setPlaceholderText("In what words")
        self._give = secondary("Give this reason", f"giveReason{at}")
        self._give.setAccessibleName(f"Give this reason for {said}")
        self._give.setEnabled(False)
        self._said = {str(reason.event): reason.words for reason in reasons}
        line = row(8)
        line.addWidget(self._give)
        line.addStretch(1)
        body.addWidget(self._choice)
        body.addWidget(self._words)
        body.addLayout(line)
        for widget in (self._words, self._give):
            widget.hide()  # until there is something to give words of
        self._choice.activated.connect(self._on_chosen)
        self._words.textChanged.connect(self._look)
        self._words.textChanged.connect(self.edited)
        self._give.clicked.connect(self._on_give)

    def typed(self) -> str:
        chosen = str(self._choice.currentData() or "")
        return json.dumps([chosen, self._words.text()], ensure_ascii=False) if chosen else ""

    def retype(self, text: str) -> None:
        chosen, words = json.loads(text)
        self._choice.setCurrentIndex(max(0, self._choice.findData(chosen)))
        self._words.setText(words)
        self._show_words()

    @Slot()
    def _on_chosen(self) -> None:
        """The words of the entry are a beginning; the officer leaves what asks for this change."""
        self._words.setText(self._said.get(self._choice.currentData(), ""))
        self._show_words()
        self.edited.emit()

    def _show_words(self) -> None:
        for widget in (self._words, self._give):
            widget.setVisible(bool(self._choice.currentData()))
        self._look()

    @Slot()
    def _look(self) -> None:
        may = bool(self._choice.currentData() and self._words.text().strip())
        self._give.setEnabled(may)
        why = "" if may else "Choose what asked for it, and give the words."
        self._give.setToolTip(why)
        self._give.setAccessibleDescription(why)

    @Slot()
    def _on_give(self) -> None:
        self._give.setEnabled(False)
        self.given.emit(str(self._choice.currentData()), self._words.text().strip())


def _verdict(still: int, whole: int, since: str) -> Words:
    if not whole:
        said = f"✓ The plan says the same as the {since}."
        return Words(said, "strong", tone=Tone.GREEN, wrap=True)
    if not still:
        said = f"✓ Every change since the {since} has its reason."
        return Words(said, "strong", tone=Tone.GREEN, wrap=True, name="reasonsVerdict")
    said = "1 change has no reason yet" if still == 1 else f"{still} changes have no reason yet"
    return Words(f"✕ {said}", "strong", tone=Tone.RED, wrap=True, name="reasonsVerdict")


def _told(one: Accounted) -> str:
    was, now = one.change.in_short
    return f"Was: {was or '–'}\nIs: {now or '–'}"
