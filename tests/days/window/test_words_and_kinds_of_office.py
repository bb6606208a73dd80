"""Words of the field from the search box; an office of one kind, of two, and of all three."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QTableView

from caseworker.domain.settings import settings
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer

TODAY = date(2026, 11, 23)
NAMES = ("Mika", "Tove", "Reza")
OWN_REPORTS = {name: one.reports for name, one in settings().items()}


def _looks_up(officer: Officer, typed: str, first: str) -> None:
    officer.keys("Ctrl+K")
    officer.types("search", typed)
    officer.waits(lambda: first in officer.first_of("searchRows"), f"{typed} finds {first}")
    officer.keys("Return")
    officer.waits(lambda: officer.is_seen("word"), "the word is explained")


@pytest.mark.parametrize(
    "kinds",
    [("custody",), ("community", "service_children"), tuple(settings())],
    ids=["one", "two", "three"],
)
def test_an_office_sees_what_its_kinds_bring_and_nothing_else(
    desktop: Desktop, kinds: tuple[str, ...]
) -> None:
    desktop.it_is(TODAY)
    desktop.has_a_store(*kinds).close()
    officer = desktop.signs_in()
    ours = [settings()[kind] for kind in kinds]

    if "custody" in kinds:
        _looks_up(officer, "YJB", "YCS (Youth Custody Service)")
        officer.sees("It decides where a child in custody is placed.", "YJB, Youth Justice Board")
        officer.keys("Esc")
    else:
        _looks_up(officer, "CEAS", "EAT (UK)")
        officer.sees("advice to service families in the United Kingdom")
        officer.keys("Return")
    officer.waits(lambda: not officer.is_seen("word"), "the word is closed")

    officer.keys("Ctrl+6")
    officer.waits(lambda: officer.is_seen("report_caseload"), "reports are offered")
    officer.waits_for_quiet()
    for kind, reports in OWN_REPORTS.items():
        for name in reports:
            wanted = any(name in OWN_REPORTS[each] for each in kinds)
            assert officer.is_seen(f"report_{name}") is wanted, (kind, name)

    officer.turns_to_preferences("The office")
    officer.waits_for_quiet()
    for kind in settings():
        assert _is_ticked(officer, kind) is (kind in kinds)

    for at, kind in enumerate(kinds):
        officer.keys("Ctrl+N")
        officer.types("whoSearch", f"{NAMES[at]} Sand 4/5/2012")
        officer.presses("noneOfThese")
        officer.waits_for_quiet()
        assert _offered(officer) == (sorted(one.title for one in ours) if len(ours) > 1 else [])
        if len(ours) > 1:
            officer.chooses("setting", settings()[kind].title)
        if kind == "custody":
            officer.types("establishment", "HMYOI Fenmoor")
            officer.chooses("status", "Remanded")
        officer.presses("openCase")
        officer.waits_for_the_case()
    officer.keys("Ctrl+2")
    for at, kind in enumerate(kinds):
        officer.waits(
            partial(_register_says, officer, NAMES[at], settings()[kind].title),
            f"the register says that {NAMES[at]} is {settings()[kind].title}",
        )


def _offered(officer: Officer) -> list[str]:
    """The settings that the form of a new case lets choose from; none where there is but one."""
    if not officer.is_seen("setting"):
        return []
    box = officer.finds("setting", QComboBox)
    return sorted({box.itemText(at) for at in range(box.count()) if box.itemData(at)})


def _is_ticked(officer: Officer, kind: str) -> bool:
    return officer.finds(f"prefKind_{kind}", QCheckBox).isChecked()


def _register_says(officer: Officer, name: str, where: str) -> bool:
    model = officer.finds("casesTable", QTableView).model()
    rows = [
        [str(model.index(at, column).data()) for column in range(model.columnCount())]
        for at in range(model.rowCount())
    ]
    return any(name in row[0] and where in row for row in rows)
