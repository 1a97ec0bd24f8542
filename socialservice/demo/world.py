"""What the loaders of the demo share: the day it is, the rows made so far, and people who do not exist."""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random

from .. import clock, latvian
from ..models import Channel, Language, Municipality, Office, Person, User
from .names import FIRST_NAMES, FOREIGN_NAMES, STREETS, SURNAMES, TOWNS

SEED = "pieraksts"  # the same demo comes out each time
BATCH = 1000
AGES = [(19, 35), (36, 60), (61, 79), (80, 96)]
OF_AGES = [18, 34, 26, 22]
FIXED_LINES = {"liepaja": "63400", "daugavpils": "65400", "kuldiga": "63300", "koknese": "65100"}


class World:
    """Rows by their codes; what one municipality may name like another is found by (municipality, code)."""

    def __init__(self, *, now: datetime, say: Callable[[str], None] = lambda line: None):
        self.now, self.today = now, clock.local(now).date()
        self.say = say
        self.random = Random(SEED)
        self.municipalities: dict[str, Municipality] = {}
        self.offices: dict[str, Office] = {}
        self.users: dict[str, User] = {}
        self.competences, self.departments, self.districts, self.services, self.purposes = {}, {}, {}, {}, {}
        self.people: dict[str, list[Person]] = {}
        self._names, self._codes, self._numbers = set(), set(), Counter()

    def person(self, municipality: str, *, born: date | None = None, **fields) -> Person:
        """Somebody invented, unsaved: name, code, birth date, and the ways to be reached that people of that age have.

        Whatever is given in `fields` stays as it is.
        """
        born = born or self.birth_date()
        foreign = self._chance(0.05) and date(1960, 1, 1) < born
        invented = {
            "municipality": self.municipalities[municipality],
            "name": self._foreign_name() if foreign else self._name(born),
            "personal_code": self._personal_code(),
            "birth_date": born,
            "district": self._district(municipality),
            "language": Language.EN if foreign else Language.LV,
            "is_demo": True,
            "created_at": self.now - timedelta(days=self.random.randint(30, 700)),
        }
        row = Person(**(invented | fields))
        for name, value in self._reached_by(municipality, row).items():
            if name not in fields:
                setattr(row, name, value)
        return row

    def keep(self, people: list[Person]) -> list[Person]:
        """Save invented people, all at once."""
        for person in people:
            person.derive()
        return Person.objects.bulk_create(people, batch_size=BATCH)

    def birth_date(self, youngest: int | None = None, oldest: int | None = None) -> date:
        """A birth date of somebody between these ages today; without them, of the ages that come to a social service."""
        if youngest is None:
            youngest, oldest = self.random.choices(AGES, OF_AGES)[0]
        return self.today - timedelta(days=self.random.randint(youngest * 365 + 25, oldest * 365))

    # Pieces of a person

    def _name(self, born: date) -> str:
        _before, women, men = next(row for row in FIRST_NAMES if born < row[0])
        woman = self._chance(0.62)
        name = surname = ""
        while not name or name in self._names:
            surname = self.random.choice(SURNAMES)[woman]
            if woman and self._chance(0.04):
                surname = f"{surname}-{self.random.choice(SURNAMES)[True]}"
            name = f"{self.random.choice(women if woman else men)} {surname}"
        self._names.add(name)
        return name

    def _foreign_name(self) -> str:
        return self.random.choice(FOREIGN_NAMES)

    def _personal_code(self) -> str:
        """39 and nine digits: codes of this beginning have not been given to anybody."""
        code = ""
        while not code or code in self._codes:
            code = f"39{self.random.randrange(10**9):09d}"
        self._codes.add(code)
        return code

    def _district(self, municipality: str):
        found = [row for (of, _name), row in self.districts.items() if of == municipality and row.covers(self.today)]
        return self.random.choice(found) if found else None

    def _reached_by(self, municipality: str, row: Person) -> dict:
        age = (self.today - row.birth_date).days // 365
        mobile, fixed = (0.55, 0.8) if age >= 80 else (0.93, 0.97)
        lot = self.random.random()
        phone = self._mobile() if lot < mobile else self._fixed_line(municipality) if lot < fixed else ""
        email = self._email(row.name) if self._chance(0.08 if age >= 75 else 0.45) else ""
        address = self._address(municipality) if lot >= mobile or self._chance(0.4) else ""
        if lot >= mobile:
            letters_by = Channel.EMAIL if email else Channel.POST
        else:
            letters_by = Channel.EMAIL if email and self._chance(0.25) else Channel.SMS
        return {"phone": phone, "email": email, "address": address, "letters_by": letters_by}

    def _mobile(self) -> str:
        number = self._next("mobile")
        return f"+371290{number // 1000:02d}{number * 617 % 1000:03d}"

    def _fixed_line(self, municipality: str) -> str:
        return f"+371{FIXED_LINES[municipality]}{self._next(municipality) * 617 % 1000:03d}"

    def _email(self, name: str) -> str:
        return f"{latvian.fold(name).replace(' ', '.')}@example.com"

    def _address(self, municipality: str) -> str:
        street = self.random.choice(STREETS[municipality].replace("\n", "|").split("|"))
        return f"{street} {self.random.randint(1, 89)}–{self.random.randint(1, 60)}, {TOWNS[municipality]}"

    def _chance(self, share: float) -> bool:
        return self.random.random() < share

    def _next(self, of: str) -> int:
        self._numbers[of] += 1
        return self._numbers[of] - 1
