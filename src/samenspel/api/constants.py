# SPDX-License-Identifier: EUPL-1.2
"""What the open data of the directory promise, in numbers."""

HSDS_VERSION = "3.2"
MOST_PER_PAGE = 1000
MOST_FULL_PER_PAGE = 100  # with everything below them; a larger page is cut, and says so in `size`
USUAL_PER_PAGE = 50
MOST_PAGES = 1_000_000
ROWS_AT_A_TIME = 500  # of what is streamed
FULL_ROWS_AT_A_TIME = 50
MOST_METERS = 1_000_000
LONGEST_SEARCH = 200
MOST_WORDS = 8

# Generous: the answers cost little, and a whole town hall may share an address.
REQUESTS_PER_WINDOW = 10_000
WINDOW_SECONDS = 300
COUNTED_AT_A_TIME = 50  # a process tells the others only now and then: each time is a write
A_WHOLE_LIST_COUNTS_AS = 50

# What HSDS demands and nobody may know: empty in JSON and in the tables. Written up on the page of the profile.
MAY_BE_MISSING = {
    "organization": {"description"},
    "program": {"organization_id", "description"},
    "service": {"organization_id"},
    "address": {"address_1", "city", "state_province", "postal_code", "country"},
    "taxonomy": {"description"},
    "taxonomy_term": {"description"},
}
