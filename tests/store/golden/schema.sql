CREATE INDEX imports_by_sha256 ON imports (sha256);

CREATE INDEX inspections_by_source ON inspections (source);

CREATE INDEX inspections_by_superseded ON inspections (superseded);

CREATE UNIQUE INDEX inspections_current
  ON inspections (urn, date, kind, era, coalesce(inherited_from, '')) WHERE superseded IS NULL;

CREATE INDEX journal_by_subject ON journal (subject);

CREATE INDEX meeting_papers_by_sha256 ON meeting_papers (sha256);

CREATE INDEX observations_browsed
  ON observations (level, urn, kpi, period, pupils, state, value, stored, source, superseded)
  WHERE superseded IS NULL;

CREATE INDEX observations_by_earlier_urn
  ON observations (source_urn, urn) WHERE superseded IS NULL AND source_urn IS NOT urn;

CREATE INDEX observations_by_period ON observations (period) WHERE superseded IS NULL;

CREATE INDEX observations_by_source ON observations (source);

CREATE INDEX observations_by_urn ON observations (urn, kpi, period) WHERE superseded IS NULL;

CREATE UNIQUE INDEX observations_current
  ON observations (kpi, period, place, pupils, level, coverage) WHERE superseded IS NULL;

CREATE INDEX observations_of_cell ON observations (kpi, period, place, pupils);

CREATE INDEX pack_builds_by_meeting ON pack_builds (meeting_id, copy, at);

CREATE INDEX register_group_links_by_urn ON register_group_links (urn);

CREATE INDEX register_links_by_linked_urn ON register_links (linked_urn);

CREATE INDEX register_schools_by_trust ON register_schools (trust_name);

CREATE INDEX removed_papers_by_sha256 ON removed_papers (sha256);

CREATE INDEX search_documents_by_meeting ON search_documents (meeting_id);

CREATE TABLE agenda_templates (
  name TEXT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;

CREATE TABLE at_work (
  machine TEXT NOT NULL PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (id)
) STRICT;

CREATE TABLE governance (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE held_files (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL UNIQUE,
  bytes BLOB NOT NULL,
  kind TEXT,
  period TEXT,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE import_problems (
  import_id TEXT NOT NULL REFERENCES imports (id),
  n INTEGER NOT NULL,
  severity TEXT NOT NULL,
  row INTEGER,
  column_name TEXT,
  found TEXT NOT NULL,
  expected TEXT NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY (import_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE imports (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  period TEXT,
  outcome TEXT NOT NULL,
  rows INTEGER NOT NULL,
  added INTEGER NOT NULL,
  superseded INTEGER NOT NULL,
  same INTEGER NOT NULL,
  records INTEGER NOT NULL,
  schools INTEGER NOT NULL,
  benchmarks INTEGER NOT NULL,
  at TEXT NOT NULL
, who TEXT, reason TEXT, undone TEXT) STRICT;

CREATE TABLE inspections (
  id INTEGER PRIMARY KEY,
  urn TEXT NOT NULL,
  kind TEXT NOT NULL,
  era TEXT NOT NULL,
  date TEXT NOT NULL,
  published TEXT,
  type TEXT,
  judgements TEXT NOT NULL CHECK (json_valid(judgements)),
  overall TEXT,
  safeguarding TEXT,
  concern TEXT,
  inherited_from TEXT,
  source INTEGER NOT NULL REFERENCES sources (n),
  source_row INTEGER NOT NULL,
  source_column TEXT NOT NULL,
  source_urn TEXT,
  cell TEXT NOT NULL,
  superseded INTEGER REFERENCES inspections (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE journal (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  change_id TEXT NOT NULL,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  what TEXT NOT NULL,
  subject TEXT,
  before TEXT CHECK (before IS NULL OR json_valid(before)),
  after TEXT CHECK (after IS NULL OR json_valid(after)),
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;

CREATE TABLE kpis (
  code TEXT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL CHECK (json_valid(body))
, retired TEXT) STRICT;

CREATE TABLE meeting_papers (
  meeting_id TEXT NOT NULL REFERENCES meetings (id),
  n INTEGER NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES papers (sha256),
  PRIMARY KEY (meeting_id, n),
  UNIQUE (meeting_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE meetings (
  id TEXT NOT NULL PRIMARY KEY,
  date TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;

CREATE TABLE observations (
  id INTEGER PRIMARY KEY,
  level TEXT NOT NULL,
  urn TEXT,
  laestab TEXT,
  area TEXT,
  area_code TEXT,
  covers TEXT,
  kpi TEXT NOT NULL,
  pupils TEXT NOT NULL,
  period TEXT NOT NULL,
  state TEXT NOT NULL,
  value REAL,
  numerator REAL,
  denominator REAL,
  lower REAL,
  upper REAL,
  provisional INTEGER NOT NULL CHECK (provisional IN (0, 1)),
  matched TEXT,
  source INTEGER NOT NULL REFERENCES sources (n),
  source_row INTEGER NOT NULL,
  source_column TEXT NOT NULL,
  source_urn TEXT,
  cell TEXT NOT NULL,
  stored TEXT NOT NULL,
  superseded TEXT,
  place TEXT NOT NULL GENERATED ALWAYS AS (coalesce(urn, area_code, area, '')) VIRTUAL,
  coverage TEXT NOT NULL GENERATED ALWAYS AS (coalesce(covers, '')) VIRTUAL, part TEXT NOT NULL DEFAULT 'told'
  CHECK (part IN ('told', 'repeated', 'back', 'moved')), withdrawn TEXT,
  -- A number with 'value', none with a reason why there is none; 'unreliable' comes with and without.
  CHECK (state = 'unreliable' OR (value IS NOT NULL) = (state = 'value'))
) STRICT;

CREATE TABLE pack_builds (
  id TEXT NOT NULL PRIMARY KEY,
  meeting_id TEXT NOT NULL,
  copy TEXT NOT NULL,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  pages INTEGER NOT NULL,
  record TEXT NOT NULL CHECK (json_valid(record))
) STRICT;

CREATE TABLE papers (
  sha256 TEXT NOT NULL PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE people (
  id TEXT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL CHECK (json_valid(body)),
  removed TEXT
) STRICT;

CREATE TABLE register_group_links (
  n INTEGER PRIMARY KEY,
  urn TEXT NOT NULL,
  uid TEXT,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  companies_house TEXT,
  joined TEXT,
  import_id TEXT NOT NULL REFERENCES imports (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE register_links (
  urn TEXT NOT NULL,
  linked_urn TEXT NOT NULL,
  type TEXT NOT NULL,
  kind TEXT NOT NULL,
  date TEXT,
  import_id TEXT NOT NULL REFERENCES imports (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (urn, linked_urn, type)
) STRICT, WITHOUT ROWID;

CREATE TABLE register_schools (
  urn TEXT NOT NULL PRIMARY KEY,
  laestab TEXT,
  name TEXT NOT NULL,
  phase TEXT NOT NULL,
  type TEXT,
  status TEXT NOT NULL,
  la_code TEXT,
  la_name TEXT NOT NULL,
  region TEXT,
  age_from INTEGER,
  age_to INTEGER,
  capacity INTEGER,
  pupils INTEGER,
  fsm REAL,
  opened TEXT,
  closed TEXT,
  joined TEXT,
  postcode TEXT,
  easting REAL,
  northing REAL,
  trust_uid TEXT,
  trust_name TEXT,
  import_id TEXT NOT NULL REFERENCES imports (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE removed_papers (
  meeting_id TEXT NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES papers (sha256),
  at TEXT NOT NULL,
  PRIMARY KEY (meeting_id, name, sha256)
) STRICT, WITHOUT ROWID;

CREATE TABLE search_documents (
  n INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  meeting_id TEXT NOT NULL,
  title TEXT NOT NULL,
  -- What it was read from: another mark means that it is to be read again.
  mark TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('read', 'no-text', 'unreadable')),
  reason TEXT,
  UNIQUE (kind, key)
) STRICT;

CREATE TABLE search_pages (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES search_documents (n),
  page INTEGER NOT NULL,
  text BLOB NOT NULL,
  UNIQUE (document, page)
) STRICT;

CREATE VIRTUAL TABLE search_words USING fts5 (
  text, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TABLE 'search_words_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'search_words_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'search_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'search_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE settings (
  part TEXT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;

CREATE TABLE sources (
  n INTEGER PRIMARY KEY,
  import_id TEXT NOT NULL REFERENCES imports (id) DEFERRABLE INITIALLY DEFERRED,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  UNIQUE (import_id, file, sha256)
) STRICT;

CREATE TABLE sqlite_sequence(name,seq);

CREATE TABLE trust (
  only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
  name TEXT NOT NULL,
  uid TEXT,
  companies_house TEXT
) STRICT;

CREATE TABLE trust_schools (
  urn TEXT NOT NULL PRIMARY KEY,
  laestab TEXT,
  name TEXT NOT NULL,
  phase TEXT NOT NULL,
  type TEXT,
  status TEXT NOT NULL,
  la_code TEXT,
  la_name TEXT NOT NULL,
  region TEXT,
  age_from INTEGER,
  age_to INTEGER,
  capacity INTEGER,
  pupils INTEGER,
  fsm REAL,
  opened TEXT,
  closed TEXT,
  joined TEXT,
  postcode TEXT,
  easting REAL,
  northing REAL,
  trust_uid TEXT,
  trust_name TEXT
) STRICT;

CREATE TABLE visions (
  version INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body))
, who TEXT NOT NULL DEFAULT '', edited TEXT NOT NULL DEFAULT '', how TEXT NOT NULL DEFAULT 'loaded' CHECK (how IN ('written', 'loaded', 'restored')), restored INTEGER REFERENCES visions (version)) STRICT;

CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
  BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
  BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
