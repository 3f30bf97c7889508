/** Reads a body that is kept as JSON, by the shapes of `domain/stored.ts`. */
import type { z } from 'zod'
import { AppError } from '../contract/error.ts'

/**
 * @param what the thing as a person knows it: `Version 3 of the vision`
 * @throws AppError `StoredUnreadable`, naming it, where its body has no shape that any release wrote
 */
export function readStored<S extends z.ZodType>(
  shape: S,
  what: string,
  body: unknown,
): z.output<S> {
  const found = shape.safeParse(typeof body === 'string' ? jsonOf(body) : body)
  if (found.success) return found.data
  const issue = found.error.issues[0]
  const where = issue?.path.map(String).join('.') ?? ''
  throw new AppError(
    'StoredUnreadable',
    `${what} cannot be read${where ? `: ${where}: ${issue?.message ?? ''}` : ''}. Everything else in the vault is as it was.`,
    { what, where },
  )
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
