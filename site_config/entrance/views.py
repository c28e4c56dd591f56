"""django-allauth's views in the site's look. Only those that are used have an address."""

import logging
from http import HTTPStatus

from allauth.account import views as account
from allauth.account.adapter import get_adapter
from allauth.mfa.base import views as code
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from . import gate, second_factor

logger = logging.getLogger(__name__)

TOO_OFTEN = {"too_many_login_attempts", "rate_limited"}


class EntrancePage:
    """What all these pages share: never kept, not for search engines, 429 when shut."""

    @method_decorator(never_cache)
    def dispatch(self, *args, **kwargs):
        return super().dispatch(*args, **kwargs)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["noindex"] = True
        return context

    def render_to_response(self, context, **kwargs):
        if _is_too_often(context.get("form")):
            kwargs["status"] = HTTPStatus.TOO_MANY_REQUESTS
        return super().render_to_response(context, **kwargs)


def _is_too_often(form) -> bool:
    if form is None or not form.is_bound:
        return False
    codes = {error.code for errors in form.errors.as_data().values() for error in errors}
    return bool(codes & TOO_OFTEN)


class SignInView(EntrancePage, account.LoginView):
    template_name = "entrance/sign_in.html"

    def dispatch(self, request, *args, **kwargs):
        if request.method == "GET" and request.user.is_authenticated:
            return self._signed_in_already()
        return super().dispatch(request, *args, **kwargs)

    def _signed_in_already(self):
        """A page that did not open sends people here. Sent back, they would go round and round."""
        default = get_adapter().get_login_redirect_url(self.request)
        wanted = self.get_next_url()
        if gate.is_held(self.request):
            return gate.way_on(self.request, wanted or default)
        if not wanted:
            return redirect(default)
        context = {"noindex": True, "wanted": wanted}
        return render(self.request, "entrance/signed_in_already.html", context)


class CodeView(EntrancePage, code.AuthenticateView):
    template_name = "entrance/code.html"


class PasswordAgainView(EntrancePage, account.ReauthenticateView):
    template_name = "entrance/password_again.html"


class CodeAgainView(EntrancePage, code.ReauthenticateView):
    template_name = "entrance/code_again.html"


class SignOutView(EntrancePage, account.LogoutView):
    template_name = "entrance/sign_out.html"


class ClosedAccountView(EntrancePage, account.AccountInactiveView):
    template_name = "entrance/closed_account.html"


class ForgottenPasswordView(EntrancePage, account.PasswordResetView):
    template_name = "entrance/forgotten_password.html"

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except OSError:
            logger.exception("A mail with the way to a new password was not sent")
            form.add_error(None, _("The mail could not be sent. Try again in a while."))
            return self.form_invalid(form)


class MailSentView(EntrancePage, account.PasswordResetDoneView):
    template_name = "entrance/mail_sent.html"


class NewPasswordView(EntrancePage, account.PasswordResetFromKeyView):
    template_name = "entrance/new_password.html"


class PasswordChosenView(EntrancePage, account.PasswordResetFromKeyDoneView):
    template_name = "entrance/password_chosen.html"


@method_decorator(login_required, name="dispatch")
class ChangePasswordView(EntrancePage, account.PasswordChangeView):
    template_name = "entrance/change_password.html"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_usable_password():
            return redirect("account_reset_password")
        return super().dispatch(request, *args, **kwargs)


class AccountView(EntrancePage, code.IndexView):
    template_name = "entrance/account.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        codes = context["authenticators"].get(Authenticator.Type.RECOVERY_CODES)
        user = self.request.user
        return context | {
            "has_second_step": Authenticator.Type.TOTP in context["authenticators"],
            "codes_left": len(codes.get_unused_codes()) if codes else 0,
            "is_required": second_factor.is_required(user),
            "works_in_cms": user.has_perm("wagtailadmin.access_admin"),
        }


class SetUpView(EntrancePage, totp.ActivateTOTPView):
    template_name = "entrance/set_up.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        secret = context["form"].secret
        return context | {
            # In fours, to copy by hand.
            "secret": [secret[at : at + 4] for at in range(0, len(secret), 4)],
            "is_required": second_factor.is_required(self.request.user),
        }

    def form_valid(self, form):
        response = super().form_valid(form)
        second_factor.remember(self.request, self.request.user)
        return response


class TakeAwayView(EntrancePage, totp.DeactivateTOTPView):
    template_name = "entrance/take_away.html"


class RecoveryCodesView(EntrancePage, recovery_codes.ViewRecoveryCodesView):
    template_name = "entrance/recovery_codes.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["wanted"] = self.request.session.get(
            gate.NEXT_KEY
        ) or get_adapter().get_login_redirect_url(self.request)
        return context


class NewCodesView(EntrancePage, recovery_codes.GenerateRecoveryCodesView):
    template_name = "entrance/new_codes.html"


class DownloadCodesView(EntrancePage, recovery_codes.DownloadRecoveryCodesView):
    template_name = "entrance/recovery_codes.txt"

    def render_to_response(self, context, **kwargs):
        response = super().render_to_response(context, **kwargs)
        response["Content-Disposition"] = 'attachment; filename="herstelcodes.txt"'
        return response
