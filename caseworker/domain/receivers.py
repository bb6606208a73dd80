"""Offices that cases are handed over to: who they are, their keys, and who compared them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import NewType

from caseworker.domain.days import day_words
from caseworker.domain.name_words import name_words

ReceiverId = NewType("ReceiverId", str)


class KeyState(Enum):
    """Whether something may be sealed to an office. The values are the words on screen."""

    NONE = "No card yet"
    TO_COMPARE = "To be compared by telephone"
    CHANGED = "The key has changed: compare again"
    COMPARED = "Compared"


@dataclass(frozen=True, slots=True)
class Compared:
    """That two people said the same words to each other: on which day, who here, and how."""

    on: date
    by: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class ReceiverKey:
    """One pair of public keys of an office, each as 64 hexadecimal digits.

    Attributes:
        verify: proves what it signed (Ed25519). Empty for who has the age tool alone.
        seal: what is sealed to it (X25519).
        since: the first day on which it was known here.
        ended: the first day on which nothing is sealed to it any more; None while it is in force.
        vouched: the key before it signed for it. Says nothing of a first key.
        compared: None until somebody compared it; nothing is sealed to it before.
    """

    verify: str
    seal: str
    since: date
    ended: date | None = None
    vouched: bool = False
    compared: Compared | None = None


@dataclass(frozen=True, slots=True)
class Receiver:
    """An office that cases are handed over to, or come from.

    Attributes:
        kind: an id of ``receiver_kinds.toml``.
        former: names that it had, oldest first; it is found by them, too.
        authority: the local authority that it belongs to or lies in, if that is of use.
        invented: it belongs to the practice casebook.
        opened: its first day; None if it always was.
        closed: the first day on which it is no more; None while it is open.
        keys: oldest first.
    """

    id: ReceiverId
    name: str
    kind: str
    address: str = ""
    telephone: str = ""
    email: str = ""
    former: tuple[str, ...] = ()
    authority: str = ""
    note: str = ""
    invented: bool = False
    opened: date | None = None
    closed: date | None = None
    keys: tuple[ReceiverKey, ...] = field(default=(), repr=False)

    @property
    def key(self) -> ReceiverKey | None:
        """The one in force: the newest that has not ended."""
        live = [each for each in self.keys if each.ended is None]
        return live[-1] if live else None

    @property
    def key_before(self) -> ReceiverKey | None:
        """The last that was compared, before the present one."""
        ended = [each for each in self.keys if each.ended is not None and each.compared]
        return ended[-1] if ended else None

    @property
    def state(self) -> KeyState:
        """How its key stands: only what is compared may be sealed to."""
        if self.key is None:
            return KeyState.NONE
        if self.key.compared is not None:
            return KeyState.COMPARED
        return KeyState.TO_COMPARE if self.key_before is None else KeyState.CHANGED

    @property
    def state_words(self) -> str:
        """How its key stands, in words: who compared it, and when."""
        compared = self.key.compared if self.key is not None else None
        if compared is None:
            return self.state.value
        return f"Compared on {day_words(compared.on)} by {compared.by}"

    def is_open(self, on: date) -> bool:
        begun = self.opened is None or self.opened <= on
        return begun and (self.closed is None or on < self.closed)

    def may_be_sealed_to(self, on: date) -> bool:
        """Whether a pack may be made for it: it is open, and its key was compared."""
        return self.is_open(on) and self.state is KeyState.COMPARED

    def is_signed_by(self, verify: str) -> bool:
        """Whether that key was compared: only then is what it signed from this office.

        A key that has ended counts, too: what it signed may have been long on its way.
        """
        key = self.held(verify)
        return key is not None and key.compared is not None

    def held(self, verify: str) -> ReceiverKey | None:
        """The pair with that signing key, in force or not."""
        return next((each for each in self.keys if each.verify == verify), None)


def found(receivers: Iterable[Receiver], text: str) -> tuple[Receiver, ...]:
    """Those of which every word typed begins a word of a name, present or former, in order."""
    typed = name_words(text)
    return tuple(one for one in receivers if _has(one, typed))


def _has(one: Receiver, typed: tuple[str, ...]) -> bool:
    named = name_words(" ".join((one.name, *one.former, one.authority)))
    return all(any(word.startswith(each) for word in named) for each in typed)
