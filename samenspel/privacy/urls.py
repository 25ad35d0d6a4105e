"""Addresses of this main."""

from django.urls import path

from samenspel.privacy.views import erasing, kept, mine

app_name = "privacy"
urlpatterns = [
    path("", kept.privacy, name="privacy"),
    path("register/", kept.register, name="register"),
    path("register.csv", kept.register_csv, name="register_csv"),
    path("register.md", kept.register_md, name="register_md"),
    path("me/", mine.mine, name="mine"),
    path("me/pack/", mine.ask, name="pack"),
    path("me/<int:pk>.zip", mine.download, name="download"),
    path("me/erase/", erasing.erase, name="erase"),
    path("me/erase/sure/", erasing.sure, name="sure"),
    path("goodbye/", erasing.erased, name="erased"),
]
