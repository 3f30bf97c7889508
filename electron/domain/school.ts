/** Schools and the trust, as in Get Information About Schools (GIAS). Every key is text. */
import { z } from 'zod'
import { phases } from './kpi.ts'

export const schoolSchema = z.strictObject({
  /** Present URN, six digits. */
  urn: z.string(),
  /** LA code and establishment number, seven digits without a slash. */
  laestab: z.string().nullable(),
  name: z.string(),
  /** GIAS phase folded into ours; special schools are `special` whatever their ages. */
  phase: z.enum(phases),
  /** As GIAS words it, for print. */
  type: z.string().nullable(),
  status: z.string(),
  la: z.strictObject({ code: z.string().nullable(), name: z.string() }),
  region: z.string().nullable(),
  ages: z.strictObject({ from: z.int().nullable(), to: z.int().nullable() }),
  capacity: z.int().nullable(),
  pupils: z.int().nullable(),
  /** Percentage eligible for free school meals, 0 to 100. */
  fsm: z.number().nullable(),
  /** ISO dates. */
  opened: z.string().nullable(),
  closed: z.string().nullable(),
  joined: z.string().nullable(),
  postcode: z.string().nullable(),
  /** British National Grid, metres. */
  easting: z.number().nullable(),
  northing: z.number().nullable(),
  /** Trust as GIAS names it, with its group UID where the file gives one. */
  trust: z.strictObject({ uid: z.string().nullable(), name: z.string() }).nullable(),
})
export type School = z.infer<typeof schoolSchema>

/** GIAS "predecessor" and "successor" links; `kind` is the link type's first word. */
export const schoolLinkSchema = z.strictObject({
  urn: z.string(),
  linkedUrn: z.string(),
  kind: z.enum(['predecessor', 'successor', 'other']),
  /** The whole link type, e.g. `Predecessor - merged`. */
  type: z.string(),
  date: z.string().nullable(),
})
export type SchoolLink = z.infer<typeof schoolLinkSchema>

/** A school's membership of a group, from the GIAS group links file. */
export const groupLinkSchema = z.strictObject({
  urn: z.string(),
  uid: z.string().nullable(),
  name: z.string(),
  type: z.string(),
  companiesHouse: z.string().nullable(),
  joined: z.string().nullable(),
})
export type GroupLink = z.infer<typeof groupLinkSchema>

export const trustSchema = z.strictObject({
  name: z.string(),
  uid: z.string().nullable(),
  companiesHouse: z.string().nullable(),
})
export type Trust = z.infer<typeof trustSchema>
