"""Signing in and up: those pages of the account library that this house offers, under its own names."""

from allauth.account import views
from django.urls import path
from django.views.generic import RedirectView

urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("login/code/", views.confirm_login_code, name="account_confirm_login_code"),
    path(
        "login/again/", RedirectView.as_view(pattern_name="account_login"), name="account_request_login_code"
    ),
    path("signup/", views.signup, name="account_signup"),
    path("confirm-email/", views.email_verification_sent, name="account_email_verification_sent"),
    path("email/", RedirectView.as_view(pattern_name="people:profile"), name="account_email"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
]
