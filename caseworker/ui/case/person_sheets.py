"""The sheets in which facts of the person are changed, from whatever part of the case."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from caseworker.casework import cases
from caseworker.domain.law.kinds import FactSpec
from caseworker.domain.people import Person
from caseworker.ui.case.facts import FactsSheet
from caseworker.ui.case.in_care import CARE, FollowsCare
from caseworker.ui.case.person_facts import Group, changed, values_of
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.desk import Desk

Change = Callable[[Person], Person]


def open_group(desk: Desk, seen: CaseSeen, group: Group, owner: QWidget) -> None:
    """The facts that stand on one card. The home authority follows who looks after a child."""
    sheet = open_person_sheet(
        desk,
        seen,
        owner,
        group.title,
        group.specs,
        values_of(seen.case.person, group.specs),
        lambda typed: lambda person: changed(person, group, typed),
        group.words,
    )
    if CARE in sheet.form.fields and seen.setting.home_by_care:
        FollowsCare(sheet.form, seen.setting.home_by_care, sheet.fit)


def open_person_sheet(  # noqa: PLR0913, PLR0917 - what is changed, of whom, from where
    desk: Desk,
    seen: CaseSeen,
    owner: QWidget,
    title: str,
    specs: tuple[FactSpec, ...],
    values: Mapping[str, str],
    change: Callable[[Mapping[str, str]], Change],
    words: str = "",
) -> FactsSheet:
    """``change`` makes the person of what was typed."""
    person = seen.case.person

    def save(sheet: FactsSheet, typed: Mapping[str, str]) -> None:
        desk.do(
            cases.change_person,
            cases.ChangePerson(seen.case.number, change(typed)(person)),
            asker=sheet,
            then=sheet.on_done,
            refused=sheet.on_refused,
        )

    sheet = FactsSheet(desk, seen, title, specs, values, save, owner.window(), words)
    sheet.open()
    return sheet
