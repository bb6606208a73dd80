"""Children and young people at home, in care, at school or college in England."""

from caseworker.domain.law.kinds import FactKind, FactSpec
from caseworker.domain.settings.setting import Setting

SETTING = Setting(
    name="community",
    title="At home in England",
    office="Local authority",
    regime="community",
    instruments=(
        "children_and_families_act_2014",
        "send_regs_2014",
        "send_code_2015",
        "tribunal_rules_2008",
        "local_policy",
    ),
    acts_as=frozenset({"local authority"}),
    tab="School",
    place="attends",
    school="attends",
    facts=(
        FactSpec("attends", "School, college or setting", FactKind.TEXT),
        FactSpec("since", "Since", FactKind.DATE),
        FactSpec(
            "looked_after",
            "Looked after",
            FactKind.CHOICE,
            choices=("No", "Yes", "Previously"),
        ),
    ),
)
