"""The sheet in which a place is entered in the directory, or what is said of it changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from caseworker.casework.directory import EnterPlace, enter_place
from caseworker.casework.office import Done
from caseworker.casework.place_gaps import LONGEST
from caseworker.domain.directory import Place
from caseworker.domain.directory_rows import former_of, former_words
from caseworker.domain.errors import CaseworkerError, Gap
from caseworker.domain.listed import listed, one_a_line
from caseworker.domain.people import NeedType
from caseworker.domain.place_kinds import code_kinds, place_kinds
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.directory.people_field import PeopleField, people_in, people_text
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.forms import chooser, read_fact, write_fact
from caseworker.ui.parts import Form, Ticks, named, primary, secondary
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.typed_day import NotADayError

_NEW: Final = "One place, typed once: every form and letter can then name it and its people."
_CHANGE: Final = "A name that it had stays with it, and it is still found by it."
_KNOWN: Final = (
    "Its name, kind and days are those of {}. Everything else here is your office’s own, and "
    "stands beside them."
)
_LINES: Final = (
    ("run_by", "Who runs it", ""),
    ("authority", "Local authority", "The one in whose area it is"),
    ("telephone", "Telephone", ""),
    ("email", "E-mail", ""),
    ("web", "Web", ""),
)
_ROOMS: Final = (
    ("who_for", "Who it is for, in words", "", 60),
    ("offers", "What it offers", "In plain words: families read this", 84),
    ("how", "How to get it", "A form, a letter, a call; or that it is named in a plan", 60),
)
_YES: Final = "Yes"


class PlaceSheet(LongSheet):
    """A place: what it is, how it is reached, who works there, for whom it is.

    Signals:
        changed: the place was changed; carries it as it was and as it is.
    """

    changed = Signal(object, object)

    def __init__(self, desk: Desk, parent: QWidget, one: Place | None = None) -> None:
        title = "Enter a place" if one is None else f"Change {one.name}"
        words = _NEW if one is None else _CHANGE
        if one is not None and one.source:
            words = _KNOWN.format(one.source)
        super().__init__(title, words, "place", parent)
        self._desk, self._one = desk, one
        self._sent: Place | None = None
        self._form = self._filled_form(is_known=one is not None and bool(one.source))
        self.middle.body.addWidget(self._form)
        self.middle.body.addStretch(1)
        cancel = secondary("Cancel", "placeCancel")
        self._go = primary("Keep", "placeSave")
        self._go.setDefault(True)
        self.finish_with(cancel, self._go)
        cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self._on_go)
        self.finished.connect(self.deleteLater)
        if one is not None:
            self._show(one)
        self._kind_changed()
        self._draft = f"place/{one.id if one else 'new'}"
        desk.drafts.watch(self._draft, self._form, self._form.edited, owner=self)
        self._form.fields["telephone" if one and one.source else "name"].widget.setFocus()

    def _filled_form(self, *, is_known: bool) -> Form:
        form = Form("placeForm")
        kinds = [(kind.words, kind.id) for kind in place_kinds().values()]
        box = chooser("placeKindOf", kinds)
        box.currentIndexChanged.connect(self._kind_changed)
        form.add("kind", "What it is", box)
        form.add("name", "Name", _line("placeTitle"), hint="As it calls itself")
        hint = "One on a line; with the day, if it is known: Oak School (until 2021-08-31)"
        form.add("former", "Former or other names", _room("placeFormer", 60), hint=hint)
        for name, code in code_kinds().items():
            form.add(f"code_{name}", code.words, _line(f"placeCode_{name}"), hint=code.hint)
        form.add("address", "Address", _room("placeAddress", 84))
        form.add("postcode", "Postcode", _line("placePostcode"))
        for name, words, hint in _LINES:
            form.add(name, words, _line(f"place_{name}"), hint=hint)
        form.add(
            "age_from", "From age", _line("placeAgeFrom"), hint="Years; empty where it is open"
        )
        form.add("age_to", "To age", _line("placeAgeTo"))
        needs = [(need.value, need.name) for need in NeedType]
        form.add("needs", "Needs that it is for", Ticks("placeNeeds", needs))
        for name, words, hint, tall in _ROOMS:
            form.add(name, words, _room(f"place_{name}", tall), hint=hint)
        form.add("people", "People there", PeopleField("placePeople"))
        form.add("opened", "First day", DateField("placeOpened", self._desk.today, back=False),
                 hint="If it is not open yet, or is known")  # fmt: skip
        families = chooser("placeFamilies", [(_YES, _YES), ("No", "No")])
        hint = "Only then does it stand in booklets, without the note and the people."
        form.add("for_families", "May be shown to families", families, hint=hint)
        note = _room("placeNote", 60)
        form.add("note", "Note for the office", note, hint="Nothing about a child")
        for name in ("kind", "name", "former", "opened") if is_known else ():
            form.fields[name].setEnabled(False)
        return form

    def _show(self, one: Place) -> None:
        codes = dict(one.codes)
        put = {
            "former": former_words(one.former),
            "people": people_text(one.people),
            "needs": one_a_line(one.needs),
            "for_families": _YES if one.for_families else "No",
            "opened": one.opened.isoformat() if one.opened else "",
            **{f"code_{name}": codes.get(name, "") for name in code_kinds()},
            **{name: _age(getattr(one, name)) for name in ("age_from", "age_to")},
        }
        for name, field in self._form.fields.items():
            write_fact(field.widget, put[name] if name in put else str(getattr(one, name)))

    @Slot()
    def _kind_changed(self) -> None:
        """Ask for what such a place has, and no more; what was typed stays."""
        if "note" not in self._form.fields:
            return
        kind = place_kinds().get(read_fact(self._form.fields["kind"].widget))
        asks = kind.asks if kind else frozenset({"run_by", "authority", "offers", "how"})
        fields = self._form.fields
        for name in ("run_by", "authority", "needs", "offers", "how", "for_families"):
            fields[name].setVisible(name in asks)
        for name in ("age_from", "age_to", "who_for"):
            fields[name].setVisible("ages" in asks)
        for name in code_kinds():
            fields[f"code_{name}"].setVisible(kind is not None and name in kind.codes)
        families = fields["for_families"].widget
        if kind is not None and self._one is None and not read_fact(families):
            write_fact(families, _YES if kind.families else "No")
        self.fit()

    def _typed(self) -> Place | list[Gap]:
        """The place as it was typed, or what can’t be read."""
        said: dict[str, Any] = {}
        gaps = []
        for name, field in self._form.fields.items():
            try:
                said[name] = read_fact(field.widget)
            except NotADayError as error:
                gaps.append(Gap(name, str(error)))
        ages = ("age_from", "age_to")
        strange = (name for name in ages if said[name] and not said[name].isdecimal())
        gaps += [Gap(name, "A number of years.") for name in strange]
        if gaps:
            return gaps
        codes = [(name, said.pop(f"code_{name}")) for name in code_kinds()]
        before = self._one or Place("", "", "")
        return replace(
            before,
            **{
                **said,
                "codes": tuple(codes),
                "former": former_of(said["former"]),
                "people": people_in(said["people"]),
                "needs": tuple(listed(said["needs"])),
                "for_families": said["for_families"] == _YES,
                "opened": date.fromisoformat(said["opened"]) if said["opened"] else None,
                "age_from": int(said["age_from"]) if said["age_from"] else None,
                "age_to": int(said["age_to"]) if said["age_to"] else None,
            },
        )

    @Slot()
    def _on_go(self) -> None:
        self._form.clear()
        typed = self._typed()
        if isinstance(typed, list):
            self._form.refuse(typed)
            return
        self.say_refused("")
        self._go.setEnabled(False)
        self._sent = typed
        self._desk.do(
            enter_place,
            EnterPlace(typed),
            asker=self,
            then=self._on_done,
            refused=self._on_refused,
        )

    def _on_done(self, done: Done) -> None:
        self._desk.drafts.drop(self._draft)
        self.accept()
        self.recorded.emit(done)
        if self._one is not None:
            self.changed.emit(self._one, self._sent)

    def _on_refused(self, error: CaseworkerError) -> None:
        self._go.setEnabled(True)
        self.say_refused(*refusal_words(self._form, error))


def _line(name: str) -> QLineEdit:
    line = named(QLineEdit(), name)
    line.setMaxLength(LONGEST)
    return line


def _room(name: str, tall: int) -> QPlainTextEdit:
    text = named(QPlainTextEdit(), name)
    text.setTabChangesFocus(True)
    text.setFixedHeight(theme.px(tall))
    return text


def _age(age: int | None) -> str:
    return "" if age is None else str(age)
