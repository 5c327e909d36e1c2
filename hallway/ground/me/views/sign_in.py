"""The pages of sign-in that allauth does not bring."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.account.utils import get_request_param
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from hallway.ground.me import confirming
from hallway.ground.me.sign_in_forms import CodeForm


@login_required
def methods(request: HttpRequest) -> HttpResponse:
    """How I can sign in: address, passkeys, identity providers."""
    return render(
        request,
        "people/methods.html",
        {
            "passkeys": Authenticator.objects.filter(user=request.user, type=Authenticator.Type.WEBAUTHN),
            "accounts": SocialAccount.objects.filter(user=request.user),
        },
    )


@never_cache
@login_required
def confirm(request: HttpRequest) -> HttpResponse:
    """Prove to be still there: ask for a code, then enter it, then go on to `next` on this host."""
    following = request.POST.get("next") or request.GET.get("next") or ""
    if not get_adapter().is_safe_url(following):
        following = ""
    form = CodeForm()
    if request.method == "POST" and request.POST.get("action") == "send":
        _send(request)
    elif request.method == "POST":
        form = CodeForm(request.POST)
        if form.is_valid():
            if confirming.enter_code(request, form.cleaned_data["code"]):
                return redirect(following or "people:me")
            form.add_error("code", _("That is not the code. Look for the newest mail from us."))
    context = {"form": form, "next": following, "awaited": confirming.code_is_awaited(request)}
    return render(request, "account/reauthenticate.html", context)


def _send(request: HttpRequest) -> None:
    try:
        confirming.send_code(request)
    except confirming.TooOften:
        messages.error(request, _("That was too often. Wait a few minutes, then ask for a new code."))


def leave_for_provider(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Go to the identity provider.

    A form may not lead to another host under `form-action 'self'`, redirects included
    (CSP 3, section 6.4.1), so the redirect becomes a page that moves on by itself.
    """
    # Read as allauth reads it, from the form before the address.
    if get_request_param(request, "process") == "connect" and not (
        request.user.is_authenticated and confirming.is_fresh(request)
    ):
        return redirect("account_reauthenticate")
    response = oidc.login(request, provider_id)
    if response.status_code == 302 and not response["Location"].startswith("/"):
        return render(request, "socialaccount/leave.html", {"target": response["Location"]})
    return response
