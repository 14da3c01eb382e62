# SPDX-License-Identifier: EUPL-1.2
"""A partnership with many of everything, every optional column filled, so that lists are as long as they get.

Rows are filled by the type of their columns; what a constraint asks on top of that stands in `INSTEAD`. Every table of
a partnership takes part, so a new one is filled by itself or fails here with the name of its constraint.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal
from functools import partial
from graphlib import TopologicalSorter
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.db import models
from django.utils import timezone

from samenspel.accounts.models import User
from samenspel.base.models import TenantModel
from samenspel.directory.queries.reach import Reach, sealed
from samenspel.partnerships.models import Partnership
from tests.access.stage import png

# Lists of these hang on the one that the stage opens, instead of one each.
SHARED = {
    "gatherings.Gathering": "gathering_id",
    "gatherings.SeatingPlan": "plan_id",
    "agenda.Theme": "theme_id",
    "organizations.ImportRun": "run_id",
    "gatherings.CallHelper": "helper_id",
    "questions.Chat": "chat_id",
    "portal.ThemeMap": "theme_map_id",
}
# As many as there ever are of them, however large the rest grows: eight people at a table, a page of an import.
FEW = {
    "gatherings.SeatingPlan": 8,
    "organizations.ImportRun": 8,
    "gatherings.Mailing": 8,
    "news.NewsSettings": 0,
    "directory.HelpLine": 0,
}

Value = Callable[[int], Any]
INSTEAD: dict[str, dict[str, Value]] = {
    "gatherings.Gathering": {
        "ends_at": lambda i: timezone.now() - timedelta(days=i),
        "starts_at": lambda i: timezone.now() - timedelta(days=i, hours=3),
        "capacity": lambda _i: None,
        "seats_taken": lambda _i: 0,
        "table_size": lambda _i: 6,
        "rounds": lambda _i: 3,
        "state": lambda i: ("harvested", "inviting", "closed", "draft", "under_way")[i % 5],
        "copied_from": lambda _i: None,
    },
    "gatherings.Registration": {
        "answer": lambda i: ("yes", "yes", "maybe", "no", "yes")[i % 5],
        "state": lambda i: ("seated", "waiting", "none", "none", "pending")[i % 5],
        "code": lambda i: f"Q{i:04d}",
        "lift_seats": lambda i: 1 + i % 4,
    },
    "organizations.Contact": {"phone": lambda i: f"06 0000 {i:04d}", "active": lambda i: i % 7 != 6},
    "organizations.Partner": {"status": lambda i: ("active", "active", "active", "proposed", "former")[i % 5]},
    "gatherings.CallShare": {"caller": lambda _i: None},
    "gatherings.LiftMatch": {
        "seat": lambda _i: 1,
        "ended_at": lambda i: timezone.now() if i % 10 == 9 else None,  # nobody sits in two cars
    },
    "gatherings.RoomScreen": {"left_seconds": lambda _i: None},
    "gatherings.StickerSheet": {"state": lambda _i: "failed", "content": lambda _i: None},
    "gatherings.Mailing": {"total": lambda _i: 5, "done": lambda _i: 3, "recipients": lambda _i: []},
    "gatherings.SeatingPlan": {
        "state": lambda _i: "replaced",
        "rounds": lambda _i: 3,
        "rounds_done": lambda _i: 0,
        "form_key": lambda _i: uuid4(),
        "figures": lambda _i: {"people": 5},
    },
    "gatherings.Seat": {"round": lambda _i: 2},
    "entrance.PersonalLink": {
        "purpose": lambda _i: "who_are_you",
        "contact": lambda _i: None,
        "about_id": lambda _i: None,
        "mailbox": lambda i: f"samen{i}@voorbeeld.test",
        "token_hash": lambda i: f"{i:064d}",
    },
    "agenda.Goal": {
        "state": lambda i: ("running", "running", "reached", "let_go")[i % 4],
        "state_why": lambda i: f"{i} reden" if i % 4 > 1 else "",
        "closed_at": lambda i: timezone.now() if i % 4 > 1 else None,
    },
    "agenda.ProposalSupport": {"user": lambda _i: None},
    "core_group.AgendaItem": {
        "minutes": lambda _i: 10,
        "action_point": lambda _i: None,
        "signal": lambda _i: None,
    },
    "core_group.Handover": {"state": lambda _i: "done"},
    "core_group.HandoverStep": {"week": lambda i: 1 + i % 8},
    "agenda.Bottleneck": {"state": lambda _i: "sent"},
    "agenda.BottleneckAnswer": {"state": lambda _i: "promised"},
    "core_group.Signal": {
        "state": lambda i: ("open", "closed")[i % 2],
        "closed_at": lambda i: timezone.now() if i % 2 else None,
    },
    "measurement.Indicator": {
        "obtained": lambda _i: "hand",
        "baseline_value": lambda i: Decimal(i),
        "target_value": lambda i: Decimal(2 * i),
    },
    "measurement.Measurement": {
        "value": lambda i: Decimal(i),
        "start_date": lambda i: timezone.localdate() - timedelta(days=i),
        "end_date": lambda i: timezone.localdate() - timedelta(days=i),
    },
    "measurement.Report": {"finished_at": lambda _i: None},
    "measurement.DashboardPublication": {"withdrawn_at": lambda _i: timezone.now()},
    "questions.Entry": {"answer": lambda i: "" if i % 2 else f"Antwoord {i}"},  # a tip has none
    "questions.Piece": {"decided": lambda _i: "", "taken": lambda _i: False},
    "organizations.ImportRun": {"state": lambda _i: "done", "content": lambda _i: b""},
    "news.NewsItem": {"state": lambda i: ("published", "waiting", "taken_off")[i % 3]},
    "news.Visit": {"user": lambda _i: None},
    "news.Bulletin": {"total": lambda _i: 5, "done": lambda _i: 3, "state": lambda _i: "sent"},
    "surveys.ScanWave": {"closed_at": lambda _i: timezone.now(), "secret": lambda _i: None},
    "surveys.ReflectionRound": {"closed_at": lambda _i: timezone.now(), "secret": lambda _i: None},
    "surveys.ScanAnswer": {
        name: lambda i: i % 6 for name in ("agenda", "evaluation", "activities", "communication", "structure")
    },
    "directory.Service": {"minimum_age": lambda _i: 4, "maximum_age": lambda i: 4 + i % 90},
    "directory.Location": {"latitude": lambda i: 53.0 + i / 10_000, "longitude": lambda _i: 6.4},
    "directory.Schedule": {"service": lambda _i: None, "location": lambda _i: None, "utc_offset": lambda _i: None},
    "directory.Phone": {"organization": lambda _i: None, "service": lambda _i: None, "location": lambda _i: None},
    "directory.Language": {"location": lambda _i: None, "phone": lambda _i: None},
    "directory.PublicContact": {"organization": lambda _i: None, "location": lambda _i: None},
    "directory.Attribute": {"organization": lambda _i: None, "location": lambda _i: None},
    "directory.DirectoryImport": {"state": lambda _i: "done", "content": lambda _i: b""},
    "directory.Taxonomy": {"key": lambda _i: ""},
    "directory.Offer": {
        "direction": lambda i: ("offered", "needed")[i % 2],
        "state": lambda i: ("shown", "shown", "shown", "waiting", "stopped")[i % 5],
        "from_resident": lambda _i: False,
        "end_date": lambda i: timezone.localdate() + timedelta(days=1 + i % 90),
    },
    "directory.OfferReach": {"sealed": lambda _i: sealed(Reach("Sam", "sam@voorbeeld.test", ""))},
    "directory.OfferMatch": {
        "offered_says": lambda i: ("yes", "")[i % 2],
        "needed_says": lambda _i: "yes",
        "agreed_at": lambda i: (timezone.now(), None)[i % 2],
        "ended_at": lambda _i: None,
    },
    "directory.Inventory": {
        "state": lambda _i: "closed",
        "secret": lambda _i: None,
        "published": lambda _i: {"people": 20, "choices": [15, None]},
    },
    "portal.ThemeMap": {"life_domains": lambda _i: ["food"]},
    "portal.ThemeMapItem": {"name": lambda _i: "", "life_domain": lambda _i: "food"},
    "surveys.Asked": {"round": lambda _i: None},
    "partnerships.Membership": {"role": lambda _i: "core_group"},
}


def tables() -> list[type[TenantModel]]:
    """Every table of a partnership, what is pointed at before what points."""
    found = {model for model in apps.get_models() if issubclass(model, TenantModel)}
    order: TopologicalSorter[Any] = TopologicalSorter()
    for model in found:
        order.add(model, *(target for _field, target in _pointers(model) if target in found and target is not model))
    return list(order.static_order())


def _pointers(model: type[models.Model]) -> Iterator[tuple[Any, type[models.Model]]]:
    for field in model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey):
            yield field, field.related_model


class Crowd:
    """Fills one partnership; may be asked to grow."""

    def __init__(self, pact: Partnership, stage: dict[str, Any]) -> None:
        self.pact, self.stage = pact, stage
        self.made: dict[str, list[Any]] = {}

    def grow(self, number: int) -> None:
        """Have `number` rows in every table, those of before included."""
        self._add(User, number, lambda i: User(email=f"medewerker{i}@voorbeeld.test", name=f"Bedachte Medewerker {i}"))
        for model in tables():
            until = min(number, FEW.get(model._meta.label, number))
            self._add(model, until, partial(self._row, model))

    def _row(self, model: type[TenantModel], i: int) -> TenantModel:
        return model(partnership=self.pact, **self._values(model, i))

    def _add(self, model: type[models.Model], until: int, row_of: Callable[[int], models.Model]) -> None:
        ids = self.made.setdefault(model._meta.label, [])
        rows = [row_of(i) for i in range(len(ids), until)]
        unscoped: models.QuerySet[Any] = models.QuerySet(model)
        unscoped.bulk_create(rows, batch_size=200)
        ids += [row.pk for row in rows]

    def _values(self, model: type[TenantModel], i: int) -> dict[str, Any]:
        instead = INSTEAD.get(model._meta.label, {})
        values: dict[str, Any] = {}
        for field in model._meta.concrete_fields:
            if field.primary_key or field.name == "partnership":
                continue
            if field.name in instead:
                values[field.name] = instead[field.name](i)
            elif isinstance(field, models.ForeignKey):
                values[field.attname] = self._pointed_at(model, field, i)
            else:
                values[field.name] = _value(field, i)
        if {"first_id", "second_id"} <= values.keys():  # a pair is one row: the lower id comes first
            values["first_id"], values["second_id"] = sorted((values["first_id"], values["second_id"]))
        return values

    def _pointed_at(self, model: type[TenantModel], field: Any, i: int) -> Any:
        target = field.related_model
        label = target._meta.label
        if label in SHARED and not field.one_to_one and target is not model:
            return self.stage[SHARED[label]]
        known = self.made.get(label, [])
        if target is model or not known:
            return None
        # The second pointer to the same table goes to the next row, so that no pair is a person with themselves.
        place = [one.name for one, other in _pointers(model) if other is target].index(field.name)
        return known[(i + place) % len(known)]


def _value(field: Any, i: int) -> Any:
    if field.choices:
        return [value for value, _label in field.flatchoices if value][i % len([v for v, _l in field.flatchoices if v])]
    for kind, value in VALUES:
        if isinstance(field, kind):
            return value(field, i)
    return field.get_default()


VALUES: tuple[tuple[Any, Callable[[Any, int], Any]], ...] = (
    (models.EmailField, lambda _field, i: f"verzonnen{i}@voorbeeld.test"),
    (models.URLField, lambda _field, i: f"https://voorbeeld.test/{i}"),
    ((models.CharField, models.TextField), lambda field, i: f"{i} {field.name}"[: field.max_length or 40]),
    (models.DateTimeField, lambda _field, i: timezone.now() - timedelta(minutes=i)),
    (models.DateField, lambda _field, i: timezone.localdate() - timedelta(days=i)),
    (models.TimeField, lambda _field, _i: timezone.localtime().time()),
    (models.BooleanField, lambda _field, i: i % 2 == 0),
    (models.BinaryField, lambda _field, _i: png()),
    (models.UUIDField, lambda _field, _i: uuid4()),
    (models.JSONField, lambda field, _i: field.get_default()),
    (models.IntegerField, lambda _field, i: i + 10),
    (models.DecimalField, lambda _field, i: Decimal(i)),
)
