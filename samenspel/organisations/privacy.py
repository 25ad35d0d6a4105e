"""What this room holds about people."""

from django.utils.translation import gettext_lazy as _

from samenspel.organisations.models import (
    Affiliation,
    AffiliationConfirmation,
    AffiliationRefusal,
    FormerAddress,
    Organisation,
    OrganisationAdministrator,
    OrganisationDomain,
    Partnership,
    PartnershipProposal,
    Unit,
)
from samenspel.privacy.sockets import before_erasure, hold, says_nothing_of_people

BASIS = _("Legitimate interest, or a public task, of the organisations that work together here.")
WHOEVER = _("Whoever may see your profile and the organisation.")

hold(
    Affiliation,
    what=_("Which organisation you belong to, in which position, from when until when"),
    why=_("To see work across the borders of organisations."),
    basis=BASIS,
    kept=_("As long as you take part, or as long as the file it came with is kept."),
    seen_by=WHOEVER,
    on_erasure=_("It is removed."),
)
hold(
    AffiliationConfirmation,
    what=_(
        "That your organisation confirmed that you belong there, when, and by whom or by which e-mail domain"
    ),
    why=_("So that others can rely on it."),
    basis=BASIS,
    kept=_("As long as the affiliation is kept."),
    seen_by=WHOEVER,
    on_erasure=_("It is removed; one you gave for someone else stays, without you."),
)
hold(
    AffiliationRefusal,
    what=_("That an organisation said that you do not belong there, when, by whom and why"),
    why=_("So that nobody speaks for an organisation without its knowing."),
    basis=BASIS,
    kept=_("As long as the affiliation is kept."),
    seen_by=_("You, and administrators of the organisation and of this house."),
    on_erasure=_("It is removed; one you gave to someone else stays, without you."),
    leave_out=("by",),
)
hold(
    OrganisationAdministrator,
    what=_("Of which organisations you look after the page, appointed by whom, from when until when"),
    why=_("So that it is known who speaks for an organisation here."),
    basis=BASIS,
    kept=_("As long as the organisation has a page."),
    seen_by=WHOEVER,
    on_erasure=_("It is removed; where you appointed someone else, that stays, without you."),
)
hold(
    OrganisationDomain,
    what=_("Which e-mail domains you named or verified for an organisation"),
    why=_("So that it is known who said so."),
    basis=BASIS,
    kept=_("As long as the domain is in use."),
    seen_by=_("Administrators of the organisation and of this house."),
    on_erasure=_("The domain stays, without you."),
)
hold(
    PartnershipProposal,
    what=_("Partnerships that you proposed or answered for an organisation"),
    why=_("So that it is known who said yes for whom."),
    basis=BASIS,
    kept=_("As long as both organisations have a page."),
    seen_by=_("Administrators of the two organisations and of this house."),
    on_erasure=_("The proposal and the answer stay, without you."),
)
hold(
    Organisation,
    what=_("Which pages of organisations you began"),
    why=_("So that an administrator knows whom to ask."),
    basis=BASIS,
    kept=_("As long as the organisation has a page."),
    seen_by=_("Administrators of this house."),
    on_erasure=_("The page stays, without you."),
)
hold(
    FormerAddress,
    what=_("Which organisations you found to be one and the same"),
    why=_("So that old addresses lead on, and it is known who decided so."),
    basis=BASIS,
    kept=_("As long as the organisation has a page."),
    seen_by=_("Administrators of this house."),
    on_erasure=_("The address leads on, without you."),
)
because = "it is about organisations; it leads to a person only through whoever imported the file"
for model in (Unit, Partnership):
    says_nothing_of_people(model, because)


@before_erasure
def last_administrator(person):
    """An organisation with a page needs someone who speaks for it."""
    held = OrganisationAdministrator.objects.current().filter(person=person).select_related("organisation")
    for each in held:
        others = each.organisation.administrators.current().exclude(pk=each.pk)
        if not others.exists():
            said = _("You alone look after the page of “%(name)s”: appoint someone else first.")
            yield said % {"name": each.organisation}, each.organisation.get_absolute_url()
