#!/bin/bash
# msal 1.39.0: a client for signing in asks the network when it is made, before anything is asked of it.
#
# Seen (Python 3.11.7): PublicClientApplication raises requests' ConnectionError in its constructor where there is no network, even
# with instance_discovery=False, which only turns one of two requests off: the tenant's own description is fetched in any case.
# Accounts and tokens that the given cache holds can not be asked for offline either, since no object comes to be.
# What we do: the client is made when a mail is sent or the user signs in, on a worker, never at the start;
# what it raises becomes a sentence, and the mail waits in the outbox. A test makes one without a network.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check msal==1.39.0
"$folder/venv/bin/python" - <<'PYTHON'
import socket
import sys

asked = []


def no_network(host, *rest, **more):
    asked.append(host)
    raise socket.gaierror("no network")


socket.getaddrinfo = no_network  # nothing leaves this machine

import msal  # noqa: E402

client = "00000000-0000-0000-0000-000000000001"
seen = []
for discovery in (None, False):
    try:
        app = msal.PublicClientApplication(
            client,
            authority=msal.authority.AuthorityBuilder("login.microsoftonline.com", "organizations"),
            instance_discovery=discovery,
            token_cache=msal.SerializableTokenCache(),
        )
        seen.append(f"made, accounts {app.get_accounts()}")
    except Exception as error:  # noqa: BLE001  # which one is what is asked here
        seen.append(type(error).__name__)
print(sys.version.split()[0], seen, sorted(set(asked)))
if seen != ["ConnectionError", "ConnectionError"] or set(asked) != {"login.microsoftonline.com"}:
    sys.exit("msal makes a client otherwise now")
PYTHON
