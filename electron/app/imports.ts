/**
 * Bringing files in. GIAS files are read first, whatever their order; files that need the trust's schools
 * wait, sealed in the vault, until the trust is adopted, so that a person may drop everything at once.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { AppError, type FileKind, type ImportResult, type Output } from '../contract/index.ts'
import { identify, readFile, type Intake, type Source } from '../intake/index.ts'
import {
  heldQueries,
  importQueries,
  inspectionQueries,
  observationQueries,
  registerQueries,
  trustQueries,
} from '../store/index.ts'
import { allKpis } from './kpis.ts'
import type { Context, Job } from './context.ts'
import { toAppError, type Handlers } from './dispatch.ts'

type Batch = Pick<Output<'import.bytes'>, 'results' | 'refused'>
type Choice = { as?: FileKind | undefined; period?: string | undefined }

/** Register first, since schools are found through it and its links. */
const registerKinds: FileKind[] = ['gias', 'gias-links', 'gias-groups']

/** A file dropped on the window. */
export function sourceOfBytes(name: string, bytes: Uint8Array): Source {
  return {
    name,
    async *bytes() {
      yield bytes
    },
  }
}

async function sourceOfFile(file: string): Promise<Source> {
  const place = resolve(file)
  const found = await stat(place).catch(() => null)
  if (!found?.isFile())
    throw new AppError('FileMissing', `There is no file ${file}.`, { file: basename(file) })
  return { name: basename(place), bytes: () => createReadStream(place, { highWaterMark: 1 << 18 }) }
}

/** Reads all the sources, each on its own: one that cannot be read never stops the others. */
export async function importSources(
  context: Context,
  sources: Source[],
  choice: Choice,
  job: Job,
): Promise<Batch> {
  const batch: Batch = { results: [], refused: [] }
  const refuse = (source: Source, error: unknown) => {
    const refusal = toAppError(error)
    if (refusal.code === 'Cancelled') throw refusal
    batch.refused.push({ file: source.name, code: refusal.code, message: refusal.message })
  }

  const known: { source: Source; kind: FileKind; needsSchools: boolean; title: string }[] = []
  for (const source of sources) {
    try {
      const found = await identify(source)
      known.push({ source, ...found, kind: choice.as ?? found.kind })
    } catch (error) {
      refuse(source, error)
    }
  }
  const rank = (kind: FileKind) =>
    registerKinds.includes(kind) ? registerKinds.indexOf(kind) : registerKinds.length
  known.sort((a, b) => rank(a.kind) - rank(b.kind))

  for (const [index, { source, kind, needsSchools, title }] of known.entries()) {
    job.signal.throwIfAborted()
    job.progress(source.name, index, known.length)
    try {
      const waits = needsSchools && trustQueries.schools(context.vault().db).length === 0
      batch.results.push(
        waits
          ? await hold(context, source, kind, title, choice)
          : await importOne(context, source, kind, choice, job),
      )
    } catch (error) {
      refuse(source, error)
    }
  }
  job.progress('Done', known.length, known.length)
  context.changed('imports', 'values', 'schools')
  return batch
}

async function importOne(
  context: Context,
  source: Source,
  kind: FileKind,
  choice: Choice,
  job: Job,
): Promise<ImportResult> {
  const { db } = context.vault()
  const schools = trustQueries.schools(db)
  const intake = await readFile(
    source,
    {
      kpis: allKpis(context),
      schools,
      links: registerQueries.linksFor(
        db,
        schools.map((school) => school.urn),
      ),
    },
    {
      as: kind,
      signal: job.signal,
      onProgress: ({ rows }) => job.progress(source.name, rows, null),
      ...(choice.period === undefined ? {} : { period: choice.period }),
    },
  )
  return store(context, intake)
}

/** Stores what a file gave, whole or not at all. The same file a second time changes nothing. */
function store(context: Context, intake: Intake): ImportResult {
  const vault = context.vault()
  const id = context.options.id()
  const at = context.options.clock.now().toISOString()
  const seen = importQueries.bySha(vault.db, intake.file.sha256) !== null
  const register = registerKinds.includes(intake.kind)
  const described = {
    file: intake.file.name,
    sha256: intake.file.sha256,
    bytes: intake.file.bytes,
    kind: intake.kind,
    title: intake.title,
    period: intake.period,
    rows: intake.rows,
    at,
    problems: intake.problems,
  }
  const counted = {
    records: register
      ? intake.schools.length + intake.links.length + intake.groupLinks.length
      : intake.inspections.length,
    schools: new Set(
      intake.observations.flatMap((o) => (o.level === 'school' && o.urn ? [o.urn] : [])),
    ).size,
    benchmarks: intake.observations.filter((o) => o.level !== 'school').length,
  }
  const none = { added: 0, superseded: 0, same: 0 }
  if (seen && register)
    return { ...described, id: null, outcome: 'unchanged', counts: { ...counted, ...none } }

  return vault.change(`Imported ${intake.title}`, (db, journal) => {
    registerQueries.putSchools(db, id, intake.schools, intake.schoolFields)
    registerQueries.putLinks(db, id, intake.links)
    registerQueries.putGroupLinks(db, id, intake.groupLinks)
    const inspections = inspectionQueries.put(db, id, intake.inspections)
    const values = observationQueries.put(db, id, at, intake.observations)
    const counts = { ...counted, ...values }
    if (seen && values.added + values.superseded + inspections === 0) {
      return { ...described, id: null, outcome: 'unchanged', counts }
    }
    const result = { ...described, id, outcome: 'stored' as const, counts }
    importQueries.add(db, result)
    const { file, sha256, kind, period } = described
    journal(`import/${id}`, null, { file, sha256, kind, period, counts })
    return result
  })
}

/** Keeps a file's bytes in the vault until there are schools to read it for. */
async function hold(
  context: Context,
  source: Source,
  kind: FileKind,
  title: string,
  choice: Choice,
): Promise<ImportResult> {
  const { bytes, sha256 } = await gather(source)
  const at = context.options.clock.now().toISOString()
  const vault = context.vault()
  const already = heldQueries.list(vault.db).some((held) => held.sha256 === sha256)
  if (!already) {
    vault.change(`Kept ${source.name} until the trust is adopted`, (db, journal) => {
      const id = context.options.id()
      heldQueries.hold(db, {
        id,
        name: source.name,
        sha256,
        bytes,
        as: choice.as ?? null,
        period: choice.period ?? null,
        at,
      })
      journal(`held/${id}`, null, { file: source.name, sha256 })
    })
  }
  return {
    id: null,
    file: source.name,
    sha256,
    bytes: bytes.byteLength,
    kind,
    title,
    period: choice.period ?? null,
    outcome: 'waiting',
    rows: 0,
    counts: { added: 0, superseded: 0, same: 0, records: 0, schools: 0, benchmarks: 0 },
    at,
    problems: [],
  }
}

async function gather(source: Source): Promise<{ bytes: Uint8Array; sha256: string }> {
  const chunks: Uint8Array[] = []
  for await (const chunk of source.bytes()) chunks.push(chunk)
  const bytes = new Uint8Array(Buffer.concat(chunks))
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** Reads the files that waited. One that is refused is let go, and the refusal says why. */
export async function importHeld(context: Context, job: Job): Promise<Batch> {
  const batch: Batch = { results: [], refused: [] }
  const vault = context.vault()
  for (const { id } of heldQueries.list(vault.db)) {
    const held = heldQueries.read(vault.db, id)
    if (!held) continue
    const choice = { as: held.as ?? undefined, period: held.period ?? undefined }
    const one = await importSources(context, [sourceOfBytes(held.name, held.bytes)], choice, job)
    batch.results.push(...one.results)
    batch.refused.push(...one.refused)
    vault.change(`Read ${held.name}, which waited for the trust`, (db, journal) => {
      heldQueries.remove(db, id)
      journal(`held/${id}`, { file: held.name, sha256: held.sha256 }, null)
    })
  }
  return batch
}

export const importHandlers: Pick<Handlers, 'import.bytes' | 'import.files' | 'import.list'> = {
  'import.bytes': (context, { files, as, period, job }) =>
    importSources(
      context,
      files.map(({ name, bytes }) => sourceOfBytes(name, bytes)),
      { as, period },
      context.job(job),
    ),
  'import.files': async (context, { files, as, period, job }) =>
    importSources(
      context,
      await Promise.all(files.map(sourceOfFile)),
      { as, period },
      context.job(job),
    ),
  'import.list': (context) => ({ imports: importQueries.list(context.vault().db) }),
}
