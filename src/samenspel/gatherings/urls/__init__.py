# SPDX-License-Identifier: EUPL-1.2
from samenspel.gatherings.urls import (
    calling,
    door,
    evaluating,
    evening,
    inviting,
    planning,
    registering,
    screens,
    stickers,
)

app_name = "gatherings"
urlpatterns = [
    *planning.urlpatterns,
    *inviting.urlpatterns,
    *calling.urlpatterns,
    *registering.urlpatterns,
    *evening.urlpatterns,
    *door.urlpatterns,
    *screens.urlpatterns,
    *stickers.urlpatterns,
    *evaluating.urlpatterns,
]
