/** The `.meta.csv` beside an explore-education-statistics file: which columns are filters, and their units. */
import { headingOf, openSimpleTable, type Header } from './csv.ts'
import type { Source } from './source.ts'

export type MetaColumn = {
  type: 'filter' | 'indicator'
  label: string
  /** `%`, `£`, or ''. */
  unit: string
}

/** By heading in small letters. */
export type Meta = Map<string, MetaColumn>

/** The metadata that belongs to the file: by its name, else the one whose columns the file all has. */
export async function metaFor(name: string, header: Header, metas: Source[]): Promise<Meta | null> {
  const base = name.replace(/\.csv$/i, '').toLowerCase()
  const named = metas.find((source) => source.name.toLowerCase() === `${base}.meta.csv`)
  for (const source of named ? [named] : metas) {
    const meta = await readMeta(source)
    if (meta.size > 0 && [...meta.keys()].every((column) => header.has(column))) return meta
  }
  return null
}

async function readMeta(source: Source): Promise<Meta> {
  const meta: Meta = new Map()
  const table = await openSimpleTable(source)
  for await (const record of table.records) {
    const column = record.get('col_name')?.trim()
    const type = record.get('col_type')?.trim().toLowerCase()
    if (!column || (type !== 'filter' && type !== 'indicator')) continue
    meta.set(headingOf(column), {
      type,
      label: record.get('label')?.trim() ?? '',
      unit: record.get('indicator_unit')?.trim() ?? '',
    })
  }
  return meta
}
