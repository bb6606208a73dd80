"""What `docs/security.md` says is measured: every figure has its line, every proof is there."""

from __future__ import annotations

import ast
import re
from typing import Final

import pytest

from tests.house.source import HOME, tree_of

WANTED: Final = {*range(1, 45)}
PROOF: Final = re.compile(r"`((?:tests|benchmarks)/[\w/]+\.py)(?:::(\w+))?`")
LINE: Final = re.compile(r"^\| (\d+) \| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)


def measured() -> str:
    page = (HOME / "docs" / "security.md").read_text("utf-8")
    return page.split("## Measured")[1].split("\n## ")[0]


PROOFS: Final = sorted(set(PROOF.findall(measured())))


def test_every_figure_has_its_line_and_only_one() -> None:
    numbers = [int(number) for number, *_ in LINE.findall(measured())]

    assert numbers == sorted(WANTED)


def test_every_figure_names_what_proves_it() -> None:
    unproved = [
        number for number, _, proof, _ in LINE.findall(measured()) if not PROOF.search(proof)
    ]

    assert unproved == []


def test_what_is_not_there_yet_says_why() -> None:
    """“Not yet” without a reason is how a gap is forgotten."""
    lines = [line for line in measured().splitlines() if "not yet" in line]

    assert lines
    assert all("not yet, because" in line for line in lines)


@pytest.mark.parametrize(("file", "test"), PROOFS, ids=[f"{f}::{t}" for f, t in PROOFS])
def test_a_proof_that_is_named_is_there(file: str, test: str) -> None:
    assert (HOME / file).is_file()
    names = {
        node.name for node in ast.walk(tree_of(HOME / file)) if isinstance(node, ast.FunctionDef)
    }

    assert not test or test in names
