"""The sheets in which a consent is recorded, refused, put right, or withdrawn."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from caseworker.casework import consents
from caseworker.casework.consent_forms import EASY, PLAIN
from caseworker.casework.consents import ConsentsSeen, Line
from caseworker.casework.office import Done
from caseworker.domain.consent import Consent
from caseworker.domain.consent_record import GIVEN, REFUSED, WITHDRAWN
from caseworker.domain.errors import CaseworkerError, Gap, Incomplete
from caseworker.domain.law import event_kinds
from caseworker.domain.law.kinds import FactKind, FactSpec
from caseworker.ui import theme
from caseworker.ui.case.consent_form import ConsentForm
from caseworker.ui.case.consent_words import holder_words, scope_words
from caseworker.ui.case.files import FileField
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.forms import fact_field, read_fact, write_fact
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.papers import show_paper
from caseworker.ui.parts import Card, Flow, Form, Words, named, primary, quiet, secondary
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.typed_day import NotADayError


class ConsentSheet(LongSheet):
    """Record a consent or a refusal. ``corrects`` is put right, ``afresh`` asked for again."""

    def __init__(  # noqa: PLR0913 - what is recorded, of whom, and from what it begins
        self,
        desk: Desk,
        seen: CaseSeen,
        found: ConsentsSeen,
        parent: QWidget,
        *,
        refused: bool = False,
        corrects: Consent | None = None,
        afresh: Consent | None = None,
    ) -> None:
        kind = event_kinds()[REFUSED if refused else GIVEN]
        title = "Record a refusal" if refused else "Record a consent"
        super().__init__(
            f"Correct: {kind.title}" if corrects else title, kind.meaning, "consentSheet", parent
        )
        self.as_wide_as(700)
        self._desk, self._seen, self._corrects = desk, seen, corrects
        self._begins = corrects or afresh
        self._is_refusal, self._found = refused, found
        self._again = Flow(across=8)
        self._again.addWidget(
            Words("What you had typed before was put back.", "small", tone=Tone.BLUE)
        )
        anew = quiet("Start afresh", "consentAfresh")
        anew.clicked.connect(self._on_anew)
        self._again.addWidget(anew)
        self._again.hide()
        self.middle.body.addWidget(self._again)
        if refused and found.no_effect:
            self.middle.body.addWidget(_no_effect(found.no_effect))
        self.form = ConsentForm(desk, seen, found, refused=refused)
        if self._begins is not None:
            self.form.fill(self._begins, again=corrects is None)
        self._why = named(QLineEdit(), "why")
        if corrects is not None:
            hint = "Kept with the entry"
            self.form.add("why", "Why it is corrected", self._why, hint=hint)
        self.form.reshaped.connect(self.fit)
        if corrects is None:
            self.middle.body.addWidget(self._papers())
        self.middle.body.addWidget(self.form)
        self.middle.body.addWidget(Words(kind.source, "small", wrap=True))
        self.middle.body.addStretch(1)
        cancel = secondary("Cancel", "consentCancel")
        self._save = primary("Correct this entry" if corrects else "Record", "consentSave")
        self._save.setDefault(True)
        self.finish_with(cancel, self._save)
        cancel.clicked.connect(self.reject)
        self._save.clicked.connect(self._on_save)
        self.finished.connect(self.deleteLater)
        about = corrects or afresh
        self._draft = "/".join(
            ["consent", str(seen.case.number), kind.name, str(about.event) if about else ""]
        )
        desk.drafts.restored.connect(self._on_restored)
        desk.drafts.watch(
            self._draft, self.form, self.form.edited, owner=self, case=seen.case.number
        )
        self.form.fields["day"].widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _papers(self) -> Card:
        """The form on paper. What is typed here is kept until it comes back signed."""
        card = Card(margin=12, gap=4, name="consentPapers")
        words = "To be signed on paper? Say below what, to whom and for what; then print the form."
        card.body.addWidget(Words(words, wrap=True))
        acts = Flow(across=4)
        for title, name, asks, large in (
            ("Consent form…", "printConsentForm", PLAIN, False),
            ("Easy-read form…", "printEasyForm", EASY, True),
        ):
            button = quiet(title, name, icon=Icon.PRINT)
            button.clicked.connect(
                lambda _=False, asks=asks, large=large: show_paper(
                    self, self._desk, self.form.form_wanted(asks, large=large)
                )
            )
            acts.addWidget(button)
        card.body.addWidget(acts)
        return card

    @Slot(str)
    def _on_restored(self, form: str) -> None:
        if form == self._draft:
            self._again.show()
            self.fit()

    @Slot()
    def _on_anew(self) -> None:
        """Forget what was typed before, and begin again."""
        self._desk.drafts.drop(self._draft)
        self.reject()
        again = ConsentSheet(
            self._desk,
            self._seen,
            self._found,
            self.parentWidget() or self,
            refused=self._is_refusal,
            corrects=self._corrects,
            afresh=None if self._corrects else self._begins,
        )
        again.open()

    @Slot()
    def _on_save(self) -> None:
        self.form.clear()
        why = self._why.text().strip()
        try:
            consent = self.form.consent()
        except Incomplete as error:
            self.say_refused(*refusal_words(self.form, error))
            return
        if self._corrects is not None and not why:
            self.form.refuse([Gap("why", "Say why the entry is wrong.")])
            return
        self._save.setEnabled(False)
        brought = self.form.file.brought
        command = consents.RecordConsent(
            self._seen.case.number,
            consent,
            brought.name if brought else "",
            brought.content if brought else b"",
            self._corrects.event if self._corrects else None,
            why,
        )
        self._desk.do(
            consents.record_consent,
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
        self.say_refused(*refusal_words(self.form, error))


class WithdrawSheet(LongSheet):
    """A consent is withdrawn: on which day, by whom, how; and who holds copies."""

    def __init__(self, desk: Desk, seen: CaseSeen, line: Line, parent: QWidget) -> None:
        kind = event_kinds()[WITHDRAWN]
        super().__init__("Withdraw a consent", kind.meaning, "withdrawSheet", parent)
        self._desk, self._seen, self._consent = desk, seen, line.consent
        about = Card(name="withdrawAbout", margin=12, gap=2)
        about.body.addWidget(Words(scope_words(line.consent, {}), "strong", wrap=True))
        about.body.addWidget(Words(line.standing.words, "soft", wrap=True))
        held = (
            holder_words(line.holders) or "Nobody was given a copy because of it, on this record."
        )
        about.body.addWidget(Words(held, wrap=True, name="withdrawHeld"))
        self.middle.body.addWidget(about)
        self._day = DateField("day", seen.today)
        self._day.set_day(seen.today)
        self._person = fact_field(
            FactSpec("person", "Who withdrew it", FactKind.PERSON), None, seen.around
        )
        write_fact(self._person, line.consent.giver_name)
        self._how, self._told = (_room(name) for name in ("how", "told"))
        self.file = FileField(desk, "withdrawFile")
        self._form = Form("withdrawForm")
        words = {spec.name: spec.words for spec in kind.facts}
        self._form.add("day", kind.day_words, self._day, hint="It no longer holds on that day.")
        self._form.add("person", words["person"], self._person)
        self._form.add("how", words["how"], self._how, hint="Written, spoken to whom, where")
        self._form.add("told", words["told"], self._told, hint="If anything")
        self._form.add("file", words["scan"], self.file, hint="If they wrote")
        self.middle.body.addWidget(self._form)
        self.middle.body.addWidget(Words(kind.source, "small", wrap=True))
        self.middle.body.addStretch(1)
        cancel = secondary("Cancel", "withdrawCancel")
        self._save = primary("Withdraw", "withdrawSave")
        self._save.setDefault(True)
        self.finish_with(cancel, self._save)
        cancel.clicked.connect(self.reject)
        self._save.clicked.connect(self._on_save)
        self.finished.connect(self.deleteLater)
        self._draft = f"withdraw/{seen.case.number}/{line.consent.event}"
        desk.drafts.watch(
            self._draft, self._form, self._form.edited, owner=self, case=seen.case.number
        )
        self._day.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_save(self) -> None:
        self._form.clear()
        try:
            day = self._day.day()
        except NotADayError as error:
            self._form.refuse([Gap("day", str(error))])
            return
        if day is None:
            self._form.refuse([Gap("day", "Give the day it was withdrawn.")])
            return
        if self.file.stands_in_the_way:
            self._form.refuse([Gap("file", self.file.stands_in_the_way)])
            return
        self._save.setEnabled(False)
        brought = self.file.brought
        command = consents.WithdrawConsent(
            self._seen.case.number,
            self._consent.event,
            day,
            read_fact(self._person),
            self._how.toPlainText(),
            self._told.toPlainText(),
            brought.name if brought else "",
            brought.content if brought else b"",
        )
        self._desk.do(
            consents.withdraw_consent,
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


def _no_effect(words: str) -> Card:
    card = Card(tone=Tone.BLUE, margin=12, gap=2, name="consentNoEffect")
    card.body.addWidget(Words(words, "strong", wrap=True))
    card.body.addWidget(Words("This stands in the record by itself.", "small", wrap=True))
    return card


def _room(name: str) -> QPlainTextEdit:
    text = named(QPlainTextEdit(), name)
    text.setTabChangesFocus(True)
    text.setFixedHeight(theme.px(66))
    return text
