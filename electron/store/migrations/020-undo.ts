/**
 * What undoing an import needs: who brought it in and why, when it was undone, and every value that it told,
 * those too that said what another import had said before.
 */
import type { Migration } from '../migrate.ts'

const schema = `
ALTER TABLE imports ADD COLUMN who TEXT;
ALTER TABLE imports ADD COLUMN reason TEXT;
ALTER TABLE imports ADD COLUMN undone TEXT;

-- 'told': the import said it and it came into force; 'repeated': said, but what stood stayed in force;
-- 'back': an older value that came into force again; 'moved': said of a school that has another URN now.
-- The first two are what the import claims, as long as nobody has withdrawn them.
ALTER TABLE observations ADD COLUMN part TEXT NOT NULL DEFAULT 'told'
  CHECK (part IN ('told', 'repeated', 'back', 'moved'));
ALTER TABLE observations ADD COLUMN withdrawn TEXT;
CREATE INDEX observations_by_source ON observations (source);
DROP INDEX observations_history;
CREATE INDEX observations_of_cell ON observations (kpi, period, place, pupils);
-- All that looking through the values filters and sorts by, so that only a page's rows are read whole.
CREATE INDEX observations_browsed
  ON observations (level, urn, kpi, period, pupils, state, value, stored, source, superseded)
  WHERE superseded IS NULL;

CREATE INDEX inspections_by_source ON inspections (source);
CREATE INDEX inspections_by_superseded ON inspections (superseded);
`

export const undo: Migration = {
  step: 20,
  name: 'undo',
  up(db) {
    db.exec(schema)
  },
}
