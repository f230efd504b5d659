PRAGMA application_id = 1314343729;
BEGIN TRANSACTION;
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
    ;
CREATE TABLE activity_worker (
    activity_id INTEGER NOT NULL,
    worker_id INTEGER NOT NULL,
    CONSTRAINT pk_activity_worker PRIMARY KEY (activity_id, worker_id),
    CONSTRAINT fk_activity_worker_activity_id_activity FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE,
    CONSTRAINT fk_activity_worker_worker_id_worker FOREIGN KEY(worker_id) REFERENCES worker (id) ON DELETE RESTRICT
)
 STRICT
    ;
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
    ;
INSERT INTO "agreement" VALUES(1,'covenant','Convenant 2026','active','2026-01-01','2026-12-31',NULL,'');
CREATE TABLE agreement_school (
    agreement_id INTEGER NOT NULL,
    school_id INTEGER NOT NULL,
    CONSTRAINT pk_agreement_school PRIMARY KEY (agreement_id, school_id),
    CONSTRAINT fk_agreement_school_agreement_id_agreement FOREIGN KEY(agreement_id) REFERENCES agreement (id) ON DELETE CASCADE,
    CONSTRAINT fk_agreement_school_school_id_school FOREIGN KEY(school_id) REFERENCES school (id) ON DELETE RESTRICT
)
 STRICT
    ;
INSERT INTO "agreement_school" VALUES(1,1);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
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
    ;
INSERT INTO "assignment" VALUES(1,2,1,'fixed','2024-08-26',NULL);
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
    ;
INSERT INTO "contact" VALUES(1,'Anna','van den','Berg','berg	anna	van den','anna@lyceum.example','','','',NULL,NULL,'2026-11-25T19:09:55+00:00');
INSERT INTO "contact" VALUES(2,'Zoë','','Çelik','celik	zoe	','zoë@lyceum.example','','','',NULL,NULL,'2026-11-25T19:09:55+00:00');
INSERT INTO "contact" VALUES(3,'Piet','','IJzer','yzer	piet	','piet@lyceum.example','','','',NULL,NULL,'2026-11-25T19:09:55+00:00');
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
    ;
INSERT INTO "introduction" VALUES(1,2,2,'contact',1,NULL,'2026-03-10');
CREATE TABLE logbook (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    who TEXT DEFAULT '' NOT NULL,
    step TEXT NOT NULL CONSTRAINT ck_logbook_step_filled CHECK (length(trim(step)) > 0),
    things TEXT DEFAULT '' NOT NULL
)
 STRICT
    ;
INSERT INTO "logbook" VALUES(1,'2026-11-25T19:09:55+00:00','','Wijk en scholen','neighbourhood:1 school:1 school:2');
INSERT INTO "logbook" VALUES(2,'2026-11-25T19:09:55+00:00','','Collega toegevoegd','worker:1');
INSERT INTO "logbook" VALUES(3,'2026-11-25T19:09:55+00:00','','Collega toegevoegd','worker:2');
INSERT INTO "logbook" VALUES(4,'2026-11-25T19:09:55+00:00','','Vast gezicht gekozen','assignment:1');
INSERT INTO "logbook" VALUES(5,'2026-11-25T19:09:55+00:00','','Contact toegevoegd','contact:1 position:1');
INSERT INTO "logbook" VALUES(6,'2026-11-25T19:09:55+00:00','','Contact toegevoegd','contact:2 position:2');
INSERT INTO "logbook" VALUES(7,'2026-11-25T19:09:55+00:00','','Contact toegevoegd','contact:3 position:3');
INSERT INTO "logbook" VALUES(8,'2026-11-25T19:09:55+00:00','','Band gezet','tie:1');
INSERT INTO "logbook" VALUES(9,'2026-11-25T19:09:55+00:00','','Band gezet','tie:1');
INSERT INTO "logbook" VALUES(10,'2026-11-25T19:09:55+00:00','','Introductie vastgelegd','introduction:1');
INSERT INTO "logbook" VALUES(11,'2026-11-25T19:09:55+00:00','','Fase 1 gezet','phase:1');
INSERT INTO "logbook" VALUES(12,'2026-11-25T19:09:55+00:00','','Fase 3 gezet','phase:2');
INSERT INTO "logbook" VALUES(13,'2026-11-25T19:09:55+00:00','','Stand van het vertrouwen gezet','trust_state:1');
INSERT INTO "logbook" VALUES(14,'2026-11-25T19:09:55+00:00','','Afspraak vastgelegd','agreement:1');
INSERT INTO "logbook" VALUES(15,'2026-11-25T19:09:55+00:00','','Bezoek vastgelegd','visit:1 signal:1');
INSERT INTO "logbook" VALUES(16,'2026-11-25T19:09:55+00:00','','Bezoek vastgelegd','visit:2 signal:2 signal:3 promise:1');
INSERT INTO "logbook" VALUES(17,'2026-11-25T19:09:55+00:00','','Bezoek vastgelegd','visit:3');
INSERT INTO "logbook" VALUES(18,'2026-11-25T19:09:55+00:00','','Bezoek gepland','visit:4');
CREATE TABLE neighbourhood (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CONSTRAINT ck_neighbourhood_name_filled CHECK (length(trim(name)) > 0),
    base_in_order TEXT CONSTRAINT ck_neighbourhood_base_in_order_known CHECK (base_in_order IN ('yes', 'partly', 'no')),
    note TEXT DEFAULT '' NOT NULL,
    CONSTRAINT uq_neighbourhood_name UNIQUE (name)
)
 STRICT
    ;
INSERT INTO "neighbourhood" VALUES(1,'Binnenstad',NULL,'');
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
    ;
INSERT INTO "offer" VALUES(1,'break_activity','pauzeactiviteit',0,0);
INSERT INTO "offer" VALUES(2,'resilience_training','weerbaarheidstraining',1,0);
INSERT INTO "offer" VALUES(3,'group_process','groepsproces in de klas',2,0);
INSERT INTO "offer" VALUES(4,'individual_coaching','individuele coaching',3,0);
INSERT INTO "offer" VALUES(5,'activation','sociale activering van thuiszitters',4,0);
INSERT INTO "offer" VALUES(6,'signalling','signalerende functie',5,0);
INSERT INTO "offer" VALUES(7,'neighbourhood_activity','activiteit in de wijk',6,0);
INSERT INTO "offer" VALUES(8,'parent_contact','contact met ouders',7,0);
CREATE TABLE offer_theme (
    offer_id INTEGER NOT NULL,
    theme_id INTEGER NOT NULL,
    CONSTRAINT pk_offer_theme PRIMARY KEY (offer_id, theme_id),
    CONSTRAINT fk_offer_theme_offer_id_offer FOREIGN KEY(offer_id) REFERENCES offer (id) ON DELETE CASCADE,
    CONSTRAINT fk_offer_theme_theme_id_theme FOREIGN KEY(theme_id) REFERENCES theme (id) ON DELETE CASCADE
)
 STRICT
    ;
INSERT INTO "offer_theme" VALUES(1,2);
INSERT INTO "offer_theme" VALUES(1,12);
INSERT INTO "offer_theme" VALUES(1,5);
INSERT INTO "offer_theme" VALUES(2,5);
INSERT INTO "offer_theme" VALUES(2,3);
INSERT INTO "offer_theme" VALUES(2,12);
INSERT INTO "offer_theme" VALUES(3,2);
INSERT INTO "offer_theme" VALUES(3,5);
INSERT INTO "offer_theme" VALUES(3,3);
INSERT INTO "offer_theme" VALUES(4,6);
INSERT INTO "offer_theme" VALUES(4,8);
INSERT INTO "offer_theme" VALUES(5,7);
INSERT INTO "offer_theme" VALUES(5,6);
INSERT INTO "offer_theme" VALUES(6,12);
INSERT INTO "offer_theme" VALUES(6,4);
INSERT INTO "offer_theme" VALUES(7,9);
INSERT INTO "offer_theme" VALUES(7,8);
INSERT INTO "offer_theme" VALUES(8,1);
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
    ;
INSERT INTO "phase" VALUES(1,1,1,'2025-10-07','',NULL,2);
INSERT INTO "phase" VALUES(2,1,3,'2026-03-10','Verkenning gehouden',NULL,2);
CREATE TABLE place (
    node TEXT NOT NULL,
    x INTEGER NOT NULL,
    y INTEGER NOT NULL,
    pinned INTEGER DEFAULT 0 NOT NULL CONSTRAINT ck_place_pinned_flag CHECK (pinned IN (0, 1)),
    CONSTRAINT pk_place PRIMARY KEY (node)
)
 STRICT
    ;
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
    ;
INSERT INTO "position" VALUES(1,1,1,31,'',1,'2024-08-26',NULL);
INSERT INTO "position" VALUES(2,2,1,14,'',0,'2024-08-26',NULL);
INSERT INTO "position" VALUES(3,3,1,7,'',0,'2024-08-26','2026-07-03');
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
    ;
INSERT INTO "promise" VALUES(1,1,2,2,2,'us','Overzicht van aanbod sturen','2026-03-10','2026-03-24','open',NULL);
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
    ;
INSERT INTO "role" VALUES(1,'head','directeur','direction',0,0);
INSERT INTO "role" VALUES(2,'deputy_head','adjunct-directeur','direction',1,0);
INSERT INTO "role" VALUES(3,'rector','rector','direction',2,0);
INSERT INTO "role" VALUES(4,'vice_rector','conrector','direction',3,0);
INSERT INTO "role" VALUES(5,'location_head','locatiedirecteur','direction',4,0);
INSERT INTO "role" VALUES(6,'stage_coordinator','bouwcoördinator','leadership',5,0);
INSERT INTO "role" VALUES(7,'team_leader','teamleider','leadership',6,0);
INSERT INTO "role" VALUES(8,'department_head','afdelingsleider','leadership',7,0);
INSERT INTO "role" VALUES(9,'year_coordinator','leerjaarcoördinator','leadership',8,0);
INSERT INTO "role" VALUES(10,'isk_coordinator','ISK-coördinator','leadership',9,0);
INSERT INTO "role" VALUES(11,'education_manager','opleidingsmanager','leadership',10,0);
INSERT INTO "role" VALUES(12,'internal_supervisor','intern begeleider','care',11,0);
INSERT INTO "role" VALUES(13,'bridge_officer','brugfunctionaris','care',12,0);
INSERT INTO "role" VALUES(14,'care_coordinator','zorgcoördinator','care',13,0);
INSERT INTO "role" VALUES(15,'support_coordinator','ondersteuningscoördinator','care',14,0);
INSERT INTO "role" VALUES(16,'pupil_counsellor','leerlingbegeleider','care',15,0);
INSERT INTO "role" VALUES(17,'career_adviser','decaan','care',16,0);
INSERT INTO "role" VALUES(18,'anti_bullying_coordinator','anti-pestcoördinator','care',17,0);
INSERT INTO "role" VALUES(19,'safety_coordinator','veiligheidscoördinator','care',18,0);
INSERT INTO "role" VALUES(20,'absence_coordinator','verzuimcoördinator','care',19,0);
INSERT INTO "role" VALUES(21,'confidential_adviser','vertrouwenspersoon','care',20,0);
INSERT INTO "role" VALUES(22,'educational_psychologist','orthopedagoog','care',21,0);
INSERT INTO "role" VALUES(23,'behavioural_expert','gedragswetenschapper','care',22,0);
INSERT INTO "role" VALUES(24,'guidance_committee','commissie voor de begeleiding','care',23,0);
INSERT INTO "role" VALUES(25,'inclusive_education_consultant','consulent passend onderwijs','care',24,0);
INSERT INTO "role" VALUES(26,'absence_coach','verzuimcoach','care',25,0);
INSERT INTO "role" VALUES(27,'class_teacher','leerkracht','daily',26,0);
INSERT INTO "role" VALUES(28,'childcare_worker','pedagogisch medewerker','daily',27,0);
INSERT INTO "role" VALUES(29,'gym_teacher','vakleerkracht gym','daily',28,0);
INSERT INTO "role" VALUES(30,'teacher','docent','daily',29,0);
INSERT INTO "role" VALUES(31,'mentor','mentor','daily',30,0);
INSERT INTO "role" VALUES(32,'internship_coordinator','stagecoördinator','daily',31,0);
INSERT INTO "role" VALUES(33,'job_coach','jobcoach','daily',32,0);
INSERT INTO "role" VALUES(34,'practical_teacher','praktijkdocent','daily',33,0);
INSERT INTO "role" VALUES(35,'teaching_assistant','onderwijsassistent','daily',34,0);
INSERT INTO "role" VALUES(36,'dutch_teacher','docent NT2','daily',35,0);
INSERT INTO "role" VALUES(37,'study_coach','studieloopbaanbegeleider','daily',36,0);
INSERT INTO "role" VALUES(38,'caretaker','conciërge','daily',37,0);
INSERT INTO "role" VALUES(39,'office','administratie','daily',38,0);
INSERT INTO "role" VALUES(40,'school_social_worker','schoolmaatschappelijk werker','around',39,0);
INSERT INTO "role" VALUES(41,'youth_nurse','jeugdverpleegkundige','around',40,0);
INSERT INTO "role" VALUES(42,'youth_doctor','jeugdarts','around',41,0);
INSERT INTO "role" VALUES(43,'attendance_officer','leerplichtambtenaar','around',42,0);
INSERT INTO "role" VALUES(44,'transition_coach','doorstroomcoach','around',43,0);
INSERT INTO "role" VALUES(45,'community_police_officer','wijkagent','around',44,0);
INSERT INTO "role" VALUES(46,'youth_consultant','jeugdconsulent','around',45,0);
INSERT INTO "role" VALUES(47,'alliance_consultant','consulent samenwerkingsverband','around',46,0);
INSERT INTO "role" VALUES(48,'inclusive_education_guide','begeleider passend onderwijs','around',47,0);
INSERT INTO "role" VALUES(49,'sports_coach','buurtsportcoach','around',48,0);
CREATE TABLE role_fills (
    role_id INTEGER NOT NULL,
    seat_id INTEGER NOT NULL,
    CONSTRAINT pk_role_fills PRIMARY KEY (role_id, seat_id),
    CONSTRAINT fk_role_fills_role_id_role FOREIGN KEY(role_id) REFERENCES role (id) ON DELETE CASCADE,
    CONSTRAINT fk_role_fills_seat_id_role FOREIGN KEY(seat_id) REFERENCES role (id) ON DELETE CASCADE
)
 STRICT
    ;
INSERT INTO "role_fills" VALUES(2,1);
INSERT INTO "role_fills" VALUES(3,5);
INSERT INTO "role_fills" VALUES(4,5);
INSERT INTO "role_fills" VALUES(8,7);
INSERT INTO "role_fills" VALUES(15,14);
INSERT INTO "role_fills" VALUES(24,23);
CREATE TABLE role_sector (
    role_id INTEGER NOT NULL,
    sector TEXT NOT NULL,
    expected INTEGER DEFAULT 0 NOT NULL CONSTRAINT ck_role_sector_expected_flag CHECK (expected IN (0, 1)),
    CONSTRAINT pk_role_sector PRIMARY KEY (role_id, sector),
    CONSTRAINT fk_role_sector_role_id_role FOREIGN KEY(role_id) REFERENCES role (id) ON DELETE CASCADE
)
 STRICT
    ;
INSERT INTO "role_sector" VALUES(1,'sbo',1);
INSERT INTO "role_sector" VALUES(1,'po',1);
INSERT INTO "role_sector" VALUES(1,'vso',1);
INSERT INTO "role_sector" VALUES(1,'so',1);
INSERT INTO "role_sector" VALUES(2,'sbo',0);
INSERT INTO "role_sector" VALUES(2,'po',0);
INSERT INTO "role_sector" VALUES(3,'vo',0);
INSERT INTO "role_sector" VALUES(3,'pro',0);
INSERT INTO "role_sector" VALUES(4,'vo',0);
INSERT INTO "role_sector" VALUES(4,'pro',0);
INSERT INTO "role_sector" VALUES(5,'vo',1);
INSERT INTO "role_sector" VALUES(5,'pro',1);
INSERT INTO "role_sector" VALUES(6,'sbo',0);
INSERT INTO "role_sector" VALUES(6,'po',0);
INSERT INTO "role_sector" VALUES(7,'vo',1);
INSERT INTO "role_sector" VALUES(7,'pro',1);
INSERT INTO "role_sector" VALUES(8,'vo',0);
INSERT INTO "role_sector" VALUES(8,'pro',0);
INSERT INTO "role_sector" VALUES(9,'vo',0);
INSERT INTO "role_sector" VALUES(9,'pro',0);
INSERT INTO "role_sector" VALUES(10,'isk',1);
INSERT INTO "role_sector" VALUES(11,'mbo',1);
INSERT INTO "role_sector" VALUES(12,'sbo',1);
INSERT INTO "role_sector" VALUES(12,'po',1);
INSERT INTO "role_sector" VALUES(13,'sbo',0);
INSERT INTO "role_sector" VALUES(13,'po',0);
INSERT INTO "role_sector" VALUES(14,'vo',1);
INSERT INTO "role_sector" VALUES(14,'mbo',1);
INSERT INTO "role_sector" VALUES(14,'pro',1);
INSERT INTO "role_sector" VALUES(15,'vo',0);
INSERT INTO "role_sector" VALUES(15,'pro',0);
INSERT INTO "role_sector" VALUES(16,'vo',0);
INSERT INTO "role_sector" VALUES(16,'pro',0);
INSERT INTO "role_sector" VALUES(17,'vo',0);
INSERT INTO "role_sector" VALUES(17,'pro',0);
INSERT INTO "role_sector" VALUES(18,'vo',0);
INSERT INTO "role_sector" VALUES(18,'pro',0);
INSERT INTO "role_sector" VALUES(19,'vo',0);
INSERT INTO "role_sector" VALUES(19,'pro',0);
INSERT INTO "role_sector" VALUES(20,'vo',0);
INSERT INTO "role_sector" VALUES(20,'pro',0);
INSERT INTO "role_sector" VALUES(21,'vo',0);
INSERT INTO "role_sector" VALUES(21,'pro',0);
INSERT INTO "role_sector" VALUES(22,'pro',0);
INSERT INTO "role_sector" VALUES(23,'so',1);
INSERT INTO "role_sector" VALUES(23,'vso',1);
INSERT INTO "role_sector" VALUES(24,'so',0);
INSERT INTO "role_sector" VALUES(24,'vso',0);
INSERT INTO "role_sector" VALUES(25,'mbo',0);
INSERT INTO "role_sector" VALUES(26,'mbo',0);
INSERT INTO "role_sector" VALUES(27,'sbo',1);
INSERT INTO "role_sector" VALUES(27,'po',1);
INSERT INTO "role_sector" VALUES(27,'vso',1);
INSERT INTO "role_sector" VALUES(27,'so',1);
INSERT INTO "role_sector" VALUES(28,'sbo',0);
INSERT INTO "role_sector" VALUES(28,'po',0);
INSERT INTO "role_sector" VALUES(29,'sbo',0);
INSERT INTO "role_sector" VALUES(29,'po',0);
INSERT INTO "role_sector" VALUES(30,'vo',0);
INSERT INTO "role_sector" VALUES(30,'mbo',0);
INSERT INTO "role_sector" VALUES(30,'pro',0);
INSERT INTO "role_sector" VALUES(31,'isk',1);
INSERT INTO "role_sector" VALUES(31,'vo',1);
INSERT INTO "role_sector" VALUES(31,'pro',1);
INSERT INTO "role_sector" VALUES(32,'pro',0);
INSERT INTO "role_sector" VALUES(33,'pro',0);
INSERT INTO "role_sector" VALUES(34,'pro',0);
INSERT INTO "role_sector" VALUES(35,'so',0);
INSERT INTO "role_sector" VALUES(35,'vso',0);
INSERT INTO "role_sector" VALUES(36,'isk',1);
INSERT INTO "role_sector" VALUES(37,'mbo',1);
INSERT INTO "role_sector" VALUES(38,'sbo',0);
INSERT INTO "role_sector" VALUES(38,'po',0);
INSERT INTO "role_sector" VALUES(38,'vo',0);
INSERT INTO "role_sector" VALUES(38,'pro',0);
INSERT INTO "role_sector" VALUES(39,'vo',0);
INSERT INTO "role_sector" VALUES(39,'pro',0);
INSERT INTO "role_sector" VALUES(40,'isk',0);
INSERT INTO "role_sector" VALUES(40,'vso',0);
INSERT INTO "role_sector" VALUES(40,'vo',0);
INSERT INTO "role_sector" VALUES(40,'pro',0);
INSERT INTO "role_sector" VALUES(40,'sbo',0);
INSERT INTO "role_sector" VALUES(40,'po',0);
INSERT INTO "role_sector" VALUES(40,'so',0);
INSERT INTO "role_sector" VALUES(40,'mbo',0);
INSERT INTO "role_sector" VALUES(41,'isk',0);
INSERT INTO "role_sector" VALUES(41,'vso',0);
INSERT INTO "role_sector" VALUES(41,'vo',0);
INSERT INTO "role_sector" VALUES(41,'pro',0);
INSERT INTO "role_sector" VALUES(41,'sbo',0);
INSERT INTO "role_sector" VALUES(41,'po',0);
INSERT INTO "role_sector" VALUES(41,'so',0);
INSERT INTO "role_sector" VALUES(41,'mbo',0);
INSERT INTO "role_sector" VALUES(42,'isk',0);
INSERT INTO "role_sector" VALUES(42,'vso',0);
INSERT INTO "role_sector" VALUES(42,'vo',0);
INSERT INTO "role_sector" VALUES(42,'pro',0);
INSERT INTO "role_sector" VALUES(42,'sbo',0);
INSERT INTO "role_sector" VALUES(42,'po',0);
INSERT INTO "role_sector" VALUES(42,'so',0);
INSERT INTO "role_sector" VALUES(42,'mbo',0);
INSERT INTO "role_sector" VALUES(43,'isk',0);
INSERT INTO "role_sector" VALUES(43,'vso',0);
INSERT INTO "role_sector" VALUES(43,'vo',0);
INSERT INTO "role_sector" VALUES(43,'pro',0);
INSERT INTO "role_sector" VALUES(43,'sbo',0);
INSERT INTO "role_sector" VALUES(43,'po',0);
INSERT INTO "role_sector" VALUES(43,'so',0);
INSERT INTO "role_sector" VALUES(43,'mbo',0);
INSERT INTO "role_sector" VALUES(44,'isk',0);
INSERT INTO "role_sector" VALUES(44,'vso',0);
INSERT INTO "role_sector" VALUES(44,'vo',0);
INSERT INTO "role_sector" VALUES(44,'pro',0);
INSERT INTO "role_sector" VALUES(44,'sbo',0);
INSERT INTO "role_sector" VALUES(44,'po',0);
INSERT INTO "role_sector" VALUES(44,'so',0);
INSERT INTO "role_sector" VALUES(44,'mbo',0);
INSERT INTO "role_sector" VALUES(45,'isk',0);
INSERT INTO "role_sector" VALUES(45,'vso',0);
INSERT INTO "role_sector" VALUES(45,'vo',0);
INSERT INTO "role_sector" VALUES(45,'pro',0);
INSERT INTO "role_sector" VALUES(45,'sbo',0);
INSERT INTO "role_sector" VALUES(45,'po',0);
INSERT INTO "role_sector" VALUES(45,'so',0);
INSERT INTO "role_sector" VALUES(45,'mbo',0);
INSERT INTO "role_sector" VALUES(46,'isk',0);
INSERT INTO "role_sector" VALUES(46,'vso',0);
INSERT INTO "role_sector" VALUES(46,'vo',0);
INSERT INTO "role_sector" VALUES(46,'pro',0);
INSERT INTO "role_sector" VALUES(46,'sbo',0);
INSERT INTO "role_sector" VALUES(46,'po',0);
INSERT INTO "role_sector" VALUES(46,'so',0);
INSERT INTO "role_sector" VALUES(46,'mbo',0);
INSERT INTO "role_sector" VALUES(47,'isk',0);
INSERT INTO "role_sector" VALUES(47,'vso',0);
INSERT INTO "role_sector" VALUES(47,'vo',0);
INSERT INTO "role_sector" VALUES(47,'pro',0);
INSERT INTO "role_sector" VALUES(47,'sbo',0);
INSERT INTO "role_sector" VALUES(47,'po',0);
INSERT INTO "role_sector" VALUES(47,'so',0);
INSERT INTO "role_sector" VALUES(47,'mbo',0);
INSERT INTO "role_sector" VALUES(48,'isk',0);
INSERT INTO "role_sector" VALUES(48,'vso',0);
INSERT INTO "role_sector" VALUES(48,'vo',0);
INSERT INTO "role_sector" VALUES(48,'pro',0);
INSERT INTO "role_sector" VALUES(48,'sbo',0);
INSERT INTO "role_sector" VALUES(48,'po',0);
INSERT INTO "role_sector" VALUES(48,'so',0);
INSERT INTO "role_sector" VALUES(48,'mbo',0);
INSERT INTO "role_sector" VALUES(49,'isk',0);
INSERT INTO "role_sector" VALUES(49,'vso',0);
INSERT INTO "role_sector" VALUES(49,'vo',0);
INSERT INTO "role_sector" VALUES(49,'pro',0);
INSERT INTO "role_sector" VALUES(49,'sbo',0);
INSERT INTO "role_sector" VALUES(49,'po',0);
INSERT INTO "role_sector" VALUES(49,'so',0);
INSERT INTO "role_sector" VALUES(49,'mbo',0);
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
    ;
INSERT INTO "school" VALUES(1,'99AB00','Hanzewaard College','','vo','havo/vwo','','','','','','','Hanzewaard','','','','','','north',1,'hand',NULL,'',NULL,NULL,NULL,NULL,'','','','','','');
INSERT INTO "school" VALUES(2,'99AH00','De Kribbe','','po','','','','','','','','Hanzewaard','','','','','','north',1,'hand',NULL,'',NULL,NULL,NULL,NULL,'','','','','','');
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
    ;
CREATE TABLE school_own_edit (
    school_id INTEGER NOT NULL,
    field TEXT NOT NULL,
    duo_value TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_school_own_edit PRIMARY KEY (school_id, field),
    CONSTRAINT fk_school_own_edit_school_id_school FOREIGN KEY(school_id) REFERENCES school (id) ON DELETE CASCADE
)
 STRICT
    ;
CREATE TABLE setting (
    "key" TEXT NOT NULL,
    value TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_setting PRIMARY KEY ("key")
)
 STRICT
    ;
CREATE TABLE signal (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    visit_id INTEGER NOT NULL,
    contact_id INTEGER,
    kind TEXT NOT NULL CONSTRAINT ck_signal_kind_known CHECK (kind IN ('contacted_us', 'shared_concern', 'kept_appointment', 'we_kept_promise', 'brought_to_colleague', 'asked_for_us', 'invited_to_meeting', 'we_were_useful', 'disagreement_spoken', 'school_broke_appointment', 'we_broke_promise', 'kept_us_away', 'decided_without_us', 'disagreement_open')),
    CONSTRAINT fk_signal_visit_id_visit FOREIGN KEY(visit_id) REFERENCES visit (id) ON DELETE CASCADE,
    CONSTRAINT fk_signal_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE SET NULL
)
 STRICT
    ;
INSERT INTO "signal" VALUES(1,1,NULL,'kept_us_away');
INSERT INTO "signal" VALUES(2,2,1,'brought_to_colleague');
INSERT INTO "signal" VALUES(3,2,1,'shared_concern');
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
    ;
INSERT INTO "theme" VALUES(1,'parents','contact met ouders',0,0);
INSERT INTO "theme" VALUES(2,'difficult_groups','lastige groepen',1,0);
INSERT INTO "theme" VALUES(3,'social_media','invloed van social media',2,0);
INSERT INTO "theme" VALUES(4,'care_partners','samenwerking met zorgpartijen',3,0);
INSERT INTO "theme" VALUES(5,'bullying','pesten',4,0);
INSERT INTO "theme" VALUES(6,'dropping_out','schooluitval',5,0);
INSERT INTO "theme" VALUES(7,'staying_home','thuiszitters',6,0);
INSERT INTO "theme" VALUES(8,'newcomers','nieuwkomers',7,0);
INSERT INTO "theme" VALUES(9,'taking_part','meedoen in de wijk',8,0);
INSERT INTO "theme" VALUES(10,'information_sharing','informatie delen',9,0);
INSERT INTO "theme" VALUES(11,'demarcation','rol en taakafbakening',10,0);
INSERT INTO "theme" VALUES(12,'safety','veiligheid',11,0);
CREATE TABLE tie (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    worker_id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    CONSTRAINT uq_tie_worker_id_contact_id UNIQUE (worker_id, contact_id),
    CONSTRAINT fk_tie_worker_id_worker FOREIGN KEY(worker_id) REFERENCES worker (id) ON DELETE RESTRICT,
    CONSTRAINT fk_tie_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
)
 STRICT
    ;
INSERT INTO "tie" VALUES(1,2,1);
CREATE TABLE tie_step (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    tie_id INTEGER NOT NULL,
    step TEXT NOT NULL CONSTRAINT ck_tie_step_step_known CHECK (step IN ('acquainted', 'in_contact', 'mutual', 'carrier')),
    since TEXT NOT NULL CONSTRAINT ck_tie_step_since_is_day CHECK (since IS date(since)),
    CONSTRAINT uq_tie_step_tie_id_since UNIQUE (tie_id, since),
    CONSTRAINT fk_tie_step_tie_id_tie FOREIGN KEY(tie_id) REFERENCES tie (id) ON DELETE CASCADE
)
 STRICT
    ;
INSERT INTO "tie_step" VALUES(1,1,'acquainted','2025-10-07');
INSERT INTO "tie_step" VALUES(2,1,'mutual','2026-03-10');
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
    ;
INSERT INTO "trust_state" VALUES(1,1,'emerging','2026-03-10','','proposed',2);
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
    ;
INSERT INTO "visit" VALUES(1,1,'2025-10-07',NULL,'','drop_in','held','us','Kort kennisgemaakt bij de koffie.',NULL,'2026-11-25T19:09:55+00:00');
INSERT INTO "visit" VALUES(2,1,'2026-03-10',NULL,'','needs_talk','held','school','Wat de school bezighoudt: groepsdruk in de tweede klassen.',NULL,'2026-11-25T19:09:55+00:00');
INSERT INTO "visit" VALUES(3,1,'2026-06-02',NULL,'','phone','held','school','',NULL,'2026-11-25T19:09:55+00:00');
INSERT INTO "visit" VALUES(4,1,'2026-11-26',NULL,'kantine','appointment','planned','unknown','',NULL,'2026-11-25T19:09:55+00:00');
CREATE TABLE visit_contact (
    visit_id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    CONSTRAINT pk_visit_contact PRIMARY KEY (visit_id, contact_id),
    CONSTRAINT fk_visit_contact_visit_id_visit FOREIGN KEY(visit_id) REFERENCES visit (id) ON DELETE CASCADE,
    CONSTRAINT fk_visit_contact_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE RESTRICT
)
 STRICT
    ;
INSERT INTO "visit_contact" VALUES(1,1);
INSERT INTO "visit_contact" VALUES(2,1);
INSERT INTO "visit_contact" VALUES(2,2);
INSERT INTO "visit_contact" VALUES(3,2);
INSERT INTO "visit_contact" VALUES(4,1);
CREATE TABLE visit_theme (
    visit_id INTEGER NOT NULL,
    theme_id INTEGER NOT NULL,
    CONSTRAINT pk_visit_theme PRIMARY KEY (visit_id, theme_id),
    CONSTRAINT fk_visit_theme_visit_id_visit FOREIGN KEY(visit_id) REFERENCES visit (id) ON DELETE CASCADE,
    CONSTRAINT fk_visit_theme_theme_id_theme FOREIGN KEY(theme_id) REFERENCES theme (id) ON DELETE RESTRICT
)
 STRICT
    ;
INSERT INTO "visit_theme" VALUES(2,1);
INSERT INTO "visit_theme" VALUES(2,3);
INSERT INTO "visit_theme" VALUES(3,3);
CREATE TABLE visit_worker (
    visit_id INTEGER NOT NULL,
    worker_id INTEGER NOT NULL,
    CONSTRAINT pk_visit_worker PRIMARY KEY (visit_id, worker_id),
    CONSTRAINT fk_visit_worker_visit_id_visit FOREIGN KEY(visit_id) REFERENCES visit (id) ON DELETE CASCADE,
    CONSTRAINT fk_visit_worker_worker_id_worker FOREIGN KEY(worker_id) REFERENCES worker (id) ON DELETE RESTRICT
)
 STRICT
    ;
INSERT INTO "visit_worker" VALUES(1,2);
INSERT INTO "visit_worker" VALUES(2,1);
INSERT INTO "visit_worker" VALUES(2,2);
INSERT INTO "visit_worker" VALUES(3,2);
INSERT INTO "visit_worker" VALUES(4,2);
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
    ;
INSERT INTO "worker" VALUES(1,'Noor Tesselaar','senior jongerenwerker','2020-01-01',NULL);
INSERT INTO "worker" VALUES(2,'Bilal Oukili','jongerenwerker','2022-09-01',NULL);
CREATE INDEX ix_agreement_ends_on ON agreement (ends_on)
    ;
CREATE INDEX ix_contact_sort_name ON contact (sort_name)
    ;
CREATE INDEX ix_introduction_by_contact_id ON introduction (by_contact_id)
    ;
CREATE INDEX ix_introduction_contact_id ON introduction (contact_id)
    ;
CREATE INDEX ix_school_neighbourhood_id ON school (neighbourhood_id)
    ;
CREATE INDEX ix_tie_contact_id ON tie (contact_id)
    ;
CREATE INDEX ix_activity_school_id ON activity (school_id)
    ;
CREATE INDEX ix_agreement_school_school_id ON agreement_school (school_id)
    ;
CREATE INDEX ix_assignment_school_id ON assignment (school_id)
    ;
CREATE INDEX ix_assignment_worker_id ON assignment (worker_id)
    ;
CREATE INDEX ix_position_contact_id ON position (contact_id)
    ;
CREATE INDEX ix_position_role_id ON position (role_id)
    ;
CREATE INDEX ix_position_school_id ON position (school_id)
    ;
CREATE INDEX ix_school_day_school_id ON school_day (school_id)
    ;
CREATE INDEX ix_visit_day_id ON visit (day, id)
    ;
CREATE INDEX ix_visit_school_id_status_day ON visit (school_id, status, day)
    ;
CREATE INDEX ix_visit_status_day ON visit (status, day)
    ;
CREATE INDEX ix_promise_school_id ON promise (school_id)
    ;
CREATE INDEX ix_promise_status_due_on ON promise (status, due_on)
    ;
CREATE INDEX ix_promise_visit_id ON promise (visit_id)
    ;
CREATE INDEX ix_signal_visit_id ON signal (visit_id)
    ;
CREATE INDEX ix_visit_contact_contact_id_visit_id ON visit_contact (contact_id, visit_id)
    ;
CREATE INDEX ix_visit_theme_theme_id_visit_id ON visit_theme (theme_id, visit_id)
    ;
CREATE INDEX ix_visit_worker_worker_id_visit_id ON visit_worker (worker_id, visit_id)
    ;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('role',49);
INSERT INTO "sqlite_sequence" VALUES('theme',12);
INSERT INTO "sqlite_sequence" VALUES('offer',8);
INSERT INTO "sqlite_sequence" VALUES('neighbourhood',1);
INSERT INTO "sqlite_sequence" VALUES('school',2);
INSERT INTO "sqlite_sequence" VALUES('logbook',18);
INSERT INTO "sqlite_sequence" VALUES('worker',2);
INSERT INTO "sqlite_sequence" VALUES('assignment',1);
INSERT INTO "sqlite_sequence" VALUES('contact',3);
INSERT INTO "sqlite_sequence" VALUES('position',3);
INSERT INTO "sqlite_sequence" VALUES('tie',1);
INSERT INTO "sqlite_sequence" VALUES('tie_step',2);
INSERT INTO "sqlite_sequence" VALUES('introduction',1);
INSERT INTO "sqlite_sequence" VALUES('phase',2);
INSERT INTO "sqlite_sequence" VALUES('trust_state',1);
INSERT INTO "sqlite_sequence" VALUES('agreement',1);
INSERT INTO "sqlite_sequence" VALUES('visit',4);
INSERT INTO "sqlite_sequence" VALUES('signal',3);
INSERT INTO "sqlite_sequence" VALUES('promise',1);
COMMIT;
