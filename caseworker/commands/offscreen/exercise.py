"""The exercise of the casebook, done in the window: from a request to the final plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QListWidget, QTabWidget

from caseworker import resources
from caseworker.casework.plans import without_place
from caseworker.casework.practice.casebook import Child
from caseworker.casework.practice.clock import MoveClock, move_clock
from caseworker.casework.practice.office import SIGNS_AS
from caseworker.casework.practice.papers import paper
from caseworker.casework.practice.story import Step
from caseworker.commands.offscreen.hand import Hand
from caseworker.domain.case import CaseNumber
from caseworker.ui.case.ask_advice import AskAdviceSheet
from caseworker.ui.case.page import CasePage
from caseworker.ui.case.plan import PlanTab
from caseworker.ui.case.record_advice import RecordAdviceSheet
from caseworker.ui.case.tabs import PLAN
from caseworker.ui.say import Sheet
from caseworker.ui.window import Window

DECISIONS = {"to assess": "decided_to_assess", "to issue": "decided_to_issue"}


class Exercise:
    """One case, worked through in the window by a hand."""

    def __init__(self, window: Window, child: Child, number: CaseNumber, desktop: Path) -> None:
        """``desktop`` is where the papers lie that other people sent."""
        self._window = window
        self._child = child
        self._number = number
        self._desktop = desktop
        self._hand = Hand(window)

    def steps(self) -> Iterator[Step]:
        """Do the steps one by one; each is handed over once it is done and can be seen."""
        for step in self._child.then:
            self._let_it_be(step)
            self._do(step.told, step.at.date())
            self._hand.settle()
            yield step

    def _let_it_be(self, step: Step) -> None:
        """Move the practice clock on, and open the case as it stands on that day."""
        to = MoveClock(step.at)
        self._hand.asks(self._window, lambda store: store.office.do(move_clock, to))
        self._open()

    def _open(self) -> None:
        work = self._window.work
        if work is not None:
            work.open_case(self._number)
        self._hand.wait(lambda: self._page() is not None, "the case is open")

    def _page(self) -> CasePage | None:
        page = self._hand.sees(CasePage)
        return page if page is not None and page.seen is not None else None

    def _do(self, told: Mapping[str, Any], day: date) -> None:
        if "record" in told:
            self._record(told["record"], told, day)
        elif "decide" in told:
            facts = {"reasons": told["reasons"]}
            self._record(DECISIONS[told["decide"]], {"facts": facts, "sent": day}, day)
        elif "ask" in told:
            self._ask(told, day)
        elif "advice" in told:
            self._take_in(told, day)
        elif "write" in told:
            self._write()
        elif "send_draft_to" in told:
            self._send(told)
        else:
            self._finalise(told["finalise"])

    def _record(self, kind: str, told: Mapping[str, Any], day: date) -> None:
        self._hand.presses("actions")
        self._hand.takes(f"act_{kind}")
        self._hand.finds(Sheet, "entry")
        self._hand.dates("day", told.get("day", day))
        for name in ("sent", "served"):
            if name in told:
                self._hand.dates(name, told[name])
        for name, words in told.get("facts", {}).items():
            self._hand.writes(name, words)
        self._finish("entrySave", "entry")

    def _ask(self, told: Mapping[str, Any], day: date) -> None:
        self._hand.presses("actions")
        self._hand.takes("act_advice_requested")
        sheet = self._hand.finds(AskAdviceSheet)
        named = {advice: adviser for adviser, advice in told["ask"]}
        for row in sheet.rows:
            row.tick.setChecked(row.source.title in named)
            row.who.retype(named.get(row.source.title, ""))
        self._hand.dates("adviceSent", day)
        self._hand.dates("adviceReceived", told["received"])
        self._hand.writes("enclosed", told["enclosed"])
        self._finish("askSave", "askAdvice")

    def _take_in(self, told: Mapping[str, Any], day: date) -> None:
        self._hand.presses("actions")
        self._hand.takes("act_advice_received")
        sheet = self._hand.finds(RecordAdviceSheet)
        self._hand.writes("adviser", told["from"])
        self._hand.writes("advice", told["advice"])
        self._hand.dates("day", day)
        self._hand.writes("covers", told["covers"])
        file = self._desktop / told["name"]
        file.write_bytes(paper(told["name"], resources.text(f"casebook/{told['paper']}")))
        sheet.file.take(file)  # as if it had been dragged here
        self._hand.wait(lambda: sheet.file.brought is not None, "the paper was read")
        file.unlink()
        self._finish("recordSave", "recordAdvice")

    def _write(self) -> None:
        """Begin the plan in the window; its words come from the casebook, not from a keyboard."""
        tab = self._plan_tab()
        self._hand.presses("beginPlan")
        self._hand.wait(lambda: tab.state is not None, "the plan can be written")
        if self._child.plan is not None:
            written = without_place(self._child.plan)
            self._hand.asks(
                self._window, lambda store: store.office.keep_plan(self._number, written)
            )
        self._open()
        self._plan_tab()
        self._hand.finds(QListWidget, "outline")

    def _send(self, told: Mapping[str, Any]) -> None:
        self._plan_tab()
        self._hand.presses("sendDraft")
        self._hand.finds(Sheet, "issue")
        self._hand.writes("sentTo", told["send_draft_to"])
        self._hand.dates("draftSent", told["sent"])
        self._hand.dates("draftServed", told["served"])
        self._finish("issueSave", "issue")

    def _finalise(self, day: date) -> None:
        tab = self._plan_tab()
        self._hand.wait(lambda: tab.state is not None, "the plan is open")
        tab.outline.go_to("I")
        if self._child.plan is not None:
            place = self._child.plan.section("I").items[0].fields
            self._hand.writes("placeName", place["name"])
            self._hand.writes("placeType", place["type"])
        self._hand.presses("finalise")
        self._hand.finds(Sheet, "issue")
        self._hand.dates("planMade", day)
        self._hand.dates("planSent", day)
        self._hand.writes("signRole", SIGNS_AS)
        self._finish("issueSave", "issue")

    def _plan_tab(self) -> PlanTab:
        self._hand.finds(QTabWidget, "caseTabs").setCurrentIndex(PLAN)
        return self._hand.finds(PlanTab)

    def _finish(self, button: str, sheet: str) -> None:
        self._hand.presses(button)
        self._hand.wait(lambda: self._hand.sees(Sheet, sheet) is None, f"{sheet} was accepted")
