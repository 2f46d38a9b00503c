"""When a customer counts as live where no list says how it stands."""

from datetime import date, timedelta

_ONBOARDED = timedelta(days=365)  # our choice: whoever signed before is live


def is_long_since(start: object, today: date) -> bool:
    """Whether a contract is so old that its customer is not being onboarded any more."""
    return isinstance(start, date) and today - start > _ONBOARDED
