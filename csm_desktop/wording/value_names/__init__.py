"""What the values of the domain's enums are called, by concept: each list by the enum's class."""
