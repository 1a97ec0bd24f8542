"""The terms' part of `make bench`: a run of extensions over many statuses beside one hand-written SQL statement that
writes the same status, extension, event and letter rows; and the memory of the process after few and after many.

`python ops/local.py with --durable python -m ops.bench_terms` runs it alone.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
AIM, MOST_GROWTH = 1.5, 1.1
FILLED, SIDE = "bench_terms_filled", "bench_terms"
START, END, TARGET = date(2020, 3, 12), date(2020, 6, 9), date(2020, 7, 31)

# Terms on three month ends, of both kinds; nine of ten households are reached by SMS, the others by e-mail. The history of
# invented people is not written.
FILL = """
alter table socialservice_person disable trigger user;
alter table benefits_household disable trigger user;
insert into socialservice_person (municipality_id, name, sort_key, search_name, personal_code, agreed_word, paper_file,
    phone, email, address, language, letters_by, no_jubilees, is_demo, created_at)
select municipality_id, name, sort_key, search_name, personal_code, agreed_word, '',
       case when n % 10 = 0 then '' else '+3712' || lpad(n::text, 7, '0') end,
       case when n % 10 = 0 then 'p' || n || '@example.lv' else '' end, '', 'lv', 'sms', false, false, now()
from socialservice_person, generate_series(1, {many}) n;
delete from socialservice_person where email = 'pattern@example.lv';
insert into benefits_household (municipality_id, contact_person_id, created_at, is_demo)
select municipality_id, id, now(), false from socialservice_person;
insert into benefits_status (municipality_id, household_id, kind, granted_from, granted_until, effective_until,
    decision_no, decided_on, close_reason, imported_overlap, documents_on_file, is_demo, created_at)
select municipality_id, id, case when id % 6 = 0 then 'needy' else 'low_income' end, '2020-01-01', term, term,
       'Nr. 1', '2020-01-01', '', false, true, false, now()
from benefits_household,
     lateral (select (array['2020-03-31', '2020-04-30', '2020-05-31']::date[])[1 + id % 3]) t (term);
set constraints all immediate;
alter table socialservice_person enable trigger user;
alter table benefits_household enable trigger user;
"""

BY_HAND = """
with found as materialized (
    select s.id, s.household_id, s.municipality_id, s.kind, s.granted_until,
           nextval(pg_get_serial_sequence('benefits_extension', 'id')) as extension_id,
           p.id as person_id, p.language, case when p.phone = '' then 'email' else 'sms' end as channel,
           case when p.phone = '' then p.email else p.phone end as address
    from benefits_status s
    join benefits_household h on h.id = s.household_id
    join socialservice_person p on p.id = h.contact_person_id
    where s.closed_on is null and s.kind in ('needy', 'low_income') and s.effective_until between %(start)s and %(end)s
),
moved as (update benefits_status s set effective_until = %(target)s from found where s.id = found.id),
written as (
    insert into benefits_extension (id, status_id, number, emergency_id, emergency_end, covered_term, from_on, to_on,
                                    rule_version, run_id, reason, documents_missing, created_at)
    select extension_id, id, 1, %(emergency)s, %(end)s, granted_until, granted_until + 1, %(target)s, 'R1', %(run)s,
           '', false, now()
    from found
),
noted as (
    insert into benefits_statusevent (status_id, what, at, until, detail)
    select id, 'extended', now(), %(target)s, '' from found
)
insert into socialservice_letter (municipality_id, kind, channel, language, person_id, "to", about, about_id, once,
                                  is_demo, created_at, due_at, state, subject, text, html, attachment, at_once, note,
                                  error, attempts, receipt_key, task_outcome)
select municipality_id, 'status_extended', channel, language, person_id, address, 'benefits.extension', extension_id,
       'status_extended:' || household_id || ':' || %(target)s, false, now(), now(), 'queued', '', '', '', '', false,
       '', '', 0, '', ''
from found
"""


def measure(many: int = 1_000_000, rounds: int = 3) -> dict:
    """Each side on a fresh copy of the same filled database, turn by turn."""
    from ops import bench

    filled = bench._database(FILLED, bench.BLANK)
    _in_process(filled, "fill", many)
    samples = {"run": [], "by_hand": []}
    for number in range(rounds):
        bench.progress(f"terms, round {number + 1} of {rounds}")
        for side, rows in samples.items():
            rows.append(_in_process(bench._database(SIDE, FILLED), side, many))
    few = _few(bench, many)
    found = _found(samples, few, many)
    _say(found)
    return found


def _few(bench, many: int) -> dict:
    bench._database(FILLED, bench.BLANK)
    filled = f"{os.environ['DATABASE_URL'].rsplit('/', 1)[0]}/{FILLED}"
    _in_process(filled, "fill", max(many // 10, 1))
    return _in_process(bench._database(SIDE, FILLED), "run", max(many // 10, 1))


def _found(samples: dict, few: dict, many: int) -> dict:
    seconds = {side: statistics.median(row["seconds"] for row in rows) for side, rows in samples.items()}
    memory = statistics.median(row["memory_mb"] for row in samples["run"])
    return {
        "statuses": many,
        "seconds": round(seconds["run"], 1),
        "by_hand": round(seconds["by_hand"], 1),
        "ratio": round(seconds["run"] / seconds["by_hand"], 2),
        "memory_mb": round(memory),
        "few_mb": round(few["memory_mb"]),
        "growth": round(memory / few["memory_mb"], 2),
    }


def _say(found: dict) -> None:
    print(
        f"\n  {found['statuses']:,} statuses extended in {found['seconds']} s, one statement by hand in "
        f"{found['by_hand']} s: {found['ratio']} (aim {AIM} or less)\n"
        f"  memory {found['memory_mb']} MB, with a tenth of them {found['few_mb']} MB: {found['growth']} "
        f"(aim {MOST_GROWTH} or less)"
    )


def _in_process(url: str, what: str, many: int) -> dict:
    command = [sys.executable, "-m", "ops.bench_terms", "--in-process", what, "--statuses", str(many)]
    environment = {**os.environ, "DATABASE_URL": url, "DEBUG": "0"}
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout.splitlines()[-1])


# In the measured process


def _measured(what: str, many: int) -> dict:
    import django

    django.setup()
    return {"fill": _fill, "run": _run, "by_hand": _by_hand}[what](many)


def _fill(many: int) -> dict:
    from django.db import connection

    from socialservice.models import Emergency
    from tests import factories

    factories.person(factories.municipality(), "Zenta Kalniņa", email="pattern@example.lv")
    Emergency.objects.create(name="Pavasaris", legal_reference="Nr. 103", starts_on=START, planned_end=END)
    with connection.cursor() as cursor:
        cursor.execute(FILL.format(many=many))
        cursor.execute("vacuum analyze")
    return {}


def _run(many: int) -> dict:
    from benefits.actions import extensions
    from socialservice.models import Emergency, Letter

    (run,) = extensions._write_runs(None, Emergency.objects.get(), "emergency", None)
    begun = time.perf_counter()
    run = extensions.finish(run=run)
    spent = time.perf_counter() - begun
    if not run.done == Letter.objects.count() == many:
        raise RuntimeError(f"{run.done} statuses and {Letter.objects.count()} letters instead of {many}")
    return {"seconds": spent, "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def _by_hand(many: int) -> dict:
    from django.db import connection, transaction

    from benefits.models import Extension, ExtensionRun
    from socialservice import clock
    from socialservice.models import Emergency, Municipality

    emergency = Emergency.objects.get()
    run = ExtensionRun.objects.create(
        municipality=Municipality.objects.get(), emergency=emergency, trigger="emergency", started_at=clock.now()
    )
    facts = {"start": START, "end": END, "target": TARGET, "emergency": emergency.pk, "run": run.pk}
    begun = time.perf_counter()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(BY_HAND, facts)
    spent = time.perf_counter() - begun
    if Extension.objects.count() != many:
        raise RuntimeError("The statement by hand has not written every row.")
    return {"seconds": spent, "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statuses", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--in-process", default="")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "socialservice.settings")
    if options.in_process:
        print(json.dumps(_measured(options.in_process, options.statuses)))
        return
    from ops import bench

    bench._manage("migrate", "-v0", DATABASE_URL=bench._database(bench.BLANK))
    measure(options.statuses, options.rounds)


if __name__ == "__main__":
    main()
