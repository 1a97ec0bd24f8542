"""A day drawn from a seed: what becomes of each visit, at which minute, and whose hands do it. Pure."""

from dataclasses import dataclass
from random import Random

OPENS, CLOSES, QUARTER = 8 * 60, 16 * 60, 15  # minutes of the day
ILL_AT = 10 * 60
SPECIALISTS, BOOKED, WALK_INS = 8, 200, 40
STRANGERS = 4  # of the walk-ins: sent away at once, without a number
CLICKED = 42  # at least so many visits are clicked through
RUSHES = 3  # so many times both receptionists press on one row

# What is done with a visit, and how many minutes after its time begins.
WAYS = {
    "plain": [("arrive", 0), ("call", 5), ("finish", 10)],
    "begun": [("arrive", 0), ("call", 5), ("serve", 5), ("finish", 10)],
    "corrected": [("arrive", 0), ("undo", 0), ("arrive", 0), ("call", 5), ("finish", 10)],
    "handed over": [("arrive", 0), ("call", 5), ("hand_over", 5), ("call", 10), ("finish", 15)],
    "set aside": [("arrive", 0), ("call", 5), ("park", 5), ("recall", 10), ("finish", 15)],
    "sent away": [("arrive", 0), ("send_away", 5)],
    "not come": [("no_show", 15)],
    "come after all": [("no_show", 15), ("arrive", 20), ("call", 25), ("finish", 30)],
    "into the queue": [("to_queue", 10), ("finish", 40)],
    "by phone": [("to_call", -30), ("finish", 15)],
    "cancelled": [("cancel", -20)],
    "moved": [("move", -20)],
}
OFTEN = {
    "begun": 50,
    "corrected": 8,
    "handed over": 8,
    "set aside": 8,
    "sent away": 6,
    "not come": 12,
    "come after all": 4,
    "into the queue": 5,
    "by phone": 4,
    "cancelled": 5,
    "moved": 5,
}  # the others are plain
BY_CLICKS = {"plain", "begun", "corrected", "handed over", "set aside", "sent away", "not come"}


@dataclass
class Visit:
    specialist: int
    begins: int
    way: str = "plain"
    hand: int | None = None  # which receptionist clicks it through; None: it is played without a browser
    rushed: bool = False  # both press on it at once


@dataclass
class Plan:
    visits: list[Visit]
    ill: int
    tickets: list[tuple[int, int | None]]  # the minute and the hand of each walk-in
    strangers: list[tuple[int, int | None]]
    clicked: list[int]  # quarters of an hour whose visits are clicked through


def draw(chance: Random) -> Plan:
    ill = chance.randrange(SPECIALISTS)
    times = [(who, begins) for who in range(SPECIALISTS) for begins in range(OPENS, CLOSES, QUARTER)]
    visits = [Visit(*time) for time in sorted(chance.sample(times, BOOKED), key=lambda time: time[::-1])]
    _draw_ways(visits, ill, chance)
    clicked = _draw_clicked(visits, ill, chance)
    tickets = [(chance.randrange(OPENS + 5, CLOSES - 30, 5), None) for _n in range(WALK_INS - STRANGERS - len(clicked))]
    tickets += [(quarter + 5, n % 2) for n, quarter in enumerate(clicked)]
    strangers = [(quarter + 10, n) for n, quarter in zip((0, 1, None, None), clicked, strict=False)]
    return Plan(visits, ill, tickets, strangers, clicked)


def _draw_ways(visits: list[Visit], ill: int, chance: Random) -> None:
    """Who is ill has plain visits only: what becomes of them is decided at ten."""
    others = [visit for visit in visits if visit.specialist != ill]
    ways = [way for way, often in OFTEN.items() for _n in range(often)]
    for visit, way in zip(chance.sample(others, len(ways)), ways, strict=True):
        visit.way = way


def _draw_clicked(visits: list[Visit], ill: int, chance: Random) -> list[int]:
    """Whole quarters of an hour, so that both receptionists have their hands full at once; ten o'clock among them."""
    halves = [half for half in range(OPENS, CLOSES, 2 * QUARTER) if half != ILL_AT]
    drawn, hers = [], []
    for quarter in [ILL_AT, *chance.sample(halves, len(halves))]:
        if len(hers) >= CLICKED:
            break
        drawn.append(quarter)
        hers += [
            visit
            for visit in visits
            if visit.begins == quarter and visit.way in BY_CLICKS and (visit.specialist != ill or quarter < ILL_AT)
        ]
    for number, visit in enumerate(hers):
        visit.hand = number % 2
    arriving = [visit for visit in hers if visit.way in ("plain", "begun") and visit.begins != ILL_AT]
    for visit in chance.sample(arriving, RUSHES):
        visit.rushed = True
    return sorted(drawn)
