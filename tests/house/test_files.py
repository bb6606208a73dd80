"""What no file of the project may hold: the places of one machine, the address of an index."""

import re
from pathlib import Path

from tests.house.source import kept_files, name_of

BINARY = {".png", ".pdf", ".ttf", ".otf", ".ico", ".db"}
# Written with [ ] where the plain words would make this file find itself.
PLACE_OF_ONE_MACHINE = re.compile(r"(?<![\w.>}])/(?:home|root|Users|work|farm)/\w")
ADDRESS_OF_AN_INDEX = re.compile(
    r"index[-_]url|find[-]links|pypi[.]org|files[.]pythonhosted|trusted[-]host"
)
WRITTEN_BY_THE_PROGRAM = "tests/records/layout_"  # kept to the byte, as a store was released
PRIVATE_KEY = re.compile(r"-{5}BEGIN [A-Z ]*PRIVATE KEY-{5}|AGE-SECRET[-]KEY-1")

TEXT_FILES = [file for file in kept_files() if file.suffix not in BINARY]


def test_a_file_is_text_of_one_kind() -> None:
    """UTF-8 without a mark, line feeds alone, no line left open at the end."""
    others = [name_of(file) for file in TEXT_FILES if not _is_plain_text(file)]

    assert not others


def test_a_file_names_no_place_of_one_machine() -> None:
    assert not found_in_files(PLACE_OF_ONE_MACHINE)


def test_a_file_names_no_index_to_install_from() -> None:
    assert not found_in_files(ADDRESS_OF_AN_INDEX)


def test_a_file_holds_no_private_key() -> None:
    assert not found_in_files(PRIVATE_KEY)


def found_in_files(form: re.Pattern[str]) -> list[str]:
    return [name_of(file) for file in TEXT_FILES if form.search(file.read_text("utf-8"))]


def _is_plain_text(file: Path) -> bool:
    held = file.read_bytes()
    try:
        held.decode("utf-8")
    except UnicodeDecodeError:
        return False
    ends = held.endswith(b"\n") or not held or WRITTEN_BY_THE_PROGRAM in name_of(file)
    return ends and b"\r" not in held and not held.startswith(b"\xef\xbb\xbf")
