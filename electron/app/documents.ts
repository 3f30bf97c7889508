/** Vision and meeting files: YAML or JSON that a person wrote, checked against a schema. */
import { YAMLParseError, parse } from 'yaml'
import type { z } from 'zod'
import { AppError, type ErrorCode } from '../contract/index.ts'

/** Enough for any real file; a bound on aliases keeps a hostile one from growing without end. */
const maxAliases = 50

/**
 * Reads a document's text into its shape.
 * @throws AppError with the code given, naming the line or the key that is wrong.
 */
export function readDocument<S extends z.ZodType>(
  text: string,
  schema: S,
  code: ErrorCode,
  what: string,
): z.output<S> {
  let data: unknown
  try {
    data = parse(text, { maxAliasCount: maxAliases, schema: 'core' })
  } catch (error) {
    const line = error instanceof YAMLParseError ? (error.linePos?.[0].line ?? null) : null
    throw new AppError(
      code,
      `The ${what} file cannot be read${line ? ` at line ${line}` : ''}: it is neither YAML nor JSON.`,
      {
        line,
      },
    )
  }
  const parsed = schema.safeParse(data)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const where =
    issue?.path.map((key) => (typeof key === 'number' ? `${key + 1}` : String(key))).join(' › ') ??
    ''
  throw new AppError(
    code,
    `The ${what} file is not complete: ${where ? `${where}: ` : ''}${issue?.message ?? 'wrong shape'}.`,
    {
      where,
    },
  )
}
