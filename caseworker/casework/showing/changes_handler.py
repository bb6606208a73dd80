"""Gathers paragraphs, changes and comments from the events of one part of a Word document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final
from xml.sax.handler import ContentHandler

from caseworker.casework.showing.faults import CannotShow
from caseworker.casework.showing.word import MOST_LETTERS

_WORD: Final = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_COMPATIBILITY: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_MADE: Final = {"ins": "in", "del": "out", "moveTo": "in", "moveFrom": "out"}
_MOVES: Final = {"moveFromRangeStart", "moveToRangeStart"}
_SIGNS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# How something looked before: a change of its look alone, and none of its words.
_LOOKS: Final = {
    "rPrChange",
    "pPrChange",
    "tblPrChange",
    "trPrChange",
    "tcPrChange",
    "sectPrChange",
}
_PARTS: Final = {"altChunk": "parts", "cellIns": "table", "cellDel": "table", "cellMerge": "table"}
_MARKS: Final = {"b", "i", "u"}
_OFF: Final = {"0", "false", "none", "off"}
_MOST_PARAGRAPHS: Final = 100_000


class Changes(ContentHandler):
    """What one part says, as plain lists and dictionaries.

    ``heading`` is the last one above; a part that is not the body is all under one.
    """

    def __init__(self, heading: str = "") -> None:
        super().__init__()
        self.paragraphs: list[dict[str, Any]] = []
        self.comments: list[dict[str, Any]] = []
        self.about: dict[str, dict[str, Any]] = {}
        self.notes: set[str] = set()
        self._heading, self._fixed = heading, bool(heading)
        self._open: list[dict[str, Any]] = []
        self._path: list[str] = []
        self._places: list[str] = []
        self._made: list[tuple[str, str, str, str]] = []
        self._move = {"moveFrom": "", "moveTo": ""}
        self._marks: set[str] = set()
        self._commented: list[str] = []
        self._collecting = False
        self._skipped = 0
        self._length = 0
        self._begin: dict[str, Callable[[str, dict[str, str]], None]] = {
            **dict.fromkeys(_MADE, self._begin_change),
            **dict.fromkeys(_MOVES, self._name_move),
            **dict.fromkeys(_SIGNS, self._sign),
            **dict.fromkeys(_MARKS, self._mark),
            **dict.fromkeys(_PARTS, lambda tag, _: self.notes.add(_PARTS[tag])),
            "t": self._begin_words,
            "delText": self._begin_words,
            "p": self._begin_paragraph,
            "r": lambda *_: self._marks.clear(),
            "sdt": lambda *_: self._places.append(self._place),
            "tag": self._tag,
            "comment": self._begin_comment,
            "commentRangeStart": self._begin_about,
            "commentRangeEnd": self._end_about,
            "bookmarkStart": self._bookmark,
            "pStyle": self._style,
            "ilvl": self._depth,
            "numPr": lambda *_: self._here("kind", "li"),
        }

    @property
    def _place(self) -> str:
        return self._places[-1] if self._places else ""

    def startElementNS(self, name: tuple[str | None, str], _qname: str | None, attrs: Any) -> None:  # noqa: N802 - SAX's name
        space, tag = name
        if self._skipped or (space == _COMPATIBILITY and tag == "Fallback") or tag in _LOOKS:
            if tag in _LOOKS:
                self.notes.add("looks")
            self._skipped += 1
            return
        self._path.append(tag if space in _WORD else "")
        if space not in _WORD:
            return
        if tag in self._begin:
            self._begin[tag](tag, {key[1]: value for key, value in attrs.items()})

    def endElementNS(self, name: tuple[str | None, str], _qname: str | None) -> None:  # noqa: N802 - SAX's name
        if self._skipped:
            self._skipped -= 1
            return
        self._path.pop()
        space, tag = name
        if space not in _WORD:
            return
        if tag in {"t", "delText"}:
            self._collecting = False
        elif tag in _MADE and self._made and not self._is_mark:
            self._made.pop()
        elif tag == "sdt" and self._places:
            self._places.pop()
        elif tag == "p" and self._open:
            self._end_paragraph(self._open.pop())

    def characters(self, content: str) -> None:
        if self._collecting and not self._skipped:
            self._add(content.replace("\u2029", " "))

    @property
    def _is_mark(self) -> bool:
        """Whether this tells of the end of a paragraph, or of a row, and holds no words."""
        return bool(self._path) and self._path[-1] in {"rPr", "trPr", "numPr"}

    def _is_in(self, tag: str) -> bool:
        return len(self._path) > 1 and self._path[-2] == tag

    def _here(self, key: str, value: object) -> None:
        if self._open:
            self._open[-1][key] = value

    def _begin_change(self, tag: str, said: dict[str, str]) -> None:
        author, at = said.get("author", ""), said.get("date", "")
        holder = self._path[-2] if len(self._path) > 1 else ""
        if holder in {"rPr", "trPr", "numPr"}:
            if holder == "trPr":
                self.notes.add("table")
            elif self._path[-3:-1] == ["pPr", "rPr"]:
                self._here("end", [_MADE[tag], author, at])
            return
        move = self._move.get(tag, "") if tag in self._move else ""
        self._made.append((_MADE[tag], author, at, move or (tag if tag in self._move else "")))

    def _name_move(self, tag: str, said: dict[str, str]) -> None:
        self._move[tag.removesuffix("RangeStart")] = said.get("name", "")

    def _sign(self, tag: str, _said: dict[str, str]) -> None:
        if self._is_in("r"):
            self._add(_SIGNS[tag])

    def _mark(self, tag: str, said: dict[str, str]) -> None:
        if self._path[-3:-1] == ["r", "rPr"] and said.get("val", "1") not in _OFF:
            self._marks.add(tag)

    def _begin_words(self, _tag: str, _said: dict[str, str]) -> None:
        self._collecting = True

    def _begin_paragraph(self, _tag: str, _said: dict[str, str]) -> None:
        if len(self.paragraphs) >= _MOST_PARAGRAPHS:
            raise CannotShow("too_large")
        self._open.append({
            "place": self._place, "heading": self._heading, "block": "", "kind": "p", "level": 1,
            "end": ["same", "", ""], "in_table": "tc" in self._path, "runs": [],
        })  # fmt: skip

    def _end_paragraph(self, paragraph: dict[str, Any]) -> None:
        if self.comments and "comment" in self._path:
            words = "".join(run["text"] for run in paragraph["runs"])
            told = [self.comments[-1]["text"], words]
            self.comments[-1]["text"] = "\n".join(part for part in told if part)
            return
        if paragraph.pop("heads", False) and not self._fixed:
            kept = (run["text"] for run in paragraph["runs"] if run["made"] != "in")
            self._heading = " ".join("".join(kept).split())
        self.paragraphs.append(paragraph)

    def _begin_comment(self, _tag: str, said: dict[str, str]) -> None:
        one = {"id": said.get("id", ""), "author": said.get("author", ""), "text": ""}
        self.comments.append({**one, "at": said.get("date", "")})

    def _begin_about(self, _tag: str, said: dict[str, str]) -> None:
        ident = said.get("id", "")
        self._commented.append(ident)
        place = self._place or (self._open[-1]["place"] if self._open else "")
        self.about[ident] = {"about": "", "heading": self._heading, "place": place}

    def _end_about(self, _tag: str, said: dict[str, str]) -> None:
        self._commented = [one for one in self._commented if one != said.get("id", "")]

    def _bookmark(self, _tag: str, said: dict[str, str]) -> None:
        name = said.get("name", "")
        if name.startswith("_b"):
            self._here("block", name)

    def _tag(self, _tag: str, said: dict[str, str]) -> None:
        if self._places and self._is_in("sdtPr") and said.get("val", "").startswith("cw:"):
            self._places[-1] = said["val"]

    def _style(self, _tag: str, said: dict[str, str]) -> None:
        style = said.get("val", "").lower()
        if style.startswith("heading"):
            self._here("kind", "h")
            if not self._place:
                self._here("heads", True)
        elif style.startswith("list"):
            self._here("kind", "li")

    def _depth(self, _tag: str, said: dict[str, str]) -> None:
        depth = said.get("val", "0")
        self._here("level", min(int(depth) if depth.isdecimal() else 0, 8) + 1)

    def _add(self, text: str) -> None:
        self._length += len(text)
        if self._length > MOST_LETTERS:
            raise CannotShow("too_large")
        if not self._open:
            return
        for ident in self._commented:
            self.about[ident]["about"] += text
        made, author, at, move = self._made[-1] if self._made else ("same", "", "", "")
        if len({one[0] for one in self._made}) > 1:
            made = "gone"
        run = {
            "made": made, "author": author, "at": at, "move": move,
            "marks": "".join(sorted(self._marks)), "place": self._place,
        }  # fmt: skip
        runs = self._open[-1]["runs"]
        if runs and {**runs[-1], "text": ""} == {**run, "text": ""}:
            runs[-1]["text"] += text
        else:
            runs.append({**run, "text": text})
