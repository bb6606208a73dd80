"""Messages: what they carry is taken out and judged; those made to harm end in words (0401)."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest

from caseworker.casework.incoming import MOST_PAPERS, opened
from caseworker.casework.showing.faults import CannotShow
from caseworker.casework.showing.html_words import words_of_html
from caseworker.casework.showing.messages import read_message
from caseworker.casework.viewing import Viewing
from caseworker.domain.errors import UnfitFile
from tests.hostile.files import OLE, PROGRAM, a_docx, a_pdf
from tests.hostile.messages import a_mail, hostile_messages, nested
from tests.hostile.outlook_files import Msg, a_msg

TODAY = date(2026, 11, 29)
PDF = a_pdf()  # each that is made says another moment
REFUSED = {
    "a program named as a message",
    "a program named as Outlook’s",
    "older Office named as Outlook’s",
    "parts a thousand deep",
    "Outlook’s cut short",
}
SENT = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


def test_every_hostile_message_is_refused_or_kept_in_time_and_brings_no_more_than_it_may() -> None:
    refused, slowest = set(), 0.0

    for fault, (name, content) in hostile_messages().items():
        begun = time.monotonic()
        try:
            found = opened(name, content, TODAY)
        except UnfitFile:
            refused.add(fault)
        else:
            assert found.papers[0].content == content, fault
            assert len(found.papers) <= MOST_PAPERS, fault
        slowest = max(slowest, time.monotonic() - begun)

    assert refused <= REFUSED
    assert refused >= REFUSED - {"parts a thousand deep", "Outlook’s cut short"}
    assert slowest < 5 * 12.0  # a message, and four within it, ten seconds each at the most


def test_a_message_is_kept_whole_with_each_file_beside_it() -> None:
    mail = a_mail(report_pdf=PDF, table_csv=b"a,b\n1,2\n").as_bytes()

    found = opened("RE advice.eml", mail, TODAY)

    first, *files = found.papers
    assert (first.name, first.sort, first.content) == ("RE advice.eml", "message", mail)
    assert (first.from_whom, first.day) == ("Sam Hale", date(2026, 3, 2))
    assert [(one.name, one.came_with) for one in files] == [("report.pdf", 0), ("table.csv", 0)]
    assert [one.content for one in files] == [PDF, b"a,b\n1,2\n"]
    assert found.refused == []


def test_what_may_not_be_kept_is_refused_by_name_and_the_rest_is_kept() -> None:
    mail = a_mail(
        tool_exe=PROGRAM, old_doc=OLE, macros_docx=a_docx(more={"word/vbaProject.bin": b"x"}),
        liar_pdf=PROGRAM, empty_pdf=b"", good_pdf=PDF,
    )  # fmt: skip

    found = opened("mail.eml", mail.as_bytes(), TODAY)

    assert [one.name for one in found.papers] == ["mail.eml", "good.pdf"]
    assert {said.split(":")[0] for said in found.refused} == {
        "tool.exe", "old.doc", "macros.docx", "liar.pdf",
    }  # fmt: skip


def test_a_message_in_a_message_brings_its_own_files() -> None:
    found = opened("outer.eml", nested(1), TODAY)

    assert [(one.name, one.came_with) for one in found.papers] == [
        ("outer.eml", None), ("the innermost.eml", 0), ("report.pdf", 1),
    ]  # fmt: skip


def test_a_name_that_no_folder_can_hold_is_made_fit_and_a_turned_one_refused() -> None:
    mail = a_mail()
    mail.add_attachment(PDF, "application", "pdf", filename='Re: "A/B" <x>?.pdf')
    mail.add_attachment(PDF, "application", "pdf", filename="a\u202efdp.exe")
    mail.add_attachment(PDF, "application", "pdf", filename="تقرير.pdf")
    mail.add_attachment(PDF, "application", "pdf", filename="n" * 400 + ".pdf")

    found = opened("mail.eml", mail.as_bytes(), TODAY)

    names = [one.name for one in found.papers[1:]]
    assert names[:2] == ["Re A B x.pdf", "تقرير.pdf"]
    assert len(names[2]) <= 150
    assert len(found.refused) == 1
    assert "\u202e" not in found.refused[0]


def test_a_message_of_outlook_is_read_with_what_it_carries_and_the_message_inside_it() -> None:
    inner = Msg("Earlier", "As agreed.", sender="Dr Lim", sent=SENT, carries=[("n.txt", b"Notes")])
    content = a_msg(
        Msg(
            "Advice für Maryam",
            "Here it is.",
            sender="Sam Hale",
            sent=SENT,
            carries=[("Report.pdf", PDF), ("inner", inner), ("tool.exe", PROGRAM)],
        )
    )

    found = opened("Advice.msg", content, TODAY)
    shown = Viewing().look("msg", content)

    assert [(one.name, one.came_with) for one in found.papers] == [
        ("Advice.msg", None), ("Report.pdf", 0), ("Earlier.eml", 0), ("n.txt", 2),
    ]  # fmt: skip
    assert (found.papers[0].from_whom, found.papers[0].day) == ("Sam Hale", date(2026, 3, 2))
    assert (found.papers[2].from_whom, found.papers[2].day) == ("Dr Lim", date(2026, 3, 2))
    assert found.papers[1].content == PDF
    assert "Subject: Advice für Maryam" in shown.text
    assert "Here it is." in shown.text
    assert [said.split(":")[0] for said in found.refused] == ["tool.exe"]


def test_outlook_without_plain_words_is_read_from_its_html() -> None:
    read = read_message("msg", a_msg(Msg("x", html="<p>Grüße</p><script>no</script>".encode())))

    assert read.text == "Grüße"


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<style>p{}</style>One<br>Two", "One\nTwo"),
        ("<script>never closed <p>words", ""),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
        ("&lt;b&gt; &amp; &#x41;", "<b> & A"),
        ("no tags at all", "no tags at all"),
        # HTML lets the end of a head be left out, and mail does.
        ("<html><head><title>x</title><style>a{}</style><body><p>Dear all", "Dear all"),
        ("<head><meta charset=utf-8><p>Dear all</p>", "Dear all"),
        ("<img src='http://x.example/a.png'>", ""),
    ],
)
def test_of_html_only_what_somebody_would_read_is_taken(html: str, words: str) -> None:
    assert words_of_html(html) == words


def test_letters_that_are_wrong_or_none_are_read_as_far_as_they_go() -> None:
    mail = b"Subject: x\nContent-Type: text/plain; charset=klingon\n\nGr\xfc\xdfe"

    assert read_message("eml", mail).text.strip() == "Grüße"


def test_what_is_no_outlook_file_can_not_be_read_as_one() -> None:
    with pytest.raises(CannotShow):
        read_message("msg", b"words")
