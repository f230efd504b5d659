"""What trust, growth, themes and the outreach round need: surveys, theme statuses, goals, hand-overs, confirmed positions."""

from alembic import op

revision = "0002"
down_revision = "0001"

STATEMENTS = (
    """
ALTER TABLE position ADD COLUMN
    confirmed_on TEXT CONSTRAINT ck_position_confirmed_on_is_day CHECK (confirmed_on IS date(confirmed_on))
    """,
    """
CREATE TABLE survey (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    school_id INTEGER NOT NULL,
    side TEXT NOT NULL CONSTRAINT ck_survey_side_known CHECK (side IN ('us', 'school')),
    day TEXT NOT NULL CONSTRAINT ck_survey_day_is_day CHECK (day IS date(day)),
    set_by_id INTEGER,
    CONSTRAINT uq_survey_school_id_side_day UNIQUE (school_id, side, day),
    CONSTRAINT fk_survey_school_id_school FOREIGN KEY(school_id) REFERENCES school (id) ON DELETE CASCADE,
    CONSTRAINT fk_survey_set_by_id_worker FOREIGN KEY(set_by_id) REFERENCES worker (id) ON DELETE SET NULL
)
 STRICT
    """,
    """
CREATE TABLE survey_answer (
    survey_id INTEGER NOT NULL,
    statement TEXT NOT NULL,
    answer TEXT NOT NULL CONSTRAINT ck_survey_answer_answer_known CHECK (answer IN ('not_at_all', 'a_little', 'reasonably', 'fully', 'do_not_know')),
    CONSTRAINT pk_survey_answer PRIMARY KEY (survey_id, statement),
    CONSTRAINT fk_survey_answer_survey_id_survey FOREIGN KEY(survey_id) REFERENCES survey (id) ON DELETE CASCADE
)
 STRICT
    """,
    """
CREATE TABLE theme_status (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    school_id INTEGER NOT NULL,
    theme_id INTEGER NOT NULL,
    status TEXT NOT NULL CONSTRAINT ck_theme_status_status_known CHECK (status IN ('raised', 'taken_up', 'at_rest')),
    since TEXT NOT NULL CONSTRAINT ck_theme_status_since_is_day CHECK (since IS date(since)),
    set_by_id INTEGER,
    CONSTRAINT uq_theme_status_school_id_theme_id_since UNIQUE (school_id, theme_id, since),
    CONSTRAINT fk_theme_status_school_id_school FOREIGN KEY(school_id) REFERENCES school (id) ON DELETE CASCADE,
    CONSTRAINT fk_theme_status_theme_id_theme FOREIGN KEY(theme_id) REFERENCES theme (id) ON DELETE RESTRICT,
    CONSTRAINT fk_theme_status_set_by_id_worker FOREIGN KEY(set_by_id) REFERENCES worker (id) ON DELETE SET NULL
)
 STRICT
    """,
    """
CREATE TABLE goal (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    school_id INTEGER NOT NULL,
    year INTEGER NOT NULL CONSTRAINT ck_goal_year_least CHECK (year >= 1900),
    text TEXT NOT NULL CONSTRAINT ck_goal_text_filled CHECK (length(trim(text)) > 0),
    contact_days INTEGER CONSTRAINT ck_goal_contact_days_least CHECK (contact_days >= 1),
    met_on TEXT CONSTRAINT ck_goal_met_on_is_day CHECK (met_on IS date(met_on)),
    CONSTRAINT uq_goal_school_id_year UNIQUE (school_id, year),
    CONSTRAINT fk_goal_school_id_school FOREIGN KEY(school_id) REFERENCES school (id) ON DELETE CASCADE
)
 STRICT
    """,
    """
CREATE TABLE handover (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    worker_id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    to_worker_id INTEGER,
    visit_id INTEGER,
    started_on TEXT NOT NULL CONSTRAINT ck_handover_started_on_is_day CHECK (started_on IS date(started_on)),
    done_on TEXT CONSTRAINT ck_handover_done_on_is_day CHECK (done_on IS date(done_on)),
    CONSTRAINT uq_handover_worker_id_contact_id UNIQUE (worker_id, contact_id),
    CONSTRAINT fk_handover_worker_id_worker FOREIGN KEY(worker_id) REFERENCES worker (id) ON DELETE CASCADE,
    CONSTRAINT fk_handover_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    CONSTRAINT fk_handover_to_worker_id_worker FOREIGN KEY(to_worker_id) REFERENCES worker (id) ON DELETE SET NULL,
    CONSTRAINT fk_handover_visit_id_visit FOREIGN KEY(visit_id) REFERENCES visit (id) ON DELETE SET NULL
)
 STRICT
    """,
    """
CREATE INDEX ix_handover_contact_id ON handover (contact_id)
    """,
)


def upgrade() -> None:
    """Add the column, and make the tables and indexes."""
    for statement in STATEMENTS:
        op.execute(statement)
