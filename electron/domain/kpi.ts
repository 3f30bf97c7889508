/**
 * What a KPI is. The library in `resources/kpis/` holds DfE's and a trust's usual measures as data in
 * this shape; a trust may add its own, which are checked by the same schema.
 */
import { z } from 'zod'
import { parsePeriod } from './period.ts'
import { heading, prose } from './prose.ts'

/** How a change in the value is to be read. `band`: good inside `goodBand`; `context`: never rated. */
export const polarities = ['higher', 'lower', 'band', 'zero', 'context'] as const
export type Polarity = (typeof polarities)[number]

export const units = [
  'percent',
  'score',
  'points',
  'count',
  'rate',
  'ratio',
  'pounds',
  'days',
] as const
export type Unit = (typeof units)[number]

export const phases = ['primary', 'secondary', '16-plus', 'special', 'all-through'] as const
export type Phase = (typeof phases)[number]

/** The kinds of evidence of DESIGN §1; independent kinds corroborate one another. */
export const evidenceTypes = [
  'outcomes',
  'pupil-voice',
  'staff-voice',
  'parent-voice',
  'peer-review',
  'inspection',
  'local-board',
  'finance-operations',
  'admissions-demand',
] as const
export type EvidenceType = (typeof evidenceTypes)[number]

const voices: ReadonlySet<EvidenceType> = new Set(['pupil-voice', 'staff-voice', 'parent-voice'])

/** Whether the measure is a survey's: it counts answers, which were given in confidence. */
export function isVoice(kpi: Pick<Kpi, 'evidence'>): boolean {
  return voices.has(kpi.evidence)
}

export const pupilGroups = [
  'all',
  'boys',
  'girls',
  'disadvantaged',
  'not-disadvantaged',
  'eal',
  'sen-support',
  'ehcp',
  'non-mobile',
  'prior-low',
  'prior-middle',
  'prior-high',
] as const
export type PupilGroup = (typeof pupilGroups)[number]

/** Why a KPI serves: the trust's vision, what government asks for, or both. */
export const origins = ['vision', 'accountability', 'both'] as const

/**
 * A column of a wide (one row a school) DfE file. Names are matched without regard to case.
 * `table` is the kind of file; `lower`, `upper`: the published 95 % interval's columns;
 * `denominator`: pupils that the value is about; `numerator`: pupils who met it.
 */
export const wideColumnSchema = z.strictObject({
  table: z.enum(['ks2', 'ks4', 'ks5', 'absence', 'census']),
  group: z.enum(pupilGroups).default('all'),
  value: z.string().min(1),
  lower: z.string().optional(),
  upper: z.string().optional(),
  numerator: z.string().optional(),
  denominator: z.string().optional(),
  /** It counts from England, so that England's own row holds nothing there, or a 0 that is no figure. */
  fromEngland: z.boolean().default(false),
})
export type WideColumn = z.infer<typeof wideColumnSchema>

/**
 * A column of a tidy (explore-education-statistics) file. `where` pins filters, e.g.
 * `{ subject: ['Reading'] }`; a filter that is not named is pinned to its total, or spreads into pupil
 * groups where it is a breakdown. Any of the accepted labels matches, without regard to case.
 */
export const tidyColumnSchema = z.strictObject({
  value: z.string().min(1),
  where: z.record(z.string(), z.array(z.string()).min(1)).default({}),
  lower: z.string().optional(),
  upper: z.string().optional(),
  numerator: z.string().optional(),
  denominator: z.string().optional(),
  /** Other columns that must be in the file for this mapping to apply (tells files of one shape apart). */
  beside: z.array(z.string()).default([]),
})
export type TidyColumn = z.infer<typeof tidyColumnSchema>

const period = z
  .string()
  .refine((text) => parsePeriod(text) !== null, 'must be a period such as 2017/18 or 2025-11')

const plainKpiSchema = z.strictObject({
  code: z
    .string()
    .max(200)
    .regex(
      /^[a-z0-9]+(\.[a-z0-9]+)+$/,
      'a dotted code of small letters and digits, such as ks2.rwm.expected',
    ),
  name: heading(80).min(3),
  /** At most 28 characters: the head of a column. */
  short: heading(28).min(2),
  definition: prose(4000).min(10),
  unit: z.enum(units),
  decimals: z.int().min(0).max(3),
  polarity: z.enum(polarities),
  /** Where the value is good, both ends included; only for polarity `band`. */
  goodBand: z.tuple([z.number(), z.number()]).optional(),
  phases: z.array(z.enum(phases)).min(1),
  evidence: z.enum(evidenceTypes),
  origin: z.enum(origins),
  cadence: z.enum(['day', 'week', 'month', 'half-term', 'term', 'year']),
  /** Periods (academic years unless it says otherwise) in which the measure exists; open-ended without `to`. */
  validity: z
    .array(z.strictObject({ from: period, to: period.optional() }))
    .max(20)
    .default([]),
  /** Years inside its validity for which nothing was published, and why. */
  unpublished: z
    .array(z.strictObject({ period, reason: prose(2000) }))
    .max(60)
    .default([]),
  /** The first period of a new method: no line is joined across it, no change is read over it. */
  breaks: z
    .array(z.strictObject({ period, what: prose(2000) }))
    .max(60)
    .default([]),
  /** `mean`: schools weighted by `denominator`; `sum`: added; `none`: has no trust figure. */
  aggregation: z.enum(['mean', 'sum', 'none']),
  /** How "different from" is judged: Wilson's interval of a proportion, the interval DfE publishes, or not at all. */
  significance: z.enum(['wilson', 'published', 'none']),
  /**
   * The KPI that counts the pupils whom the value is about, for files that do not count them beside it: the
   * key stage 2 file of explore-education-statistics leaves the cohort to a file of its own.
   */
  cohort: z.string().optional(),
  /**
   * What all pupils of England are by the measure's own definition, for where no row says it: a progress
   * score is counted from the national mean, so England is 0.
   */
  reference: z.strictObject({ value: z.number(), why: z.string().min(1) }).optional(),
  /** The values it can take, both ends included; outside is a problem in the file. */
  range: z.tuple([z.number().nullable(), z.number().nullable()]).default([null, null]),
  source: z.strictObject({ title: prose(300), publisher: prose(300) }),
  wide: z.array(wideColumnSchema).default([]),
  tidy: z.array(tidyColumnSchema).default([]),
})

/** What a KPI needs so that figures can be held against it: ends in their order, and a good range where it is read. */
export const kpiSchema = plainKpiSchema
  .refine(({ range: [least, most] }) => least === null || most === null || least < most, {
    path: ['range'],
    message: 'the least below the most',
  })
  .refine(
    ({ polarity, goodBand }) => polarity !== 'band' || (goodBand && goodBand[0] < goodBand[1]),
    { path: ['goodBand'], message: 'a good range, its lower end first' },
  )
export type Kpi = z.infer<typeof kpiSchema>
