"""Writes in a Word document as somebody at the other end would, with Word tracking changes."""

from __future__ import annotations

import copy
from typing import Any, Final

from lxml import etree

from tests.documents.word_reader import NAMES, W, body, found, said, with_part

REBECCA: Final = "Rebecca Whitfield"
AT: Final = "2026-11-25T14:05:00Z"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


class WordHand:
    """One document, open; ``saved`` is what it is when it is sent back."""

    def __init__(self, docx: bytes, author: str = REBECCA) -> None:
        self._docx, self.body, self._author = docx, body(docx), author
        self._ids = 900
        self._parts: dict[str, bytes] = {}

    def replace(self, words: str, new: str) -> None:
        """Strike ``words`` out, and write ``new`` after them; either may be empty."""
        run, before, after = self._cut_out(words)
        run.addprevious(before)
        if words:
            run.addprevious(self._change("del", words, run))
        if new:
            run.addprevious(self._change("ins", new, run))
        run.addprevious(after)
        run.getparent().remove(run)

    def insert_after(self, words: str, new: str) -> None:
        """Write ``new`` behind ``words``."""
        run, before, after = self._cut_out(words, keeps=True)
        for one in (before, self._change("ins", new, run), after):
            run.addprevious(one)
        run.getparent().remove(run)

    def type_over(self, words: str, new: str) -> None:
        """The same as ``replace``, with tracking switched off."""
        (text,) = self._texts(words)
        text.text = text.text.replace(words, new)

    def new_paragraph(self, after: str, new: str) -> None:
        """Press Enter at the end of the paragraph that says ``after``, and write ``new``."""
        old = self.paragraph(after)
        made = etree.Element(f"{W}p")
        made.append(copy.deepcopy(found(old, "w:pPr")[0]))
        made.append(self._change("ins", new, found(old, ".//w:r")[0]))
        self._mark_end(old, "ins")
        old.addnext(made)

    def delete_paragraph(self, words: str) -> None:
        """Strike out a whole paragraph, and its end with it."""
        old = self.paragraph(words)
        for run in found(old, "w:r"):
            text = "".join(found(run, "w:t/text()"))
            run.addprevious(self._change("del", text, run))
            old.remove(run)
        self._mark_end(old, "del")

    def move(self, words: str, after: str) -> None:
        """Drag ``words`` behind ``after``."""
        for kind, text, place in (("moveFrom", words, words), ("moveTo", words, after)):
            run, before, rest = self._cut_out(place, keeps=kind == "moveTo")
            begins = etree.Element(f"{W}{kind}RangeStart", {f"{W}id": "1", f"{W}name": "move7"})
            ends = etree.Element(f"{W}{kind}RangeEnd", {f"{W}id": "1"})
            for one in (before, begins, self._change(kind, text, run), ends, rest):
                run.addprevious(one)
            run.getparent().remove(run)

    def comment(self, words: str, remark: str) -> None:
        """Write ``remark`` in the margin beside ``words``."""
        run, before, after = self._cut_out(words, keeps=True)
        begins = etree.Element(f"{W}commentRangeStart", {f"{W}id": "0"})
        ends = etree.Element(f"{W}commentRangeEnd", {f"{W}id": "0"})
        about = self._run(words, run)
        lead = self._run(before.findtext(f"{W}t").removesuffix(words), run)
        for one in (lead, begins, about, ends, after):
            run.addprevious(one)
        run.getparent().remove(run)
        comments = etree.Element(f"{W}comments", nsmap=NAMES)
        one = etree.SubElement(comments, f"{W}comment", self._told())
        one.set(f"{W}id", "0")
        etree.SubElement(one, f"{W}p").append(self._run(remark, run))
        self._parts["word/comments.xml"] = etree.tostring(comments)

    @property
    def saved(self) -> bytes:
        docx = with_part(self._docx, "word/document.xml", etree.tostring(self.body))
        for name, content in self._parts.items():
            docx = with_part(docx, name, content)
        return docx

    def paragraph(self, words: str) -> Any:
        """The paragraph that says ``words``."""
        (one,) = [each for each in found(self.body, "//w:p") if words in said(each)]
        return one

    def _texts(self, words: str) -> list[Any]:
        return [each for each in found(self.body, "//w:t") if words in (each.text or "")]

    def _cut_out(self, words: str, *, keeps: bool = False) -> tuple[Any, Any, Any]:
        """The run that says ``words``, and two of what stands before and after them."""
        (text,) = self._texts(words)
        run = text.getparent()
        before, _, after = text.text.partition(words)
        return run, self._run(before + (words if keeps else ""), run), self._run(after, run)

    def _run(self, words: str, like: Any, tag: str = "t") -> Any:
        made = etree.Element(f"{W}r")
        for look in found(like, "w:rPr"):
            made.append(copy.deepcopy(look))
        text = etree.SubElement(made, f"{W}{tag}", {_SPACE: "preserve"})
        text.text = words
        return made

    def _change(self, kind: str, words: str, like: Any) -> Any:
        made = etree.Element(f"{W}{kind}", self._told())
        made.append(self._run(words, like, "delText" if kind == "del" else "t"))
        return made

    def _mark_end(self, paragraph: Any, kind: str) -> None:
        (about,) = found(paragraph, "w:pPr")
        looks = etree.SubElement(about, f"{W}rPr")
        etree.SubElement(looks, f"{W}{kind}", self._told())

    def _told(self) -> dict[str, str]:
        self._ids += 1
        return {f"{W}id": str(self._ids), f"{W}author": self._author, f"{W}date": AT}
