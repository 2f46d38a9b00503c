"""The Today workspace: what needs the user, why, and one key to act."""
