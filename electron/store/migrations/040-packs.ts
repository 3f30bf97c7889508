/** Papers that can still be given back, agendas to start from, and what each saved pack held. */
import type { Migration } from '../migrate.ts'

const schema = `
-- Papers that were removed or replaced: their bytes stay until they are wiped, so that it can be undone.
CREATE TABLE removed_papers (
  meeting_id TEXT NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES papers (sha256),
  at TEXT NOT NULL,
  PRIMARY KEY (meeting_id, name, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX removed_papers_by_sha256 ON removed_papers (sha256);

-- The trust's own agenda templates.
CREATE TABLE agenda_templates (
  name TEXT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;

-- One row for each pack that left the vault: what was in it, and not the file itself.
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
CREATE INDEX pack_builds_by_meeting ON pack_builds (meeting_id, copy, at);
`

export const packs: Migration = {
  step: 40,
  name: 'packs',
  up(db) {
    db.exec(schema)
  },
}
