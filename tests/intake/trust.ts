/** A real trust of twenty primary schools, for reading public files as it would. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import type { Observation } from '../../electron/domain/observation.ts'
import { schoolLinkSchema, schoolSchema, type School } from '../../electron/domain/school.ts'
import type { IntakeContext } from '../../electron/intake/index.ts'
import { loadKpiLibrary } from '../../electron/intake/kpi-library.ts'
import { kpiFolder } from '../resources.ts'

const file = resolve(import.meta.dirname, '../fixtures/performance/trust.json')
const { schools, links } = z
  .strictObject({ schools: z.array(schoolSchema), links: z.array(schoolLinkSchema) })
  .parse(JSON.parse(readFileSync(file, 'utf8')))

export const trust: IntakeContext = { kpis: loadKpiLibrary(kpiFolder), schools, links }

/** Another school as if it were the trust's. */
export function schoolLike(urn: string, laestab: string, changes: Partial<School> = {}): School {
  const [model] = schools
  if (!model) throw new Error('The fixture has no schools.')
  return { ...model, urn, laestab, name: `School ${urn}`, ...changes }
}

export function withSchools(...more: School[]): IntakeContext {
  return { ...trust, schools: [...schools, ...more] }
}

/** The one observation of these. */
export function only(observations: Observation[], wanted: Partial<Observation>): Observation {
  const found = observations.filter((o) =>
    Object.entries(wanted).every(([key, value]) => o[key as keyof Observation] === value),
  )
  const [one, another] = found
  if (!one || another) throw new Error(`${found.length} observations are ${JSON.stringify(wanted)}`)
  return one
}
