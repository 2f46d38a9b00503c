"""What a customer reads as the source of a reading: no name of a file, and no list's own words.

Both are for their user ("AT RISK usage (do not share).csv", "churn watch") and stay inside; words
that name a system or a way of asking and nothing else may be read by anybody.
"""

import re
from collections.abc import Mapping

from csm_desktop.domain.fields.sharing import names_file
from csm_desktop.domain.records.metrics import Metric, MetricKind
from csm_desktop.domain.text.message import say
from csm_desktop.wording import render, tr

_PLAIN_TEXT = """
    product usage data telemetry analytics tracking event events log logs system app application
    api portal warehouse database export report reports survey poll questionnaire form interview
    nps csat monthly weekly daily quarterly annual our your the from of by and in crm billing
    support umfrage befragung nutzung produkt daten bericht enquête sondage données produit rapport
    encuesta datos producto informe pesquisa dados produto relatório 調査 アンケート 利用状況
    salesforce hubspot zendesk intercom planhat gainsight churnzero vitally totango pendo stripe
    chargebee mixpanel amplitude heap segment posthog matomo google snowflake bigquery looker
    tableau power bi metabase typeform surveymonkey qualtrics delighted jira freshdesk january
    february march april may june july august september october november december
"""
_PLAIN = frozenset(_PLAIN_TEXT.split())
_WORD = re.compile(r"[^\W\d_]+")
_SURVEYS = frozenset({MetricKind.NPS, MetricKind.CSAT})


def source_of(metric: Metric, told: str, wanted: Mapping[str, str], answers: int = 0) -> str:
    """The source of a reading of this metric, in words for a customer.

    What the user said for the metric, or for all (""); else what the list has in a column for it,
    where that is plain; else neutral words, beside which paper puts the reading's day.
    """
    said = wanted.get(metric.name, wanted.get("", ""))
    if said:
        return said
    if told and is_plain(told):
        return told
    if answers:
        return render(say("survey, one answer", "survey, {n} answers", n=answers))
    return tr("survey") if metric.kind in _SURVEYS else tr("usage")


def is_plain(told: str) -> bool:
    """Whether a source may be read by anybody as it stands in a list."""
    return not names_file(told) and {*_WORD.findall(told.casefold())} <= _PLAIN
