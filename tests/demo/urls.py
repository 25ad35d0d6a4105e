"""The addresses of the house as they are while the demo runs."""

from django.urls import include, path

from samenspel.config.urls import urlpatterns as of_the_house

urlpatterns = [*of_the_house, path("demo/", include("samenspel.demo.urls"))]
