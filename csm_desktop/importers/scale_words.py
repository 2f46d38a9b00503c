"""What can be said of the scale of readings, in the words of the command line and of profiles."""

from decimal import Decimal

FACTORS = {
    sign + str(by): Decimal(by) if sign == "x" else 1 / Decimal(by)
    for by in (24, 60, 100, 1000, 3600)
    for sign in ("x", "/")
}
"""What an answer about their scale does to readings; `same` leaves them."""

SCALES = ("answers", "score", "1", "5", "7", "10", "100", "same", *FACTORS)
