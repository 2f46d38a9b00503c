"""What those who let users in say when they do not, in words that say what to do."""

from collections.abc import Callable

from csm_desktop.domain.text.message import say
from csm_desktop.mail.sign_in.grant import SignInError
from csm_desktop.wording import render, tr

_SHORT = 120  # letters of what is not known here


def refused(provider: str, error: str, description: str = "") -> SignInError:
    """Why somebody was not let in: by the code of an answer (RFC 6749, 5.2) and its text."""
    # Microsoft puts numbers before its texts, under errors that say less.
    number = description.split(":", maxsplit=1)[0].strip()
    known = _BY_NUMBER.get(number) or _BY_ERROR.get(error)
    if known is not None:
        return known(provider)
    shown = " ".join(f"{error} {description}".split())[:_SHORT]
    words = say("{provider} does not let you in: {reply}", provider=provider, reply=shown)
    return SignInError(render(words), tr("Nothing was sent."))


def not_reached(provider: str) -> SignInError:
    """Nobody answered, or not so that it can be understood."""
    words = say("{provider} was not reached to sign in.", provider=provider)
    return SignInError(render(words), tr("Nothing was sent. Try again later."), passing=True)


def not_trusted(provider: str) -> SignInError:
    """Somebody else answers in their place."""
    words = say("The certificate of {provider} cannot be trusted.", provider=provider)
    return SignInError(render(words), tr("Nothing was sent, and no secret was told."), passing=True)


def no_right(provider: str) -> SignInError:
    """The right to send mail was not asked for, or not given."""
    words = say("{provider} did not give the right to send mail.", provider=provider)
    return SignInError(render(words), tr("Sign in again and allow it. Nothing was sent."))


def not_known(provider: str) -> SignInError:
    """The client id is wrong, or registered for something else; or its tenant is."""
    words = say("{provider} does not know this client id, or not for this.", provider=provider)
    return SignInError(render(words), tr("Check it under Settings, Mail. Nothing was sent."))


def not_in_time(_: str = "") -> SignInError:
    """The browser never came back."""
    return SignInError(
        tr("Nobody signed in within the time for it."), tr("Nothing was changed. Sign in again.")
    )


def not_signed_in() -> SignInError:
    """There is nothing to fetch a token with."""
    return SignInError(
        tr("You are not signed in any more."), tr("Sign in under Settings, Mail. Nothing was sent.")
    )


def not_installed() -> SignInError:
    """The libraries for it are missing."""
    return SignInError(
        tr("Signing in needs a part that is not installed."),
        tr('Install it with pip install "csm-desktop[mail-oauth]", and start the program again.'),
    )


def _ended(provider: str) -> SignInError:
    words = say("The sign-in with {provider} has expired or was revoked.", provider=provider)
    return SignInError(render(words), tr("Sign in again under Settings, Mail. Nothing was sent."))


def _declined(_: str) -> SignInError:
    return SignInError(
        tr("It was not allowed."), tr("Nothing was changed. Sign in again when you want to.")
    )


def _without_consent(_: str) -> SignInError:
    return SignInError(
        tr("Your organisation has not allowed this program to send mail."),
        tr("Ask whoever administers your mail there. Nothing was sent."),
    )


_BY_ERROR: dict[str, Callable[[str], SignInError]] = {
    "access_denied": _declined,
    "authorization_declined": _declined,
    "authorization_pending": not_in_time,
    "code_expired": not_in_time,
    "consent_required": _without_consent,
    "deleted_client": not_known,
    "expired_token": not_in_time,
    "insufficient_scope": no_right,
    "interaction_required": _ended,
    "invalid_client": not_known,
    "invalid_grant": _ended,
    "invalid_scope": no_right,
    "login_required": _ended,
    "server_error": not_reached,
    "slow_down": not_reached,
    "temporarily_unavailable": not_reached,
    "unauthorized_client": not_known,
}
_BY_NUMBER: dict[str, Callable[[str], SignInError]] = {
    "AADSTS65001": _without_consent,
    "AADSTS90094": _without_consent,
    "AADSTS90095": _without_consent,
    "AADSTS50011": not_known,  # not registered for a program on a desktop
    "AADSTS700016": not_known,
    "AADSTS700038": not_known,
    "AADSTS7000218": not_known,
    "AADSTS90002": not_known,
    "AADSTS900023": not_known,
}
