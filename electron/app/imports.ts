/**
 * Bringing files in. GIAS files are read first, whatever their order; files that need the trust's schools
 * wait, sealed in the vault, until the trust is adopted, so that a person may drop everything at once.
 */
import { stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import {
  AppError,
  type ErrorCode,
  type FileKind,
  type ImportResult,
  type Output,
} from '../contract/index.ts'
import { isTidyMeta, type Intake } from '../intake/index.ts'
import type { School } from '../domain/school.ts'
import { heldQueries, registerQueries, trustQueries } from '../store/index.ts'
import { watchFiles } from './file-watch.ts'
import { hold, holdFile, sourceOfHeld, type Choice } from './held-files.ts'
import { keepIntake, registerKinds } from './keep-intake.ts'
import { allKpis } from './kpis.ts'
import type { Context, Job } from './context.ts'
import type { Handlers } from './dispatch.ts'
import { toAppError } from './to-app-error.ts'
import type { GivenFile } from './given-file.ts'

/** These are no fault of a file: they end the whole import, and a file that waits goes on waiting. */
const ends: readonly string[] = [
  'Cancelled',
  'VaultLocked',
  'VaultReadOnly',
  'VaultDamaged',
  'DiskFull',
] satisfies ErrorCode[]

type Batch = Pick<Output<'import.bytes'>, 'results' | 'refused'>

/** A file dropped on the window. */
export function sourceOfBytes(name: string, bytes: Uint8Array): GivenFile {
  return { name, content: bytes }
}

async function sourceOfFile(file: string): Promise<GivenFile> {
  const place = resolve(file)
  const found = await stat(place).catch(() => null)
  if (!found?.isFile()) {
    const what = found?.isDirectory()
      ? `${file} is a folder: name the files in it.`
      : `There is no file ${file}.`
    throw new AppError('FileMissing', what, { file: basename(file) })
  }
  return { name: basename(place), folder: basename(dirname(place)), content: place }
}

/**
 * Reads all the sources, each on its own: one that cannot be read never stops the others. The `.meta.csv` of
 * a file among them tells its filters and units; one whose file is not there is refused as any other.
 * @param metas such metadata that came earlier
 * @param jobName under which each file is told of, and cancelled alone as `NAME/0`, `NAME/1`, …
 */
export async function importSources(
  context: Context,
  sources: GivenFile[],
  choice: Choice,
  job: Job,
  metas: readonly GivenFile[] = [],
  jobName?: string,
): Promise<Batch> {
  try {
    return await readInTurn(context, sources, choice, job, metas, jobName)
  } finally {
    // Also where it ended early, as what was stored until then is there.
    context.changed('imports', 'values', 'schools')
  }
}

async function readInTurn(
  context: Context,
  sources: GivenFile[],
  choice: Choice,
  job: Job,
  metas: readonly GivenFile[],
  jobName: string | undefined,
): Promise<Batch> {
  const vault = context.vault()
  const batch: Batch = { results: [], refused: [] }
  const watches = watchFiles(context, jobName, job, sources)
  const refuse = (source: GivenFile, error: unknown) => {
    const alone = watches.get(source)?.isCancelled() ?? false
    const refusal = alone ? cancelledAlone() : toAppError(error)
    if (!alone && ends.includes(refusal.code)) throw refusal
    const told = { file: source.name, code: refusal.code, message: refusal.message }
    batch.refused.push(told)
    watches.get(source)?.refused(told)
  }

  const known: { source: GivenFile; kind: FileKind; needsSchools: boolean; title: string }[] = []
  const loose: { source: GivenFile; error: unknown }[] = []
  for (const source of sources) {
    try {
      const found = await context.options.work.identify(source)
      known.push({ source, ...found, kind: choice.as ?? found.kind })
    } catch (error) {
      if (isTidyMeta(error)) loose.push({ source, error })
      else refuse(source, error)
    }
  }
  const rank = (kind: FileKind) =>
    registerKinds.includes(kind) ? registerKinds.indexOf(kind) : registerKinds.length
  known.sort((a, b) => rank(a.kind) - rank(b.kind))

  const allMetas = [...metas, ...loose.map(({ source }) => source)]
  const used = new Set<string>()
  let tidyWaits = false
  for (const [index, { source, kind, needsSchools, title }] of known.entries()) {
    job.signal.throwIfAborted()
    context.requireStill(vault)
    job.progress(source.name, index, known.length)
    const watch = watches.get(source)
    const own = watch?.job ?? job
    try {
      own.signal.throwIfAborted()
      watch?.reading()
      if (needsSchools && trustQueries.schools(context.vault().db).length === 0) {
        // Read without schools, for what would be refused: better said now than when the trust is adopted.
        await readFor(context, [], source, kind, choice, own, [])
        tidyWaits ||= kind === 'tidy'
        const held = await hold(context, source, kind, title, choice)
        batch.results.push(held)
        watch?.done(held)
        continue
      }
      const { result, meta } = await importOne(context, source, kind, choice, own, allMetas)
      if (meta !== null) used.add(meta)
      batch.results.push(result)
      watch?.done(result)
    } catch (error) {
      refuse(source, error)
    }
  }
  for (const { source, error } of loose) {
    if (tidyWaits) await holdFile(context, source, {})
    else if (!used.has(source.name)) {
      refuse(source, error)
      continue
    }
    watches.get(source)?.used()
  }
  job.progress('Done', known.length, known.length)
  return batch
}

function cancelledAlone(): AppError {
  return new AppError('Cancelled', 'This file was cancelled. Nothing of it was stored.')
}

async function importOne(
  context: Context,
  source: GivenFile,
  kind: FileKind,
  choice: Choice,
  job: Job,
  metas: GivenFile[],
): Promise<{ result: ImportResult; meta: string | null }> {
  const vault = context.vault()
  const intake = await readFor(
    context,
    trustQueries.schools(vault.db),
    source,
    kind,
    choice,
    job,
    metas,
  )
  context.requireStill(vault)
  return { result: keepIntake(context, intake), meta: intake.meta }
}

/** Reads a file for these schools; stores nothing. */
function readFor(
  context: Context,
  schools: School[],
  source: GivenFile,
  kind: FileKind,
  choice: Choice,
  job: Job,
  metas: GivenFile[],
): Promise<Intake> {
  const urns = schools.map((school) => school.urn)
  const links = registerQueries.linksFor(context.vault().db, urns)
  return context.options.work.read(
    source,
    { kpis: allKpis(context), schools, links },
    { as: kind, metas, ...(choice.period === undefined ? {} : { period: choice.period }) },
    { signal: job.signal, onProgress: job.progress },
  )
}

/**
 * Reads the files that waited. One that is refused is let go, and the refusal says why; where the fault may be
 * ours, it goes on waiting.
 */
export async function importHeld(context: Context, job: Job): Promise<Batch> {
  const batch: Batch = { results: [], refused: [] }
  const vault = context.vault()
  const waiting = heldQueries.list(vault.db)
  const metas: GivenFile[] = []
  for (const { id, size } of waiting) {
    const held = size < largestMeta ? heldQueries.read(vault.db, id) : null
    if (!held) continue
    const source = sourceOfHeld(held)
    await context.options.work.identify(source).catch((error: unknown) => {
      if (isTidyMeta(error)) metas.push(source)
    })
  }
  const isMeta = new Set(metas.map((source) => source.name))
  for (const { id } of waiting) {
    const held = heldQueries.read(vault.db, id)
    if (!held) continue
    const source = sourceOfHeld(held)
    const choice = { as: held.as ?? undefined, period: held.period ?? undefined }
    if (!isMeta.has(source.name)) {
      const one = await importSources(context, [source], choice, job, metas)
      batch.results.push(...one.results)
      batch.refused.push(...one.refused)
      if (one.refused.some(({ code }) => code === 'Unexpected')) continue
    }
    vault.change(`Read ${source.name}, which waited for the trust`, (db, journal) => {
      heldQueries.remove(db, id)
      journal(`held/${id}`, { file: source.name, sha256: held.sha256 }, null)
    })
  }
  return batch
}

/** Metadata names the columns of one file: more bytes than this are something else. */
const largestMeta = 1 << 20

export const importHandlers: Pick<Handlers, 'import.bytes' | 'import.files'> = {
  'import.bytes': async (context, { files, as, period, job }) => {
    using work = context.job(job)
    const sources = files.map(({ name, bytes }) => sourceOfBytes(name, bytes))
    return await importSources(context, sources, { as, period }, work, [], job)
  },
  'import.files': async (context, { files, as, period, job }) => {
    using work = context.job(job)
    const sources = await Promise.all(files.map(sourceOfFile))
    return await importSources(context, sources, { as, period }, work, [], job)
  },
}
