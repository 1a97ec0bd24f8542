"""What is counted about requests: how long people wait for an answer, by channel and department, and how they write."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from django.db.models import Count
from django.db.models.functions import TruncMonth

from socialservice import clock
from socialservice.models import Municipality, Submission
from socialservice.periods import last_day_of_month
from socialservice.workdays import working_days

from .actions.requests import NO_ANSWER
from .deadlines import percentile, working_days_between
from .models import Request

MIDNIGHT = time.min
MONTHS = 12
NINE_OF_TEN = 0.9
LEFT_OUT = [str(outcome) for outcome in NO_ANSWER]


@dataclass
class Responses:
    """Of requests that came in between two days."""

    label: str = ""
    came: int = 0
    days: list[int] = field(default_factory=list)  # working days until the first answer
    in_time: int = 0
    late: int = 0  # answered late, or not answered and over
    avoided: int = 0

    @property
    def answered(self) -> int:
        return len(self.days)

    @property
    def median(self) -> int | None:
        return percentile(self.days, 0.5)

    @property
    def nine_of_ten(self) -> int | None:
        return percentile(self.days, NINE_OF_TEN)

    @property
    def share_in_time(self) -> int | None:
        judged = self.in_time + self.late
        return round(100 * self.in_time / judged) if judged else None


@dataclass(frozen=True)
class Shares:
    """Of the requests of one month, how many came by each channel."""

    month: date
    counts: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def cells(self) -> list[tuple[int, int]]:
        """Number and per cent for each channel."""
        return [(n, round(100 * n / self.total) if self.total else 0) for n in self.counts.values()]


@dataclass
class Figures:
    whole: Responses
    by_way: list[Responses]
    by_department: list[Responses]


def months_back(today: date, number: int) -> date:
    """The first day of the month so many months before today's; 0: of this one."""
    months = today.year * 12 + today.month - 1 - number
    return date(months // 12, months % 12 + 1, 1)


def responses(municipality: Municipality, first: date, last: date) -> Figures:
    """Spam and what was merged count nowhere: nobody waited for an answer to them."""
    today = clock.today()
    worked = working_days(municipality, first, max(today, last))
    rows = _received(municipality, first, last).exclude(outcome__in=LEFT_OUT)
    told = rows.values_list(
        "submission__way", "department", "submission__received_at", "answered_at", "promised_on", "due_on", "outcome"
    )
    whole, ways, departments = Responses(), defaultdict(Responses), defaultdict(Responses)
    for way, department, received, answered, promised, due, outcome in told.iterator(chunk_size=2000):
        for group in (whole, ways[way], departments[department]):
            _count(group, received, answered, promised or due, outcome, today, worked)
    names = {row.pk: row.label for row in municipality.departments.prefetch_related("names")}
    return Figures(
        whole,
        _labelled(ways, {way.value: way.label for way in Submission.Way}),
        _labelled(departments, names),
    )


def channel_shares(municipality: Municipality, today: date) -> tuple[list[str], list[Shares]]:
    """The labels of the channels in use, and each of the last months, the newest first."""
    first = months_back(today, MONTHS - 1)
    counted = (
        _received(municipality, first, last_day_of_month(today))
        .exclude(outcome=Request.Outcome.SPAM)
        .annotate(month=TruncMonth("submission__received_at", tzinfo=clock.RIGA))
        .order_by()
        .values_list("month", "submission__way")
        .annotate(n=Count("pk"))
    )
    found: dict[date, Counter] = defaultdict(Counter)
    for month, way, number in counted:
        found[clock.local(month).date()][way] = number
    used = [way for way in Submission.Way if any(way.value in counts for counts in found.values())]
    months = [months_back(today, number) for number in range(MONTHS)]
    rows = [Shares(month, {way.value: found[month][way.value] for way in used}) for month in months]
    return [str(way.label) for way in used], rows


def overdue(municipality: Municipality) -> int:
    return municipality.requests.overdue(clock.today()).count()


def _received(municipality: Municipality, first: date, last: date):
    begins, ends = clock.at(first, MIDNIGHT), clock.at(last + timedelta(days=1), MIDNIGHT)
    return municipality.requests.filter(submission__received_at__gte=begins, submission__received_at__lt=ends)


def _count(group: Responses, received, answered, due: date, outcome: str, today: date, worked: list[date]) -> None:
    group.came += 1
    group.avoided += outcome == Request.Outcome.REMOTE
    if answered is None:
        group.late += due < today
        return
    day = clock.local(answered).date()
    group.days.append(working_days_between(clock.local(received).date(), day, worked))
    group.in_time += day <= due
    group.late += day > due


def _labelled(groups: dict, names: dict) -> list[Responses]:
    """The largest first; without a name: not chosen."""
    for key, group in groups.items():
        group.label = str(names.get(key, ""))
    return sorted(groups.values(), key=lambda group: (-group.came, group.label))


def lines(groups: Iterable[Responses]) -> list[list]:
    """For a table to take away."""
    return [
        [group.label, group.came, group.answered, group.median, group.nine_of_ten, group.share_in_time, group.avoided]
        for group in groups
    ]
