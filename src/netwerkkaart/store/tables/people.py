"""Workers, contacts, what they are where, and what is between them."""

from sqlalchemy import Index, UniqueConstraint

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.people import AssignmentKind, IntroductionKind, TieStep
from netwerkkaart.store.columns import (
    day,
    flag,
    identity,
    in_order,
    line,
    loosely,
    moment,
    owned_by,
    refers_to,
    required_line,
    slug,
)
from netwerkkaart.store.tables.base import part_of, thing

worker = thing(
    "worker",
    Kind.WORKER,
    identity(),
    required_line("name"),
    line("job"),  # senior jongerenwerker, kinderwerker, jongerencoach
    day("starts_on"),
    day("ends_on"),
    in_order("starts_on", "ends_on"),
    UniqueConstraint("name"),
)

assignment = thing(
    "assignment",
    Kind.ASSIGNMENT,
    identity(),
    refers_to("worker", required=True),
    owned_by("school"),
    slug("kind", AssignmentKind, required=True),
    day("starts_on"),
    day("ends_on"),
    in_order("starts_on", "ends_on"),
    Index("ix_assignment_school_id", "school_id"),
    Index("ix_assignment_worker_id", "worker_id"),
)

contact = thing(
    "contact",
    Kind.CONTACT,
    identity(),
    line("given"),
    line("infix"),
    line("family"),
    line("sort_name"),  # domain.names.sort_key of the name, kept by the use cases
    line("email"),
    line("phone"),
    line("organisation"),  # of people around the school: GGD, politie, samenwerkingsverband
    line("note"),
    day("informed_on"),  # art. 14: told that we keep this
    day("erased_on"),  # name and reach gone, visits and counts stay
    moment("added_at"),
    Index("ix_contact_sort_name", "sort_name"),
)

position = thing(
    "position",
    Kind.POSITION,
    identity(),
    owned_by("contact"),
    owned_by("school"),
    refers_to("role", required=True),
    line("team"),  # team or leerjaar
    flag("key_contact"),  # aanspreekpunt
    day("starts_on"),
    day("ends_on"),
    in_order("starts_on", "ends_on"),
    day("confirmed_on"),  # last asked "zit deze persoon er nog?", and yes
    Index("ix_position_contact_id", "contact_id"),
    Index("ix_position_school_id", "school_id"),
    Index("ix_position_role_id", "role_id"),
)

tie = thing(
    "tie",
    Kind.TIE,
    identity(),
    refers_to("worker", required=True),
    owned_by("contact"),
    UniqueConstraint("worker_id", "contact_id"),
    Index("ix_tie_contact_id", "contact_id"),
)

tie_step = part_of(
    "tie_step",
    Kind.TIE,
    "tie_id",
    identity(),
    owned_by("tie"),
    slug("step", TieStep, required=True),
    day("since", required=True),
    UniqueConstraint("tie_id", "since"),
)

introduction = thing(
    "introduction",
    Kind.INTRODUCTION,
    identity(),
    owned_by("contact"),  # who was brought to us
    refers_to("worker", required=True),  # to whom
    slug("kind", IntroductionKind, required=True),
    loosely("contact", name="by_contact_id"),
    loosely("worker", name="by_worker_id"),
    day("day"),
    Index("ix_introduction_contact_id", "contact_id"),
    Index("ix_introduction_by_contact_id", "by_contact_id"),
)

handover = thing(
    "handover",
    Kind.HANDOVER,
    identity(),
    owned_by("worker"),  # who leaves
    owned_by("contact"),  # who is handed over
    loosely("worker", name="to_worker_id"),
    loosely("visit"),  # the joint visit
    day("started_on", required=True),
    day("done_on"),
    UniqueConstraint("worker_id", "contact_id"),
    Index("ix_handover_contact_id", "contact_id"),
)
