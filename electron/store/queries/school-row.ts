/** A school as a row: the register and the trust's own schools share these columns. */
import type { School } from '../../domain/school.ts'

export type SchoolRow = {
  urn: string
  laestab: string | null
  name: string
  phase: School['phase']
  type: string | null
  status: string
  la_code: string | null
  la_name: string
  region: string | null
  age_from: number | null
  age_to: number | null
  capacity: number | null
  pupils: number | null
  fsm: number | null
  opened: string | null
  closed: string | null
  joined: string | null
  postcode: string | null
  easting: number | null
  northing: number | null
  trust_uid: string | null
  trust_name: string | null
}

export const schoolColumns = [
  'urn',
  'laestab',
  'name',
  'phase',
  'type',
  'status',
  'la_code',
  'la_name',
  'region',
  'age_from',
  'age_to',
  'capacity',
  'pupils',
  'fsm',
  'opened',
  'closed',
  'joined',
  'postcode',
  'easting',
  'northing',
  'trust_uid',
  'trust_name',
] as const satisfies (keyof SchoolRow)[]

export function toSchoolRow(school: School): SchoolRow {
  return {
    urn: school.urn,
    laestab: school.laestab,
    name: school.name,
    phase: school.phase,
    type: school.type,
    status: school.status,
    la_code: school.la.code,
    la_name: school.la.name,
    region: school.region,
    age_from: school.ages.from,
    age_to: school.ages.to,
    capacity: school.capacity,
    pupils: school.pupils,
    fsm: school.fsm,
    opened: school.opened,
    closed: school.closed,
    joined: school.joined,
    postcode: school.postcode,
    easting: school.easting,
    northing: school.northing,
    trust_uid: school.trust?.uid ?? null,
    trust_name: school.trust?.name ?? null,
  }
}

export function fromSchoolRow(row: SchoolRow): School {
  return {
    urn: row.urn,
    laestab: row.laestab,
    name: row.name,
    phase: row.phase,
    type: row.type,
    status: row.status,
    la: { code: row.la_code, name: row.la_name },
    region: row.region,
    ages: { from: row.age_from, to: row.age_to },
    capacity: row.capacity,
    pupils: row.pupils,
    fsm: row.fsm,
    opened: row.opened,
    closed: row.closed,
    joined: row.joined,
    postcode: row.postcode,
    easting: row.easting,
    northing: row.northing,
    trust: row.trust_name === null ? null : { uid: row.trust_uid, name: row.trust_name },
  }
}

/** `INSERT OR REPLACE` into a table of these columns and any `more`, by named parameters. */
export function insertSchoolSql(table: string, more: string[] = []): string {
  const names = [...schoolColumns, ...more]
  return `INSERT OR REPLACE INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`
}
