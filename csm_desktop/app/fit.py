"""What can be done with the fit: answer its five checks, overrule what they amount to."""

from dataclasses import replace

from csm_desktop.domain import fit as rules
from csm_desktop.domain.handoff import Answer, FitAnswer, FitCategory, FitCheck, FitVerdict
from csm_desktop.storage.session import Work


def answer_fit(work: Work, /, account_id: int, check: FitCheck, answer: Answer) -> FitAnswer:
    """Answer a check, or answer it otherwise."""
    given = work.find(FitAnswer, account_id=account_id, check=check.value)
    if given:
        return work.put(replace(given[-1], answer=answer))
    return work.add(FitAnswer(work.new_id(), account_id, check, answer))


def overrule_fit(
    work: Work, /, account_id: int, category: FitCategory, reason: str, mitigation: str = ""
) -> FitVerdict:
    """Decide against the answers. Raises UserError without a reason."""
    verdict = rules.overrule(work.new_id(), account_id, work.today(), category, reason, mitigation)
    return work.add(verdict)
