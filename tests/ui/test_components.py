# SPDX-License-Identifier: EUPL-1.2
"""What the template tags draw."""

from django import forms
from django.http import HttpRequest
from django.template import Context, RequestContext, Template
from django.test import RequestFactory
from django.utils.translation import override

from samenspel.ui.components import Link
from samenspel.ui.words import initials


class Sample(forms.Form):
    name = forms.CharField(label="Naam", help_text="Zoals je wilt.")
    coming = forms.ChoiceField(label="Kom je?", choices=[("y", "Ja"), ("n", "Nee")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="Akkoord", required=False)
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


def draw(source: str, request: HttpRequest | None = None, **context: object) -> str:
    with override("nl"):
        template = Template("{% load samenspel i18n %}" + source)
        made = RequestContext(request, context) if request else Context(context)
        return template.render(made)


def test_a_field_ties_its_label_help_and_error_together() -> None:
    form = Sample({"name": ""})

    html = draw("{% field form.name %}", form=form)

    assert '<label class="field__label" for="id_name">Naam' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext">Zoals je wilt.' in html
    assert 'id="id_name_error"' in html
    assert 'aria-invalid="true"' in html


def test_a_group_of_choices_is_a_fieldset_with_a_legend_and_each_choice_a_label() -> None:
    html = draw("{% field form.coming %}", form=Sample())

    assert "<fieldset" in html and "<legend>Kom je?" in html
    assert html.count('<label class="options__item">') == 2
    assert html.count('type="radio"') == 2


def test_choices_can_be_large_cards() -> None:
    assert draw("{% field form.coming cards=True %}", form=Sample()).count('class="choice__card"') == 2


def test_a_hidden_field_is_drawn_without_words() -> None:
    html = draw("{% field form.secret %}", form=Sample())

    assert 'type="hidden"' in html and "label" not in html


def test_the_summary_links_every_error_to_its_field() -> None:
    form = Sample({"name": ""})
    form.add_error(None, "Kies een andere dag.")

    html = draw("{% form_errors form %}", form=form)

    assert 'href="#id_name"' in html
    assert 'href="#id_coming"' in html
    assert "Kies een andere dag." in html
    assert "autofocus" in html


def test_a_form_that_was_not_sent_has_no_summary() -> None:
    assert "form-errors" not in draw("{% form_errors form %}", form=Sample())


def test_what_a_person_typed_is_never_read_as_html() -> None:
    typed = "<script>alert(1)</script>"
    form = Sample({"name": typed, "coming": typed})

    html = draw("{% form_errors form %}{% field form.name %}{% field form.coming %}", form=form)

    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_a_component_sees_only_what_is_given_to_it() -> None:
    html = draw('{% component "button" label="Bewaar" %}', name="sneaky", value="leak", variant="danger")

    assert "sneaky" not in html and "leak" not in html and "danger" not in html


def test_a_post_button_carries_the_token() -> None:
    html = draw('{% component "post_button" label="Ik ben er" url="/x/" %}', RequestFactory().get("/"))

    assert "csrfmiddlewaretoken" in html


def test_a_card_wraps_its_inside_and_names_itself() -> None:
    html = draw('{% card title="Nu" id="now" %}<p>Hallo</p>{% endcard %}')

    assert 'aria-labelledby="now-title"' in html
    assert '<h2 id="now-title">Nu</h2>' in html
    assert "<p>Hallo</p>" in html


def test_pages_of_a_list_keep_the_other_questions_in_the_address() -> None:
    request = RequestFactory().get("/p/x/partners/?q=bank&bladzijde=4")

    html = draw("{% pagination 4 12 %}", request)

    assert 'href="?q=bank&amp;bladzijde=5"' in html
    assert 'aria-current="page"' in html
    assert html.count("…") == 2


def test_one_page_needs_no_links_to_other_pages() -> None:
    assert "nav" not in draw("{% pagination 1 1 %}", RequestFactory().get("/"))


def test_a_task_says_how_long_it_takes() -> None:
    html = draw(
        '{% component "task" number=8 title="Bellen" reason="Nog geen antwoord." minutes=25 url="/x/" label="Begin" %}'
    )

    assert "Ongeveer 25 minuten." in html


def test_a_circle_has_a_shape_of_its_own_beside_its_colour() -> None:
    shapes = {
        circle: draw('{% component "circle_badge" circle=circle %}', circle=circle)
        for circle in ("outer", "middle", "inner")
    }

    assert "<circle" in shapes["outer"] and "<rect" in shapes["middle"] and "<path" in shapes["inner"]
    assert "Buitenste kring" in shapes["outer"]


def test_initials_skip_the_small_words() -> None:
    assert initials("Stichting Leergeld") == "Le"
    assert initials("Kook & eet") == "KE"
    assert initials("Gemeente Zilverdam") == "GZ"
    assert initials("De") == "De"
    assert initials("...") == "?"


def test_tabs_that_do_not_fit_beside_each_other_on_a_phone_also_stand_folded() -> None:
    items = [Link(name, f"/{name}/", current=name == "Kerngroep") for name in ("Actiepunten", "Werkgroepen", "Stand")]
    assert "<details" not in draw('{% component "tabs" label="Deel" items=items %}', items=items)

    many = [*items, Link("Kerngroep", "/kerngroep/", current=True)]
    folded = draw('{% component "tabs" label="Deel" items=items %}', items=many)

    assert "tabs--many" in folded
    assert folded.count('href="/kerngroep/" aria-current="page"') == 2, "in the fold and beside each other"
