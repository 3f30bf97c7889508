/** The search: what can be found, page by page, and the index of its words. */
import type { Migration } from '../migrate.ts'

// All of it follows from the rest of the vault and can be made again. The index holds no text of its own, which
// would be kept twice: the text of a page lies beside it, packed, and is what the index is told when a page goes.
const schema = `
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
CREATE INDEX search_documents_by_meeting ON search_documents (meeting_id);

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
-- A word that goes is overwritten at once, and not only when the index is next put in order.
INSERT INTO search_words (search_words, rank) VALUES ('secure-delete', 1);
`

export const search: Migration = {
  step: 60,
  name: 'search',
  up(db) {
    db.exec(schema)
  },
}
