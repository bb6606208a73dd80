"""Messages made to do harm, and messages that are only badly made."""

from __future__ import annotations

from email.message import EmailMessage

from tests.hostile.files import OLE, PROGRAM, a_pdf
from tests.hostile.outlook_files import Msg, a_compound_file, a_msg

DEEP = 50


def a_mail(subject: str = "Advice", body: str = "Here it is.", **files: bytes) -> EmailMessage:
    """A message with these files: ``report_pdf`` is called “report.pdf”."""
    made = EmailMessage()
    made["Subject"], made["From"] = subject, "Sam Hale <s.hale@x.example>"
    made["To"] = "Casework <c@y.example>"
    made["Date"] = "Mon, 2 Mar 2026 23:30:00 -0500"
    made.set_content(body)
    for name, content in files.items():
        made.add_attachment(content, "application", "octet-stream", filename=name.replace("_", "."))
    return made


def nested(depth: int) -> bytes:
    """A message in a message in a message."""
    mail = a_mail("the innermost", report_pdf=a_pdf())
    for at in range(depth):
        around = a_mail(f"around {at}")
        around.add_attachment(mail)
        mail = around
    return mail.as_bytes()


def _parts_in_parts(depth: int) -> bytes:
    text = "Subject: parts\r\nMIME-Version: 1.0\r\n"
    for at in range(depth):
        text += f'Content-Type: multipart/mixed; boundary="b{at}"\r\n\r\n--b{at}\r\n'
    return (text + "Content-Type: text/plain\r\n\r\nwords").encode()


def hostile_messages() -> dict[str, tuple[str, bytes]]:
    """Each by what is wrong with it: its name and its bytes."""
    many = a_mail("many", "Here it is.", **{f"f{at}_txt": b"x" for at in range(5_000)})
    html = a_mail()
    html.set_content(
        '<img src="file:///etc/passwd"><img src="\\\\\\\\far.example\\\\share\\\\a.png">'
        "<script>steal()</script><p>Only words</p><style>p{}</style>" + "<b>" * 50_000,
        subtype="html",
    )
    mail = a_mail().as_bytes()
    return {
        "many files": ("many.eml", many.as_bytes()),
        "messages fifty deep": ("deep.eml", nested(DEEP)),
        "parts a thousand deep": ("parts.eml", _parts_in_parts(1_000)),
        "HTML that would fetch": ("html.eml", html.as_bytes()),
        "letters that there are none of": (
            "letters.eml",
            b"Subject: =?x-none?B?w6k=?=\nContent-Type: text/plain; charset=klingon\n\n\xe9\xff",
        ),
        "a head that never ends": ("head.eml", b"Subject: " + b"a " * 2_000_000 + b"\n\nwords"),
        "a thousand people": ("to.eml", b"To: " + b"a <a@b>, " * 60_000 + b"\n\nwords"),
        "packed where it says so not": (
            "packed.eml",
            b"MIME-Version: 1.0\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n!!",
        ),
        "cut short": ("cut.eml", mail[: len(mail) // 2]),
        "a program named as a message": ("tool.eml", PROGRAM),
        "a program named as Outlook’s": ("tool.msg", PROGRAM),
        "older Office named as Outlook’s": ("old.msg", OLE),
        "Outlook’s without its parts": (
            "bare.msg",
            a_compound_file({"__properties_version1.0": b""}),
        ),
        "Outlook’s cut short": ("cut.msg", a_msg(Msg("Advice", "words" * 2_000))[:3_000]),
        "Outlook’s that goes in a circle": ("ring.msg", _ring()),
        "Outlook’s with a thousand files": (
            "many.msg",
            a_msg(Msg("many", carries=[(f"{at}.txt", b"x") for at in range(1_000)])),
        ),
        "Outlook’s, twenty deep": ("deep.msg", a_msg(_deep(20))),
    }


def _ring() -> bytes:
    """The table of sectors leads back to where it began."""
    made = bytearray(a_msg(Msg("Advice", "words" * 2_000)))
    fat_at = int.from_bytes(made[76:80], "little")
    place = 512 + fat_at * 512
    made[place + 4 : place + 8] = (0).to_bytes(4, "little")
    return bytes(made)


def _deep(depth: int) -> Msg:
    made = Msg("the innermost", carries=[("report.pdf", a_pdf())])
    for at in range(depth):
        made = Msg(f"around {at}", carries=[("inner", made)])
    return made
