"""Cover in a leave: who is away from when until when, who covers, and ending it early."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from caseworker.casework import covering
from caseworker.casework.covering import EndCover, SetCover, covers_ahead
from caseworker.casework.office import Done
from caseworker.casework.whose_kept import Cover
from caseworker.domain.errors import CaseworkerError, Gap
from caseworker.domain.officer import OfficerId
from caseworker.domain.roles import Right
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.parts import Form, Words, column, named, primary, row, secondary
from caseworker.ui.parts.date_field import DateField, days_of
from caseworker.ui.parts.emptied import emptied
from caseworker.ui.parts.typed_day import day_in_words, short_day
from caseworker.ui.whose.people import name_of, officer_box

FORM = "cover"


class CoverSheet(LongSheet):
    """Every cover that is under way or to come, and a new one."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        words = (
            "Whoever covers sees what is owed, and the tasks, on their own Today. Nothing changes "
            "hands, and it ends by itself."
        )
        super().__init__("Leave and cover", words, "cover", parent)
        self._desk = desk
        holder = QWidget()
        self._ahead = column(holder, 0, 6)
        self.middle.body.addWidget(holder)
        self._form = Form("coverForm")
        self._who = officer_box(desk, "coverWho")
        self._who.setCurrentIndex(max(0, self._who.findData(str(desk.officer.id))))
        if why := desk.why_not(Right.SHARE_WORK):
            self._who.setEnabled(False)
            self._who.setToolTip(why)
        self._by = officer_box(desk, "coverBy")
        self._since = DateField("coverSince", desk.today, back=False)
        self._until = DateField("coverUntil", desk.today, back=False)
        self._why = named(QLineEdit(), "coverWhy")
        self._form.add("officer", "Who is away?", self._who)
        self._form.add("by", "Who covers?", self._by)
        self._form.add("since", "From which day?", self._since)
        self._form.add("until", "Until which day?", self._until, hint="The last day away")
        self._form.add("why", "Note", self._why, hint="If there is more to say; colleagues see it")
        self.middle.body.addWidget(self._form)
        self.middle.body.addStretch(1)
        shut = secondary("Close", "coverClose")
        self._go = primary("Save", "coverSave")
        self._go.setDefault(True)
        self.finish_with(shut, self._go)
        shut.clicked.connect(self.reject)
        self._go.clicked.connect(self._on_go)
        self.finished.connect(self.deleteLater)
        desk.drafts.watch(FORM, self._form, self._form.edited, owner=self)
        self._by.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look()

    def _look(self) -> None:
        self._desk.see(self, covers_ahead, self._on_ahead)

    def _on_ahead(self, found: tuple[Cover, ...]) -> None:
        emptied(self._ahead)
        for at, one in enumerate(found):
            self._ahead.addWidget(self._line(at, one))
        if not found:
            words = Words("Nobody is away, as far as anybody has said.", "soft", name="coverNone")
            self._ahead.addWidget(words)
        self.fit()

    def _line(self, at: int, cover: Cover) -> QWidget:
        said = cover_words(self._desk, cover)
        ground = named(QWidget(), f"cover{at}", said)
        line = row(10, ground)
        line.addWidget(Words(said, wrap=True), 1)
        mine = self._desk.officer.id in {cover.officer, cover.by}
        if mine or self._desk.may(Right.SHARE_WORK):
            end = secondary("End it", f"cover{at}End")
            end.setAccessibleName(f"End it: {said}")
            end.clicked.connect(partial(self._on_end, EndCover(cover.id), end))
            line.addWidget(end)
        return ground

    def _on_end(self, command: EndCover, end: QPushButton) -> None:
        end.setEnabled(False)  # the lines are others as soon as there is an answer

        def refused(error: CaseworkerError) -> None:
            self._look()
            self._on_refused(error)

        self._desk.do(
            covering.end_cover, command, asker=self, then=lambda _: self._look(), refused=refused
        )

    @Slot()
    def _on_go(self) -> None:
        self.say_refused("")
        days, gaps = days_of(since=self._since, until=self._until)
        since, until = days.get("since"), days.get("until")
        if since is None and not gaps:
            gaps = [Gap("since", "Give the first day of it.")]
        if gaps or since is None:
            self._form.refuse(gaps)
            return
        self._go.setEnabled(False)
        who, by = (OfficerId(box.currentData() or "") for box in (self._who, self._by))
        command = SetCover(who, by, since, until, self._why.text())
        self._desk.do(
            covering.set_cover, command, asker=self, then=self._on_set, refused=self._on_refused
        )

    def _on_set(self, done: Done) -> None:
        self._desk.drafts.drop(FORM)
        self.recorded.emit(done)
        self.accept()

    def _on_refused(self, error: CaseworkerError) -> None:
        self._go.setEnabled(True)
        self.say_refused(*refusal_words(self._form, error))


def cover_in_short(desk: Desk, cover: Cover, of: OfficerId) -> str:
    """The same beside the name of one of the two: that they are away, or cover."""
    since = "from" if cover.since > desk.today else "since"
    span = f"{since} {short_day(cover.since, desk.today)}"
    if cover.until is not None:
        span = f"{span} to {short_day(cover.until, desk.today)}"
    if of == cover.officer:
        return f"Away {span}: {name_of(desk, cover.by)}"
    return f"Covers {name_of(desk, cover.officer)} {span}"


def cover_words(desk: Desk, cover: Cover) -> str:
    """Who covers for whom, from when until when."""
    until = f" until {day_in_words(cover.until)}" if cover.until else ""
    why = f" ({cover.why})" if cover.why else ""
    who, by = name_of(desk, cover.officer), name_of(desk, cover.by)
    return f"{by} covers for {who} from {day_in_words(cover.since)}{until}{why}"
