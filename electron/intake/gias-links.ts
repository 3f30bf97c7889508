/** GIAS links between schools: `links_edubasealldata….csv` and the "Linked establishments" of a search download. */
import type { Problem } from '../contract/shapes.ts'
import type { SchoolLink } from '../domain/school.ts'
import type { CsvRecord, Table } from './csv.ts'
import { isoDateOf } from './dates.ts'
import { columnsOf } from './gias-columns.ts'
import { urnOf } from './matching.ts'

/** The kind is the first word of the type: GIAS has `Predecessor - merged`, `Successor - Split School` and others. */
export function linkKindOf(type: string): SchoolLink['kind'] {
  if (/^predecessor\b/i.test(type)) return 'predecessor'
  return /^successor\b/i.test(type) ? 'successor' : 'other'
}

/** @throws (from the table) AppError `ImportUnreadable`, `Cancelled` */
export async function readGiasLinks(
  table: Table,
): Promise<{ links: SchoolLink[]; problems: Problem[]; rows: number }> {
  const { cell } = columnsOf(table.header)
  const links: SchoolLink[] = []
  const problems: Problem[] = []
  let rows = 0
  for await (const record of table.records) {
    rows++
    const urn = urnOf(cell(record, ['urn']))
    const linkedUrn = urnOf(cell(record, ['linkurn', 'linkedurn']))
    const type = cell(record, ['linktype'])
    if (urn === null || linkedUrn === null || type === '') {
      problems.push({
        severity: 'left-out',
        row: record.row,
        column: null,
        found: `${cell(record, ['urn'])}, ${cell(record, ['linkurn', 'linkedurn'])}, ${type}`,
        expected: 'two URNs of six digits and a link type',
        message: 'A link needs two URNs and a type; this row was left out.',
      })
      continue
    }
    const written = cell(record, ['linkestablisheddate', 'linkdate', 'established'])
    links.push({ urn, linkedUrn, kind: linkKindOf(type), type, date: isoDateOf(written) })
  }
  return { links, problems, rows }
}

const linkCell = /^\s*(\d{6})\s+(\S.*?)\s*$/

/** Whether a cell is a link, such as `115961 Predecessor`: these stand beyond the header of a search download. */
export function isLinkCell(cell: string): boolean {
  return linkCell.test(cell)
}

/**
 * Links in the rows of a search download: cells such as `115961 Predecessor` from the column
 * "Linked establishments" to the end of the row, which is how a school with three links has two cells more
 * than the header.
 */
export function linksOfRow(record: CsvRecord, urn: string, from: number): SchoolLink[] {
  return record.cells.slice(from).flatMap((text) =>
    text.split(/[,;|](?=\s*\d{6}\b)/).flatMap((one) => {
      const [, linkedUrn, type] = linkCell.exec(one) ?? []
      return linkedUrn && type ? [{ urn, linkedUrn, kind: linkKindOf(type), type, date: null }] : []
    }),
  )
}
