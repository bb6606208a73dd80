"""“To authorise”: what waits for a second person, and their answer, in their own sign-in."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from caseworker.casework.authority import (
    OWN,
    AnswerAuthority,
    Asked,
    answer_authority,
    to_authorise,
)
from caseworker.casework.office import Done, Touched
from caseworker.casework.restrictions import REFUSED
from caseworker.domain.disclosure_rules import the_rules
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.roles import Right
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.icons import Icon
from caseworker.ui.parts import (
    Card,
    Flow,
    Form,
    Rule,
    Words,
    column,
    danger,
    named,
    primary,
    secondary,
)
from caseworker.ui.parts.typed_day import day_in_words


class AuthoriseCard(Card):
    """What waits for whoever may authorise; hidden where nothing does, and from everybody else."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("To authorise", name="authoriseCard", gap=8, parent=parent)
        self._desk = desk
        ground = QWidget()
        self._lines = column(ground, 0, 6)
        self.body.addWidget(ground)
        self.hide()
        desk.done.connect(self._on_done)
        self.look()

    def look(self) -> None:
        if self._desk.may(Right.GIVE_AUTHORITY):
            self._desk.see(self, to_authorise, self._on_waiting)

    def _on_waiting(self, waiting: tuple[Asked, ...]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for at, asked in enumerate(waiting):
            if at:
                self._lines.addWidget(Rule())
            self._lines.addWidget(self._line(at, asked))
        self.setVisible(bool(waiting))

    def _line(self, at: int, asked: Asked) -> QWidget:
        line = named(Flow(across=10), f"toAuthorise{at}", asked.said)
        who = f"Case {asked.case}, asked by {asked.request.by_name}"
        line.addWidget(Words(asked.said, "strong", wrap=True))
        line.addWidget(Words(who, "small", wrap=True))
        look = secondary("Look and answer…", f"authorise{at}", icon=Icon.EYE)
        why = None
        if asked.request.by == self._desk.officer.id:
            why = OWN
        if asked.is_veiled:
            why = f"{REFUSED} A manager who is named for it may answer."
        look.setEnabled(why is None)
        look.setToolTip(why or "")
        look.setAccessibleDescription(why or "")
        look.clicked.connect(lambda: self._on_look(asked))
        line.addWidget(look)
        if why is not None:
            line.addWidget(Words(why, "small", wrap=True))
        return line

    def _on_look(self, asked: Asked) -> None:
        AnswerSheet(self._desk, asked, self.window()).open()

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        if Touched.DIARY in done.touched or Touched.CASE in done.touched:
            self.look()


class AnswerSheet(LongSheet):
    """The request with its facts; yes or no, with words that are kept."""

    def __init__(self, desk: Desk, asked: Asked, parent: QWidget) -> None:
        words = "Your answer is kept with today’s day and your name, in the history of the case."
        super().__init__("Do you authorise this?", words, "authorise", parent)
        self._desk, self._asked = desk, asked
        for name, said in facts_of(asked):
            fact = QWidget()
            lines = column(fact, 0, 2)
            lines.addWidget(Words(name, "label"))
            lines.addWidget(Words(said, wrap=True))
            self.middle.body.addWidget(fact)
        self._form = Form("authoriseForm")
        self._words = named(QPlainTextEdit(), "authoriseWords", "Why")
        self._words.setTabChangesFocus(True)
        self._words.setFixedHeight(theme.px(90))
        self._form.add("words", "Why", self._words)
        self.middle.body.addWidget(self._form)
        self.middle.body.addStretch(1)
        later = secondary("Not now", "authoriseLater")
        no, yes = danger("Refuse", "authoriseNo"), primary("Authorise", "authoriseYes")
        self._buttons = (no, yes)
        self.finish_with(later, no, yes)
        self.enter_goes_to(later)  # neither answer is given by a key that slipped
        later.clicked.connect(self.reject)
        no.clicked.connect(lambda: self._answer(yes=False))
        yes.clicked.connect(lambda: self._answer(yes=True))
        self.finished.connect(self.deleteLater)
        self._draft = f"authorise/{asked.id}"
        desk.drafts.watch(self._draft, self._form, self._form.edited, owner=self, case=asked.case)

    def _answer(self, *, yes: bool) -> None:
        for button in self._buttons:
            button.setEnabled(False)
        self.say_refused("")
        self._desk.do(
            answer_authority,
            AnswerAuthority(self._asked.id, yes, self._words.toPlainText()),
            asker=self,
            then=self._on_answered,
            refused=self._on_refused,
        )

    def _on_answered(self, done: Done) -> None:
        self._desk.drafts.drop(self._draft)
        self.recorded.emit(done)
        self.accept()

    def _on_refused(self, error: CaseworkerError) -> None:
        for button in self._buttons:
            button.setEnabled(True)
        self.say_refused(*refusal_words(self._form, error))


def facts_of(asked: Asked) -> tuple[tuple[str, str], ...]:
    """What was asked, as whoever answers must know it."""
    request, rules = asked.request, the_rules()
    rule = rules.row(request.ground)
    when = f"{request.by_name}, {day_in_words(asked.at.date())}"
    found = [
        ("Case", str(asked.case)),
        ("What, to whom, for what", asked.said),
        ("Why they need it", request.why),
        ("On what ground", f"{rule.words} {rule.source}" if rule else ""),
        *((rules.needs[name].words, said) for name, said in request.facts if name in rules.needs),
        ("Asked by", when),
    ]
    return tuple((name, said) for name, said in found if said)
