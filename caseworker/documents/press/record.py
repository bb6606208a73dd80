"""A paper for the record: PDF/A-3A, with what it says attached as data.

reportlab writes no output intent, no attachments and stream ends that PDF/A forbids; one pass
of pikepdf mends all three. The same paper gives the same bytes.
"""

from __future__ import annotations

from io import BytesIO

import pikepdf
from PIL import ImageCms

DATA = "plan.json"
DATED = slice(24, 36)  # of a colour profile: when it was made, which must not differ
THE_DAY = bytes.fromhex("07e6 0001 0001 0000 0000 0000")
_PART = """<rdf:Description rdf:about=""
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of PDF/UA that is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>"""


def for_the_record(pdf: bytes, data: bytes, about: str) -> bytes:
    """``pdf`` as PDF/A-3A, with ``data`` (JSON) attached; ``about`` says what the data is."""
    made = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as paper:
        _colours(paper)
        _attach(paper, data, about)
        packet = bytes(paper.Root.Metadata.read_bytes())
        paper.Root.Metadata = paper.make_stream(
            packet.replace(b"</rdf:RDF>", _PART.encode()),
            Type=pikepdf.Name.Metadata,
            Subtype=pikepdf.Name.XML,
        )
        paper.save(made, deterministic_id=True, compress_streams=True)
    return made.getvalue()


def _colours(paper: pikepdf.Pdf) -> None:
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[DATED] = THE_DAY
    paper.Root.OutputIntents = pikepdf.Array(
        [
            pikepdf.Dictionary(
                Type=pikepdf.Name.OutputIntent,
                S=pikepdf.Name.GTS_PDFA1,
                OutputConditionIdentifier="sRGB",
                Info="sRGB",
                DestOutputProfile=paper.make_stream(bytes(profile), N=3),
            )
        ]
    )


def _attach(paper: pikepdf.Pdf, data: bytes, about: str) -> None:
    """As a file that belongs to the whole paper and that the paper was made from."""
    file = pikepdf.AttachedFileSpec(
        paper,
        data,
        filename=DATA,
        description=about,
        mime_type="application/json",
        creation_date="",
        mod_date="",
        relationship=pikepdf.Name.Source,
    )
    paper.attachments[DATA] = file
    paper.Root.AF = pikepdf.Array([file.obj])
