"""A Windows computer: each thing that is asked of it, by calls from Microsoft's documentation."""

from __future__ import annotations

import ctypes
from contextlib import suppress
from pathlib import Path, PureWindowsPath
from typing import Final

from caseworker.desktop import everyone
from caseworker.desktop import signatures as win
from caseworker.desktop.computer import Kind, Meaning, Told
from caseworker.desktop.libraries import Libraries
from caseworker.desktop.messages import PLACE_CHANGED, meaning

_CAPS_LOCK: Final = 0x14  # VK_CAPITAL
_REMOTE_SESSION: Final = 0x1000  # SM_REMOTESESSION
_GET_HIGH_CONTRAST: Final = 0x0042  # SPI_GETHIGHCONTRAST
_IS_ON: Final = 0x1  # HCF_HIGHCONTRASTON
_THIS_SESSION: Final = 0  # NOTIFY_FOR_THIS_SESSION
_ROOT: Final = 2  # GA_ROOT
_SHOWS: Final = 0x0040  # SWP_SHOWWINDOW
_SEEN: Final = 0x00  # WDA_NONE
_NOT_CAPTURED: Final = 0x11  # WDA_EXCLUDEFROMCAPTURE; before Windows 10 2004 it shows black
_NO_BOXES: Final = 0x0001 | 0x0002 | 0x8000  # SEM_FAILCRITICALERRORS, NOGPFAULT-, NOOPENFILE-
_NO_HEAP: Final = 0x1 | 0x20  # WER_FAULT_REPORTING_FLAG_NOHEAP, WER_FAULT_REPORTING_NO_UI
_DRIVES: Final = {
    2: Kind.REMOVABLE,
    3: Kind.FIXED,
    4: Kind.NETWORK,
    5: Kind.REMOVABLE,  # a compact disc
    6: Kind.MEMORY,
}
_NO_ATTRIBUTES: Final = 0xFFFFFFFF  # INVALID_FILE_ATTRIBUTES
# OFFLINE, RECALL_ON_OPEN, PINNED, UNPINNED, RECALL_ON_DATA_ACCESS: only who syncs sets them.
_ELSEWHERE: Final = 0x1000 | 0x40000 | 0x80000 | 0x100000 | 0x400000
_BASIC_ROOT: Final = 0  # CF_SYNC_ROOT_INFO_BASIC
_DEVICE: Final = 1024  # letters that the name of a device may have
_SUBSTITUTED: Final = "\\??\\"
_EXTENDED_LIMITS: Final = 9  # JobObjectExtendedLimitInformation
# Kill on close, die on an unhandled exception, one process only, memory of the process.
_JOB: Final = 0x2000 | 0x400 | 0x8 | 0x100


class Windows:
    """See ``Computer`` for what each is. What a Windows hasn't answers as elsewhere."""

    tells = True

    def __init__(self, libraries: Libraries) -> None:
        self._call = win.Calls(libraries)

    def seconds_untouched(self) -> float | None:
        last = win.LastInput(ctypes.sizeof(win.LastInput), 0)
        if not self._call(win.GET_LAST_INPUT, ctypes.byref(last)):
            return None
        ticks = int(self._call(win.GET_TICKS))  # goes round after 49 days
        return float((ticks - last.tick) & 0xFFFFFFFF) / 1000

    def caps_lock(self) -> bool | None:
        return bool(self._call(win.GET_KEY_STATE, _CAPS_LOCK) & 1)

    def high_contrast(self) -> bool | None:
        asked = win.HighContrast(ctypes.sizeof(win.HighContrast), 0, None)
        done = self._call(
            win.SYSTEM_PARAMETER, _GET_HIGH_CONTRAST, asked.size, ctypes.byref(asked), 0
        )
        return bool(asked.flags & _IS_ON) if done else None

    def is_remote(self) -> bool:
        return bool(self._call(win.GET_METRIC, _REMOTE_SESSION))

    def hear_session(self, window: int) -> bool:
        return bool(self._call(win.HEAR_SESSION, window, _THIS_SESSION))

    def unhear_session(self, window: int) -> None:
        self._call(win.UNHEAR_SESSION, window)

    def told(self, kind: bytes, address: int) -> Told | None:
        if kind != b"windows_generic_MSG":
            return None
        message = win.Message.from_address(address)
        what = meaning(message.code, message.detail)
        if message.code == PLACE_CHANGED and message.more:
            place = win.WindowPlace.from_address(message.more)
            what = Meaning.SHOWN if place.flags & _SHOWS else None
        return None if what is None else Told(what, message.window or 0)

    def hide_from_capture(self, window: int, *, hidden: bool) -> bool:
        if self._call(win.GET_ANCESTOR, window, _ROOT) != window:
            return False  # a part of a window goes with the whole
        return bool(self._call(win.SET_AFFINITY, window, _NOT_CAPTURED if hidden else _SEEN))

    def keep_no_dumps(self, program: str) -> None:
        self._call(win.SET_ERROR_MODE, _NO_BOXES)  # children inherit it
        with suppress(OSError):
            self._call(win.SET_REPORTS, _NO_HEAP)  # for what is reported all the same
        if not program:
            return
        with suppress(OSError):
            self._call(win.EXCLUDE_FROM_REPORTS, program, 0)  # for this account

    def let_forward(self, process: int) -> None:
        self._call(win.LET_FORWARD, process)

    def drive(self, root: str) -> Kind:
        return _DRIVES.get(self._call(win.GET_DRIVE, root), Kind.UNKNOWN)

    def stands_for(self, place: Path) -> Path:
        named = PureWindowsPath(place)
        if len(named.drive) != len("C:"):
            return place
        name = ctypes.create_unicode_buffer(_DEVICE)
        if not self._call(win.QUERY_DEVICE, named.drive, name, _DEVICE):
            return place
        told = name.value
        if not told.startswith(_SUBSTITUTED):
            return place  # a device of its own: \Device\HarddiskVolume3
        target = told.removeprefix(_SUBSTITUTED)
        if target.upper().startswith("UNC\\"):
            target = "\\\\" + target[len("UNC\\") :]
        return Path(target, *named.parts[1:])

    def is_synced(self, place: Path) -> bool:
        found = int(self._call(win.GET_ATTRIBUTES, str(place)))
        if found != _NO_ATTRIBUTES and found & _ELSEWHERE:
            return True
        file, length = ctypes.c_int64(), win.DWORD()
        try:
            status = self._call(
                win.SYNC_ROOT,
                str(place),
                _BASIC_ROOT,
                ctypes.byref(file),
                ctypes.sizeof(file),
                ctypes.byref(length),
            )
        except OSError:  # before Windows 10 1709
            return False
        return bool(status == 0)

    def open_to_everyone(self, folder: Path) -> bool | None:
        return everyone.let_in(folder)

    def settle(self, folder: Path) -> None:
        """Nothing: Windows does this by itself."""

    def enclose(self, process: int, memory: int) -> int:
        job = self._call(win.CREATE_JOB, None, None)
        if not job:
            raise self._refused()
        limits = win.ExtendedLimits()
        limits.basic.flags = _JOB
        limits.basic.processes = 1
        limits.process_memory = memory
        size = ctypes.sizeof(limits)
        if not (
            self._call(win.SET_JOB, job, _EXTENDED_LIMITS, ctypes.byref(limits), size)
            and self._call(win.ASSIGN_TO_JOB, job, process)
        ):
            refused = self._refused()
            self.release(job)
            raise refused
        return int(job)

    def release(self, job: int) -> None:
        self._call(win.CLOSE_HANDLE, job)

    def enclose_self(self, seconds: float, memory: int) -> None:
        """Nothing: the job was made from outside."""

    def _refused(self) -> OSError:
        code = self._call.last_error()
        return OSError(code, "Windows refused it")
