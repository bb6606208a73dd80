"""Each thing that is asked of Windows: which function is called, with what, and what it means."""

from __future__ import annotations

import ctypes
from pathlib import Path
from typing import Any

import pytest

from caseworker.desktop import signatures as win
from caseworker.desktop.computer import Kind, Meaning, Told
from caseworker.desktop.messages import (
    END_SESSION,
    POWER,
    SESSION_CHANGED,
    SETTING_CHANGED,
    SHOW_WINDOW,
    meaning,
)
from caseworker.desktop.windows import Windows
from tests.desktop.documented import FUNCTIONS, Documented, behind

PLACE_CHANGED = 0x0047  # WM_WINDOWPOSCHANGED
WINDOW = 0x000A0B0C


def test_every_function_is_declared_as_it_is_documented() -> None:
    declared = {
        f"{one.library}.{one.name}": one
        for one in vars(win).values()
        if isinstance(one, win.Function)
    }

    assert set(declared) == set(FUNCTIONS)
    for name, one in declared.items():
        answer, takes = FUNCTIONS[name]
        nothing: list[Any] = [None if each in {"*", "LPCWSTR"} else 0 for each in takes]
        buffer = ctypes.create_unicode_buffer(1)
        given = [buffer if each == "LPWSTR" else nothing[at] for at, each in enumerate(takes)]
        assert win.Calls(Documented())(one, *given) == 1, answer


@pytest.mark.parametrize(
    ("structure", "size"),
    [
        (win.LastInput, 8),
        (win.HighContrast, 16),
        (win.Message, 48),
        (win.WindowPlace, 40),
        (win.BasicLimits, 64),
        (win.ExtendedLimits, 144),
    ],
)
def test_a_structure_is_as_large_as_on_windows_of_64_bits(
    structure: type[ctypes.Structure], size: int
) -> None:
    assert ctypes.sizeof(structure) == size


@pytest.mark.parametrize(
    ("now", "touched", "seconds"),
    [(10_000, 4_000, 6.0), (500, 0xFFFFFFFF - 499, 1.0)],  # the ticks go round after 49 days
)
def test_how_long_nobody_touched_it(now: int, touched: int, seconds: float) -> None:
    def last_input(told: Any) -> int:
        assert behind(told).size == 8
        behind(told).tick = touched
        return 1

    computer = Windows(Documented({"GetLastInputInfo": last_input, "GetTickCount": now}))

    assert computer.seconds_untouched() == seconds


def test_a_windows_that_does_not_say_is_not_taken_for_idle() -> None:
    assert Windows(Documented({"GetLastInputInfo": 0})).seconds_untouched() is None


@pytest.mark.parametrize(("state", "is_on"), [(1, True), (0, False), (-128, False), (-127, True)])
def test_caps_lock_is_the_lowest_bit_and_not_whether_the_key_is_down(
    state: int, *, is_on: bool
) -> None:
    windows = Documented({"GetKeyState": state})

    assert Windows(windows).caps_lock() is is_on
    assert windows.called == [("GetKeyState", 0x14)]  # VK_CAPITAL


@pytest.mark.parametrize(("flags", "is_on"), [(0x1, True), (0x7E, False), (0x7F, True)])
def test_high_contrast_is_told_by_its_flag(flags: int, *, is_on: bool) -> None:
    def parameter(what: int, size: int, told: Any, change: int) -> int:
        assert (what, size, behind(told).size, change) == (0x42, 16, 16, 0)
        behind(told).flags = flags
        return 1

    assert Windows(Documented({"SystemParametersInfoW": parameter})).high_contrast() is is_on


def test_a_remote_session_is_a_metric() -> None:
    windows = Documented({"GetSystemMetrics": 1})

    assert Windows(windows).is_remote()
    assert windows.called == [("GetSystemMetrics", 0x1000)]  # SM_REMOTESESSION


def test_a_session_is_heard_and_let_go_of() -> None:
    windows = Documented()
    computer = Windows(windows)

    computer.hear_session(WINDOW)
    computer.unhear_session(WINDOW)

    assert windows.called == [
        ("WTSRegisterSessionNotification", WINDOW, 0),  # NOTIFY_FOR_THIS_SESSION
        ("WTSUnRegisterSessionNotification", WINDOW),
    ]


@pytest.mark.parametrize(
    ("code", "detail", "means"),
    [
        (SESSION_CHANGED, 0x1, Meaning.SESSION),  # WTS_CONSOLE_CONNECT
        (SESSION_CHANGED, 0x2, Meaning.LEFT),  # WTS_CONSOLE_DISCONNECT: another user is switched to
        (SESSION_CHANGED, 0x3, Meaning.SESSION),  # WTS_REMOTE_CONNECT
        (SESSION_CHANGED, 0x4, Meaning.LEFT),  # WTS_REMOTE_DISCONNECT
        (SESSION_CHANGED, 0x6, Meaning.LEFT),  # WTS_SESSION_LOGOFF
        (SESSION_CHANGED, 0x7, Meaning.LEFT),  # WTS_SESSION_LOCK
        (SESSION_CHANGED, 0x8, Meaning.SESSION),  # WTS_SESSION_UNLOCK
        (POWER, 0x4, Meaning.LEFT),  # PBT_APMSUSPEND
        (POWER, 0x12, None),  # PBT_APMRESUMEAUTOMATIC
        (END_SESSION, 1, Meaning.LEFT),
        (END_SESSION, 0, None),  # somebody stopped it
        (SETTING_CHANGED, 0, Meaning.LOOKS),
        (0x0015, 0, Meaning.LOOKS),  # WM_SYSCOLORCHANGE
        (SHOW_WINDOW, 1, Meaning.SHOWN),
        (SHOW_WINDOW, 0, None),  # it is hidden
        (0x0100, 0x7, None),  # WM_KEYDOWN
    ],
)
def test_what_a_message_means(code: int, detail: int, means: Meaning | None) -> None:
    message = win.Message(WINDOW, code, detail)
    told = Windows(Documented()).told(b"windows_generic_MSG", ctypes.addressof(message))

    assert meaning(code, detail) is means
    assert told == (Told(means, WINDOW) if means else None)


@pytest.mark.parametrize(("flags", "shows"), [(0x0040, True), (0x0001 | 0x0004, False)])
def test_a_window_that_is_shown_by_being_placed_is_told_of_too(flags: int, *, shows: bool) -> None:
    place = win.WindowPlace(WINDOW, None, 0, 0, 10, 10, flags)
    message = win.Message(WINDOW, PLACE_CHANGED, 0, ctypes.addressof(place))

    told = Windows(Documented()).told(b"windows_generic_MSG", ctypes.addressof(message))

    assert told == (Told(Meaning.SHOWN, WINDOW) if shows else None)


def test_a_message_that_is_none_of_windows_is_not_read() -> None:
    assert Windows(Documented()).told(b"xcb_generic_event_t", 0) is None


@pytest.mark.parametrize(("hidden", "affinity"), [(True, 0x11), (False, 0x00)])
def test_a_window_is_left_out_of_what_is_captured(*, hidden: bool, affinity: int) -> None:
    windows = Documented({"GetAncestor": WINDOW})

    assert Windows(windows).hide_from_capture(WINDOW, hidden=hidden)

    assert windows.called == [
        ("GetAncestor", WINDOW, 2),  # GA_ROOT
        ("SetWindowDisplayAffinity", WINDOW, affinity),
    ]


def test_a_part_of_a_window_is_left_alone_and_a_refusal_is_told() -> None:
    inside = Documented({"GetAncestor": WINDOW + 1})
    refused = Documented({"GetAncestor": WINDOW, "SetWindowDisplayAffinity": 0})

    assert not Windows(inside).hide_from_capture(WINDOW, hidden=True)
    assert inside.names() == ["GetAncestor"]
    assert not Windows(refused).hide_from_capture(WINDOW, hidden=True)


def test_after_a_crash_nothing_is_dumped_and_no_box_of_the_system_shows() -> None:
    windows = Documented({"WerAddExcludedApplication": 0})

    Windows(windows).keep_no_dumps("Caseworker.exe")

    assert windows.called == [
        ("SetErrorMode", 0x8003),  # SEM_FAILCRITICALERRORS, NOGPFAULTERRORBOX, NOOPENFILEERRORBOX
        ("WerSetFlags", 0x21),  # WER_FAULT_REPORTING_FLAG_NOHEAP, WER_FAULT_REPORTING_NO_UI
        ("WerAddExcludedApplication", "Caseworker.exe", 0),  # this account's list
    ]


def test_python_itself_is_put_on_no_list() -> None:
    windows = Documented()

    Windows(windows).keep_no_dumps("")

    assert windows.names() == ["SetErrorMode", "WerSetFlags"]


def test_a_windows_without_error_reporting_starts_all_the_same() -> None:
    Windows(Documented(missing=frozenset({"wer"}))).keep_no_dumps("Caseworker.exe")


def test_another_process_may_bring_its_window_forward() -> None:
    windows = Documented()

    Windows(windows).let_forward(4711)

    assert windows.called == [("AllowSetForegroundWindow", 4711)]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (0, Kind.UNKNOWN),  # DRIVE_UNKNOWN
        (1, Kind.UNKNOWN),  # DRIVE_NO_ROOT_DIR
        (2, Kind.REMOVABLE),
        (3, Kind.FIXED),
        (4, Kind.NETWORK),  # DRIVE_REMOTE: a mapped letter
        (5, Kind.REMOVABLE),  # DRIVE_CDROM
        (6, Kind.MEMORY),  # DRIVE_RAMDISK
    ],
)
def test_what_a_drive_is(said: int, kind: Kind) -> None:
    windows = Documented({"GetDriveTypeW": said})

    assert Windows(windows).drive("Z:\\") is kind
    assert windows.called == [("GetDriveTypeW", "Z:\\")]


@pytest.mark.parametrize(
    ("device", "place"),
    [
        ("\\??\\D:\\cases", "D:\\cases"),
        ("\\??\\UNC\\server\\share", "\\\\server\\share"),
        ("\\Device\\HarddiskVolume3", "S:\\"),
        ("\\Device\\LanmanRedirector\\;S:0000\\server\\share", "S:\\"),
    ],
)
def test_a_letter_that_stands_for_a_folder_is_seen_through(device: str, place: str) -> None:
    def query(letter: str, told: Any, room: int) -> int:
        assert (letter, room) == ("S:", 1024)
        told.value = device
        return len(device) + 2

    found = Windows(Documented({"QueryDosDeviceW": query})).stands_for(Path("S:\\"))

    assert str(found).rstrip("\\") == place.rstrip("\\")  # Windows ends a share with one


@pytest.mark.parametrize(
    ("attributes", "in_a_root", "synced"),
    [
        (0x10, False, False),  # FILE_ATTRIBUTE_DIRECTORY
        (0x10 | 0x1000, False, True),  # OFFLINE
        (0x10 | 0x40000, False, True),  # RECALL_ON_OPEN
        (0x10 | 0x400000, False, True),  # RECALL_ON_DATA_ACCESS
        (0x10 | 0x80000, False, True),  # PINNED: “always keep on this device”
        (0x10 | 0x100000, False, True),  # UNPINNED: “free up space”
        (0xFFFFFFFF, False, False),  # INVALID_FILE_ATTRIBUTES: it isn't there
        (0x10, True, True),
    ],
)
def test_a_folder_that_is_copied_elsewhere_is_known_by_its_marks_or_its_root(
    attributes: int, *, in_a_root: bool, synced: bool
) -> None:
    status = (
        0 if in_a_root else -2147024896 + 390
    )  # HRESULT of ERROR_CLOUD_FILE_NOT_UNDER_SYNC_ROOT
    windows = Documented({"GetFileAttributesW": attributes, "CfGetSyncRootInfoByPath": status})

    assert Windows(windows).is_synced(Path("C:\\cases")) is synced


def test_a_windows_that_knows_of_no_roots_goes_by_the_marks() -> None:
    windows = Documented({"GetFileAttributesW": 0x10}, missing=frozenset({"cldapi"}))

    assert not Windows(windows).is_synced(Path("C:\\cases"))


def test_a_process_is_enclosed_in_a_job_of_its_own() -> None:
    told: list[tuple[int, int, int, int]] = []

    def limits(_job: int, kind: int, of: Any, size: int) -> int:
        job = behind(of)
        told.append((kind, size, job.basic.flags, job.basic.processes))
        assert job.process_memory == 1 << 29
        return 1

    windows = Documented({"CreateJobObjectW": 77, "SetInformationJobObject": limits})
    computer = Windows(windows)

    assert computer.enclose(12, 1 << 29) == 77
    computer.release(77)

    # JobObjectExtendedLimitInformation; KILL_ON_JOB_CLOSE, DIE_ON_UNHANDLED_EXCEPTION,
    # PROCESS_MEMORY and ACTIVE_PROCESS.
    assert told == [(9, 144, 0x2000 | 0x400 | 0x100 | 0x8, 1)]
    assert windows.called[-2:] == [("AssignProcessToJobObject", 77, 12), ("CloseHandle", 77)]


@pytest.mark.parametrize("refuses", ["SetInformationJobObject", "AssignProcessToJobObject"])
def test_a_process_that_can_not_be_enclosed_is_refused_and_the_job_closed(refuses: str) -> None:
    windows = Documented({"CreateJobObjectW": 77, refuses: 0})

    with pytest.raises(OSError, match="refused"):
        Windows(windows).enclose(12, 1 << 29)

    assert windows.called[-1] == ("CloseHandle", 77)
