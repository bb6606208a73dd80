"""The plan being written: what it says now, how to go back a step, and keeping it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, Protocol
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from caseworker.casework.office import Over
from caseworker.domain.blocks import Block, Blocks, Run
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import CaseworkerError, WentWrong
from caseworker.domain.kinds import PlanKind, plan_kinds
from caseworker.domain.plan import Item, ItemId, Overtaken, Plan, Section, WorkingDraft
from caseworker.domain.returned.decided import Decided
from caseworker.ui.case.plan_where import Where
from caseworker.ui.desk import Desk
from caseworker.ui.drafts import LONGEST, PAUSE

MOST_STEPS: Final = 400
MOST_HELD: Final = 10_000_000  # characters of the fields that steps were made in, all together


@dataclass(frozen=True, slots=True)
class _Step:
    """The plan on one side of a change, where it was made, and the characters that stood there."""

    plan: Plan
    where: Where
    held: int


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of a plan that is put away for another, and what it said then."""

    plan: Plan
    back: tuple[_Step, ...]
    forth: tuple[_Step, ...]


class Deciding(Protocol):
    """Whoever accepts and refuses changes from Word: what it decided is kept with the plan."""

    def decided(self) -> Decided | None:
        """What was decided since this was asked last; None is nothing."""

    def told(self, *, kept: bool) -> None:
        """Whether the records hold what was decided: if they don't, it is asked for again."""


class PlanState(QObject):
    """One working plan. Every change makes a new plan; the last ones can be undone and redone.

    A step is one change of shape, or what was typed into one field without a pause, in
    whatever section: the steps outlive the fields. Saving leaves them as they are.

    Signals:
        changed: what the plan says is different now.
        reshaped: items were added, taken out, moved or linked; what shows them draws again.
        stepped: a step was undone or redone; carries the Where of it.
        handed: it is on its way to be kept; what belongs to it should be too.
        kept: the records hold it; carries the moment.
        overtaken: somebody else saved it meanwhile; carries the Overtaken.
        not_kept: it could not be kept; it is tried again, and the words say why.
    """

    changed = Signal()
    reshaped = Signal()
    stepped = Signal(object)
    handed = Signal()
    kept = Signal(object)
    not_kept = Signal(str)
    overtaken = Signal(object)

    def __init__(
        self,
        desk: Desk,
        draft: WorkingDraft,
        parent: QObject | None = None,
        *,
        most_held: int = MOST_HELD,
    ) -> None:
        """``most_held`` is how many characters all steps together may hold."""
        super().__init__(parent)
        self._desk, self._number, self._most_held = desk, draft.case, most_held
        self.plan = draft.plan
        self.base = draft.plan
        self._edition = draft.edition
        self._known = {draft.edition}
        self._is_overtaken = False
        self.is_stale = self.is_touched = False
        self._steps: list[_Step] = []
        self._undone: list[_Step] = []
        self._typing_at: Where | None = None
        self.deciding: Deciding | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST)
        self._pause.timeout.connect(self.keep)
        self._longest.timeout.connect(self.keep)

    @property
    def number(self) -> CaseNumber:
        """The case whose plan it is."""
        return self._number

    @property
    def kind(self) -> PlanKind:
        return plan_kinds()[self.plan.kind]

    @property
    def can_undo(self) -> bool:
        return bool(self._steps)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    @property
    def steps(self) -> Steps:
        """Every step, for when this plan is written again in this window."""
        return Steps(self.plan, tuple(self._steps), tuple(self._undone))

    def take_up(self, steps: Steps | None) -> None:
        """Go on with these steps, if the plan still says what it said then."""
        if steps is not None and steps.plan == self.plan:
            self._steps, self._undone = list(steps.back), list(steps.forth)

    @property
    def edition(self) -> str:
        """What the plan is called as it was last handed over to be kept."""
        return self._edition

    @property
    def series(self) -> str:
        return self.kind.series

    def knows(self, edition: str) -> bool:
        """Whether the records' edition is one that was opened or saved here."""
        return edition in self._known

    def go_on_with(self, plan: Plan, over: WorkingDraft) -> None:
        """Go on with what was put together of this plan and of the one that overtook it."""
        self._known.add(over.edition)
        self._is_overtaken = False
        self._reshape(plan, Where(next(iter(plan.sections))))
        self.is_stale = True
        self.keep()

    def change_to(self, plan: Plan, where: Where) -> None:
        """Go on with ``plan``, changed as somebody proposed: one step, to be undone as one."""
        self._reshape(plan, where)

    def write_text(self, letter: str, text: Blocks) -> None:
        section = replace(self.plan.section(letter), text=text)
        self._write(self.plan.with_section(letter, section), Where(letter))

    def write_item(self, letter: str, item_id: ItemId, text: Blocks) -> None:
        item = replace(self.plan.item(item_id), text=text)
        self._write(self.plan.with_item(letter, item), Where(letter, item_id))

    def write_field(self, letter: str, item_id: ItemId, name: str, value: str) -> None:
        item = self.plan.item(item_id)
        fields = {key: kept for key, kept in {**item.fields, name: value}.items() if kept}
        plan = self.plan.with_item(letter, replace(item, fields=fields))
        self._write(plan, Where(letter, item_id, name))

    def add_item(self, letter: str) -> ItemId:
        item = Item(ItemId(uuid4().hex))
        self._reshape(self.plan.with_item(letter, item), Where(letter, item.id))
        return item.id

    def take(self, letter: str, run: Run) -> Where:
        """What was taken from a document: a new item, or a paragraph at the end of the text."""
        block = Block(runs=(run,), id=uuid4().hex)
        section, where = self.plan.section(letter), Where(letter)
        if self.kind.section(letter).holds == "items":
            item = Item(ItemId(uuid4().hex), (block,))
            where = Where(letter, item.id)
            self._reshape(self.plan.with_item(letter, item), where)
        else:
            taken = replace(section, text=(*section.text, block))
            self._reshape(self.plan.with_section(letter, taken), where)
        return where

    def remove_item(self, item_id: ItemId) -> None:
        letter = self.plan.letter_of(item_id)
        self._reshape(self.plan.without_item(item_id), Where(letter, item_id))

    def move_item(self, item_id: ItemId, by: int) -> None:
        letter = self.plan.letter_of(item_id)
        self._reshape(self.plan.moved(item_id, by=by), Where(letter, item_id))

    def link(self, letter: str, item_id: ItemId, to: ItemId, *, on: bool) -> None:
        item = self.plan.item(item_id)
        links = tuple(link for link in item.links if link != to)
        linked = replace(item, links=(*links, to) if on else links)
        self._reshape(self.plan.with_item(letter, linked), Where(letter, item_id))

    def put_place(self, letter: str, item: Item, fields: Mapping[str, str]) -> None:
        """Section I as it is typed; nothing typed leaves it blank."""
        items = (replace(item, fields=dict(fields)),) if fields else ()
        section = replace(self.plan.section(letter), items=items)
        self._write(self.plan.with_section(letter, section), Where(letter))

    def change(self, plan: Plan, where: Where) -> None:
        """A change all over the plan, as one step."""
        self._reshape(plan, where)

    def empty_section(self, letter: str) -> None:
        self._reshape(self.plan.with_section(letter, Section()), Where(letter))

    @Slot()
    def undo(self) -> None:
        """Go back one step, in whatever section it was made."""
        self._step(self._steps, self._undone)

    @Slot()
    def redo(self) -> None:
        """Take the last step again that was undone."""
        self._step(self._undone, self._steps)

    @Slot()
    def keep(self) -> None:
        """Hand the plan over to be kept, now."""
        self._pause.stop()
        self._longest.stop()
        self._typing_at = None
        deciding = self.deciding
        decided = deciding.decided() if deciding is not None else None
        if not self.is_stale and decided is None:
            return
        self.is_stale = False
        self._edition = uuid4().hex
        over = Over(self._edition, frozenset(self._known), self.base)
        self._known.add(self._edition)
        teller = deciding if decided is not None else None
        self._desk.keep_plan(
            self,
            self._number,
            self.plan,
            partial(self._on_kept, teller),
            over=over,
            decided=decided,
            refused=partial(self._on_refused, teller),
        )
        self.handed.emit()

    def keep_soon(self) -> None:
        """As after a change: once there is a pause, or before that if there is none."""
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def _on_kept(self, deciding: Deciding | None, draft: WorkingDraft) -> None:
        if deciding is not None:
            deciding.told(kept=True)
        self.base = draft.plan
        self.kept.emit(draft.saved_at)

    def _on_refused(self, deciding: Deciding | None, error: CaseworkerError) -> None:
        """Not kept: nothing of it is lost here, and it is tried again.

        A fault of ours would be told once a second: after one, it is kept with the next change.
        """
        if deciding is not None:
            deciding.told(kept=False)
        if isinstance(error, WentWrong):
            self.is_stale = True
            return
        if isinstance(error, Overtaken):
            self.is_stale = True
            if not self._is_overtaken:  # once is enough: every save till then ends the same way
                self._is_overtaken = True
                self.overtaken.emit(error)
            return
        self.is_stale = True
        self._longest.start()
        self.not_kept.emit(str(error))
        self._desk.refused.emit(str(error), "")

    def _step(self, back: list[_Step], forth: list[_Step]) -> None:
        if not back:
            return
        step = back.pop()
        forth.append(_step(self.plan, step.where))
        self._typing_at = None
        self._say(step.plan)
        self.stepped.emit(step.where)

    def _write(self, plan: Plan, where: Where) -> None:
        """Typing: what goes on in the same field is the same step, until there is a pause."""
        if plan == self.plan:
            return
        if where != self._typing_at:
            self._remember(where)
        self._typing_at = where
        self._undone.clear()
        self._say(plan)

    def _reshape(self, plan: Plan, where: Where) -> None:
        if plan == self.plan:
            return
        self._remember(where)
        self._typing_at = None
        self._undone.clear()
        self._say(plan)
        self.reshaped.emit()

    def _remember(self, where: Where) -> None:
        """Plans share what did not change between them: a step costs what its field holds."""
        self._steps.append(_step(self.plan, where))
        del self._steps[:-MOST_STEPS]
        held = sum(step.held for step in self._steps)
        while held > self._most_held and len(self._steps) > 1:
            held -= self._steps.pop(0).held

    def _say(self, plan: Plan) -> None:
        self.plan = plan
        self.is_stale = self.is_touched = True
        self.keep_soon()
        self.changed.emit()


def _step(plan: Plan, where: Where) -> _Step:
    section = plan.section(where.letter)
    text = next((one.text for one in section.items if one.id == where.item), section.text)
    return _Step(plan, where, sum(len(run.text) for block in text for run in block.runs))
