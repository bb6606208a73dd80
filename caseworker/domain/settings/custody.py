"""Children and young people detained in relevant youth accommodation in England."""

from caseworker.domain.law.kinds import FactKind, FactSpec
from caseworker.domain.settings.setting import Setting

SETTING = Setting(
    name="custody",
    title="In custody",
    office="Custody education",
    regime="custody",
    instruments=(
        "children_and_families_act_2014",
        "detained_persons_2015",
        "send_code_2015",
        "tribunal_rules_2008",
        "local_policy",
    ),
    acts_as=frozenset({"establishment", "education team"}),
    words={
        "local authority": "home authority",
        "parent or young person": "appropriate person",
        "institution": "establishment",
    },
    tab="Custody",
    place="held_at",
    birthdays=(
        (
            18,
            (
                "No longer a child; care as a looked-after child ends (Children Act 1989 s.105(1), "
                "from memory: check with the authority)"
            ),
        ),
        (19, "The rules for detained persons end: they are for 18 or under (CFA 2014 s.70(5))"),
    ),
    cared_for={"Remanded": "LASPO 2012 s.104(1)"},
    host="host_authority",
    home_by_care="EA 1996 s.562J, from memory: check with the authority",
    facts=(
        FactSpec("held_at", "Held at", FactKind.ESTABLISHMENT),
        FactSpec(
            "held_in",
            "Nation of the establishment",
            FactKind.CHOICE,
            choices=("England", "Wales", "Scotland", "Northern Ireland"),
            needs="held_since",
        ),
        FactSpec("held_since", "Held there since", FactKind.DATE),
        FactSpec(
            "basis",
            "Legal basis",
            FactKind.CHOICE,
            choices=("Remanded", "Sentenced", "Recalled", "Welfare"),
        ),
        FactSpec("prison_number", "Prison number", FactKind.TEXT),
        FactSpec("release_date", "Expected release", FactKind.DATE),
        FactSpec("half_way", "Half-way date of the order", FactKind.DATE),
        FactSpec(
            "order_length",
            "Length of the order",
            FactKind.CHOICE,
            choices=("4 to under 8 months", "8 to under 18 months", "18 months or more"),
        ),
        FactSpec("release_source", "Who said so", FactKind.TEXT),
        FactSpec("next_court_date", "Next court date", FactKind.DATE),
        FactSpec("host_authority", "Host authority", FactKind.TEXT),
        FactSpec("youth_justice_worker", "Youth justice worker", FactKind.PERSON),
        FactSpec("risk_to_learning", "Things staff should know", FactKind.TEXT),
    ),
)
