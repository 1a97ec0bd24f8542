#!/usr/bin/env python
import os
import sys
from pathlib import Path

# Written by `make run` for as long as its servers are up, so that commands reach them without further settings.
RUNNING = Path(__file__).resolve().parent / "var" / "environment"


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "socialservice.settings")
    if not any(os.environ.get(name) for name in ("DATABASE_URL", "DATABASE_URL_FILE")) and RUNNING.exists():
        os.environ.update(line.split("=", 1) for line in RUNNING.read_text().splitlines())
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
