"""The setting's own tab: drawn from the facts that the setting declares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from caseworker.casework import facts
from caseworker.casework.known_here import NUMBER
from caseworker.casework.supposing import if_facts_were
from caseworker.domain.ages import birthday, compulsory_school_age_ends
from caseworker.domain.case import CaseNumber
from caseworker.domain.kept_for import is_asked
from caseworker.domain.law.kinds import FactKind, FactSpec
from caseworker.domain.reception import host_now
from caseworker.ui.case.facts import FactsCard, FactsSheet, said
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import ScrollTab
from caseworker.ui.desk import Desk
from caseworker.ui.parts.typed_day import day_in_words


class SettingTab(ScrollTab):
    """What is asked about a child or young person because of where they are."""

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__(desk, number, parent)
        self._card = FactsCard("Where they are", "settingFacts")
        self._card.changing.connect(self._on_change)
        self.body.addWidget(self._card)
        self._ages = FactsCard("Birthdays that matter", "birthdays", button="")
        self.body.addWidget(self._ages)
        self.body.addStretch(1)

    def show_case(self, seen: CaseSeen) -> None:
        super().show_case(seen)
        self._card.show_facts([(spec.words, _told(seen, spec)) for spec in _shown(seen)])
        self._ages.show_facts(tuple(_ages(seen)))

    def begin(self) -> None:
        """Open the form of these facts."""
        self._on_change()

    def _on_change(self) -> None:
        if self.seen is None:
            return
        setting = self.seen.setting
        sheet = FactsSheet(
            self.desk,
            self.seen,
            setting.tab or setting.title,
            asked_here(self.seen),
            self.seen.case.facts,
            self._save,
            self.window(),
        )
        sheet.suppose(partial(if_facts_were, self.number))
        sheet.open()

    def _save(self, sheet: FactsSheet, values: Mapping[str, str]) -> None:
        self.desk.do(
            facts.note_facts,
            facts.NoteFacts(self.number, values),
            asker=sheet,
            then=sheet.on_done,
            refused=sheet.on_refused,
        )


def asked_here(seen: CaseSeen) -> tuple[FactSpec, ...]:
    """The facts of the setting that no kind of entry says now, and that something is needed of."""
    facts = (spec for spec in seen.setting.facts if not spec.told_by)
    return tuple(spec for spec in facts if is_asked(spec, seen.case))


def _shown(seen: CaseSeen) -> tuple[FactSpec, ...]:
    """Those, and what was noted before an entry came to say it: nothing that is held is hidden."""
    asked, held = asked_here(seen), seen.case.facts
    return tuple(spec for spec in seen.setting.facts if spec in asked or held.get(spec.name))


def _told(seen: CaseSeen, spec: FactSpec) -> str:
    """A fact as it stands; of a day, what it was before too, newest first."""
    now = said(spec, seen.case.facts.get(spec.name, "")) or _derived(seen, spec)
    origin = seen.origins.words("fact", spec.name)
    now = f"{now}\n{origin}" if now and origin else now
    if spec.kind is not FactKind.DATE:
        return now
    before = [one for one in reversed(seen.case.superseded) if one.name == spec.name]
    lines = [
        f"Superseded on {one.until.astimezone():%d/%m/%Y}: {said(spec, one.value)}"
        for one in before
    ]
    return "\n".join([now or "not known", *lines]) if lines else now


def _derived(seen: CaseSeen, spec: FactSpec) -> str:
    """What is known without being typed here: the host authority, a number of the person."""
    if spec.name == seen.setting.host:
        host = host_now(seen.case, seen.reckoning.places)
        return f"{host.authority}. {host.because}" if host else ""
    kind = spec.name.removesuffix(NUMBER)
    known = (one.value for one in seen.case.person.identifiers if one.kind == kind)
    return next(known, "") if kind != spec.name else ""


def _ages(seen: CaseSeen) -> Iterator[tuple[str, str]]:
    """The days on which the law begins to see the child or young person otherwise."""
    born = seen.case.person.born
    ends = day_in_words(compulsory_school_age_ends(born))
    yield "Compulsory school age ends", f"{ends}. From the next day a young person (CFA 2014 s.83)."
    for age, what in seen.setting.birthdays:
        yield f"{age}th birthday", f"{day_in_words(birthday(born, age))}. {what}."
