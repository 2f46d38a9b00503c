"""Lists of what customers ask of our product."""
