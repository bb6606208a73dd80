"""The form of a consent or a refusal: every field, and only those that the choices call for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from caseworker.casework.consents import ConsentsSeen
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import EventId
from caseworker.domain.consent import STRATEGIES, Consent, Giver, Pieces
from caseworker.domain.consent_record import (
    BOTH,
    DOCUMENTS,
    GIVEN,
    REFUSED,
    SECTIONS,
    SHEET,
    SPOKEN,
    WHOLE,
    consent_gaps,
    what_of,
)
from caseworker.domain.consent_rules import consent_rules
from caseworker.domain.errors import Gap, Incomplete
from caseworker.domain.law import event_kinds
from caseworker.domain.law.kinds import FactSpec
from caseworker.domain.listed import listed, one_a_line
from caseworker.ui.case.files import FileField
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.desk import Desk
from caseworker.ui.forms import fact_field, read_fact, write_fact
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Form, OfferedLines, Ticks, Words
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.typed_day import NotADayError

SUPPORT: Final = ("Interpreter", "Easy-read words", "Translated form", "Advocate")
_JUDGED: Final = ("judged_how", "judged_by", "judged_on")
_SELF: Final = frozenset({Giver.CHILD, Giver.YOUNG_PERSON})
_HOW_JUDGED: Final = {
    Giver.CHILD: "How it was judged that the child understands",
    Giver.PARENT: "Why the child can’t consent: how that was judged",
    Giver.ALTERNATIVE: "How capacity for this decision was judged",
    Giver.REPRESENTATIVE: "Why somebody stands in: how that was judged",
    Giver.YOUNG_PERSON: "How capacity was judged, if anybody did",
}
_OTHER_VIEW: Final = {
    Giver.CHILD: "View of a parent with parental responsibility",
    Giver.PARENT: "View of the other parent with parental responsibility",
}
_LABELS: Final = {"recipients": "To whom", "purposes": "For what"}
_HINTS: Final = {
    "authority": "What shows that they may: a birth certificate, a court order, a deputy’s order",
    "recipients": "Each organisation or person by name, one on a line",
    "purposes": "What they may use it for, one on a line",
    "told": "What is in it, who will see it, that they may say no, and may take it back",
    "since": "From the day it was given, if nothing is said here",
    "until": "Its last day. Without one it goes on until something below, or until it is withdrawn",
}


class ConsentForm(Form):
    """Every field of a consent (ehc-process.md 7.5, custody-and-service.md 1.6).

    Signals:
        reshaped: fields came or went.
    """

    reshaped = Signal()

    def __init__(
        self, desk: Desk, seen: CaseSeen, found: ConsentsSeen, *, refused: bool = False
    ) -> None:
        super().__init__("consentForm")
        self._seen, self._found, self._refused = seen, found, refused
        kind = event_kinds()[REFUSED if refused else GIVEN]
        self._specs = {spec.name: spec for spec in kind.facts}
        self._day = DateField("day", seen.today)
        self._day.set_day(seen.today)
        self.asked = Words(role="small", wrap=True, tone=Tone.AMBER, name="consentAsked")
        self.add("day", kind.day_words, self._day)
        self._add("giver", "giver_name", "relationship", "authority")
        self.body.insertWidget(2, self.asked)
        self._add(*_JUDGED, "other_view", "what")
        sections = [(f"{letter}  {title}", letter) for letter, title in found.sections.items()]
        self._put("sections", "Sections", Ticks("sections", sections))
        self._add("documents")
        for name, offered in (("recipients", found.recipients), ("purposes", found.purposes)):
            self._put(name, _LABELS[name], OfferedLines(name, _LABELS[name], offered))
        self._add("how", "witness")
        self._put("support", "Helped by", Ticks("support", [(one, one) for one in SUPPORT]))
        self._add("told")
        if not refused:
            self._add("since", "until", "until_event")
            ends = [(end.words, end.words) for end in consent_rules().ends]
            hint = "It goes on, and the page of consents says to ask."
            self._put("review_at", "Ask whether it still holds at", Ticks("review_at", ends), hint)
        self.file = FileField(desk, "consentFile")
        self._add("scan")
        hint = "Or bring it in: it is kept inside the encrypted records."
        self._put("file", "A new scan of the signed form", self.file, hint)
        self._box("giver").currentIndexChanged.connect(self._on_giver)
        self._box("giver_name").editTextChanged.connect(self._on_name)
        for name in ("what", "how"):
            self._box(name).currentIndexChanged.connect(self._shape)
        self._begin()

    def consent(self) -> Consent:
        """What was typed.

        Raises:
            Incomplete: it leaves out what it must say, or a day can't be read; all at once.
        """
        gaps: list[Gap] = []
        days: dict[str, date | None] = {
            name: self._read_day(name, gaps)
            for name in ("day", "judged_on", "since", "until")
            if name in self.fields
        }
        said = {name: self._value(name) for name in self._specs if name in self.fields}
        if days["day"] is None and not gaps:
            gaps.append(Gap("day", "Give the day."))
        needed = [spec for spec in self._specs.values() if spec.required]
        gaps += [Gap(one.name, f"{one.words} is needed.") for one in needed if not said[one.name]]
        if self.file.stands_in_the_way:
            gaps.append(Gap("file", self.file.stands_in_the_way))
        if gaps or days["day"] is None:
            raise Incomplete(gaps)
        consent = self._made(days["day"], days, said)
        if left := tuple(consent_gaps(consent)):
            raise Incomplete(left)
        return consent

    def form_wanted(self, asks: str, *, large: bool = False) -> Wanted:
        """The form to be signed on paper, with what is typed so far about whom, what and why."""
        names = ("what", "sections", "documents", "recipients", "purposes", "until_event")
        words = [(name, self._value(name)) for name in names if name in self.fields]
        until = self._value("until") if "until" in self.fields else ""
        return Wanted(
            "letter",
            self._seen.case.number,
            asks,
            words=tuple(pair for pair in words if pair[1]),
            days=(("until", date.fromisoformat(until)),) if until else (),
            print="large_18" if large else "",
        )

    def fill(self, consent: Consent, *, again: bool = False) -> None:
        """Put a consent in: to be put right, or to be asked for afresh with the same scope."""
        said = {
            "giver": consent.giver.value,
            "giver_name": consent.giver_name,
            "relationship": consent.relationship,
            "authority": consent.authority,
            "judged_how": consent.judged_how,
            "judged_by": consent.judged_by,
            "judged_on": consent.judged_on.isoformat() if consent.judged_on else "",
            "other_view": consent.other_view,
            "how": consent.how,
            "witness": consent.witness,
            "support": one_a_line(consent.support),
            "told": consent.told,
            "since": consent.since.isoformat() if consent.since else "",
            "until": consent.until.isoformat() if consent.until else "",
            "scan": consent.scan,
        }
        scope = {
            "what": what_of(consent),
            "sections": one_a_line(consent.covers.sections),
            "documents": one_a_line(consent.covers.documents),
            "recipients": one_a_line(consent.recipients),
            "purposes": one_a_line(consent.purposes),
            "until_event": consent.until_event,
            "review_at": one_a_line(consent.review_at),
        }
        for name, value in (scope if again else {**said, **scope}).items():
            if name in self.fields:
                write_fact(self.fields[name].widget, value)
        if not again:
            self._day.set_day(consent.given_on)
        self._shape()

    def _begin(self) -> None:
        """What is known already: whom the law asks today, and how that was judged."""
        whose = self._found.whose
        if whose.giver is not None:
            write_fact(self._box("giver"), whose.giver.value)
        if not self._refused:
            write_fact(self.fields["review_at"].widget, one_a_line(self._found.reviews))
        self._on_giver()

    @Slot()
    def _on_giver(self) -> None:
        """Who that is by name, what it was judged by, and what must be said beside it."""
        giver = self._giver
        names = self._parents if giver is Giver.PARENT else ()
        if giver in _SELF:
            names = (self._seen.case.person.name,)
        if len(names) == 1:
            self._box("giver_name").setEditText(names[0])
        judged = self._found.judged
        if judged is not None and giver is self._found.whose.giver:
            for name, value in zip(
                _JUDGED, (judged.how, judged.by, judged.on.isoformat()), strict=True
            ):
                if not self._value(name):
                    write_fact(self.fields[name].widget, value)
        self._shape()

    @property
    def _parents(self) -> tuple[str, ...]:
        return tuple(one.shown for one in self._seen.case.person.parents if not one.no_contact)

    @Slot(str)
    def _on_name(self, name: str) -> None:
        """What somebody around the person is to them stands there already."""
        for one in self._seen.case.person.contacts:
            if one.shown == name and not self._value("relationship"):
                write_fact(self.fields["relationship"].widget, one.role)
        self._shape()

    @Slot()
    def _shape(self) -> None:
        """Only what the choices call for is asked."""
        giver, what = self._giver, self._value("what")
        whose = self._found.whose
        is_right = giver is None or giver in whose.givers
        asked = f"Today the law asks {whose.who}. {whose.why}" if whose.giver else whose.why
        self.asked.setText(asked)
        self.asked.setVisible(not is_right)
        for name in ("relationship", "authority"):
            self._show(name, giver not in _SELF)
        self.fields["judged_how"].label.setText(_HOW_JUDGED.get(giver, "") if giver else "")
        for name in _JUDGED:
            self._show(name, giver is not None)
        view = _OTHER_VIEW.get(giver) if giver else None
        self.fields["other_view"].label.setText(view or "Views of others")
        self._show("other_view", view is not None)
        self._show("sections", what in {SECTIONS, BOTH})
        self._show("documents", what in {DOCUMENTS, BOTH})
        self._show("witness", self._value("how") == SPOKEN)
        self.reshaped.emit()

    def _show(self, name: str, is_asked: bool) -> None:  # noqa: FBT001 - said once, here
        self.fields[name].setVisible(is_asked)

    @property
    def _giver(self) -> Giver | None:
        value = self._value("giver")
        return Giver(value) if value else None

    def _made(self, day: date, days: Mapping[str, date | None], said: Mapping[str, str]) -> Consent:
        what, giver = said["what"], Giver(said["giver"])
        is_self = giver in _SELF
        asked = {
            name: said[name] if self.fields[name].isVisibleTo(self) else ""
            for name in ("other_view", "witness")
        }
        return Consent(
            event=EventId(""),
            given_on=day,
            giver=giver,
            giver_name=said["giver_name"],
            refused=self._refused,
            covers=Pieces(
                frozenset(listed(said["sections"]) if what in {SECTIONS, BOTH} else ()),
                frozenset(listed(said["documents"]) if what in {DOCUMENTS, BOTH} else ()),
                frozenset({STRATEGIES} if what == SHEET else ()),
            ),
            whole=what == WHOLE,
            recipients=listed(said["recipients"]),
            purposes=listed(said["purposes"]),
            relationship="" if is_self else said["relationship"],
            authority="" if is_self else said["authority"],
            judged_how=said["judged_how"],
            judged_by=said["judged_by"],
            judged_on=days["judged_on"],
            other_view=asked["other_view"],
            how=said["how"],
            witness=asked["witness"],
            support=listed(said["support"]),
            told=said["told"],
            since=days.get("since"),
            until=days.get("until"),
            until_event=said.get("until_event", ""),
            review_at=listed(said.get("review_at", "")),
            scan=said["scan"],
        )

    def _value(self, name: str) -> str:
        """What a field holds; nothing for a day that can't be read."""
        try:
            return read_fact(self.fields[name].widget)
        except NotADayError:
            return ""

    def _read_day(self, name: str, gaps: list[Gap]) -> date | None:
        widget = self.fields[name].widget
        assert isinstance(widget, DateField)  # noqa: S101 - asked of days alone
        try:
            return widget.day()
        except NotADayError as error:
            gaps.append(Gap(name, str(error)))
            return None

    def _box(self, name: str) -> QComboBox:
        widget = self.fields[name].widget
        assert isinstance(widget, QComboBox)  # noqa: S101 - asked of lists alone
        return widget

    def _add(self, *names: str) -> None:
        for name in names:
            spec = self._specs[name]
            made = FactSpec(name, spec.words, spec.kind, choices=spec.choices)
            self._put(
                name, _LABELS.get(name, spec.words), fact_field(made, None, self._seen.around)
            )

    def _put(self, name: str, label: str, widget: QWidget, hint: str = "") -> None:
        field = self.add(name, label, widget, hint=hint or _HINTS.get(name, ""))
        if isinstance(field.widget, QComboBox) and field.widget.isEditable():
            field.widget.editTextChanged.connect(self.edited)
