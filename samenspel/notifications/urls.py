"""Addresses of this main."""

from django.urls import path

from samenspel.notifications.views import choices, devices, inbox, stop

app_name = "notifications"
urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("read/", inbox.read, name="read"),
    path("mark/", inbox.mark, name="mark"),
    path("choices/", choices.everywhere, name="choices"),
    path("choices/<int:place>/", choices.in_place, name="choices_in"),
    path("devices/", devices.add, name="add_device"),
    path("devices/<int:pk>/", devices.remove, name="remove_device"),
    path("stop/<str:token>/", stop.stop, name="stop"),
    path("<int:pk>/", inbox.opened, name="open"),
]
