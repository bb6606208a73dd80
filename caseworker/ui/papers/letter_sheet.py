"""The sheet in which one letter is filled, looked at and let go."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from caseworker.casework import entries
from caseworker.casework.addressees import Addressees, addressees
from caseworker.casework.directory import directory_seen
from caseworker.casework.letters import ToWrite
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import Incomplete
from caseworker.domain.release import ReleaseKind
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.icons import Icon
from caseworker.ui.keys import shortcut
from caseworker.ui.palette import Tone
from caseworker.ui.papers.cautions import Cautions
from caseworker.ui.papers.leaving import Ways
from caseworker.ui.papers.letter_form import LetterForm
from caseworker.ui.papers.preview import PaperView, show_paper
from caseworker.ui.parts import Card, Words, primary, quiet, row, secondary

ROLE = "letters/role"  # the officer's role, as it stands under their name, typed once
CAUTION = "The law behind this letter was written down from memory: check with the authority."


class LetterSheet(LongSheet):
    """One letter. What is typed is kept until a copy has left."""

    def __init__(
        self,
        desk: Desk,
        number: CaseNumber,
        letter: ToWrite,
        parent: QWidget,
        *,
        ways: Ways | None = None,
    ) -> None:
        super().__init__(letter.title, letter.about, "letter", parent)
        self.as_wide_as(720)
        self._desk, self._number, self._letter, self._ways = desk, number, letter, ways
        self._then = letter.then  # the first copy chases; another one is only a copy
        self.form = LetterForm(number, letter, desk.officer.name, desk.today)
        self._again = row(8)
        self._put_back = Words("What you had typed before was put back.", "small", tone=Tone.BLUE)
        self._afresh = quiet("Start afresh", "letterAfresh")
        self._again.addWidget(self._put_back)
        self._again.addWidget(self._afresh)
        self._again.addStretch(1)
        self._offer_afresh(shown=False)
        self._cautions = Cautions()
        self.middle.body.addWidget(self._cautions)
        self.middle.body.addLayout(self._again)
        if letter.checked == "memory":
            caution = Card(tone=Tone.AMBER, margin=12, name="letterCaution")
            caution.body.addWidget(Words(CAUTION, wrap=True))
            self.middle.body.addWidget(caution)
        self.middle.body.addWidget(self.form)
        self.middle.body.addWidget(Words(letter.source, "small", wrap=True, name="letterSource"))
        self.middle.body.addStretch(1)
        close = secondary("Close", "letterClose", hint="Esc")
        save = secondary("Save a clear copy…", "letterSave", icon=Icon.FOLDER)
        printed = secondary("Print…", "letterPrint", icon=Icon.PRINT, hint="Ctrl+P")
        preview = primary("Preview", "letterPreview", icon=Icon.EYE)
        self.finish_with(close, save, printed, preview)
        close.clicked.connect(self.reject)
        preview.clicked.connect(self.preview)
        printed.clicked.connect(self.print_letter)
        save.clicked.connect(self.save_letter)
        self._afresh.clicked.connect(self._on_afresh)
        shortcut("Ctrl+P", self, self.print_letter, "Print")
        self.finished.connect(self.deleteLater)
        desk.drafts.restored.connect(self._on_restored)
        self._watch()
        desk.draft(self, ROLE, self._on_role)
        desk.see(self, lambda records, today: addressees(records, number, today), self._on_people)
        desk.see(self, directory_seen, lambda seen: self.form.know_places(seen.places))

    @Slot()
    def preview(self) -> PaperView | None:
        """See it as it would be printed."""
        return self._show(None)

    @Slot()
    def print_letter(self) -> PaperView | None:
        """See it, and be asked who this copy is for."""
        return self._show("print")

    @Slot()
    def save_letter(self) -> PaperView | None:
        return self._show("clear_copy")

    def _show(self, then: ReleaseKind | None) -> PaperView | None:
        try:
            wanted = self.form.wanted()
        except Incomplete as error:
            homeless = self.form.refuse(error.gaps)
            self.say_refused(" ".join(gap.words for gap in homeless))
            return None
        self.say_refused("")
        self.form.clear()
        if wanted.role:
            self._desk.keep_draft(ROLE, wanted.role)
        self._desk.drafts.flush()
        view = show_paper(self, self._desk, wanted, then=then, ways=self._ways)
        view.left.connect(self._on_left)
        return view

    @property
    def draft(self) -> str:
        return self.draft_of(self._number, self._letter)

    @staticmethod
    def draft_of(number: CaseNumber, letter: ToWrite) -> str:
        """By which what is typed is kept: the letter, and the entry that it goes with."""
        return f"letter/{number}/{letter.letter}/{letter.event}"

    def _watch(self, *, restore: bool = True) -> None:
        self._desk.drafts.watch(
            self.draft,
            self.form,
            self.form.edited,
            owner=self.form,
            case=self._number,
            restore=restore,
        )

    def _on_people(self, people: Addressees) -> None:
        self.form.show_people(people)
        self._cautions.show_cautions(people.cautions)
        self.fit()

    def _on_role(self, role: str | None) -> None:
        self.form.suggest_role(role or "")

    @Slot(str)
    def _on_restored(self, form: str) -> None:
        if form == self.draft:
            self._offer_afresh(shown=True)

    @Slot()
    def _on_afresh(self) -> None:
        self._desk.drafts.drop(self.draft)
        self.form.start_afresh()
        self._offer_afresh(shown=False)
        self._watch(restore=False)

    @Slot()
    def _on_left(self) -> None:
        """A copy is out: what was typed is in it, and whoever owes something was chased by it."""
        self._desk.drafts.drop(self.draft)
        self._watch(restore=False)
        then, self._then = self._then, None
        if then is not None:
            self._desk.do(entries.record, entries.Record(self._number, then), asker=self)

    def _offer_afresh(self, *, shown: bool) -> None:
        self._put_back.setVisible(shown)
        self._afresh.setVisible(shown)
