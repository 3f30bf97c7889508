/** What a command of the command line is, and what all of them share. */
import { readFile } from 'node:fs/promises'
import { formatDate } from '../../domain/wording.ts'
import { AppError, type CallName, type Input, type Output } from '../../contract/index.ts'

/** What was typed is no command line of Plumbline's. */
export class UsageError extends Error {}

/** What a command works with. */
export type Run = {
  call<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>>
  /** Opens the vault that the first argument names. */
  unlock(folder: string): Promise<void>
  passphrase(): Promise<string>
  text(name: string): string | undefined
  required(name: string): string
  standardInput(): Promise<string>
  /** What a one-time URL holds. */
  bytesAt(url: string): Promise<Uint8Array>
}
/** What a command says: a document for programs, words for people, and what makes it end with status 1. */
export type Answer = { data: unknown; words: string; trouble?: string }

export type Command = {
  usage: string
  options: string[]
  /** Fewest and most arguments after the command's words. */
  takes: [number, number]
  run(run: Run, args: string[]): Promise<Answer>
}

/** Names the one piece of work that a command line does, for its progress. */
export const job = 'cli'

/** An option that is a whole number; undefined where it is not given. */
export function wholeNumber(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined
  if (!/^\d+$/.test(text)) throw new UsageError(`--${name} takes a whole number`)
  return Number(text)
}

/** A text file that the person names.
 * @throws AppError `FileMissing`
 */
export async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => {
    throw new AppError('FileMissing', `There is no file ${file}.`)
  })
}

/** An ISO time as a moment by the clock of this computer: `24 November 2026, 14:02`. */
export function formatMoment(iso: string): string {
  const at = new Date(iso)
  const two = (number: number): string => String(number).padStart(2, '0')
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${formatDate(day)}, ${two(at.getHours())}:${two(at.getMinutes())}`
}
