"""Every function of Windows that is called, with its types, declared once.

As in Microsoft's documentation; what stands there as BOOL, DWORD or HANDLE is as wide here on
every system, so that the tests of Linux speak of the same bytes.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any, Final

from caseworker.desktop.libraries import Libraries

BOOL: Final = ctypes.c_int32
DWORD: Final = ctypes.c_uint32
UINT: Final = ctypes.c_uint32
SHORT: Final = ctypes.c_int16
INT: Final = ctypes.c_int32
HRESULT: Final = ctypes.c_int32
HANDLE: Final = ctypes.c_void_p
TEXT: Final = ctypes.c_wchar_p
ANY: Final = ctypes.c_void_p


class LastInput(ctypes.Structure):
    """LASTINPUTINFO."""

    _fields_ = (("size", UINT), ("tick", DWORD))


class HighContrast(ctypes.Structure):
    """HIGHCONTRASTW."""

    _fields_ = (("size", UINT), ("flags", DWORD), ("scheme", TEXT))


class Point(ctypes.Structure):
    """POINT."""

    _fields_ = (("x", ctypes.c_int32), ("y", ctypes.c_int32))


class Message(ctypes.Structure):
    """MSG."""

    _fields_ = (
        ("window", HANDLE),
        ("code", UINT),
        ("detail", ctypes.c_size_t),
        ("more", ctypes.c_ssize_t),
        ("time", DWORD),
        ("at", Point),
    )


class WindowPlace(ctypes.Structure):
    """WINDOWPOS."""

    _fields_ = (
        ("window", HANDLE),
        ("after", HANDLE),
        ("x", INT),
        ("y", INT),
        ("wide", INT),
        ("high", INT),
        ("flags", UINT),
    )


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", DWORD),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", DWORD),
        ("affinity", ctypes.c_size_t),
        ("priority", DWORD),
        ("scheduling", DWORD),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", BasicLimits),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


@dataclass(frozen=True, slots=True)
class Function:
    """One function: the library it is in, what it answers and what it takes."""

    library: str
    name: str
    answers: type[Any]
    takes: tuple[type[Any], ...]


GET_LAST_INPUT: Final = Function("user32", "GetLastInputInfo", BOOL, (ctypes.POINTER(LastInput),))
GET_KEY_STATE: Final = Function("user32", "GetKeyState", SHORT, (INT,))
GET_METRIC: Final = Function("user32", "GetSystemMetrics", INT, (INT,))
GET_ANCESTOR: Final = Function("user32", "GetAncestor", HANDLE, (HANDLE, UINT))
SYSTEM_PARAMETER: Final = Function("user32", "SystemParametersInfoW", BOOL, (UINT, UINT, ANY, UINT))
SET_AFFINITY: Final = Function("user32", "SetWindowDisplayAffinity", BOOL, (HANDLE, DWORD))
LET_FORWARD: Final = Function("user32", "AllowSetForegroundWindow", BOOL, (DWORD,))
GET_TICKS: Final = Function("kernel32", "GetTickCount", DWORD, ())
SET_ERROR_MODE: Final = Function("kernel32", "SetErrorMode", UINT, (UINT,))
GET_DRIVE: Final = Function("kernel32", "GetDriveTypeW", UINT, (TEXT,))
GET_ATTRIBUTES: Final = Function("kernel32", "GetFileAttributesW", DWORD, (TEXT,))
QUERY_DEVICE: Final = Function("kernel32", "QueryDosDeviceW", DWORD, (TEXT, TEXT, DWORD))
CREATE_JOB: Final = Function("kernel32", "CreateJobObjectW", HANDLE, (ANY, TEXT))
SET_JOB: Final = Function("kernel32", "SetInformationJobObject", BOOL, (HANDLE, INT, ANY, DWORD))
ASSIGN_TO_JOB: Final = Function("kernel32", "AssignProcessToJobObject", BOOL, (HANDLE, HANDLE))
CLOSE_HANDLE: Final = Function("kernel32", "CloseHandle", BOOL, (HANDLE,))
HEAR_SESSION: Final = Function("wtsapi32", "WTSRegisterSessionNotification", BOOL, (HANDLE, DWORD))
UNHEAR_SESSION: Final = Function("wtsapi32", "WTSUnRegisterSessionNotification", BOOL, (HANDLE,))
SET_REPORTS: Final = Function("kernel32", "WerSetFlags", HRESULT, (DWORD,))
EXCLUDE_FROM_REPORTS: Final = Function("wer", "WerAddExcludedApplication", HRESULT, (TEXT, BOOL))
SYNC_ROOT: Final = Function(
    "cldapi", "CfGetSyncRootInfoByPath", HRESULT, (TEXT, INT, ANY, DWORD, ctypes.POINTER(DWORD))
)


class Calls:
    """Calls functions by what is declared of them here, and no others."""

    def __init__(self, libraries: Libraries) -> None:
        self._libraries = libraries
        self._bound: dict[Function, Any] = {}

    def __call__(self, function: Function, *given: Any) -> Any:
        """Raises OSError: this Windows hasn’t such a function, or such a library."""
        bound = self._bound.get(function)
        if bound is None:
            library = self._libraries.load(function.library)
            try:
                bound = getattr(library, function.name)
            except AttributeError as error:
                raise OSError(f"{function.library} has no {function.name}") from error
            bound.argtypes, bound.restype = function.takes, function.answers
            self._bound[function] = bound
        return bound(*given)

    def last_error(self) -> int:
        return self._libraries.last_error()
