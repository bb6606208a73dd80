"""A new case: search comes first, then a form that works with seven fields."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from caseworker.casework import cases
from caseworker.casework.cases import Doubles
from caseworker.casework.known_here import Known
from caseworker.ui import theme
from caseworker.ui.ctf.choosing import (
    choose_transfer_file,
    dropped_transfer_file,
    show_transfer_file,
)
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.new_case_form import Asked, NewCaseForm
from caseworker.ui.new_case_search import WhoField, named_only, read_who
from caseworker.ui.page import Page
from caseworker.ui.palette import Tone
from caseworker.ui.parts import (
    Card,
    Flow,
    PageTitle,
    Pill,
    Rule,
    ScrollPage,
    Words,
    column,
    named,
    primary,
    row,
    secondary,
)
from caseworker.ui.parts.typed_day import years_old

PAUSE: Final = 150  # ms after a key, the doubles look again
MOST: Final = 6


class NewCasePage(Page):
    """Who is it? If they are here already, open that case; if not, begin a new one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "newCasePage", "New case")
        self._desk = desk
        page = ScrollPage("newCaseScroll", margin=0, gap=14)
        side = theme.px(28)
        page.body.setContentsMargins(side, theme.px(4), side, theme.px(20))
        column(self, 0, 0).addWidget(page)
        page.body.addWidget(PageTitle("New case", "Look first: they may be here already."))
        self.who = WhoField(desk.today)
        self.who.edited.connect(self._on_edited)
        self.who.entered.connect(self._on_entered)
        self._search = Card("Who is it about?", name="whoCard", gap=10)
        self._search.body.addWidget(self.who)
        self._found = QVBoxLayout()
        self._found.setSpacing(0)
        self._search.body.addLayout(self._found)
        self._none = primary("None of these: new case", "noneOfThese", icon=Icon.ARROW_RIGHT)
        self._none.clicked.connect(self._on_none)
        from_file = secondary("From a school’s transfer file…", "newCaseFromFile", icon=Icon.FOLDER)
        from_file.setToolTip("A common transfer file (XML): choose it, or drop it on this page")
        from_file.clicked.connect(self._on_from_file)
        line = Flow(across=10, down=8)
        line.addWidget(self._none)
        line.addWidget(from_file)
        self._search.body.addWidget(line)
        self.form = NewCaseForm(desk)
        self.form.edited.connect(self._pause_and_look)
        self.form.given_up.connect(lambda: self.wanted.emit("new_case"))
        self.form.opened.connect(lambda number: self.opened.emit(number, ""))
        self.form.hide()
        page.body.addWidget(self._search)
        page.body.addWidget(self.form)
        page.body.addStretch(1)
        self._page = page
        self._goes_on = False  # Enter was pressed before the answer came
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._look)
        desk.drafts.restored.connect(self._on_restored)
        self.setFocusProxy(self.who.edit)
        self.setAcceptDrops(True)
        self._show(Doubles(()))

    @property
    def setting(self) -> str:
        return self.form.setting if self.form.isVisible() else ""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if dropped_transfer_file(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        if path := dropped_transfer_file(event):
            event.acceptProposedAction()
            show_transfer_file(self._desk, self, path, None, self._show_case)

    @Slot()
    def _on_from_file(self) -> None:
        choose_transfer_file(self._desk, self, None, self._show_case)

    def _show_case(self, number: str) -> None:
        self.opened.emit(number, "")

    @Slot()
    def _pause_and_look(self) -> None:
        """The form changed, perhaps as it learnt of the office: Enter in the line still counts."""
        self._pause.start()

    @Slot()
    def _on_edited(self) -> None:
        self._goes_on = False
        self._pause.start()

    @Slot()
    def _on_entered(self) -> None:
        """Look now; then to the first who was found, or on to the form if nobody was."""
        self._goes_on = True
        self._pause.stop()
        self._look()

    @Slot()
    def _look(self) -> None:
        asked = self._asked()
        if not any(asked):
            self._show(Doubles(()))
            return
        self._desk.see(self, cases.doubles(*asked), self._show)

    def _asked(self) -> Asked:
        if not self.form.isHidden():
            return self.form.asked()
        return (*read_who(self.who.edit.text(), self._desk.today), ())

    def _show(self, doubles: Doubles) -> None:
        while (item := self._found.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        hits = doubles.found[:MOST]
        if hits:
            words = "These are here already. Is it one of them?"
            self._found.addWidget(Words(words, "strong", name="doublesWords", wrap=True))
        for at, hit in enumerate(hits):
            self._found.addWidget(self._hit(at, hit))
            self._found.addWidget(Rule())
        self._put_in_order(len(hits))
        typed = bool(any(self._asked()))
        if typed and not hits and self.form.isHidden():
            words = "Nobody here has a name, birthday or number like that."
            self._found.addWidget(Words(words, "soft", name="nobodyFound", wrap=True))
        self._none.setText("None of these: new case" if hits else "New case")
        self._none.setVisible(self.form.isHidden())
        self._none.setEnabled(typed)
        if self._goes_on and typed:
            self._goes_on = False
            self._go_on(hits)

    def _put_in_order(self, found: int) -> None:
        """The keyboard goes on from the line to each who was found, then to “none of these”."""
        before: QWidget = self.who.edit
        names = (*(f"openDouble{at}" for at in range(found)), self._none.objectName())
        for name in names:
            # The newest of that name: those of the answer before are on their way out.
            after = self.findChildren(QPushButton, name)[-1]
            QWidget.setTabOrder(before, after)
            before = after

    def _go_on(self, hits: tuple[Known, ...]) -> None:
        if hits:
            first = self.findChildren(QPushButton, "openDouble0")[-1]
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._on_none()

    def _hit(self, at: int, known: Known) -> QWidget:
        hit = known.hit
        ground = named(QWidget(), f"double{at}", f"{hit.name}, case {hit.case}")
        line = row(12, ground)
        line.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        words = Flow(across=10, down=2)
        words.addWidget(Words(hit.name, "strong", wrap=True))
        born = hit.born
        said_of = f"{years_old(born, self._desk.today)}, born {born:%d/%m/%Y}  ·  " if born else ""
        about = f"{said_of}case {hit.case}"
        words.addWidget(Words(about, "soft", wrap=True))
        words.addWidget(Pill(hit.stage.value, Tone.BLUE))
        said = QVBoxLayout()
        said.setSpacing(theme.px(2))
        said.addWidget(words)
        if known.likeness is not None:
            why = f"{known.likeness.how.value}: {known.likeness.words}"
            said.addWidget(Words(why, "small", name=f"doubleWhy{at}", wrap=True))
        elif not hit.is_person:
            passage = hit.passage.replace("«", "").replace("»", "")
            said.addWidget(Words(f"{hit.where}:  {passage}", "small", wrap=True))
        line.addLayout(said, 1)
        button = secondary("Open this one", f"openDouble{at}")
        button.setAccessibleName(f"Open the case of {hit.name}, {hit.case}")
        button.clicked.connect(lambda: self.opened.emit(str(hit.case), ""))
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return ground

    @Slot()
    def _on_none(self) -> None:
        given, family, born = read_who(self.who.edit.text(), self._desk.today)
        self.form.begin_with(named_only(given), named_only(family), born)
        self._reveal()

    @Slot(str)
    def _on_restored(self, form: str) -> None:
        if form == self.form.draft:
            self._reveal()

    def _reveal(self) -> None:
        self.form.show()
        self._none.hide()
        self.who.put_away()
        self.form.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self.form, lambda: self._page.ensureWidgetVisible(self.form, 0, 0))
