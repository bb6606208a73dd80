"""What app.py hands to the window: everything that it can't make by itself."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from caseworker.casework.strongroom import OpenStore, Strongroom
from caseworker.desktop.computer import Computer
from caseworker.desktop.here import this_computer
from caseworker.domain.officer import OfficerId
from caseworker.domain.site_policy import NOTHING_SET, SitePolicy
from caseworker.ui.icons import Icon
from caseworker.ui.tasks import Tasks
from caseworker.ui.theme import Theme

if TYPE_CHECKING:  # the passphrase prompt is painted before any of these is loaded
    from caseworker.domain.case import CaseNumber
    from caseworker.ui.desk import Desk
    from caseworker.ui.first_run import FirstRun

FORGET_AFTER: Final = 15 * 60.0  # seconds locked, then the program begins anew (decision 7)


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the rail. One that isn't built yet isn't listed, so it isn't shown."""

    name: str
    title: str
    icon: Icon
    build: Callable[[Desk], QWidget]


@dataclass(frozen=True, slots=True)
class Fittings:
    """The parts of the house that the window needs, made once and passed in.

    ``restart`` ends this program and starts it again, with an officer chosen beforehand
    or none: ending is the only sure way to forget (decision 7). ``case`` gets the desk,
    the case's number, and the row of the duty that it was opened for. ``moved`` hears where
    the records are from now on. ``seconds`` is the
    clock by which idle time is counted. ``load_rest`` loads what the prompt did without,
    on the records lane, while the passphrase is being typed.
    """

    strongroom: Strongroom
    folder: Path
    records: Tasks
    papers: Tasks
    places: tuple[Place, ...]
    restart: Callable[[OfficerId | None], None]
    preferences: Callable[[Desk], QWidget] | None = None
    help: Callable[[Desk], QWidget] | None = None
    case: Callable[[Desk, CaseNumber, str], QWidget] | None = None
    new_case: Callable[[Desk], QWidget] | None = None
    open_practice: Callable[[], None] | None = None
    first_run: Callable[[], FirstRun] | None = None
    moved: Callable[[Path], None] | None = None
    at_unlock: Callable[[OpenStore], None] | None = None
    load_rest: Callable[[], None] | None = None
    keep_theme: Callable[[Theme], None] | None = None
    officer: OfficerId | None = None
    unlock_note: str = ""
    policy: SitePolicy = NOTHING_SET
    brought: Path | None = None
    """A file that the program was begun with: it is opened once the records are."""
    forget_after: float = FORGET_AFTER
    seconds: Callable[[], float] = time.monotonic
    computer: Computer = field(default_factory=this_computer)
