"""What is made for families: a booklet of what there is, or one sheet of what may help."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from caseworker.casework.directory import DirectorySeen
from caseworker.casework.directory_papers import Chosen, for_families
from caseworker.domain.errors import Gap
from caseworker.domain.people import NeedType
from caseworker.domain.place_kinds import place_kinds
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.forms import chooser, read_fact
from caseworker.ui.parts import Form, Ticks, Words, named, primary, secondary

_ABOUT: Final = (
    "Only places that are marked for families and are open, without notes and without the names of "
    "people. Choose nothing for all of them."
)
_SHEET: Final = "sheet"
MOST_PICKED: Final = 40
MOST_IN: Final = 250
"""Places in one booklet: fifty pages, which is as much as anybody carries home."""
TO_A_PAGE: Final = 5
_TOO_MANY: Final = (
    "{count:,} places are found, and a booklet holds {most}. "
    "Choose kinds, an area, an age or needs."
)


class BookletSheet(LongSheet):
    """Chooses whom it is for, and counts what is in it.

    Signals:
        wanted: it is to be looked at; carries the Chosen.
    """

    wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget, seen: DirectorySeen) -> None:
        super().__init__("For families", _ABOUT, "booklet", parent)
        self._desk, self._seen = desk, seen
        self._form = Form("bookletForm")
        what = chooser(
            "bookletWhat",
            [("A booklet of what there is", "booklet"), ("One sheet: what may help", _SHEET)],
            chosen="booklet",
        )
        self._form.add("what", "What is made", what)
        there = {one.kind for one in for_families(seen, Chosen())}
        kinds = [(kind.family, kind.id) for kind in place_kinds().values() if kind.id in there]
        self._form.add(
            "kinds",
            "Kinds",
            Ticks("bookletKinds", kinds, none="Nothing is marked for families yet."),
        )
        hint = "An authority or a town; a place that names none is for everybody"
        self._form.add("area", "Area", named(QLineEdit(), "bookletArea"), hint=hint)
        self._form.add("age", "Age", named(QLineEdit(), "bookletAge"), hint="In years")
        needs = [(need.value, need.name) for need in NeedType]
        self._form.add("needs", "Needs", Ticks("bookletNeeds", needs))
        self.middle.body.addWidget(self._form)
        self._count = Words("", "strong", wrap=True, name="bookletCount")
        self.middle.body.addWidget(self._count)
        self._picks: Ticks | None = None
        self._picked: tuple[str, ...] = ()
        self._offered: frozenset[str] = frozenset()
        self.middle.body.addStretch(1)
        cancel = secondary("Cancel", "bookletCancel")
        self._go = primary("Look at it…", "bookletGo")
        self._go.setDefault(True)
        self.finish_with(cancel, self._go)
        cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self._on_go)
        self.finished.connect(self.deleteLater)
        self._form.edited.connect(self._count_them)
        self._draft = "booklet"
        desk.drafts.watch(self._draft, self._form, self._form.edited, owner=self)
        self._count_them()

    @property
    def _chosen(self) -> Chosen:
        age = read_fact(self._form.fields["age"].widget)
        kinds, needs = (self._form.fields[name].widget for name in ("kinds", "needs"))
        return Chosen(
            families=True,
            kinds=kinds.chosen if isinstance(kinds, Ticks) else (),
            area=read_fact(self._form.fields["area"].widget),
            age=int(age) if age.isdecimal() else None,
            needs=needs.chosen if isinstance(needs, Ticks) else (),
            sheet=read_fact(self._form.fields["what"].widget) == _SHEET,
        )

    @Slot()
    def _count_them(self) -> None:
        chosen = self._chosen
        found = for_families(self._seen, chosen)
        self._count.setText(_told(len(found), is_sheet=chosen.sheet))
        self._go.setEnabled(bool(found) and (chosen.sheet or len(found) <= MOST_IN))
        if self._picks is not None:
            kept = (one for one in self._picked if one not in self._offered)
            self._picked = (*kept, *self._picks.chosen)
            self.middle.body.removeWidget(self._picks)
            self._picks.deleteLater()
            self._picks = None
        if chosen.sheet:
            here = [one for one in found if one.id in self._picked]
            others = [one for one in found if one.id not in self._picked]
            shown = (*here, *others)[: max(MOST_PICKED, len(here))]
            self._offered = frozenset(one.id for one in shown)
            self._picks = Ticks("bookletPicks", [(one.name, one.id) for one in shown])
            self._picks.choose([one.id for one in here])
            self.middle.body.insertWidget(2, self._picks)
        self.fit()

    @Slot()
    def _on_go(self) -> None:
        self._form.clear()
        age = read_fact(self._form.fields["age"].widget)
        if age and not age.isdecimal():
            self._form.refuse([Gap("age", "A number of years.")])
            return
        chosen = self._chosen
        if chosen.sheet and self._picks is not None:
            if not self._picks.chosen:
                self.say_refused("Pick the places that stand on the sheet.")
                return
            chosen = Chosen(ids=self._picks.chosen, sheet=True)
        self._desk.drafts.drop(self._draft)
        self.accept()
        self.wanted.emit(chosen)


def _told(count: int, *, is_sheet: bool) -> str:
    """How many are found, and what is to be done about them."""
    if not is_sheet and count > MOST_IN:
        return _TOO_MANY.format(count=count, most=MOST_IN)
    found = "1 place is" if count == 1 else f"{count:,} places are"
    if is_sheet:
        first = f" The first {MOST_PICKED} are offered: narrow them." if count > MOST_PICKED else ""
        return f"{found} found.{first} Pick those that stand on the sheet:"
    pages = 1 + -(-count // TO_A_PAGE)
    return f"{found} in it, on about {pages} pages." if count else f"{found} in it."
