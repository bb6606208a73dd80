"""Whether a page of others can stand in a tagged page of ours, and what is mended in it first.

It can if all its fonts are inside it and say which letters they draw. Its own marks are taken
out: tags that lead nowhere, and “passed over” inside what is to be read, would break ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pikepdf

_MARKS: Final = frozenset({"BMC", "BDC", "EMC", "MP", "DP"})
_FILES: Final = ("/FontFile", "/FontFile2", "/FontFile3")
_KNOWN: Final = frozenset({"/WinAnsiEncoding", "/MacRomanEncoding"})
_IDENTITY: Final = frozenset({"/Identity-H", "/Identity-V"})
_SYMBOLIC: Final = 4
_DEEPEST: Final = 12  # drawings within drawings


def is_fit(drawing: pikepdf.Object) -> bool:
    """Whether all that ``drawing`` holds may stand in a tagged page. Marks are taken out here."""
    try:
        parts = list(_parts(drawing, set(), 0))
        if not all(_is_sound(font) for part in parts for font in _named(part, "/Font")):
            return False
        for part in parts:
            if isinstance(part, pikepdf.Stream):
                _unmark(part)
    # Everything that pikepdf raises on a malformed drawing: it can still be had as a picture.
    except (
        pikepdf.PdfError,
        ValueError,
        KeyError,
        TypeError,
        IndexError,
        AttributeError,
        RuntimeError,
    ):
        return False
    return True


def _parts(part: Any, seen: set[tuple[int, int]], depth: int) -> Iterator[Any]:
    """``part`` and the drawings that it names: forms, patterns, letters that are drawings."""
    if depth > _DEEPEST:
        raise ValueError
    if part.objgen != (0, 0):
        if part.objgen in seen:
            return
        seen.add(part.objgen)
    yield part
    inside = [one for one in _named(part, "/XObject") if one.get("/Subtype") == "/Form"]
    inside += [one for one in _named(part, "/Pattern") if isinstance(one, pikepdf.Stream)]
    for font in _named(part, "/Font"):
        if font.get("/Subtype") == "/Type3":
            inside += [font, *font.CharProcs.as_dict().values()]
    for state in _named(part, "/ExtGState"):
        mask = state.get("/SMask")
        if isinstance(mask, pikepdf.Dictionary):
            inside.append(mask.G)
    for one in inside:
        yield from _parts(one, seen, depth + 1)


def _named(part: Any, kind: str) -> list[Any]:
    resources = part.get("/Resources")
    if not isinstance(resources, pikepdf.Dictionary):
        return []
    return list(resources.get(kind, pikepdf.Dictionary()).as_dict().values())


def _is_sound(font: Any) -> bool:
    """Embedded, and it says which letter each of its signs is. Its widths are not measured."""
    kind = str(font.Subtype)
    says = "/ToUnicode" in font
    if kind == "/Type3":
        return says
    if kind == "/Type0":
        (inner,) = font.DescendantFonts
        mapped = str(inner.Subtype) != "/CIDFontType2" or "/CIDToGIDMap" in inner
        return says and mapped and str(font.Encoding) in _IDENTITY and _is_embedded(inner)
    if not _is_embedded(font):
        return False
    encoding = font.get("/Encoding")
    is_known = isinstance(encoding, pikepdf.Name) and str(encoding) in _KNOWN
    if kind == "/TrueType":
        if int(font.FontDescriptor.Flags) & _SYMBOLIC:
            return says and encoding is None
        return is_known
    return says or is_known


def _is_embedded(font: Any) -> bool:
    descriptor = font.get("/FontDescriptor", pikepdf.Dictionary())
    for key in ("/CharSet", "/CIDSet"):  # may be left out, but must not be wrong
        if key in descriptor:
            del descriptor[key]
    return any(key in descriptor for key in _FILES)


def _unmark(drawing: pikepdf.Stream) -> None:
    commands = pikepdf.parse_content_stream(drawing)
    kept = [one for one in commands if str(one.operator) not in _MARKS]
    if len(kept) < len(commands):
        drawing.write(pikepdf.unparse_content_stream(kept))
