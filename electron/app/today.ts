/** The day on which the app is at work. */
import type { Context } from './context.ts'

/** ISO date, by the time at Greenwich. */
export function today(context: Context): string {
  return context.options.clock.now().toISOString().slice(0, 10)
}
