#!/bin/bash
# psycopg 3.3.9 (libpq 18.0): a refused login comes without its SQLSTATE, though the server sent one.
#
# Seen (Python 3.11.7): a server that answers 28P01 (wrong password) makes psycopg.connect raise a bare OperationalError, not
# errors.InvalidPassword, and both its sqlstate and diag.sqlstate are None: libpq keeps the text of a failed connection alone. So a wrong
# password, a user who may not come in and a server that is not there differ by words only, and those are in the server's language.
# What we do: "failed: WORD:  " in the text is a server's answer, whatever the word; anything else was not reached. A test tries each.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check psycopg==3.3.9 psycopg-binary==3.3.9
"$folder/venv/bin/python" - <<'PYTHON'
import socket
import sys
import threading

import psycopg


def answer(listening):
    talking, _ = listening.accept()
    with talking:
        talking.recv(8)
        talking.sendall(b"N")  # no encryption
        talking.recv(1000)
        fields = (b"SFEHLER", b"VFATAL", b"C28P01", b"MPasswort-Authentifizierung fehlgeschlagen", b"")
        body = b"\0".join(fields) + b"\0"
        talking.sendall(b"E" + (len(body) + 4).to_bytes(4, "big") + body)


with socket.create_server(("127.0.0.1", 0)) as listening:  # nothing leaves this machine
    threading.Thread(target=answer, args=(listening,)).start()
    where = f"host=127.0.0.1 port={listening.getsockname()[1]} gssencmode=disable"
    try:
        psycopg.connect(f"{where} user=anna dbname=team password=wrong")
    except psycopg.OperationalError as error:
        seen = (type(error).__name__, error.sqlstate, error.diag.sqlstate)
        print(sys.version.split()[0], seen, str(error).rpartition("failed: ")[2])
if seen != ("OperationalError", None, None):
    sys.exit("psycopg tells why a login was refused now")
PYTHON
