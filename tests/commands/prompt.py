"""Somebody at a prompt, with a folder to write files in, and what was printed about them."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from caseworker.commands import deadlines

REQUEST = {"kind": "request_received", "day": "2026-09-07"}


def at_the_prompt(*words: str) -> int:
    parser = argparse.ArgumentParser(prog="caseworker")
    deadlines.add_parser(parser.add_subparsers(required=True))
    args = parser.parse_args(["deadlines", *words])
    status: int = args.run(args)
    return status


class Prompt:
    """``answer`` writes a file and asks about it; ``run`` asks in these words."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.file = folder / "case.json"
        self._capsys = capsys
        self.status = -1
        self.error = ""

    def answer(self, told: object, *words: str) -> Any:
        self.file.write_text(told if isinstance(told, str) else json.dumps(told), "utf-8")
        return self.run(str(self.file), *words)

    def run(self, *words: str) -> Any:
        self.status = at_the_prompt(*words)
        out, self.error = self._capsys.readouterr()
        return json.loads(out) if out else None


def by_id(answer: Any) -> dict[str, Any]:
    return {line["id"]: line for line in answer["deadlines"]}
