# SPDX-License-Identifier: EUPL-1.2
"""What a password must be, in the words of the rest of Samenspel; Django's Dutch says "u"."""

from django.contrib.auth import password_validation as django_rules
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class LongEnough(django_rules.MinimumLengthValidator):
    def get_error_message(self) -> str:
        return ngettext(
            "Je wachtwoord is te kort: neem minstens %(n)d teken.",
            "Je wachtwoord is te kort: neem minstens %(n)d tekens.",
            self.min_length,
        ) % {"n": self.min_length}

    def get_help_text(self) -> str:
        return ngettext(
            "Je wachtwoord heeft minstens %(n)d teken.", "Je wachtwoord heeft minstens %(n)d tekens.", self.min_length
        ) % {"n": self.min_length}


class NotCommon(django_rules.CommonPasswordValidator):
    def get_error_message(self) -> str:
        return _("Dit wachtwoord gebruiken veel mensen. Kies een ander, bijvoorbeeld vier losse woorden.")

    def get_help_text(self) -> str:
        return _("Neem geen wachtwoord dat veel mensen gebruiken. Vier losse woorden is een goed idee.")


class NotLikeYourself(django_rules.UserAttributeSimilarityValidator):
    def get_error_message(self) -> str:
        return _("Dit wachtwoord lijkt te veel op je naam of je e-mailadres. Kies een ander.")

    def get_help_text(self) -> str:
        return _("Neem niet je naam of je e-mailadres.")
