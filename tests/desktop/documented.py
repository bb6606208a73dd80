"""Functions of Windows as Microsoft documents them, and libraries that hold callers to that.

Written from the documentation of each function (learn.microsoft.com, Win32 API reference), not
from our code: names, types in the order of the arguments, sizes of the structures on 64 bits.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

# Windows Data Types: what stands behind each name on 64 bits. “*” is a pointer to something.
WIDTHS: Final[dict[str, tuple[type[Any], ...]]] = {
    "BOOL": (ctypes.c_int32,),
    "int": (ctypes.c_int32,),
    "SHORT": (ctypes.c_int16,),
    "UINT": (ctypes.c_uint32,),
    "DWORD": (ctypes.c_uint32,),
    "HRESULT": (ctypes.c_int32,),
    "HWND": (ctypes.c_void_p,),
    "HANDLE": (ctypes.c_void_p,),
    "LPCWSTR": (ctypes.c_wchar_p,),
    "LPWSTR": (ctypes.c_wchar_p,),
}

FUNCTIONS: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "user32.GetLastInputInfo": ("BOOL", ("*",)),
    "user32.GetKeyState": ("SHORT", ("int",)),
    "user32.GetSystemMetrics": ("int", ("int",)),
    "user32.GetAncestor": ("HWND", ("HWND", "UINT")),
    "user32.SystemParametersInfoW": ("BOOL", ("UINT", "UINT", "*", "UINT")),
    "user32.SetWindowDisplayAffinity": ("BOOL", ("HWND", "DWORD")),
    "user32.AllowSetForegroundWindow": ("BOOL", ("DWORD",)),
    "kernel32.GetTickCount": ("DWORD", ()),
    "kernel32.SetErrorMode": ("UINT", ("UINT",)),
    "kernel32.GetDriveTypeW": ("UINT", ("LPCWSTR",)),
    "kernel32.GetFileAttributesW": ("DWORD", ("LPCWSTR",)),
    "kernel32.QueryDosDeviceW": ("DWORD", ("LPCWSTR", "LPWSTR", "DWORD")),
    "kernel32.CreateJobObjectW": ("HANDLE", ("*", "LPCWSTR")),
    # JOBOBJECTINFOCLASS is an enum, and so an int.
    "kernel32.SetInformationJobObject": ("BOOL", ("HANDLE", "int", "*", "DWORD")),
    "kernel32.AssignProcessToJobObject": ("BOOL", ("HANDLE", "HANDLE")),
    "kernel32.CloseHandle": ("BOOL", ("HANDLE",)),
    "wtsapi32.WTSRegisterSessionNotification": ("BOOL", ("HWND", "DWORD")),
    "wtsapi32.WTSUnRegisterSessionNotification": ("BOOL", ("HWND",)),
    "kernel32.WerSetFlags": ("HRESULT", ("DWORD",)),
    "wer.WerAddExcludedApplication": ("HRESULT", ("LPCWSTR", "BOOL")),
    # CF_SYNC_ROOT_INFO_CLASS is an enum, and so an int.
    "cldapi.CfGetSyncRootInfoByPath": ("HRESULT", ("LPCWSTR", "int", "*", "DWORD", "*")),
}

Answer = Callable[..., Any]


@dataclass
class Documented:
    """Libraries of a Windows that isn't there. Each call is checked, noted, and answered.

    ``answers`` are by the name of the function: a value, or a function of what was given.
    A function that has none answers 1; a library in ``missing`` can't be loaded.
    """

    answers: dict[str, Any] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()
    error: int = 5
    called: list[tuple[Any, ...]] = field(default_factory=list)

    def load(self, name: str) -> Any:
        if name in self.missing:
            raise OSError(f"{name}.dll is not there")
        return _Library(name, self)

    def last_error(self) -> int:
        return self.error

    def names(self) -> list[str]:
        """What was called, in order."""
        return [one[0] for one in self.called]


class _Library:
    def __init__(self, name: str, of: Documented) -> None:
        self._name, self._of = name, of

    def __getattr__(self, name: str) -> _Function:
        if f"{self._name}.{name}" not in FUNCTIONS:
            raise AttributeError(name)
        return _Function(f"{self._name}.{name}", self._of)


class _Function:
    """Callable once it is declared as documented; each argument has to fit its type."""

    def __init__(self, name: str, of: Documented) -> None:
        self._name, self._of = name, of
        self.argtypes: tuple[Any, ...] | None = None
        self.restype: Any = None

    def __call__(self, *given: Any) -> Any:
        answer, takes = FUNCTIONS[self._name]
        assert self.argtypes is not None, f"{self._name} is called undeclared"
        assert len(given) == len(self.argtypes) == len(takes), self._name
        assert _is(self.restype, answer), self._name
        for value, declared, documented in zip(given, self.argtypes, takes, strict=True):
            assert _is(declared, documented), f"{self._name}: {documented}"
            declared.from_param(value)
        short = self._name.partition(".")[2]
        self._of.called.append((short, *given))
        said = self._of.answers.get(short, 1)
        return said(*given) if callable(said) else said


def _is(declared: Any, documented: str) -> bool:
    if documented == "*":
        return declared is ctypes.c_void_p or hasattr(declared, "contents")
    return declared in WIDTHS[documented]


def behind(reference: Any) -> Any:
    """What ``ctypes.byref`` points to."""
    return reference._obj  # noqa: SLF001 - ctypes has no other name for it
