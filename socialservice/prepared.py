"""Questions asked on every page: the ORM builds their SQL once per process, later only the values are filled in.

Building the SQL of a query with several subqueries costs the web process more than PostgreSQL needs to answer it.
"""

from datetime import UTC, date, datetime, timedelta
from functools import cache

MARK = 424_242_000  # of whole numbers that stand for a value; no row has such an id


def rows(build, *values) -> list:
    """The rows of `build(*values)`, a queryset of one model with annotations; `build` is a function of a module.

    Values are dates, moments, whole numbers and text. What the queryset joins by `select_related` is left out.
    """
    model, sql, places = _sql(build, tuple(type(value) for value in values))
    return list(model.objects.raw(sql, [_fill(place, values) for place in places]))


@cache
def _sql(build, kinds: tuple):
    marks = [_mark(kind, number) for number, kind in enumerate(kinds)]
    query = build(*marks).select_related(None)
    sql, parameters = query.query.sql_with_params()
    places = [_place(parameter, marks) for parameter in parameters]
    return query.model, sql, places


def _mark(kind: type, number: int):
    if kind is datetime:
        return datetime(1900, 1, 1, tzinfo=UTC) + timedelta(days=number)
    if kind is date:
        return date(1800, 1, 1) + timedelta(days=number)
    if kind is int:
        return MARK + number
    return f"\uf8ff{number}"


def _place(parameter, marks: list):
    """The number of the value that stands here, in a list where it stood in one; else the constant itself."""
    if isinstance(parameter, list):
        return [_place(each, marks) for each in parameter]
    for number, mark in enumerate(marks):
        if type(parameter) is type(mark) and parameter == mark:
            return _Value(number)
    return parameter


class _Value(int):
    pass


def _fill(place, values):
    if isinstance(place, list):
        return [_fill(each, values) for each in place]
    return values[place] if isinstance(place, _Value) else place
