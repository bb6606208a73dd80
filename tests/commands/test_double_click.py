"""What the installer says opens in the program does, and nothing else is taken for a file."""

from __future__ import annotations

import pytest
from windows.product import BROUGHT as INSTALLED

from caseworker.commands import BROUGHT, main


def test_what_is_double_clicked_is_what_the_installers_say() -> None:
    assert {f".{ending}" for ending in INSTALLED} == BROUGHT


@pytest.mark.parametrize("name", ["From Northmere.pack", "Northmere.CARD"])
def test_a_path_alone_is_a_file_to_be_opened(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name]) == 2  # it isn't there; a command of that name would end in its usage

    assert capsys.readouterr().err == "There is no such file.\n"
