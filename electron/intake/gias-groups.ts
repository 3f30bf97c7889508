/**
 * GIAS links of schools to trusts and other groups. The published header has one name more than the rows
 * have cells, so the columns are aligned by what stands below them.
 */
import type { Problem } from '../contract/shapes.ts'
import type { GroupLink } from '../domain/school.ts'
import { createHeader, type CsvRecord, type Header, type Table } from './csv.ts'
import { isoDateOf } from './dates.ts'
import { columnsOf, type Columns } from './gias-columns.ts'
import { headingKey } from './layouts.ts'
import { urnOf } from './matching.ts'

const names = {
  urn: ['urn'],
  uid: ['linkeduid', 'groupuid', 'uid'],
  name: ['groupname'],
  type: ['grouptype', 'grouptypename'],
  company: ['companieshousenumber'],
  joined: ['joineddate', 'datejoinedgroup', 'joindate'],
}

/** How many rows are looked at before the columns are taken as aligned. */
const sample = 200

/** @throws (from the table) AppError `ImportUnreadable`, `Cancelled` */
export async function readGiasGroups(
  table: Table,
): Promise<{ groupLinks: GroupLink[]; problems: Problem[]; rows: number }> {
  const groupLinks: GroupLink[] = []
  const problems: Problem[] = []
  const waiting: CsvRecord[] = []
  let aligned: Aligned | null = null
  let rows = 0
  const align = () => {
    const found = alignment(table.header, waiting)
    if (found.dropped !== null) problems.push(surplusNote(table.header, found.dropped))
    for (const record of waiting) take(record, found)
    waiting.length = 0
    return found
  }
  const take = (record: CsvRecord, { columns: { cell } }: Aligned) => {
    const urn = urnOf(cell(record, names.urn))
    const name = cell(record, names.name)
    if (urn === null || name === '') {
      problems.push({
        severity: 'left-out',
        row: record.row,
        column: urn === null ? 'URN' : 'Group Name',
        found: urn === null ? cell(record, names.urn) : '',
        expected: urn === null ? 'a URN of six digits' : "the group's name",
        message: 'The row was left out.',
      })
      return
    }
    const joined = cell(record, names.joined)
    const date = isoDateOf(joined)
    if (joined !== '' && date === null) {
      problems.push({
        severity: 'doubt',
        row: record.row,
        column: 'Joined date',
        found: joined,
        expected: 'a date such as 01-09-2013',
        message: 'The cell is no date; it was taken as missing.',
      })
    }
    groupLinks.push({
      urn,
      uid: cell(record, names.uid) || null,
      name,
      type: cell(record, names.type),
      companiesHouse: companyOf(cell(record, names.company)),
      joined: date,
    })
  }
  for await (const record of table.records) {
    rows++
    if (aligned) take(record, aligned)
    else if (waiting.push(record) >= sample) aligned = align()
  }
  if (!aligned) align()
  return { groupLinks, problems, rows }
}

/** Eight characters; a spreadsheet takes the leading zero away and adds a decimal. */
function companyOf(text: string): string | null {
  const number = text.replace(/\.0+$/, '')
  if (number === '') return null
  return /^\d{6,7}$/.test(number) ? number.padStart(8, '0') : number
}

type Aligned = { columns: Columns; dropped: number | null }

/** Shapes that tell whether a cell can stand under a heading. */
const shapes: [heading: RegExp, fits: RegExp][] = [
  [/^urn$/, /^\d{6}$/],
  [/uid$/, /^\d+$/],
  [/date/, /^(\d{1,2}[-/]\d{1,2}[-/]\d{4})?$/],
  [/companieshouse/, /^[0-9A-Z]{0,8}$/i],
  [/^lacode$/, /^\d{3}$/],
  [/(type|education)\w*code$/, /^\d{1,2}$/],
  [/^(group|establishment)name$|^laname$/, /[a-z]{2}/i],
  [/^grouptype$/, /trust|sponsor|federation|umbrella|centre/i],
]

/**
 * Where rows have one cell fewer than there are headings, one heading has nothing below it: the one without
 * which most cells fit their headings, the last where several do equally.
 */
function alignment(header: Header, records: CsvRecord[]): Aligned {
  const width = header.columns.length
  const short = records.filter((record) => record.cells.length === width - 1)
  if (records.length === 0 || short.length < records.length)
    return { columns: columnsOf(header), dropped: null }
  let best = { fit: -1, dropped: width - 1 }
  for (let dropped = width - 1; dropped >= 0; dropped--) {
    const keys = header.columns.filter((_, i) => i !== dropped).map(headingKey)
    const fit = short.reduce((sum, record) => sum + fits(keys, record.cells), 0)
    if (fit > best.fit) best = { fit, dropped }
  }
  const kept = header.columns.filter((_, i) => i !== best.dropped)
  return {
    columns: columnsOf(createHeader({ row: header.row, cells: kept })),
    dropped: best.dropped,
  }
}

function fits(keys: string[], cells: string[]): number {
  let fit = 0
  keys.forEach((key, i) => {
    const shape = shapes.find(([heading]) => heading.test(key))
    if (shape?.[1].test((cells[i] ?? '').trim())) fit++
  })
  return fit
}

function surplusNote(header: Header, dropped: number): Problem {
  return {
    severity: 'note',
    row: header.row,
    column: header.columns[dropped] ?? null,
    found: `${header.columns.length} headings over ${header.columns.length - 1} cells`,
    expected: 'a cell for each heading',
    message: `The heading "${header.columns[dropped]}" has no cells below it; the others were aligned without it.`,
  }
}
