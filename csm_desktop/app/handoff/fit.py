"""What can be done with the fit: answer its checks, overrule their sum, say how it is met."""

from dataclasses import replace

from csm_desktop.app.typed_words import needed
from csm_desktop.domain.records.handoff import Answer, FitAnswer, FitCategory, FitCheck, FitVerdict
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import tr


def answer_fit(work: Work, /, account_id: int, check: FitCheck, answer: Answer) -> FitAnswer:
    """Answer a check, or answer it otherwise."""
    given = work.find(FitAnswer, account_id=account_id, check=check.value)
    if given:
        return work.put(replace(given[-1], answer=answer))
    return work.add(FitAnswer(work.new_id(), account_id, check, answer))


def overrule_fit(
    work: Work, /, account_id: int, category: FitCategory, reason: str, mitigation: str = ""
) -> FitVerdict:
    """Decide against the answers. Raises UserError without a reason: it is kept with it."""
    why = needed(reason, tr("The fit was not overruled: a reason is missing."))
    on = work.today()
    return work.add(FitVerdict(work.new_id(), account_id, on, category, why, mitigation))


def withdraw_overruling(work: Work, /, account_id: int) -> FitVerdict | None:
    """Let the answers decide again, from today on; the former word stays as history.

    None where nothing is overruled.
    """
    last = _last(work, account_id)
    if last is None or last.overruled is None:
        return None
    return work.add(FitVerdict(work.new_id(), account_id, work.today(), mitigation=last.mitigation))


def meet_fit(work: Work, /, account_id: int, mitigation: str) -> FitVerdict | None:
    """Write down how a stretch or a bad fit is met; what was decided otherwise stays.

    None where nothing is new.
    """
    last = _last(work, account_id)
    words = mitigation.strip()
    if last is not None:
        return None if last.mitigation == words else work.put(replace(last, mitigation=words))
    if not words:
        return None
    return work.add(FitVerdict(work.new_id(), account_id, work.today(), mitigation=words))


def note_fit(work: Work, /, account_id: int, check: FitCheck, note: str) -> FitAnswer | None:
    """Write down why a check is answered so. Raises UserError while it has no answer."""
    given = work.find(FitAnswer, account_id=account_id, check=check.value)
    words = note.strip()
    if given:
        return work.put(replace(given[-1], note=words))
    if words:
        raise UserError(
            tr("This check has no answer yet."), tr("Answer it with yes, partly or no first.")
        )
    return None


def _last(work: Work, account_id: int) -> FitVerdict | None:
    verdicts = work.find(FitVerdict, account_id=account_id)
    return max(verdicts, key=lambda each: (each.decided_on, each.id), default=None)
