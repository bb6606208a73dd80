"""The fonts: whole, licensed, and enough for every name we know of."""

from __future__ import annotations

import hashlib
import tomllib
import unicodedata
from io import BytesIO

import pikepdf
import pytest

from caseworker import resources
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import Piece, Text, Title, plain
from caseworker.documents.press import fonts, shaping
from caseworker.documents.press.fonts import Weight, lacking, stretches
from tests.documents.examples import OFFICE, PRINT
from tests.documents.readers import pdftotext, structure

# Latin with marks, Cyrillic, Greek, Arabic (and Urdu), Hebrew, Tamil, Bengali, Devanagari,
# Gujarati, Gurmukhi, Ethiopic, Armenian, Georgian, Kannada, Khmer, Lao, Malayalam, Burmese, Odia,
# Sinhala, Telugu, Thaana, Thai, Chinese (both ways of writing it), Japanese, Korean.
NAMES = [
    "Siân Ŵŷnne",
    "Łukasz Żółć",
    "Nguyễn Thị Ước",
    "Ștefan Țurcanu",
    "Ọláṣẹ́gun",
    "Олександр Їжак",
    "Γιώργος",
    "محمد فاطمة",
    "ڈاکٹر علی",
    "דוד לוי",
    "முருகன்",
    "রহিম শেখ",
    "राम कुमार",
    "ગુજરાત",
    "ਪੰਜਾਬੀ",
    "ሰላም",
    "Արամ Խաչատրյան",
    "ნინო ბერიძე",
    "ಕಾವ್ಯ ಗೌಡ",
    "សុភា ចាន់",
    "ສົມພອນ",
    "മാധവൻ",
    "အောင်ကျော်",
    "ପ୍ରଦୀପ",
    "නිමල් පෙරේරා",
    "శ్రీనివాస్",
    "އަހުމަދު",
    "สมชาย ใจดี",
    "李明 歐陽娜娜",
    "张伟 劉德華",
    "さくら",
    "山田 太郎 エミ",
    "김민준 이서연",
]
FAMILIES = tomllib.loads(resources.text("fonts/FONTS.toml"))["family"]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family["name"])
def test_a_font_is_what_it_was_when_it_came_and_has_its_licence(family: dict[str, object]) -> None:
    files = family["files"]
    assert isinstance(files, dict)

    assert any(name.endswith("OFL.txt") for name in files)
    for name, digest in files.items():
        assert hashlib.sha256(resources.read(f"fonts/{name}")).hexdigest() == digest


def test_no_font_is_there_without_a_line_in_the_list() -> None:
    folder = resources.folder() / "fonts"
    there = {str(file.relative_to(folder).as_posix()) for file in folder.glob("*/*")}

    assert there == {name for family in FAMILIES for name in family["files"]}


@pytest.mark.parametrize("name", ["../pyproject.toml", "fonts", "fonts/none.ttf", ""])
def test_only_files_in_the_resources_folder_are_resources(name: str) -> None:
    with pytest.raises(FileNotFoundError):
        resources.path(name)


@pytest.mark.parametrize("weight", list(Weight)[:4])
@pytest.mark.parametrize("name", NAMES)
def test_a_name_has_all_its_letters_in_every_cut(name: str, weight: Weight) -> None:
    drawn = "".join(stretch.drawn for stretch in stretches(name, weight))

    assert not lacking(name)
    assert "U+" not in drawn


def test_a_word_stands_wholly_in_one_face() -> None:
    found = stretches("The parent, Nguyễn Thị Ước, came")

    assert [stretch.face for stretch in found] == ["SourceSans3-Regular"]


def test_a_comma_stays_outside_a_right_to_left_name() -> None:
    found = stretches("with محمد فاطمة, who")

    assert [stretch.actual for stretch in found] == ["", "محمد فاطمة", ""]
    assert found[2].drawn == ", who"


@pytest.mark.parametrize(
    ("name", "runs"),
    [
        ("تقرير.pdf", ["تقرير", ".pdf"]),
        ("تقرير المدرسة.pdf", ["تقرير المدرسة", ".pdf"]),
        ("2026-تقرير.docx", ["2026-", "تقرير", ".docx"]),
        ("Advice_تقرير_2.pdf", ["Advice_", "تقرير_2", ".pdf"]),
        ("דוח.pdf", ["דוח", ".pdf"]),
    ],
)
def test_the_ending_of_a_name_that_is_read_leftwards_is_not_turned(
    name: str, runs: list[str]
) -> None:
    found = stretches(name)

    assert [stretch.actual or stretch.drawn for stretch in found] == runs


def test_a_number_inside_a_name_that_is_read_leftwards_is_not_turned() -> None:
    (name,) = stretches("تقرير2026")
    (indic,) = stretches("محمد ١٢٣")

    assert name.drawn.startswith("2026")
    assert indic.drawn.startswith("١٢٣")


def test_arabic_letters_are_joined_and_stand_in_the_order_they_are_seen() -> None:
    (name,) = stretches("محمد")

    # Meem at its beginning stands last on the line; dal at the end stands first.
    assert name.drawn == "\ufeaa\ufee4\ufea4\ufee3"
    assert name.lang == "ar"


def test_a_long_right_to_left_text_is_cut_into_lines_between_words() -> None:
    words = "هم يريدون ان يتعلم علي بالسرعة التي تناسبه وان يعطى الوقت الكافي دائما"

    found = stretches(words)

    assert " ".join(stretch.actual for stretch in found) == words
    assert [stretch.below for stretch in found] == [False, True]


def test_what_was_shaped_before_does_not_matter() -> None:
    before = stretches("রহিম শেখ")
    stretches("ফাতিমা বেগম")

    assert stretches("রহিম শেখ") == before


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("a\u200bb", "ab"),
        ("soft\u00adhyphen", "softhyphen"),
        ("tab\there", "tab here"),
        ("thin\u2009space", "thin space"),
        ("kept\u00a0whole", "kept\u00a0whole"),
        ("cafe\u0301", "café"),
    ],
)
def test_signs_that_print_nothing_are_left_out(typed: str, printed: str) -> None:
    assert "".join(stretch.drawn for stretch in stretches(typed)) == printed


def test_only_scripts_that_need_it_are_shaped() -> None:
    assert not shaping.needed("Nguyễn Олександр Γιώργος ሰላም")
    assert shaping.needed("முருகன்")


@pytest.mark.parametrize("name", NAMES)
def test_no_sign_is_a_box_once_letters_are_joined(name: str) -> None:
    """Every glyph that is drawn is one of the face's own, not the one for what it lacks."""
    for stretch in stretches(name):
        glyphs = fonts.face(stretch.face).face.charToGlyph
        drawn = "".join(part.letters for part in shaping.placed(stretch.drawn))

        assert drawn
        assert all(glyphs[ord(letter)] for letter in drawn if not letter.isspace())


def test_every_name_is_read_out_as_it_was_written() -> None:
    pieces: list[Piece] = [Title("Names"), *[Text(plain(f"{name} came.")) for name in NAMES]]
    paper = Paper(name="names", title="Names", letterhead=OFFICE, _pieces=tuple(pieces))

    drawn = paper.bytes_for(PRINT)

    with pikepdf.open(BytesIO(drawn)) as pdf:
        spans = [element for element in structure(pdf) if element.S == "/Span"]
        read = " ".join(str(span.get("/ActualText", "")) for span in spans)
        languages = {str(span.Lang) for span in spans}
    copied = " ".join(pdftotext(drawn).split())
    for name in NAMES:  # what runs leftwards, poppler turns round
        assert (name in read) if shaping.runs_leftwards(name) else (f"{name} came." in copied)
    assert {"ar", "am", "ko", "ja", "zh", "th", "hi"} <= languages


@pytest.mark.parametrize(
    "words",
    [
        "这孩子需要在课堂上得到帮助。" * 9,
        "이아이는수업중에도움이필요합니다" * 9,
        "เด็กคนนี้ต้องการความช่วยเหลือ" * 5,
    ],
    ids=["Chinese", "Korean", "Thai"],
)
def test_a_text_without_spaces_stays_on_the_page(words: str) -> None:
    paper = Paper(name="x", title="X", letterhead=OFFICE, _pieces=(Text(plain(words)),))

    text = pdftotext(paper.bytes_for(PRINT))  # leaves out what stands beyond the edge

    assert words in "".join(text.split()).replace("\ufeff", "")


def test_a_line_of_thai_never_begins_with_a_sign_of_the_letter_before() -> None:
    words = "กำลังเรียนรู้ที่บ้านน้ำใจ" * 6

    lines = shaping.parts(words)

    assert "".join(lines) == words
    assert len(lines) > 1
    assert not any(unicodedata.category(line[0]) == "Mn" or line[0] in "ะำ" for line in lines)
    assert not any(line[-1] in "เแโใไ" for line in lines)
