"""Who comes and who works: invented people take turns, and behind every act stands somebody of the staff."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from random import Random

from socialservice import clock
from socialservice.demo import World
from socialservice.identifiers import can_receive_sms
from socialservice.models import Channel, Language, Office, Person, Posting, ReceptionMode, Submission, User
from socialservice.roles import Role

from ..lifecycle import Event
from ..models import Appointment
from .stories import Step, Story

PEOPLE = {"liepaja": 620, "daugavpils": 380, "kuldiga": 260, "koknese": 60}
BOOKED_BY_FAMILY = 0.2  # of those over 80
SAYS_NEED = 0.3
NEEDS_HELP_ENTERING = 0.15  # of those over 80
UNNAMED = 0.3  # of those without an appointment
RECOGNISED = 0.6  # of those who booked on the web and came

Way = Submission.Way
WAYS = {Way.PHONE: 44, Way.WEB: 36, Way.EMAIL: 8, Way.DESK: 8, Way.E_SUBMISSION: 2, Way.DROP_BOX: 1, Way.POST: 1}
WAYS_AFTER_A_TALK = {Way.PHONE: 80, Way.EMAIL: 12, Way.DESK: 8}
AT_ONCE = {Way.WEB, Way.PHONE, Way.DESK}  # the wish becomes a time while it is told


class Callers:
    """The people and the staff of one municipality."""

    def __init__(self, world: World, code: str, told: dict):
        self.world, self.random, self.told = world, world.random, told
        self.people = world.people[code] = world.keep([world.person(code) for _one in range(PEOPLE[code])])
        self.turns: dict[tuple[int, int] | None, Iterator[Person]] = {}
        self.codes: set[str] = set()
        self.days: set[tuple[int, date]] = set()  # on which somebody comes already
        postings = Posting.objects.on(world.today).filter(municipality=world.municipalities[code])
        self.postings = list(postings.select_related("user"))
        modes = ReceptionMode.objects.on(world.today).filter(mode=ReceptionMode.Mode.APPOINTMENT)
        self.only_by_appointment = set(modes.values_list("office_id", flat=True))

    def code(self) -> str:
        """Six digits to read aloud, as real ones."""
        while (code := str(self.random.randint(100_000, 999_999))) in self.codes:
            pass
        self.codes.add(code)
        return code

    def contact(self, story: Story, office: Office) -> dict:
        """Who comes and how to reach them, as an appointment keeps it."""
        person = self._next(story)
        if story.walk_in:
            return self._walked_in(person, story, office)
        way, booked = self._way(story, person), story.steps[0].at
        known = way != Way.WEB or self._recognised(person, story)
        return {
            "came_from": way,
            "wished_at": booked if way in AT_ONCE else booked - timedelta(hours=self.random.uniform(2, 60)),
            "person": person if known else None,
            "need": self._need(story),
            "booked_by_other": self._relative(person),
            "help_entering": self._over_80(person) and self.world.chance(NEEDS_HELP_ENTERING),
            **_reached_at(person, on_the_web=way == Way.WEB),
        }

    def who(self, step: Step, row: Appointment, story: Story) -> User | None:
        """Of the staff; None where the client acted alone."""
        if step.who == "client" or (step.who == "booker" and row.came_from == Way.WEB):
            return None
        if step.who == "receiver" and story.receiver.user:
            return story.receiver.user
        if step.who == "booker":
            return self.at_the_phone()
        at_this_desk = self._one_of(lambda post: post.role == Role.FRONT_DESK and post.office_id == row.office_id)
        return at_this_desk or story.receiver.user or self._one_of(lambda post: post.role == Role.FRONT_DESK)

    def at_the_phone(self) -> User | None:
        return self._one_of(lambda post: post.role in (Role.FRONT_DESK, Role.PHONE_CENTRE))

    # Pieces

    def _next(self, story: Story) -> Person:
        """Whose turn it is: all of the right age come before anybody comes again, and hardly anybody twice a day."""
        ages = story.receiver.ages.get(story.purpose.code)
        key = ages and tuple(ages)
        if key not in self.turns:
            fitting = [person for person in self.people if key is None or self._is_aged(person, key)]
            self.turns[key] = _round_and_round(self.random, fitting)
        day = clock.local(story.starts_at or story.steps[0].at).date()
        turn = self.turns[key]
        others = (person for person in islice(turn, len(self.people)) if (person.pk, day) not in self.days)
        person = next(others, None) or next(turn)
        self.days.add((person.pk, day))
        return person

    def _is_aged(self, person: Person, ages: tuple[int, int]) -> bool:
        return ages[0] <= (self.world.today - person.birth_date).days / 365.25 <= ages[1]

    def _over_80(self, person: Person) -> bool:
        return self._is_aged(person, (80, 120))

    def _walked_in(self, person: Person, story: Story, office: Office) -> dict:
        without = {"came_from": Way.WALK_IN, "wished_at": story.steps[0].at, "letters_by": Channel.NONE}
        if office.pk in self.only_by_appointment:
            reasons = self.told["why_without_appointment"]["over 80" if self._over_80(person) else "others"]
            without["exception_reason"] = self.random.choice(reasons)
        if self.world.chance(UNNAMED):
            return without
        return without | {"person": person, "name": person.name, "phone": person.phone, "language": person.language}

    def _way(self, story: Story, person: Person) -> str:
        ways = WAYS if story.receiver.online else WAYS_AFTER_A_TALK
        way = self.random.choices(list(ways), ways.values())[0]
        if way == Way.WEB and not (can_receive_sms(person.phone) or person.email):
            return Way.DESK
        return Way.DESK if way == Way.PHONE and not person.phone else way

    def _recognised(self, person: Person, story: Story) -> bool:
        """Who books on the web does not say who they are in our files; the desk links most of those who come."""
        came = story.at(Event.ARRIVE)
        linked = came and came + timedelta(seconds=15)
        if came is None or linked > self.world.now or not self.world.chance(RECOGNISED):
            return False
        place = next(n for n, step in enumerate(story.steps) if step.event == Event.ARRIVE) + 1
        story.steps.insert(place, Step(Event.LINK_PERSON, linked, "desk", {"person": person.pk}))
        return True

    def _relative(self, person: Person) -> str:
        if not (self._over_80(person) and self.world.chance(BOOKED_BY_FAMILY)):
            return ""
        return self.random.choice(self.people).name

    def _need(self, story: Story) -> str:
        said = self.told["needs"].get(story.purpose.code)
        return self.random.choice(said) if said and self.world.chance(SAYS_NEED) else ""

    def _one_of(self, fits) -> User | None:
        found = [post.user for post in self.postings if fits(post)]
        return self.random.choice(found) if found else None


def _reached_at(person: Person, *, on_the_web: bool) -> dict:
    letters_by = person.letters_by
    if on_the_web and letters_by == Channel.POST:  # the web asks for a phone or an e-mail address
        letters_by = Channel.SMS if can_receive_sms(person.phone) else Channel.EMAIL
    return {
        "name": person.name,
        "phone": person.phone,
        "email": person.email,
        "district": person.district,
        "language": Language(person.language),
        "letters_by": letters_by,
    }


def _round_and_round(random: Random, people: list[Person]) -> Iterator[Person]:
    order = list(people)
    random.shuffle(order)
    while True:
        yield from order
