/** What the figures show, as small plain models: made in the app by the same rules as the pages of a pack. */
import { z } from 'zod'
import { comparisonViewSchema } from '../domain/comparison.ts'
import { figureViewSchema } from '../domain/figure-view.ts'
import { inspectionSchema } from '../domain/inspection.ts'
import { phases, pupilGroups } from '../domain/kpi.ts'
import { parsePeriod } from '../domain/period.ts'
import { schoolViewSchema } from '../domain/school-view.ts'
import { scorecardChoiceSchema } from '../domain/scorecard-choice.ts'
import { scorecardViewSchema } from '../domain/scorecard-view.ts'
import { sections } from '../domain/meeting.ts'
import { call, done } from './call.ts'
import { valueSchema } from './shapes.ts'

const period = z
  .string()
  .max(40)
  .refine(
    (text) => parsePeriod(text) !== null,
    'must be a period such as 2017/18, 2017/18 autumn, 2025-11 or 2025-W47',
  )
const group = z.enum(pupilGroups).default('all')
const code = z.string().max(200)
const urn = z.string().max(20)

/** Strand by its number from 1; `outside`: measures of no strand; `all`: those of the vision and the rest. */
const strand = z.union([z.int().min(1), z.enum(['all', 'outside'])])

const scorecardInput = z.strictObject({
  /** The vision's measures where it is not given; all of them where there is no vision. */
  strand: strand.optional(),
  phase: z.enum(phases).optional(),
  group,
  /** The latest where it is not given; a school year finds the months and terms that end in it. */
  period: period.optional(),
})

const figureInput = z.strictObject({
  /** A school; the trust where neither it nor a phase is given. */
  urn: urn.optional(),
  /** The trust's schools of one phase. */
  phase: z.enum(phases).optional(),
  kpi: code,
  group,
  period: period.optional(),
})

const schoolInput = z.strictObject({ urn, group })

const compareInput = z.strictObject({
  /** Which schools; all of them where none is named. */
  urns: z.array(urn).max(200).default([]),
  /** One measure. Where it is not given: all that the named schools share, or the first of all schools’. */
  kpi: code.optional(),
  group,
  period: period.optional(),
})

export const insightCalls = {
  /**
   * Makes the figures of a pupil group ready before they are asked for, in parts between which other calls are
   * answered. Nothing is lost where it is never called: the first question takes a moment longer.
   */
  'insight.prepare': call(z.strictObject({ group }), done),
  /** Every school by every measure. Stands empty where there is nothing yet; never an error. */
  'insight.scorecard': call(scorecardInput, scorecardViewSchema),
  /** One figure opened. `FigureUnknown` where no such figure can exist. */
  'insight.figure': call(
    figureInput,
    figureViewSchema.extend({
      /** Values that a newer file put out of force, newest first. */
      older: z.array(valueSchema.extend({ stored: z.string(), superseded: z.string().nullable() })),
      /** Meetings from today on with an agenda item whose computed pages can hold it. */
      meetings: z.array(
        z.strictObject({
          id: z.string(),
          title: z.string(),
          date: z.string(),
          item: z.string(),
          sections: z.array(z.enum(sections)),
        }),
      ),
    }),
  ),
  /** `SchoolUnknown` for a URN that is not of the trust. */
  'insight.school': call(
    schoolInput,
    schoolViewSchema.extend({ inspections: z.array(inspectionSchema) }),
  ),
  'insight.compare': call(compareInput, comparisonViewSchema),
  /** A table as it is shown, to take away: as a CSV file, and as text and HTML for the clipboard. */
  'insight.export': call(
    z.discriminatedUnion('what', [
      z.strictObject({
        what: z.literal('scorecard'),
        ask: scorecardInput,
        choice: scorecardChoiceSchema.prefault({}),
      }),
      z.strictObject({ what: z.literal('figure'), ask: figureInput }),
      z.strictObject({ what: z.literal('school'), ask: schoolInput }),
      z.strictObject({ what: z.literal('compare'), ask: compareInput }),
    ]),
    z.strictObject({
      /** A name for the file, with its ending. */
      name: z.string(),
      csv: z.string(),
      tsv: z.string(),
      html: z.string(),
    }),
  ),
} as const
