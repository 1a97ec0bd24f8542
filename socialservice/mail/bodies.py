"""The text of a message: HTML turned into text, and a person's own words told from what they quote and sign with."""

import re
import unicodedata

from selectolax.lexbor import LexborHTMLParser

from .headers import UNSEEN

LONGEST = 50_000  # characters of text that are kept
LONGEST_HTML = 2_000_000
LONGEST_NEED = 4000
SIGNED_OFF_WITHIN = 15  # lines before the end in which somebody takes leave

UNREAD = {"script", "style", "head", "title", "template", "noscript", "svg", "object"}
BLOCKS = {"p", "div", "br", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "section", "pre"}
CELLS = {"td", "th"}
INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

WROTE = re.compile(r"^.{0,200}\b(wrote|rakstīja|raksta|пишет|написал\(?а?\)?)\s*:\s*$", re.IGNORECASE)
ORIGINAL = re.compile(
    r"^\s*[-_]{2,}\s*(original message|sākotnējais ziņojums|oriģinālais ziņojums|pārsūtīt\w* ziņ\w*"
    r"|forwarded message|исходное сообщение)\b.*$",
    re.IGNORECASE,
)
RULE = re.compile(r"^\s*_{10,}\s*$")  # Outlook draws one above what it quotes
FROM_LINE = re.compile(r"^\s*\*?(from|no|от)\s*:\*?\s*\S", re.IGNORECASE)
SENT_LINE = re.compile(r"^\s*\*?(sent|date|nosūtīts|nosūtīja|datums|отправлено|дата)\s*:\*?\s*\S", re.IGNORECASE)
SIGN_OFF = re.compile(
    r"^\s*(ar cieņu|ar laba vēlējumiem|cieņā|jau iepriekš pateicos|best regards|kind regards|regards|sincerely"
    r"|yours (sincerely|faithfully)|с уважением)\b[\s,.!]*$",
    re.IGNORECASE,
)
SENT_FROM = re.compile(
    r"^\s*(sent from (my|mail|outlook)|nosūtīts no|nosūtīts, izmantojot|get outlook for|iegūstiet outlook"
    r"|отправлено с)",
    re.IGNORECASE,
)


def clean(text: str) -> str:
    """Lines without what nobody sees, not more than one empty line at a time."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " "))
    lines = [UNSEEN.sub("", line.replace("\t", " ")).rstrip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def text_of_html(html: str) -> str:
    """What a reader would see of it. Nothing is fetched; addresses of links are told only where they are the text."""
    body = LexborHTMLParser(html[:LONGEST_HTML]).body
    if body is None:
        return ""
    pieces: list[str] = []
    for node in body.traverse(include_text=True):
        if node.tag == "-text":
            if not _unseen(node):
                pieces.append(re.sub(r"\s+", " ", node.text_content or ""))
        elif node.tag in BLOCKS:
            pieces.append("\n\n" if node.tag == "p" else "\n- " if node.tag == "li" else "\n")
        elif node.tag in CELLS:
            pieces.append(" ")
    lines = (re.sub(r"[ \t]+", " ", line).strip() for line in "".join(pieces).split("\n"))
    return clean("\n".join(lines))


def _unseen(node, deepest: int = 30) -> bool:
    for _step in range(deepest):
        node = node.parent
        if node is None:
            return False
        if node.tag in UNREAD or INVISIBLE.search(node.attributes.get("style") or ""):
            return True
    return False


def own_words(text: str) -> str:
    """What the sender wrote this time, signature included. All of it where nothing else would be left."""
    lines = text.split("\n")
    kept = [line for line in lines[: _quote_begins(lines)] if not line.lstrip().startswith(">")]
    return "\n".join(kept).strip() or text


def _quote_begins(lines: list[str]) -> int:
    for number, line in enumerate(lines):
        if ORIGINAL.match(line) or _wrote(lines, number) or _header_block(lines, number):
            return number
        if RULE.match(line) and any(FROM_LINE.match(below) for below in lines[number + 1 : number + 4]):
            return number
    return len(lines)


def _wrote(lines: list[str], number: int) -> bool:
    """ "On Monday … X wrote:", in one line or broken into two, with a quotation below."""
    if not WROTE.match(lines[number]) and not WROTE.match(" ".join(lines[number : number + 2])):
        return False
    below = [line for line in lines[number + 1 : number + 5] if line.strip()]
    return any(line.lstrip().startswith(">") for line in below) or bool(re.search(r"[@0-9]", lines[number]))


def _header_block(lines: list[str], number: int) -> bool:
    near = lines[number + 1 : number + 4]
    return bool(FROM_LINE.match(lines[number])) and any(SENT_LINE.match(line) for line in near)


def need_of(own: str) -> str:
    """The words without the signature."""
    lines = own.split("\n")
    end = len(lines)
    for number, line in enumerate(lines):
        late = number >= len(lines) - SIGNED_OFF_WITHIN
        if line in ("--", "-- ") or SENT_FROM.match(line) or (late and number > 0 and SIGN_OFF.match(line)):
            end = number
            break
    return ("\n".join(lines[:end]).strip() or own.strip())[:LONGEST_NEED]
