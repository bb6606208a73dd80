"""The process that looks at one file and tells what it saw, inside limits, and then ends."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from caseworker.casework.showing.cage import Limits, enclose_self
from caseworker.casework.showing.faults import CannotShow
from caseworker.casework.showing.frames import CHANGES, Frame, receive, send
from caseworker.domain.attachments import LARGEST
from caseworker.domain.errors import UnfitFile
from caseworker.domain.files.texts import read_text


def main() -> int:
    """Read one request from the pipe, answer it, and end. Returns the exit status."""
    with open(os.dup(1), "wb") as answers, open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - pipes
        os.dup2(nowhere.fileno(), 1)  # a library that prints must not garble the answer
        with open(0, "rb", closefd=False) as questions:
            asked = receive(questions, 0)
            if asked is None:
                return 2
            enclose_self(Limits(asked.facts["seconds"], asked.facts["memory"]))
            files = [receive(questions, LARGEST) for _ in range(int(asked.facts.get("files", 1)))]
        contents = [file.content for file in files if file is not None]
        if not contents or len(contents) != len(files):
            return 2
        try:
            for frame in _done(asked.facts, contents):
                send(answers, frame)
        except CannotShow as error:
            send(answers, Frame({"fault": error.code}))
        except MemoryError:
            send(answers, Frame({"fault": "too_large"}))
        else:
            send(answers, Frame({"end": True}))
    return 0


def _done(facts: dict[str, Any], contents: list[bytes]) -> Iterator[Frame]:  # noqa: PLR0911 - one for each task
    """What was asked for: to look, to take pages over or lay them in, to read a list or message."""
    match facts.get("task", "look"):
        case "take":
            from caseworker.casework.showing import taking  # noqa: PLC0415 - start-up, decision 24

            return taking.take(contents[0], str(facts["kind"]))
        case "lay":
            from caseworker.casework.showing import laying  # noqa: PLC0415 - start-up, decision 24

            return laying.lay(contents, facts["places"])
        case "transfer":
            from caseworker.casework.showing import transfer_xml  # noqa: PLC0415 - decision 24

            return transfer_xml.look(contents[0])
        case "list":
            from caseworker.casework.showing import list_table  # noqa: PLC0415 - decision 24

            return list_table.look(contents[0])
        case "message":
            from caseworker.casework.showing import messages  # noqa: PLC0415 - decision 24

            return messages.take(str(facts["kind"]), contents[0])
        case "look" if facts["kind"] in {"eml", "msg"} and not facts.get("words"):
            from caseworker.casework.showing import messages  # noqa: PLC0415 - decision 24

            return messages.look(str(facts["kind"]), contents[0])
        case _:
            return _look(facts, contents[0])


def _look(facts: dict[str, object], content: bytes) -> Iterator[Frame]:
    """The one library that this kind of file needs is loaded, and no other."""
    kind = facts["kind"]
    if facts.get("words"):
        from caseworker.casework.showing import words  # noqa: PLC0415 - start-up, decision 24

        return words.look(str(kind), content)
    if kind == "pdf":
        from caseworker.casework.showing import pdf  # noqa: PLC0415 - start-up, decision 24

        return pdf.look(
            content, int(str(facts["first"])), int(str(facts["most"])), int(str(facts["dots"]))
        )
    if kind in {"png", "jpeg"}:
        from caseworker.casework.showing import pictures  # noqa: PLC0415 - start-up, decision 24

        return pictures.look(content, str(kind))
    if kind == "docx":
        from caseworker.casework.showing import word  # noqa: PLC0415 - start-up, decision 24

        return word.look(content)
    if kind == CHANGES:
        from caseworker.casework.showing import word_changes  # noqa: PLC0415 - start-up, decision 24

        return word_changes.look(content)
    return _text(content)


def _text(content: bytes) -> Iterator[Frame]:
    try:
        text, letters = read_text(content)
    except UnfitFile as error:
        raise CannotShow("damaged") from error
    notes = ["guessed_letters"] if letters == "Windows-1252" else []
    yield Frame({"count": 0, "notes": notes, "text": text[:5_000_000]})


if __name__ == "__main__":
    raise SystemExit(main())
