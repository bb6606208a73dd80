"""The sheet in which papers are filed: one, or many with what they have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from caseworker.casework.papers_in import FilePapers, PapersSeen, file_papers
from caseworker.casework.records import Document
from caseworker.domain.errors import Gap
from caseworker.domain.filing import Filing, needs_offered
from caseworker.domain.paper_sorts import paper_sorts
from caseworker.domain.themes import themes
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import Columns
from caseworker.ui.case.work_sheet import WorkSheet
from caseworker.ui.desk import Desk
from caseworker.ui.forms import chooser, read_fact
from caseworker.ui.parts import Card, Ticks, Words, named
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.typed_day import NotADayError

AS_ALL: Final = "As for all of them"
_ONE: Final = "What is kept stays as it came. This says what it is, and can be changed at any time."
_MANY: Final = (
    "What each says holds for it; what stands under “For all of them” holds for the rest. What is "
    "left empty stays as it is."
)


class FilingSheet(WorkSheet):
    """Kind, day, from whom, needs, themes, note; and what it replaces, where it is one paper."""

    def __init__(  # noqa: PLR0913 - which papers, of whom, from where
        self,
        desk: Desk,
        seen: CaseSeen,
        papers: PapersSeen,
        documents: Sequence[Document],
        parent: QWidget,
        *,
        came: bool = False,
    ) -> None:
        """``came``: they have only just come in."""
        one = documents[0] if len(documents) == 1 else None
        count = len(documents)
        title = f"File “{one.name}”" if one else f"File {count} papers"
        if came:
            title = (
                f"Kept. What is “{one.name}”?" if one else f"{count} papers kept. What are they?"
            )
        super().__init__(
            desk, seen, title, _ONE if one else _MANY, parent, name="filing", save="File"
        )
        self._papers, self._documents = papers, tuple(documents)
        self.cancel.setText("Later" if came else "Cancel")
        was = papers.filing(one.id) if one else Filing("")
        if not one:
            self._each()
        self._sort = self._chooser("sort", "Kind", "Choose…" if one else "As it is")
        self._day = self.day_field("day", "Its day", was.day)
        self._who = named(QLineEdit(was.from_whom), "from_whom")
        self.form.add("from_whom", "From whom", self._who)
        self._supersedes: QComboBox | None = None
        if one:
            self._replaces(one, was)
        self._needs = Ticks("needs", needs_offered())
        self.form.add("needs", "Needs that it is about", self._needs)
        self._themes = Ticks("themes", [(each.words, each.name) for each in themes()])
        self.form.add("themes", "Themes", self._themes)
        beside = Columns(1, 1)  # the two long lists, so that the note is not far below
        beside.put_left(self.form.fields["needs"])
        beside.put_right(self.form.fields["themes"])
        self.form.body.addWidget(beside)
        self._note: QPlainTextEdit = self.room("note", "Note")
        if one:
            self._sort.setCurrentIndex(max(0, self._sort.findData(was.sort)))
            self._needs.choose(was.needs)
            self._themes.choose(was.themes)
            self._note.setPlainText(was.note)
        ids = "".join(str(each.id) for each in documents)
        self.keep_as(f"filing/{sha256(ids.encode()).hexdigest()[:16]}")

    def _chooser(self, name: str, words: str, none: str) -> QComboBox:
        box = chooser(name, [(one.words, one.name) for one in paper_sorts()], none=none)
        self.form.add(name, words, box)
        return box

    def _replaces(self, one: Document, was: Filing) -> None:
        others = [(each.name, str(each.id)) for each in self._papers.here if each.id != one.id]
        if was.supersedes:
            earlier = self._papers.earlier(one.id)
            others += [(each.name, str(each.id)) for each in earlier[:1]]
        if others:
            self._supersedes = chooser("supersedes", others, "Nothing", was.supersedes)
            hint = "The earlier one stays, folded under this one."
            self.form.add("supersedes", "This replaces", self._supersedes, hint=hint)

    def _each(self) -> None:
        """Each of several, with what is guessed of it, to be put right one by one."""
        card = Card("One by one", name="filingEach", gap=20)
        for at, one in enumerate(self._documents):
            was = self._papers.filing(one.id)
            box = chooser(f"sort{at}", [(each.words, each.name) for each in paper_sorts()], AS_ALL)
            box.setCurrentIndex(max(0, box.findData(was.sort)))
            day = DateField(f"day{at}", self.seen.today)
            day.set_day(was.day)
            self.form.add(f"sort{at}", one.name, box)
            self.form.add(f"day{at}", "Day", day)
            day.edit.setAccessibleName(f"Day of “{one.name}”")
            line = Columns(3, 2)
            line.put_left(self.form.fields[f"sort{at}"])
            line.put_right(self.form.fields[f"day{at}"])
            card.body.addWidget(line)
        self.form.body.addWidget(card)
        self.form.body.addWidget(Words("For all of them", "heading"))

    @Slot()
    def on_save(self) -> None:
        filings = self._filings()
        if filings:
            self.do(file_papers, FilePapers(self.seen.case.number, tuple(filings)))

    def _filings(self) -> list[Filing]:
        gaps: list[Gap] = []
        day = self._read_day("day", self._day, gaps)
        made = []
        for at, one in enumerate(self._documents):
            was = self._papers.filing(one.id)
            if len(self._documents) == 1:
                made.append(self._whole(was, day))
                continue
            field = self.form.fields[f"day{at}"].widget
            assert isinstance(field, DateField)  # noqa: S101 - made above
            own = self._read_day(f"day{at}", field, gaps)
            sort = read_fact(self.form.fields[f"sort{at}"].widget)
            made.append(
                replace(
                    was,
                    sort=sort or str(self._sort.currentData() or "") or was.sort,
                    day=own or day or was.day,
                    from_whom=self._who.text().strip() or was.from_whom,
                    needs=tuple(dict.fromkeys((*was.needs, *self._needs.chosen))),
                    themes=tuple(dict.fromkeys((*was.themes, *self._themes.chosen))),
                    note=self._note.toPlainText().strip() or was.note,
                )
            )
        self.form.refuse(gaps)
        return [] if gaps else made

    def _whole(self, was: Filing, day: date | None) -> Filing:
        replaces = self._supersedes.currentData() if self._supersedes is not None else ""
        return replace(
            was,
            sort=str(self._sort.currentData() or ""),
            day=day,
            from_whom=self._who.text().strip(),
            needs=self._needs.chosen,
            themes=self._themes.chosen,
            note=self._note.toPlainText().strip(),
            supersedes=str(replaces or ""),
        )

    @staticmethod
    def _read_day(name: str, field: DateField, gaps: list[Gap]) -> date | None:
        try:
            return field.day()
        except NotADayError as error:
            gaps.append(Gap(name, str(error)))
            return None
