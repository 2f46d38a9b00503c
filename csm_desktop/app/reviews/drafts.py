"""A pack's material with words that are still being typed, so that a preview can be ahead of what
is stored. Pure: nothing here is written, and the use cases of `app.reviews` say what will be."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Unpack

from csm_desktop.app.documents.ebr import Material
from csm_desktop.app.reviews.acts import titled
from csm_desktop.domain.records.reviews import (
    Review,
    ReviewMeasure,
    ReviewMeasureFields,
    ReviewPart,
)


def title_typed(
    material: Material,
    review: Review,
    part: ReviewPart,
    text: str,
    metric_id: int | None = None,
    basis: str = "",
) -> Material:
    """With another title for a page."""
    return _with_review(material, titled(review, part, text, metric_id, basis))


def words_typed(material: Material, kind: str, thing_id: int, words: Mapping[str, str]) -> Material:
    """With other words in one of the facts' things; `kind` names the field that holds them."""
    things = tuple(
        replace(each, **words) if each.id == thing_id else each
        for each in getattr(material.facts, kind)
    )
    changed: dict[str, Any] = {kind: things}
    return replace(material, facts=replace(material.facts, **changed))


def measure_typed(
    material: Material, review: Review, metric_id: int, **fields: Unpack[ReviewMeasureFields]
) -> Material:
    """With other words about a measure."""
    facts = _with_review(material, review).facts
    known = [
        review_measure
        for review_measure in facts.review_measures
        if _is(review_measure, review, metric_id)
    ]
    # A draft is not stored: an id is given when it is.
    made = known[0] if known else ReviewMeasure(0, facts.account.id, review.id, metric_id)
    others = [
        review_measure
        for review_measure in facts.review_measures
        if not _is(review_measure, review, metric_id)
    ]
    changed = replace(facts, review_measures=(*others, replace(made, **fields)))
    return replace(material, facts=changed)


def _is(words: ReviewMeasure, review: Review, metric_id: int) -> bool:
    return (words.review_id, words.metric_id) == (review.id, metric_id)


def _with_review(material: Material, review: Review) -> Material:
    """With this review as the planned one, even before it is stored."""
    others = tuple(each for each in material.facts.reviews if each.id != review.id)
    return replace(material, facts=replace(material.facts, reviews=(*others, review)))
