"""Languages people may say they speak: a list to choose from, the most spoken here first."""

from django.utils.translation import gettext_lazy as _

NAMES = {
    "nl": _("Dutch"),
    "en": _("English"),
    "de": _("German"),
    "fr": _("French"),
    "es": _("Spanish"),
    "tr": _("Turkish"),
    "ar": _("Arabic"),
    "ary": _("Moroccan Arabic"),
    "ber": _("Berber"),
    "pl": _("Polish"),
    "uk": _("Ukrainian"),
    "ru": _("Russian"),
    "ro": _("Romanian"),
    "bg": _("Bulgarian"),
    "pt": _("Portuguese"),
    "it": _("Italian"),
    "pap": _("Papiamento"),
    "srn": _("Sranan"),
    "fy": _("Frisian"),
    "nds": _("Low Saxon"),
    "li": _("Limburgish"),
    "dse": _("Dutch sign language"),
    "fa": _("Persian"),
    "prs": _("Dari"),
    "ps": _("Pashto"),
    "ku": _("Kurdish"),
    "ti": _("Tigrinya"),
    "so": _("Somali"),
    "zh": _("Chinese"),
    "hi": _("Hindi"),
    "ur": _("Urdu"),
    "id": _("Indonesian"),
    "vi": _("Vietnamese"),
    "hu": _("Hungarian"),
    "el": _("Greek"),
    "bs": _("Bosnian"),
    "sr": _("Serbian"),
    "hr": _("Croatian"),
}


def choices():
    return list(NAMES.items())
