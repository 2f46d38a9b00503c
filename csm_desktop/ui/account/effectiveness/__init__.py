"""The Effectiveness tab: in which phase an account is, by what that was seen, what leads on."""
