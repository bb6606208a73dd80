"""The figures of speed, each beside its yardstick, measured in the same run.

    python benchmarks/figures.py FOLDER [--cases N]

FOLDER keeps the practice store between runs, since a large one takes minutes to make. The
journey is made in a copy of it, so that every run begins alike.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

HERE = Path(__file__).resolve().parent
STARTS = 11  # of each, by turns; the first of them warms the disk and isn't counted

# What is aimed at: times of a yardstick, seconds, megabytes.
START_AIM = 1.3
TWICE = 2.0
TODAY_AIM = 0.5
SEARCH_AIM = 0.030
CASE_AIM = 0.080
GAP_AIM = 0.050
MEMORY_AIM = 250
PAPER_AIM = 0.25


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what was measured, beside what, and what is aimed at."""

    what: str
    measured: str
    yardstick: str
    aim: str
    is_met: bool


def main() -> int:
    """Measure everything and print it; the status says whether every aim was met."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--cases", type=int, default=10_000, metavar="N")
    given = parser.parse_args()
    kept = given.folder.absolute() / f"Figures-{given.cases}"
    with TemporaryDirectory(prefix="figures-", dir=_made(given.folder)) as scratch:
        around = {
            **os.environ,
            "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
            "PYTHONPATH": str(HERE.parent),
            "XDG_DATA_HOME": f"{scratch}/home",
            "LOCALAPPDATA": f"{scratch}/home",
        }
        # As it is installed: compiled once, not at each start.
        around.pop("PYTHONDONTWRITEBYTECODE", None)
        _run(around, "-m", "compileall", "-q", "caseworker", "benchmarks")
        if not (kept / "keys.json").exists():
            _run(around, "-m", "caseworker", "practice", str(kept), "--cases", str(given.cases))
        store = Path(scratch) / "Figures.caseworker"
        shutil.copytree(kept, store)
        starts = [
            (_start(around, HERE / "bare_window.py"), _start(around, HERE / "prompt.py", store))
            for _ in range(STARTS)
        ]
        bare, ours = (median(each) for each in zip(*starts[1:], strict=True))
        journey = json.loads(_run(around, str(HERE / "journey.py"), str(store)).splitlines()[-1])
        records = json.loads(_run(around, str(HERE / "records.py"), str(store)).splitlines()[-1])
    figures = _figures(ours, bare, journey, records)
    print(f"A practice store of {given.cases:,} cases.\n")
    for figure in figures:
        print(f"{'met' if figure.is_met else 'NOT':<4}{figure.what:<46}{figure.measured:>10}")
        print(f"    {figure.yardstick}; aim: {figure.aim}")
    gaps = ", ".join(f"{name} {ms(gap)}" for name, gap in journey["gaps"].items() if name)
    print(f"\nLongest gap on each leg: {gaps}")
    print(f"Memory at Today {journey['rss_today']:.0f} MB, peak {journey['rss_peak']:.0f} MB")
    return 0 if all(figure.is_met for figure in figures) else 1


def _figures(
    start: float, bare: float, journey: dict[str, Any], records: dict[str, float]
) -> list[Figure]:
    rest = journey["unlock"] - journey["derivation"]
    search, raw = records["search_p95"], records["search_raw_p95"]
    save, commit = records["save_p95"], records["commit_p95"]
    return [
        Figure(
            "start to the passphrase prompt",
            ms(start),
            f"a bare Qt window takes {ms(bare)}: {start / bare:.2f}x",
            "1.3x",
            start <= START_AIM * bare,
        ),
        Figure(
            "unlock to painted Today, less key derivation",
            ms(rest),
            f"of {ms(journey['unlock'])}, one derivation takes {ms(journey['derivation'])}",
            ms(TODAY_AIM),
            rest <= TODAY_AIM,
        ),
        Figure(
            "search as you type, p95",
            ms(search),
            f"the raw full-text query takes {ms(raw)}: {search / raw:.1f}x",
            f"2x and under {ms(SEARCH_AIM)}",
            search <= TWICE * raw and search < SEARCH_AIM,
        ),
        Figure(
            "open a case to painted, p95",
            ms(journey["open_p95"]),
            f"the middle one takes {ms(journey['open_middle'])}",
            ms(CASE_AIM),
            journey["open_p95"] <= CASE_AIM,
        ),
        Figure(
            "save with history and audit, p95",
            ms(save),
            f"a bare SQLCipher commit takes {ms(commit)}: {save / commit:.1f}x",
            "2x",
            save <= TWICE * commit,
        ),
        Figure(
            "longest gap of the event loop, whole journey",
            ms(journey["gap"]),
            "nothing to compare",
            ms(GAP_AIM),
            journey["gap"] <= GAP_AIM,
        ),
        Figure(
            "memory after the journey",
            f"{journey['rss_end']:.0f} MB",
            "resident",
            f"{MEMORY_AIM} MB",
            journey["rss_end"] <= MEMORY_AIM,
        ),
        Figure(
            "one plan as PDF",
            ms(records["paper_middle"]),
            f"the first one of a run takes {ms(records['paper_first'])}",
            ms(PAPER_AIM),
            records["paper_middle"] <= PAPER_AIM,
        ),
    ]


def ms(seconds: float) -> str:
    """A time as it is read best."""
    return f"{seconds * 1000:.1f} ms"


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder.absolute()


def _start(around: dict[str, str], script: Path, *words: Path) -> float:
    """Seconds from the start of a program to the moment that it prints."""
    began = time.time()
    said = _run(around, str(script), *map(str, words))
    return float(said.splitlines()[-1]) - began


def _run(around: dict[str, str], *words: str) -> str:
    done = subprocess.run(
        [sys.executable, *words],
        env=around,
        cwd=HERE.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        raise SystemExit(f"{words} ended with {done.returncode}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
