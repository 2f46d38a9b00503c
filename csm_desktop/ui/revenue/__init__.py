"""The Revenue workspace: what moved, what is to be renewed, what may be added."""
