"""Children of service families, wherever the posting takes them.

No service number, rank, trade or unit is kept, and no date of a deployment.
"""

from caseworker.domain.law.kinds import FactKind, FactSpec
from caseworker.domain.settings.setting import Setting

SETTING = Setting(
    name="service_children",
    title="In a service family",
    office="Service children's education",
    regime="community",
    instruments=(
        "children_and_families_act_2014",
        "send_regs_2014",
        "send_code_2015",
        "tribunal_rules_2008",
        "local_policy",
    ),
    acts_as=frozenset({"service advice office"}),
    words={"school": "school or MOD school"},
    tab="Service family",
    place="attends",
    school="attends",
    facts=(
        FactSpec("serving_parent", "Serving parent", FactKind.PERSON),
        FactSpec(
            "service",
            "Service",
            FactKind.CHOICE,
            choices=(
                "Royal Navy",
                "Royal Marines",
                "Army",
                "Royal Air Force",
                "Reserve",
                "MOD civilian",
            ),
        ),
        FactSpec("station", "Station or town", FactKind.TEXT),
        FactSpec("country", "Country", FactKind.TEXT),
        FactSpec("attends", "School, college or setting", FactKind.TEXT),
        FactSpec("assignment_starts", "Next assignment starts", FactKind.DATE),
        FactSpec("new_authority", "Next local authority", FactKind.TEXT),
        FactSpec("assignment_seen", "Assignment order seen on, by", FactKind.TEXT),
        FactSpec(
            "supportability",
            "Supportability",
            FactKind.CHOICE,
            choices=(
                "Not asked",
                "Asked",
                "Supportable",
                "Supportable with conditions",
                "Not supportable",
            ),
        ),
        FactSpec("scan_reviewed", "SCAN last reviewed", FactKind.DATE),
    ),
)
