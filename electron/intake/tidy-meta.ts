/** The `.meta.csv` beside an explore-education-statistics file: which columns are filters, and their units. */
import { headingOf, openSimpleTable, type Header } from './csv.ts'
import type { Source } from './source.ts'

export type MetaColumn = {
  type: 'filter' | 'indicator'
  label: string
  /** `%`, `£`, or ''. */
  unit: string
}

/** The file's name, and its columns by heading in small letters. */
export type Meta = { name: string; columns: Map<string, MetaColumn> }

/** The metadata that belongs to the file: by its name, else the one whose columns the file all has. */
export async function metaFor(name: string, header: Header, metas: Source[]): Promise<Meta | null> {
  const base = name.replace(/\.csv$/i, '').toLowerCase()
  const named = metas.find((source) => source.name.toLowerCase() === `${base}.meta.csv`)
  for (const source of named ? [named] : metas) {
    const meta = await readMeta(source)
    const told = [...meta.columns.keys()]
    if (told.length > 0 && told.every((column) => header.has(column))) return meta
  }
  return null
}

async function readMeta(source: Source): Promise<Meta> {
  const columns: Meta['columns'] = new Map()
  const table = await openSimpleTable(source)
  for await (const record of table.records) {
    const column = record.get('col_name')?.trim()
    const type = record.get('col_type')?.trim().toLowerCase()
    if (!column || (type !== 'filter' && type !== 'indicator')) continue
    columns.set(headingOf(column), {
      type,
      label: record.get('label')?.trim() ?? '',
      unit: record.get('indicator_unit')?.trim() ?? '',
    })
  }
  return { name: source.name, columns }
}
