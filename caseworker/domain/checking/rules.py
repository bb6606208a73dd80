"""Every rule by the name that a row of ``checks.toml`` gives it."""

from __future__ import annotations

from typing import Final

from caseworker.domain.checking import (
    advice,
    agreements,
    dates,
    institutions,
    links,
    sections,
    views,
    wording,
)
from caseworker.domain.checking.looked import Rule

RULES: Final[dict[str, Rule]] = {
    rule.__name__: rule
    for rule in (
        sections.every_section_is_there,
        sections.none_is_said,
        sections.nothing_after_18,
        sections.nothing_is_said_twice,
        sections.answers_for_release,
        links.every_need_is_met,
        links.provision_serves_something,
        links.provision_is_given_by_somebody,
        links.provision_is_specific,
        links.there_is_one,
        links.outcome_can_be_measured,
        links.outcome_is_within_the_phase,
        links.prepares_for_adulthood,
        links.adulthood_is_thought_of,
        links.goal_serves_an_outcome,
        wording.words_are_specific,
        wording.no_gap_is_open,
        wording.no_such_words,
        wording.transport_has_its_reason,
        wording.outcome_is_no_provision,
        wording.outcome_is_no_aspiration,
        wording.need_says_its_effect,
        wording.sentences_are_short,
        wording.short_forms_are_explained,
        wording.speaks_for_themselves,
        wording.no_words_of_the_plan,
        advice.every_source_is_listed,
        advice.advice_is_attached,
        advice.sensory_teacher_was_consulted,
        advice.advice_was_sought,
        institutions.draft_names_no_placement,
        institutions.text_names_no_placement,
        institutions.text_names_no_type,
        institutions.nothing_beside_names_placement,
        institutions.final_names_a_placement,
        institutions.institution_was_consulted,
        institutions.refusal_has_its_ground,
        institutions.request_has_the_right,
        institutions.mainstream_or_why_not,
        institutions.elsewhere_has_its_reason,
        views.views_are_recorded,
        views.time_for_views_is_over,
        views.changes_are_tied,
        views.nobody_else_is_named,
        dates.review_is_in_time,
        dates.ages_before_the_review,
        dates.review_day_is_given,
        agreements.health_provision_is_agreed,
        agreements.direct_payment_is_complete,
        agreements.budget_is_answered,
        agreements.plan_is_signed,
        agreements.everybody_is_sent_it,
    )
}
