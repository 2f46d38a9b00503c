"""The follow-up beside the notes: its letter, what it lacks, and its clock."""
