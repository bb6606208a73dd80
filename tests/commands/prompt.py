"""Somebody at a prompt, with a folder to write files in, and what was printed about them."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from caseworker.commands import deadlines, may_disclose

REQUEST = {"kind": "request_received", "day": "2026-09-07"}


def at_the_prompt(*words: str, command: str = "deadlines") -> int:
    parser = argparse.ArgumentParser(prog="caseworker")
    commands = parser.add_subparsers(required=True)
    for each in (deadlines, may_disclose):
        each.add_parser(commands)
    args = parser.parse_args([command, *words])
    status: int = args.run(args)
    return status


class Prompt:
    """``answer`` writes a file and asks about it; ``run`` asks in these words."""

    def __init__(
        self, folder: Path, capsys: pytest.CaptureFixture[str], command: str = "deadlines"
    ) -> None:
        self.file = folder / "case.json"
        self._capsys = capsys
        self._command = command
        self.status = -1
        self.error = ""

    def answer(self, told: object, *words: str) -> Any:
        self.file.write_text(told if isinstance(told, str) else json.dumps(told), "utf-8")
        return self.run(str(self.file), *words)

    def run(self, *words: str) -> Any:
        self.status = at_the_prompt(*words, command=self._command)
        out, self.error = self._capsys.readouterr()
        return json.loads(out) if out else None


def by_id(answer: Any) -> dict[str, Any]:
    return {line["id"]: line for line in answer["deadlines"]}
