"""What an import leaves open, as the error that stops it."""

from collections.abc import Sequence

from csm_desktop.domain.text.message import Message, say
from csm_desktop.errors import UserError
from csm_desktop.importers.plan import Question
from csm_desktop.wording import render, tr


class OpenQuestionsError(UserError):
    """Nothing was stored, because `questions` have to be answered first; `files` ask them."""

    def __init__(self, files: str | Message, questions: Sequence[Question]) -> None:
        lines = [tr("Nothing was imported. Answer with one of these options:")]
        for question in questions:
            lines += [render(question.text), *(f"    {option}" for option in question.options)]
        title = render(say("{files} leaves something open.", files=files))
        super().__init__(title, "\n".join(lines))
        self.questions = tuple(questions)
