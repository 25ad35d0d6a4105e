"""All addresses, mounted by hand: the list of what the house answers to is one page."""

from django.conf import settings
from django.urls import include, path

from samenspel.house.views import health
from samenspel.notifications.views import devices

urlpatterns = [
    path("", include("samenspel.home.urls")),
    path("communities/", include("samenspel.communities.urls")),
    path("people/", include("samenspel.people.urls")),
    path("organisations/", include("samenspel.organisations.urls")),
    path("", include("samenspel.work.urls")),
    path("decisions/", include("samenspel.decisions.urls")),
    path("purpose/", include("samenspel.purpose.urls")),
    path("opinions/", include("samenspel.opinions.urls")),
    path("discussions/", include("samenspel.discussions.urls")),
    path("gatherings/", include("samenspel.gatherings.urls")),
    path("networks/", include("samenspel.networks.urls")),
    path("news/", include("samenspel.feed.urls")),
    path("service-worker.js", devices.worker, name="service_worker"),
    path("notifications/", include("samenspel.notifications.urls")),
    path("files/", include("samenspel.files.urls")),
    path("mail/", include("samenspel.mail.urls")),
    path("search/", include("samenspel.search.urls")),
    path("live/", include("samenspel.live.urls")),
    path("carrying/", include("samenspel.carrying.urls")),
    path("import/", include("samenspel.intake.urls")),
    path("house/", include("samenspel.house.urls")),
    path("health/", health.bare, name="health"),
    path("moderation/", include("samenspel.moderation.urls")),
    path("privacy/", include("samenspel.privacy.urls")),
    path("ui/", include("samenspel.ui.urls")),
    path("account/", include("samenspel.config.account_urls")),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("samenspel.demo.urls")))
