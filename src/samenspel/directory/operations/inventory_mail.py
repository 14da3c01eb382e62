# SPDX-License-Identifier: EUPL-1.2
"""Who answered by their own link and wanted to hear, hears once what came of it; then that they wanted to is gone."""

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from samenspel.access.constants import Role
from samenspel.base.scope import Actor, acting_as, current_partnership_id
from samenspel.directory.models import Inventory, InventoryListener
from samenspel.domain.naming import called
from samenspel.entrance.operations import link_for_contact
from samenspel.messaging.constants import LINK_MARK
from samenspel.messaging.operations import deliver_soon, write_message
from samenspel.organizations.models import Contact


def tell_listeners(inventory: Inventory) -> int:
    """In the transaction of the report: a mail for each, and the list is empty. Returns how many mails."""
    with acting_as(Actor(role=Role.FOLLOW_UP, partnership_id=current_partnership_id())), translation.override("nl"):
        rows = InventoryListener.objects.filter(inventory=inventory).values_list("contact_id", flat=True)
        people = Contact.objects.filter(pk__in=list(rows), active=True).exclude(email="").order_by("pk")
        for person in people:
            write_message(
                kind="inventory_reported",
                to_name=person.name,
                to_email=person.email,
                subject=_("Wat er kwam van: %(title)s") % {"title": inventory.title},
                body=_body(inventory, person),
                link=link_for_contact(contact_id=person.pk),
                link_path=f"nodig/{inventory.pk}/",
                deed=f"inventory-reported:{inventory.pk}:{person.pk}",
            )
        InventoryListener.objects.filter(inventory=inventory).delete()
        if people:
            deliver_soon()
    return len(people)


def _body(inventory: Inventory, person: Contact) -> str:
    context = {"name": called(person.name), "title": inventory.title, "link": LINK_MARK}
    return render_to_string("directory/mail/inventory_reported.txt", context).strip() + "\n"
