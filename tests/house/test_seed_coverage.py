"""The page that says where each bullet of the guide is: every number, and every file it names."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "seed-coverage.md"
ROW = re.compile(
    r"^\| (?P<number>\d+[a-e]?) \| (?P<asks>[^|]+) \| (?P<where>[^|]+) \| (?P<files>[^|]*) ?\|$"
)


def rows() -> list[re.Match[str]]:
    found = [ROW.match(line) for line in PAGE.read_text("utf-8").splitlines()]
    return [row for row in found if row]


def test_every_bullet_has_its_row_once_and_in_order() -> None:
    """1 to 135; the five grounds for ending a plan are told one by one."""
    grounds = [f"122{letter}" for letter in "abcde"]
    expected = [str(number) for number in range(1, 136)]
    expected[121:122] = grounds

    assert [row["number"] for row in rows()] == expected


def test_what_is_in_the_program_names_a_file_that_is_there() -> None:
    for row in rows():
        for name in re.findall(r"`([^`]+)`", row["files"]):
            assert (ROOT / name).exists(), f"{row['number']}: {name}"


def test_what_names_no_file_says_why() -> None:
    for row in rows():
        reason = row["where"]
        assert "`" in row["files"] or reason.startswith(("Context", "As ")), row["number"]
