"""The courteous letter at a farewell: thanks, what was achieved, what is theirs, an open door
(domain.md §5). Made from what may be shared with the customer, for the user to edit."""

from collections.abc import Sequence
from dataclasses import replace

from csm_desktop.app.correspondence.places import account_values
from csm_desktop.app.correspondence.voices import greeting, language_of, letter_voice
from csm_desktop.domain.correspondence.salutations import addressee
from csm_desktop.domain.limits.changed_rules import rules_from
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.rules import DEFAULT_RULES, Rules
from csm_desktop.domain.records.settings import Setting
from csm_desktop.domain.records.strategies import Strategy
from csm_desktop.domain.reviews.cycle import asked
from csm_desktop.domain.text.message import say
from csm_desktop.storage.queries.facts import account_facts
from csm_desktop.storage.session import Work
from csm_desktop.wording import render, tr


def draft_letter(work: Work, /, strategy_id: int) -> Strategy:
    """Write the letter anew, to the executives of the account, in their language."""
    strategy = work.get(Strategy, strategy_id)
    facts = account_facts(work.connection, strategy.account_id, work.today())
    return work.put(
        replace(strategy, letter=farewell_letter(facts, rules_from(work.find(Setting))))
    )


def letter_language(facts: AccountFacts) -> str:
    """The language of the account's executives, else of the account."""
    return language_of("", _executives(facts), facts.account)


def farewell_letter(facts: AccountFacts, rules: Rules = DEFAULT_RULES) -> str:
    """The letter as the program would write it."""
    people = [addressee(contact) for contact in _executives(facts)]
    with letter_voice(letter_language(facts)).spoken():
        said = account_values(facts, ("reached", "renewal", "account", "me"), rules=rules)
        parts = [greeting(people), tr("Thank you for the way that we have gone together.")]
        if said["reached"]:
            reached = say("What you achieved stays yours: {reached}.", reached=said["reached"])
            parts.append(render(reached))
        if said["renewal"]:
            parts.append(render(say("Our contract ends on {on}, and we do not renew it.",
                                    on=said["renewal"])))  # fmt: skip
        else:
            parts.append(tr("As we said openly, our ways part here."))
        parts += [
            tr("All that you have entered is yours: until then you can export it, and we help where"
               " you need us."),
            tr("Should your plans change, you are welcome back at any time."),
            "\n".join(filter(None, (tr("Kind regards,"), said["me"]))),
        ]  # fmt: skip
    return "\n\n".join(parts)


def _executives(facts: AccountFacts) -> Sequence[Contact]:
    return asked(facts.contacts, facts.as_of)
