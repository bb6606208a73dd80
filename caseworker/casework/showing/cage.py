"""Limits on the process that looks at a file: memory, time, and no writing to the disk.

POSIX sets them from inside, before the bytes arrive. Windows has job objects, set from
outside, also before the bytes are sent.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Limits:
    """How much the looking may cost."""

    seconds: float = 10.0
    memory: int = 512 * 1024 * 1024


DEFAULT: Final = Limits()

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _EXTENDED_LIMITS = 9
    # Kill on close, die on an unhandled exception, one process only, memory of the process.
    _FLAGS = 0x2000 | 0x400 | 0x8 | 0x100

    class _Basic(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _Extended(ctypes.Structure):
        _fields_ = (
            ("Basic", _Basic),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    def enclose(process: subprocess.Popen[bytes], limits: Limits) -> int:
        """Put ``process`` in a job of its own. Closing the handle returned kills what is left.

        Raises:
            OSError: Windows would not; the caller must not send it any bytes.
        """
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        job = kernel.CreateJobObjectW(None, None)
        facts = _Extended()
        facts.Basic.LimitFlags = _FLAGS
        facts.Basic.ActiveProcessLimit = 1
        facts.ProcessMemoryLimit = limits.memory
        handle = wintypes.HANDLE(int(process._handle))  # type: ignore[attr-defined]  # noqa: SLF001 - Popen offers no other
        done = (
            job
            and kernel.SetInformationJobObject(
                wintypes.HANDLE(job), _EXTENDED_LIMITS, ctypes.byref(facts), ctypes.sizeof(facts)
            )
            and kernel.AssignProcessToJobObject(wintypes.HANDLE(job), handle)
        )
        if not done:
            raise ctypes.WinError(ctypes.get_last_error())
        return int(job)

    def release(job: int) -> None:
        """Close the job, and with it whatever still runs in it."""
        ctypes.WinDLL("kernel32").CloseHandle(wintypes.HANDLE(job))

    def enclose_self(limits: Limits) -> None:
        """Nothing: the job was made from outside."""

else:
    import resource

    def enclose(process: subprocess.Popen[bytes], limits: Limits) -> int:
        """Nothing: the process encloses itself before it reads."""
        del process, limits
        return 0

    def release(job: int) -> None:
        """Nothing: there is no job here."""
        del job

    def enclose_self(limits: Limits) -> None:
        """Give up what the looking does not need. Pipes are still open; files can't grow."""
        seconds = int(limits.seconds) + 1
        for what, most in (
            (resource.RLIMIT_AS, limits.memory),
            (resource.RLIMIT_CPU, seconds),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_NOFILE, 64),
        ):
            resource.setrlimit(what, (most, most))
