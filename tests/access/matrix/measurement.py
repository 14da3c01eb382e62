# SPDX-License-Identifier: EUPL-1.2
from tests.access.matrix.answers import FACILITATOR, FACILITATOR_POSTS, STAFF

ANSWERS: dict[str, str] = {
    "measurement:indicator_list": STAFF,
    "measurement:indicator": STAFF,
    "measurement:indicator_picture": STAFF,
    "measurement:indicator_values": STAFF,
    "measurement:indicator_new": FACILITATOR,
    "measurement:indicator_edit": FACILITATOR,
    "measurement:indicator_remove": FACILITATOR,
    "measurement:import": FACILITATOR,
    "measurement:municipality": FACILITATOR,
    "measurement:value_new": FACILITATOR,
    "measurement:value_edit": FACILITATOR,
    "measurement:value_remove": FACILITATOR,
    "measurement:report_list": STAFF,
    "measurement:report": STAFF,
    "measurement:report_paper": STAFF,
    "measurement:report_sheets": STAFF,
    "measurement:report_new": FACILITATOR,
    "measurement:report_edit": FACILITATOR,
    "measurement:report_text": FACILITATOR,
    "measurement:report_finish": FACILITATOR,
    "measurement:report_reopen": FACILITATOR_POSTS,
    "measurement:report_remove": FACILITATOR,
}
