"""Which survey a name, a question or a file's name speaks of."""

import re
from collections.abc import Sequence
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


_COUNTS = frozenset(
    ("responses", "response count", "answers", "respondents", "sent", "invited", "surveys sent",
     "promoters", "passives", "neutrals", "detractors", "response rate", "promoters percent",
     "n", "number of responses", "antworten", "promotoren", "detraktoren", "réponses", "promoteurs",
     "détracteurs", "respuestas", "promotores", "detractores", "respostas", "回答数")
)  # fmt: skip


def counts_beside_nps(headers: Sequence[str]) -> set[str]:
    """The columns that count the answers of which the NPS beside them is made: no usage."""
    if not any(survey_metric(header) == NPS and words(header) not in _COUNTS for header in headers):
        return set()
    return {header for header in headers if words(header) in _COUNTS}
