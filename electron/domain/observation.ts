/** One value of one KPI, with its state and the cell that it came from. */
import { z } from 'zod'
import { pupilGroups } from './kpi.ts'

/** `value`, or why there is none. A state is never read as zero and never silently averaged over. */
export const states = [
  'value',
  'suppressed',
  'not-applicable',
  'not-available',
  'not-published',
  'no-entries',
  'low-coverage',
  'rounds-to-zero',
  'unreliable',
  'new-school',
  'awaiting',
] as const
export type State = (typeof states)[number]

/** Whom the observation is about: a school of the trust, the trust, or a benchmark. */
export const levels = ['school', 'trust', 'la', 'region', 'national'] as const
export type Level = (typeof levels)[number]

/** How a row found its school: present URN, LAESTAB, a predecessor's URN, or the new URN that the file itself states. */
export const matchedBy = ['urn', 'laestab', 'predecessor', 'stated-successor'] as const
export type MatchedBy = (typeof matchedBy)[number]

export const provenanceSchema = z.strictObject({
  /** The file's name as the person gave it. */
  file: z.string(),
  /** SHA-256 of the file's bytes, 64 small hexadecimal digits. */
  sha256: z.string(),
  /** The record's number as a spreadsheet shows it: the header is row 1. */
  row: z.int().min(1),
  /** The column's heading as the file writes it. */
  column: z.string(),
  /** URN as the file's row says it; null in a row that is not a school's. */
  urn: z.string().nullable(),
  /** The cell's text, as it stands in the file. */
  cell: z.string(),
})
export type Provenance = z.infer<typeof provenanceSchema>

export const observationSchema = z.strictObject({
  level: z.enum(levels),
  /** The school's present URN; null for a benchmark or the trust. */
  urn: z.string().nullable(),
  laestab: z.string().nullable(),
  /** LA's name, region's name or `England`; null for a school or the trust. */
  area: z.string().nullable(),
  /** LA's three-digit code for an LA benchmark, else null. */
  areaCode: z.string().nullable(),
  /**
   * Which schools a benchmark covers: a school type (`primary`, `secondary`, `special`),
   * `state-funded` or `all` schools; null for a school's own value.
   */
  covers: z.string().nullable(),
  kpi: z.string(),
  group: z.enum(pupilGroups),
  period: z.string(),
  state: z.enum(states),
  /** A number when `state` is `value`, at times when it is `unreliable`, else null; percentages from 0 to 100. */
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  /** Published 95 % interval. */
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  /** True where the publisher says that figures may still change. */
  provisional: z.boolean(),
  matched: z.enum(matchedBy).nullable(),
  source: provenanceSchema,
})
export type Observation = z.infer<typeof observationSchema>
