/** What is chosen on the screens of insight, as it stands in the address: a link leads to the same sight. */
import { z } from 'zod'
import { phases, pupilGroups } from '../../electron/domain/kpi.ts'

/** An address that was typed or is old still opens the screen: what means nothing is left out. */
const choice = <T extends z.ZodType>(type: T) => type.optional().catch(undefined)
const text = choice(z.string().max(100))
const codeText = choice(z.coerce.string().max(200))

/** A school by its URN, which the address may have taken for a number; `trust` for all schools together. */
const whose = codeText

export const scorecardSearch = z.object({
  strand: choice(z.union([z.int().min(1), z.enum(['all', 'outside'])])),
  phase: choice(z.enum(phases)),
  group: choice(z.enum(pupilGroups)),
  period: text,
  /** Part of a school's name. */
  school: text,
  marked: choice(z.literal(true)),
  sort: text,
  /** The opened figure: whose, and of which measure. */
  of: whose,
  kpi: codeText,
})
export type ScorecardSearch = z.infer<typeof scorecardSearch>

export const schoolSearch = z.object({ group: choice(z.enum(pupilGroups)), kpi: codeText })
export type SchoolSearch = z.infer<typeof schoolSearch>

export const compareSearch = z.object({
  /** URNs with a hyphen between them. */
  schools: codeText,
  kpi: codeText,
  group: choice(z.enum(pupilGroups)),
  period: text,
  /** The opened figure: whose, and of which of the measures. */
  of: whose,
  measure: codeText,
})
export type CompareSearch = z.infer<typeof compareSearch>
