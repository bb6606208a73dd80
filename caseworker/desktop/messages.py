"""What the messages of Windows mean that concern us."""

from __future__ import annotations

from typing import Final

from caseworker.desktop.computer import Meaning

SESSION_CHANGED: Final = 0x02B1  # WM_WTSSESSION_CHANGE
POWER: Final = 0x0218  # WM_POWERBROADCAST
END_SESSION: Final = 0x0016  # WM_ENDSESSION
SHOW_WINDOW: Final = 0x0018  # WM_SHOWWINDOW
PLACE_CHANGED: Final = 0x0047  # WM_WINDOWPOSCHANGED
SETTING_CHANGED: Final = 0x001A  # WM_SETTINGCHANGE
COLOURS_CHANGED: Final = 0x0015  # WM_SYSCOLORCHANGE
THEME_CHANGED: Final = 0x031A  # WM_THEMECHANGED

# Console disconnected (which is what switching to another user is), remote disconnected, logged
# off, locked.
_SESSION_LEFT: Final = frozenset({0x2, 0x4, 0x6, 0x7})
_SLEEPS: Final = 0x4  # PBT_APMSUSPEND
_LOOKS: Final = frozenset({SETTING_CHANGED, COLOURS_CHANGED, THEME_CHANGED})


def meaning(code: int, detail: int) -> Meaning | None:
    """What a message with this wParam means; None where it doesn't concern us.

    That a window is shown by being placed (PLACE_CHANGED) stands behind its lParam: whoever can
    read that knows.
    """
    if code == SESSION_CHANGED:
        return Meaning.LEFT if detail in _SESSION_LEFT else Meaning.SESSION
    if (code == POWER and detail == _SLEEPS) or (code == END_SESSION and detail):
        return Meaning.LEFT
    if code in _LOOKS:
        return Meaning.LOOKS
    return Meaning.SHOWN if code == SHOW_WINDOW and detail else None
