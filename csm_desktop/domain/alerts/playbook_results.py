"""Which playbooks worked: what the user said, what the score and the alert did afterwards."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from statistics import median

from csm_desktop.domain.records.alerts import Alert, PlaybookRun, RunOutcome
from csm_desktop.domain.records.health import HealthSnapshot
from csm_desktop.values import dataclass

AFTER_DAYS = 60
"""How long after its start a run is looked at (our choice)."""


@dataclass(frozen=True, slots=True)
class RunResult:
    """One run: how many points the score moved, and whether its alert's cause is gone.

    None where that is not known, or not yet: `AFTER_DAYS` have not passed and it is not ended.
    """

    outcome: RunOutcome | None
    finished: bool
    moved: Decimal | None
    settled: bool | None


@dataclass(frozen=True, slots=True)
class PlaybookResults:
    """What is known of a playbook's runs; each figure says of how many.

    `moved` is the median of the points by which scores moved, of `scored` runs; `settled` alerts of
    `alerted` are over.
    """

    started: int
    finished: int
    worked: int
    partly: int
    failed: int
    moved: Decimal | None
    scored: int
    settled: int
    alerted: int


def result_of(
    run: PlaybookRun, snapshots: Sequence[HealthSnapshot], alert: Alert | None, as_of: date
) -> RunResult:
    """What became of a run. `snapshots` are its account's, in the order of their days."""
    until = run.started_on + timedelta(days=AFTER_DAYS)
    # One that was ended is judged by what is known today; one that goes on waits for its time.
    known = run.ended_on is not None or as_of >= until
    before = score_on(snapshots, run.started_on)
    after = score_on(snapshots, min(until, as_of))
    moved = after - before if known and before is not None and after is not None else None
    settled = None
    if alert is not None and known:
        over = alert.ended_on
        # What ended long after the window is no merit of the run, unless the run itself took so
        # long.
        settled = over is not None and over <= max(until, run.ended_on or until)
    return RunResult(run.outcome, run.ended_on is not None, moved, settled)


def score_on(snapshots: Iterable[HealthSnapshot], on: date) -> Decimal | None:
    """The score that held on a day; None where none was known by then."""
    known = [
        snapshot.score for snapshot in snapshots if snapshot.on <= on and snapshot.score is not None
    ]
    return known[-1] if known else None


def results(runs: Sequence[RunResult]) -> PlaybookResults:
    """The runs of one playbook together."""
    moves = [run.moved for run in runs if run.moved is not None]
    alerted = [run.settled for run in runs if run.settled is not None]
    said = [run.outcome for run in runs]
    return PlaybookResults(
        started=len(runs),
        finished=sum(run.finished for run in runs),
        worked=said.count(RunOutcome.WORKED),
        partly=said.count(RunOutcome.PARTLY),
        failed=said.count(RunOutcome.FAILED),
        # The median, because one account that fell for other reasons would turn a mean.
        moved=median(moves) if moves else None,
        scored=len(moves),
        settled=sum(alerted),
        alerted=len(alerted),
    )
