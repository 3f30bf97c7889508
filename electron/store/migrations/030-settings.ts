/** What a trust sets, its people, and who of them sits at which machine. */
import type { Migration } from '../migrate.ts'

const schema = `
CREATE TABLE settings (
  part TEXT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;

-- A person who was removed stays, so that the removal can be undone and the journal's names keep their meaning.
CREATE TABLE people (
  id TEXT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL CHECK (json_valid(body)),
  removed TEXT
) STRICT;

CREATE TABLE at_work (
  machine TEXT NOT NULL PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (id)
) STRICT;
`

export const settings: Migration = {
  step: 30,
  name: 'settings',
  up(db) {
    db.exec(schema)
  },
}
