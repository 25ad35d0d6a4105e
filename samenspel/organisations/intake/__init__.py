"""Organisations from a file: the one a person works for, and units in it; used by people and by events.

An organisation is found by code, by e-mail domain, then by name; otherwise the dataset brings it
and takes it along when it goes.
Units are made only in organisations that the dataset brought: in others, a unit that is there is used.
"""

from django.utils.translation import gettext_lazy as _

from samenspel.intake import cells, sockets
from samenspel.intake.sockets import Field, Importer
from samenspel.intake.undoing import used_elsewhere
from samenspel.organisations.intake.affiliations import AffiliationBook, OrganisationWork
from samenspel.organisations.intake.listing import ListWork
from samenspel.organisations.intake.words import OWN_ACCOUNT, is_own_account, kind
from samenspel.organisations.models import Organisation, Unit

__all__ = ["OWN_ACCOUNT", "AffiliationBook", "is_own_account"]


@sockets.before_undo
def keep_what_others_use(dataset):
    """An organisation that came with the dataset stays when others belong to it or work with it."""
    brought = Organisation.objects.filter(dataset=dataset)
    brought.filter(pk__in=used_elsewhere(brought, dataset, apart_from=[Unit])).update(dataset=None)


sockets.extend(
    "people",
    fields=[
        Field(
            "organisation",
            _("organisation"),
            "organisatie organization org company bedrijf werkgever employer firm instelling "
            "institution gemeente",
            cells.text(160),
            help=_(
                "A name or an e-mail domain. Words such as independent, none or zzp mean: no organisation."
            ),
        ),
        Field(
            "organisations_seen",
            _("other organisations"),
            "organisaties organisations organizations other_organisations andere_organisaties",
            cells.several(160),
            empty=[],
            help=_("More than one, with | between them."),
        ),
        Field(
            "unit",
            _("part of the organisation"),
            "organisatieonderdeel organisational_unit org_unit",
            cells.text(160),
        ),
    ],
    works=[OrganisationWork],
)
sockets.register(
    Importer(
        kind="organisations",
        label=_("Organisations"),
        about=_("What the organisations of a set are called and of which kind they are: one row for each."),
        fields=[
            Field(
                "organisation",
                _("e-mail domain, or name"),
                "organisatie organization org domain domein e_mail_domain email_domain key sleutel id",
                cells.text(160),
                help=_("As other files of the set name it. A domain is shown by its name."),
            ),
            Field("name", _("name"), "naam full_name volledige_naam display_name label", cells.text(160)),
            Field(
                "kind",
                _("kind"),
                "type soort sector branche",
                kind,
                help=_("For instance overheid, zorg, onderwijs, bedrijf or stichting."),
            ),
            Field(
                "code",
                _("code"),
                "gemeentecode regiocode cbs_code gm_code organisatiecode",
                cells.text(40),
                help=_("A key that stays when the name changes, such as GM0363 or VR13."),
            ),
            Field(
                "other_names",
                _("other names"),
                "andere_namen aliases alias ook_bekend_als",
                cells.several(160),
                empty=[],
                help=_("More than one, with | between them."),
            ),
            Field(
                "works_with",
                _("works with"),
                "veiligheidsregio samenwerkingspartner partner partnerorganisatie",
                cells.text(160),
                help=_("An organisation it is a partner of: its code, e-mail domain or name."),
            ),
        ],
        works=[ListWork],
        one_of=[("organisation", "name", "code")],
    )
)
