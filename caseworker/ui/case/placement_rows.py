"""One institution on the tab of the placement: what it was asked, what it said, what to do now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from caseworker.domain.days import plain
from caseworker.domain.law.limits import Checked
from caseworker.domain.phase_line import MEMORY
from caseworker.domain.placing import Institution, Standing
from caseworker.ui import theme
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.step_line import StepLine
from caseworker.ui.case.tab import Columns
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Pill, Rule, Words, column, named, quiet, row
from caseworker.ui.parts.typed_day import short_day

TONES: Final = {
    Standing.NAMED: Tone.GREEN,
    Standing.CHOSEN: Tone.GREEN,
    Standing.WILLING: Tone.GREEN,
    Standing.OBJECTS: Tone.AMBER,
    Standing.LATE: Tone.RED,
    Standing.AWAITED: Tone.BLUE,
    Standing.WISHED: Tone.AMBER,
}
LEAST: Final = 270  # px at 100% text: below this the days in words tell as much
REPLY, GO_ON, ANSWER, REFUSE, NAME = "Reply", "GoOn", "Answer", "Refuse", "Name"
WORDS: Final = {
    REPLY: ("Reply came…", "The reply of {name} came"),
    GO_ON: ("Go on without…", "Go on without the reply of {name}"),
    ANSWER: ("Answer the objection…", "Answer the objection of {name}"),
    REFUSE: ("Don’t name it…", "Decide not to name {name}"),
    NAME: ("Name it…", "Name {name}"),
}


class MoveCard(Card):
    """The move: its title, how it stands with it, its line, what can be done, and its days."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="moveLine", gap=8, parent=parent)
        top = row(12)
        self.title = Words("", "heading", name="moveTitle", wrap=True)
        self.state = Pill("", Tone.PLAIN, name="moveState")
        top.addWidget(self.title, 1)
        top.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        self.about = Words("", "soft", wrap=True, name="moveAbout")
        self.steps = StepLine("move")
        self.steps.timeline.setMinimumWidth(theme.px(LEAST))
        self.buttons = Flow(across=8)
        self.body.addLayout(top)
        for part in (self.about, self.steps.timeline, self.buttons, Rule(), self.steps):
            self.body.addWidget(part)


class InstitutionRow(QWidget):
    """A line with its pill, what is known of it under that, and what can be done.

    Signals:
        wanted: something is to be done about it; carries which of ``WORDS``, and the Institution.
    """

    wanted = Signal(str, object)

    def __init__(
        self, at: int, one: Institution, seen: CaseSeen, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        standing = one.standing(seen.today)
        named(self, f"institution{at}", f"{one.name}: {standing.value}")
        across = Columns(3, 2)
        column(self, 0, 0).addWidget(across)
        ground = QWidget()
        told = column(ground, 0, 2)
        told.setContentsMargins(0, theme.px(6), 0, theme.px(6))
        head = Flow(across=10)
        head.addWidget(Words(one.name, "strong", wrap=True))
        head.addWidget(Pill(standing.value, TONES.get(standing, Tone.PLAIN)))
        told.addWidget(head)
        for line in facts_of(one, seen):
            told.addWidget(Words(line, "small", wrap=True))
        across.put_left(ground)
        acts = Flow(across=4)
        across.put_right(acts)
        for act in _acts(one, standing):
            words, heard = WORDS[act]
            button = quiet(words, f"institution{at}{act}")
            button.setAccessibleName(heard.format(name=one.name))
            button.clicked.connect(lambda _=False, act=act: self.wanted.emit(act, one))
            acts.addWidget(button)


def facts_of(one: Institution, seen: CaseSeen) -> Iterator[str]:
    """What is on record of it, a line each: request, consultation, reply, answer, decision."""
    today = seen.today
    if one.requested is not None:
        yield in_a_line(
            f"Asked for by the family on {short_day(one.requested.day, today)}", _binds(one)
        )
    if (asked := one.consulted) is not None:
        said = [f"Consulted {short_day(asked.sent or asked.day, today)}"]
        said += [f"served {short_day(asked.served, today)}"] if asked.served else []
        said += [asked.facts.get("version", "")]
        if keeper := asked.facts.get("maintained_by", ""):
            said.append(f"{keeper}, which maintains it, was consulted, too")
        if one.is_awaited and one.reply_by:
            said.append(f"reply asked for by {plain(one.reply_by)} (Code 9.83)")
        yield in_a_line(*said)
    if (came := one.replied) is not None:
        said = [f"Replied {short_day(came.day, today)}", came.facts.get("reply", "")]
        said += [one.objection.source] if one.objection else []
        if one.reply_by and came.day > one.reply_by:
            said.append("late")
        yield in_a_line(*said, came.facts.get("words", ""))
    for event, words, fact in (
        (one.gone_on, "Gone on without its reply", ""),
        (one.answered, "Our answer", "answer"),
        (one.refused, "Not to be named", "ground"),
        (one.chosen, "To be named", "type"),
    ):
        if event is not None:
            on = f"{words}, {short_day(event.day, today)}"
            yield in_a_line(on, event.facts.get(fact, ""), event.facts.get("reasons", ""))
    if one.named is not None:
        yield f"Named in the plan of {short_day(one.named.day, today)}"


def _binds(one: Institution) -> str:
    """Whether it may be asked for with binding effect, and where the law says so."""
    category = one.category
    if category is None:
        return "what kind of institution it is was not recorded"
    effect = "binding" if category.binds else "a representation only"
    memory = f", {MEMORY}" if category.checked is Checked.MEMORY else ""
    return f"{category.words}: {effect} ({category.source}{memory})"


def _acts(one: Institution, standing: Standing) -> Iterator[str]:
    """What can be done about it now, the likeliest first."""
    if standing in {Standing.NAMED, Standing.REFUSED}:
        return
    if one.is_awaited:
        yield REPLY
    if standing is Standing.LATE:
        yield GO_ON
    if standing is Standing.OBJECTS and one.answered is None:
        yield ANSWER
    if one.consulted is not None and standing is not Standing.CHOSEN and not one.is_awaited:
        yield NAME
    if not one.is_awaited:
        yield REFUSE


def in_a_line(*said: str) -> str:
    """What there is of it, with a dot between."""
    return "  ·  ".join(part for part in said if part)
