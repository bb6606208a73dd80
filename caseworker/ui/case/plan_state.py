"""The plan being written: what it says now, how to go back a step, and keeping it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from caseworker.domain.blocks import Blocks
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.kinds import PlanKind, plan_kinds
from caseworker.domain.plan import Item, ItemId, Plan, Section
from caseworker.ui.desk import Desk
from caseworker.ui.drafts import LONGEST, PAUSE

MOST_STEPS: Final = 100


class PlanState(QObject):
    """One working plan. Every change makes a new plan; the last ones can be undone.

    Signals:
        changed: what the plan says is different now.
        reshaped: items were added, taken out, moved or linked; what shows them draws again.
        kept: the records hold it; carries the moment.
        not_kept: it could not be kept; it is tried again, and the words say why.
    """

    changed = Signal()
    reshaped = Signal()
    kept = Signal(object)
    not_kept = Signal(str)

    def __init__(
        self, desk: Desk, number: CaseNumber, plan: Plan, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._number = desk, number
        self.plan = plan
        self.is_stale = False
        self._steps: list[Plan] = []
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST)
        self._pause.timeout.connect(self.keep)
        self._longest.timeout.connect(self.keep)

    @property
    def kind(self) -> PlanKind:
        return plan_kinds()[self.plan.kind]

    @property
    def can_undo(self) -> bool:
        return bool(self._steps)

    def write_text(self, letter: str, text: Blocks) -> None:
        self._say(self.plan.with_section(letter, replace(self.plan.section(letter), text=text)))

    def write_item(self, letter: str, item_id: ItemId, text: Blocks) -> None:
        self._say(self.plan.with_item(letter, replace(self.plan.item(item_id), text=text)))

    def write_field(self, letter: str, item_id: ItemId, name: str, value: str) -> None:
        item = self.plan.item(item_id)
        fields = {key: kept for key, kept in {**item.fields, name: value}.items() if kept}
        self._say(self.plan.with_item(letter, replace(item, fields=fields)))

    def add_item(self, letter: str) -> ItemId:
        item = Item(ItemId(uuid4().hex))
        self._reshape(self.plan.with_item(letter, item))
        return item.id

    def remove_item(self, item_id: ItemId) -> None:
        self._reshape(self.plan.without_item(item_id))

    def move_item(self, item_id: ItemId, by: int) -> None:
        self._reshape(self.plan.moved(item_id, by=by))

    def link(self, letter: str, item_id: ItemId, to: ItemId, *, on: bool) -> None:
        item = self.plan.item(item_id)
        links = tuple(link for link in item.links if link != to)
        self._reshape(
            self.plan.with_item(letter, replace(item, links=(*links, to) if on else links))
        )

    def put_place(self, letter: str, item: Item, fields: Mapping[str, str]) -> None:
        """Section I as it is typed; nothing typed leaves it blank."""
        items = (replace(item, fields=dict(fields)),) if fields else ()
        section = replace(self.plan.section(letter), items=items)
        self._say(self.plan.with_section(letter, section))

    def empty_section(self, letter: str) -> None:
        self._reshape(self.plan.with_section(letter, Section()))

    @Slot()
    def undo(self) -> None:
        """Go back one step in the shape of the plan. Words typed since then stay."""
        if not self._steps:
            return
        before = self._steps.pop()
        self._say(_with_words_of(self.plan, before))
        self.reshaped.emit()

    @Slot()
    def keep(self) -> None:
        """Hand the plan over to be kept, now."""
        self._pause.stop()
        self._longest.stop()
        if not self.is_stale:
            return
        self.is_stale = False
        plan, number = self.plan, self._number
        self._desk.keep_plan(self, number, plan, self._on_kept, refused=self._on_refused)

    def _on_kept(self, at: datetime) -> None:
        self.kept.emit(at)

    def _on_refused(self, error: CaseworkerError) -> None:
        """Not kept: nothing of it is lost here, and it is tried again."""
        self.is_stale = True
        self._longest.start()
        self.not_kept.emit(str(error))
        self._desk.refused.emit(str(error), "")

    def _reshape(self, plan: Plan) -> None:
        self._steps = [*self._steps[-MOST_STEPS:], self.plan]
        self._say(plan)
        self.reshaped.emit()

    def _say(self, plan: Plan) -> None:
        self.plan = plan
        self.is_stale = True
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()
        self.changed.emit()


def _with_words_of(now: Plan, before: Plan) -> Plan:
    """The shape of ``before`` with the words that stand in ``now``."""
    words = {item.id: item for _, item in now.numbered()}
    sections = {
        letter: Section(
            now.section(letter).text if not _is_emptied(now, before, letter) else section.text,
            tuple(replace(words.get(item.id, item), links=item.links) for item in section.items),
        )
        for letter, section in before.sections.items()
    }
    return replace(before, sections=sections)


def _is_emptied(now: Plan, before: Plan, letter: str) -> bool:
    return now.section(letter).is_blank and not before.section(letter).is_blank
