"""What the rows of the law must come to, read off the notes of the law by hand."""

from __future__ import annotations

# What each row gives when its first trigger happens on START (see ``begun``); None: no clock.
DATES = {
    ("detention_placement_plan", ""): "2026-09-21",  # CU-31: 10 working days, K4b
    ("tell_of_support", ""): None,  # C-01: no number
    ("assessed_lately", "community"): "2027-03-08",  # T-10c: 6 months, K8
    ("assessed_lately_detained", "custody"): "2027-03-08",  # T-10c: 6 months, K8
    ("review", "community"): "2027-09-06",  # T-11: 12 months, K6
    ("health_tells", ""): None,  # C-05: no number
    ("not_before_appeal_time", ""): "2026-11-10",  # T-29: 2 months, K8; the 8th is a Sunday (T-34b)
    ("not_before_appeal_decided", ""): None,  # T-29: no number
    ("review_on_release", "community"): None,  # D-06: no number
    ("custody_rules_end", "custody"): "2026-09-07",  # CU-39: 0 days, on
    ("adult_estate", "custody"): "2026-09-07",  # CU-38: 0 days, on
    ("tell_authorities", ""): None,  # CU-01: no number
    ("copy_to_establishment", "custody"): "2026-09-14",  # D-01: 5 working days, K4b
    ("copy_to_establishment_asked", "custody"): "2026-09-14",  # D-01: 5 working days, K4b
    ("ask_again", "custody"): "2026-09-14",  # OP-70: 5 working days, K4b
    ("confirm_who_decides", "custody"): "2026-09-11",  # OP-72: 4 working days, K4b
    ("consult", "custody"): None,  # CU-04: no number
    ("say_no_plan_is_needed", "custody"): "2026-10-19",  # CU-05: 6 weeks, K1
    ("decide_to_assess", "custody"): "2026-10-19",  # D-07: 6 weeks, K1
    ("advice", "custody"): "2026-10-19",  # D-08: 6 weeks, K1
    ("say_no_plan_will_be_made", "custody"): "2026-12-28",  # CU-08: 16 weeks, K1
    ("views_on_draft", "custody"): "2026-09-21",  # D-10: 15 days, K2
    ("earliest_final_plan", "custody"): "2026-09-22",  # T-10: 15 days, K2
    ("final_plan", "custody"): "2027-01-25",  # D-09: 20 weeks, K1
    ("contact_mediation_adviser", "custody"): "2026-11-07",  # CU-17: 2 months, K8
    ("certificate_without_mediation", "custody"): "2026-09-10",  # CU-18: 3 working days, K4b
    ("certificate_after_mediation", "custody"): "2026-09-10",  # CU-20: 3 working days, K4b
    ("copy_after_move", "custody"): "2026-09-14",  # D-02: 5 working days, K4b
    ("disclose_on_release", ""): "2026-09-14",  # D-03: 5 working days, K4b
    ("disclose_to_health", ""): "2026-09-14",  # D-04: 5 working days, K4b
    ("ask_for_review_on_release", ""): "2026-09-28",  # D-05: 15 working days, K4b
    ("arrange_mediation", "custody"): "2027-10-01",  # D-11: 30 days, K3
    ("notice_of_mediation", "custody"): "2027-08-24",  # D-11: 5 working days, K5
    ("agreement_other", "custody"): "2026-09-21",  # D-11: 2 weeks, K1
    ("ordered_to_assess", "custody"): "2026-09-21",  # D-12: 2 weeks, K1
    ("ordered_assessment_no_plan", "custody"): "2026-11-16",  # D-12: 10 weeks, K1
    ("ordered_assessment_final", "custody"): "2026-12-14",  # D-12: 14 weeks, K1
    ("conceded_assessment_no_plan", "custody"): "2026-11-16",  # D-12: 10 weeks, K1
    ("conceded_assessment_final", "custody"): "2026-12-14",  # D-12: 14 weeks, K1
    ("ordered_draft", "custody"): "2026-10-12",  # D-12: 5 weeks, K1
    ("ordered_final", "custody"): "2026-11-23",  # D-12: 11 weeks, K1
    ("ordered_to_reconsider", "custody"): "2026-09-21",  # D-12: 2 weeks, K1
    ("ordered_institution", "custody"): "2026-09-21",  # D-12: 2 weeks, K1
    ("agreement_appealable", "custody"): "2026-09-21",  # D-12: 2 weeks, K1
    ("agreement_to_change", "custody"): "2026-10-12",  # D-12: 5 weeks, K1
    ("agreement_no_plan", "custody"): "2026-11-16",  # D-12: 10 weeks, K1
    ("agreement_final_after", "custody"): "2026-12-14",  # D-12: 14 weeks, K1
    ("agreement_final", "custody"): "2026-11-23",  # D-12: 11 weeks, K1
    ("agreement_no_plan", "community"): "2026-11-16",  # T-35: 10 weeks, K1
    ("agreement_final_after", "community"): "2026-12-14",  # T-35: 14 weeks, K1
    ("agreement_final", "community"): "2026-11-23",  # T-35: 11 weeks, K1
    ("tribunal_wants", ""): "2027-09-01",  # OP-20: the day that it set
    ("hearing", ""): "2027-09-01",  # OP-21: the day that it set
    ("mediation_day", ""): "2027-09-01",  # OP-22: the day that was arranged
    ("acknowledge_complaint", ""): "2026-09-10",  # OP-23: 3 working days, K4b
    ("answer_complaint", ""): "2026-10-05",  # OP-24: 20 working days, K4b
    ("answer_complaint_again", ""): "2026-10-05",  # OP-25: 20 working days, K4b
    ("school_answers_complaint", ""): "2026-10-05",  # OP-26: 20 working days, K4b
    ("establishment_answers_complaint", ""): "2026-09-14",  # OP-27: 5 working days, K4b
    ("establishment_answers_again", ""): "2026-09-14",  # OP-28: 5 working days, K4b
    ("ask_ombudsman", ""): "2028-09-01",  # OP-29: 12 months, K8
    ("ask_prisons_ombudsman", ""): "2026-12-07",  # OP-30: 3 months, K8
    ("erase_unit_address", ""): "2026-09-14",  # OP-99: 5 working days, K4b
    ("contact_adviser_on_plan", "community"): "2026-11-07",  # T-30: 2 months, K8
    ("answer_on_social_care", ""): "2026-10-11",  # T-44: 5 weeks, K1b
    ("copy_on_social_care", ""): "2026-09-13",  # T-44: 1 week, K1b
    ("appeal_on_plan", "community"): "2026-11-09",  # T-34: 2 months, K8; T-34b
    ("draft_plan", ""): "2026-12-28",  # T-06: 16 weeks, K1
    ("learning_plan", "custody"): "2026-09-21",  # CU-34: 10 working days, K4b
    ("suspected_needs", "custody"): "2026-09-14",  # OP-80: 5 working days, K4b
    ("learning_meeting", "custody"): "2027-09-01",  # OP-81: the day that was agreed
    ("access_arrangement", ""): "2027-09-01",  # OP-82: its last day
    ("our_reply", ""): "2026-10-05",  # S-15: 20 working days, K4b
    ("sen_information", "custody"): "2026-09-14",  # CU-03: 5 working days, K4b
    ("first_planning_meeting", "custody"): "2026-09-21",  # CU-35: 10 working days, K4b
    ("planning_reviews", "custody"): "2026-12-07",  # CU-35: 3 months, K8
    ("meeting_before_release", "custody"): "2026-08-21",  # CU-35: 10 working days, K5
    ("phase_meeting", "community"): "2026-11-22",  # T-18: 0 days, K7
    ("phase_meeting_to_post_16", "community"): "2027-01-05",  # T-19: 0 days, K7
    ("phase_meeting_between_post_16", "community"): "2027-01-07",  # T-20: 5 months, K5
    ("chase_youth_justice", ""): "2026-09-08",  # CU-01: 1 working days, K4b
    ("forms_for_assignment", ""): "2026-03-07",  # S-01: 6 months, K5
    ("supportability", ""): "2027-03-07",  # S-02: 6 months, K8
    ("tell_old_authority", ""): "2027-08-10",  # S-03: 15 working days, K5
    ("records_before_arrival", ""): "2027-08-02",  # S-08: 30 days, K5
    ("service_flag", ""): None,  # S-12: no number
    ("scan_review", ""): "2027-09-06",  # S-14: 12 months, K6
    ("education_plan_made", ""): "2026-09-21",  # C-11: 10 working days, K4b
    ("education_plan_ready", ""): "2026-10-05",  # C-12: 20 working days, K4b
    ("education_plan_reviewed", ""): "2027-01-06",  # OP-61: 4 months, K6
    ("need_reviewed", ""): "2027-03-06",  # OP-62: 6 months, K6
    ("need_reviewed_again", ""): "2027-03-06",  # OP-62b: 6 months, K6
    ("alternative_provision_reviewed", ""): "2026-10-19",  # OP-63: 6 weeks, K1
    ("alternative_provision_reviewed_again", ""): "2026-10-19",  # OP-63b: 6 weeks, K1
    ("home_education_looked_at", ""): "2027-09-06",  # OP-64: 12 months, K6
    ("home_education_looked_at_again", ""): "2027-09-06",  # OP-64b: 12 months, K6
    ("review_direct_payments", ""): "2026-12-06",  # T-46: 3 months, K6
    ("review_direct_payments_again", ""): None,  # T-46b: no number
    ("direct_payments_asked_afresh", ""): None,  # T-46c: no number
    ("direct_payment_reconsidered", ""): None,  # T-46d: no number
    ("school_record", ""): "2026-09-28",  # CU-37: 15 school days, K4b
    ("off_roll", "custody"): None,  # CU-36: no number
    ("answer_records_request", ""): "2026-10-07",  # DP-01: 1 month, K8
    ("answer_records_request_confirmed", ""): "2026-10-07",  # DP-01: 1 month, K8
    ("answer_rectification", ""): "2026-10-07",  # OP-110: 1 month, K8
    ("answer_erasure", ""): "2026-10-07",  # OP-111: 1 month, K8
    ("answer_records_request_extended", ""): "2027-12-01",  # DP-02: 3 months of the day given, K8
    ("planned_meeting", ""): "2027-09-01",  # OP-01: the day itself
    ("contact_followed_up", ""): "2027-09-01",  # OP-100: the day itself
    ("awaited_by", ""): "2027-09-01",  # OP-101: 0 days, on
    ("planned_review", ""): "2027-09-01",  # OP-02: the day itself
    ("termly_support_meetings", ""): "2026-12-06",  # OP-07: 3 months, K6
    ("planned_support_meeting", ""): "2027-09-01",  # OP-06: the day itself
    ("release", "custody"): "2026-09-07",  # OP-03: 0 days, on
    ("consent_ends", ""): "2026-09-07",  # OP-04: the day itself
    ("advice_for_review", ""): "2027-09-01",  # OP-05: the day itself
    ("provision_agreement", "custody"): "2026-09-21",  # OP-75: 10 working days, K4b
    ("health_provision_agreement", "custody"): "2026-09-21",  # OP-76: 10 working days, K4b
    ("court_day", "custody"): "2027-09-01",  # OP-85: the day itself
    ("arranged_for_release", "custody"): "2026-08-10",  # OP-86: 28 days, K5
    ("adult_estate_decision", "custody"): "2026-09-06",  # OP-87: 0 days, K7
    ("adult_estate_looked_again", "custody"): "2027-09-01",  # OP-88: the day itself
    ("adult_estate_told", "custody"): "2027-08-24",  # OP-89: 5 working days, K5
    ("receipt", ""): "2026-09-14",  # OP-10: 5 working days, K4b
    ("institution_reply", ""): "2026-09-22",  # T-08: 15 days, K3
    ("monitoring_meeting", "custody"): "2027-09-06",  # CU-28: 12 months, K6
    ("review_of_support", ""): "2027-09-01",  # C-02: 0 days, on
    ("support_meetings", ""): "2027-01-06",  # C-03: 4 months, K6
    ("progress_check_at_two", ""): "2026-09-06",  # C-04: 0 days, K7
    ("review_under_five", "community"): "2027-03-06",  # T-11b: 6 months, K6
    ("review_meeting", "community"): "2027-08-09",  # T-11: 12 months, K6
    ("tell_before_release", "custody"): "2026-09-06",  # CU-30: 0 days, K7
    ("plan_of_young_adult", ""): None,  # CU-40: no number
    ("consult", "community"): None,  # T-01: no number
    ("say_no_plan_is_needed", "community"): "2026-10-19",  # T-02: 6 weeks, K1
    ("decide_to_assess", "community"): "2026-10-19",  # T-03: 6 weeks, K1
    ("advice", "community"): "2026-10-19",  # T-04: 6 weeks, K1
    ("say_no_plan_will_be_made", "community"): "2026-12-28",  # T-05: 16 weeks, K1
    ("stay_in_special_school", "community"): "2026-09-21",  # T-10b: 10 school days, K4b
    ("views_on_draft", "community"): "2026-09-21",  # T-07: 15 days, K2
    ("earliest_final_plan", "community"): "2026-09-22",  # T-10: 15 days, K2
    ("final_plan", "community"): "2027-01-25",  # T-09: 20 weeks, K1
    ("contact_mediation_adviser", "community"): "2026-11-07",  # T-30: 2 months, K8
    ("certificate_without_mediation", "community"): "2026-09-10",  # T-31: 3 working days, K4b
    ("certificate_after_mediation", "community"): "2026-09-10",  # T-33: 3 working days, K4b
    ("answer_on_changes", "community"): "2026-09-21",  # T-15: 15 days, K2
    ("views_on_changes", "community"): "2026-09-22",  # T-15: 15 days, K2
    ("amended_plan", "community"): "2026-11-02",  # T-16: 8 weeks, K1
    ("notice_of_review", "community"): "2027-08-18",  # T-12: 2 weeks, K5
    ("advice_before_review", "community"): "2027-08-18",  # T-12: 2 weeks, K5
    ("review_report", "community"): "2026-09-21",  # T-13: 2 weeks, K1
    ("review_decision", "community"): "2026-10-05",  # T-14: 4 weeks, K1
    ("review_to_final", "community"): "2026-11-30",  # T-17: 12 weeks, K1
    ("phase_transfer", "community"): "2027-02-14",  # T-18: 0 days, K7
    ("phase_transfer_to_post_16", "community"): "2027-03-30",  # T-19: 0 days, K7
    ("move_between_post_16", "community"): "2027-04-01",  # T-20: 5 months, K5
    ("review_after_reassessment", "community"): "2027-09-07",  # T-20b: 12 months, K8
    ("answer_on_reassessment", "community"): "2026-09-22",  # T-21: 15 days, K3
    ("reassessed_plan", "community"): "2026-12-14",  # T-22: 14 weeks, K1
    ("reassessed_lately", "community"): "2027-03-08",  # T-23: 6 months, K8
    ("transfer_plan", "community"): "2027-09-01",  # T-24: 0 days, on
    ("letter_after_transfer", "community"): "2026-10-19",  # T-25: 6 weeks, K1
    ("review_after_transfer", "community"): "2026-12-06",  # T-26: 3 months, K6
    ("tell_new_body", "community"): "2027-09-01",  # T-27: 0 days, on
    ("tell_new_body_same_authority", "community"): "2026-09-25",  # T-27b: 15 working days, K4
    ("ask_for_review_of_health", "community"): "2026-09-25",  # T-28: 15 working days, K4
    ("consult_before_ceasing", "community"): None,  # S-09: no number
    ("arrange_mediation_on_health", "community"): "2026-10-07",  # T-32: 30 days, K3
    ("arrange_mediation", "community"): "2026-10-07",  # T-32: 30 days, K3
    ("tell_health_of_mediation", "community"): "2026-09-10",  # T-32b: 3 working days, K4b
    ("notice_of_mediation", "community"): "2027-08-24",  # T-32c: 5 working days, K5
    ("agreement_appealable", "community"): "2026-09-21",  # T-35: 2 weeks, K1
    ("agreement_to_change", "community"): "2026-10-12",  # T-35: 5 weeks, K1
    ("agreement_other", "community"): "2026-09-21",  # T-36: 2 weeks, K1
    ("agreement_on_health", "community"): "2026-09-14",  # T-36: 1 weeks, K1
    ("ordered_to_assess", "community"): "2026-09-21",  # T-37: 2 weeks, K1
    ("ordered_assessment_no_plan", "community"): "2026-11-16",  # T-37: 10 weeks, K1
    ("ordered_assessment_final", "community"): "2026-12-14",  # T-37: 14 weeks, K1
    ("ordered_draft", "community"): "2026-10-12",  # T-38: 5 weeks, K1
    ("ordered_final", "community"): "2026-11-23",  # T-38: 11 weeks, K1
    ("ordered_to_reconsider", "community"): "2026-09-21",  # T-39: 2 weeks, K1
    ("ordered_to_amend", "community"): "2026-10-12",  # T-40: 5 weeks, K1
    ("ordered_institution", "community"): "2026-09-21",  # T-41: 2 weeks, K1
    ("cease_at_once", "community"): None,  # T-42: no number
    ("copy_for_higher_education", ""): "2026-09-28",  # T-45: 15 working days, K4b
    ("approval_withdrawn", ""): "2026-10-05",  # T-47: 28 days, K3
    ("early_release_shorter", "custody"): "2026-08-08",  # CU-32: 1 months, K5
    ("early_release_longer", "custody"): "2026-07-08",  # CU-33: 2 months, K5
    ("answer_recommendation", ""): "2026-10-11",  # T-44: 5 weeks, K1b
    ("copy_recommendation", ""): "2026-09-13",  # T-44: 1 weeks, K1b
    ("appeal", ""): "2026-11-09",  # T-34: 2 months, K8
}

# Where the law says so, and the exemptions that it lists: read off the notes of the law a second
# time, so that a slip in a row is not its own witness. Rows that aren't law have no exemption.
LAW = {
    "C-01": ("CFA 2014 s.68", ""),
    "T-01": ("SEND Regs 2014 reg 3", ""),
    "T-02": ("SEND Regs 2014 reg 4(1)", ""),
    "T-03": ("SEND Regs 2014 reg 5(1)", "ABCD"),
    "T-04": ("SEND Regs 2014 reg 8(1)", "CDE"),
    "T-05": ("SEND Regs 2014 reg 10(1)", "ABCD"),
    "T-07": ("SEND Regs 2014 reg 13(1)(a)", ""),
    "T-09": ("SEND Regs 2014 reg 13(2)", "ABCD"),
    "T-10b": ("SEND Regs 2014 reg 48", ""),
    "T-11": ("CFA 2014 s.44(1)", ""),
    "T-15": ("SEND Regs 2014 reg 22(2)(c)", ""),
    "T-16": ("SEND Regs 2014 reg 22(3) and (4)", ""),
    "T-30": ("SEND Regs 2014 reg 33 and 34(2)", ""),
    "T-31": ("SEND Regs 2014 reg 34(1)", ""),
    "T-33": ("SEND Regs 2014 reg 39", ""),
    "T-34": ("Tribunal Rules 2008 rule 20(1)(c)", ""),
    "D-01": ("Detained Persons Regs 2015 reg 17(1)", ""),
    "D-07": ("Detained Persons Regs 2015 reg 5(1)", "ACD"),
    "D-08": ("Detained Persons Regs 2015 reg 8(1)", "CDE"),
    "D-09": ("Detained Persons Regs 2015 reg 13(2)", "ACD"),
    "D-10": ("Detained Persons Regs 2015 reg 13(1)", ""),
    "CU-04": ("Detained Persons Regs 2015 reg 3", ""),
    "CU-05": ("Detained Persons Regs 2015 reg 4(1)", ""),
    "CU-08": ("Detained Persons Regs 2015 reg 10(1)", "ACD"),
    "CU-17": ("Detained Persons Regs 2015 reg 19 and 20(2)", ""),
    "CU-18": ("Detained Persons Regs 2015 reg 20(1)", ""),
    "CU-20": ("Detained Persons Regs 2015 reg 24", ""),
}
LAW_BY_REGIME = {  # one id for the same duty under two sets of rules
    ("T-10", "community"): ("SEND Regs 2014 reg 13(1)(a)", ""),
    ("T-10", "custody"): ("Detained Persons Regs 2015 reg 13(1)", ""),
    ("T-10c", "community"): ("CFA 2014 s.36(6)(b)", ""),
    ("T-10c", "custody"): ("CFA 2014 s.71(7)", ""),
}

# Rows that came with the reviews, moves and orders: the exemptions of each, read off the notes
# of the law a second time. All the others have none.
_ORDERED = "EX-C EX-D2 EX-A EX-B EX-F"
_ORDERED_IN_CUSTODY = "EX-A EX-C EX-D2 EX-F"
EXEMPT = {
    "agreement_no_plan": "EX-F",
    "agreement_final_after": "EX-F",
    "agreement_final": "EX-F",
    "reassessed_plan": "EX-A EX-B EX-C EX-D",
    "agreement_appealable": "EX-F",
    "agreement_to_change": "EX-F",
    "agreement_other": "EX-F",
    "agreement_on_health": "EX-F",
    "answer_recommendation": "EX-F",
    "answer_on_social_care": "EX-F",
    "copy_recommendation": "EX-F",
    "copy_on_social_care": "EX-F",
    **dict.fromkeys(
        ("ordered_to_assess", "ordered_assessment_no_plan", "ordered_assessment_final"), _ORDERED
    ),
    **dict.fromkeys(("ordered_draft", "ordered_final"), _ORDERED),
    **dict.fromkeys(("ordered_to_reconsider", "ordered_to_amend", "ordered_institution"), "EX-F"),
}
EXEMPT_IN_CUSTODY = {
    "agreement_no_plan": "EX-F",
    "agreement_final_after": "EX-F",
    "agreement_final": "EX-F",
    **EXEMPT,
    **dict.fromkeys(
        ("conceded_assessment_no_plan", "conceded_assessment_final"), _ORDERED_IN_CUSTODY
    ),
    **dict.fromkeys(
        ("ordered_to_assess", "ordered_assessment_no_plan", "ordered_assessment_final"), "EX-F"
    ),
    **dict.fromkeys(
        ("ordered_draft", "ordered_final", "ordered_to_reconsider"), _ORDERED_IN_CUSTODY
    ),
}
