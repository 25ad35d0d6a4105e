"""Signing in and up: those pages of the account library that this house offers, under its own names.

Where the library would show a page of its own with what one has, it is led to the one page "Signing in".
"""

from allauth.account import views
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkey
from allauth.socialaccount import views as provider
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.conf import settings
from django.urls import path
from django.views.generic import RedirectView, TemplateView

from samenspel.people.leaving import coming_back, leaving
from samenspel.people.views import account, light


def led_to_ways(route, name):
    return path(route, RedirectView.as_view(pattern_name="account_ways"), name=name)


# The library's own answers 401; here it is a page like any other, for whoever is sent to it.
that_did_not_work = TemplateView.as_view(template_name="socialaccount/authentication_error.html")


def led_to_login(route, name):
    return path(route, RedirectView.as_view(pattern_name="account_login"), name=name)


urlpatterns = [
    path("", account.ways, name="account_ways"),
    path("login/", views.login, name="account_login"),
    path("login/code/", views.confirm_login_code, name="account_confirm_login_code"),
    led_to_login("login/again/", "account_request_login_code"),
    path("login/password/", account.login_password, name="account_login_password"),
    path("login/passkey/", passkey.login_webauthn, name="mfa_login_webauthn"),
    path("login/second-step/", second_step.authenticate, name="mfa_authenticate"),
    path("signup/", views.signup, name="account_signup"),
    path("light/", light.light, name="account_light"),
    path("light/code/", light.light_code, name="account_light_code"),
    path("confirm-email/", views.email_verification_sent, name="account_email_verification_sent"),
    path("email/", views.email, name="account_email"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("devices/elsewhere/sign-out/", account.sign_out_elsewhere, name="account_sign_out_elsewhere"),
    path("devices/<int:pk>/sign-out/", account.sign_out_device, name="account_sign_out_device"),
    led_to_ways("devices/", "usersessions_list"),
    # Proving once more that it is me.
    path("again/password/", views.reauthenticate, name="account_reauthenticate"),
    path("again/code/", account.again_by_code, name="account_again_by_code"),
    path("again/second-step/", second_step.reauthenticate, name="mfa_reauthenticate"),
    path("again/passkey/", passkey.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    # A password.
    path("password/add/", views.password_set, name="account_set_password"),
    path("password/change/", views.password_change, name="account_change_password"),
    path("password/remove/", account.remove_password, name="account_remove_password"),
    # Passkeys.
    path("passkeys/add/", account.add_passkey, name="mfa_add_webauthn"),
    path("passkeys/<int:pk>/name/", passkey.edit_webauthn, name="mfa_edit_webauthn"),
    path("passkeys/<int:pk>/remove/", passkey.remove_webauthn, name="mfa_remove_webauthn"),
    led_to_ways("passkeys/", "mfa_list_webauthn"),
    # The second step.
    path("second-step/add/", totp.activate_totp, name="mfa_activate_totp"),
    path("second-step/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("second-step/recovery/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("second-step/recovery/file/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("second-step/recovery/new/", account.new_recovery_codes, name="mfa_generate_recovery_codes"),
    led_to_ways("second-step/", "mfa_index"),
    # Providers.
    path("with/signup/", provider.signup, name="socialaccount_signup"),
    path("with/cancelled/", provider.login_cancelled, name="socialaccount_login_cancelled"),
    path("with/error/", that_did_not_work, name="socialaccount_login_error"),
    path("with/remove/<int:pk>/", account.remove_provider, name="account_remove_provider"),
    led_to_ways("with/", "socialaccount_connections"),
    path("with/oidc/<slug:provider_id>/", leaving(oidc.login), name="openid_connect_login"),
    path("with/oidc/<slug:provider_id>/back/", coming_back(oidc.callback), name="openid_connect_callback"),
]
if "saml" in settings.SOCIALACCOUNT_PROVIDERS:
    from allauth.socialaccount.providers.saml import views as saml

    urlpatterns += [
        path("with/saml/<slug:organization_slug>/", leaving(saml.login), name="saml_login"),
        path("with/saml/<slug:organization_slug>/acs/", saml.acs, name="saml_acs"),
        path(
            "with/saml/<slug:organization_slug>/acs/finish/",
            coming_back(saml.finish_acs),
            name="saml_finish_acs",
        ),
        path("with/saml/<slug:organization_slug>/sls/", saml.sls, name="saml_sls"),
        path("with/saml/<slug:organization_slug>/metadata/", saml.metadata, name="saml_metadata"),
    ]
