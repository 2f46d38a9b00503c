"""The account workspace: a header that stays, and a tab for each side of an account.

A tab is a `Tab` (tab.py) and one line in the registry (tabs.py); it is given an `AccountView`
(app.account_view) in which everything is computed already.
"""
