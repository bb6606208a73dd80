"""Runs of text as reportlab's markup: escaped, each stretch in a face that has its letters.

Everything here was typed by somebody, so nothing of it may act: unescaped, reportlab's
markup reads local files, calls functions and restyles the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from caseworker.documents.press.fonts import Stretch, Weight, stretches
from caseworker.documents.press.shaping import MAY_BREAK, NO_BREAK
from caseworker.documents.press.tagging.tree import Node
from caseworker.domain.blocks import Run, clean
from caseworker.domain.days import MONTHS

# A day never parts from its month at the end of a line.
_DAY = re.compile(rf"\b(\d{{1,2}}) (?=(?:{'|'.join(MONTHS)})\b)")
_MAY_LINK = re.compile(r"(?:https?://|mailto:|tel:)[^\s\"<>]+$", re.IGNORECASE)
LINK = "#0B5D5E"
_WORD = 12  # letters: no name that has no spaces is longer


@dataclass(slots=True)
class Markup:
    """Makes markup for one paper, and keeps the nodes that it switches to, by label.

    ``places`` are the keys that links inside the paper may lead to. Where it ``is_plain``,
    what would lean is bold instead.
    """

    places: frozenset[str] = frozenset()
    is_plain: bool = False
    inline: dict[str, Node] = field(default_factory=dict)

    def of(self, runs: Iterable[Run], parent: Node, weight: Weight = Weight.REGULAR) -> str:
        """``runs`` inside a paragraph of ``parent``, set in ``weight`` unless marked."""
        return "".join(self._run(run, parent, weight) for run in runs)

    def text(self, text: str, parent: Node, weight: Weight = Weight.REGULAR) -> str:
        return self.of((Run(text),), parent, weight)

    def _run(self, run: Run, parent: Node, weight: Weight) -> str:
        text = clean(run.text)
        leans = "i" in run.marks
        bold = weight.is_bold or "b" in run.marks or (leans and self.is_plain)
        italic = leans and not self.is_plain
        mono = weight in {Weight.MONO, Weight.MONO_BOLD}
        cut = weight if mono else Weight.of(bold=bold, italic=italic)
        inside = run.href.startswith("#") and run.href[1:] in self.places
        leads = not run.marks.isdisjoint({"link", "note"})
        if not leads or not (inside or _MAY_LINK.match(run.href)):
            return self._decorated(run, text, parent, weight, cut)
        contents = f"Go to {text}" if inside else text
        if "note" in run.marks:
            return self._number(run, text, parent, weight)
        node = parent.add("Link", href=run.href, contents=contents)
        drawn = self._lines(text, node, weight, cut)
        href = quoteattr(run.href)
        return self._tagged(node, f'<a href={href} color="{LINK}"><u>{drawn}</u></a>')

    def _number(self, run: Run, text: str, parent: Node, weight: Weight) -> str:
        """The number of a note, raised: a reference, and a link to the note."""
        node = parent.add("Reference").add("Link", href=run.href, contents=f"Go to note {text}")
        drawn = self._lines(text, node, weight, weight)
        raised = f"<super>{drawn}</super>"
        return self._tagged(node, f'<a href={quoteattr(run.href)} color="{LINK}">{raised}</a>')

    def _decorated(self, run: Run, text: str, parent: Node, weight: Weight, cut: Weight) -> str:
        """With a line under it, or through it: that one a reader is told of, too."""
        if "s" not in run.marks:
            drawn = self._lines(text, parent, weight, cut)
            return f"<u>{drawn}</u>" if "u" in run.marks else drawn
        node = parent.add("Span")
        node.attributes = {"O": "/Layout", "TextDecorationType": "/LineThrough"}
        drawn = self._lines(text, node, weight, cut)
        return self._tagged(node, f'<strike width="0.07*F">{drawn}</strike>')

    def _lines(self, text: str, parent: Node, weight: Weight, cut: Weight) -> str:
        text = _DAY.sub(rf"\1{NO_BREAK}", text)
        return "<br/>".join(
            "".join(self._stretch(stretch, parent, weight) for stretch in stretches(line, cut))
            for line in text.split("\n")
        )

    def _stretch(self, stretch: Stretch, parent: Node, weight: Weight) -> str:
        drawn = escape(stretch.drawn)
        if stretch.face != weight.value:
            drawn = f'<font name="{stretch.face}">{drawn}</font>'
        if not (stretch.actual or stretch.lang):
            return drawn
        node = parent.add("Span", actual=stretch.actual, lang=stretch.lang)
        if stretch.below:
            return "<br/>" + self._tagged(node, drawn)
        # reportlab never breaks a word that begins with a switch to another node: a text that
        # has no spaces (Chinese) would run off the page.
        is_long = not stretch.actual and max(map(len, drawn.split()), default=0) > _WORD
        return MAY_BREAK * is_long + self._tagged(node, drawn)

    def _tagged(self, node: Node, drawn: str) -> str:
        label = f"n{len(self.inline)}"
        self.inline[label] = node
        before, after = (f'<onDraw name="tag_{way}" label="{label}"/>' for way in ("in", "out"))
        return f"{before}{drawn}{after}"
