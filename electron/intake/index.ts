/** Files in, observations out. The only way into this folder. */
import { AppError } from '../contract/error.ts'
import type { FileKind, Problem } from '../contract/shapes.ts'
import { openTable } from './csv.ts'
import { readGiasGroups } from './gias-groups.ts'
import { isLinkCell, readGiasLinks } from './gias-links.ts'
import { readGias } from './gias.ts'
import { recognise } from './identify.ts'
import type { Intake, IntakeContext, IntakeOptions, Reading, Readout } from './intake.ts'
import { readOfsted } from './ofsted.ts'
import { summarise, wholeRows } from './problems.ts'
import { stopIfCancelled, type Source } from './source.ts'
import { readTidy } from './tidy.ts'
import { readWide } from './wide.ts'

export type { Intake, IntakeContext, IntakeOptions } from './intake.ts'
export type { Source } from './source.ts'
export { isTidyMeta } from './identify.ts'
export { createMatcher } from './matching.ts'
export { loadKpiLibrary } from './kpi-library.ts'
export { readSeries } from './series.ts'
export { readPeople } from './people.ts'

/**
 * What a file is, by its content. The whole file is looked through, so that one about single pupils is
 * refused before a byte of it is kept.
 * @throws AppError `ImportUnknown`, `ImportRefused`, `ImportUnreadable`
 */
export async function identify(
  source: Source,
): Promise<{ kind: FileKind; needsSchools: boolean; title: string }> {
  const { layout } = await guarded(() => recognise(source))
  return { kind: layout.kind, needsSchools: layout.needsSchools, title: layout.title }
}

/**
 * Reads a file whole. Bad rows and cells are problems of the result, never an exception.
 * @throws AppError `ImportUnknown`, `ImportRefused`, `ImportUnreadable`, `ImportNeedsPeriod`, `Cancelled`
 */
export async function readFile(
  source: Source,
  context: IntakeContext,
  options: IntakeOptions = {},
): Promise<Intake> {
  return guarded(async () => {
    const { layout, header, measured } = await recognise(source, options.as, options.signal)
    const opened = openTable(source, measured, header, options)
    const whole = wholeRows(opened, layout.kind === 'gias' ? isLinkCell : undefined)
    const { table } = whole
    const readout = await read({
      kind: layout.kind,
      table,
      folder: source.folder,
      context,
      options,
    })
    // The last piece of the file may have been read before the person cancelled.
    stopIfCancelled(options.signal)
    const duplicates: Problem[] = table.header.duplicates.map((column) => ({
      severity: 'note',
      row: header.row,
      column,
      found: `more than one column "${column}"`,
      expected: 'each heading once',
      message: `The heading "${column}" stands more than once; the first of the columns was read.`,
    }))
    return {
      kind: layout.kind,
      title: layout.title,
      period: null,
      file: table.file,
      observations: [],
      schools: [],
      schoolFields: [],
      links: [],
      groupLinks: [],
      inspections: [],
      meta: null,
      ...readout,
      problems: summarise([...duplicates, ...whole.problems, ...readout.problems]),
    }
  })
}

function read(reading: Reading): Promise<Readout> {
  const { kind, table, context } = reading
  switch (kind) {
    case 'gias':
      return readGias(table)
    case 'gias-links':
      return readGiasLinks(table)
    case 'gias-groups':
      return readGiasGroups(table)
    case 'ofsted':
      return readOfsted(table, context.schools, context.links)
    case 'tidy':
      return readTidy(reading)
    default:
      return readWide(reading)
  }
}

/** Whatever goes wrong in a file leaves here as an `AppError`. */
async function guarded<T>(body: () => Promise<T>): Promise<T> {
  try {
    return await body()
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('ImportUnreadable', 'The file cannot be read as a table.', {}, error)
  }
}
