/** What a call is made of, and the inputs that several share. */
import { z } from 'zod'

/**
 * One call. `needs`: `vault` where it works on the open vault. `trusted`: only for the command line,
 * which may name any file of the person's; a window never passes a path to be read.
 */
export type Call<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  input: I
  output: O
  needs: 'nothing' | 'vault'
  trusted: boolean
}

export function call<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
  options: { needs?: Call['needs']; trusted?: boolean } = {},
): Call<I, O> {
  return { input, output, needs: options.needs ?? 'vault', trusted: options.trusted ?? false }
}

/** Letters that a vision or meeting file may have. */
export const largestDocument = 200_000

export const nothing = z.strictObject({})
export const done = z.strictObject({ done: z.literal(true) })
/** Done as a change of that name, which `changes.undo` takes back. */
export const doneAs = z.strictObject({ done: z.literal(true), change: z.string() })
export const passphrase = z.string().max(1024)
export const path = z
  .string()
  .min(1)
  .max(4096)
  .refine((text) => !text.includes('\0'), 'no disk can hold this name')
export const bytes = z.instanceof(Uint8Array)
/** A vision or meeting file: far more than any real one holds, and soon read whatever stands in it. */
export const document = z.string().max(largestDocument)
export const free = { needs: 'nothing' } as const
/** Names the long work, so that its progress can be told apart and it can be cancelled. */
export const job = z.string().max(64).optional()
