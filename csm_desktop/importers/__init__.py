"""From a stranger's file to a plan that a person can read before anything is stored."""
