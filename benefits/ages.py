"""Who is old enough, on which day, and whose birthday is round. Neither database nor clock."""

from datetime import date

from socialservice.periods import last_day_of_month, months_later

# Birthdays on which the office greets people.
ROUND_AGES = (*range(70, 100, 5), *range(100, 116))


def birthday(born: date, age: int) -> date:
    """The day on which somebody becomes so old; who was born on 29 February has it on the 28th in other years."""
    return months_later(born, age * 12)


def age_on(born: date, day: date) -> int:
    years = day.year - born.year
    return years if birthday(born, years) <= day else years - 1


def is_over(born: date | None, age: int, day: date) -> bool:
    """“Over 80” begins on the eightieth birthday."""
    return born is not None and birthday(born, age) <= day


def has_pension_age(born: date | None, ages: dict[int, tuple[int, int]], day: date) -> bool:
    """Reached by the age of this year or of an earlier one; `ages`: year → (years, months).

    The latest year known holds for all that follow.
    """
    if born is None:
        return False
    return any(
        months_later(born, years * 12 + months) <= (day if year == max(ages) else min(day, date(year, 12, 31)))
        for year, (years, months) in ages.items()
        if year <= day.year
    )


def round_birthdays(first: date, last: date) -> list[tuple[int, date, date]]:
    """(age, earliest, latest date of birth) of whoever has a round birthday within these days."""
    found = []
    for age in ROUND_AGES:
        latest = months_later(last, -age * 12)
        if (last.month, last.day) == (2, 28) and last == last_day_of_month(last):
            latest = last_day_of_month(latest)  # who was born on 29 February has it today
        found.append((age, months_later(first, -age * 12), latest))
    return found
