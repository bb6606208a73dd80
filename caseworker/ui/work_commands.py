"""What Ctrl+K offers beside cases and words, and the places that a digit goes to."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from caseworker.domain.roles import Right
from caseworker.ui.desk import Desk
from caseworker.ui.fittings import Fittings, Place
from caseworker.ui.found import Command
from caseworker.ui.icons import Icon
from caseworker.ui.preferences_places import commands_of_preferences

PREFERENCES: Final = "preferences"
RECORDS: Final = "records"
HELP: Final = "help"
MOST_KEYED: Final = 9  # places that a digit goes to
NEW_CASE: Final = "new_case"
BRING_LIST: Final = "bring_list"
CONTACT: Final = "log_contact"
SCANS: Final = "scans"


def commands(desk: Desk, fittings: Fittings, places: Collection[Place]) -> tuple[Command, ...]:
    """Everything that this officer may do here, findable by its words."""
    found = [
        Command(place.name, f"Go to {place.title}", place.icon, keys)
        for keys, place in keyed(places)
    ]
    if fittings.new_case is not None:
        found.insert(0, Command(NEW_CASE, "New case", Icon.PLUS, "Ctrl+N"))
        found.append(Command(BRING_LIST, "Bring in a list of cases", Icon.FOLDER))
    if desk.may(Right.CHANGE_CASE):
        found.insert(1, Command("today/task", "New task", Icon.CHECK))
        found.append(Command(SCANS, "Give out the scan folder", Icon.FOLDER))
        found.append(Command("today/cover", "Leave and cover", Icon.CLOCK))
        found.append(Command("reports/loads", "Loads of officers, hand over cases", Icon.CASES))
    found.append(Command(CONTACT, "Log a contact", Icon.PLUS, "Ctrl+Shift+C"))
    found.append(Command("lock", "Lock now", Icon.LOCK, "Ctrl+L"))
    found += (
        Command("records/backups", "Go back to a backup…", Icon.SAFE),
        Command("records/health", "Look for what is missing or odd", Icon.CHECK),
        Command("records/backups/drill", "Hold the monthly drill…", Icon.SHIELD),
        Command("records/backups/copy", "Copy to take away…", Icon.FOLDER),
    )
    if fittings.open_practice is not None and not desk.practice:
        found.append(Command("practice", "Open the practice casebook", Icon.BOOK))
    if fittings.preferences is not None:
        found += commands_of_preferences()
    return tuple(found)


def keyed(places: Collection[Place]) -> Iterator[tuple[str, Place]]:
    """The places that Ctrl and a digit go to; to the help goes F1."""
    found = [place for place in places if place.name != HELP]
    for at, place in enumerate(found[:MOST_KEYED], start=1):
        yield f"Ctrl+{at}", place
