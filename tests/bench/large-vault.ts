/** The vault that the bench is run on: 100 schools × 60 measures × 10 years, and the groups of the demonstration. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { startAppThread } from '../../electron/app/threads/app-thread.ts'
import type { Kpi } from '../../electron/domain/kpi.ts'
import type { Observation } from '../../electron/domain/observation.ts'
import type { School } from '../../electron/domain/school.ts'
import { loadKpiLibrary } from '../../electron/intake/index.ts'
import {
  importQueries,
  observationQueries,
  trustQueries,
  unlockVault,
} from '../../electron/store/index.ts'
import { crossed } from '../app/crossed.ts'
import { importResult } from '../store/samples.ts'

export const passphrase = 'a bench of one hundred schools'
const measures = 60
const years = 10
const lastYear = 2025

const env = { clock: { now: () => new Date() }, who: 'bench', id: randomUUID }

/** Makes it in a folder of its own under `vaults`, and answers what it holds. */
export async function makeLargeVault(
  vaults: string,
  resources: string,
  name: string,
): Promise<{ schools: number; measures: number; observations: number }> {
  const app = startAppThread({
    ...{ who: env.who, host: 'bench', trusted: false, vaultsFolder: vaults, version: '0.0.0' },
    resources,
    save: async (file) => file,
    openFile: async () => {},
  })
  const asked = { folder: name, passphrase, schools: 100, years }
  const made = (await crossed(app, await app.dispatch('demo.create', asked))) as { folder: string }
  await app.close()

  const vault = await unlockVault(made.folder, { passphrase }, env)
  const known = new Set(observationQueries.counts(vault.db).keys())
  const more = loadKpiLibrary(join(resources, 'kpis'))
    .filter((kpi) => !known.has(kpi.code) && kpi.cadence === 'year')
    .slice(0, measures - known.size)
  const schools = trustQueries.schools(vault.db)
  vault.change('Seeded the bench', (db) => {
    observationQueries.put(db, 'bench', env.clock.now().toISOString(), seeded(more, schools))
    importQueries.add(db, importResult('bench'))
  })
  const observations = observationQueries.total(vault.db)
  vault.close()
  return { schools: schools.length, measures: known.size + more.length, observations }
}

/** Values of every further measure for every school and year, and England's; the same every time. */
function seeded(kpis: readonly Kpi[], schools: readonly School[]): Observation[] {
  return kpis.flatMap((kpi, k) =>
    Array.from({ length: years }, (_, y) => {
      const first = lastYear - years + 1 + y
      const period = `${first}/${String(first + 1).slice(2)}`
      const one = (value: number, given: Partial<Observation>): Observation => ({
        ...{ level: 'school', urn: null, laestab: null, area: null, areaCode: null, covers: null },
        ...{ kpi: kpi.code, group: 'all', period, state: 'value', value },
        ...{ numerator: null, denominator: 120, lower: value - 8, upper: value + 8 },
        ...{ provisional: false, matched: null },
        source: {
          ...{ file: 'bench.csv', sha256: '0'.repeat(64), row: 2, column: kpi.code, urn: null },
          cell: String(value),
        },
        ...given,
      })
      const england = { level: 'national', area: 'England', covers: 'state-funded' } as const
      return [
        one(50, england),
        ...schools.map(({ urn }, s) =>
          one(30 + ((s * 7 + k * 13 + y * 5) % 41), { urn, matched: 'urn' }),
        ),
      ]
    }).flat(),
  )
}
