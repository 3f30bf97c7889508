/**
 * People from a CSV file, such as a clerk keeps: a column `name`, and where they are there `kind`, `role`,
 * `bodies` (parted by semicolons), `school` (URN), `from`, `to` and `email`.
 */
import { z } from 'zod'
import { AppError } from '../contract/error.ts'
import type { Problem } from '../contract/shapes.ts'
import { bodySchema } from '../domain/bodies.ts'
import {
  personKindLabels,
  personKinds,
  trustPersonSchema,
  type PersonKind,
  type TrustPerson,
} from '../domain/people.ts'
import { openSimpleTable, type CsvRecord } from './csv.ts'
import { isoDateOf } from './dates.ts'
import { wholeRows } from './problems.ts'
import type { Source } from './source.ts'

/** A person of a file, with the names of the bodies that they sit on. */
type ReadPerson = Omit<TrustPerson, 'id' | 'offices' | 'skills'> & { bodies: string[] }

const personSchema = trustPersonSchema
  .omit({ id: true, offices: true, skills: true })
  .extend({ bodies: z.array(bodySchema.shape.name).max(20) })

/** Other words in which the kinds are written. */
const otherWords: Record<string, PersonKind> = {
  'governance professional': 'clerk',
  'clerk to the trustees': 'clerk',
  ceo: 'ceo',
  'chief executive officer': 'ceo',
  principal: 'head',
  'head teacher': 'head',
  director: 'trustee',
  governor: 'local-governor',
}

/** @throws AppError `ImportUnreadable`, `ImportUnknown` where there is no column `name`. */
export async function readPeople(
  source: Source,
): Promise<{ people: ReadPerson[]; problems: Problem[] }> {
  const { table, problems } = wholeRows(await openSimpleTable(source))
  if (!table.header.has('name')) {
    throw new AppError('ImportUnknown', 'The file has no column "name"; each row is one person.')
  }
  const people = new Map<string, ReadPerson>()
  for await (const record of table.records) {
    const person = readPerson(record, problems)
    if (person) people.set(person.name.toLowerCase(), person)
  }
  return { people: [...people.values()], problems }
}

function readPerson(record: CsvRecord, problems: Problem[]): ReadPerson | null {
  const cell = (column: string) => (record.get(column) ?? '').trim()
  const doubt = (column: string, expected: string, message: string) =>
    problems.push({
      severity: 'doubt',
      row: record.row,
      column,
      found: cell(column),
      expected,
      message,
    })
  const dateIn = (column: string) => {
    const date = isoDateOf(cell(column))
    if (date === null && cell(column) !== '') {
      doubt(column, 'a date, 01/09/2025', 'The date cannot be read; it was left empty.')
    }
    return date
  }
  const kind = kindOf(cell('kind'))
  if (kind === null) {
    const kinds = personKinds.map((one) => personKindLabels[one].toLowerCase()).join(', ')
    doubt('kind', kinds, 'The kind is not one that is known; the person was kept as "other".')
  }
  const email = cell('email')
  const validEmail = personSchema.shape.email.safeParse(email).success
  if (email !== '' && !validEmail) {
    doubt('email', 'an e-mail address', 'The address cannot be right; it was left empty.')
  }
  const parsed = personSchema.safeParse({
    name: cell('name'),
    kind: kind ?? 'other',
    role: cell('role'),
    bodies: cell('bodies')
      .split(';')
      .map((body) => body.trim())
      .filter((body) => body !== ''),
    school: cell('school') || null,
    from: dateIn('from'),
    to: dateIn('to'),
    email: email !== '' && validEmail ? email : null,
  })
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  problems.push({
    severity: 'left-out',
    row: record.row,
    column: String(issue?.path[0] ?? 'name'),
    found: cell(String(issue?.path[0] ?? 'name')),
    expected: 'a name, and text of a usual length',
    message: 'The row was left out.',
  })
  return null
}

/** An empty cell is a trustee, since that is whom such lists are mostly of; null for words not known. */
function kindOf(text: string): PersonKind | null {
  const word = text.toLowerCase().replace(/\s+/g, ' ')
  if (word === '') return 'trustee'
  const known = personKinds.find(
    (kind) => kind === word || personKindLabels[kind].toLowerCase() === word,
  )
  return known ?? otherWords[word] ?? null
}
