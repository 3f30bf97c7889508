/** The KPI library that comes with Plumbline: every `*.json` file of `resources/kpis`, in the order of their names. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { kpiSchema, type Kpi } from '../domain/kpi.ts'

const loaded = new Map<string, Kpi[]>()

/**
 * Reads and checks the library once for each folder.
 * @param folder where the library's files are
 * @throws Error for a library that does not keep to its schema or names a code twice: a fault of the program
 */
export function loadKpiLibrary(folder: string): Kpi[] {
  const known = loaded.get(folder)
  if (known) return known
  const kpis = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .flatMap((name) => readKpis(join(folder, name)))
  const seen = new Set<string>()
  for (const { code } of kpis) {
    if (seen.has(code)) throw new Error(`The KPI library defines ${code} twice.`)
    seen.add(code)
  }
  loaded.set(folder, kpis)
  return kpis
}

function readKpis(file: string): Kpi[] {
  const parsed = z.array(kpiSchema).safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (parsed.success) return parsed.data
  throw new Error(
    `The KPI library's file ${file} is not in order: ${z.prettifyError(parsed.error)}`,
  )
}
