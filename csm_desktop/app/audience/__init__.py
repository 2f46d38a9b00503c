"""Messages for an audience: from accounts that are alike to single drafts, each personal."""
