# SPDX-License-Identifier: EUPL-1.2
"""The circles, the bars and the line of time, as drawn."""

from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

from django.template import Context, Template
from django.utils.translation import override

from samenspel.ui.charts import BarPair, Moment, bar_chart, timeline
from samenspel.ui.gallery import circle_nodes
from samenspel.ui.pictures import CircleNode, Tie, circles_picture, circles_svg

SVG = "{http://www.w3.org/2000/svg}"


def draw(picture: object) -> str:
    with override("nl"):
        return Template("{% load samenspel %}{% picture it %}").render(Context({"it": picture}))


def three(**extra: str) -> list[CircleNode]:
    return [
        CircleNode(key="a", name="Voedselbank", circle="outer", url="/a/", **extra),
        CircleNode(key="b", name="Leergeld", circle="middle", url="/b/"),
        CircleNode(key="c", name="Gemeente", circle="inner", url="/c/"),
    ]


def test_every_partner_is_a_link_with_its_whole_name() -> None:
    html = draw(circles_picture(three()))

    for name, url in (("Voedselbank", "/a/"), ("Leergeld", "/b/"), ("Gemeente", "/c/")):
        assert f"<title>{name}</title>" in html
        assert f'href="{url}"' in html


def test_the_list_beside_the_picture_names_everyone_also_who_has_no_circle() -> None:
    nodes = [*three(), CircleNode(key="d", name="Nieuwkomer", circle="", url="/d/")]

    html = draw(circles_picture(nodes))

    twin = html[html.index("<details") :]
    assert all(name in twin for name in ("Voedselbank", "Leergeld", "Gemeente", "Nieuwkomer"))
    assert "Nog geen kring" in twin


def test_a_logo_stands_in_the_place_of_the_initials() -> None:
    assert '<image href="/logo.png"' in draw(circles_picture(three(logo="/logo.png")))


def test_new_ties_lie_on_top_of_old_ones_and_a_tie_to_nowhere_is_left_out() -> None:
    ties = [Tie(first="a", second="b", is_new=True), Tie(first="b", second="c"), Tie(first="c", second="weg")]

    picture = circles_picture(three(), ties)

    assert [tie.is_new for tie in picture.ties] == [False, True]
    assert picture.has_new


def test_numbers_in_the_drawing_never_get_a_decimal_comma() -> None:
    root = ElementTree.fromstring(circles_svg(circles_picture(circle_nodes())))

    for element in root.iter():
        for name in ("x", "y", "r", "d", "font-size"):
            assert "," not in element.get(name, "")


def test_the_file_to_download_stands_alone_and_is_well_formed_whatever_the_names() -> None:
    nodes = [CircleNode(key="a", name='<b>\x0b & "Co" \'😀', circle="outer", url="/a/")]

    text = circles_svg(circles_picture(nodes))

    root = ElementTree.fromstring(text)
    assert root.tag == f"{SVG}svg"
    assert "class=" not in text and "style=" not in text and "href=" not in text


def test_the_three_rings_have_three_shapes() -> None:
    picture = circles_picture(three())

    shapes = {group.circle: group.nodes[0].shape for group in picture.groups}
    assert "a" in shapes["outer"] and "q" in shapes["middle"] and "L" in shapes["inner"]


def test_an_empty_pact_still_has_its_three_rings() -> None:
    html = draw(circles_picture([]))

    assert html.count('class="ring ') == 3
    assert html.count("Hier staat nog niemand.") == 3


def test_bars_stand_on_one_scale_and_their_numbers_stand_in_the_table() -> None:
    chart = bar_chart(
        [BarPair(label="okt 18", first=22, second=11), BarPair(label="dec 18", first=44, second=None)],
        title="Sessies",
        row_name="Sessie",
        first_name="deelnemers",
        second_name="verbindingen",
    )

    tallest, half = float(chart.pairs[1].first.height), float(chart.pairs[0].first.height)
    assert tallest == 2 * half
    html = draw(chart)
    assert '<td class="number">22</td>' in html and '<td class="number">–</td>' in html


def test_bars_without_anything_counted_are_flat() -> None:
    chart = bar_chart([BarPair(label="", first=0, second=0)], title="", row_name="", first_name="", second_name="")

    assert chart.pairs[0].first.height == "0.0"


def test_moments_stand_in_order_of_their_days_and_never_on_top_of_each_other() -> None:
    days = [date(2020, 1, 3), date(2018, 10, 9), date(2020, 1, 2), date(2020, 1, 1)]

    drawn = timeline([Moment(day=day, label=str(day), title="De Brink") for day in days], title="Sessies")

    places = [float(moment.x) for moment in drawn.moments]
    assert [moment.moment.day for moment in drawn.moments] == sorted(days)
    assert min(b - a for a, b in pairwise(places)) > 100
    assert places[0] > 0 and places[-1] < 1000


def test_one_moment_stands_in_the_middle() -> None:
    drawn = timeline([Moment(day=date(2020, 1, 3), label="", title="x")], title="Sessies")

    assert drawn.moments[0].x == "500.0"
