# SPDX-License-Identifier: EUPL-1.2
"""Each subject of the directory has its own addresses."""

from samenspel.directory import urls_imports, urls_inventories, urls_offers, urls_records, urls_wegwijzer

app_name = "directory"
urlpatterns = [
    *urls_records.urlpatterns,
    *urls_wegwijzer.urlpatterns,
    *urls_imports.urlpatterns,
    *urls_inventories.urlpatterns,
    *urls_offers.urlpatterns,
]
