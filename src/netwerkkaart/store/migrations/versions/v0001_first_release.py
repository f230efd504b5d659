"""The schema of the first release, as SQLite keeps it; frozen, never to be edited after that release."""

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
    """
CREATE TABLE agreement (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CONSTRAINT ck_agreement_kind_known CHECK (kind IN ('covenant', 'information_sharing', 'demarcation', 'other')),
    title TEXT NOT NULL CONSTRAINT ck_agreement_title_filled CHECK (length(trim(title)) > 0),
    status TEXT DEFAULT 'active' NOT NULL CONSTRAINT ck_agreement_status_known CHECK (status IN ('draft', 'active', 'ended')),
    starts_on TEXT CONSTRAINT ck_agreement_starts_on_is_day CHECK (starts_on IS date(starts_on)),
    ends_on TEXT CONSTRAINT ck_agreement_ends_on_is_day CHECK (ends_on IS date(ends_on)),
    evaluation_on TEXT CONSTRAINT ck_agreement_evaluation_on_is_day CHECK (evaluation_on IS date(evaluation_on)),
    note TEXT DEFAULT '' NOT NULL,
    CONSTRAINT ck_agreement_ends_on_in_order CHECK (ends_on >= starts_on)
)
 STRICT
    """,
    """
CREATE INDEX ix_agreement_ends_on ON agreement (ends_on)
    """,
    """
CREATE TABLE contact (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    given TEXT DEFAULT '' NOT NULL,
    infix TEXT DEFAULT '' NOT NULL,
    family TEXT DEFAULT '' NOT NULL,
    sort_name TEXT DEFAULT '' NOT NULL,
    email TEXT DEFAULT '' NOT NULL,
    phone TEXT DEFAULT '' NOT NULL,
    organisation TEXT DEFAULT '' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    informed_on TEXT CONSTRAINT ck_contact_informed_on_is_day CHECK (informed_on IS date(informed_on)),
    erased_on TEXT CONSTRAINT ck_contact_erased_on_is_day CHECK (erased_on IS date(erased_on)),
    added_at TEXT NOT NULL
)
 STRICT
    """,
    """
CREATE INDEX ix_contact_sort_name ON contact (sort_name)
    """,
    """
CREATE TABLE logbook (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    who TEXT DEFAULT '' NOT NULL,
    step TEXT NOT NULL CONSTRAINT ck_logbook_step_filled CHECK (length(trim(step)) > 0),
    things TEXT DEFAULT '' NOT NULL
)
 STRICT
    """,
    """
CREATE TABLE neighbourhood (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CONSTRAINT ck_neighbourhood_name_filled CHECK (length(trim(name)) > 0),
    base_in_order TEXT CONSTRAINT ck_neighbourhood_base_in_order_known CHECK (base_in_order IN ('yes', 'partly', 'no')),
    note TEXT DEFAULT '' NOT NULL,
    CONSTRAINT uq_neighbourhood_name UNIQUE (name)
)
 STRICT
    """,
    """
CREATE TABLE offer (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    slug TEXT,
    name TEXT NOT NULL CONSTRAINT ck_offer_name_filled CHECK (length(trim(name)) > 0),
    rank INTEGER NOT NULL CONSTRAINT ck_offer_rank_least CHECK (rank >= 0),
    archived INTEGER DEFAULT 0 NOT NULL CONSTRAINT ck_offer_archived_flag CHECK (archived IN (0, 1)),
    CONSTRAINT uq_offer_slug UNIQUE (slug),
    CONSTRAINT uq_offer_name UNIQUE (name)
)
 STRICT
    """,
    """
CREATE TABLE place (
    node TEXT NOT NULL,
    x INTEGER NOT NULL,
    y INTEGER NOT NULL,
    pinned INTEGER DEFAULT 0 NOT NULL CONSTRAINT ck_place_pinned_flag CHECK (pinned IN (0, 1)),
    CONSTRAINT pk_place PRIMARY KEY (node)
)
 STRICT
    """,
    """
CREATE TABLE role (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    slug TEXT,
    name TEXT NOT NULL CONSTRAINT ck_role_name_filled CHECK (length(trim(name)) > 0),
    level TEXT NOT NULL CONSTRAINT ck_role_level_known CHECK (level IN ('direction', 'leadership', 'care', 'daily', 'around')),
    rank INTEGER NOT NULL CONSTRAINT ck_role_rank_least CHECK (rank >= 0),
    archived INTEGER DEFAULT 0 NOT NULL CONSTRAINT ck_role_archived_flag CHECK (archived IN (0, 1)),
    CONSTRAINT uq_role_slug UNIQUE (slug),
    CONSTRAINT uq_role_name UNIQUE (name)
)
 STRICT
    """,
    """
CREATE TABLE setting (
    "key" TEXT NOT NULL,
    value TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_setting PRIMARY KEY ("key")
)
 STRICT
    """,
    """
CREATE TABLE theme (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    slug TEXT,
    name TEXT NOT NULL CONSTRAINT ck_theme_name_filled CHECK (length(trim(name)) > 0),
    rank INTEGER NOT NULL CONSTRAINT ck_theme_rank_least CHECK (rank >= 0),
    archived INTEGER DEFAULT 0 NOT NULL CONSTRAINT ck_theme_archived_flag CHECK (archived IN (0, 1)),
    CONSTRAINT uq_theme_slug UNIQUE (slug),
    CONSTRAINT uq_theme_name UNIQUE (name)
)
 STRICT
    """,
    """
CREATE TABLE worker (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CONSTRAINT ck_worker_name_filled CHECK (length(trim(name)) > 0),
    job TEXT DEFAULT '' NOT NULL,
    starts_on TEXT CONSTRAINT ck_worker_starts_on_is_day CHECK (starts_on IS date(starts_on)),
    ends_on TEXT CONSTRAINT ck_worker_ends_on_is_day CHECK (ends_on IS date(ends_on)),
    CONSTRAINT ck_worker_ends_on_in_order CHECK (ends_on >= starts_on),
    CONSTRAINT uq_worker_name UNIQUE (name)
)
 STRICT
    """,
    """
CREATE TABLE introduction (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL,
    worker_id INTEGER NOT NULL,
    kind TEXT NOT NULL CONSTRAINT ck_introduction_kind_known CHECK (kind IN ('contact', 'colleague', 'pupil', 'own')),
    by_contact_id INTEGER,
    by_worker_id INTEGER,
    day TEXT CONSTRAINT ck_introduction_day_is_day CHECK (day IS date(day)),
    CONSTRAINT fk_introduction_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    CONSTRAINT fk_introduction_worker_id_worker FOREIGN KEY(worker_id) REFERENCES worker (id) ON DELETE RESTRICT,
    CONSTRAINT fk_introduction_by_contact_id_contact FOREIGN KEY(by_contact_id) REFERENCES contact (id) ON DELETE SET NULL,
    CONSTRAINT fk_introduction_by_worker_id_worker FOREIGN KEY(by_worker_id) REFERENCES worker (id) ON DELETE SET NULL
)
 STRICT
    """,
    """
CREATE INDEX ix_introduction_by_contact_id ON introduction (by_contact_id)
    """,
    """
CREATE INDEX ix_introduction_contact_id ON introduction (contact_id)
    """,
    """
CREATE TABLE offer_theme (
    offer_id INTEGER NOT NULL,
    theme_id INTEGER NOT NULL,
    CONSTRAINT pk_offer_theme PRIMARY KEY (offer_id, theme_id),
    CONSTRAINT fk_offer_theme_offer_id_offer FOREIGN KEY(offer_id) REFERENCES offer (id) ON DELETE CASCADE,
    CONSTRAINT fk_offer_theme_theme_id_theme FOREIGN KEY(theme_id) REFERENCES theme (id) ON DELETE CASCADE
)
 STRICT
    """,
    """
CREATE TABLE role_fills (
    role_id INTEGER NOT NULL,
    seat_id INTEGER NOT NULL,
    CONSTRAINT pk_role_fills PRIMARY KEY (role_id, seat_id),
    CONSTRAINT fk_role_fills_role_id_role FOREIGN KEY(role_id) REFERENCES role (id) ON DELETE CASCADE,
    CONSTRAINT fk_role_fills_seat_id_role FOREIGN KEY(seat_id) REFERENCES role (id) ON DELETE CASCADE
)
 STRICT
    """,
    """
CREATE TABLE role_sector (
    role_id INTEGER NOT NULL,
    sector TEXT NOT NULL,
    expected INTEGER DEFAULT 0 NOT NULL CONSTRAINT ck_role_sector_expected_flag CHECK (expected IN (0, 1)),
    CONSTRAINT pk_role_sector PRIMARY KEY (role_id, sector),
    CONSTRAINT fk_role_sector_role_id_role FOREIGN KEY(role_id) REFERENCES role (id) ON DELETE CASCADE
)
 STRICT
    """,
    """
CREATE TABLE school (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    code TEXT,
    name TEXT NOT NULL CONSTRAINT ck_school_name_filled CHECK (length(trim(name)) > 0),
    short_name TEXT DEFAULT '' NOT NULL,
    sector TEXT NOT NULL CONSTRAINT ck_school_sector_known CHECK (sector IN ('po', 'sbo', 'so', 'vso', 'vo', 'pro', 'isk', 'mbo')),
    level TEXT DEFAULT '' NOT NULL,
    board TEXT DEFAULT '' NOT NULL,
    board_number TEXT DEFAULT '' NOT NULL,
    denomination TEXT DEFAULT '' NOT NULL,
    street TEXT DEFAULT '' NOT NULL,
    house_number TEXT DEFAULT '' NOT NULL,
    postcode TEXT DEFAULT '' NOT NULL,
    city TEXT DEFAULT '' NOT NULL,
    municipality_code TEXT DEFAULT '' NOT NULL,
    municipality_name TEXT DEFAULT '' NOT NULL,
    province TEXT DEFAULT '' NOT NULL,
    phone TEXT DEFAULT '' NOT NULL,
    website TEXT DEFAULT '' NOT NULL,
    holiday_region TEXT CONSTRAINT ck_school_holiday_region_known CHECK (holiday_region IN ('north', 'middle', 'south')),
    neighbourhood_id INTEGER,
    source TEXT DEFAULT 'hand' NOT NULL CONSTRAINT ck_school_source_known CHECK (source IN ('duo', 'hand')),
    duo_reference_day TEXT CONSTRAINT ck_school_duo_reference_day_is_day CHECK (duo_reference_day IS date(duo_reference_day)),
    duo_file_kind TEXT DEFAULT '' NOT NULL,
    closed_on TEXT CONSTRAINT ck_school_closed_on_is_day CHECK (closed_on IS date(closed_on)),
    approach TEXT CONSTRAINT ck_school_approach_known CHECK (approach IN ('from_neighbourhood', 'in_school')),
    ambition_phase INTEGER CONSTRAINT ck_school_ambition_phase_known CHECK (ambition_phase BETWEEN 0 AND 7),
    interval_weeks INTEGER CONSTRAINT ck_school_interval_weeks_least CHECK (interval_weeks >= 1),
    culture_how TEXT DEFAULT '' NOT NULL,
    culture_first TEXT DEFAULT '' NOT NULL,
    culture_avoid TEXT DEFAULT '' NOT NULL,
    culture_places TEXT DEFAULT '' NOT NULL,
    culture_access TEXT DEFAULT '' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    CONSTRAINT uq_school_code UNIQUE (code),
    CONSTRAINT fk_school_neighbourhood_id_neighbourhood FOREIGN KEY(neighbourhood_id) REFERENCES neighbourhood (id) ON DELETE SET NULL
)
 STRICT
    """,
    """
CREATE INDEX ix_school_neighbourhood_id ON school (neighbourhood_id)
    """,
    """
CREATE TABLE tie (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    worker_id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    CONSTRAINT uq_tie_worker_id_contact_id UNIQUE (worker_id, contact_id),
    CONSTRAINT fk_tie_worker_id_worker FOREIGN KEY(worker_id) REFERENCES worker (id) ON DELETE RESTRICT,
    CONSTRAINT fk_tie_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
)
 STRICT
    """,
    """
CREATE INDEX ix_tie_contact_id ON tie (contact_id)
    """,
    """
CREATE TABLE activity (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    school_id INTEGER NOT NULL,
    offer_id INTEGER NOT NULL,
    neighbourhood_id INTEGER,
    title TEXT NOT NULL CONSTRAINT ck_activity_title_filled CHECK (length(trim(title)) > 0),
    starts_on TEXT NOT NULL CONSTRAINT ck_activity_starts_on_is_day CHECK (starts_on IS date(starts_on)),
    ends_on TEXT CONSTRAINT ck_activity_ends_on_is_day CHECK (ends_on IS date(ends_on)),
    reach INTEGER CONSTRAINT ck_activity_reach_least CHECK (reach >= 0),
    note TEXT DEFAULT '' NOT NULL,
    CONSTRAINT ck_activity_ends_on_in_order CHECK (ends_on >= starts_on),
    CONSTRAINT fk_activity_school_id_school FOREIGN KEY(school_id) REFERENCES school (id) ON DELETE CASCADE,
    CONSTRAINT fk_activity_offer_id_offer FOREIGN KEY(offer_id) REFERENCES offer (id) ON DELETE RESTRICT,
    CONSTRAINT fk_activity_neighbourhood_id_neighbourhood FOREIGN KEY(neighbourhood_id) REFERENCES neighbourhood (id) ON DELETE SET NULL
)
 STRICT
    """,
    """
CREATE INDEX ix_activity_school_id ON activity (school_id)
    """,
    """
CREATE TABLE agreement_school (
    agreement_id INTEGER NOT NULL,
    school_id INTEGER NOT NULL,
    CONSTRAINT pk_agreement_school PRIMARY KEY (agreement_id, school_id),
    CONSTRAINT fk_agreement_school_agreement_id_agreement FOREIGN KEY(agreement_id) REFERENCES agreement (id) ON DELETE CASCADE,
    CONSTRAINT fk_agreement_school_school_id_school FOREIGN KEY(school_id) REFERENCES school (id) ON DELETE RESTRICT
)
 STRICT
    """,
    """
CREATE INDEX ix_agreement_school_school_id ON agreement_school (school_id)
    """,
    """
CREATE TABLE assignment (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    worker_id INTEGER NOT NULL,
    school_id INTEGER NOT NULL,
    kind TEXT NOT NULL CONSTRAINT ck_assignment_kind_known CHECK (kind IN ('fixed', 'substitute')),
    starts_on TEXT CONSTRAINT ck_assignment_starts_on_is_day CHECK (starts_on IS date(starts_on)),
    ends_on TEXT CONSTRAINT ck_assignment_ends_on_is_day CHECK (ends_on IS date(ends_on)),
    CONSTRAINT ck_assignment_ends_on_in_order CHECK (ends_on >= starts_on),
    CONSTRAINT fk_assignment_worker_id_worker FOREIGN KEY(worker_id) REFERENCES worker (id) ON DELETE RESTRICT,
    CONSTRAINT fk_assignment_school_id_school FOREIGN KEY(school_id) REFERENCES school (id) ON DELETE CASCADE
)
 STRICT
    """,
    """
CREATE INDEX ix_assignment_school_id ON assignment (school_id)
    """,
    """
CREATE INDEX ix_assignment_worker_id ON assignment (worker_id)
    """,
    """
CREATE TABLE phase (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    school_id INTEGER NOT NULL,
    phase INTEGER NOT NULL CONSTRAINT ck_phase_phase_known CHECK (phase BETWEEN 0 AND 7),
    since TEXT NOT NULL CONSTRAINT ck_phase_since_is_day CHECK (since IS date(since)),
    reason TEXT DEFAULT '' NOT NULL,
    back_because TEXT CONSTRAINT ck_phase_back_because_known CHECK (back_because IN ('key_contact_left', 'covenant_expired', 'capacity', 'incident', 'school_closed', 'other')),
    set_by_id INTEGER,
    CONSTRAINT uq_phase_school_id_since UNIQUE (school_id, since),
    CONSTRAINT fk_phase_school_id_school FOREIGN KEY(school_id) REFERENCES school (id) ON DELETE CASCADE,
    CONSTRAINT fk_phase_set_by_id_worker FOREIGN KEY(set_by_id) REFERENCES worker (id) ON DELETE SET NULL
)
 STRICT
    """,
    """
CREATE TABLE position (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL,
    school_id INTEGER NOT NULL,
    role_id INTEGER NOT NULL,
    team TEXT DEFAULT '' NOT NULL,
    key_contact INTEGER DEFAULT 0 NOT NULL CONSTRAINT ck_position_key_contact_flag CHECK (key_contact IN (0, 1)),
    starts_on TEXT CONSTRAINT ck_position_starts_on_is_day CHECK (starts_on IS date(starts_on)),
    ends_on TEXT CONSTRAINT ck_position_ends_on_is_day CHECK (ends_on IS date(ends_on)),
    CONSTRAINT ck_position_ends_on_in_order CHECK (ends_on >= starts_on),
    CONSTRAINT fk_position_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    CONSTRAINT fk_position_school_id_school FOREIGN KEY(school_id) REFERENCES school (id) ON DELETE CASCADE,
    CONSTRAINT fk_position_role_id_role FOREIGN KEY(role_id) REFERENCES role (id) ON DELETE RESTRICT
)
 STRICT
    """,
    """
CREATE INDEX ix_position_contact_id ON position (contact_id)
    """,
    """
CREATE INDEX ix_position_role_id ON position (role_id)
    """,
    """
CREATE INDEX ix_position_school_id ON position (school_id)
    """,
    """
CREATE TABLE school_day (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    school_id INTEGER NOT NULL,
    kind TEXT NOT NULL CONSTRAINT ck_school_day_kind_known CHECK (kind IN ('study_day', 'test_week')),
    first TEXT NOT NULL CONSTRAINT ck_school_day_first_is_day CHECK (first IS date(first)),
    last TEXT NOT NULL CONSTRAINT ck_school_day_last_is_day CHECK (last IS date(last)),
    label TEXT DEFAULT '' NOT NULL,
    CONSTRAINT ck_school_day_last_in_order CHECK (last >= first),
    CONSTRAINT fk_school_day_school_id_school FOREIGN KEY(school_id) REFERENCES school (id) ON DELETE CASCADE
)
 STRICT
    """,
    """
CREATE INDEX ix_school_day_school_id ON school_day (school_id)
    """,
    """
CREATE TABLE school_own_edit (
    school_id INTEGER NOT NULL,
    field TEXT NOT NULL,
    duo_value TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_school_own_edit PRIMARY KEY (school_id, field),
    CONSTRAINT fk_school_own_edit_school_id_school FOREIGN KEY(school_id) REFERENCES school (id) ON DELETE CASCADE
)
 STRICT
    """,
    """
CREATE TABLE tie_step (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    tie_id INTEGER NOT NULL,
    step TEXT NOT NULL CONSTRAINT ck_tie_step_step_known CHECK (step IN ('acquainted', 'in_contact', 'mutual', 'carrier')),
    since TEXT NOT NULL CONSTRAINT ck_tie_step_since_is_day CHECK (since IS date(since)),
    CONSTRAINT uq_tie_step_tie_id_since UNIQUE (tie_id, since),
    CONSTRAINT fk_tie_step_tie_id_tie FOREIGN KEY(tie_id) REFERENCES tie (id) ON DELETE CASCADE
)
 STRICT
    """,
    """
CREATE TABLE trust_state (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    school_id INTEGER NOT NULL,
    stand TEXT NOT NULL CONSTRAINT ck_trust_state_stand_known CHECK (stand IN ('no_view', 'absent', 'emerging', 'grounded')),
    since TEXT NOT NULL CONSTRAINT ck_trust_state_since_is_day CHECK (since IS date(since)),
    reason TEXT DEFAULT '' NOT NULL,
    origin TEXT DEFAULT 'own' NOT NULL CONSTRAINT ck_trust_state_origin_known CHECK (origin IN ('proposed', 'own')),
    set_by_id INTEGER,
    CONSTRAINT uq_trust_state_school_id_since UNIQUE (school_id, since),
    CONSTRAINT fk_trust_state_school_id_school FOREIGN KEY(school_id) REFERENCES school (id) ON DELETE CASCADE,
    CONSTRAINT fk_trust_state_set_by_id_worker FOREIGN KEY(set_by_id) REFERENCES worker (id) ON DELETE SET NULL
)
 STRICT
    """,
    """
CREATE TABLE visit (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    school_id INTEGER NOT NULL,
    day TEXT NOT NULL CONSTRAINT ck_visit_day_is_day CHECK (day IS date(day)),
    at TEXT,
    place TEXT DEFAULT '' NOT NULL,
    kind TEXT NOT NULL CONSTRAINT ck_visit_kind_known CHECK (kind IN ('drop_in', 'appointment', 'meeting', 'activity', 'phone', 'mail', 'needs_talk')),
    status TEXT DEFAULT 'held' NOT NULL CONSTRAINT ck_visit_status_known CHECK (status IN ('planned', 'held', 'cancelled_by_school', 'cancelled_by_us')),
    initiative TEXT DEFAULT 'unknown' NOT NULL CONSTRAINT ck_visit_initiative_known CHECK (initiative IN ('us', 'school', 'unknown')),
    note TEXT DEFAULT '' NOT NULL,
    entered_by_id INTEGER,
    entered_at TEXT NOT NULL,
    CONSTRAINT fk_visit_school_id_school FOREIGN KEY(school_id) REFERENCES school (id) ON DELETE CASCADE,
    CONSTRAINT fk_visit_entered_by_id_worker FOREIGN KEY(entered_by_id) REFERENCES worker (id) ON DELETE SET NULL
)
 STRICT
    """,
    """
CREATE INDEX ix_visit_day_id ON visit (day, id)
    """,
    """
CREATE INDEX ix_visit_school_id_status_day ON visit (school_id, status, day)
    """,
    """
CREATE INDEX ix_visit_status_day ON visit (status, day)
    """,
    """
CREATE TABLE activity_worker (
    activity_id INTEGER NOT NULL,
    worker_id INTEGER NOT NULL,
    CONSTRAINT pk_activity_worker PRIMARY KEY (activity_id, worker_id),
    CONSTRAINT fk_activity_worker_activity_id_activity FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE,
    CONSTRAINT fk_activity_worker_worker_id_worker FOREIGN KEY(worker_id) REFERENCES worker (id) ON DELETE RESTRICT
)
 STRICT
    """,
    """
CREATE TABLE promise (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    school_id INTEGER NOT NULL,
    visit_id INTEGER,
    contact_id INTEGER,
    worker_id INTEGER,
    side TEXT NOT NULL CONSTRAINT ck_promise_side_known CHECK (side IN ('us', 'school')),
    text TEXT NOT NULL CONSTRAINT ck_promise_text_filled CHECK (length(trim(text)) > 0),
    made_on TEXT NOT NULL CONSTRAINT ck_promise_made_on_is_day CHECK (made_on IS date(made_on)),
    due_on TEXT CONSTRAINT ck_promise_due_on_is_day CHECK (due_on IS date(due_on)),
    status TEXT DEFAULT 'open' NOT NULL CONSTRAINT ck_promise_status_known CHECK (status IN ('open', 'kept', 'late', 'dropped')),
    settled_on TEXT CONSTRAINT ck_promise_settled_on_is_day CHECK (settled_on IS date(settled_on)),
    CONSTRAINT fk_promise_school_id_school FOREIGN KEY(school_id) REFERENCES school (id) ON DELETE CASCADE,
    CONSTRAINT fk_promise_visit_id_visit FOREIGN KEY(visit_id) REFERENCES visit (id) ON DELETE SET NULL,
    CONSTRAINT fk_promise_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE SET NULL,
    CONSTRAINT fk_promise_worker_id_worker FOREIGN KEY(worker_id) REFERENCES worker (id) ON DELETE SET NULL
)
 STRICT
    """,
    """
CREATE INDEX ix_promise_school_id ON promise (school_id)
    """,
    """
CREATE INDEX ix_promise_status_due_on ON promise (status, due_on)
    """,
    """
CREATE INDEX ix_promise_visit_id ON promise (visit_id)
    """,
    """
CREATE TABLE signal (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    visit_id INTEGER NOT NULL,
    contact_id INTEGER,
    kind TEXT NOT NULL CONSTRAINT ck_signal_kind_known CHECK (kind IN ('contacted_us', 'shared_concern', 'kept_appointment', 'we_kept_promise', 'brought_to_colleague', 'asked_for_us', 'invited_to_meeting', 'we_were_useful', 'disagreement_spoken', 'school_broke_appointment', 'we_broke_promise', 'kept_us_away', 'decided_without_us', 'disagreement_open')),
    CONSTRAINT fk_signal_visit_id_visit FOREIGN KEY(visit_id) REFERENCES visit (id) ON DELETE CASCADE,
    CONSTRAINT fk_signal_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE SET NULL
)
 STRICT
    """,
    """
CREATE INDEX ix_signal_visit_id ON signal (visit_id)
    """,
    """
CREATE TABLE visit_contact (
    visit_id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    CONSTRAINT pk_visit_contact PRIMARY KEY (visit_id, contact_id),
    CONSTRAINT fk_visit_contact_visit_id_visit FOREIGN KEY(visit_id) REFERENCES visit (id) ON DELETE CASCADE,
    CONSTRAINT fk_visit_contact_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE RESTRICT
)
 STRICT
    """,
    """
CREATE INDEX ix_visit_contact_contact_id_visit_id ON visit_contact (contact_id, visit_id)
    """,
    """
CREATE TABLE visit_theme (
    visit_id INTEGER NOT NULL,
    theme_id INTEGER NOT NULL,
    CONSTRAINT pk_visit_theme PRIMARY KEY (visit_id, theme_id),
    CONSTRAINT fk_visit_theme_visit_id_visit FOREIGN KEY(visit_id) REFERENCES visit (id) ON DELETE CASCADE,
    CONSTRAINT fk_visit_theme_theme_id_theme FOREIGN KEY(theme_id) REFERENCES theme (id) ON DELETE RESTRICT
)
 STRICT
    """,
    """
CREATE INDEX ix_visit_theme_theme_id_visit_id ON visit_theme (theme_id, visit_id)
    """,
    """
CREATE TABLE visit_worker (
    visit_id INTEGER NOT NULL,
    worker_id INTEGER NOT NULL,
    CONSTRAINT pk_visit_worker PRIMARY KEY (visit_id, worker_id),
    CONSTRAINT fk_visit_worker_visit_id_visit FOREIGN KEY(visit_id) REFERENCES visit (id) ON DELETE CASCADE,
    CONSTRAINT fk_visit_worker_worker_id_worker FOREIGN KEY(worker_id) REFERENCES worker (id) ON DELETE RESTRICT
)
 STRICT
    """,
    """
CREATE INDEX ix_visit_worker_worker_id_visit_id ON visit_worker (worker_id, visit_id)
    """,
)


def upgrade() -> None:
    """Make every table and index."""
    for statement in STATEMENTS:
        op.execute(statement)
