/** The trust and its own schools. */
import type { School, Trust } from '../../domain/school.ts'
import type { VaultDatabase } from '../database.ts'
import { fromSchoolRow, insertSchoolSql, schoolColumns, toSchoolRow } from './school-row.ts'
import type { SchoolRow } from './school-row.ts'

/** The trust; before it is adopted, the name that the vault was created for, without UID. */
export function get(db: VaultDatabase): Trust | null {
  return (
    db.prepare<[], Trust>('SELECT name, uid, companies_house AS companiesHouse FROM trust').get() ??
    null
  )
}

export function put(db: VaultDatabase, trust: Trust): void {
  db.prepare(
    'INSERT OR REPLACE INTO trust (only, name, uid, companies_house) VALUES (1, @name, @uid, @companiesHouse)',
  ).run(trust)
}

/** The trust's schools by name, then URN; none until it is adopted. */
export function schools(db: VaultDatabase): School[] {
  return db
    .prepare<[], SchoolRow>(
      `SELECT ${schoolColumns.join(', ')} FROM trust_schools ORDER BY name, urn`,
    )
    .all()
    .map(fromSchoolRow)
}

/** Makes these the trust's schools, all of them. */
export function putSchools(db: VaultDatabase, list: School[]): void {
  db.prepare('DELETE FROM trust_schools').run()
  const insert = db.prepare(insertSchoolSql('trust_schools'))
  for (const school of list) insert.run(toSchoolRow(school))
}
