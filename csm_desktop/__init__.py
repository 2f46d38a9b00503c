"""CSM Desktop: a customer success manager's book of business, offline, on one laptop."""

__version__ = "0.1.0"
TITLE = f"CSM Desktop {__version__}"
