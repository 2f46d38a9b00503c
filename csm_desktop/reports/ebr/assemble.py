"""Gathers an account's facts into a pack: parts in order, titles proposed, gaps named.

The first step is `facts_for_customer`; nothing after it has ever seen an internal field.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from csm_desktop.domain.fields.sharing import facts_for_customer
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.reviews import (
    InternalTopic,
    Review,
    ReviewList,
    ReviewPart,
)
from csm_desktop.domain.records.rules import DEFAULT_RULES, Rules
from csm_desktop.domain.reviews.arrangement import hides_in, on_paper, parts_in_order
from csm_desktop.domain.reviews.cycle import asked, goals_of, last_held, next_number, planned
from csm_desktop.domain.reviews.editions import Edition
from csm_desktop.domain.reviews.kick_off import has_only_begun, is_too_early_to_compare
from csm_desktop.domain.text.message import Message
from csm_desktop.domain.value.readings import Aggregate
from csm_desktop.reports.ebr import conclusions, measure_titles, parts
from csm_desktop.reports.ebr.agenda import with_agenda
from csm_desktop.reports.ebr.editions import in_edition
from csm_desktop.reports.ebr.effectiveness import effectiveness_page, effectiveness_title
from csm_desktop.reports.ebr.headlines import Headline, basis_of, headline
from csm_desktop.reports.ebr.kick_off import aims_of, kick_off, kick_off_title, who_works_on_it
from csm_desktop.reports.ebr.measures import (
    ALL_ALONE,
    OWN_PAGES,
    Keyed,
    comparisons_of,
    events_of,
    measures_of,
    since,
)
from csm_desktop.reports.ebr.pack import (
    Appendix,
    Benchmarks,
    Capabilities,
    Champions,
    EffectivenessPage,
    Initiatives,
    LeftOut,
    MoreMeasures,
    NextGoals,
    OneMeasure,
    Pack,
    Page,
    PromisesPage,
    Summary,
    WorthPage,
)
from csm_desktop.reports.ebr.pack_lines import Event, Measure, PersonLine
from csm_desktop.reports.ebr.people import PeopleNames, author_id
from csm_desktop.reports.ebr.worth import (
    signing_brings,
    why_no_worth,
    worth_news,
    worth_page,
    worth_title,
)
from csm_desktop.wording import month, render, tr, voice


def assemble(
    facts: AccountFacts,
    review: Review | None = None,
    likes: Mapping[int, Aggregate] | None = None,
    rules: Rules = DEFAULT_RULES,
    edition: Edition = Edition.FULL,
) -> Pack:
    """The pack of a review as of `facts.as_of`.

    Without a `review` it is that of the planned one, or of a next one held today; without guests
    it is made for the customer's sponsors, buyers and stakeholders. `likes` are benchmarks from
    like accounts, by metric id; `rules` the book's: a standing is judged by those of its segment.
    """
    chosen = review or planned(facts.reviews) or _made_up(facts)
    if edition is Edition.INTERNAL:
        chosen = replace(chosen, shown=tuple(InternalTopic))
    # Who asks for the summary gets it, whatever the whole pack leaves out.
    if edition is Edition.SUMMARY:
        kept = tuple(part for part in chosen.left_out if part is not ReviewPart.SUMMARY)
        chosen = replace(chosen, left_out=kept)
    if not chosen.prepared_for:
        chosen = replace(chosen, prepared_for=_guests(facts))
    shared = facts_for_customer(facts, chosen.shown)
    people = PeopleNames(shared, author_id(facts))
    own = rules.of(facts.account.segment_id)
    # The price is the one figure that is internal elsewhere: it is theirs, and the page needs it.
    worth = worth_page(facts, people, rules)
    # Which practice leads to which behaviour is not told; that it does is.
    works = effectiveness_page(facts, people)
    whole = _Assembly(shared, chosen, people, likes or {}, own, worth, works).pack()
    return in_edition(with_agenda(whole, shared, chosen), edition, facts, chosen)


def _made_up(facts: AccountFacts) -> Review:
    return Review(0, facts.account.id, next_number(facts.reviews), facts.as_of)


def _guests(facts: AccountFacts) -> tuple[int, ...]:
    return tuple(contact.id for contact in asked(facts.contacts, facts.as_of))


class _Assembly:
    """The pages of one pack in the making; every value it holds may be shown to the customer."""

    def __init__(
        self,
        facts: AccountFacts,
        review: Review,
        people: PeopleNames,
        likes: Mapping[int, Aggregate],
        rules: Rules,
        worth: WorthPage | None,
        works: EffectivenessPage | None,
    ) -> None:
        self.facts, self.review, self.people = facts, review, people
        self.likes, self.rules = likes, rules
        self.worth = None if ReviewPart.WORTH in review.left_out else worth
        self.works = works
        self.last = last_held(facts.reviews, facts.as_of, review)
        self.measures = measures_of(facts, review)
        self.objectives = parts.objectives(facts, review)
        self.agreed = parts.objectives_agreed(facts)
        self.promises = parts.promises(facts, review, self.last, self.people)
        self.next_goals = parts.next_goals(
            on_paper(goals_of(facts.review_goals, review), review, ReviewList.GOALS),
            self.measures,
            self.people,
        )
        self.value = parts.value(facts)
        self.aims = aims_of(facts, review)
        told = self.objectives or self.aims or facts.milestones or self.next_goals
        self.begins = bool(told) and has_only_begun(facts, review)
        measured = on_paper(map(Keyed, self.measures), review, ReviewList.COMPARISONS)
        self.compared = comparisons_of(facts, tuple(each.measure for each in measured), likes)
        # It would only show that others began before; a pinned one is shown all the same.
        self.too_early = bool(self.compared) and is_too_early_to_compare(facts)
        if self.too_early and ReviewPart.BENCHMARK not in review.pinned_parts:
            self.compared = ()
        self.left_out: list[LeftOut] = []
        self.headlines: list[Headline] = []

    def pack(self) -> Pack:
        """All pages that have facts, and the appendix that names the rest."""
        makers: dict[ReviewPart, Callable[[], list[Page]]] = {
            ReviewPart.SUMMARY: self.summary,
            ReviewPart.PROMISES: self.promised,
            ReviewPart.WORTH: self.worthwhile,
            ReviewPart.PRODUCTIVITY: self.productivity,
            ReviewPart.BENCHMARK: self.benchmark,
            ReviewPart.EFFECTIVENESS: self.effectiveness,
            ReviewPart.INITIATIVES: self.initiatives,
            ReviewPart.CAPABILITIES: self.capabilities,
            ReviewPart.CHAMPIONS: self.champions,
            ReviewPart.GOALS: self.goals,
        }
        pages: list[Page] = []
        # Whatever is missing; what is left out is named in the appendix.
        for part in parts_in_order(self.review.part_order):
            if part in self.review.left_out:
                self.left_out.append(LeftOut(part, self._why_left_out(part)))
                continue
            made = makers[part]()
            pages += made
            if not made and self._is_missed(part):
                self.left_out.append(LeftOut(part, self._why_empty(part)))
        for_whom = tuple(
            person for each in self.review.prepared_for if (person := self.people.contact(each))
        )
        kicked_off = None
        summary = next((page for page in pages if isinstance(page, Summary)), None)
        if self.begins and summary is not None:
            people = who_works_on_it(self.facts, self.review, self.people, for_whom)
            kicked_off = kick_off(summary, self.aims, parts.stops(self.facts, self.review), people)
        return Pack(
            account=self.facts.account.name,
            number=self.review.number,
            on=self.review.on,
            as_of=self.facts.as_of,
            voice=voice(),
            prepared_for=for_whom,
            prepared_by=self.people.author(),
            pages=tuple(pages),
            appendix=self.appendix(),
            kick_off=kicked_off,
            part_order=self.review.part_order,
            pinned_parts=self.review.pinned_parts,
            headlines=tuple(self.headlines),
        )

    def _is_missed(self, part: ReviewPart) -> bool:
        """Whether its absence is said: of money and phases that nobody spoke of nothing is."""
        if part is ReviewPart.WORTH:
            return bool(self.facts.worths)
        return part is not ReviewPart.EFFECTIVENESS

    def _why_empty(self, part: ReviewPart) -> str:
        if hides_in(self.review, part):
            return self._why_left_out(part)
        if part is ReviewPart.WORTH:
            return why_no_worth(self.facts, in_words=bool(self.objectives))
        if part is ReviewPart.BENCHMARK and self.too_early:
            return tr("they have only begun, and references began before")
        return parts.why_empty(part)

    def _why_left_out(self, part: ReviewPart) -> str:
        """What the summary says of a part is in the pack, whether or not the part has its page."""
        told_there = {
            ReviewPart.PROMISES: bool(self.objectives or self.promises),
            ReviewPart.PRODUCTIVITY: bool(self.measures),
            ReviewPart.GOALS: bool(self.next_goals),
        }
        if told_there.get(part) and ReviewPart.SUMMARY not in self.review.left_out:
            return tr("in the summary only")
        return tr("left out for this review")

    def title(self, part: ReviewPart, proposed: Message, metric_id: int | None = None) -> str:
        """The user's title for a page where there is one, else the proposed conclusion."""
        text = render(proposed).strip()
        text = text[:1].upper() + text[1:]
        about = [each for each in self.measures if metric_id in (None, each.metric_id)]
        basis = basis_of(proposed, text, about)
        made = headline(Headline(part, metric_id, text, basis), self.review.titles)
        self.headlines.append(made)
        return made.own or text

    def summary(self) -> list[Page]:
        """One page that an executive can read alone; there always is one."""
        proposed = conclusions.summary_title(
            self.measures, self.promises, self.value, self.facts.as_of, self._news()
        )
        if self.begins:
            proposed = kick_off_title(self.aims, self.review, self.objectives)
        event, event_on = parts.critical_event(self.facts)
        return [
            Summary(
                title=self.title(ReviewPart.SUMMARY, proposed),
                value=self.value,
                measures=self.measures,
                since=since(self.measures),
                asks=parts.asks(self.facts, self.review),
                objectives=self.objectives,
                agreed=self.agreed,
                critical_event=event,
                critical_on=event_on,
                promises=self.promises,
                next_goals=self.next_goals,
                next_on=self.review.next_on,
                worth=self.worth,
            )
        ]

    def _news(self) -> Message | None:
        return worth_news(self.worth.worth) if self.worth is not None else None

    def worthwhile(self) -> list[Page]:
        """What the work is worth in money, where the customer confirmed what a unit is."""
        if self.worth is None:
            return []
        title = self.title(ReviewPart.WORTH, worth_title(self.worth.worth))
        return [replace(self.worth, title=title)]

    def promised(self) -> list[Page]:
        """The objectives, and the goals of the last review."""
        stops = parts.stops(self.facts, self.review)
        if not (self.objectives or self.promises or stops):
            return []
        proposed = conclusions.promises_title(self.promises, self.objectives, self.facts.as_of)
        title = self.title(ReviewPart.PROMISES, proposed)
        last_on = self.last.on if self.last else None
        return [
            PromisesPage(
                title,
                objectives=self.objectives,
                agreed=self.agreed,
                promises=self.promises,
                last_on=last_on,
                stops=stops,
            )
        ]

    def productivity(self) -> list[Page]:
        """One measure a page, the biggest movers first; the rest in a table."""
        many = len(self.measures) > ALL_ALONE
        alone = self.measures[:OWN_PAGES] if many else self.measures
        rest = self.measures[len(alone) :]
        events = events_of(self.facts)
        pages: list[Page] = [self._one(measure, events) for measure in alone]
        if rest:
            proposed = measure_titles.more_measures_title(rest)
            pages.append(MoreMeasures(self.title(ReviewPart.PRODUCTIVITY, proposed), rest))
        return pages

    def _one(self, measure: Measure, events: tuple[Event, ...]) -> OneMeasure:
        turned: date | None = measure_titles.turning_point(measure)
        since_when = month(turned, with_year=False, full=True) if turned else ""
        proposed = measure_titles.measure_title(measure, since_when)
        title = self.title(ReviewPart.PRODUCTIVITY, proposed, measure.metric_id)
        return OneMeasure(title, measure, events)

    def benchmark(self) -> list[Page]:
        """Comparison with like accounts or with typed references."""
        found = self.compared
        if not found:
            return []
        proposed = conclusions.benchmark_title(found)
        return [Benchmarks(self.title(ReviewPart.BENCHMARK, proposed), found)]

    def effectiveness(self) -> list[Page]:
        """How the customer works, from day 1 to the next phase."""
        if self.works is None:
            return []
        title = self.title(ReviewPart.EFFECTIVENESS, effectiveness_title(self.works))
        return [replace(self.works, title=title)]

    def initiatives(self) -> list[Page]:
        """The customer's strategic initiatives."""
        lines = parts.initiatives(self.facts, self.review, self.people)
        if not lines:
            return []
        proposed = conclusions.initiatives_title(lines)
        return [Initiatives(self.title(ReviewPart.INITIATIVES, proposed), lines)]

    def capabilities(self) -> list[Page]:
        """Our new capabilities, those chosen for this customer."""
        lines = parts.capabilities(self.facts, self.review)
        if not lines:
            return []
        proposed = conclusions.capabilities_title(lines, self.facts.as_of)
        return [Capabilities(self.title(ReviewPart.CAPABILITIES, proposed), lines)]

    def champions(self) -> list[Page]:
        """Champions by name and title, and who works with whom: never how anybody feels."""
        network = parts.network_of(self.facts, self.review, self.people)
        champions = self.people.champions(self.review)
        if not champions and not network.ties:
            # A map without a line would say that nobody works with anybody.
            return []
        proposed = conclusions.champions_title(champions, network.covered, network.wanted)
        return [
            Champions(
                self.title(ReviewPart.CHAMPIONS, proposed),
                champions,
                network.ours,
                network.theirs,
                network.ties,
                network.covered,
                network.wanted,
            )
        ]

    def goals(self) -> list[Page]:
        """Goals until the next review, with both owners and lines to sign on."""
        if not self.next_goals:
            return []
        proposed = conclusions.goals_title(self.next_goals, self.review.next_on)
        signers = self._signers()
        title = self.title(ReviewPart.GOALS, proposed)
        brings = signing_brings(self.worth.worth if self.worth else None)
        told = (*map(render, brings), *parts.asked_today(self.facts, self.review))
        return [NextGoals(title, self.next_goals, self.review.next_on, signers, told)]

    def _signers(self) -> tuple[PersonLine, ...]:
        account = PersonLine(self.facts.account.name)
        theirs = next(
            (p for each in self.review.prepared_for if (p := self.people.contact(each))), account
        )
        me = self.people.author()
        return (theirs, me) if me else (theirs,)

    def appendix(self) -> Appendix:
        """Definitions, sources, plan detail, what was switched on and what is left out."""
        # By its words, because one source often stands behind several references.
        sources = {r.source: r for each in self.compared for r in each.references if r.source}
        there = bool(self.measures or self.facts.milestones or self.facts.actions)
        titles = (
            tr("Definitions, sources and the plan in detail"),
            tr("What this review is still waiting for"),
        )
        return Appendix(
            title=titles[0] if there else titles[1],
            measures=self.measures,
            references=tuple(sources.values()),
            stops=parts.stops(self.facts, self.review),
            actions=parts.actions(self.facts, self.people),
            opened=parts.opened(self.facts, self.review, self.rules),
            left_out=tuple(self.left_out),
        )
