"""Reads a calendar file by the letter of RFC 5545, with nothing of the library that wrote it."""

from __future__ import annotations

from dataclasses import dataclass, field

LONGEST = 75  # octets of a line, without its end


@dataclass(frozen=True, slots=True)
class Entry:
    """One VEVENT: each property once, its parameters kept with its name."""

    says: dict[str, str] = field(default_factory=dict)


def lines_of(content: bytes) -> list[bytes]:
    """The lines as they are folded. Each ends as the standard says."""
    assert content.endswith(b"\r\n")
    lines = content.split(b"\r\n")[:-1]
    assert not [line for line in lines if b"\n" in line or b"\r" in line]
    return lines


def entries_of(content: bytes) -> list[Entry]:
    """Every entry of a calendar, with its words unfolded and unescaped."""
    unfolded = content.replace(b"\r\n ", b"").replace(b"\r\n\t", b"").decode("utf-8")
    found: list[Entry] = []
    within = False
    for line in unfolded.split("\r\n"):
        if line == "BEGIN:VEVENT":
            within = True
            found.append(Entry())
        elif line == "END:VEVENT":
            within = False
        elif within:
            name, _, value = line.partition(":")
            assert name not in found[-1].says, f"{name} stands there twice"
            found[-1].says[name] = _plain(value)
    return found


def _plain(value: str) -> str:
    signs = iter(value)
    said = []
    for sign in signs:
        if sign != "\\":
            said.append(sign)
            continue
        after = next(signs)
        said.append("\n" if after in "nN" else after)
    return "".join(said)
