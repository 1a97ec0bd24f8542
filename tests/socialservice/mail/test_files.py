"""What a file is, and what a container says of its inside."""

import io
import struct
import tracemalloc
import zipfile

import pytest

from socialservice import files

from .letters import JPEG, PDF, PNG, container, letter, signed

KINDS = {
    "application/pdf": PDF,
    "image/png": PNG,
    "image/jpeg": JPEG,
    "image/heic": b"\x00\x00\x00\x18ftypheic" + bytes(20),
    "application/vnd.etsi.asic-e+zip": signed(),
    "application/zip": container(("a.txt", b"x"), mimetype=""),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": container(
        ("[Content_Types].xml", b"x"), ("word/document.xml", b"x"), mimetype=""
    ),
    "application/x-ole-storage": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(20),
    "text/plain": "Iesniegums ar garumzīmēm".encode(),
    "message/rfc822": letter(),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_known_by_content(kind):
    assert files.media_type(KINDS[kind]) == kind


@pytest.mark.parametrize(
    "content",
    [b"", b"MZ\x90\x00", b"\x7fELF", b"#!/bin/sh\n", b"<html><script>x</script>", b"  <svg onload=x>", bytes(100)],
)
def test_programs_pages_and_noise_are_not_kept(content):
    assert files.media_type(content) == files.UNKNOWN


def test_a_container_is_listed():
    assert files.inside(signed()) == [
        ("mimetype", 31),
        ("iesniegums.pdf", len(PDF)),
        ("META-INF/signatures0.xml", 4),
    ]
    assert files.is_signed(files.media_type(signed()), "x")
    assert files.is_signed(files.ZIP, "Iesniegums.EDOC")
    assert not files.is_signed(files.ZIP, "a.zip")


def many_entries() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        for number in range(5000):
            file.writestr(f"{number}", b"")
    return content.getvalue()


def lying() -> bytes:
    """The list at the end claims to be four gigabytes long."""
    content = bytearray(signed())
    at = content.rfind(b"PK\x05\x06")
    content[at + 12 : at + 16] = struct.pack("<L", 2**32 - 1)
    return bytes(content)


BOMBS = {
    "much smaller than its inside": container(("zeros", bytes(30_000_000))),
    "thousands of entries": many_entries(),
    "a list that lies": lying(),
    "a list of four gigabytes": b"PK\x03\x04" + b"PK\x06\x07" + bytes(16) + b"PK\x05\x06" + b"\xff" * 16 + bytes(2),
    "cut off": signed()[:-30],
    "only the beginning": b"PK\x03\x04",
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_not_unpacked(name):
    content = BOMBS[name]
    tracemalloc.start()

    with pytest.raises(files.CannotList):
        files.inside(content)

    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 10_000_000
    assert files.media_type(content) in (files.ZIP, files.SIGNED)
