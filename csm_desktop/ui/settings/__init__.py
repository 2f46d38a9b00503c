"""Settings: who the user is, who is on the team, money, the book as a file, and looks."""
