/** Changes of the vault, by the names that the calls which made them answer. */
import { z } from 'zod'
import { call, doneAs } from './call.ts'

export const changesCalls = {
  /**
   * Takes back one change of the vision, a setting, a person or a KPI: what it touched goes back to what it
   * was, and all that came after stays. `ChangedSince`, and nothing is taken back, where something later
   * touched the same thing.
   */
  'changes.undo': call(z.strictObject({ change: z.string().max(200) }), doneAs),
} as const
