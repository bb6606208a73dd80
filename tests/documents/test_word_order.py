"""Word refuses a document whose properties stand in another order than its standard says."""

from __future__ import annotations

from typing import Final

import pytest

from tests.documents.every_paper import every_paper, in_word
from tests.documents.word_reader import W, found, names, part

# ECMA-376 part 1, sections 17.3.1.26, 17.3.2.28, 17.4.59, 17.4.82, 17.6.17 and 17.15.1.78:
# of each, those that any of our papers has.
ORDER: Final = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs spacing ind "
        "contextualSpacing jc outlineLvl rPr"
    ),
    "rPr": "rStyle rFonts b i strike color sz szCs u lang",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook",
    "tcPr": "tcW shd",
    "trPr": "cantSplit tblHeader",
    "sectPr": "headerReference footerReference pgSz pgMar",
    "sdtPr": "alias tag id",
    "lvl": "start numFmt lvlText lvlJc pPr",
    "num": "abstractNumId lvlOverride",
}


@pytest.mark.parametrize("name", sorted(every_paper()))
def test_everything_stands_in_the_order_of_the_standard(name: str) -> None:
    docx = in_word(name)

    for one in (each for each in names(docx) if each.startswith("word/") and "theme" not in each):
        if not one.endswith(".xml"):
            continue
        for holder, order in ORDER.items():
            wanted = order.split()
            for each in found(part(docx, one), f"//w:{holder}"):
                told = [wanted.index(str(child.tag).removeprefix(W)) for child in each]
                assert told == sorted(told), f"{one}: {holder}"


@pytest.mark.parametrize("name", sorted(every_paper()))
def test_whatever_is_named_or_numbered_is_there_once_and_what_is_meant_exists(name: str) -> None:
    docx = in_word(name)

    document = part(docx, "word/document.xml")
    marks = found(document, "//w:bookmarkStart/@w:name")
    assert len(set(marks)) == len(marks)
    assert set(found(document, "//w:hyperlink/@w:anchor")) <= set(marks)
    numbers = set(found(part(docx, "word/numbering.xml"), "//w:num/@w:numId"))
    assert set(found(document, "//w:numId/@w:val")) <= numbers
    styles = set(found(part(docx, "word/styles.xml"), "//w:style/@w:styleId"))
    used = found(document, "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:basedOn/@w:val")
    assert set(used) <= styles


def test_a_style_rests_on_one_that_is_there() -> None:
    styles = part(in_word("plan-final"), "word/styles.xml")

    assert set(found(styles, "//w:basedOn/@w:val")) <= set(found(styles, "//w:style/@w:styleId"))
