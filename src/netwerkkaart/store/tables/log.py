"""What happened: visits with their themes, signals and promises, and what we do at a school."""

from sqlalchemy import Index

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.promises import PromiseSide, PromiseStatus
from netwerkkaart.domain.trust import SignalKind
from netwerkkaart.domain.visits import Initiative, VisitKind, VisitStatus
from netwerkkaart.store.columns import (
    clock,
    day,
    identity,
    in_order,
    line,
    loosely,
    moment,
    number,
    owned_by,
    refers_to,
    required_line,
    slug,
)
from netwerkkaart.store.tables.base import part_of, thing

visit = thing(
    "visit",
    Kind.VISIT,
    identity(),
    owned_by("school"),
    day("day", required=True),
    clock("at"),
    line("place"),
    slug("kind", VisitKind, required=True),
    slug("status", VisitStatus, required=True, default=VisitStatus.HELD),
    slug("initiative", Initiative, required=True, default=Initiative.UNKNOWN),
    line("note"),
    loosely("worker", name="entered_by_id"),
    moment("entered_at"),
    Index("ix_visit_day_id", "day", "id"),
    Index("ix_visit_school_id_status_day", "school_id", "status", "day"),
    Index("ix_visit_status_day", "status", "day"),
)

visit_contact = part_of(
    "visit_contact",
    Kind.VISIT,
    "visit_id",
    owned_by("visit", key=True),
    refers_to("contact", key=True),
    Index("ix_visit_contact_contact_id_visit_id", "contact_id", "visit_id"),
)

visit_worker = part_of(
    "visit_worker",
    Kind.VISIT,
    "visit_id",
    owned_by("visit", key=True),
    refers_to("worker", key=True),
    Index("ix_visit_worker_worker_id_visit_id", "worker_id", "visit_id"),
)

visit_theme = part_of(
    "visit_theme",
    Kind.VISIT,
    "visit_id",
    owned_by("visit", key=True),
    refers_to("theme", key=True),
    Index("ix_visit_theme_theme_id_visit_id", "theme_id", "visit_id"),
)

signal = thing(
    "signal",
    Kind.SIGNAL,
    identity(),
    owned_by("visit"),
    loosely("contact"),
    slug("kind", SignalKind, required=True),
    Index("ix_signal_visit_id", "visit_id"),
)

promise = thing(
    "promise",
    Kind.PROMISE,
    identity(),
    owned_by("school"),
    loosely("visit"),
    loosely("contact"),
    loosely("worker"),
    slug("side", PromiseSide, required=True),
    required_line("text"),
    day("made_on", required=True),
    day("due_on"),
    slug("status", PromiseStatus, required=True, default=PromiseStatus.OPEN),
    day("settled_on"),
    Index("ix_promise_school_id", "school_id"),
    Index("ix_promise_visit_id", "visit_id"),
    Index("ix_promise_status_due_on", "status", "due_on"),
)

activity = thing(
    "activity",
    Kind.ACTIVITY,
    identity(),
    owned_by("school"),
    refers_to("offer", required=True),
    loosely("neighbourhood"),  # an activity between school and wijk
    required_line("title"),
    day("starts_on", required=True),
    day("ends_on"),
    in_order("starts_on", "ends_on"),
    number("reach"),  # how many took part; never who
    line("note"),
    Index("ix_activity_school_id", "school_id"),
)

activity_worker = part_of(
    "activity_worker",
    Kind.ACTIVITY,
    "activity_id",
    owned_by("activity", key=True),
    refers_to("worker", key=True),
)
