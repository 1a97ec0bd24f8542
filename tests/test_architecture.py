"""The house's rules, held as data: who may know whom."""

import ast
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ["socialservice", "bookings", "benefits"]

# room → rooms it may not import
STRANGERS = {
    "socialservice": {"bookings", "benefits"},
    "bookings": {"benefits"},
    "benefits": {"bookings"},
}

# Pure modules: neither database nor clock nor request. What they may import of Django is said.
PURE = {
    "socialservice/daytime.py": set(),
    "socialservice/files.py": set(),
    "socialservice/mail/bodies.py": set(),
    "socialservice/mail/codes.py": set(),
    "socialservice/mail/faults.py": {"django.utils.translation"},
    "socialservice/mail/headers.py": {"django.core"},  # what an e-mail address is
    "socialservice/mail/kinds.py": set(),
    "socialservice/mail/proposals.py": set(),
    "socialservice/mail/reading.py": {"socialservice.mail"},
    "socialservice/identifiers.py": {"django.utils.translation"},
    "socialservice/latvian.py": set(),
    "socialservice/periods.py": set(),
    "socialservice/public_days.py": set(),
    "socialservice/sms.py": set(),
    "bookings/lifecycle.py": {"django.db", "django.utils.translation"},  # TextChoices only
    "bookings/differences.py": set(),
    "bookings/reasons.py": {"django.utils.translation"},
    "bookings/slotting.py": set(),
    "bookings/queueing.py": set(),
    "benefits/extensions.py": set(),
    "benefits/income.py": set(),
    "benefits/deciding.py": set(),
    "benefits/ages.py": {"socialservice.periods"},
    "benefits/amounts.py": set(),
    "benefits/counting.py": {"socialservice.periods"},
}

CLOCKS = {"now", "today", "utcnow", "localtime", "localdate"}
EDGES = {"views", "forms", "admin", "management"}


def modules(*rooms):
    for room in rooms or ROOMS:
        yield from (p for p in (ROOT / room).rglob("*.py") if "migrations" not in p.parts)


def imports(path: Path) -> set[str]:
    """Absolute names a module imports, also inside functions."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(filter(None, [base, node.module]))
            found |= {module} | {f"{module}.{alias.name}" for alias in node.names}
    return found


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_know_only_what_they_stand_on(room):
    wrong = {
        relative(path): sorted(bad)
        for path in modules(room)
        if (bad := {name for name in imports(path) if name.split(".")[0] in STRANGERS[room]})
    }

    assert wrong == {}


@pytest.mark.parametrize("module", PURE)
def test_pure_modules_touch_no_database_and_no_request(module):
    foreign = {
        name
        for name in imports(ROOT / module)
        if name.split(".")[0] in {"django", *ROOMS} and not any(name.startswith(allowed) for allowed in PURE[module])
    }
    foreign -= {name for name in foreign if any(name.startswith(pure[:-3].replace("/", ".")) for pure in PURE)}

    assert {name for name in foreign if name not in {"socialservice", "bookings", "benefits"}} == set()


def test_only_the_clock_reads_the_clock():
    wrong = []
    for path in modules():
        if relative(path) == "socialservice/clock.py":
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in CLOCKS
                and ast.unparse(node.func.value)
                in {"timezone", "datetime", "date", "datetime.datetime", "datetime.date"}
            ):
                wrong.append(f"{relative(path)}:{node.lineno} {ast.unparse(node)}")

    assert wrong == []


def test_actions_know_nothing_of_requests_and_forms():
    wrong = {
        relative(path): sorted(bad)
        for path in modules()
        if "actions" in path.parts
        and (
            bad := {
                name
                for name in imports(path)
                if name.startswith(("django.http", "django.shortcuts", "django.forms", "django.contrib.messages"))
                or EDGES & set(name.split(".")[1:2])
            }
        )
    }

    assert wrong == {}


def test_models_start_nothing():
    wrong = {
        relative(path): sorted(bad)
        for path in modules()
        if "models" in path.parts
        and (
            bad := {
                name
                for name in imports(path)
                if {"actions", "tasks", "views"} & set(name.split(".")) or "signals" in name
            }
        )
    }

    assert wrong == {}


def test_nobody_listens_to_signals():
    assert [
        relative(p) for p in modules() if "django.dispatch" in imports(p) or "django.db.models.signals" in imports(p)
    ] == []


def test_names_that_mean_nothing_are_not_used():
    empty = {"utils", "helpers", "common", "misc"}

    assert [relative(p) for p in modules() if p.stem in empty] == []


def test_no_views_reach_all_rows_of_a_model():
    """Guarded rows are reached through the municipality, the office or the person: never `Model.objects` of a
    guarded model in a view."""
    guarded = {
        "Appointment",
        "Slot",
        "Person",
        "Letter",
        "MailMessage",
        "StoredFile",
        "Request",
        "Household",
        "Status",
    }
    allowed = {
        # anonymous holds are found by the visitor's own key
        ("bookings/views/client.py", "Slot"),
        # the id comes from a verification of this municipality, which is asked for too
        ("bookings/views/own.py", "Appointment"),
    }
    wrong = [
        (relative(path), node.value.id)
        for path in modules()
        if "views" in path.parts
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute)
        and node.attr == "objects"
        and isinstance(node.value, ast.Name)
        and node.value.id in guarded
    ]

    assert set(wrong) <= allowed


def test_top_level_holds_what_the_frame_names():
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.splitlines()
    if not tracked:  # not a checkout: nothing to say
        pytest.skip("not a git checkout")
    top = {name.split("/")[0] for name in tracked}

    assert top - {
        "manage.py",
        "socialservice",
        "bookings",
        "benefits",
        "templates",
        "static",
        "tests",
        "README.md",
        "CHANGELOG.md",
        "Makefile",
        "pyproject.toml",
        ".ci",
        ".gitignore",
        "locale",
        "ops",
    } <= {name for name in top if name.startswith("requirements")}
