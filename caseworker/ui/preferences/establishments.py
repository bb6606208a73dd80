"""Preferences: establishments where children are held, and from when until when."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget

from caseworker.casework.establishments import (
    LONGEST,
    EnterEstablishment,
    RemoveEstablishment,
    enter_establishment,
    remove_establishment,
)
from caseworker.casework.records import OfficeFacts
from caseworker.domain.bank_holidays import NATIONS
from caseworker.domain.days import plain
from caseworker.domain.establishments import KINDS, Establishment, key_of, with_own
from caseworker.ui.desk import Desk
from caseworker.ui.forms import chooser, read_fact, write_fact
from caseworker.ui.parts import Form, named, quiet
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.preferences.kept_days import KeptDaysCard

_WORDS: Final = (
    "Those that are open on the day are offered wherever an establishment is asked for; any other "
    "name may be typed. Where one lies decides whether the rules for detained persons hold. Close "
    "one by giving it the day on which it closed: cases that were there keep their entries."
)


class EstablishmentsCard(KeptDaysCard):
    """Each establishment on a line, those of the office among those that the program knows."""

    go_words = "Keep"
    _changed: Establishment | None = None  # as its form is unfolded

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Establishments", _WORDS, "Enter an establishment…", "establishment")

    @property
    def about(self) -> str:
        return key_of(self._changed.name) if self._changed is not None else "new"

    def show_facts(self, facts: OfficeFacts) -> None:
        known = with_own(facts.establishments)
        self.show_lines((self._line(each) for each in known), "No establishment is known.")

    def ask(self, form: Form) -> None:
        self._title = named(QLineEdit(), "establishmentName")
        self._title.setMaxLength(LONGEST)
        self._kind = chooser("establishmentKind", [(kind, kind) for kind in KINDS])
        self._nation = chooser("establishmentNation", [(nation, nation) for nation in NATIONS])
        self._authority = named(QLineEdit(), "establishmentAuthority")
        self._authority.setMaxLength(LONGEST)
        self._opened = DateField("establishmentOpened", self.desk.today, back=False)
        self._closed = DateField("establishmentClosed", self.desk.today, back=False)
        self._source = named(QLineEdit(), "establishmentSource")
        self._source.setMaxLength(200)
        hint = "The name by which it is known. It is found again by it, in whole words."
        form.add("name", "Name", self._title, hint=hint)
        form.add("kind", "What it is", self._kind)
        form.add("nation", "Nation", self._nation)
        hint = "The authority in whose area it stands: the host authority of those who are there."
        form.add("authority", "Authority of the area", self._authority, hint=hint)
        form.add("opened", "First day on which children were held", self._opened, hint="If known")
        hint = "The first day on which none is held. Leave it empty while it is open."
        form.add("closed", "Closed from", self._closed, hint=hint)
        hint = "An announcement, a letter, a call, and its date."
        form.add("source", "Who says so", self._source, hint=hint)
        if self._changed is not None:
            self._fill(self._changed)

    def on_add(self) -> None:
        command = EnterEstablishment(
            self._title.text(),
            read_fact(self._kind),
            read_fact(self._nation),
            self.day("opened", self._opened),
            self.day("closed", self._closed),
            self._source.text(),
            self._authority.text(),
        )
        self.do(enter_establishment, command)

    def _line(self, kept: Establishment) -> QWidget:
        name = f"establishment_{key_of(kept.name).replace(' ', '_')}"
        change = quiet("Change…", f"change_{name}")
        change.setAccessibleName(f"Change {kept.name}")
        change.clicked.connect(partial(self._on_change, kept))
        line, remove = self.line(kept.name, "  ·  ".join(_told(kept)), name, change)
        command = RemoveEstablishment(kept.name)
        remove.clicked.connect(partial(self.remove, remove_establishment, command))
        remove.setVisible(self.may and kept.is_own)
        change.setVisible(self.may)
        return line

    def _on_change(self, kept: Establishment) -> None:
        """The form with what is known of it: what is kept stands before the list's own words."""
        self._changed = kept
        self.unfold()
        self._changed = None

    def _fill(self, kept: Establishment) -> None:
        self._title.setText(kept.name)
        write_fact(self._kind, kept.kind)
        write_fact(self._nation, kept.nation)
        self._opened.set_day(kept.opened)
        self._closed.set_day(kept.closed)
        self._source.setText(kept.source)
        self._authority.setText(kept.authority)


def _told(kept: Establishment) -> Iterator[str]:
    yield f"{kept.kind}, {kept.nation}"
    if kept.authority:
        yield f"in the area of {kept.authority}"
    if kept.opened:
        yield f"open since {plain(kept.opened)}"
    if kept.closed:
        yield f"closed since {plain(kept.closed)}"
    if kept.note:
        yield kept.note
    yield f"entered by this office: {kept.source}" if kept.is_own else kept.source
