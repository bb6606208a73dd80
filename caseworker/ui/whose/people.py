"""Officers to choose from."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from caseworker.domain.officer import OfficerId
from caseworker.domain.roles import Right, holders
from caseworker.ui.desk import Desk
from caseworker.ui.forms import chooser


def officer_box(
    desk: Desk, name: str, *, none: str = "Choose…", without: OfficerId | None = None
) -> QComboBox:
    """Whoever may have cases, by name; oneself is called so."""
    people = [one for one in holders(Right.CHANGE_CASE, desk.here) if one.id != without]
    me = desk.officer.id
    offered = [(f"{one.name} (you)" if one.id == me else one.name, str(one.id)) for one in people]
    return chooser(name, sorted(offered), none=none)


def name_of(desk: Desk, officer: OfficerId) -> str:
    """Their name; of somebody who has left, that they have."""
    found = (one.name for one in desk.here.colleagues if one.id == officer)
    return next(found, "Somebody who has left")
