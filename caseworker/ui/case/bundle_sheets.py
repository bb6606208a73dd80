"""The sheets of a bundle: put together, and put into the tray for somebody."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from caseworker.casework import bundles
from caseworker.casework.bundles import BundleDesk, Counted
from caseworker.domain.bundle import Numbering, Part
from caseworker.domain.case import EventId
from caseworker.domain.errors import CaseworkerError, Gap
from caseworker.ui.case.bundle_order import BundleOrder
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.work_sheet import WorkSheet
from caseworker.ui.desk import Desk
from caseworker.ui.forms import chooser
from caseworker.ui.parts import Words, named, quiet

TRIBUNAL = "First-tier Tribunal (Special Educational Needs and Disability)"
_ROLES = (
    ("The Tribunal", "tribunal"),
    ("Parent", "parent"),
    ("The young person", "person"),
    ("Representative", "representative"),
)


class BundleSheet(WorkSheet):
    """Choose the papers and their order; then each is opened and its pages are counted."""

    def __init__(self, desk: Desk, seen: CaseSeen, given: BundleDesk, parent: QWidget) -> None:
        super().__init__(
            desk,
            seen,
            "Put together a bundle",
            "Papers of this case alone. Each is opened once, so that every page has its number.",
            parent,
            name="bundle",
            save="Put it together",
        )
        self._title = named(QLineEdit(given.title), "title")
        self.form.add("title", "What it is called", self._title)
        self.order = BundleOrder(given)
        self.form.add("parts", "What goes in, in its order", self.order)
        choices = [(one.value, one.name) for one in Numbering]
        self._numbering = chooser(
            "numbering", choices, none=Numbering.ANEW.value, chosen=Numbering.ANEW.name
        )
        field = self.form.add("numbering", "Numbers of the pages", self._numbering)
        field.setVisible(given.made is not None)
        self._bar = named(QProgressBar(), "bundleBar", "How many papers were opened")
        self._bar.setTextVisible(False)
        self._words = Words("", "soft", wrap=True, name="bundleProgress")
        self._stop = quiet("Stop", "bundleStop")
        for widget in (self._words, self._bar, self._stop):
            widget.hide()
            self.middle.body.addWidget(widget)
        self._stop.clicked.connect(self._on_stop)
        self._waiting: list[Part] = []
        self._pages: list[tuple[str, int]] = []
        self._faults: list[str] = []
        self.keep_as("bundle")

    @Slot()
    def on_save(self) -> None:
        parts = self.order.parts
        if not parts:
            self.form.refuse([Gap("parts", "Choose at least one paper.")])
            return
        self.form.refuse([])
        self._waiting, self._pages, self._faults = list(parts), [], []
        self._bar.setRange(0, len(parts))
        self._at_work(is_on=True)
        self._next()

    def _next(self) -> None:
        self._bar.setValue(len(self._pages))
        if not self._waiting:
            self._make()
            return
        at, many = len(self._pages) + 1, self._bar.maximum()
        self._words.setText(f"Opening paper {at} of {many}…")
        question = bundles.pages_of(self.seen.case.number, self._waiting[0].key, self.desk.officer)
        self.desk.paper(self, question, self._on_counted, refused=self._on_failed)

    def _on_counted(self, counted: Counted) -> None:
        if not self._waiting:  # stopped meanwhile
            return
        self._waiting.pop(0)
        self._pages.append((counted.key, counted.pages))
        self._next()

    def _make(self) -> None:
        self._at_work(is_on=False)
        numbering = Numbering[str(self._numbering.currentData() or Numbering.ANEW.name)]
        command = bundles.MakeBundle(
            self.seen.case.number,
            self._title.text(),
            self.order.parts,
            tuple(self._pages),
            numbering,
        )
        self.do(bundles.make_bundle, command)

    @Slot()
    def _on_stop(self) -> None:
        """What was chosen stays as it is: nothing was written down."""
        self._waiting = []
        self._at_work(is_on=False)

    def _on_failed(self, error: CaseworkerError) -> None:
        self._on_stop()
        self.say_refused(str(error))

    def _at_work(self, *, is_on: bool) -> None:
        for widget in (self._words, self._bar, self._stop):
            widget.setVisible(is_on)
        self.save.setEnabled(not is_on)
        self.form.setEnabled(not is_on)
        self.fit()


class SendBundleSheet(WorkSheet):
    """For whom it is, and by which appeal: the gate is asked, and it waits in the tray."""

    def __init__(
        self, desk: Desk, seen: CaseSeen, given: BundleDesk, made: EventId, parent: QWidget
    ) -> None:
        super().__init__(
            desk,
            seen,
            "Put the bundle into the tray",
            "It goes on the ground of the appeal (SEND Regs 2014 reg 17(1)(b)). It leaves from the "
            "tray, under Disclosures, once you have looked at it there.",
            parent,
            name="sendBundle",
            save="Put it in the tray",
        )
        self._made = made
        self._to = named(QLineEdit(TRIBUNAL), "to")
        self.form.add("to", "Who it is for", self._to)
        self._role = chooser("role", list(_ROLES), chosen=_ROLES[0][1])
        self.form.add("role", "What they are to the case", self._role)
        self._appeal = named(QLineEdit(given.reference), "appeal")
        self.form.add("appeal", "Number of the appeal", self._appeal)
        self.keep_as(f"sendBundle/{made}")

    @Slot()
    def on_save(self) -> None:
        command = bundles.SendBundle(
            self.seen.case.number,
            self._made,
            self._to.text(),
            str(self._role.currentData() or _ROLES[0][1]),
            self._appeal.text(),
        )
        self.do(bundles.send_bundle, command)
