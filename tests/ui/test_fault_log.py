"""``faults.log``: what is written down of a fault, where, and how much of it is kept."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from caseworker.app import fault_folder
from caseworker.domain.site_policy import NOTHING_SET, read_policy
from caseworker.ui.fault_log import BEFORE, FILE, LONGEST, FaultLog
from caseworker.ui.faults import report

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def test_a_fault_is_written_down_without_its_words(tmp_path: Path) -> None:
    log = FaultLog(tmp_path / "logs", lambda: NOON)

    log.note(report(ValueError("Tom Whitfield is not a number")))

    written = (tmp_path / "logs" / FILE).read_text("utf-8")
    assert written.startswith("2026-11-23T12:00:00+00:00\n")
    assert "ValueError" in written
    assert "Whitfield" not in written


def test_a_long_log_is_begun_anew_and_the_one_before_is_kept(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("x" * (LONGEST + 1), "utf-8")
    log = FaultLog(tmp_path, lambda: NOON)

    log.note("a fault")

    assert (tmp_path / BEFORE).stat().st_size > LONGEST
    assert (tmp_path / FILE).stat().st_size < 100


def test_a_folder_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file", "utf-8")

    FaultLog(tmp_path / "logs").note("a fault")

    assert (tmp_path / "logs").read_text("utf-8") == "a file"


def test_where_it_lies_is_ours_to_say_until_the_it_department_does(tmp_path: Path) -> None:
    place = tmp_path.as_posix()

    assert fault_folder(NOTHING_SET, tmp_path) == tmp_path / "logs"
    assert fault_folder(read_policy(f'log_folder = "{place}"'), Path("home")) == tmp_path
    assert fault_folder(read_policy('log_folder = "logs"'), tmp_path) is None
