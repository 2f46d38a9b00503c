"""What a stored value may be, and for how long a clock is believed."""
