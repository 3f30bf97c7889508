/** Who wrote each version of the vision, and how it came about; and when a KPI of the trust's own was retired. */
import type { Migration } from '../migrate.ts'

const columns = `
ALTER TABLE visions ADD COLUMN who TEXT NOT NULL DEFAULT '';
ALTER TABLE visions ADD COLUMN edited TEXT NOT NULL DEFAULT '';
ALTER TABLE visions ADD COLUMN how TEXT NOT NULL DEFAULT 'loaded' CHECK (how IN ('written', 'loaded', 'restored'));
ALTER TABLE visions ADD COLUMN restored INTEGER REFERENCES visions (version);
ALTER TABLE kpis ADD COLUMN retired TEXT;
`

// Until now every version came from a file, one after another, each with one entry in the journal.
const writers = `
UPDATE visions SET edited = at, who = coalesce((
  SELECT who FROM (
    SELECT who, row_number() OVER (ORDER BY seq) AS n FROM journal WHERE subject = 'vision'
  ) WHERE n = (SELECT count(*) FROM visions earlier WHERE earlier.version <= visions.version)
), '');
`

export const visions: Migration = {
  step: 50,
  name: 'visions',
  up(db) {
    db.exec(columns)
    db.exec(writers)
  },
}
