/** Vision, meeting and governance files: YAML or JSON that a person wrote, checked against a schema. */
import { parseDocument } from 'yaml'
import type { z } from 'zod'
import { AppError, type ErrorCode } from '../contract/index.ts'

/** Enough for any real file; a bound on aliases keeps a hostile one from growing without end. */
const maxAliases = 50

/** Each kind of document has a key of its name. */
const documentKinds = ['vision', 'meeting', 'governance'] as const
type DocumentKind = (typeof documentKinds)[number]

/**
 * Reads a document's text into its shape.
 * @throws AppError with the code given, naming the line or the key that is wrong.
 */
export function readDocument<S extends z.ZodType>(
  text: string,
  schema: S,
  code: ErrorCode,
  what: DocumentKind,
): z.output<S> {
  const data = readYaml(text, code, what)
  const parsed = schema.safeParse(data)
  if (parsed.success) return parsed.data
  const other = documentKinds.find((kind) => kind !== what && isNamed(data, kind))
  if (other && !isNamed(data, what)) {
    throw new AppError(code, `This is a ${other} file, not a ${what} file.`, {})
  }
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

function isNamed(data: unknown, kind: DocumentKind): boolean {
  return typeof data === 'object' && data !== null && Object.hasOwn(data, kind)
}

function readYaml(text: string, code: ErrorCode, what: DocumentKind): unknown {
  const unreadable = (line: number | null) =>
    new AppError(
      code,
      `The ${what} file cannot be read${line ? ` at line ${line}` : ''}: it is neither YAML nor JSON.`,
      { line },
    )
  try {
    // The library would describe every error with its place, which takes minutes where there are very many.
    const document = parseDocument(text, {
      schema: 'core',
      prettyErrors: false,
      logLevel: 'silent',
    })
    const [first] = document.errors
    if (first) throw unreadable(text.slice(0, first.pos[0]).split('\n').length)
    return document.toJS({ maxAliasCount: maxAliases })
  } catch (error) {
    throw error instanceof AppError ? error : unreadable(null)
  }
}
