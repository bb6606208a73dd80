"""Reads the HTML that other programs put on the clipboard, as blocks.

HTML is read here and never handed to Qt, which would fetch the pictures it names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import Final

from caseworker.domain.blocks import Block, Blocks, Run, clean
from caseworker.ui.editor.formats import DEEPEST
from caseworker.ui.editor.links import fit_link

MOST: Final = 2_000_000  # letters of markup that are read
_DEEPEST_MARKUP: Final = 200

_SPACES: Final = re.compile(r"[ \t\r\n\f]+")
_NUMBERED: Final = re.compile(r"[\dA-Za-z]{1,4}[.)]")
_WORD_LEVEL: Final = re.compile(r"mso-list:[^;]*?level(\d)")
_MARKS: Final = {
    "b": "b", "strong": "b", "i": "i", "em": "i", "u": "u", "ins": "u", "cite": "i",
}  # fmt: skip
_PARTS: Final = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "li",
    "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul", "h1", "h2", "h3", "h4", "h5", "h6",
})  # fmt: skip
# What they hold is not words.
_DROPPED: Final = frozenset({
    "applet", "audio", "canvas", "embed", "iframe", "math", "noembed", "noframes",
    "noscript", "object", "script", "select", "style", "svg", "template", "textarea",
    "title", "video", "xml",
})  # fmt: skip
_EMPTY: Final = frozenset({
    "area", "base", "basefont", "bgsound", "br", "col", "command", "embed", "frame", "hr",
    "img", "input", "keygen", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip


_ENDED_BY: Final = {
    "p": (_PARTS, frozenset[str]()),
    "li": (frozenset({"li"}), frozenset({"ul", "ol"})),
    "td": (frozenset({"td", "th", "tr"}), frozenset({"table"})),
    "th": (frozenset({"td", "th", "tr"}), frozenset({"table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
}
"""What may stay open in HTML: what ends it by beginning, and within what that is of its own."""


@dataclass(frozen=True, slots=True)
class ReadHtml:
    """What was read. ``left_out``: words were deleted, hidden or remarks there, and are not here.

    ``struck``: words were struck through there, and stand here as any others.
    """

    blocks: Blocks = ()
    left_out: bool = False
    struck: bool = False


def blocks_in_html(html: str) -> Blocks:
    """What is fit in ``html``. Broken markup gives what was read of it, or nothing."""
    return read_html(html).blocks


def read_html(html: str) -> ReadHtml:
    """The same, and what is to be said of it."""
    reader = _Reader()
    try:
        reader.feed(html[:MOST])
        reader.close()
    except (AssertionError, ValueError, RecursionError):
        return ReadHtml()  # the parser's own refusals; the plain text is pasted instead
    return ReadHtml(reader.finish(), reader.left_out, reader.struck)


@dataclass(slots=True)
class _Open:
    """An element that has begun, and the marks that stood before it."""

    tag: str
    marks: frozenset[str]
    href: str
    is_struck: bool


@dataclass(slots=True)
class _Table:
    rows: list[list[list[Block]]] = field(default_factory=list)
    head: int = 0


class _Reader(HTMLParser):
    """Gathers blocks from markup, however broken."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._found: list[Block] = []
        self._runs: list[Run] = []
        self._block = Block()
        self._open: list[_Open] = []
        self._marks: frozenset[str] = frozenset()
        self._href = ""
        self._lists: list[bool] = []
        self._table: _Table | None = None
        self._tables = 0
        self._dropping = ""
        self._unseen: list[str] = []  # the element that nobody sees, and what has begun in it
        self._is_struck = False
        self.left_out = False
        self.struck = False
        self._sign: str | None = None  # the bullet that Word writes as text, while it is read

    def finish(self) -> Blocks:
        self._end_block()
        self._end_table()
        return tuple(self._found)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._dropping or self._goes_on_unseen(tag):
            return
        if tag in _DROPPED:
            self._dropping = "" if tag in _EMPTY else tag
            return
        said = {name: value or "" for name, value in attrs}
        style = said.get("style", "").lower().replace(" ", "")
        if tag not in _EMPTY and _is_unseen(tag, style, said):
            self._unseen = [tag]
            return
        if tag == "br":
            self._break()
        elif tag in _PARTS:
            self._begin_part(tag, style)
        if tag in _EMPTY:
            return
        if len(self._open) < _DEEPEST_MARKUP:
            self._open.append(_Open(tag, self._marks, self._href, self._is_struck))
        self._is_struck = self._is_struck or _is_struck(tag, style)
        self._marks = _marked(self._marks, tag, style)
        if tag == "a":
            self._href = fit_link(said.get("href", ""))
        if "mso-list:ignore" in style:
            self._sign = ""

    def handle_endtag(self, tag: str) -> None:
        if self._dropping:
            if tag == self._dropping:
                self._dropping = ""
            return
        if self._unseen and self._ends_unseen(tag):
            return
        if tag in _PARTS:
            self._end_part(tag)
        for position in range(len(self._open) - 1, -1, -1):
            if self._open[position].tag == tag:
                self._marks, self._href = self._open[position].marks, self._open[position].href
                self._is_struck = self._open[position].is_struck
                del self._open[position:]
                break
        if self._sign and tag == "span":
            ordered = bool(_NUMBERED.match(self._sign.strip()))
            self._block = replace(self._block, ordered=ordered)
            self._sign = None

    def handle_data(self, data: str) -> None:
        if self._dropping:
            return
        if self._unseen:
            self.left_out = self.left_out or not data.isspace()
            return
        if self._sign is not None:
            self._sign += data
            return
        inside_pre = any(one.tag == "pre" for one in self._open)
        text = clean(data) if inside_pre else _SPACES.sub(" ", clean(data))
        ends_open = not self._runs or self._runs[-1].text.endswith((" ", "\n"))
        if text.startswith(" ") and ends_open and not inside_pre:
            text = text[1:]
        if text:
            self.struck = self.struck or (self._is_struck and not text.isspace())
            marks = (self._marks - {"u"}) | {"link"} if self._href else self._marks
            self._add(Run(text, marks, self._href))

    def _goes_on_unseen(self, tag: str) -> bool:
        """Whether what begins is within what nobody sees; it may be what ends that."""
        if not self._unseen:
            return False
        by, within = _ENDED_BY.get(self._unseen[0], (frozenset(), frozenset()))
        if tag in by and within.isdisjoint(self._unseen):
            self._unseen = []
            return False
        if tag not in _EMPTY:
            self._unseen.append(tag)
        return True

    def _ends_unseen(self, tag: str) -> bool:
        """Whether what ends is within what nobody sees, or is that itself."""
        if tag in self._unseen:
            at = len(self._unseen) - 1 - self._unseen[::-1].index(tag)
            del self._unseen[at:]
            return True
        if self._unseen[0] in _ENDED_BY and tag in _PARTS:
            self._unseen = []  # what it stands in ends, and it with that
            return False
        return True

    def _break(self) -> None:
        if self._runs:
            self._add(Run("\n", self._runs[-1].marks, self._runs[-1].href))

    def _add(self, run: Run) -> None:
        last = self._runs[-1] if self._runs else Run("")
        if self._runs and (last.marks, last.href) == (run.marks, run.href):
            self._runs[-1] = replace(last, text=last.text + run.text)
        else:
            self._runs.append(run)

    def _begin_part(self, tag: str, style: str) -> None:
        # A paragraph inside a list item is the item's own words.
        if not (tag in {"p", "div"} and self._block.kind == "li" and not self._runs):
            self._end_block()
        word_level = _WORD_LEVEL.search(style)
        if tag == "li":
            depth = min(max(len(self._lists), 1), DEEPEST)
            self._block = Block("li", level=depth, ordered=bool(self._lists) and self._lists[-1])
        elif word_level:
            self._block = Block("li", level=min(max(int(word_level[1]), 1), DEEPEST))
        elif tag in {"ul", "ol"}:
            self._lists.append(tag == "ol")
        elif re.fullmatch("h[1-6]", tag):
            self._block = Block("h", level=int(tag[1]))
        elif tag == "table":
            self._tables += 1
            self._table = self._table or _Table()
        elif self._table and self._tables == 1:
            if tag == "tr":
                self._table.rows.append([])
            elif tag in {"td", "th"}:
                self._table.rows = self._table.rows or [[]]
                self._table.head = max(
                    self._table.head, int(tag == "th" and len(self._table.rows) == 1)
                )
                self._table.rows[-1].append([])

    def _end_part(self, tag: str) -> None:
        self._end_block()
        if tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
        elif tag == "table" and self._tables:
            self._tables -= 1
            if not self._tables:
                self._end_table()

    def _end_block(self) -> None:
        runs = _trimmed(self._runs)
        if runs:
            block = replace(self._block, runs=runs)
            rows = self._table.rows if self._table else []
            (rows[-1][-1] if rows and rows[-1] else self._found).append(block)
        self._block = Block()
        self._runs = []

    def _end_table(self) -> None:
        table, self._table, self._tables = self._table, None, 0
        if table is None:
            return
        rows = [row for row in table.rows if any(row)]
        width = max((len(row) for row in rows), default=0)
        if width < 2 or len(rows) < 2:  # noqa: PLR2004 - a frame around words, not a table
            self._found.extend(block for row in rows for cell in row for block in cell)
            return
        full = tuple(
            tuple(tuple(cell) for cell in (*row, *([[]] * (width - len(row))))) for row in rows
        )
        self._found.append(Block("table", rows=full, head=table.head))


def _is_unseen(tag: str, style: str, said: dict[str, str]) -> bool:
    """Deleted while changes were tracked, hidden, or a remark in the margin."""
    is_hidden = bool(re.search(r"(?:^|;)display:none", style)) or "hidden" in said
    is_remark = "mso-element:comment" in style or "msocomanchor" in said.get("class", "").lower()
    return tag == "del" or is_hidden or is_remark


def _is_struck(tag: str, style: str) -> bool:
    return tag in {"s", "strike"} or bool(
        re.search(r"text-decoration(?:-line)?:[^;]*line-through", style)
    )


def _marked(marks: frozenset[str], tag: str, style: str) -> frozenset[str]:
    """The marks inside an element: by its name, and by its style, which has the last word."""
    if tag in _MARKS:
        marks |= {_MARKS[tag]}
    weight = re.search(r"font-weight:(\w+)", style)
    if weight:
        is_bold = weight[1] in {"bold", "bolder", "600", "700", "800", "900"}
        marks = marks | {"b"} if is_bold else marks - {"b"}
    slant = re.search(r"font-style:(\w+)", style)
    if slant:
        marks = marks | {"i"} if slant[1] in {"italic", "oblique"} else marks - {"i"}
    if re.search(r"text-decoration(?:-line)?:[^;]*underline", style):
        marks |= {"u"}
    return marks


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    """Runs without spaces and line breaks at the ends; no-break spaces alone are no words."""
    kept = list(runs)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    while kept and not kept[0].text.strip():
        kept.pop(0)
    return tuple(kept)
