"""Pictures of everything that the program shows, to be looked at: `python -m tests.gallery OUT`."""
