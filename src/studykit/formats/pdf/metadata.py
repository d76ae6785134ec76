"""What a file says of itself: the information dictionary, and XMP with the PDF/UA mark."""

from typing import Any, Final

from msgspec import Struct

from studykit.formats.pdf.backend import PDF
from studykit.formats.pdf.tagging import text_string
from studykit.formats.pdf.writer import final_stream

PRODUCER: Final = "studykit"
# The file says nothing of when it was made: the same content must give the same bytes on every day.
DATE: Final = "2000-01-01T00:00:00Z"
_PDF_DATE: Final = "D:20000101000000+00'00'"
_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


class Metadata(Struct, frozen=True):
    """The title, author, subject and language (a BCP 47 tag) of a document."""

    title: str
    author: str
    subject: str
    language: str

    def describe(self, document: Any) -> None:
        """Write it into the catalog and the information dictionary of a document of reportlab's."""
        document.setTitle(self.title)
        document.setAuthor(self.author)
        document.setSubject(self.subject)
        document.setCreator(PRODUCER)
        document.setProducer(PRODUCER)
        # reportlab would take SOURCE_DATE_EPOCH from the environment.
        document.setDateFormatter(lambda *_: _PDF_DATE)
        catalog = document.Catalog
        catalog.ViewerPreferences["DisplayDocTitle"] = "true"
        catalog.MarkInfo = PDF.PDFDictionary({"Marked": "true"})
        # Not compressed: a program that knows no PDF must be able to find it (ISO 32000-1, 14.3.2).
        catalog.Metadata = final_stream(b"/Type/Metadata/Subtype/XML", self.xmp())

    def xmp(self) -> bytes:
        """The metadata as an XMP packet, which says that the file is PDF/UA-1."""
        return _XMP.format(
            title=_escaped(self.title),
            subject=_escaped(self.subject),
            author=_escaped(self.author),
            language=_escaped(self.language),
            date=DATE,
            producer=PRODUCER,
        ).encode()

    def information(self) -> str:
        """The information dictionary, as it stands in a file."""
        texts = {
            "Title": self.title,
            "Author": self.author,
            "Subject": self.subject,
            "Creator": PRODUCER,
            "Producer": PRODUCER,
            "CreationDate": _PDF_DATE,
            "ModDate": _PDF_DATE,
        }
        return "<<" + "".join(f"/{name}{text_string(text).decode('latin-1')}" for name, text in texts.items()) + ">>"


def _escaped(text: str) -> str:
    # xml.sax.saxutils would import urllib.request, 35 ms.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
