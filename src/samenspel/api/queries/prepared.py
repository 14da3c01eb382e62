# SPDX-License-Identifier: EUPL-1.2
"""Questions about ids that are asked in the same words every time are put into words once per process.

Putting a question of thirty columns into SQL costs Django more than the answer costs the database; for a service with
everything below it that is thirteen times. The words come from the scoped manager itself, with stand-ins for the ids
and for the pact of the reader; only those are filled in when it is asked. A filter with anything else in it, such as
the time, would be frozen by this: then nothing is kept, and the question is put into words anew.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid5

from django.db import connection
from django.db.models import QuerySet

from samenspel.api.serializers.values import Row
from samenspel.base.models import ScopedModel
from samenspel.base.scope import acting_as, current_actor

_STAND_IN = UUID("00000000-0000-8000-8000-736d6e73706c")
_WIDTHS = (1, 4, 10, 25, 50, 100, 250, 500, 1000)
Ids = Sequence[UUID]


@dataclass(frozen=True, slots=True)
class Wording:
    """SQL with numbered places for what is filled in, and how to read the columns of the answer."""

    sql: str
    places: tuple[tuple[str, int], ...]
    names: tuple[str, ...]
    compiler: Any
    converters: Any


_wordings: dict[tuple[object, ...], Wording] = {}
_PACT = "partnership"


def rows_on(model: type[ScopedModel], fields: tuple[str, ...], asked: Mapping[str, Ids]) -> list[Row]:
    """The rows of which one of the columns in `asked` is one of its ids, as far as the reader may see them.

    Each column is a question of its own (UNION ALL), so that each is answered from its own index; a row that hangs on
    several of them would come more than once. In the order of the primary key.
    """
    wanted = {column: ids for column, ids in asked.items() if ids}
    if not wanted:
        return []
    if any(len(ids) > _WIDTHS[-1] for ids in wanted.values()):
        return _sorted(list(_question(model, fields, wanted)))
    widths = tuple((column, _width(len(ids))) for column, ids in wanted.items())
    actor = current_actor()
    key = (model, fields, widths, actor.role, actor.partnership_id is None, connection.vendor)
    wording = _wordings.get(key)
    if wording is None:
        wording = _put_into_words(model, fields, dict(widths))
        if wording is None:
            return _sorted(list(_question(model, fields, wanted)))
        _wordings[key] = wording
    return _sorted(_ask(wording, wanted))


def _width(many: int) -> int:
    return next(width for width in _WIDTHS if width >= many)


def _sorted(rows: list[Row]) -> list[Row]:
    rows.sort(key=_primary_key)
    return rows


def _primary_key(row: Row) -> UUID:
    key: UUID = row["id"]
    return key


def _question(model: type[ScopedModel], fields: tuple[str, ...], asked: Mapping[str, Ids]) -> QuerySet[Any, Row]:
    first, *others = (
        model.objects.filter(**{f"{column}__in": ids}).order_by().values(*fields) for column, ids in asked.items()
    )
    return first.union(*others, all=True) if others else first


def _put_into_words(model: type[ScopedModel], fields: tuple[str, ...], widths: Mapping[str, int]) -> Wording | None:
    actor = current_actor()
    stand_ins = {column: [uuid5(_STAND_IN, f"{column}:{n}") for n in range(width)] for column, width in widths.items()}
    of = {value: (column, number) for column, values in stand_ins.items() for number, value in enumerate(values)}
    if actor.partnership_id is not None:
        of[_STAND_IN] = (_PACT, 0)
    with acting_as(replace(actor, partnership_id=actor.partnership_id and _STAND_IN)):
        question = _question(model, fields, stand_ins)
        compiler = question.query.get_compiler(connection=connection)
        sql, filled_in = compiler.as_sql()
    known = {_prepared(value): place for value, place in of.items()}
    if not all(value in known for value in filled_in):
        return None
    expressions = [column[0] for column in compiler.select]
    return Wording(
        sql=sql,
        places=tuple(known[value] for value in filled_in),
        names=fields,
        compiler=compiler,
        converters=compiler.get_converters(expressions),
    )


def _ask(wording: Wording, asked: Mapping[str, Ids]) -> list[Row]:
    prepared = {column: [_prepared(value) for value in ids] for column, ids in asked.items()}
    pact = current_actor().partnership_id
    prepared[_PACT] = [_prepared(pact)] if pact else []
    values = [_at(prepared[column], number) for column, number in wording.places]
    with connection.cursor() as cursor:
        cursor.execute(wording.sql, values)
        rows = cursor.fetchall()
    read = wording.compiler.apply_converters(rows, wording.converters) if wording.converters else rows
    return [dict(zip(wording.names, row, strict=True)) for row in read]


def _at(values: list[Any], number: int) -> Any:
    """Past the last id it is asked once more: a list of four then serves for three as well."""
    return values[number] if number < len(values) else values[-1]


def _prepared(value: UUID) -> Any:
    """An id as this database keeps it."""
    return value if connection.features.has_native_uuid_field else value.hex
