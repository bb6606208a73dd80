"""What the program asks of the computer it runs on: the one seam between it and Windows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol


class Kind(Enum):
    """What a drive is."""

    FIXED = "fixed"
    REMOVABLE = "removable"
    NETWORK = "network"
    MEMORY = "memory"
    UNKNOWN = "unknown"


class Meaning(Enum):
    """What the system tells the program without being asked."""

    LEFT = "the session was locked or handed over, or the computer goes to sleep"
    SESSION = "the session is shown somewhere else now, or is back"
    LOOKS = "colours or contrast of the whole computer were changed"
    SHOWN = "a window of ours came on the screen"


@dataclass(frozen=True, slots=True)
class Told:
    """One message of the system. ``window`` is the native number of the window it was sent to."""

    meaning: Meaning
    window: int


class Computer(Protocol):
    """One implementation for Windows, one for elsewhere, which mostly does nothing.

    Native windows are named by the number that Qt has of them (``QWidget.winId``).
    """

    tells: bool
    """Whether anything is told by messages: where not, nobody needs to listen."""

    def seconds_untouched(self) -> float | None:
        """How long nobody touched the whole computer; None where that can't be asked."""
        ...

    def caps_lock(self) -> bool | None:
        """Whether Caps Lock is on; None where that can't be asked."""
        ...

    def high_contrast(self) -> bool | None:
        """Whether the whole computer is in high contrast; None where that can't be asked."""
        ...

    def is_remote(self) -> bool:
        """Whether this session is seen from another computer."""
        ...

    def hear_session(self, window: int) -> bool:
        """From now on, tell ``window`` when the session is locked, left or handed over."""
        ...

    def unhear_session(self, window: int) -> None:
        """Tell it no more. Before the window is destroyed."""
        ...

    def told(self, kind: bytes, address: int) -> Told | None:
        """What a message means that Qt received; None for all that doesn't concern us."""
        ...

    def hide_from_capture(self, window: int, *, hidden: bool) -> bool:
        """Leave a top-level window out of what is captured of the screen, or no longer.

        False where the system would not, or can't.
        """
        ...

    def keep_no_dumps(self, program: str) -> None:
        """Write nothing of our memory to the disk after a crash, and show no box of the system.

        ``program`` is the name of our executable file; empty where it is Python’s own.
        """
        ...

    def let_forward(self, process: int) -> None:
        """Let another process of ours bring its window to the front."""
        ...

    def drive(self, root: str) -> Kind:
        """What the drive is that begins with ``root`` (with its backslash)."""
        ...

    def stands_for(self, place: Path) -> Path:
        """Where ``place`` really is, if its letter stands for a folder (``subst``)."""
        ...

    def is_synced(self, place: Path) -> bool:
        """Whether the system says that a program copies ``place`` elsewhere. It is there."""
        ...

    def open_to_everyone(self, folder: Path) -> bool | None:
        """Let every account of this computer change ``folder``. None: the system has no way."""
        ...

    def settle(self, folder: Path) -> None:
        """Make the names in ``folder`` survive a power cut.

        Raises:
            OSError: the disk would not.
        """
        ...

    def enclose(self, process: int, memory: int) -> int:
        """Put a process in a job of its own with limits; 0 where it encloses itself.

        Closing the job returned kills what is left.

        Raises:
            OSError: the system would not; the process must not be sent anything.
        """
        ...

    def release(self, job: int) -> None:
        """Close the job, and with it whatever still runs in it."""
        ...

    def enclose_self(self, seconds: float, memory: int) -> None:
        """Give up, for good, what looking at a file doesn't need; nothing where a job does it."""
        ...
