# SPDX-License-Identifier: EUPL-1.2
from enum import StrEnum


class Role(StrEnum):
    """Who somebody is towards one partnership. People first, then what the installation does by itself."""

    FACILITATOR = "facilitator"
    CORE_GROUP = "core_group"
    CONTACT = "contact"  # a partner's contact, by personal link
    EVALUATOR = "evaluator"  # the same person, by the code on the sticker: may answer the evaluation, nothing else
    DOOR_KEEPER = "door_keeper"  # a volunteer with the link of one door: checks in there, nothing else
    CALLER = "caller"  # somebody who helps to call about one gathering, by the link for that: sees their own share
    NEIGHBOUR = "neighbour"  # a resident, by the link of the one thing they bring or seek
    KEEPER = "keeper"  # an organisation by the link in its own mailbox: says whether what is listed of it is right
    MAILBOX = "mailbox"  # a link to a shared mailbox: may only say which of its people it is
    VISITOR = "visitor"
    ADMINISTRATOR = "administrator"  # of the installation; sees no content
    STRANGER = "stranger"  # signed in, but without a role here

    GATE = "gate"  # finds out who knocks: reads links and memberships
    MAILER = "mailer"  # hands mail to the mail server
    SIGN_UP = "sign_up"  # writes down who comes: gives seats in order, knows a newcomer by a mail address
    CALL_LIST = "call_list"  # tells why somebody is called: who knows whom, who came before, who is in whose share
    STICKER = "sticker"  # knows a participant by the code on the sticker
    THANKS = "thanks"  # writes the mails of the day after
    FOLLOW_UP = "follow_up"  # asks by mail how it goes with an action point, and passes on who offers to help
    SURVEYOR = "surveyor"  # keeps answers apart from who gave them, and counts them
    TIES = "ties"  # passes on contact details where both agreed
    INVITER = "inviter"  # goes on with a mailing that a worker left behind
    NEWS = "news"  # sends news to who wants it, passes questions on, shows what is for everybody
    DIRECTORY = "directory"  # reads what all pacts list, for the open data of the installation
    RETENTION = "retention"  # forgets what may not be kept
    SYSTEM = "system"  # commands of the installation, through access.system.as_system only


STAFF = frozenset({Role.FACILITATOR, Role.CORE_GROUP})
LINK = frozenset(
    {Role.CONTACT, Role.EVALUATOR, Role.DOOR_KEEPER, Role.CALLER, Role.NEIGHBOUR, Role.KEEPER, Role.MAILBOX}
)
