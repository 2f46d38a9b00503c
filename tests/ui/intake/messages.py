"""A message as an account executive writes it, and one that nobody should have to read."""

from csm_desktop.domain.records.spiced import SpicedPart

MESSAGE = """From: Tom Reed <tom.reed@seller.example>
Sent: Thursday, 19 November 2026 17:42
To: Ann Lee
Subject: Fjord Ferries is yours

Hi Ann,

signed on Monday, finally! Here is what you need.

Fjord Ferries runs 14 boats out of three harbours, with 200 crew and a roster that lives in
spreadsheets. Rebuilding the roster after a sick call takes Ingrid and two colleagues most of a
morning, and crew find out by text message.

Their COO wants crew planned within 30 minutes of a change, and overtime down by a fifth.
The summer timetable opens on 1 April 2027; without a new roster by then they charter a boat again.

They chose us because we know the union rules and could show a real operator. Procurement wanted
somebody cheaper, Ingrid Solberg (head of operations) did not.

What worries me: their payroll is an old system with no interface. And the harbour masters have
not been asked.

Good luck
Tom
"""
PASSAGES = {
    SpicedPart.SITUATION: "Fjord Ferries runs 14 boats out of three harbours, with 200 crew",
    SpicedPart.PAIN: (
        "Rebuilding the roster after a sick call takes Ingrid and two colleagues most of a\nmorning"
    ),
    SpicedPart.IMPACT: "crew planned within 30 minutes of a change, and overtime down by a fifth.",
    SpicedPart.CRITICAL_EVENT: "The summer timetable opens on 1 April 2027",
    SpicedPart.DECISION: "we know the union rules and could show a real operator.",
}
HOSTILE = "R&D <beta> </b> {a.__class__} %s \u202egpj.exe 🙂 مرحبا " + "W" * 200
