"""Taking times: many of them, their middle, and the one that only five in a hundred exceed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from statistics import median
from time import perf_counter


def timed(work: Callable[[], object]) -> float:
    """Seconds that ``work`` takes."""
    began = perf_counter()
    work()
    return perf_counter() - began


def middle(times: Iterable[float]) -> float:
    """The time that half of them stay below."""
    return median(times)


def p95(times: Iterable[float]) -> float:
    """The time that ninety-five in a hundred stay below."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
