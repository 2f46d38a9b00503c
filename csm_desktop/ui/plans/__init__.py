"""The Plans workspace: what both sides have to do, over all accounts."""
