"""Who may do what: signing in, light accounts and invitations."""

from samenspel.people import inviting
from tests.matrix.row import Row
from tests.matrix.things import nothing


def link(cast):
    """An invitation of Noor's, by its key."""
    return {"key": inviting.invite(by=cast.noor, most_uses=8)[1]}


def called_back(cast):
    invitation, key = inviting.invite(by=cast.noor)
    inviting.revoke(invitation, by=cast.noor)
    return {"key": key}


def of_noor(cast):
    return {"pk": inviting.invite(by=cast.noor)[0].pk}


def same(given):
    return given


def nobody(cast):
    return {"provider_id": "not-named"}


def not_there(cast):
    return {"pk": 1}


ANYONE_SIGNED_IN = "sign-in see see see see see see see"
GOES_ON = "sign-in go-on go-on go-on go-on go-on go-on go-on"
HIDDEN = "sign-in hidden hidden hidden hidden hidden hidden hidden"
ONLY_POST = "sign-in only-post only-post only-post only-post only-post only-post only-post"
NOT_SIGNED_IN = "see go-on go-on go-on go-on go-on go-on go-on"

# ruff: noqa: E501 (a row is a line of a table)
# fmt: off
#    visitor light elsewhere left removed member steward admin
ROWS = [
    Row("account_ways", ANYONE_SIGNED_IN),
    Row("account_login", NOT_SIGNED_IN),
    # The visitor goes on to the page that asks for the code.
    Row("account_login", "sign-in go-on go-on go-on go-on go-on go-on go-on", post=lambda cast: {"login": "a@b.example"}),
    Row("account_request_login_code", "sign-in"),
    Row("account_confirm_login_code", GOES_ON),
    Row("account_login_password", NOT_SIGNED_IN),
    Row("account_login_password", NOT_SIGNED_IN, post=lambda cast: {"login": "a@b.example", "password": "mis"}),
    Row("mfa_login_webauthn", GOES_ON),
    Row("mfa_login_webauthn", GOES_ON, post=lambda cast: {"credential": "{}"}),
    Row("mfa_authenticate", GOES_ON),
    Row("mfa_authenticate", GOES_ON, post=lambda cast: {"code": "000000"}),
    Row("account_signup", NOT_SIGNED_IN),
    Row("account_light", NOT_SIGNED_IN),
    # The visitor goes on to the page that asks for the code.
    Row("account_light", "go-on", post=lambda cast: {"email": "a@b.example"}),
    Row("account_light_code", "go-on"),
    Row("account_light_code", "go-on", post=lambda cast: {"code": "ABCDEF"}),
    Row("account_email_verification_sent", GOES_ON),
    Row("account_email", ANYONE_SIGNED_IN),
    # Everyone goes on to the page that asks for the code.
    Row("account_email", GOES_ON, post=lambda cast: {"email": "nieuw@b.example", "action_add": ""}),
    Row("account_logout", "go-on see see see see see see see"),
    Row("account_logout", "go-on", post=nothing),
    Row("account_inactive", "see"),
    Row("account_sign_out_elsewhere", ONLY_POST),
    Row("account_sign_out_elsewhere", GOES_ON, post=nothing),
    Row("account_sign_out_device", ONLY_POST, not_there),
    Row("account_sign_out_device", GOES_ON, not_there, post=nothing),
    Row("usersessions_list", "go-on"),
    # Nobody here has anything to prove it with again but a code; then it is not asked.
    Row("account_reauthenticate", "sign-in refused refused refused refused refused refused refused"),
    Row("account_again_by_code", GOES_ON),
    Row("mfa_reauthenticate", "sign-in refused refused refused refused refused refused refused"),
    Row("mfa_reauthenticate_webauthn", "sign-in refused refused refused refused refused refused refused"),
    Row("account_set_password", ANYONE_SIGNED_IN),
    Row("account_set_password", ANYONE_SIGNED_IN, post=lambda cast: {"password1": "kort", "password2": "kort"}),
    Row("account_change_password", GOES_ON),
    Row("account_remove_password", GOES_ON),
    Row("account_remove_password", GOES_ON, post=nothing),
    # Whose address is not confirmed yet is told so on the page Signing in.
    Row("mfa_add_webauthn", GOES_ON),
    Row("mfa_edit_webauthn", HIDDEN, not_there),
    Row("mfa_edit_webauthn", HIDDEN, not_there, post=lambda cast: {"name": "Van mij"}),
    Row("mfa_remove_webauthn", HIDDEN, not_there),
    Row("mfa_remove_webauthn", HIDDEN, not_there, post=nothing),
    Row("mfa_list_webauthn", "go-on"),
    Row("mfa_activate_totp", GOES_ON),
    Row("mfa_deactivate_totp", HIDDEN),
    Row("mfa_deactivate_totp", HIDDEN, post=nothing),
    Row("mfa_view_recovery_codes", HIDDEN),
    Row("mfa_download_recovery_codes", HIDDEN, is_page=False),
    Row("mfa_generate_recovery_codes", GOES_ON),
    Row("mfa_index", "go-on"),
    Row("socialaccount_signup", "sign-in"),
    Row("socialaccount_login_cancelled", "see"),
    Row("socialaccount_login_error", "see"),
    Row("socialaccount_connections", "go-on"),
    Row("account_remove_provider", HIDDEN, not_there),
    Row("account_remove_provider", HIDDEN, not_there, post=nothing),
    Row("openid_connect_login", "hidden", nobody),
    Row("openid_connect_login", "hidden", nobody, post=nothing),
    Row("openid_connect_callback", "hidden", nobody),
    Row("people:introduce", "sign-in see go-on go-on go-on go-on go-on go-on"),
    Row("people:introduce", GOES_ON, post=lambda cast: {"name": "Lena Post", "visibility": "signed_in"}),
    Row("people:invitations", "sign-in refused see see see see see see"),
    Row("people:invitations", "sign-in refused go-on go-on go-on go-on go-on go-on", post=lambda cast: {"email": "", "most_uses": 2, "days": 7}),
    Row("people:revoke_invitation", ONLY_POST, same, given=of_noor),
    Row("people:revoke_invitation", "sign-in hidden hidden hidden hidden hidden go-on hidden", same, post=nothing, given=of_noor),
    Row("people:invitation", "see", same, given=link),
    Row("people:invitation", "go-on", same, post=nothing, given=link),
    Row("people:invitation", "hidden", same, given=called_back, note="called back"),
    Row("people:invitation", "hidden", same, post=nothing, given=called_back, note="called back"),
]
