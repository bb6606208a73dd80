"""What each list took: written down as it is measured, and told as one table."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Final, TypeVar

Asked = Callable[[], object]
Answer = TypeVar("Answer")
SLOW: Final = 100  # ms
TIMES: Final = 3  # what is not looked at for the first time: the middle of so many
FIRST, AGAIN, DONE, SORT, FILTER = "first", "again", "after a duty", "sorted", "filtered"
COLUMNS: Final = (FIRST, AGAIN, DONE, SORT, FILTER)


class Times:
    """Figures by list, beside the bare query of the same run."""

    def __init__(self, bare: Asked) -> None:
        bare()
        self._bare: Final = _middle(bare)
        self._found: dict[str, dict[str, float]] = {}

    def opens(self, called: str, work: Callable[[], Answer]) -> Answer:
        """A list is opened, and opened again. Answers with what it shows."""
        answer = self.first(called, work)
        self._note(called, AGAIN, _middle(work))
        return answer

    def first(self, called: str, work: Callable[[], Answer]) -> Answer:
        """A list is opened for the first time: everything is read."""
        begun = time.process_time()
        answer = work()
        self._note(called, FIRST, (time.process_time() - begun) * 1000)
        return answer

    def after_a_duty(self, called: str, work: Asked) -> None:
        self._note(called, DONE, _middle(work))

    def again(self, called: str, work: Asked) -> None:
        self._note(called, AGAIN, _middle(work))

    def sorts(self, called: str, ways: Iterable[Asked]) -> None:
        """The slowest of these ways, the first time that each is asked for."""
        self._note(called, SORT, max(map(_spent, ways)))

    def filters(self, called: str, *ways: Asked) -> None:
        """The slowest of these ways, once something was typed before."""
        for way in ways:
            way()
        self._note(called, FILTER, max(map(_middle, ways)))

    def told(self) -> tuple[str, ...]:
        """Print the table. Answers with what took too long and was no first look."""
        print(f"the bare query: {self._bare:.0f} ms; below, ms and the share of it")
        print(f"{'':34}" + "".join(f"{name:>17}" for name in COLUMNS))
        slow = []
        for called, found in self._found.items():
            cells = (self._cell(found.get(name)) for name in COLUMNS)
            print(f"{called:34}" + "".join(f"{cell:>17}" for cell in cells))
            late = (name for name, spent in found.items() if name != FIRST and spent > SLOW)
            slow += [f"{called}, {name}" for name in late]
        return tuple(slow)

    def _note(self, called: str, column: str, spent: float) -> None:
        self._found.setdefault(called, {})[column] = spent

    def _cell(self, spent: float | None) -> str:
        return "–" if spent is None else f"{spent:,.0f} ({spent / self._bare:.2f})"


def _spent(work: Asked) -> float:
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def _middle(work: Asked) -> float:
    return sorted(_spent(work) for _ in range(TIMES))[TIMES // 2]
