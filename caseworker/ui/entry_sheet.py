"""The sheet in which an entry is written down, or put right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from caseworker.casework import entries
from caseworker.casework.office import Done, Question
from caseworker.casework.supposing import if_recorded
from caseworker.domain.case import Event
from caseworker.domain.diary import warned_of
from caseworker.domain.errors import CaseworkerError, Gap, Incomplete, NotAllowed, WrongStage
from caseworker.domain.law import event_kinds
from caseworker.domain.regime import regime_on
from caseworker.domain.requesters import ASKED_BY, REQUEST, not_entitled
from caseworker.domain.what_if import Change
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.forms import Around, EventForm, read_fact
from caseworker.ui.nation import follow_places
from caseworker.ui.palette import Tone
from caseworker.ui.parts import (
    Card,
    Field,
    Form,
    ScrollPage,
    TypedLine,
    Words,
    column,
    named,
    primary,
    quiet,
    row,
    secondary,
)
from caseworker.ui.parts.emptied import show_what_came
from caseworker.ui.say import Sheet
from caseworker.ui.supposed import Supposed

WIDE = 620


class LongSheet(Sheet):
    """A sheet whose middle scrolls, so that nothing is cut off in a low window.

    Signals:
        recorded: what the sheet is for was done; carries the Done.
    """

    recorded = Signal(object)

    def __init__(self, title: str, words: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(title, words, name, parent)
        self.setMinimumWidth(0)
        self.setMaximumWidth(16_777_215)
        self._wide = WIDE
        self.middle = ScrollPage(f"{name}Middle", margin=2, gap=14)
        self.middle.sheet.setAutoFillBackground(False)
        self.refusal = Card(tone=Tone.RED, margin=12, gap=2, name=f"{name}Refusal")
        self._refused = Words(role="strong", wrap=True, tone=Tone.RED, name=f"{name}Refused")
        self._source = Words(role="small", wrap=True)
        self.refusal.body.addWidget(self._refused)
        self.refusal.body.addWidget(self._source)
        self.refusal.hide()
        self.body.addWidget(self.middle, 1)
        self.body.addWidget(self.refusal)

    def as_wide_as(self, wide: float) -> None:
        self._wide = int(wide)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.fit()

    def fit(self) -> None:
        """As large as what it holds, and no larger than the window it belongs to."""
        owner = self.parentWidget()
        room = owner.window().size() if owner is not None else self.screen().availableSize()
        wide = min(theme.px(self._wide), room.width() - theme.px(16))
        holds = self.middle.body
        show_what_came(holds)
        holds.activate()
        inside = wide - theme.px(2 * 24 + 14)
        tall = (
            holds.totalHeightForWidth(inside)
            if holds.hasHeightForWidth()
            else (self.middle.sheet.sizeHint().height())
        )
        rest = self.body.totalHeightForWidth(wide) - self.middle.sizeHint().height()
        # A bar that was needed at the size before would otherwise stay, though nothing scrolls.
        self.middle.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.resize(wide, min(tall + rest + theme.px(8), room.height() - 16))
        self.middle.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def say_refused(self, words: str, source: str = "") -> None:
        """Why it can't be done, at the foot, where the eye is."""
        self._refused.setText(words)
        self._source.setText(source)
        self._source.setVisible(bool(source))
        self.refusal.setVisible(bool(words))
        self.fit()


class EntrySheet(LongSheet):
    """Write down that something happened; where there are several kinds, say which first."""

    def __init__(  # noqa: PLR0913 - what to write, about whom, from where
        self,
        desk: Desk,
        kinds: Sequence[str],
        around: Around,
        parent: QWidget,
        *,
        title: str = "",
        given: Mapping[str, str] | None = None,
    ) -> None:
        first = event_kinds()[kinds[0]]
        super().__init__(title or first.title, "", "entry", parent)
        self._desk = desk
        self._around = around
        self._given = dict(given or {})
        self._form: EventForm | None = None
        self._choice = QButtonGroup(self)
        self._meaning = Words(role="soft", wrap=True, name="entryMeaning")
        self._source = Words(role="small", wrap=True, name="entrySource")
        self._again = row(8)
        self._put_back = Words("What you had typed before was put back.", "small", tone=Tone.BLUE)
        self._afresh = quiet("Start afresh", "entryAfresh")
        self._again.addWidget(self._put_back)
        self._again.addWidget(self._afresh)
        self._again.addStretch(1)
        self._holder = named(QWidget(), "entryForm")
        self._place = column(self._holder, 0, 0)
        if len(kinds) > 1:
            self.middle.body.addLayout(self._choices(kinds))
        self.middle.body.addWidget(self._meaning)
        self.middle.body.addLayout(self._again)
        self._warning = Card(tone=Tone.AMBER, name="entryWarning", margin=12, gap=4)
        self._warned = Words(role="strong", wrap=True, name="entryWarned")
        self._warned_by = Words(role="small", wrap=True, name="entryWarnedBy")
        self._warning.body.addWidget(self._warned)
        self._warning.body.addWidget(self._warned_by)
        self._despite = named(TypedLine(), "despite")
        hint = "Another body may have done it all the same. The reason is kept with the entry."
        self._despite_field = Field("Why it is recorded all the same", self._despite, hint=hint)
        self.middle.body.addWidget(self._holder)
        self.middle.body.addWidget(self._warning)
        self.middle.body.addWidget(self._despite_field)
        self._despite_field.hide()
        self._supposed = Supposed(desk, self._suppose)
        self._supposed.told.connect(self.fit)
        self.middle.body.addWidget(self._supposed)
        self.middle.body.addWidget(self._source)
        self.middle.body.addStretch(1)
        cancel = secondary("Cancel", "entryCancel")
        self._save = primary("Record", "entrySave")
        self._save.setDefault(True)
        self.finish_with(cancel, self._save)
        cancel.clicked.connect(self.reject)
        self._save.clicked.connect(self._on_save)
        self._afresh.clicked.connect(self._on_afresh)
        desk.drafts.restored.connect(self._on_restored)
        self.finished.connect(self.deleteLater)
        self._show_kind(kinds[0])

    @property
    def form(self) -> EventForm:
        """The form of the kind that is chosen."""
        assert self._form is not None  # noqa: S101 - made before the sheet is
        return self._form

    def _choices(self, kinds: Sequence[str]) -> QVBoxLayout:
        line = QVBoxLayout()
        for name in kinds:
            button = named(QRadioButton(event_kinds()[name].title), f"kind_{name}")
            self._choice.addButton(button)
            button.setChecked(name == kinds[0])
            button.toggled.connect(lambda on, name=name: self._show_kind(name) if on else None)
            line.addWidget(button)
        return line

    def _show_kind(self, name: str) -> None:
        kind = event_kinds()[name]
        if self._form is not None:
            self._desk.drafts.flush()
            self._form.hide()
            self._form.deleteLater()
        self._form = EventForm(kind, self._around)
        for fact, value in self._given.items():
            if kind.fact(fact) is not None or fact == "day":
                self._form.give(fact, value)
        self._place.addWidget(self._form)
        follow_places(self._form, self._around.places, self._around.today, self.fit)
        self._meaning.setText(kind.meaning)
        self._source.setText(f"{kind.source}  ·  done by: {kind.done_by}")
        self._offer_afresh(shown=False)
        self._despite_field.hide()
        self._despite.clear()
        self._look_out()
        self._form.edited.connect(self._look_out)
        self.say_refused("")
        self._desk.drafts.watch(
            self._draft,
            self._form,
            self._form.edited,
            owner=self._form,
            case=self._around.case.number,
        )
        self._desk.drafts.watch(
            self._draft_despite,
            self._despite,
            self._despite.textChanged,
            owner=self._form,
            case=self._around.case.number,
        )
        self._form.edited.connect(self._supposed.soon)
        self._supposed.look()
        self._form.fields[next(iter(self._form.fields))].widget.setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def _suppose(self) -> Question[tuple[Change, ...]]:
        return if_recorded(self._around.case.number, self.form.happening())

    @Slot()
    def _look_out(self) -> None:
        """Whatever the law warns of on that day. It never stands in the way."""
        day = self._form.day if self._form is not None else None
        said = self._warned_of(day) if day else None
        was_seen = not self._warning.isHidden()
        self._warning.setVisible(said is not None)
        if said is not None:
            what, why = said
            self._warned.setText(what)
            self._warned_by.setText(f"{why} It may be recorded all the same.")
            self._despite_field.show()
        if was_seen is not (said is not None):
            self.fit()

    def _warned_of(self, day: date) -> tuple[str, str] | None:
        """What is warned of, and why: a row of the law, or who asks."""
        kind = self.form.kind.name
        if due := warned_of(self._around.dues, kind, day):
            return f"{due.row.duty}.", due.because
        if kind != REQUEST:
            return None
        case = self._around.case
        regime = regime_on(case, day, self._around.places)
        by = read_fact(self.form.fields[ASKED_BY].widget)
        row = not_entitled(case.person, by, day, regime)
        return (f"By law this is no request: {row.source}.", row.instead) if row else None

    @property
    def _draft(self) -> str:
        """What is half typed about one duty, or one request, is not put into another's form."""
        kind = self._form.kind.name if self._form else ""
        about = [self._given[name] for name in ("limit", "request") if self._given.get(name)]
        return "/".join(["entry", str(self._around.case.number), kind, *about])

    @property
    def _draft_despite(self) -> str:
        return f"{self._draft}/despite"

    @Slot()
    def _on_save(self) -> None:
        if self._form is None:
            return
        try:
            happening = self._form.happening()
        except Incomplete as error:
            self._form.refuse(error.gaps)
            return
        self._form.clear()
        self._save.setEnabled(False)
        despite = self._despite.text().strip()
        command = entries.Record(self._around.case.number, happening, despite)
        self._desk.do(
            entries.record, command, asker=self, then=self._on_done, refused=self._on_refused
        )

    def _on_done(self, done: Done) -> None:
        self._drop()
        self.recorded.emit(done)
        self.accept()

    def _drop(self) -> None:
        for draft in (self._draft, self._draft_despite):
            self._desk.drafts.drop(draft)

    def _on_refused(self, error: CaseworkerError) -> None:
        self._save.setEnabled(True)
        if isinstance(error, NotAllowed) and not isinstance(error, WrongStage):
            self._despite_field.show()
        self.say_refused(*refusal_words(self._form, error))

    @Slot(str)
    def _on_restored(self, form: str) -> None:
        if form == self._draft_despite:
            self._despite_field.show()
            self.fit()
        if form in {self._draft, self._draft_despite}:
            self._offer_afresh(shown=True)

    @Slot()
    def _on_afresh(self) -> None:
        if self._form is not None:
            self._drop()
            self._show_kind(self._form.kind.name)

    def _offer_afresh(self, *, shown: bool) -> None:
        self._put_back.setVisible(shown)
        self._afresh.setVisible(shown)


class CorrectSheet(LongSheet):
    """Put a wrong entry right. Both stay in the history, with the reason."""

    def __init__(self, desk: Desk, event: Event, around: Around, parent: QWidget) -> None:
        kind = event_kinds()[event.kind]
        super().__init__(
            f"Correct: {kind.title}",
            "The entry as it was stays in the history beside the corrected one.",
            "correct",
            parent,
        )
        self._desk = desk
        self._event = event
        self._around = around
        self._form = EventForm(kind, around)
        self._form.fill(event)
        follow_places(self._form, self._around.places, self._around.today, self.fit)
        self._why = named(QLineEdit(), "why")
        self._form.add("why", "Why it is corrected", self._why, hint="Kept with the entry")
        self.middle.body.addWidget(self._form)
        self._supposed = Supposed(desk, self._suppose)
        self._supposed.told.connect(self.fit)
        self._form.edited.connect(self._supposed.soon)
        self.middle.body.addWidget(self._supposed)
        self.middle.body.addWidget(Words(kind.source, "small", wrap=True))
        self.middle.body.addStretch(1)
        cancel = secondary("Cancel", "correctCancel")
        self._save = primary("Correct this entry", "correctSave")
        self._save.setDefault(True)
        self.finish_with(cancel, self._save)
        cancel.clicked.connect(self.reject)
        self._save.clicked.connect(self._on_save)
        self.finished.connect(self.deleteLater)
        desk.drafts.watch(
            self._draft, self._form, self._form.edited, owner=self, case=around.case.number
        )

    def _suppose(self) -> Question[tuple[Change, ...]]:
        happening = replace(self._form.happening(), replaces=self._event.id)
        return if_recorded(self._around.case.number, happening)

    @property
    def _draft(self) -> str:
        return f"correct/{self._around.case.number}/{self._event.id}"

    @Slot()
    def _on_save(self) -> None:
        why = self._why.text().strip()
        try:
            happening = self._form.happening()
        except Incomplete as error:
            self._form.refuse(error.gaps)
            return
        if not why:
            self._form.refuse([Gap("why", "Say why the entry is wrong.")])
            return
        self._save.setEnabled(False)
        command = entries.Correct(self._around.case.number, self._event.id, happening, why)
        self._desk.do(
            entries.correct, command, asker=self, then=self._on_done, refused=self._on_refused
        )

    def _on_done(self, done: Done) -> None:
        self._desk.drafts.drop(self._draft)
        self.recorded.emit(done)
        self.accept()

    def _on_refused(self, error: CaseworkerError) -> None:
        self._save.setEnabled(True)
        self.say_refused(*refusal_words(self._form, error))


def refusal_words(form: Form | None, error: CaseworkerError) -> tuple[str, str]:
    """What to say at the foot, once every gap that has a field stands beside it."""
    if isinstance(error, Incomplete) and form is not None:
        homeless = form.refuse(error.gaps)
        beside = {gap.words for gap in error.gaps if gap not in homeless}
        return " ".join(gap.words for gap in homeless if gap.words not in beside), ""
    source = error.source if isinstance(error, NotAllowed) else ""
    return str(error), source
