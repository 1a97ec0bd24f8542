"""What the loaders of the demo share: the day it is, the rows made so far, and people who do not exist."""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random

from django.db import DEFAULT_DB_ALIAS, connections, models

from .. import clock
from ..latvian import fold
from ..models import Channel, District, Language, Municipality, Office, Person, User
from . import names

SEED = "pieraksts"  # the same people and the same days each time
BATCH = 1000
AGES = [(19, 35), (36, 60), (61, 79), (80, 96)]
OF_AGES = [18, 34, 26, 22]
WRITTEN_TO_IN_ENGLISH = 0.04
FIXED_LINES = {"liepaja": "63400", "daugavpils": "65400", "kuldiga": "63300", "koknese": "65100"}


class World:
    """Rows by their codes; of what several municipalities may name alike, by (municipality, code)."""

    def __init__(self, *, now: datetime, say: Callable[[str], None] = lambda line: None):
        self.now, self.today = now, clock.local(now).date()
        self.say = say
        self.random = Random(SEED)  # noqa: S311 - nothing secret comes from it
        self.municipalities: dict[str, Municipality] = {}
        self.offices: dict[str, Office] = {}
        self.users: dict[str, User] = {}  # by e-mail address
        self.competences, self.departments, self.districts, self.services, self.purposes = {}, {}, {}, {}, {}
        self.people: dict[str, list[Person]] = {}  # those who come to the offices
        self.taken_names: set[str] = set()
        self._codes, self._numbers = set(), Counter()

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def person(self, municipality: str, *, born: date | None = None, **fields) -> Person:
        """Somebody invented, unsaved: name, code, birth date, and the ways to be reached that people of that age have.

        What is given in `fields` stays as it is.
        """
        born = born or self.birth_date()
        foreign = date(1960, 1, 1) < born and self.chance(WRITTEN_TO_IN_ENGLISH)
        invented = {
            "municipality": self.municipalities[municipality],
            "name": names.foreign(self.random) if foreign else self._name(born),
            "personal_code": self._personal_code(),
            "birth_date": born,
            "district": self._district(municipality),
            "language": Language.EN if foreign else Language.LV,
            "is_demo": True,
            "created_at": self.now - timedelta(days=self.random.randint(30, 700)),
        }
        reached_by = self._reached_by(municipality, fields.get("name", invented["name"]), born)
        return Person(**(invented | reached_by | fields))

    def keep(self, people: list[Person]) -> list[Person]:
        """Save invented people, all at once."""
        for person in people:
            person.derive()
        return Person.objects.bulk_create(people, batch_size=BATCH)

    def birth_date(self, ages: tuple[int, int] | None = None) -> date:
        """Of somebody between these ages today; without them, of the ages of those who come to a social service."""
        youngest, oldest = ages or self.random.choices(AGES, OF_AGES)[0]
        return self.today - timedelta(days=self.random.randint(youngest * 365 + 25, oldest * 365))

    def mobile(self) -> str:
        number = self._next("mobile")
        return f"+371290{number // 1000:02d}{number * 617 % 1000:03d}"

    # Pieces of a person

    def _name(self, born: date) -> str:
        while (name := names.latvian(self.random, born)) in self.taken_names:
            pass
        self.taken_names.add(name)
        return name

    def _personal_code(self) -> str:
        """39 and nine digits: codes with this beginning have not been given to anybody."""
        while (code := f"39{self.random.randrange(10**9):09d}") in self._codes:
            pass
        self._codes.add(code)
        return code

    def _district(self, municipality: str) -> District | None:
        found = [row for (of, _name), row in self.districts.items() if of == municipality and row.covers(self.today)]
        return self.random.choice(found) if found else None

    def _reached_by(self, municipality: str, name: str, born: date) -> dict:
        """Mobile phone, fixed line or neither; e-mail; address for the post. The older, the less of the first."""
        age = (self.today - born).days // 365
        with_mobile, with_phone = (0.55, 0.8) if age >= 80 else (0.93, 0.97)
        lot = self.random.random()
        mobile = lot < with_mobile
        phone = self.mobile() if mobile else self._fixed_line(municipality) if lot < with_phone else ""
        email = f"{fold(name).replace(' ', '.')}@example.com" if self.chance(0.08 if age >= 75 else 0.45) else ""
        address = names.address(self.random, municipality) if not mobile or self.chance(0.4) else ""
        if mobile:
            letters_by = Channel.EMAIL if email and self.chance(0.25) else Channel.SMS
        else:
            letters_by = Channel.EMAIL if email else Channel.POST
        return {"phone": phone, "email": email, "address": address, "letters_by": letters_by}

    def _fixed_line(self, municipality: str) -> str:
        return f"+371{FIXED_LINES[municipality]}{self._next(municipality) * 617 % 1000:03d}"

    def _next(self, of: str) -> int:
        self._numbers[of] += 1
        return self._numbers[of] - 1


def copy_in(rows: list[models.Model]) -> None:
    """Save many new rows of one model at once, several times as fast as bulk_create; they learn no keys."""
    if not rows:
        return
    meta, connection = rows[0]._meta, connections[DEFAULT_DB_ALIAS]
    fields = [field for field in meta.concrete_fields if not field.primary_key]
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {connection.ops.quote_name(meta.db_table)} ({columns}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row([field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields])
