"""The sheet that asks for advice: everyone regulation 6 names, ticked from the case's facts."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from caseworker.casework import assessments
from caseworker.casework.office import Done
from caseworker.domain.assessment import AdviceSource, advice_asked, advice_to_ask, fallen
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.regime import regime_on
from caseworker.ui import theme
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.icons import Icon
from caseworker.ui.parts import (
    Form,
    Rule,
    Words,
    WrittenField,
    column,
    named,
    primary,
    secondary,
)
from caseworker.ui.parts.date_field import DateField, days_needed
from caseworker.ui.parts.place_field import PlaceField


class AdviserRow(WrittenField):
    """One adviser: whether to ask, and who it is by name."""

    def __init__(
        self,
        source: AdviceSource,
        seen: CaseSeen,
        *,
        is_offered: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.source = source
        self.setObjectName(f"adviser_{source.id}")
        self.tick = named(QCheckBox(source.title), f"ask_{source.id}")
        self.tick.setChecked(is_offered)
        heard = f"Adviser: {source.title}"
        self.who = PlaceField(f"who_{source.id}", heard, seen.directory, seen.today)
        self.who.retype(source.adviser)
        note = "  ·  ".join(part for part in (source.note, source.source) if part)
        under = QWidget()
        inside = column(under, gap=4)
        inside.setContentsMargins(theme.px(32), 0, theme.px(2), theme.px(4))
        inside.addWidget(Words(note, "small", wrap=True))
        inside.addWidget(self.who)
        body = column(self, 0, 2)
        body.addWidget(self.tick)
        body.addWidget(under)
        self.tick.toggled.connect(self._on_changed)
        self.who.edited.connect(self._on_changed)
        self.who.setVisible(is_offered)
        self.who.line.setCursorPosition(0)
        self.tick.toggled.connect(self.who.setVisible)

    @property
    def asked(self) -> tuple[str, str] | None:
        who = self.who.typed()
        return (who, self.source.title) if self.tick.isChecked() and who else None

    def typed(self) -> str:
        return f"{'+' if self.tick.isChecked() else '-'}{self.who.typed()}"

    def retype(self, text: str) -> None:
        self.tick.setChecked(text.startswith("+"))
        self.who.retype(text[1:])

    @Slot()
    def _on_changed(self) -> None:
        self.edited.emit()


class AskAdviceSheet(LongSheet):
    """Ask several advisers on one day. Whoever was asked before is not offered again."""

    def __init__(self, desk: Desk, seen: CaseSeen, parent: QWidget) -> None:
        super().__init__(
            "Ask for advice",
            "Everyone the regulations name for this child or young person. Write in the names, "
            "and take out whoever is not needed.",
            "askAdvice",
            parent,
        )
        self.as_wide_as(760)
        self._desk, self._seen = desk, seen
        self._form = Form("askAdviceForm", gap=8)
        standing = [one for one in advice_asked(seen.case) if not fallen(one, seen.dues)]
        waiting = {one.kind for one in standing if one.answer is None}
        asked = {one.kind for one in standing}
        regime = regime_on(seen.case, seen.today, seen.reckoning.places)
        self.rows = [
            AdviserRow(source, seen, is_offered=source.offer and source.title not in asked)
            for source in advice_to_ask(seen.case, regime, seen.today)
            if source.title not in waiting
        ]
        for one in self.rows:
            field = self._form.add(f"row_{one.source.id}", "", one)
            field.label.hide()
        self._form.body.addWidget(Rule())
        self._sent = DateField("adviceSent", seen.today)
        self._sent.set_day(seen.today)
        self._received = DateField("adviceReceived", seen.today, back=False)
        self._received.set_day(seen.today)
        self._enclosed = named(QLineEdit(), "enclosed")
        self._enclosed.setPlaceholderText("The request, the school's record, the last report")
        self._form.add("sent", "Day it was sent", self._sent)
        hint = "The six weeks run from the day that they receive it."
        self._form.add("served", "Day they receive it", self._received, hint=hint)
        self._form.add("enclosed", "What was enclosed", self._enclosed, hint="If anything")
        self.middle.body.addWidget(self._form)
        self.middle.body.addWidget(Words("SEND Regs 2014 reg 6(1) and 8(1)", "small"))
        self.middle.body.addStretch(1)
        cancel = secondary("Cancel", "askCancel")
        self._save = primary("Ask for advice", "askSave", icon=Icon.CHECK)
        self._save.setDefault(True)
        self.finish_with(cancel, self._save)
        cancel.clicked.connect(self.reject)
        self._save.clicked.connect(self._on_save)
        self.finished.connect(self.deleteLater)
        self._draft = f"ask_advice/{seen.case.number}"
        desk.drafts.watch(
            self._draft, self._form, self._form.edited, owner=self, case=seen.case.number
        )

    @Slot()
    def _on_save(self) -> None:
        self._form.clear()
        days, gaps = days_needed(sent=self._sent, served=self._received)
        if gaps:
            self._form.refuse(gaps)
            return
        self._save.setEnabled(False)
        command = assessments.AskForAdvice(
            self._seen.case.number,
            tuple(one.asked for one in self.rows if one.asked is not None),
            days["sent"],
            days["served"],
            self._enclosed.text().strip(),
        )
        self._desk.do(
            assessments.ask_for_advice,
            command,
            asker=self,
            then=self._on_done,
            refused=self._on_refused,
        )

    def _on_done(self, done: Done) -> None:
        self._desk.drafts.drop(self._draft)
        self.recorded.emit(done)
        self.accept()

    def _on_refused(self, error: CaseworkerError) -> None:
        self._save.setEnabled(True)
        self.say_refused(*refusal_words(self._form, error))
