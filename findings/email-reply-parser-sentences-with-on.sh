#!/bin/bash
# email-reply-parser 0.5.12: an answer that begins with "On Friday" and has "wrote:" further down is an empty answer.
#
# Seen (Python 3.11.7): what an older mail is cited with, "On Tue, Dec 1, 2026, Ann wrote:", is looked for as "On", anything,
# "wrote:", over line ends. "On Friday the board decides." followed by "The CFO wrote:" and what he wrote is all taken for a
# citation, and parse_reply() gives "". A line "From: now on we need 80 seats" does the same for a whole answer. With "This
# Friday" instead it is kept whole. Whoever logs what a customer answered by it logs that nothing was said.
# What we do: no mail is read for what was answered; notes are what the user typed or a list holds, whole.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check email-reply-parser==0.5.12
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from email_reply_parser import EmailReplyParser

answer = "On Friday the board decides.\nThe CFO wrote:\nwe cancel two of three contracts."
texts = [answer, answer.replace("On", "This", 1), "From: now on we need 80 seats.\nPlease send an offer."]
read = [EmailReplyParser.parse_reply(text) for text in texts]
for text, kept in zip(texts, read, strict=True):
    print(repr(text), "->", repr(kept))
if read != ["", texts[1], ""]:
    sys.exit("answers are read otherwise now")
PYTHON
