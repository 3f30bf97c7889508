/** Finds out what a file is by what stands in it: its headings and its values, never its name. */
import { AppError } from '../contract/error.ts'
import type { FileKind } from '../contract/shapes.ts'
import { firstRecords, readRecords, type RawRecord } from './csv.ts'
import { headingKey, layouts, missingIn, type Layout } from './layouts.ts'
import { mentionsUpn, pupilHeadings, pupilLevelRefusal, upnCells } from './pupil-level.ts'
import { looksLike, measure, type Measured, type Source } from './source.ts'

export type Recognised = { layout: Layout; header: RawRecord; measured: Measured }

/** Titles and notes stand above a header now and then; further down none is looked for. */
const headerWithin = 40

/** Enough to see that a column holds the names of columns. */
const lookedAt = 250

const reads =
  'Plumbline reads CSV files: GIAS extracts, links and group links; DfE performance tables for key stage 2, ' +
  'key stage 4 and 16 to 18, absence and school census; explore-education-statistics data; Ofsted management information.'

/**
 * @param as the kind that a person chose, where they did; the file must still have what defines it
 * @throws AppError `ImportUnknown`, `ImportRefused` (pupil-level, metadata), `ImportUnreadable`, `Cancelled`
 */
export async function recognise(
  source: Source,
  as?: FileKind,
  signal?: AbortSignal,
): Promise<Recognised> {
  let upnSeen = false
  const measured = await measure(source, signal, (text) => {
    upnSeen ||= mentionsUpn(text)
  })
  const looks = looksLike(measured.head, measured.encoding)
  if (looks !== null)
    throw new AppError('ImportUnknown', `This looks like ${looks}. ${reads}`, { looks })

  const records = await firstRecords(source, measured, lookedAt, signal)
  const top = records.slice(0, headerWithin)
  const found = locate(top, as ? layouts.filter(({ kind }) => kind === as) : layouts)
  await refusePupilLevel(source, measured, found ? [found.header] : top, upnSeen, signal)
  if (found) return { ...found, measured }
  refuseCompanions(records)
  throw unknown(top, as)
}

function locate(top: RawRecord[], among: Layout[]): { layout: Layout; header: RawRecord } | null {
  for (const header of top) {
    const headings = new Set(header.cells.map(headingKey))
    const layout = among.find((each) => missingIn(each, headings).length === 0)
    if (layout) return { layout, header }
  }
  return null
}

async function refusePupilLevel(
  source: Source,
  measured: Measured,
  headers: RawRecord[],
  upnSeen: boolean,
  signal?: AbortSignal,
): Promise<void> {
  const named = headers
    .map((record) => pupilHeadings(record.cells))
    .find((columns) => columns.length > 0)
  if (named) throw pupilLevelRefusal(named)
  if (!upnSeen) return
  const [header] = headers
  for await (const record of readRecords(source, measured, { signal })) {
    const [at] = upnCells(record)
    if (at === undefined) continue
    const heading = record.row === header?.row ? '' : (header?.cells[at]?.trim() ?? '')
    throw pupilLevelRefusal([
      {
        column: heading || `column ${at + 1}`,
        what: `row ${record.row} has a value shaped like a UPN`,
      },
    ])
  }
}

/** Names that stand in the heading row of DfE tables; in a metadata file they stand below one another. */
const columnNames = new Set([
  'RECTYPE',
  'ALPHAIND',
  'LEA',
  'ESTAB',
  'URN',
  'LAESTAB',
  'SCHNAME',
  'SCHNAME_AC',
  'TOWN',
  'PCODE',
  'NFTYPE',
  'ICLOSE',
  'RELDENOM',
  'ADMPOL',
  'AGERANGE',
  'PERCTOT',
  'PPERSABS10',
  'NOR',
  'NORG',
  'NORB',
  'TPUP',
  'SCHOOLTYPE',
  'READPROG',
  'PTRWM_EXP',
  'ATT8SCR',
  'P8MEA',
  'ESTABLISHMENTNAME',
  'LANAME',
])
const symbols = new Set(['SUPP', 'LOWCOV', 'NE', 'NP', 'NEW', 'SP', 'NA', 'RE', 'DNS'])

const tidyMeta = 'tidy-meta'

/** Whether a file was refused because it is the `.meta.csv` of another, which it can help to read. */
export function isTidyMeta(refusal: unknown): boolean {
  return refusal instanceof AppError && refusal.details['companion'] === tidyMeta
}

/** Files that are published beside the data and have no figures. */
function refuseCompanions(records: RawRecord[]): void {
  const refuse = (what: string, companion: string | null = null) => {
    throw new AppError(
      'ImportRefused',
      `${what} It has no figures: import the data file that it belongs to.`,
      { companion },
    )
  }
  const headings = records
    .slice(0, headerWithin)
    .map((record) => new Set(record.cells.map(headingKey)))
  const has = (...keys: string[]) => headings.some((row) => keys.every((key) => row.has(key)))
  if (has('colname', 'coltype') || has('colname', 'label')) {
    refuse('This is the metadata (.meta.csv) of an explore-education-statistics file.', tidyMeta)
  }
  if (mostDown(records, columnNames) >= 3) {
    refuse('This is the list of columns (metadata) that comes with a DfE table.')
  }
  if (mostDown(records, symbols) >= 3) {
    refuse('This is the list of abbreviations that comes with the DfE performance tables.')
  }
  if (
    ['lea', 'la', 'lacode'].some((la) => ['region', 'regionname'].some((region) => has(la, region)))
  ) {
    refuse(
      'This is the list of local authorities and regions that comes with the DfE performance tables.',
    )
  }
  if (has('groupuid', 'groupname')) {
    throw new AppError(
      'ImportRefused',
      'This is the GIAS list of groups, which does not say which schools belong to them. ' +
        'Import the GIAS group links (with a URN in each row) or the extract of schools.',
    )
  }
}

/** How many different ones of the words stand below one another in one column, at most. */
function mostDown(records: RawRecord[], words: Set<string>): number {
  const columns = Array.from({ length: 8 }, () => new Set<string>())
  for (const { cells } of records) {
    columns.forEach((column, i) => {
      const word = (cells[i] ?? '').trim().toUpperCase()
      if (words.has(word)) column.add(word)
    })
  }
  return Math.max(...columns.map((column) => column.size))
}

function unknown(top: RawRecord[], as: FileKind | undefined): AppError {
  const among = as ? layouts.filter(({ kind }) => kind === as) : layouts
  let nearest: { layout: Layout; missing: string[]; share: number } | null = null
  for (const { cells } of top) {
    const headings = new Set(cells.map(headingKey))
    for (const layout of among) {
      const missing = missingIn(layout, headings)
      const share = 1 - missing.length / layout.needs.length
      if (share > (nearest?.share ?? 0)) nearest = { layout, missing, share }
    }
  }
  const near = nearest
    ? ` The nearest is "${nearest.layout.title}", but it lacks ${nearest.missing.join(', and ')}.`
    : ''
  const start = as
    ? `This is not a file of the kind "${as}".`
    : 'This is no file that Plumbline knows; it was looked at by its column headings.'
  return new AppError('ImportUnknown', `${start}${near} ${reads}`, {
    nearest: nearest?.layout.kind ?? null,
    missing: nearest?.missing.join('; ') ?? null,
  })
}
