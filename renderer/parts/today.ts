/** The day on which the person is at work. */
import { londonDay } from '../../electron/domain/london.ts'

/** ISO date in London, as the app itself has it, whatever this computer's time zone. */
export function presentDay(): string {
  return londonDay(new Date().toISOString())
}
