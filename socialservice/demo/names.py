"""Names and addresses of people who do not exist. First names and surnames are drawn apart: any likeness is chance."""

from datetime import date
from random import Random

from .files import DATA, read

_data = read(DATA / "names.json")

# (of a man, of a woman)
SURNAMES = [tuple(pair.split("/")) for line in _data["surnames"] for pair in line.split()]
# The oldest generation first: (born before, women, men).
GENERATIONS = [(row["born_before"], row["women"].split(), row["men"].split()) for row in _data["first_names"]]
OF_TWO_FAMILIES = 0.04
WOMEN = 0.62  # of those who come to a social service


def latvian(random: Random, born: date) -> str:
    woman = random.random() < WOMEN
    _before, women, men = next(generation for generation in GENERATIONS if born < generation[0])
    surname = random.choice(SURNAMES)[woman]
    if woman and random.random() < OF_TWO_FAMILIES:
        surname = f"{surname}-{random.choice(SURNAMES)[woman]}"
    return f"{random.choice(women if woman else men)} {surname}"


def foreign(random: Random) -> str:
    return random.choice(_data["foreign"])


def address(random: Random, municipality: str) -> str:
    street = random.choice(_data["streets"][municipality])
    return f"{street} {random.randint(1, 89)}–{random.randint(1, 60)}, {_data['towns'][municipality]}"
