"""The head of the plan that is being written: which section, how it is kept, where it goes."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QPushButton

from caseworker.domain.due import FROM_MEMORY
from caseworker.domain.kinds import PlanKind
from caseworker.domain.law import event_kinds
from caseworker.domain.plan import Version, VersionKind
from caseworker.ui.case.plan_choice import KindChoice
from caseworker.ui.case.plan_outline import SectionChoice
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.due_words import CAUTION
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Flow, Pill, Words, named, secondary

_TO_BE = {
    VersionKind.FINAL: "To be final",
    VersionKind.AMENDED: "To be amended",
    VersionKind.REASSESSED: "To be final, re-assessed",
}
# What the two buttons say and record: for a first plan, and for one that is in force.
_BUTTONS = {
    VersionKind.DRAFT: (("Send draft…", "draft_sent"), ("Finalise…", "final_plan_sent")),
    VersionKind.FINAL: (("Send draft…", "draft_sent"), ("Finalise…", "final_plan_sent")),
    VersionKind.REASSESSED: (
        ("Send draft…", "draft_sent"),
        ("Issue re-assessed plan…", "reassessed_plan_sent"),
    ),
    VersionKind.AMENDED: (
        ("Record amendment notice…", "amendment_notice_served"),
        ("Issue amended plan…", "amended_plan_sent"),
    ),
}


class PlanHead(Flow):
    """Title, “saved 14:02”, and the buttons that send the plan on its way."""

    def __init__(self) -> None:
        super().__init__(across=10, down=8)
        named(self, "planHead")
        self._title = Words("", "heading", name="sectionTitle", wrap=True)
        self.choice = KindChoice("planKindHere")
        self.letters = SectionChoice()
        self._saved = Pill("", Tone.PLAIN, name="planSaved")
        self._caution = Pill(CAUTION, Tone.AMBER, name="planKindUnchecked")
        self._caution.setVisible(False)
        self.toggle = secondary("Checks", "toggleChecks", icon=Icon.CHECK)
        self.toggle.setCheckable(True)
        self.send = secondary("Send draft…", "sendDraft")
        self.final = secondary("Finalise…", "finalise")
        for widget in (
            self.choice, self.letters, self._title, self._caution, self._saved, self.toggle,
            self.send, self.final,
        ):  # fmt: skip
            self.addWidget(widget)

    def show_section(self, kind: PlanKind, letter: str) -> None:
        section = kind.section(letter)
        self._title.setText(f"{section.letter}  {section.title}")
        self.letters.choose(letter)
        self._caution.setVisible(kind.checked == "memory")
        self._caution.setToolTip(f"{kind.named}: {FROM_MEMORY} ({kind.source})")

    def fit(self, *, narrow: bool, checks: bool) -> None:
        """Where there is no room for them, the outline and the checks are reached from here."""
        self.choice.setVisible(narrow)
        self.letters.setVisible(narrow)
        self.toggle.setVisible(checks)

    def say_saving(self) -> None:
        self._saved.say("saving…")

    def say_not_saved(self, _: str) -> None:
        self._saved.say("not saved yet", Tone.RED)

    def say_overtaken(self, _: object) -> None:
        self._saved.say("changed by somebody else: yours is kept beside it", Tone.AMBER)

    def say_saved(self, at: datetime, versions: tuple[Version, ...], sending: VersionKind) -> None:
        """“Draft 2 · saved 14:02”."""
        drafts = 1 + sum(1 for one in versions if one.kind is VersionKind.DRAFT)
        what = f"Draft {drafts}" if sending is VersionKind.DRAFT else _TO_BE.get(sending, "")
        if sending is VersionKind.ISSUED:
            issued = [one.number for one in versions if one.kind is VersionKind.ISSUED]
            what = f"Draft of issue {max(issued, default=0) + 1}"
        self._saved.say(f"{what} · saved {at.astimezone():%H:%M}")

    def say_found(self, count: int) -> None:
        self.toggle.setText(f"Checks ({count})" if count else "Checks")

    def show_buttons(self, seen: CaseSeen, sending: VersionKind) -> None:
        """What may be done at this stage, and which of it comes next."""
        kinds = event_kinds()
        if sending is VersionKind.ISSUED:
            self._show_issue()
            return
        words = _BUTTONS[sending]
        for button, (said, kind) in zip((self.send, self.final), words, strict=True):
            button.setText(said)
            button.setAccessibleName(said)
            may = seen.case.may(kinds[kind], kinds)
            button.setEnabled(may)
            why = "" if may else f"Not open while the case is at: {seen.stage.value}."
            button.setToolTip(why)
            button.setAccessibleDescription(why)
        self.final.setVisible(self.final.isEnabled())
        first = self.final if self._is_out(seen, *(kind for _, kind in words)) else self.send
        self._stress(first)

    def _show_issue(self) -> None:
        """A plan beside the one of the law waits for nothing: it is issued when it is ready."""
        self.send.setText("Issue…")
        self.send.setAccessibleName("Issue…")
        self.send.setToolTip("")
        self.send.setAccessibleDescription("")
        self.send.setEnabled(True)
        self.final.setVisible(False)
        self._stress(self.send)

    def _stress(self, first: QPushButton) -> None:
        for button in (self.send, self.final):
            button.setProperty("kind", "primary" if button is first else "secondary")
            button.style().unpolish(button)
            button.style().polish(button)

    def _is_out(self, seen: CaseSeen, sent: str, ends: str) -> bool:
        """Whether what must go out first has gone out, so that the last step is the next."""
        last = seen.case.last(sent, ends, "final_plan_sent")
        return self.final.isEnabled() and last is not None and last.kind == sent
