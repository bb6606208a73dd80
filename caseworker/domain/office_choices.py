"""What an office may choose among, read from ``office_choices.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from caseworker.domain.law.entry import Entry, read_toml

FILE: Final = "office_choices.toml"


@dataclass(frozen=True, slots=True)
class Offered:
    """The numbers that are offered, in the order of the list, and the one that is usual."""

    numbers: tuple[int, ...]
    usual: int
    source: str

    def one_of_them(self, number: object) -> int:
        """The same number where it is offered; else the usual one."""
        return number if isinstance(number, int) and number in self.numbers else self.usual


@cache
def offered() -> Mapping[str, Offered]:
    """The file that comes with the program, by the name of each choice."""
    text = (resources.files("caseworker.domain") / FILE).read_text(encoding="utf-8")
    return read_offered(text)


def read_offered(text: str) -> Mapping[str, Offered]:
    """Raises BrokenLaw: a row says too little, something that nobody reads, or no usual one."""
    whole = read_toml(FILE, text)
    return {name: _offered(whole.only_table(name)) for name in whole.names}


def _offered(row: Entry) -> Offered:
    found = Offered(row.wholes("offered"), row.whole("usual"), row.text("source"))
    row.done()
    if found.usual not in found.numbers:
        raise row.broken("the usual one isn’t among those that are offered")
    return found
