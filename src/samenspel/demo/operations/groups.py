# SPDX-License-Identifier: EUPL-1.2
from random import Random

from samenspel.agenda.models import WorkingGroup
from samenspel.demo import content
from samenspel.demo.operations.people import Cast
from samenspel.partnerships.models import Partnership, Pillar


def make_working_groups(partnership: Partnership, cast: Cast, random: Random) -> None:
    """Some pillars have a working group, with an ambassador and a deputy of different organisations."""
    pillars = list(Pillar.objects.filter(partnership=partnership).order_by("position"))
    people = random.sample(cast.contacts[:40], 2 * len(content.WORKING_GROUPS))
    for number, (name, purpose, pillar) in enumerate(content.WORKING_GROUPS):
        ambassador, deputy = people[2 * number : 2 * number + 2]
        WorkingGroup.objects.create(
            partnership=partnership,
            name=name,
            purpose=purpose,
            pillar=pillars[pillar],
            ambassador=ambassador,
            deputy=deputy,
        )
