"""The part of `make bench` about people: what a search costs among a million people, and among ten thousand.

The questions have the same answers in both: the same few people, or more than a page shows.
"""

import argparse
import json
import os
import sys
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

FEW = 10_000
AIM = 1.5
SEARCH = "/liepaja/darbs/personas/"
TOKEN = "a" * 32
CODE, PHONE, CARD = "39000100078", "+37129999999", "K-2026-17"
KNOWN = ["Ksaverija Žvirgzdule", "Ksaverijs Žvirgzdulis", "Mārtiņš Žvirgzdulis"]
ASKED = {
    "name": "zvirgzdul ksav",
    "two letters": "zv ks",
    "common name": "anna",
    "common words": "an a",
    "code": CODE,
    "phone": PHONE,
    "card": CARD,
    "nobody": "xyzzy",
}

NAMES = """
create temp table {table} as
select number - 1 as number, row ->> 0 as name, row ->> 1 as folded, row ->> 2 as key
from jsonb_array_elements(%s::jsonb) with ordinality as found (row, number)
"""
FILL = """
insert into socialservice_person (
    municipality_id, name, sort_key, search_name, personal_code, code_index, birth_date, phone, email, address,
    district_id, language, letters_by, no_jubilees, agreed_word, paper_file, is_demo, created_at)
select
    %(municipality)s, f.name || ' ' || l.name, f.key || ' ' || l.key || chr(1) || n, f.folded || ' ' || l.folded, '',
    md5(n::text) || md5((-n)::text), date '1935-01-01' + (hash %% 25000),
    '+3712' || lpad((hash %% 9000000)::text, 7, '0'), 'n' || n || '@example.lv', '', null, 'lv', 'sms', false, '', '',
    false, now()
from (select n, hashtext(n::text) & 2147483647 as hash from generate_series(1, %(many)s) n) people
join bench_first f on f.number = hash %% %(firsts)s
join bench_last l on l.number = (hash / 64) %% %(lasts)s
"""


def measure(many: int, requests: int) -> dict:
    from ops import bench

    told = {}
    for people in (FEW, many):
        bench.progress(f"filling {people:,} people")
        url = bench._database(f"bench_people_{people}", bench.BLANK)
        told[people] = (url, bench._in_child(url, f"from ops import bench_people; bench_people.fill({people})"))
    found = _measured(bench, told, many, requests)
    ratios = {name: round(found[name]["cpu_ms"] / found[f"{name}, few"]["cpu_ms"], 2) for name in ASKED}
    print(f"\n  A search among {many:,} people, and among {FEW:,}\n")
    bench.say_rows(found)
    print()
    for name, ratio in ratios.items():
        print(f"  {name:14} {ratio}  (aim {AIM} or less)")
    return found | {"people": many, "ratios": ratios}


def _measured(bench, told: dict, many: int, requests: int) -> dict:
    (few_url, few_cookie), (url, cookie) = told[FEW], told[many]
    with bench._server(few_url) as (few_port, other), bench._server(url) as (port, process):
        sides = {}
        for name, text in ASKED.items():
            answers = {_answer(bench, *one, text) for one in ((port, cookie), (few_port, few_cookie))}
            if len(answers) > 1:
                raise RuntimeError(f"{name}: {answers}")
            sides[name] = _round(bench, port, cookie, text, requests)
            sides[f"{name}, few"] = _round(bench, few_port, few_cookie, text, requests)
        return bench._alternate(sides, process, other)


def _answer(bench, port: int, cookie: str, text: str) -> int:
    """How many rows the page of what was found has; one person is found at once."""
    _round(bench, port, cookie, text, 1)()
    return bench._page(port, f"{SEARCH}?atrastie", cookie).count('<th role="rowheader"')


def _round(bench, port: int, cookie: str, text: str, requests: int):
    body = urlencode({"csrfmiddlewaretoken": TOKEN, "q": text})
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}

    def one(connection, _number):
        connection.request("POST", SEARCH, body, headers)
        response = connection.getresponse()
        response.read()
        if response.status != 302:
            raise RuntimeError(f"a search for {text} answered {response.status}")

    return lambda: bench._spread(port, one, requests)


# Data; called in a process of its own


def fill(many: int) -> None:
    """Print the cookie of somebody who may search."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client

    from ops import bench_data
    from tests import factories

    town = factories.Town()
    with connection.cursor() as cursor:
        told = {"many": many, "municipality": town.municipality.pk}
        for part, rows in _names().items():
            cursor.execute(NAMES.format(table=f"bench_{part}"), [json.dumps(rows)])
            told[f"{part}s"] = len(rows)
        cursor.execute("analyze bench_first, bench_last")
        cursor.execute("alter table socialservice_person disable trigger user")  # their history is nobody's question
        cursor.execute(FILL, told)
        cursor.execute("alter table socialservice_person enable trigger user")
    by = town.staff("front_desk")
    _known(town, by)
    bench_data.settle()
    client = Client()
    client.force_login(by)
    print(f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}; csrftoken={TOKEN}")


def _names() -> dict[str, list]:
    """First names and surnames with what is searched and sorted; half the surnames are double."""
    from socialservice.demo import names
    from socialservice.latvian import fold, sort_key

    first = [name for _before, women, men in names.GENERATIONS for name in (*women, *men)]
    single = [name for pair in names.SURNAMES for name in pair]
    double = [f"{one}-{other}" for one in single for other in single[::9]]
    return {
        part: [[name, fold(name), sort_key(name).partition("\x01")[0]] for name in found]
        for part, found in (("first", first), ("last", [*single * 10, *double]))
    }


def _known(town, by) -> None:
    from datetime import timedelta

    from benefits.models import Entitlement
    from socialservice import clock
    from tests import factories
    from tests.benefits import giving

    people = [factories.person(town.municipality, name) for name in KNOWN]
    people[0].personal_code, people[1].phone = CODE, PHONE
    for person in people:
        person.save()
    today = clock.today()
    Entitlement.objects.create(
        municipality=town.municipality,
        service=giving.service(town.municipality),
        person=people[2],
        first_day=today,
        last_day=today + timedelta(days=300),
        card_number=CARD,
        created_at=clock.now(),
        by=by,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--requests", type=int, default=40, help="of one round")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "socialservice.settings")
    from ops import bench

    bench._manage("migrate", "-v0", DATABASE_URL=bench._database(bench.BLANK))
    measure(options.people, options.requests)


if __name__ == "__main__":
    main()
