"""Questions asked on every page: the ORM builds their SQL once per process, PostgreSQL plans it once per connection.

Building and planning a query with several subqueries costs more than answering it.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache

from django.db import connection
from django.db.backends.postgresql.base import Cursor, ServerBindingCursor
from django.db.models import Model

MARK = 424_242_000  # of whole numbers that stand for a value; no row has such an id


def rows(build, *values) -> list:
    """The rows of `build(*values)`, a queryset of one model with annotations; `build` is a function of a module.

    Values are dates, moments, whole numbers and text; True, False and None belong to the question, which is built for
    each of them. What the queryset joins by `select_related` is left out.
    """
    question = _question(build, tuple(map(_kind, values)))
    return [question.row(found) for found in question.ask(values, ServerBindingCursor)]


def values(build, *values) -> list[tuple]:
    """The same of a queryset with `values_list`."""
    return _question(build, tuple(map(_kind, values))).ask(values, ServerBindingCursor)


def tuples(build, *values) -> list[tuple]:
    """The same over many rows: PostgreSQL plans it anew for the values."""
    return _question(build, tuple(map(_kind, values))).ask(values, Cursor)


@dataclass(frozen=True)
class _Question:
    sql: str
    places: list
    compiler: object
    converters: dict
    model: type[Model]
    fields: list[str]
    annotations: dict[str, int]

    def ask(self, values, kind) -> list[tuple]:
        with connection.cursor() as cursor:
            cursor.cursor = kind(connection.connection)
            cursor.execute(self.sql, [_fill(place, values) for place in self.places])
            found = cursor.fetchall()
        return list(self.compiler.apply_converters(found, self.converters)) if self.converters else found

    def row(self, found) -> Model:
        row = self.model.from_db(connection.alias, self.fields, found[: len(self.fields)])
        for name, column in self.annotations.items():
            setattr(row, name, found[column])
        return row


@cache
def _question(build, kinds: tuple) -> _Question:
    marks = [_mark(kind, number) for number, kind in enumerate(kinds)]
    query = build(*marks).query
    query.select_related = False
    compiler = query.get_compiler(connection.alias)
    sql, parameters = compiler.as_sql()
    places = [_place(parameter, marks) for parameter in parameters]
    info = compiler.klass_info or {"select_fields": []}
    converters = compiler.get_converters([column for column, *_rest in compiler.select])
    fields = [compiler.select[column][0].target.attname for column in info["select_fields"]]
    return _Question(sql, places, compiler, converters, query.model, fields, compiler.annotation_col_map)


def _kind(value):
    return value if value is None or isinstance(value, bool) else type(value)


def _mark(kind, number: int):
    if kind is datetime:
        return datetime(1900, 1, 1, tzinfo=UTC) + timedelta(days=number)
    if kind is date:
        return date(1800, 1, 1) + timedelta(days=number)
    if kind is int:
        return MARK + number
    if not isinstance(kind, type):
        return kind
    return f"\uf8ff{number}"


def _place(parameter, marks: list):
    """The number of the value that stands here, in a list where it stood in one; else the constant itself."""
    if isinstance(parameter, list):
        return [_place(each, marks) for each in parameter]
    for number, mark in enumerate(marks):
        if isinstance(parameter, type(mark)) and parameter == mark:  # wrapped by the ORM to tell its type, at times
            return _Value(number)
    return parameter


class _Value(int):
    pass


def _fill(place, values):
    if isinstance(place, list):
        return [_fill(each, values) for each in place]
    return values[place] if isinstance(place, _Value) else place
