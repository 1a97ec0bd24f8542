"""Settings from the environment; a missing or wrong value stops the program with one sentence that says how to
mend it."""

import os
import sys
from pathlib import Path
from typing import NoReturn

GIVE_UP = 3  # gunicorn takes this exit code for "does not start" and does not try again


def stop(sentence: str) -> NoReturn:
    print(sentence, file=sys.stderr)
    sys.exit(GIVE_UP)


def text(name: str, default: str | None = None) -> str:
    """The value of NAME, or the content of the file named by NAME_FILE; without a default it has to be there."""
    if path := os.environ.get(f"{name}_FILE"):
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            stop(f"{name}_FILE names {path}, which cannot be read ({error.strerror}). Correct the path or its rights.")
    value = os.environ.get(name, default)
    if value is None or (value == "" and default is None):
        stop(f"{name} is not set. Set it in the environment, or put it into a file and name that file in {name}_FILE.")
    return value


def flag(name: str, default: bool = False) -> bool:
    value = text(name, "")
    if not value:
        return default
    if value.lower() in ("1", "true", "yes", "on"):
        return True
    if value.lower() in ("0", "false", "no", "off"):
        return False
    stop(f"{name} is {value!r}. Write 1 or 0.")


def number(name: str, default: int) -> int:
    value = text(name, "")
    if not value:
        return default
    if value.isascii() and value.isdigit():
        return int(value)
    stop(f"{name} is {value!r}. Write a whole number.")


def words(name: str, default: str | None = "") -> list[str]:
    """A list separated by commas; with default=None it must not be empty."""
    found = [word.strip() for word in text(name, default).split(",") if word.strip()]
    if default is None and not found:
        stop(f"{name} is empty. Give at least one value; separate several by commas.")
    return found
