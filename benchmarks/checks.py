"""How long the checks of a plan take, as a part of what an officer may wait after a key.

    python benchmarks/checks.py [--provision 40] [--times 50]

A plan with ten needs and outcomes and that many items of provision, each with something to
find, is looked at for each kind of version. Prints the quickest time and the middle one as
ratios of 10 ms: quickest, because another program may have had the machine meanwhile. Ends
with status 0 if the quickest stays below 1.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from stopwatch import middle, timed

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from caseworker.domain.blocks import paragraphs  # noqa: E402
from caseworker.domain.checks import before_sending  # noqa: E402
from caseworker.domain.plan import Plan, Section, VersionKind  # noqa: E402
from tests.builders import a_plan, an_item  # noqa: E402
from tests.domain.checked import look  # noqa: E402

ALLOWED: Final = 0.010
WORDS: Final = (
    "A small-group language programme of twenty minutes, carried on by a teaching assistant "
    "whom the therapist trained. Regular reviews are held where possible with the family. "
)


def main() -> int:
    """Measure, and print a line for each kind of version."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--provision", type=int, default=40)
    parser.add_argument("--times", type=int, default=50)
    asked = parser.parse_args()
    plan, worst = long_plan(asked.provision), 0.0
    for sending in (VersionKind.DRAFT, VersionKind.FINAL, VersionKind.AMENDED):
        times = []
        for _ in range(asked.times):
            looked = look(plan, sending=sending)
            times.append(timed(lambda looked=looked: before_sending(looked)))  # type: ignore[misc]  # bound now
        found = len(before_sending(look(plan, sending=sending)))
        quickest, usual = min(times) / ALLOWED, middle(times) / ALLOWED
        print(f"{sending.value}: {found} findings, quickest {quickest:.2f}, middle {usual:.2f}")
        worst = max(worst, quickest)
    return 0 if worst < 1 else 1


def long_plan(provision: int) -> Plan:
    """A plan that has something to find in every item."""
    sound = a_plan()
    outcome, given = (sound.section(letter).items[0].fields for letter in "EF")
    need = "Tom finds it hard to follow long instructions in class and at home."
    reached = "Tom follows an instruction of many steps without help in each lesson."
    return a_plan(
        A=Section(paragraphs("Tom wants to be a mechanic. He likes quiet mornings. " * 20)),
        B=Section(items=tuple(an_item(f"n{at}", need) for at in range(10))),
        E=Section(items=tuple(an_item(f"o{at}", reached, f"n{at}", **outcome) for at in range(10))),
        F=Section(
            items=tuple(
                an_item(f"p{at}", WORDS * 2, f"n{at % 10}", f"o{at % 10}", **given)
                for at in range(provision)
            )
        ),
        G=Section(paragraphs(WORDS * 2)),
        H1=Section(paragraphs(WORDS * 2)),
        H2=Section(paragraphs("A club on Saturdays. " * 30)),
    )


if __name__ == "__main__":
    raise SystemExit(main())
