"""Killed while somebody writes a plan: the real window, the real store, a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.conftest import Often
from tests.house.source import HOME


def test_kills_while_typing_lose_two_seconds_at_most_and_the_page_opens_where_it_was(
    often: Often,
) -> None:
    """How many seconds were lost is asked with ``--full`` alone: a busy machine has its own."""
    kills = often(1, 50)
    script = HOME / "benchmarks" / "typing_kills.py"
    done = subprocess.run(
        [sys.executable, str(script), "--kills", str(kills)],
        capture_output=True,
        check=False,
        timeout=kills * 60,
    )

    figures = json.loads(done.stdout)
    assert figures["kills"] == kills
    assert figures["words"] > 0
    assert figures["whole"], figures
    assert kills < 50 or figures["sound"], figures
