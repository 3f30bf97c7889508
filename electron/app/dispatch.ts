/**
 * The only way in, for every host and the command line: look up, parse strictly, ask whether a vault is
 * open, run, and wrap. Errors leave as data, since bridges drop what an `Error` carries.
 */
import {
  AppError,
  contract,
  type CallName,
  type Output,
  type ParsedInput,
  type Result,
} from '../contract/index.ts'
import type { Context } from './context.ts'
import { toAppError } from './to-app-error.ts'

export type Handlers = {
  [N in CallName]: (context: Context, input: ParsedInput<N>) => Output<N> | Promise<Output<N>>
}

/**
 * Makes the dispatcher over the handlers.
 * @param checkOutput parse answers too: in tests and development, where a wrong answer should be loud.
 */
export function createDispatch(context: Context, handlers: Handlers, checkOutput: boolean) {
  return async (name: string, input: unknown): Promise<Result<unknown>> => {
    const ended = context.session.work()
    try {
      if (!Object.hasOwn(contract, name)) {
        throw new AppError('CallUnknown', `There is no call named "${name.slice(0, 60)}".`)
      }
      const call = contract[name as CallName]
      if (call.trusted && !context.options.trusted) {
        throw new AppError('NotAllowed', `"${name}" is for the command line alone.`)
      }
      const parsed = call.input.safeParse(input)
      if (!parsed.success) {
        const issue = parsed.error.issues[0]
        const where = issue?.path.join('.') ?? ''
        throw new AppError(
          'InputInvalid',
          `${name}: ${where ? `${where}: ` : ''}${issue?.message ?? 'wrong input'}`,
          {
            call: name,
            where,
          },
        )
      }
      if (call.needs === 'vault') context.vault()
      const handler = handlers[name as CallName] as (context: Context, input: unknown) => unknown
      const value = await handler(context, wellFormed(parsed.data))
      return { ok: true, value: checkOutput ? call.output.parse(value) : value }
    } catch (error) {
      return { ok: false, error: toAppError(error).toData() }
    } finally {
      ended()
    }
  }
}

/**
 * An input with every half of a character, as a cut emoji leaves it, in the place of which the database would
 * put the sign for what cannot be read: then what is answered is what is kept.
 */
function wellFormed(input: unknown): unknown {
  if (typeof input === 'string') return input.toWellFormed()
  if (Array.isArray(input)) return input.map(wellFormed)
  if (typeof input !== 'object' || input === null || input instanceof Uint8Array) return input
  return Object.fromEntries(Object.entries(input).map(([key, inner]) => [key, wellFormed(inner)]))
}
