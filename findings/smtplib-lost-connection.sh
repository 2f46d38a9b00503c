#!/bin/bash
# aiosmtpd 1.4.6 with the smtplib of Python 3.11.7: who connects again after a lost connection does not greet again.
#
# Seen (Python 3.11.7): a server that hangs up raises SMTPServerDisconnected, and the object's socket is gone; what the
# server said to EHLO is kept. After `connect()` on the same object `sendmail` takes the greeting for done
# and begins with MAIL: the server answers 503, send HELO first. After `quit()` the same two calls work,
# for only that forgets the greeting. Features of the first server (size, STARTTLS, ways to sign in) are
# believed of the second one, too.
# What we do: each attempt of the outbox has a connection object of its own; a test holds that a mail
# whose connection was lost goes out at the next attempt.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check aiosmtpd==1.4.6
"$folder/venv/bin/python" - <<'PYTHON'
import smtplib
import socket
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink


class HangsUp(Sink):
    """Ends the connection at one sender's mail."""

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802
        if address == "hang.up@example.org":
            server.transport.close()
        envelope.mail_from = address
        return "250 OK"


with socket.socket() as asked:
    asked.bind(("127.0.0.1", 0))
    port = asked.getsockname()[1]
server = Controller(HangsUp(), hostname="127.0.0.1", port=port)
server.start()


def sent(client: smtplib.SMTP, sender: str) -> str:
    try:
        client.sendmail(sender, ["to@example.org"], b"Subject: x\r\n\r\nx\r\n")
    except smtplib.SMTPServerDisconnected:
        return "lost"
    except smtplib.SMTPResponseException as error:
        return f"{error.smtp_code} {error.smtp_error.decode()}"
    return "sent"


try:
    client = smtplib.SMTP("127.0.0.1", port, timeout=10)
    seen = [sent(client, "hang.up@example.org")]
    client.connect("127.0.0.1", port)
    seen.append(sent(client, "from@example.org"))
    client.quit()
    client.connect("127.0.0.1", port)
    seen.append(sent(client, "from@example.org"))
    client.quit()
finally:
    server.stop()
print(sys.version.split()[0], seen)
if seen[0] != "lost" or not seen[1].startswith("503") or seen[2] != "sent":
    sys.exit("smtplib greets otherwise now")
PYTHON
