"""The first tab: what a CSM looks at before opening their mouth."""
