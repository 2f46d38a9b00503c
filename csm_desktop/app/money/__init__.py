"""What can be done with subscriptions and rates."""
