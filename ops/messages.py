"""Translations without the gettext binaries: Babel reads the sources, polib keeps and compiles the catalogues.

python ops/messages.py extract    bring the catalogues up to date with the sources; a translation outlives a moved text
python ops/messages.py tidy       the same, and forget translations that no text uses any more
python ops/messages.py compile    write the .mo files the server reads (they are never committed)
python ops/messages.py check      fail on text that is untranslated, fuzzy, out of date or with a lost gap
"""

import io
import re
import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("socialservice", "bookings", "benefits", "templates")
CATALOGUES = {  # plural forms in Django's own order, so that all catalogues count alike: 1, 21, 31; the rest; zero
    "lv": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);",
}
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
GAP = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")


def catalogue_path(locale, root=ROOT):
    return root / "locale" / locale / "LC_MESSAGES" / "django.po"


def source_files(root=ROOT):
    for folder in SOURCES:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in (".py", ".html", ".txt") and "migrations" not in path.parts:
                yield path


def messages_of(path):
    """Every marked text of one source file: (text or (one, many), translators' notes, context)."""
    from babel.messages.extract import extract  # needed by developers alone, as is the next one
    from django.utils.translation.template import templatize

    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # What is left of a template is no Python: its indentation would be taken for blocks.
        text = "\n".join(line.strip() for line in templatize(text, origin=str(path)).split("\n"))
    source = io.BytesIO(text.encode())
    for _line, message, notes, context in extract("python", source, keywords=KEYWORDS, comment_tags=("Translators:",)):
        yield message, notes, context


def entries_of_sources(root=ROOT):
    """{(context, text): entry} of all sources, untranslated."""
    entries = {}
    for path in source_files(root):
        for message, notes, context in messages_of(path):
            one, many = message if isinstance(message, tuple) else (message, "")
            if not one:
                continue
            entry = entries.setdefault((context, one), polib.POEntry(msgid=one, msgctxt=context))
            entry.msgid_plural = many or entry.msgid_plural
            if "%(" in one + many and "python-format" not in entry.flags:
                entry.flags.append("python-format")
            for note in notes:
                if note not in entry.comment.split("\n"):
                    entry.comment = f"{entry.comment}\n{note}".strip()
    return entries


def read_catalogue(locale, root=ROOT):
    path = catalogue_path(locale, root)
    return polib.pofile(str(path), encoding="utf-8") if path.exists() else polib.POFile(encoding="utf-8")


def merged(locale, sources, old):
    """A new catalogue: the texts of the sources with the translations known so far, then those no longer used."""
    known = {(entry.msgctxt, entry.msgid): entry for entry in sorted(old, key=lambda entry: not entry.obsolete)}
    new = polib.POFile(encoding="utf-8")
    new.metadata = {  # no dates and no tool names: the file changes only when a text does
        "Language": locale,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": CATALOGUES[locale],
    }
    forms = range(int(re.search(r"\d+", CATALOGUES[locale])[0]))
    for key in sorted(sources, key=lambda key: (key[1], key[0] or "")):
        source, before = sources[key], known.pop(key, None)
        entry = polib.POEntry(
            msgid=source.msgid, msgid_plural=source.msgid_plural, msgctxt=source.msgctxt, comment=source.comment
        )
        entry.flags = source.flags + (["fuzzy"] if before and "fuzzy" in before.flags else [])
        if source.msgid_plural:
            entry.msgstr_plural = {form: before.msgstr_plural.get(form, "") if before else "" for form in forms}
        elif before:
            entry.msgstr = before.msgstr
        new.append(entry)
    for entry in known.values():
        if entry.msgstr or any(entry.msgstr_plural.values()):
            entry.obsolete = True
            new.append(entry)
    return new


def extract(root=ROOT, forget=False):
    sources = entries_of_sources(root)
    for locale in CATALOGUES:
        catalogue = merged(locale, sources, read_catalogue(locale, root))
        if forget:
            for entry in catalogue.obsolete_entries():
                catalogue.remove(entry)
        path = catalogue_path(locale, root)
        path.parent.mkdir(parents=True, exist_ok=True)
        catalogue.save(str(path))


def tidy(root=ROOT):
    extract(root, forget=True)


def compile_catalogues(root=ROOT):
    for locale in CATALOGUES:
        path = catalogue_path(locale, root)
        if path.exists():
            polib.pofile(str(path), encoding="utf-8").save_as_mofile(str(path.with_suffix(".mo")))


def translations(entry):
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def gaps_differ(entry):
    """A plural form may leave out its number ("one person"), but no form may invent a gap or lose another one."""
    if not entry.msgid_plural:
        return sorted(GAP.findall(entry.msgid)) != sorted(GAP.findall(entry.msgstr))
    asked = set(GAP.findall(entry.msgid_plural))
    optional = asked - set(GAP.findall(entry.msgid)) or {gap for gap in asked if len(asked) == 1}
    return any(not asked - optional <= set(GAP.findall(text)) <= asked for text in translations(entry))


def faults(root=ROOT):
    """One sentence for each text a reader would not get in his language."""
    sources = entries_of_sources(root)
    for locale in CATALOGUES:
        catalogue = read_catalogue(locale, root)
        current = {(entry.msgctxt, entry.msgid): entry for entry in catalogue if not entry.obsolete}
        for key in sources.keys() - current.keys():
            yield f"{locale}: not in the catalogue: {key[1]!r}"
        for key in current.keys() - sources.keys():
            yield f"{locale}: no longer in any source: {key[1]!r}"
        for entry in catalogue.obsolete_entries():
            yield f"{locale}: kept although no source uses it (`make fix` forgets it): {entry.msgid!r}"
        for entry in current.values():
            if not all(translations(entry)):
                yield f"{locale}: not translated: {entry.msgid!r}"
            elif "fuzzy" in entry.flags:
                yield f"{locale}: marked as uncertain (fuzzy): {entry.msgid!r}"
            elif gaps_differ(entry):
                yield f"{locale}: the gaps of text and translation differ: {entry.msgid!r}"


def check(root=ROOT):
    found = sorted(faults(root))
    if found:
        found.append(
            f"{len(found)} texts are not ready; `python ops/messages.py extract` brings the catalogue up to date."
        )
        sys.exit("\n".join(found))


COMMANDS = {"extract": extract, "tidy": tidy, "compile": compile_catalogues, "check": check}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in COMMANDS:
        sys.exit(__doc__)
    COMMANDS[sys.argv[1]]()
