"""The demo's data: JSON beside the loaders, its keys named like the fields they fill."""

import json
from datetime import date
from pathlib import Path

DATA = Path(__file__).parent / "data"
MUNICIPALITIES = ["liepaja", "daugavpils", "kuldiga", "koknese"]
DATES = {"valid_from", "valid_until", "born_before"}


def read(path: Path):
    return json.loads(path.read_text(), object_hook=_with_dates)


def municipality(code: str) -> dict:
    return read(DATA / f"{code}.json")


def _with_dates(found: dict) -> dict:
    found = {key: date.fromisoformat(value) if key in DATES else value for key, value in found.items()}
    if "prolonged" in found:
        found["prolonged"] = [end and date.fromisoformat(end) for end in found["prolonged"]]
    return found
