"""The meetings of an account: the list, and a page where notes become actions and a follow-up."""
