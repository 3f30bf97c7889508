/**
 * The heavy work apart from the vault: knowing and reading files, checking and building packs. What goes in
 * and what comes out is plain data, so that it can be done in this thread (`work-here.ts`) or in another.
 */
import type { AppError, Check, FileKind } from '../contract/index.ts'
import type { PackRecord } from '../domain/pack-record.ts'
import type { Intake, IntakeContext } from '../intake/index.ts'
import type { BuildOptions, BuiltPack, PackInput, RegisterInput } from '../pack/index.ts'
import type { PaperText } from '../pack/paper-text.ts'
import type { GivenFile } from './given-file.ts'

/** How a file is to be read; see `IntakeOptions`. */
export type ReadChoice = { as?: FileKind; period?: string; metas: GivenFile[] }

/** How progress is told and work is stopped. */
export type WorkOptions = BuildOptions

export type Work = {
  /** What a file is; throws as `identify` of the intake does. */
  identify(file: GivenFile): Promise<{ kind: FileKind; needsSchools: boolean; title: string }>
  /** Reads a file; progress is told in rows. Throws as `readFile` of the intake does. */
  read(
    file: GivenFile,
    context: IntakeContext,
    choice: ReadChoice,
    options: WorkOptions,
  ): Promise<Intake>
  check(input: PackInput): Promise<Check[]>
  build(input: PackInput, options: WorkOptions): Promise<BuiltPack>
  /** What the pack would hold, without its file. */
  outline(input: PackInput, options: WorkOptions): Promise<PackRecord>
  /** The words of a PDF, page by page, but of the pages to `skip`. */
  text(bytes: Uint8Array, skip: readonly number[], options: WorkOptions): Promise<PaperText>
  /** The published register of interests on paper. */
  register(register: RegisterInput): Promise<{ bytes: Uint8Array; pages: number }>
  /** Ends what is under way with this error, and lets go of all that was handed over for what is done. */
  forget(why: AppError): void
  /** Ends what is under way. */
  close(): Promise<void>
}
