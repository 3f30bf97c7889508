/** The trust's own vision: strands, what success looks like, and the KPIs that measure each. */
import { z } from 'zod'
import { heading, prose } from './prose.ts'

export const strandLinkSchema = z.strictObject({
  code: z.string().max(200),
  /** Why this KPI tells us something of the strand. */
  reason: prose(2000).default(''),
  target: z.number().nullable().default(null),
})
export type StrandLink = z.infer<typeof strandLinkSchema>

export const strandSchema = z.strictObject({
  title: heading(80),
  /** One or two words for narrow places; the title is used where it is missing. */
  short: z.string().max(24).optional(),
  success: prose(4000).default(''),
  kpis: z.array(strandLinkSchema).max(300).default([]),
})
export type Strand = z.infer<typeof strandSchema>

/** A vision file (YAML or JSON) has this shape. */
export const visionSchema = z.strictObject({
  vision: z.strictObject({
    title: heading(200),
    /** ISO date of adoption by the board. */
    adopted: z.iso.date().nullable().default(null),
    statement: prose(10_000).default(''),
  }),
  strands: z.array(strandSchema).min(1).max(60),
})
export type Vision = z.infer<typeof visionSchema>
