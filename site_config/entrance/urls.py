"""The one door, and the others closed. The names are those that django-allauth asks for."""

from django.urls import include, path, re_path

from . import doors, kept_forms, views

sign_in = [
    path("", views.SignInView.as_view(), name="account_login"),
    path("code/", views.CodeView.as_view(), name="mfa_authenticate"),
    path("terug/", kept_forms.back, name="entrance_back"),
    path("uitloggen/", views.SignOutView.as_view(), name="account_logout"),
    path("gesloten/", views.ClosedAccountView.as_view(), name="account_inactive"),
    path("bevestigen/", views.PasswordAgainView.as_view(), name="account_reauthenticate"),
    path("bevestigen/code/", views.CodeAgainView.as_view(), name="mfa_reauthenticate"),
    path("wachtwoord/", views.ChangePasswordView.as_view(), name="account_change_password"),
    path(
        "wachtwoord-vergeten/",
        views.ForgottenPasswordView.as_view(),
        name="account_reset_password",
    ),
    path(
        "wachtwoord-vergeten/verstuurd/",
        views.MailSentView.as_view(),
        name="account_reset_password_done",
    ),
    re_path(
        r"^nieuw-wachtwoord/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[0-9A-Za-z-]+)/$",
        views.NewPasswordView.as_view(),
        name="account_reset_password_from_key",
    ),
    path(
        "nieuw-wachtwoord/klaar/",
        views.PasswordChosenView.as_view(),
        name="account_reset_password_from_key_done",
    ),
    path("account/", views.AccountView.as_view(), name="mfa_index"),
    path("tweede-stap/", views.SetUpView.as_view(), name="mfa_activate_totp"),
    path("tweede-stap/uitzetten/", views.TakeAwayView.as_view(), name="mfa_deactivate_totp"),
    path("herstelcodes/", views.RecoveryCodesView.as_view(), name="mfa_view_recovery_codes"),
    path("herstelcodes/nieuw/", views.NewCodesView.as_view(), name="mfa_generate_recovery_codes"),
    path(
        "herstelcodes/bewaren/",
        views.DownloadCodesView.as_view(),
        name="mfa_download_recovery_codes",
    ),
]

urlpatterns = [
    path("inloggen/", include(sign_in)),
    # Where Wagtail would ask for a password of an account …
    path("admin/login/", doors.to_sign_in),
    path("_util/login/", doors.to_sign_in),
    re_path(r"^admin/password_reset/.*$", doors.to_new_password),
    # … and where it would ask for one that many people share.
    re_path(r"^_util/authenticate_with_password/.*$", doors.closed),
    re_path(r"^documents/authenticate_with_password/.*$", doors.closed),
]
