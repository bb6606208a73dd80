"""The part of a form that says where a case stands already, and the days that this needs."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from caseworker.domain.case import Happening
from caseworker.domain.errors import Gap, Incomplete
from caseworker.domain.under_way import (
    HOME_AUTHORITY,
    OFFICE,
    SINCE,
    AskedField,
    UnderWay,
    asked_of,
    entries_of,
    fields_asked,
    stages_under_way,
)
from caseworker.ui.forms import chooser
from caseworker.ui.parts import Field, Form, Words, named
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.typed_day import NotADayError

STAGE: Final = "stands"
HINT: Final = "A case that comes with earlier records: its clocks run on from their days"
HOME: Final = "home"


class UnderWayPart(QObject):
    """Adds a stage to a form, and below it whatever the chosen stage asks for."""

    def __init__(self, form: Form, today: date) -> None:
        super().__init__(form)
        self._form = form
        self._today = today
        self._setting = ""
        self._stage = chooser(STAGE, [])
        self._meaning = Words("", "small", wrap=True, name="standsMeaning")
        self._home = named(QLineEdit(), "homeAuthority")
        self._made: dict[str, QWidget] = {}
        self.fields: list[Field] = [
            form.add(STAGE, "Where it stands already", self._stage, hint=HINT),
            form.add(HOME, "Home authority", self._home),
        ]
        for asked in fields_asked().values():
            widget = _widget(asked, today)
            self._made[asked.name] = widget
            self.fields.append(form.add(asked.name, asked.words, widget))
        self.fields[0].layout().addWidget(self._meaning)  # type: ignore[union-attr]
        self._stage.currentIndexChanged.connect(self._on_stage)

    @property
    def stage(self) -> UnderWay | None:
        return stages_under_way().get(str(self._stage.currentData() or ""))

    @property
    def home_authority(self) -> str:
        """The home authority, where the stage that is chosen asks for it."""
        return self._home.text().strip() if self._asks_home(self.stage) else ""

    def offer(self, setting: str) -> None:
        """Offer the stages of this setting."""
        if setting == self._setting:
            return
        self._setting, chosen = setting, self._stage.currentData()
        self._stage.blockSignals(True)  # nobody chose anything: there is nothing to keep
        self._stage.clear()
        for stage in stages_under_way().values():
            if stage.is_for(setting):
                self._stage.addItem(stage.title, stage.name if stage.entries else "")
        self._stage.setCurrentIndex(max(0, self._stage.findData(chosen)))
        self._stage.blockSignals(False)
        self._on_stage()

    def entries(self, office: str, since: date | None, gaps: list[Gap]) -> tuple[Happening, ...]:
        """The entries that say so; whatever is wrong is added to ``gaps``.

        ``office`` made the plan where nobody else is named; empty, somebody must be. ``since`` is
        the day on which a case of this setting begins, a detention, say.
        """
        stage = self.stage
        if stage is None:
            return ()
        told = {OFFICE: office, HOME_AUTHORITY: self.home_authority}
        told[SINCE] = since.isoformat() if since else ""
        wrong: list[Gap] = []
        for name in asked_of(stage, self._setting):
            try:
                told[name] = _read(self._made[name])
            except NotADayError as error:
                wrong.append(Gap(name, str(error)))
        gaps += wrong
        try:
            return entries_of(stage, self._setting, told, self._today)
        except Incomplete as error:
            unread = {one.field for one in wrong}
            gaps += [one for one in error.gaps if one.field not in unread]
            return ()

    @Slot()
    def _on_stage(self) -> None:
        stage = self.stage
        self._meaning.setText(stage.meaning if stage else "")
        self._meaning.setVisible(stage is not None)
        asks = asked_of(stage, self._setting) if stage else ()
        for name in self._made:
            self._form.fields[name].setVisible(name in asks)
        self._form.fields[HOME].setVisible(self._asks_home(stage))

    @staticmethod
    def _asks_home(stage: UnderWay | None) -> bool:
        if stage is None:
            return False
        named_by = (names for one in stage.entries for names in one.facts.values())
        return any(HOME_AUTHORITY in names for names in named_by)


def _widget(asked: AskedField, today: date) -> QWidget:
    if asked.is_day:
        return DateField(asked.name, today, back=not asked.ahead)
    if asked.choices:
        return chooser(asked.name, [(one, one) for one in asked.choices])
    return named(QLineEdit(), asked.name)


def _read(widget: QWidget) -> str:
    if isinstance(widget, DateField):
        day = widget.day()
        return day.isoformat() if day else ""
    if isinstance(widget, QComboBox):
        return str(widget.currentData() or "")
    return widget.text().strip() if isinstance(widget, QLineEdit) else ""
