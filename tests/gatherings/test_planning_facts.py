# SPDX-License-Identifier: EUPL-1.2
"""Planning, changing and copying a gathering."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from samenspel.gatherings.models import Gathering, ProgrammeItem
from samenspel.organizations.models import Partner
from samenspel.partnerships.models import Partnership
from tests.factories import GatheringFactory, OrganizationFactory, PartnerFactory, RegistrationFactory, models_save
from tests.gatherings.corpus import BAD_TEXT

NEW = "/p/testdam/bijeenkomsten/nieuw/"


def typed(**changes: Any) -> dict[str, Any]:
    form = {
        "form_key": str(uuid4()),
        "kind": "connection_session",
        "title": "Verbindingssessie",
        "theme": "",
        "day": "2027-03-16",
        "begins": "16:30",
        "ends": "19:30",
        "host": "",
        "place": "De Brink",
        "address": "",
        "capacity": "",
        "with_tables": "on",
        "table_size": "6",
        "rounds": "3",
    }
    return {**form, **changes}


def edit(gathering: Any) -> str:
    return f"/p/testdam/bijeenkomsten/{gathering.pk}/wijzigen/"


def rows() -> Any:
    return Gathering._base_manager.all()


def test_a_day_and_a_place_are_enough(as_fenna: Client, pact: Partnership) -> None:
    answer = as_fenna.post(NEW, typed())
    made = rows().get()
    assert answer.status_code == 302
    assert answer["Location"] == f"/p/testdam/bijeenkomsten/{made.pk}/"
    assert made.state == "draft"
    assert made.open_code == ""
    assert made.partnership_id == pact.pk


def test_the_page_tells_what_the_source_learnt(as_fenna: Client) -> None:
    assert "aan het eind van de werkdag" in as_fenna.get(NEW).content.decode()


def test_a_morning_gets_a_friendly_word_and_is_kept(as_fenna: Client) -> None:
    page = as_fenna.post(NEW, typed(begins="09:00", ends="12:00"), follow=True)
    assert "komen de meeste mensen" in page.content.decode()
    assert rows().count() == 1


@pytest.mark.parametrize(
    ("day", "begins", "utc_hour"),
    [
        ("2027-03-27", "16:30", 15),
        ("2027-03-28", "16:30", 14),
        ("2027-10-30", "16:30", 14),
        ("2027-10-31", "16:30", 15),
    ],
)
def test_half_past_four_stays_half_past_four_around_the_clock_changes(
    as_fenna: Client, day: str, begins: str, utc_hour: int
) -> None:
    as_fenna.post(NEW, typed(day=day, begins=begins))
    year, month, number = map(int, day.split("-"))
    assert rows().get().starts_at == datetime(year, month, number, utc_hour, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("day", "31-02-2027", "De dag “31-02-2027” bestaat niet"),
        ("day", "29-02-2027", "De dag “29-02-2027” bestaat niet"),
        ("day", "0001-01-01", "bestaat niet"),
        ("day", "9999-12-31", "bestaat niet"),
        ("day", "morgen", "bestaat niet"),
        ("day", "", "Kies een dag."),
        ("begins", "24:00", "“24:00” is geen tijd"),
        ("begins", "half vijf", "is geen tijd"),
        ("ends", "16:00", "Het einde ligt voor het begin"),
        ("ends", "16:30", "Het einde ligt voor het begin"),
        ("title", "", "Vul dit in."),
        ("title", "x" * 121, "Maak dit korter"),
        ("place", "\u0000\u200b ", "Vul dit in."),
        ("place", "Bel 111222333", "burgerservicenummer"),
        ("capacity", "0", "Vul een heel getal in van 1 tot en met 5000"),
        ("capacity", "-3", "Vul een heel getal in"),
        ("capacity", "9" * 5000, "Vul een heel getal in"),
        ("table_size", "1", "Vul een heel getal in van 2 tot en met 20"),
        ("rounds", "9", "Vul een heel getal in van 1 tot en met 8"),
        ("kind", "feest", "feest"),
        ("host", "1", "1"),
    ],
)
def test_what_cannot_be_is_told_beside_the_field_and_nothing_is_lost(
    as_fenna: Client, field: str, value: str, sentence: str
) -> None:
    answer = as_fenna.post(NEW, typed(**{"theme": "Samen sterker", field: value}))
    assert answer.status_code == 422
    assert any(sentence in str(error) for error in answer.context["form"].errors[field])
    assert "Samen sterker" in answer.content.decode()
    assert rows().count() == 0


@pytest.mark.parametrize(
    ("day", "clock", "sentence"),
    [
        ("2027-03-28", "02:30", "bestaat niet op 28-03-2027"),
        ("2027-10-31", "02:30", "komt op 31-10-2027 twee keer voor"),
    ],
)
def test_a_time_that_a_clock_change_skips_or_doubles_is_refused(
    as_fenna: Client, day: str, clock: str, sentence: str
) -> None:
    answer = as_fenna.post(NEW, typed(day=day, begins=clock, ends="05:00"))
    assert answer.status_code == 422
    assert sentence in answer.context["form"].errors["begins"][0]


@pytest.mark.parametrize("written", ["16.30", "16:30:00", "16.30 uur"])
def test_a_time_may_be_written_as_people_write_it(as_fenna: Client, written: str) -> None:
    as_fenna.post(NEW, typed(begins=written))
    assert rows().get().starts_at == datetime(2027, 3, 16, 15, 30, tzinfo=UTC)


def test_an_evening_may_end_after_midnight(as_fenna: Client) -> None:
    as_fenna.post(NEW, typed(begins="20:00", ends="00:30"))
    assert rows().get().ends_at == datetime(2027, 3, 16, 23, 30, tzinfo=UTC)


def test_twenty_equal_forms_make_one_gathering(as_fenna: Client) -> None:
    form = typed()
    places = {as_fenna.post(NEW, form)["Location"] for _ in range(20)}
    assert rows().count() == 1
    assert len(places) == 1


def test_the_form_key_of_a_gathering_elsewhere_is_not_found(as_fenna: Client, other_pact: Partnership) -> None:
    foreign = GatheringFactory(partnership=other_pact, title="Elders")
    assert as_fenna.post(NEW, typed(form_key=str(foreign.pk))).status_code == 404
    assert rows().get().title == "Elders"


def test_a_host_of_another_pact_cannot_be_chosen(as_fenna: Client, pact: Partnership, other_pact: Partnership) -> None:
    foreign = PartnerFactory(partnership=other_pact)
    own = PartnerFactory(partnership=pact, organization=OrganizationFactory(partnership=pact, name="Eigen Kerk"))
    assert as_fenna.post(NEW, typed(host=str(foreign.pk))).status_code == 422
    assert as_fenna.post(NEW, typed(host=str(own.pk))).status_code == 302
    assert "Eigen Kerk" in as_fenna.get(f"/p/testdam/bijeenkomsten/{rows().get().pk}/").content.decode()


@pytest.mark.words
@pytest.mark.parametrize("text", BAD_TEXT)
def test_strange_text_is_kept_or_refused_and_shown_as_text(as_fenna: Client, text: str) -> None:
    answer = as_fenna.post(NEW, typed(title=f"Sessie {text}"[:110], theme=text, address=text[:190]))
    assert answer.status_code in {302, 422}
    for gathering in rows():
        for page in ("", "wijzigen/", "kopieren/", "programma/"):
            shown = as_fenna.get(f"/p/testdam/bijeenkomsten/{gathering.pk}/{page}")
            assert shown.status_code == 200
            assert "<svg/onload" not in shown.content.decode()
    assert "<svg/onload" not in as_fenna.get("/p/testdam/bijeenkomsten/").content.decode()


@pytest.mark.parametrize("extra", ["partnership", "state", "seats_taken", "open_code"])
def test_fields_that_are_not_on_the_form_change_nothing(
    as_fenna: Client, pact: Partnership, other_pact: Partnership, extra: str
) -> None:
    as_fenna.post(NEW, typed(**{extra: str(other_pact.pk)}))
    made = rows().get()
    assert (made.partnership_id, made.state, made.seats_taken, made.open_code) == (pact.pk, "draft", 0, "")


def test_the_core_group_may_not_plan(as_karim: Client, pact: Partnership) -> None:
    gathering = GatheringFactory(partnership=pact)
    assert as_karim.get(NEW).status_code == 403
    assert as_karim.post(NEW, typed()).status_code == 403
    assert as_karim.post(edit(gathering), typed()).status_code == 403
    assert rows().count() == 1


def test_a_change_is_kept_and_the_calendar_follows_when_it_moves(as_fenna: Client, pact: Partnership) -> None:
    gathering = GatheringFactory(partnership=pact, title="Eerst")
    assert as_fenna.post(edit(gathering), typed(title="Daarna", version="1")).status_code == 302
    gathering.refresh_from_db()
    assert (gathering.title, gathering.version, gathering.calendar_sequence) == ("Daarna", 2, 1)
    as_fenna.post(edit(gathering), typed(title="Daarna", version="2", theme="Nieuw thema"))
    gathering.refresh_from_db()
    assert (gathering.theme, gathering.version, gathering.calendar_sequence) == ("Nieuw thema", 3, 1)


def test_a_stale_form_shows_both_texts_and_overwrites_nothing(as_fenna: Client, pact: Partnership) -> None:
    gathering = GatheringFactory(partnership=pact)
    as_fenna.post(edit(gathering), typed(title="Van de ander <b>", version="1"))
    answer = as_fenna.post(edit(gathering), typed(title="Van mij <i>", day="2027-03-17", version="1"))
    text = answer.content.decode()
    assert "dinsdag 16 maart 2027" in text
    assert "woensdag 17 maart 2027" in text
    assert answer.status_code == 409
    assert "Van mij &lt;i&gt;" in text
    assert "Van de ander &lt;b&gt;" in text
    gathering.refresh_from_db()
    assert gathering.title == "Van de ander <b>"
    assert as_fenna.post(edit(gathering), typed(title="Van mij <i>", version="2")).status_code == 302


def test_fewer_places_than_are_taken_is_refused(as_fenna: Client, pact: Partnership) -> None:
    gathering = GatheringFactory(partnership=pact, capacity=10, seats_taken=7)
    answer = as_fenna.post(edit(gathering), typed(version="1", capacity="6"))
    assert answer.status_code == 422
    assert "Er zijn al 7 plekken bezet" in answer.content.decode()
    assert as_fenna.post(edit(gathering), typed(version="1", capacity="7")).status_code == 302


def test_more_places_go_to_those_who_wait_longest(as_fenna: Client, pact: Partnership) -> None:
    gathering = GatheringFactory(partnership=pact, capacity=1, seats_taken=1)
    RegistrationFactory(gathering=gathering)
    first = RegistrationFactory(gathering=gathering, state="waiting", waiting_since_at=datetime(2027, 1, 1, tzinfo=UTC))
    second = RegistrationFactory(
        gathering=gathering, state="waiting", waiting_since_at=datetime(2027, 1, 2, tzinfo=UTC)
    )
    as_fenna.post(edit(gathering), typed(version="1", capacity="2"))
    for registration in (first, second):
        registration.refresh_from_db()
    gathering.refresh_from_db()
    assert (first.state, second.state, gathering.seats_taken) == ("seated", "waiting", 2)


def test_a_host_that_left_stays_the_host_of_what_it_hosted(as_fenna: Client, pact: Partnership) -> None:
    left = PartnerFactory(
        partnership=pact, organization=OrganizationFactory(partnership=pact, name="Oud Huis"), status="former"
    )
    gathering = GatheringFactory(partnership=pact, host=left)
    assert "Oud Huis" in as_fenna.get(edit(gathering)).content.decode()
    assert "Oud Huis" not in as_fenna.get(NEW).content.decode()
    as_fenna.post(edit(gathering), typed(version="1", host=str(left.pk)))
    gathering.refresh_from_db()
    assert gathering.host_id == Partner._base_manager.get().pk


def test_a_copy_takes_the_programme_and_place_and_leaves_the_people(as_fenna: Client, pact: Partnership) -> None:
    source = GatheringFactory(partnership=pact, place="De Sluis", capacity=30, seats_taken=1, table_size=5)
    RegistrationFactory(gathering=source)
    models_save(ProgrammeItem(partnership=pact, gathering=source, position=1, title="Inloop", minutes=20))
    form = {"form_key": str(uuid4()), "title": "Nog eens", "day": "2027-06-01", "begins": "17:00", "ends": "19:00"}
    for _ in range(2):
        answer = as_fenna.post(f"/p/testdam/bijeenkomsten/{source.pk}/kopieren/", form)
    copied = rows().exclude(pk=source.pk).get()
    assert answer["Location"].endswith(f"{copied.pk}/")
    assert (copied.place, copied.capacity, copied.table_size, copied.state) == ("De Sluis", 30, 5, "draft")
    assert (copied.seats_taken, copied.registrations.model._base_manager.filter(gathering=copied).count()) == (0, 0)
    assert copied.copied_from_id == source.pk
    assert list(ProgrammeItem._base_manager.filter(gathering=copied).values_list("title", "minutes")) == [
        ("Inloop", 20)
    ]


def test_a_gathering_of_another_pact_cannot_be_copied_or_changed(as_fenna: Client, other_pact: Partnership) -> None:
    foreign = GatheringFactory(partnership=other_pact)
    for page in ("wijzigen/", "kopieren/"):
        assert as_fenna.get(f"/p/testdam/bijeenkomsten/{foreign.pk}/{page}").status_code == 404
        assert as_fenna.post(f"/p/testdam/bijeenkomsten/{foreign.pk}/{page}", typed(version="1")).status_code == 404


def test_after_another_day_a_text_for_who_comes_stands_ready(as_fenna: Client, pact: Partnership) -> None:
    gathering = GatheringFactory(partnership=pact, seats_taken=1)
    RegistrationFactory(gathering=gathering)
    answer = as_fenna.post(edit(gathering), typed(version="1"))
    form = as_fenna.get(answer["Location"]).context["form"]
    assert (form.initial["kind"], form.initial["audience"]) == ("change", "coming")
    again = as_fenna.post(edit(gathering), typed(version="2", title="Andere naam"))
    assert again["Location"] == f"/p/testdam/bijeenkomsten/{gathering.pk}/"


def test_planning_can_begin_with_an_earlier_one(as_fenna: Client, pact: Partnership, other_pact: Partnership) -> None:
    GatheringFactory(partnership=pact, title="In de Sluis", state="harvested")
    GatheringFactory(partnership=other_pact, title="Geheim elders")
    text = as_fenna.get(NEW).content.decode()
    assert "In de Sluis" in text
    assert "Geheim elders" not in text
