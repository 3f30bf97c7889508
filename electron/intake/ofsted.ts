/**
 * Ofsted's management information. Three eras stand side by side in one file and are never turned into one
 * another: one overall grade for inspections that began before 2 September 2024, four key judgements until
 * 9 November 2025, report cards since.
 */
import type { Problem } from '../contract/shapes.ts'
import type { Era, Inspection } from '../domain/inspection.ts'
import type { School, SchoolLink } from '../domain/school.ts'
import type { CsvRecord, Table } from './csv.ts'
import { isoDateOf } from './dates.ts'
import { columnsOf, type Columns } from './gias-columns.ts'
import { createMatcher, settleClaims, urnOf, type Claim, type Match } from './matching.ts'
import { withoutSlipped } from './slipped.ts'
import { inspectionsIn, type InspectionColumns } from './ofsted-columns.ts'

const keyJudgementsFrom = '2024-09-02'
const reportCardsFrom = '2025-11-10'

/** Words of the graded eras. 8 and 9 say that there was nothing to judge, 0 that there was too little. */
const grades = new Map(
  Object.entries({
    '0': 'Insufficient evidence',
    '1': 'Outstanding',
    '2': 'Good',
    '3': 'Requires improvement',
    '4': 'Inadequate',
    '8': 'Does not apply',
    '9': 'No judgement',
  }),
)
const gradeWords = new Map(
  [...grades.values(), 'Not judged', 'Not applicable'].map((words) => [words.toLowerCase(), words]),
)

const standards = new Map(
  [
    'Exceptional',
    'Strong standard',
    'Expected standard',
    'Needs attention',
    'Urgent improvement',
    'Not applicable',
    'Does not apply',
  ].map((words) => [words.toLowerCase(), words]),
)

/**
 * Inspections of the trust's own schools; rows of other schools are passed over.
 * @throws (from the table) AppError `ImportUnreadable`, `Cancelled`
 */
export async function readOfsted(
  table: Table,
  schools: School[],
  links: SchoolLink[],
): Promise<{ inspections: Inspection[]; problems: Problem[]; rows: number }> {
  const columns = columnsOf(table.header)
  const forms = inspectionsIn((names) => columns.at(names) >= 0)
  const matcher = createMatcher(schools, links)
  const claims: (Claim & { record: CsvRecord })[] = []
  const slipped: Problem[] = []
  let rows = 0
  for await (const record of withoutSlipped(table, (problem) => slipped.push(problem))) {
    rows++
    const match = matcher.match({
      row: record.row,
      urn: columns.cell(record, ['urn']),
      laestab: columns.cell(record, ['laestab']),
    })
    // Some releases have a row for each inspection: rows of one URN do not compete.
    if (match) claims.push({ match, row: record.row, identity: match.urn ?? undefined, record })
  }
  const { kept, problems } = settleClaims(claims)
  const inspections = new Map<string, Inspection>()
  for (const { match, record } of kept) {
    for (const form of forms) {
      const inspection = readInspection(form, record, match, { table, columns, problems })
      if (!inspection) continue
      const key = `${inspection.urn} ${inspection.kind} ${inspection.date}`
      // The newest columns come first, and know most of an inspection that stands in two places.
      if (!inspections.has(key)) inspections.set(key, inspection)
    }
  }
  return {
    inspections: [...inspections.values()],
    problems: [...slipped, ...matcher.problems(), ...problems],
    rows,
  }
}

type Reading = { table: Table; columns: Columns; problems: Problem[] }

function readInspection(
  form: InspectionColumns,
  record: CsvRecord,
  match: Match,
  { table, columns, problems }: Reading,
): Inspection | null {
  const text = (names: string[]) => meant(columns.cell(record, names))
  const heading = (names: string[]) => table.header.columns[columns.at(names)] ?? ''
  const problem = (
    severity: Problem['severity'],
    names: string[],
    expected: string,
    message: string,
  ) => {
    const column = heading(names) || null
    problems.push({
      severity,
      row: record.row,
      column,
      found: columns.cell(record, names),
      expected,
      message,
    })
  }

  const written = text(form.date)
  if (written === '') return null
  const date = isoDateOf(written)
  if (date === null) {
    problem(
      'left-out',
      form.date,
      'a date such as 06/01/2026',
      'An inspection without a date was left out.',
    )
    return null
  }
  const judgements: Inspection['judgements'] = []
  for (const { area, of, provision } of form.areas) {
    const cell = text(of)
    if (cell === '') continue
    const words = wordsOf(cell, form, provision === true)
    if (words === null)
      problem(
        'doubt',
        of,
        'a grade of its era',
        'The grade is not known; it was kept as it stands.',
      )
    judgements.push({ area, words: words ?? cell, code: /^\d$/.test(cell) ? cell : null })
  }
  const overallCell = text(form.overall)
  const overall = form.form === 'outcome' ? overallCell : overallGrade(overallCell)
  // Report-card columns stand empty beside older inspections, and the date of an older one may stand there.
  if (form.form === 'report-card' && judgements.length === 0 && text(form.safeguarding) === '')
    return null

  const era = eraOf(date, form, overallCell)
  if (era !== eraByDate(date)) {
    problem(
      'doubt',
      form.date,
      `an inspection of the era of its columns (${era})`,
      `The inspection of ${date} has the columns of another era; it was kept as its columns say.`,
    )
  }
  const urnAtTime = urnOf(text(form.urnAtTime)) ?? match.urn
  const published = isoDateOf(text(form.published))
  return {
    urn: match.school.urn,
    kind: form.kind,
    era,
    date,
    // "Previous" publication dates are now and then those of the present inspection.
    published:
      published !== null && published >= date && !isBorrowed(form, published, text)
        ? published
        : null,
    type: text(form.type) || null,
    judgements,
    overall: overall || null,
    safeguarding: safeguardingOf(text(form.safeguarding)),
    concern: concernOf(text(form.concern)),
    inheritedFrom: urnAtTime !== null && urnAtTime !== match.school.urn ? urnAtTime : null,
    source: {
      file: table.file.name,
      sha256: table.file.sha256,
      row: record.row,
      column: heading(form.date),
      urn: match.urn,
      cell: columns.cell(record, form.date),
    },
  }
}

/** `NULL` stands for an empty cell. */
function meant(cell: string): string {
  return /^(null|n\/a|-)$/i.test(cell) ? '' : cell
}

function eraByDate(date: string): Era {
  if (date < keyJudgementsFrom) return 'graded-overall'
  return date < reportCardsFrom ? 'key-judgements' : 'report-card'
}

/** Columns decide where they can: a report card is one, and an overall grade belongs to the first era. */
function eraOf(date: string, form: InspectionColumns, overall: string): Era {
  if (form.form === 'outcome') return eraByDate(date)
  if (form.form === 'report-card') return 'report-card'
  if (
    /^[1-4]$/.test(overall) ||
    (gradeWords.has(overall.toLowerCase()) && !/^not judged$/i.test(overall))
  ) {
    return 'graded-overall'
  }
  if (/^not judged$/i.test(overall)) return 'key-judgements'
  return date < keyJudgementsFrom ? 'graded-overall' : 'key-judgements'
}

function wordsOf(cell: string, form: InspectionColumns, provision: boolean): string | null {
  if (form.form === 'report-card') return standards.get(cell.toLowerCase()) ?? null
  if (provision && cell === '9') return 'Not applicable'
  return grades.get(cell) ?? gradeWords.get(cell.toLowerCase()) ?? null
}

/** "Not judged" is no grade: the era has none. */
function overallGrade(cell: string): string {
  if (/^not judged$/i.test(cell)) return ''
  return grades.get(cell) ?? gradeWords.get(cell.toLowerCase()) ?? cell
}

function safeguardingOf(cell: string): Inspection['safeguarding'] {
  if (/^(yes|met)$/i.test(cell)) return 'met'
  return /^(no|not met)$/i.test(cell) ? 'not-met' : null
}

function concernOf(cell: string): string | null {
  return cell === '' || /^(none|no|not applicable|does not apply|no category|9|0)$/i.test(cell)
    ? null
    : cell
}

function isBorrowed(
  form: InspectionColumns,
  published: string,
  text: (names: string[]) => string,
): boolean {
  return (
    form.date[0]?.startsWith('previous') === true &&
    isoDateOf(text(['publicationdate'])) === published
  )
}
