"""What a file is, by its first bytes and never by its name, and what a container says of its inside. Nothing is
unpacked: names and sizes are read from the list at the container's end."""

import re
import struct
import zipfile
from io import BytesIO

UNKNOWN = "application/octet-stream"
ZIP = "application/zip"
SIGNED = "application/vnd.etsi.asic-e+zip"  # .edoc and .asice
BEGINNINGS = [
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),  # .doc, .xls, .msg
    (b"{\\rtf", "application/rtf"),
    (b"BEGIN:VCALENDAR", "text/calendar"),
    (b"-----BEGIN PKCS7-----", "application/pkcs7-signature"),
]
PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
MARKUP = re.compile(rb"<\s*(!doctype|html|script|svg|body|\?xml|head|iframe)", re.IGNORECASE)
MAIL = re.compile(rb"(?:[A-Za-z-]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2}")
IN_ZIP = {
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt/presentation.xml": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
HEIF = {b"heic", b"heix", b"mif1", b"msf1", b"avif"}

MOST_ENTRIES = 500
LONGEST_LIST = 512 * 1024  # bytes of a container's list of what is inside
MOST_UNPACKED = 1024**3
MOST_TIMES_SMALLER = 200
END = b"PK\x05\x06"
END_LENGTH, LONGEST_COMMENT = 22, 65_535


class CannotList(ValueError):
    """The container's list is broken, or is not to be believed."""


def media_type(content: bytes) -> str:
    """UNKNOWN for programs, pages and all that is neither a document, a picture, a container nor plain text."""
    head = content[:2048]
    if head.startswith(PROGRAMS) and not head.startswith(b"BM"):
        return UNKNOWN
    found = next((kind for beginning, kind in BEGINNINGS if head.startswith(beginning)), None)
    if found == ZIP:
        return _kind_of_zip(content)
    if found:
        return found
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:8] == b"ftyp" and head[8:12] in HEIF:
        return "image/heic"
    if head[:2] == b"\x30\x82" and b"\x2a\x86\x48\x86\xf7\x0d\x01\x07" in head[:40]:
        return "application/pkcs7-signature"
    return _kind_of_text(head)


def _kind_of_text(head: bytes) -> str:
    if not head.strip() or b"\x00" in head or MARKUP.search(head[:512]):
        return UNKNOWN
    if MAIL.match(head):
        return "message/rfc822"
    try:
        text = head.decode("utf-8")
    except UnicodeDecodeError as fault:
        text = head.decode("utf-8" if fault.start > len(head) - 4 else "cp1257", errors="replace")
    seen = sum(letter.isprintable() or letter in "\r\n\t\f" for letter in text)
    return "text/plain" if seen >= 0.95 * len(text) else UNKNOWN


def _kind_of_zip(content: bytes) -> str:
    """A first entry named `mimetype`, stored as it is, says what the container is; else the names inside do."""
    if content[30:38] == b"mimetype" and content[8:10] == b"\x00\x00":
        size, extra = struct.unpack("<I", content[22:26])[0], struct.unpack("<H", content[28:30])[0]
        told = content[38 + extra : 38 + extra + min(size, 100)].decode("ascii", "replace").strip()
        if re.fullmatch(r"application/[\w.+-]+", told):
            return told
    try:
        names = {name for name, _size in inside(content)}
    except CannotList:
        return ZIP
    if any(name.startswith("META-INF/") and "signature" in name.lower() for name in names):
        return SIGNED
    return next((kind for name, kind in IN_ZIP.items() if name in names), ZIP)


def is_container(kind: str) -> bool:
    return kind in (ZIP, SIGNED)


def is_signed(kind: str, name: str) -> bool:
    """May hold an electronic signature. Whether it is valid, a person finds out."""
    signed_names = (".edoc", ".asice", ".asics", ".sce", ".p7s", ".p7m")
    return kind in (SIGNED, "application/pkcs7-signature") or (
        is_container(kind) and name.lower().endswith(signed_names)
    )


def inside(content: bytes) -> list[tuple[str, int]]:
    """(name, size unpacked) of what the container says it holds."""
    _check_list(content)
    try:
        with zipfile.ZipFile(BytesIO(content)) as container:
            entries = container.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, OSError) as fault:
        raise CannotList from fault
    if len(entries) > MOST_ENTRIES:
        raise CannotList
    packed, unpacked = sum(one.compress_size for one in entries), sum(one.file_size for one in entries)
    if unpacked > MOST_UNPACKED or unpacked > MOST_TIMES_SMALLER * max(packed, 4096):
        raise CannotList
    return [(one.filename[:200], one.file_size) for one in entries if not one.is_dir()]


def _check_list(content: bytes) -> None:
    """How long the list is, is read before the list: one of a million entries is not to be held in memory."""
    tail = content[-(END_LENGTH + LONGEST_COMMENT) :]
    at = tail.rfind(END)
    if at < 0 or len(tail) - at < END_LENGTH:
        raise CannotList
    length = struct.unpack("<L", tail[at + 12 : at + 16])[0]
    if length > LONGEST_LIST or tail[max(0, at - 20) : at].startswith(b"PK\x06\x07"):  # the latter: more than 4 GB
        raise CannotList
