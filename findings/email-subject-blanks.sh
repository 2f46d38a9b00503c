#!/bin/bash
# aiosmtpd 1.4.6 with the email of Python 3.11.7: of a long subject with letters beyond ASCII blanks get lost on the way.
#
# Seen (Python 3.11.7): "neue „Acme“ Kündigung Woche Überblick – Woche" under policy.SMTP arrives as
# "... Überblick– Woche". Where the policy begins another encoded word, it puts the blank between the two
# (=?utf-8?b?...?= =?utf-8?b?4oCT?=), and readers drop what stands there (RFC 2047, 6.2). Of subjects of four to
# seventeen German words one in thirty loses a blank; names of recipients do, too, and seldom. Python 3.12.1 writes the
# same; 3.13.0 keeps that blank and doubles others. email.header.Header encodes the blanks with the words.
# What we do: subjects and names are folded by Header; tests read them as any mail program does.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check aiosmtpd==1.4.6
"$folder/venv/bin/python" - <<'PYTHON'
import smtplib
import sys
from email import policy
from email.header import Header, decode_header, make_header
from email.message import EmailMessage, Message

from aiosmtpd.controller import UnthreadedController
from aiosmtpd.handlers import Message as Received
import asyncio
import threading

SUBJECT = "neue „Acme“ Kündigung Woche Überblick – Woche"


class Kept(Received):
    """Keeps the subject of the mail that came last, as any mail program decodes it."""

    def handle_message(self, message):
        folded = "".join(message["Subject"].splitlines())
        self.subject = str(make_header(decode_header(folded)))


def sent(message):
    loop, kept = asyncio.new_event_loop(), Kept()
    server = loop.run_until_complete(loop.create_server(UnthreadedController(kept).factory, "127.0.0.1", 0))
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    with smtplib.SMTP("127.0.0.1", server.sockets[0].getsockname()[1]) as client:
        client.sendmail("a@example.org", ["b@example.org"], message.as_bytes(policy=message.policy))
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    return kept.subject


modern = EmailMessage(policy=policy.SMTP)
modern["Subject"] = SUBJECT
older = Message(policy=policy.compat32)
older["Subject"] = Header(SUBJECT, "utf-8")
seen = sent(modern), sent(older)
print(sys.version.split()[0], *seen, sep="\n")
if seen != (SUBJECT.replace("Überblick –", "Überblick–"), SUBJECT):
    sys.exit("subjects keep their blanks now")
PYTHON
