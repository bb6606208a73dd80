"""One program of an account on the same records: whoever begins a second hands over what it wants.

It works by files in the account’s own data folder: one that the first program holds, one that says
which process it is, and a folder into which the second puts a request. Their names tell nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from typing import Final

from caseworker.desktop.held_file import HeldFile

PATIENCE: Final = 10.0  # seconds: the first may still be starting
LONGEST: Final = 40_000  # bytes of a request: the longest path that Windows knows, and some
MOST: Final = 20  # requests that are looked at in one go
_ROOM: Final = "open"
_ENDING: Final = ".ask"
_LOOK: Final = 0.02  # seconds


class NoRequest(ValueError):
    """What lies there is none of ours."""


class FrontDoor:
    """The door of the records in ``folder``, for one account. It is open to its own files alone."""

    def __init__(self, home: Path, folder: Path, endings: Collection[str]) -> None:
        """``home`` is the account’s data folder; ``endings`` are of files that may be brought."""
        whole = os.path.normcase(os.path.realpath(folder))
        name = hashlib.sha256(os.fsencode(whole)).hexdigest()[:24]
        self._room = home / _ROOM
        self._file = self._room / f"{name}.held"
        self._process = self._room / f"{name}.process"
        self._endings = frozenset(endings)
        self._held: HeldFile | None = None
        self.inbox = self._room / name

    @property
    def is_held(self) -> bool:
        """Whether this is the first program: only the first hears what is asked."""
        return self._held is not None

    def take(self) -> bool:
        """Become the first program, unless another is. What an earlier one never heard is dropped.

        Raises:
            OSError: the account’s data folder can't be written.
        """
        if self._held is None:
            self.inbox.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._file.touch(mode=0o600)  # whether the folder can be written is not asked below
            try:
                self._held = HeldFile(self._file)
            except OSError:
                return False
            for left in self.inbox.iterdir():
                left.unlink(missing_ok=True)
            self._process.write_text(str(os.getpid()), encoding="ascii")
        return True

    def release(self) -> None:
        """Be the first program no longer. May be called twice."""
        held, self._held = self._held, None
        if held is not None:
            self._process.unlink(missing_ok=True)
            held.release()

    def hand_over(
        self,
        brought: Path | None,
        let_forward: Callable[[int], None],
        patience: float = PATIENCE,
    ) -> bool:
        """Ask the first program to come forward, and to open ``brought``.

        ``let_forward`` lets its process take the place in front. False where nobody heard: the
        first program has ended meanwhile, and then this is the first, or it doesn’t answer.

        Raises:
            OSError: the request can't be written.
        """
        with suppress(OSError, ValueError):
            let_forward(int(self._process.read_text(encoding="ascii")))
        request = self.inbox / f"{secrets.token_hex(8)}{_ENDING}"
        new = request.with_suffix(".new")
        new.write_text(json.dumps({"bring": str(brought)} if brought else {}), encoding="utf-8")
        new.replace(request)
        end = time.monotonic() + patience
        while request.exists():
            if time.monotonic() > end or self.take():
                request.unlink(missing_ok=True)
                return False
            time.sleep(_LOOK)
        return True

    def asked(self) -> list[Path | None]:
        """Every request that lies there, taken out: the file to be opened, or None for none.

        What is no request is dropped unread.
        """
        found: list[Path | None] = []
        with suppress(OSError):  # the folder was taken away: then nobody asks
            for path in sorted(self.inbox.glob(f"*{_ENDING}"))[:MOST]:
                with suppress(OSError, NoRequest):
                    found.append(self._read(path))
                path.unlink(missing_ok=True)
        return found

    def _read(self, path: Path) -> Path | None:
        if path.is_symlink() or not path.is_file():
            raise NoRequest
        with path.open("rb") as file:
            content = file.read(LONGEST + 1)
        return file_asked_for(content, self._endings)


def file_asked_for(content: bytes, endings: Collection[str]) -> Path | None:
    """The one thing that a request may say: the whole path of a file with one of ``endings``.

    Raises:
        NoRequest: it says anything else.
    """
    if len(content) > LONGEST:
        raise NoRequest
    try:
        told = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise NoRequest from error
    if told == {}:
        return None
    if not isinstance(told, dict) or set(told) != {"bring"} or not isinstance(told["bring"], str):
        raise NoRequest
    path = Path(told["bring"])
    is_plain = all(letter.isprintable() for letter in told["bring"])
    if not is_plain or not path.is_absolute() or path.suffix.casefold() not in endings:
        raise NoRequest
    return path
