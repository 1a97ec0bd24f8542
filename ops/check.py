"""Everything that can be said about the code without running the suite.

python ops/check.py          name what is wrong
python ops/check.py --fix    mend what can be mended by itself
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
TEMPLATES = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "templates").rglob("*.html"))
DJADE = [str(Path(PYTHON).with_name("djade")), "--target-version", "5.2"]

# On servers of their own, because Django looks into the database for both.
ON_SERVERS = """
set -e
"$0" manage.py check --fail-level WARNING
"$0" manage.py makemigrations --check --dry-run
"$0" -m pytest -q tests/test_architecture.py
"""
CHECKS = {
    "code": [PYTHON, "-m", "ruff", "check", "."],
    "format": [PYTHON, "-m", "ruff", "format", "--check", "."],
    "templates": [*DJADE, "--check", *TEMPLATES],
    "HTML": [PYTHON, "-m", "djlint", "--lint", "--quiet", "templates"],
    "translations": [PYTHON, "ops/messages.py", "check"],
    "settings, migrations, architecture": [PYTHON, "ops/local.py", "with", "sh", "-c", ON_SERVERS, PYTHON],
}
FIXES = {
    "code": [PYTHON, "-m", "ruff", "check", "--fix", "."],
    "format": [PYTHON, "-m", "ruff", "format", "."],
    "templates": [*DJADE, *TEMPLATES],
    "translations": [PYTHON, "ops/messages.py", "tidy"],
}


def main(steps):
    failed = []
    for name, command in steps.items():
        print(f"--- {name}", flush=True)
        if subprocess.run(command, cwd=ROOT).returncode:
            failed.append(name)
    if failed:
        sys.exit(f"Not in order: {', '.join(failed)}.")


if __name__ == "__main__":
    if sys.argv[1:] == ["--fix"]:
        main(FIXES)
    elif len(sys.argv) == 1:
        main(CHECKS)
        print("All in order.")
    else:
        sys.exit(__doc__)
