"""The Lifecycle tab: the boomerang, hand-overs, the growth steps and the account team."""
