/** The day on which the app is at work. */
import { londonDay } from '../domain/london.ts'
import type { Context } from './context.ts'

/** ISO date in London. */
export function today(context: Context): string {
  return londonDay(context.options.clock.now().toISOString())
}
