"""Words, numbers, days and instants: what every concept of the field is written with."""
