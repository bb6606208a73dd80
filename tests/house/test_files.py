"""What no file of the project may hold: the places of one machine, the address of an index."""

import re
from pathlib import Path

import pytest

from tests.house.source import kept_files, name_of

BINARY = {".png", ".pdf", ".ttf", ".otf", ".ico", ".db"}
# Written with [ ] where the plain words would make this file find itself.
PLACE_OF_ONE_MACHINE = re.compile(r"(?<![\w.>}])/(?:home|root|Users|work|farm)/\w")
ADDRESS_OF_AN_INDEX = re.compile(
    r"index[-_]url|find[-]links|pypi[.]org|files[.]pythonhosted|trusted[-]host"
)
WRITTEN_BY_THE_PROGRAM = "tests/records/layout_"  # kept to the byte, as a store was released
PRIVATE_KEY = re.compile(r"-{5}BEGIN [A-Z ]*PRIVATE KEY-{5}|AGE-SECRET[-]KEY-1")

every_text_file = pytest.mark.parametrize(
    "file", [file for file in kept_files() if file.suffix not in BINARY], ids=name_of
)


@every_text_file
def test_a_file_is_text_of_one_kind(file: Path) -> None:
    """UTF-8 without a mark, line feeds alone, no line left open at the end."""
    held = file.read_bytes()

    assert held.decode("utf-8") is not None
    assert not held.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in held
    assert held.endswith(b"\n") or not held or WRITTEN_BY_THE_PROGRAM in name_of(file)


@every_text_file
def test_a_file_names_no_place_of_one_machine(file: Path) -> None:
    found = PLACE_OF_ONE_MACHINE.search(file.read_text("utf-8"))

    assert found is None


@every_text_file
def test_a_file_names_no_index_to_install_from(file: Path) -> None:
    found = ADDRESS_OF_AN_INDEX.search(file.read_text("utf-8"))

    assert found is None


@every_text_file
def test_a_file_holds_no_private_key(file: Path) -> None:
    found = PRIVATE_KEY.search(file.read_text("utf-8"))

    assert found is None
