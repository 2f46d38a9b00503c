#!/bin/bash
# aiosmtpd 1.4.6: a controller on port 0 (any free one) says that nobody listens, though it does.
#
# Seen (Python 3.11.7): Controller(handler, hostname="127.0.0.1", port=0).start() binds a free port, then
# calls itself at port 0 to see whether it answers and raises ConnectionRefusedError; its `port` stays 0,
# so that the port it has can not be asked for either. asyncio's own servers take port 0 as "any".
# What we do: the server of our tests reads the port from its socket and leaves that call out.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check aiosmtpd==1.4.6
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink

controller = Controller(Sink(), hostname="127.0.0.1", port=0)
try:
    controller.start()
except ConnectionRefusedError as error:
    print(type(error).__name__, "port", controller.port)
else:
    controller.stop()
    sys.exit("aiosmtpd starts on any port now")
if controller.port != 0:
    sys.exit("aiosmtpd names its port now")
PYTHON
