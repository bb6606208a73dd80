"""Limits on the process that looks at a file: memory, time, and no writing to the disk.

POSIX sets them from inside, before the bytes arrive. Windows has job objects, set from
outside, also before the bytes are sent.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from typing import Final

from caseworker.desktop.here import this_computer


@dataclass(frozen=True, slots=True)
class Limits:
    """How much the looking may cost."""

    seconds: float = 10.0
    memory: int = 512 * 1024 * 1024


DEFAULT: Final = Limits()


def enclose(process: subprocess.Popen[bytes], limits: Limits) -> int:
    """Put ``process`` in a job of its own. Closing what is returned kills what is left.

    One that is dead already needs none: 0.

    Raises:
        OSError: Windows would not, and the process was ended before it read anything.
    """
    handle = int(getattr(process, "_handle", 0))  # Popen offers no other, and Windows alone has it
    try:
        return this_computer().enclose(handle, limits.memory)
    except OSError:
        if process.poll() is not None:
            return 0
        process.kill()
        raise


def release(job: int) -> None:
    """Close the job, and with it whatever still runs in it."""
    if job:
        this_computer().release(job)


def enclose_self(limits: Limits) -> None:
    """Give up what the looking does not need. Pipes are still open; files can't grow."""
    this_computer().enclose_self(limits.seconds, limits.memory)
