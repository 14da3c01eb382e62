# SPDX-License-Identifier: EUPL-1.2
"""What an address answers to the five who ask; the words of the matrix."""

STAFF = "200 200 404 302 404"
STAFF_POSTS = "405 405 404 302 404"
FACILITATOR = "200 403 404 302 404"
FACILITATOR_POSTS = "405 403 404 302 404"
EVERYONE = "200 200 200 200 200"
OF_TWO = "200 404 404 302 404"  # Karim is not one of the two people of this handover
GOES_ON = "302 302 302 302 302"
