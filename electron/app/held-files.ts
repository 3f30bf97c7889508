/** Files that wait, sealed in the vault, until the trust is adopted and there are schools to read them for. */
import { createHash } from 'node:crypto'
import type { FileKind, ImportResult } from '../contract/index.ts'
import { heldQueries, type HeldFile } from '../store/index.ts'
import type { Context } from './context.ts'
import { sourceOf, type GivenFile } from './given-file.ts'

/** What a person said of a file: its kind, its period. */
export type Choice = { as?: FileKind | undefined; period?: string | undefined }

/** Keeps a file's bytes until there are schools to read it for, and with its name that of its folder. */
export async function holdFile(
  context: Context,
  source: GivenFile,
  choice: Choice,
): Promise<{ sha256: string; bytes: number; at: string }> {
  const vault = context.vault()
  const { bytes, sha256 } = await gather(source)
  context.requireStill(vault)
  const at = context.options.clock.now().toISOString()
  const already = heldQueries.list(vault.db).some((held) => held.sha256 === sha256)
  if (!already) {
    vault.change(`Kept ${source.name} until the trust is adopted`, (db, journal) => {
      const id = context.options.id()
      heldQueries.hold(db, {
        id,
        name: source.folder === undefined ? source.name : `${source.folder}/${source.name}`,
        sha256,
        bytes,
        as: choice.as ?? null,
        period: choice.period ?? null,
        at,
      })
      journal(`held/${id}`, null, { file: source.name, sha256 })
    })
  }
  return { sha256, bytes: bytes.byteLength, at }
}

/** Keeps a file that needs the trust's schools; what the person is told of it meanwhile. */
export async function hold(
  context: Context,
  source: GivenFile,
  kind: FileKind,
  title: string,
  choice: Choice,
): Promise<ImportResult> {
  const { sha256, bytes, at } = await holdFile(context, source, choice)
  return {
    id: null,
    file: source.name,
    sha256,
    bytes,
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

/** A file that waited, as it was given. */
export function sourceOfHeld({ name, bytes }: HeldFile): GivenFile {
  const [file = name, folder] = name.split('/').toReversed()
  return { name: file, folder, content: bytes }
}

async function gather(file: GivenFile): Promise<{ bytes: Uint8Array; sha256: string }> {
  const chunks: Uint8Array[] = []
  for await (const chunk of sourceOf(file).bytes()) chunks.push(chunk)
  const bytes = new Uint8Array(Buffer.concat(chunks))
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}
