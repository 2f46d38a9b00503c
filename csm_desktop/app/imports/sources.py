"""What a customer reads as the source of a reading: never the name of a file.

File names are for their user ("AT RISK usage (do not share).csv") and stay inside.
"""

from collections.abc import Mapping

from csm_desktop.domain.fields.sharing import names_file
from csm_desktop.domain.records.metrics import Metric, MetricKind
from csm_desktop.domain.text.message import say
from csm_desktop.wording import render, tr

_SURVEYS = frozenset({MetricKind.NPS, MetricKind.CSAT})


def source_of(metric: Metric, told: str, wanted: Mapping[str, str], answers: int = 0) -> str:
    """The source of a reading of this metric, in words for a customer.

    What the user said for the metric, or for all (""); else what the list has in a column for it,
    unless that names a file; else neutral words, beside which paper puts the reading's day.
    """
    said = wanted.get(metric.name, wanted.get("", ""))
    if said:
        return said
    if told and not names_file(told):
        return told
    if answers:
        return render(say("survey, one answer", "survey, {n} answers", n=answers))
    return tr("survey") if metric.kind in _SURVEYS else tr("usage")
