"""Which survey a name, a question or a file's name speaks of."""

import re
from functools import lru_cache

from csm_desktop.importers.meaning.headers import words

NPS, CSAT, CES = "NPS", "CSAT", "CES"
SURVEYS = (NPS, CSAT, CES)
_SPOKEN = (
    (
        NPS,
        r"\bnps\b|promoter|detractor|recommend|recommand|recomend|raccomand|weiteremp|empfehl|"
        r"aanbevel|推奨|薦め",
    ),
    (CSAT, r"\bcsat\b|satisf|soddisf|zufrieden|tevreden|満足"),
    (CES, r"\bces\b|\beffort\b|how easy|wie einfach|facilité|facilidad"),
)


_SIGNS = re.compile(r"\b(?:survey|surveyed|respondent|response|umfrage|enquête|encuesta)\b")


def speaks_of_survey(header: str) -> bool:
    """Whether a column's name belongs to a survey, be it of any sort."""
    return bool(survey_metric(header) or _SIGNS.search(words(header)))


_OF_ANSWERS = re.compile(
    r"(?:survey )?(?:respondent|response|submission|collector|survey) (?:id|type|number)"
)


def counts_answers(header: str) -> bool:
    """Whether a column tells one answer to a survey from another."""
    return bool(_OF_ANSWERS.fullmatch(words(header)))


@lru_cache(maxsize=1024)
def survey_metric(text: str) -> str:
    """NPS, CSAT or CES where the words speak of one; empty where they do not."""
    spoken = words(text)
    return next((metric for metric, signs in _SPOKEN if re.search(signs, spoken)), "")
