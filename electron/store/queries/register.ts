/** GIAS: every school of the imported register, its links to other schools, and the groups. */
import type { GroupLink, School, SchoolLink } from '../../domain/school.ts'
import type { VaultDatabase } from '../database.ts'
import { fromSchoolRow, insertSchoolSql, schoolColumns, toSchoolRow } from './school-row.ts'
import type { SchoolRow } from './school-row.ts'

/** GIAS writes `Open` and `Open, but proposed to close`; both are open. */
const isOpen = `status LIKE 'Open%'`
/** Group types that run schools; a school also has a group link to a federation or a sponsor. */
const isTrust = `type LIKE 'Multi-academy trust%' OR type LIKE 'Single-academy trust%'`

/**
 * Register rows; a newer import's row replaces the older one of the same URN.
 * @param fields what the file says of its schools, where that is not everything: of a school that is known
 * already, only these are replaced, so that a small extract does not take away what a full one said.
 */
export function putSchools(
  db: VaultDatabase,
  importId: string,
  list: School[],
  fields?: readonly (keyof School)[],
): void {
  const insert = db.prepare(insertSchoolSql('register_schools', ['import_id']))
  const find = schoolByUrn(db)
  const merge = (told: School): School => {
    const row = fields ? find.get(told.urn) : undefined
    if (!row || !fields) return told
    return {
      ...fromSchoolRow(row),
      ...Object.fromEntries(fields.map((field) => [field, told[field]])),
    }
  }
  for (const told of list) insert.run({ ...toSchoolRow(merge(told)), import_id: importId })
}

export function putLinks(db: VaultDatabase, importId: string, list: SchoolLink[]): void {
  const insert = db.prepare(
    `INSERT OR REPLACE INTO register_links (urn, linked_urn, type, kind, date, import_id)
     VALUES (@urn, @linkedUrn, @type, @kind, @date, @importId)`,
  )
  for (const link of list) insert.run({ ...link, importId })
}

/** Group links; what was known of a school that is in the list is replaced. */
export function putGroupLinks(db: VaultDatabase, importId: string, list: GroupLink[]): void {
  const forget = db.prepare('DELETE FROM register_group_links WHERE urn = ?')
  const insert = db.prepare(
    `INSERT INTO register_group_links (urn, uid, name, type, companies_house, joined, import_id)
     VALUES (@urn, @uid, @name, @type, @companiesHouse, @joined, @importId)`,
  )
  for (const urn of new Set(list.map((link) => link.urn))) forget.run(urn)
  for (const link of list) insert.run({ ...link, importId })
}

export function school(db: VaultDatabase, urn: string): School | null {
  const row = schoolByUrn(db).get(urn)
  return row ? fromSchoolRow(row) : null
}

/** Preparing it costs more than running it: for many schools, prepare it once. */
function schoolByUrn(db: VaultDatabase) {
  return db.prepare<[string], SchoolRow>(
    `SELECT ${schoolColumns.join(', ')} FROM register_schools WHERE urn = ?`,
  )
}

export type TrustCandidate = { name: string; uid: string | null; schools: number }

/**
 * Trusts (multi and single) with the number of their open schools in the register, by name. `search` is
 * part of the name, in any case and spacing, or the whole UID; an empty one finds all.
 */
export function trusts(db: VaultDatabase, search: string): TrustCandidate[] {
  const wanted = plain(search)
  return groups(db)
    .filter((group) => plain(group.name).includes(wanted) || group.uid === search.trim())
    .map((group) => ({ name: group.name, uid: group.uid, schools: group.urns.size }))
    .toSorted((a, b) => compare(plain(a.name), plain(b.name)) || compare(a.uid ?? '', b.uid ?? ''))
}

/** The trust that most of these schools are of in the register, of its open ones; null where none is of any. */
export function trustOf(db: VaultDatabase, urns: readonly string[]): TrustCandidate | null {
  const shared = (group: Group) => urns.filter((urn) => group.urns.has(urn)).length
  const [best] = groups(db)
    .map((group) => ({ group, count: shared(group) }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
  return best ? { name: best.group.name, uid: best.group.uid, schools: best.group.urns.size } : null
}

/** The open schools of a trust, found by its UID where it has one, else by its name; by name, then URN. */
export function schoolsOfTrust(
  db: VaultDatabase,
  trust: { name: string; uid: string | null },
): School[] {
  const found = groups(db).filter((group) =>
    trust.uid === null ? plain(group.name) === plain(trust.name) : group.uid === trust.uid,
  )
  // A register without UIDs still knows the trust by its name.
  const chosen =
    found.length > 0 ? found : groups(db).filter((group) => plain(group.name) === plain(trust.name))
  const urns = JSON.stringify([...new Set(chosen.flatMap((group) => [...group.urns]))])
  return db
    .prepare<[string], SchoolRow>(
      `SELECT ${schoolColumns.join(', ')} FROM register_schools
       WHERE urn IN (SELECT value FROM json_each(?)) ORDER BY name, urn`,
    )
    .all(urns)
    .map(fromSchoolRow)
}

/**
 * All links that touch these schools or any of their predecessors, however many generations back.
 */
export function linksFor(db: VaultDatabase, urns: string[]): SchoolLink[] {
  return db
    .prepare<[string], SchoolLink>(
      `WITH RECURSIVE line (urn) AS (
         SELECT value FROM json_each(?)
         UNION
         SELECT linked_urn FROM register_links JOIN line USING (urn) WHERE kind = 'predecessor'
         UNION
         SELECT l.urn FROM register_links l JOIN line ON l.linked_urn = line.urn WHERE l.kind = 'successor'
       )
       SELECT urn, linked_urn AS linkedUrn, kind, type, date FROM register_links
       WHERE urn IN line OR linked_urn IN line
       ORDER BY urn, linked_urn, type`,
    )
    .all(JSON.stringify(urns))
}

type Group = { name: string; uid: string | null; urns: Set<string> }

/**
 * Trusts as the register and the group links name them. The two are one trust where the UID is the same,
 * or where one of them gives no UID and the name is that of a single trust.
 */
function groups(db: VaultDatabase): Group[] {
  const rows = db
    .prepare<[], { name: string; uid: string | null; urn: string }>(
      `SELECT trust_name AS name, trust_uid AS uid, urn FROM register_schools
       WHERE trust_name IS NOT NULL AND ${isOpen}
       UNION
       SELECT g.name, g.uid, g.urn FROM register_group_links g JOIN register_schools s USING (urn)
       WHERE (${isTrust.replaceAll('type', 'g.type')}) AND ${isOpen.replace('status', 's.status')}
       ORDER BY name, uid, urn`,
    )
    .all()
  const byUid = new Map<string, Group>()
  for (const row of rows) {
    if (row.uid !== null) add(byUid, row.uid, row)
  }
  const byName = Map.groupBy(byUid.values(), (group) => plain(group.name))
  const nameOnly = new Map<string, Group>()
  for (const row of rows) {
    if (row.uid !== null) continue
    const known = byName.get(plain(row.name)) ?? []
    if (known.length === 1) known[0]?.urns.add(row.urn)
    else add(nameOnly, plain(row.name), row)
  }
  return [...byUid.values(), ...nameOnly.values()]
}

function add(
  map: Map<string, Group>,
  key: string,
  row: { name: string; uid: string | null; urn: string },
): void {
  const group = map.get(key) ?? { name: row.name, uid: row.uid, urns: new Set<string>() }
  group.urns.add(row.urn)
  map.set(key, group)
}

/** A name for comparing: small letters, single spaces. */
function plain(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase()
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
