"""Letters to customers: what they say, and the mails that go out."""
