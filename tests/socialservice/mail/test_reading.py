"""Whatever comes in, something comes out."""

import pytest

from socialservice.mail import bodies, reading
from socialservice.mail.faults import Fault, in_words

from .letters import JPEG, PDF, letter, returned

PLAIN = b"From: anna@example.com\r\nSubject: Jautajums\r\nMessage-ID: <1@example.com>\r\n"


def body(content: bytes, kind: bytes = b"text/plain; charset=utf-8") -> bytes:
    return PLAIN + b"MIME-Version: 1.0\r\nContent-Type: " + kind + b"\r\n\r\n" + content


def test_a_usual_letter_is_read_whole():
    found = reading.read(letter(files=[("izziņa.pdf", PDF)], Date="Mon, 7 Sep 2026 08:00:00 +0300"))

    assert (found.sender, found.sender_name, found.subject) == ("anna@example.com", "Anna Paraugs", "Pabalsts")
    assert found.text.startswith("Labdien!")
    assert [(file.name, file.content) for file in found.files] == [("izziņa.pdf", PDF)]
    assert found.sent_at.isoformat() == "2026-09-07T05:00:00+00:00"
    assert found.faults == []


BAD = {
    "nothing at all": (b"", {Fault.NO_SENDER, Fault.NO_SUBJECT, Fault.EMPTY}),
    "no headers": (b"\r\n\r\njust text", {Fault.NO_SENDER, Fault.NO_SUBJECT}),
    "noise": (bytes(range(256)) * 40, {Fault.NO_SENDER, Fault.NO_SUBJECT, Fault.BROKEN}),
    "no subject": (b"From: a@example.com\r\n\r\nHello", {Fault.NO_SUBJECT}),
    "wrong charset": (body("tālrunis".encode("cp1257"), b"text/plain; charset=utf-8"), {Fault.CHARSET}),
    "unknown charset": (body("tālrunis".encode(), b"text/plain; charset=klingon"), {Fault.CHARSET}),
    "a charset that is no text": (body(b"68656c6c6f", b"text/plain; charset=hex"), {Fault.CHARSET}),
    "half letters": (body(b"+2AA-", b"text/plain; charset=utf-7"), set()),
    "boundary missing": (body(b"--x\r\n\r\ntext", b'multipart/mixed; boundary="y"'), {Fault.BROKEN}),
    "no boundary named": (body(b"text", b"multipart/mixed"), {Fault.BROKEN}),
    "broken base64": (
        PLAIN + b"Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\nSGVsbG8!!!=\r\n",
        set(),
    ),
    "part cut off": (
        body(
            b'--y\r\nContent-Type: application/pdf; name="a.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0x',
            b'multipart/mixed; boundary="y"',
        ),
        {Fault.BROKEN},
    ),
    "parts in parts": (
        b"".join(b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(5000)),
        {Fault.UNREADABLE},
    ),
    "endless headers": (b"From: a@example.com\r\n" + b"X: y\r\n" * 100_000 + b"\r\ntext", {Fault.UNREADABLE}),
    "5,000 recipients": (
        letter(Cc=", ".join(f"p{n}@example.com" for n in range(5000))),
        {Fault.RECIPIENTS},
    ),
    "date of nowhere": (letter(Date="31 Feb 99999 99:99:99 +9999"), set()),
    "very long": (body(b"a" * 60_000), {Fault.TOO_LONG}),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_mail_is_read_as_far_as_possible(name):
    raw, faults = BAD[name]

    found = reading.read(raw)

    assert set(found.faults) >= faults
    assert "\x00" not in found.text + found.subject
    (found.text + found.subject + found.sender_name).encode()  # what a database can keep
    assert all(in_words(fault) != fault for fault in found.faults)


def test_charsets_of_the_region_are_read():
    found = reading.read(b"From: a@example.com\r\nSubject: J\xe2ut\xe2jums\r\n\r\nm\xe2jas apr\xfbpe")

    assert (found.subject, found.text) == ("Jâutâjums".replace("â", "ā"), "mājas aprūpe")


@pytest.mark.parametrize(
    ("header", "address", "name"),
    [
        ("=?utf-8?q?Anna_B=C4=93rzi=C5=86a?= <anna@example.com>", "anna@example.com", "Anna Bērziņa"),
        ('"anna@example.com" <anna@example.com>', "anna@example.com", ""),
        ("anna@example.com", "anna@example.com", ""),
        ("Bērziņa, Anna <anna@example.com>", "anna@example.com", ""),
        ("=?broken?q?x <anna@example.com>", "anna@example.com", "=?broken?q?x"),
        ("undisclosed-recipients:;", "", ""),
        ("Anna <>", "", ""),
    ],
)
def test_who_sent_it(header, address, name):
    found = reading.read(f"From: {header}\r\n\r\ntext".encode())

    assert (found.sender, found.sender_name) == (address, name)


def test_answers_go_where_the_sender_wants_them():
    assert reading.read(letter(Reply_To="dela@example.com")).sender == "dela@example.com"


HTML = {
    "<p>Hi<br>there <b>x</b></p>": "Hi\nthere x",
    "<style>p{}</style><script>a()</script><p>One</p><p>Two</p>": "One\n\nTwo",
    "<div style='display: none'>hidden</div><div>seen</div>": "seen",
    "<table><tr><td>Tālrunis</td><td>29123456</td></tr></table>": "Tālrunis 29123456",
    "<ul><li>a<li>b</ul>": "- a\n- b",
    "&lt;b&gt; &amp; &nbsp;x": "<b> & x",
    "<![if !mso]><p>x</p><![endif]>": "x",
    "<div>" * 3000 + "deep": "deep",
    "<p>unclosed <a href='http://evil.example/'>link": "unclosed link",
    "": "",
}


@pytest.mark.parametrize("html", HTML)
def test_html_becomes_what_a_reader_sees(html):
    assert bodies.text_of_html(html) == HTML[html]


def test_html_only_is_read_and_plain_text_is_preferred():
    alternative = (
        b"--y\r\nContent-Type: text/plain\r\n\r\n%b\r\n--y\r\nContent-Type: text/html\r\n\r\n<p>html</p>\r\n--y--"
    )
    kind = b'multipart/alternative; boundary="y"'

    assert reading.read(body(b"<p>html</p>", b"text/html")).text == "html"
    assert reading.read(body(alternative % b"plain", kind)).text == "plain"
    assert reading.read(body(alternative % b"  ", kind)).text == "html"


def test_pictures_in_the_text_and_letters_in_letters_are_files():
    inner = letter("inside", subject="Inner")
    raw = body(
        b"--y\r\nContent-Type: text/plain\r\n\r\ntext\r\n"
        b"--y\r\nContent-Type: image/jpeg\r\nContent-Disposition: inline\r\nContent-ID: <a>\r\n\r\n" + JPEG + b"\r\n"
        b"--y\r\nContent-Type: message/rfc822\r\n\r\n" + inner + b"\r\n--y--",
        b'multipart/mixed; boundary="y"',
    )

    found = reading.read(raw)

    assert found.text == "text"
    assert [file.name for file in found.files] == ["file.jpeg", "message.eml"]
    assert b"Subject: Inner" in found.files[1].content


OWN = {
    "Jā, der.\n\nOn Mon, 7 Sep 2026 at 08:00, Dienests <a@b.lv> wrote:\n> Vai der?": "Jā, der.",
    "Jā.\n\nP., 2026. g. 7. sept., plkst. 08:00, Dienests <a@b.lv>\nrakstīja:\n\n> Vai der?": "Jā.",
    "Jā.\n\n-----Original Message-----\nFrom: x": "Jā.",
    "Jā.\n\n-----Sākotnējais ziņojums-----\nNo: x": "Jā.",
    "Jā.\n\nFrom: Dienests\nSent: Monday\nTo: Anna\n\nVai der?": "Jā.",
    "Jā.\n________________________________\nNo: Dienests\nNosūtīts: pirmdien\n\nVai der?": "Jā.",
    "> tikai citāts": "> tikai citāts",
    "Viņš rakstīja:\nka nāks": "Viņš rakstīja:\nka nāks",
    "Man ir 2 bērni.\nNo: rīta līdz vakaram": "Man ir 2 bērni.\nNo: rīta līdz vakaram",
}


@pytest.mark.parametrize("text", OWN)
def test_own_words_are_told_from_quoted_ones(text):
    assert bodies.own_words(text) == OWN[text]


NEEDS = {
    "Vajag maizi.\n\nAr cieņu\nAnna\n29123456": "Vajag maizi.",
    "Vajag maizi.\n-- \nAnna": "Vajag maizi.",
    "Need bread.\n\nSent from my iPhone": "Need bread.",
    "Ar cieņu,\nAnna": "Ar cieņu,\nAnna",
    "Ar cieņu izturēties ir svarīgi.": "Ar cieņu izturēties ir svarīgi.",
}


@pytest.mark.parametrize("text", NEEDS)
def test_the_need_is_without_the_signature(text):
    assert bodies.need_of(text) == NEEDS[text]


KINDS = [
    ({"Auto_Submitted": "auto-replied"}, "automatic"),
    ({"Auto_Submitted": "no"}, ""),
    ({"Precedence": "bulk"}, "automatic"),
    ({"List_Id": "<x.example>"}, "automatic"),
    ({"Return_Path": "<>"}, "automatic"),
    ({"subject": "Automātiskā atbilde: Pieraksts"}, "automatic"),
    ({"subject": "Out of Office: hello"}, "automatic"),
    ({"subject": "Automašīnas iegāde"}, ""),
    ({"X_Loop": "Box@liepaja.example"}, "loop"),
    ({"Message_ID": "<letter-7-1700000000@pieraksts.example>"}, "loop"),
    ({"sender": "box@liepaja.example"}, "loop"),
    ({"X_Spam_Flag": "YES"}, "spam"),
    ({}, ""),
]


@pytest.mark.parametrize(("headers", "kind"), KINDS)
def test_programs_are_told_from_people(headers, kind):
    found = reading.read(letter(**headers), own={"box@liepaja.example"})

    assert [name for name in ("automatic", "loop", "spam") if getattr(found, name)] == ([kind] if kind else [])


def test_a_letter_that_has_gone_round_is_a_loop():
    raw = b"Received: from a by b\r\n" * 31 + letter()

    assert reading.read(raw).loop


def test_a_report_names_our_letter_and_what_was_said():
    ours = "<letter-7-1700000000@pieraksts.example>"

    failed, late = reading.read(returned(ours)).returned, reading.read(returned(ours, action="delayed")).returned

    assert (failed.letters, failed.failed, failed.said) == ((ours,), True, "550 5.1.1 <anna@example.com> No such user")
    assert (late.letters, late.failed) == ((ours,), False)


def test_a_postmaster_without_the_standard_is_understood():
    raw = letter(
        "Sorry.\n\nMessage-ID: <letter-7-1700000000@pieraksts.example>",
        sender="postmaster@mx.example",
        subject="Failure",
    )

    assert reading.read(raw).returned.letters == ("<letter-7-1700000000@pieraksts.example>",)
    assert reading.read(letter(sender="postmaster@mx.example")).returned is None
