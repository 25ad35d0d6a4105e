"""A result as structured data (schema.org Article), for programs that read pages: what everyone may see."""

from django.conf import settings
from django.urls import reverse

from samenspel.house.address import whole
from samenspel.people.describing_in_data import as_block


def as_data(result, request):
    """The text of a JSON-LD block of a public result; nobody is named in it who is not on the page."""
    community = result.community
    return as_block(
        {
            "@context": "https://schema.org",
            "@type": "Article",
            "headline": result.title,
            "url": whole(result.get_absolute_url(), request),
            "image": whole(reverse("work:card", args=[result.pk]), request),
            "datePublished": result.published_at.isoformat(),
            "inLanguage": settings.LANGUAGE_CODE,
            "about": result.quoted,
            "audience": {"@type": "Audience", "audienceType": result.for_whom} if result.for_whom else "",
            "publisher": {
                "@type": "Organization",
                "name": community.name,
                "url": whole(community.get_absolute_url(), request),
            },
            "author": [
                {"@type": "Person", "name": row.called or row.person.name}
                for row in result.seen_contributions
            ],
        }
    )
