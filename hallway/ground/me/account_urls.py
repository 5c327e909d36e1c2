"""The pages of allauth that exist here. What is not in this list is a 404, above all everything
about passwords. Names are allauth's, because it looks its pages up by name."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as providers
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.urls import path

from hallway.ground.me.confirming import confirmed_recently
from hallway.ground.me.forgetting import forgetting
from hallway.ground.me.views import sign_in

urlpatterns = [
    path("login/", account.request_login_code, name="account_login"),
    path("login/", account.request_login_code, name="account_request_login_code"),
    path("login/code/", account.confirm_login_code, name="account_confirm_login_code"),
    path("signup/", account.signup, name="account_signup"),
    path("logout/", forgetting(account.logout), name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("confirm-email/", account.email_verification_sent, name="account_email_verification_sent"),
    path("email/", confirmed_recently(account.email), name="account_email"),
    path("reauthenticate/", sign_in.confirm, name="account_reauthenticate"),
    path("methods/", sign_in.methods, name="mfa_index"),
    path("methods/", sign_in.methods, name="mfa_list_webauthn"),
    path("passkeys/login/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("passkeys/add/", confirmed_recently(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path("passkeys/<int:pk>/edit/", confirmed_recently(passkeys.edit_webauthn), name="mfa_edit_webauthn"),
    path(
        "passkeys/<int:pk>/remove/", confirmed_recently(passkeys.remove_webauthn), name="mfa_remove_webauthn"
    ),
    path("providers/", confirmed_recently(providers.connections), name="socialaccount_connections"),
    path("providers/signup/", providers.signup, name="socialaccount_signup"),
    path("providers/cancelled/", providers.login_cancelled, name="socialaccount_login_cancelled"),
    path("providers/error/", providers.login_error, name="socialaccount_login_error"),
    path("oidc/<slug:provider_id>/login/", sign_in.leave_for_provider, name="openid_connect_login"),
    path("oidc/<slug:provider_id>/login/callback/", oidc.callback, name="openid_connect_callback"),
]
