"""The sheets of the placement: consult several at once, go on without a reply, name one."""

from __future__ import annotations

import json
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from caseworker.casework import placing
from caseworker.casework.placing import ToConsult
from caseworker.domain.days import plain
from caseworker.domain.directory import Directory
from caseworker.domain.law import event_kinds
from caseworker.domain.placing import CHOSEN, Institution
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.work_sheet import WorkSheet
from caseworker.ui.desk import Desk
from caseworker.ui.forms import chooser
from caseworker.ui.icons import Icon
from caseworker.ui.parts import Words, WrittenField, column, named, quiet, row
from caseworker.ui.parts.place_field import PlaceField

ROWS = 3


class InstitutionFields(WrittenField):
    """As many institutions as are wanted, each with the authority that maintains it."""

    def __init__(
        self, names: list[str], directory: Directory, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("asked")
        self._directory, self._today = directory, today
        self._pairs: list[tuple[PlaceField, PlaceField]] = []
        body = column(self, 0, 8)
        lines = QWidget()
        self._lines = column(lines, 0, 8)
        self.more = quiet("Another institution", "consultMore", icon=Icon.PLUS)
        self.more.clicked.connect(self._on_more)
        body.addWidget(lines)
        body.addWidget(self.more)
        for name in [*names, *[""] * max(1, ROWS - len(names))]:
            self._add(name)

    @property
    def asked(self) -> tuple[ToConsult, ...]:
        return tuple(
            ToConsult(name.typed(), keeper.typed()) for name, keeper in self._pairs if name.typed()
        )

    def typed(self) -> str:
        return json.dumps([[name.typed(), keeper.typed()] for name, keeper in self._pairs])

    def retype(self, text: str) -> None:
        for at, (name, keeper) in enumerate(json.loads(text)):
            if at >= len(self._pairs):
                self._add("")
            self._pairs[at][0].retype(name)
            self._pairs[at][1].retype(keeper)

    def _add(self, said: str) -> None:
        at = len(self._pairs)
        ground = QWidget()
        line = row(10, ground)
        line.setContentsMargins(0, 0, 0, 0)
        name = self._place(f"consult{at}", f"Institution {at + 1}")
        name.retype(said)
        name.line.setPlaceholderText("Institution")
        keeper = self._place(f"consult{at}Keeper", f"Authority that maintains {at + 1}")
        keeper.line.setPlaceholderText("Authority that maintains it, if another")
        line.addWidget(name, 1)
        line.addWidget(keeper, 1)
        self._lines.addWidget(ground)
        self._pairs.append((name, keeper))
        for field in (name, keeper):
            field.edited.connect(self._on_typed)

    def _place(self, name: str, heard: str) -> PlaceField:
        return PlaceField(name, heard, self._directory, self._today)

    @Slot()
    def _on_typed(self) -> None:
        self.edited.emit()

    @Slot()
    def _on_more(self) -> None:
        self._add("")
        self._pairs[-1][0].setFocus()
        self.edited.emit()


class ConsultSheet(WorkSheet):
    """Every institution that is considered, in one sitting; the letters are made afterwards."""

    def __init__(
        self, desk: Desk, seen: CaseSeen, found: tuple[Institution, ...], parent: QWidget
    ) -> None:
        super().__init__(
            desk,
            seen,
            "Consult institutions",
            "The one that was asked for, any other that is considered, and the authority that "
            "maintains it where that is another. Each has 15 days; a letter for each is next.",
            parent,
            name="consult",
            save="Record the consultations",
        )
        waiting = [one.name for one in found if one.consulted is None and not one.refused]
        self.asked = InstitutionFields(waiting, seen.directory, seen.today)
        self.form.add("asked", "Whom we ask", self.asked)
        self._day = self.day_field("day", "Day the letters go out", seen.today)
        self._version = named(QLineEdit(_version(seen)), "version")
        hint = "Of this child or young person alone."
        self.form.add("version", "What goes with them", self._version, hint=hint)
        self.middle.body.addWidget(
            Words("CFA 2014 s.39(2) and s.40(3); SEND Code of Practice 2015, 9.83", "small")
        )
        self.keep_as("consult_institutions")

    @Slot()
    def on_save(self) -> None:
        days = self.days(day=self._day)
        if days is not None:
            number, asked = self.seen.case.number, self.asked.asked
            command = placing.ConsultInstitutions(number, asked, days["day"], self._version.text())
            self.do(placing.consult_institutions, command)


class GoOnSheet(WorkSheet):
    """Go on without the reply of one institution."""

    def __init__(self, desk: Desk, seen: CaseSeen, one: Institution, parent: QWidget) -> None:
        kind = event_kinds()["went_on_without_reply"]
        by = plain(one.reply_by) if one.reply_by else ""
        super().__init__(
            desk,
            seen,
            f"Go on without {one.name}",
            f"Its reply was asked for by {by}. {kind.meaning}",
            parent,
            name="goOn",
            save="Go on without it",
        )
        self._one = one
        self._day = self.day_field("day", kind.day_words, seen.today)
        self._why = named(QLineEdit(), "reasons")
        self.form.add("reasons", "Why", self._why, hint="If there is more to say")
        self.middle.body.addWidget(Words(kind.source, "small", wrap=True))
        self.keep_as(f"go_on_without/{one.consulted.id if one.consulted else ''}")

    @Slot()
    def on_save(self) -> None:
        days = self.days(day=self._day)
        asked = self._one.consulted
        if days is not None and asked is not None:
            number, why = self.seen.case.number, self._why.text()
            command = placing.GoOnWithout(number, asked.id, days["day"], why)
            self.do(placing.go_on_without, command)


class NameSheet(WorkSheet):
    """What section I names: an institution that was consulted, or a type alone."""

    def __init__(
        self,
        desk: Desk,
        seen: CaseSeen,
        found: tuple[Institution, ...],
        parent: QWidget,
        chosen: str = "",
    ) -> None:
        super().__init__(
            desk,
            seen,
            "Decide which institution is named",
            "The decision is recorded, and section I of the plan is filled in with it.",
            parent,
            name="nameOne",
            save="Record the decision",
        )
        kind = event_kinds()[CHOSEN]
        asked = [(one.name, one.name) for one in found if one.consulted and not one.refused]
        none = "None: a type alone"
        self.which: QComboBox = chooser("institution", asked, none=none, chosen=chosen)
        self.form.add("institution", "Institution", self.which)
        self._type = named(QLineEdit(_category(found, chosen)), "type")
        self._type.setPlaceholderText("Maintained special school")
        self.form.add("type", "Type of institution", self._type)
        self._day = self.day_field("day", kind.day_words, seen.today)
        self._reasons = self.room("reasons", "Reasons", 76)
        self._rest = {
            "not_mainstream": self.room(
                "not_mainstream",
                "Why not mainstream",
                52,
                hint="Only where it is not: their wish, or the education of others and no "
                "reasonable steps (CFA 2014 s.33)",
            ),
            "otherwise_because": self.room(
                "otherwise_because",
                "Why any school or college would be inappropriate",
                52,
                hint="Only for education otherwise than at school (CFA 2014 s.61)",
            ),
            "otherwise_consulted": self.room(
                "otherwise_consulted", "Who was consulted about that, and when", 52
            ),
        }
        self.middle.body.addWidget(Words(kind.source, "small", wrap=True))
        self.keep_as("name_institution")

    @Slot()
    def on_save(self) -> None:
        days = self.days(day=self._day)
        if days is None:
            return
        facts = {"type": self._type.text().strip()}
        facts |= {name: box.toPlainText().strip() for name, box in self._rest.items()}
        command = placing.NameInstitution(
            self.seen.case.number,
            str(self.which.currentData() or ""),
            days["day"],
            self._reasons.toPlainText().strip(),
            {name: said for name, said in facts.items() if said},
        )
        self.do(placing.name_institution, command)


def _version(seen: CaseSeen) -> str:
    """The draft that was sent, or the plan in force with the changes that are proposed."""
    last = seen.case.last("draft_sent", "amendment_notice_served")
    if last is None:
        return ""
    if last.kind == "draft_sent":
        return last.facts.get("version", "")
    return f"Plan with the changes proposed on {plain(last.day)}"


def _category(found: tuple[Institution, ...], chosen: str) -> str:
    one = next((each for each in found if each.name == chosen), None)
    return one.category.words if one and one.category and one.category.binds else ""
