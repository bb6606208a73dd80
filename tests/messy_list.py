"""A list of cases as offices really have them, with the mistakes that such lists have.

Nobody in it is real.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import StringIO
from typing import Final

from caseworker.domain.identifiers import upn_letter

TODAY: Final = date(2026, 11, 23)
HEADINGS: Final = (
    "Surname", "Forename", "DOB", "UPN", "Status", "Primary Need", "School", "Service No",
    "Case Officer", "LA", "Request Date", "Decision Date", "Draft Date", "EHCP Date", "Last AR",
    "SEN Support Start", "Notes", "Notes",
)  # fmt: skip
FAMILIES: Final = (
    "Adeyemi", "Barlow", "Cartwright", "Dunmore", "Ellwood", "Fenwick", "Garside", "Hollis",
    "Iveson", "Jarrett", "Kershaw", "Lomax", "Mercer", "Naylor", "Ogden", "Pickles", "Quayle",
    "Rushworth", "Stott", "Tattersall",
)  # fmt: skip
GIVEN: Final = (
    "Amber", "Bilal", "Carys", "Declan", "Elodie", "Farah", "George", "Hana", "Isla", "Jacob",
    "Kofi", "Leila", "Mason", "Nadia", "Oscar", "Priya", "Rory", "Safa", "Theo", "Zara",
)  # fmt: skip
SERIAL_ZERO: Final = date(1899, 12, 30)


TURNED: Final = "day and month turned round"
MENDED: Final = {
    20: ("DOB", ""),
    150: ("DOB", ""),
    35: ("DOB", TURNED),
    211: ("DOB", TURNED),
    44: ("DOB", "14/02/2031"),
    121: ("Request Date", "01/02/2027"),
    122: ("Decision Date", ""),
    124: ("EHCP Date", "soon"),
    130: ("Status", "On the radar"),
}
"""What has to be typed anew, by the child: under which heading, and what stands there."""
PUT_RIGHT: Final = {
    60: {"Surname": "نور", "Forename": "سارة"},
    61: {"Surname": "O'BRIEN"},
    90: {"UPN": "A823999925090"},  # a check letter that doesn't fit: kept, and said
    91: {"School": '=HYPERLINK("http://example.org")'},
    92: {"School": "+44 Academy"},
}


@dataclass(frozen=True, slots=True)
class Messy:
    """The file, how many children are in it, and what has to be typed where before all are right.

    ``mends`` are texts by the line of the file and the heading; ``twice`` are lines that say a
    child again; ``total`` is the line that adds up the others.
    """

    content: bytes
    children: int
    mends: dict[tuple[int, str], str]
    twice: tuple[int, ...]
    total: int


def messy_list(children: int = 300) -> Messy:
    """A CSV in Windows’ letters or UTF-8: titles above the headings, and all that goes wrong."""
    rows: list[list[str]] = [
        ["SEN casework list – autumn 2026"],
        ["Printed for the team", "", "", "Dates are day first"],
        [],
        list(HEADINGS),
    ]
    mends: dict[tuple[int, str], str] = {}
    for at in range(children):
        cells = _child(at)
        line = len(rows) + 1
        for heading, wrong, right in _wrong(at, cells):
            mends[line, heading] = right
            cells[heading] = wrong
        rows.append(_row(cells))
    twice = []
    for at in (at for at in (3, 40, 77) if at < children):
        rows.append(rows[4 + at])
        twice.append(len(rows))
    rows.append(["Total", str(children)])
    written = StringIO(newline="")
    csv.writer(written).writerows(rows)
    return Messy(written.getvalue().encode("utf-8-sig"), children, mends, tuple(twice), len(rows))


def expected_stage(at: int) -> str:
    """The words of the stage that child ``at`` stands at."""
    return ("SEN Support", "Deciding", "Assessing", "Draft sent", "Plan in force")[at % 5]


def review_due(at: int) -> date:
    """The day by which a plan in force is to be reviewed: twelve months beginning with its day."""
    last = _plan_day(at)
    return last.replace(year=last.year + 1) - timedelta(days=1)


def _plan_day(at: int) -> date:
    return date(2026, 1, 5) + timedelta(days=(at * 3) % 300)


def _child(at: int) -> dict[str, str]:
    family = FAMILIES[at % 20]
    given = GIVEN[(at // 20 + at) % 20]
    second = GIVEN[(at * 7 + at // 20) % 20] if at >= 20 else ""
    born = date(2009, 1, 13) + timedelta(days=at * 11)
    rest = f"8239999250{at:02d}"[:12] if at < 100 else f"823999925{at:03d}"
    cells = {
        "Surname": family,
        "Forename": f"{given} {second}".strip(),
        "DOB": f"{born:%d/%m/%Y}",
        "UPN": upn_letter(rest) + rest,
        "Status": ("SEN Support", "Request", "EHCNA", "Draft", "EHCP")[at % 5],
        "Primary Need": ("ASD", "SLCN", "SEMH; MLD", "Autism", "HI")[at % 5],
        "School": f"{FAMILIES[(at * 3) % 20]} Academy",
        "Service No": "00000000" if at % 50 == 0 else "",
        "Case Officer": "",
        "LA": "Northmere",
        "Notes": "",
    }
    asked = date(2026, 10, 20) + timedelta(days=at % 20)
    match at % 5:
        case 0:
            cells["SEN Support Start"] = f"{date(2026, 9, 1) + timedelta(days=at % 40):%d/%m/%Y}"
        case 1:
            cells["Request Date"] = f"{asked:%d/%m/%Y}"
        case 2:
            cells["Request Date"] = f"{asked - timedelta(days=40):%d/%m/%Y}"
            cells["Decision Date"] = f"{asked - timedelta(days=5):%d/%m/%Y}"
        case 3:
            cells["Request Date"] = f"{asked - timedelta(days=90):%d/%m/%Y}"
            cells["Decision Date"] = f"{asked - timedelta(days=55):%d/%m/%Y}"
            cells["Draft Date"] = f"{asked + timedelta(days=8):%d/%m/%Y}"
        case _:
            cells["EHCP Date"] = "03/04/2023"
            cells["Last AR"] = f"{_plan_day(at):%d/%m/%Y}"
    return cells


def _wrong(at: int, cells: dict[str, str]) -> list[tuple[str, str, str]]:
    """What goes wrong with this child’s line: the heading, what stands there, what is right.

    What the program puts right by itself is changed in ``cells``, and no mend is needed.
    """
    born = datetime.strptime(cells["DOB"], "%d/%m/%Y").date()  # noqa: DTZ007 - a day alone
    if at % 29 == 11:
        cells["Surname"] = cells["Surname"].upper()
    if at % 41 == 7:
        cells["Forename"] = f"  {cells['Forename'].replace(' ', '   ')} "
    if at % 37 == 5:
        cells["DOB"] = str((born - SERIAL_ZERO).days)
    cells |= PUT_RIGHT.get(at, {})
    if at not in MENDED:
        return []
    heading, wrong = MENDED[at]
    if wrong == TURNED:
        wrong = f"{born:%m/%d/%Y}"
    return [(heading, wrong, cells[heading])]


def _row(cells: dict[str, str]) -> list[str]:
    return [cells.get(heading, "") for heading in HEADINGS]
