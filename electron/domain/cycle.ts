/** The annual cycle: what a trust must do how often, by whose rule, and what shows that it was done. */
import { z } from 'zod'
import { bodyKinds, type BodyKind } from './bodies.ts'
import { monthNames } from './calendar.ts'
import { purposes, sections } from './meeting.ts'
import { heading, prose } from './prose.ts'
import { countWord } from './wording.ts'

const month = z.int().min(1).max(12)

export const cadenceSchema = z.discriminatedUnion('every', [
  z.strictObject({ every: z.literal('month') }),
  /** So many times a school year, evenly spread: of six, the third by the end of February. */
  z.strictObject({ every: z.literal('times'), times: z.int().min(2).max(12) }),
  z.strictObject({ every: z.literal('term') }),
  /** Once a school year, by the end of a month. */
  z.strictObject({ every: z.literal('year'), by: month }),
  /** Once in so many years, counted from the last time. */
  z.strictObject({ every: z.literal('years'), years: z.int().min(2).max(10) }),
])
export type Cadence = z.infer<typeof cadenceSchema>

export const cycleItemSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,64}$/),
  title: heading(200),
  /** What is to be done, in a sentence. */
  duty: prose(1000).default(''),
  /** The beginning of the sentence that tells a gap: `No management accounts have gone to trustees`. */
  gap: prose(200).default(''),
  cadence: cadenceSchema,
  /** Which kind of body takes it up; null where it is no matter for a meeting. */
  body: z.enum(bodyKinds).nullable().default(null),
  /** Whether a meeting held by such a body is itself what is asked for. */
  meetings: z.boolean().default(false),
  source: z.strictObject({
    title: prose(300),
    /** Edition that the rule was taken from: `2025`. */
    edition: prose(100).default(''),
    /** Paragraph in that edition; null where it is to be checked, empty where the source has none. */
    paragraph: prose(40).nullable().default(null),
  }),
  /** How it stands on an agenda; null where it does not. */
  agenda: z
    .strictObject({
      title: heading(300),
      purpose: z.enum(purposes),
      minutes: z.int().min(0).max(600),
      /** For a decision: what the board is asked to decide. */
      decision: prose(2000).optional(),
      sections: z.array(z.enum(sections)).default([]),
    })
    .nullable()
    .default(null),
  /** Why it does not apply to this trust; null where it does. */
  omitted: prose(500).nullable().default(null),
})
export type CycleItem = z.infer<typeof cycleItemSchema>

/** `resources/cycle/annual-cycle.yaml`. */
export const cycleFileSchema = z.strictObject({ items: z.array(cycleItemSchema) })

/** That something of the cycle was done. */
export const cycleRecordSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,64}$/),
  item: z.string().max(64),
  on: z.iso.date(),
  /** The meeting that shows it; null where another thing does. */
  meeting: z.string().max(200).nullable(),
  /** The paper, page or letter that shows it. */
  shownBy: prose(300),
})
export type CycleRecord = z.infer<typeof cycleRecordSchema>

/** What the cycle needs to know of a meeting. */
export type CycleMeeting = {
  id: string
  title: string
  /** ISO date. */
  date: string
  kind: BodyKind
  /** Items of the cycle that stand on its agenda. */
  cycle: readonly string[]
}

/** How often, in words: `six times a year`, `once a year, by the end of December`. */
export function cadenceWords(cadence: Cadence): string {
  switch (cadence.every) {
    case 'month':
      return 'every month'
    case 'times':
      return cadence.times === 2 ? 'twice a year' : `${countWord(cadence.times)} times a year`
    case 'term':
      return 'every term'
    case 'year':
      return `once a year, by the end of ${monthNames[cadence.by - 1] ?? ''}`
    case 'years':
      return `every ${countWord(cadence.years)} years`
  }
}

/** The rule with where it comes from: `Six times a year (Academy Trust Handbook 2025, paragraph to be checked)`. */
export function ruleWords({ cadence, source }: Pick<CycleItem, 'cadence' | 'source'>): string {
  const often = cadenceWords(cadence)
  const rule = often.slice(0, 1).toUpperCase() + often.slice(1)
  return `${rule} (${sourceWords(source)})`
}

/** `Academy Trust Handbook 2025, 2.22`. */
export function sourceWords({ title, edition, paragraph }: CycleItem['source']): string {
  const named = edition === '' ? title : `${title} ${edition}`
  return paragraph === '' ? named : `${named}, ${paragraph ?? 'paragraph to be checked'}`
}
