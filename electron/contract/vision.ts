/** The vision: strands, KPI links, targets; its versions. */
import { z } from 'zod'
import { versionHows } from '../domain/vision-versions.ts'
import { storedVision } from '../domain/stored.ts'
import { strandSchema, visionSchema } from '../domain/vision.ts'
import { call, document, nothing } from './call.ts'

const version = z.int().min(1)

export const visionCalls = {
  /** Text of a vision file, YAML or JSON. */
  'vision.load': call(
    z.strictObject({ text: document }),
    z.strictObject({ strands: z.int(), unknown: z.array(z.string()), change: z.string() }),
  ),
  'vision.get': call(
    nothing,
    z.strictObject({
      vision: storedVision.nullable(),
      /** The newest version's number and when it was last edited; null where there is no vision. */
      version: version.nullable(),
      edited: z.string().nullable(),
      /** What the board adopted, and whether the vision's words have changed since. */
      adoption: z.strictObject({ version, date: z.string(), changed: z.boolean() }).nullable(),
      /** Strand numbers, from 1, that no KPI measures; KPI codes with values that serve no strand. */
      strandsWithoutKpi: z.array(z.int()),
      kpisWithoutStrand: z.array(z.string()),
      balance: z.strictObject({ vision: z.int(), accountability: z.int(), neither: z.int() }),
    }),
  ),
  /**
   * Saves the whole vision as it now is: into the newest version or as one of its own, by the rule in
   * `domain/vision-versions.ts`. `from` is the vision that was edited: what others made of it since stays, and
   * where they touched the same thing it is `ChangedSince`. Answers the vision as it now is; `changes` says what
   * differs from before, empty where nothing does, and then `change` is null.
   */
  'vision.save': call(
    z.strictObject({ vision: visionSchema, from: storedVision.optional() }),
    z.strictObject({
      vision: storedVision,
      version,
      changes: z.array(z.string()),
      change: z.string().nullable(),
    }),
  ),
  /** All versions, newest first. */
  'vision.versions': call(
    nothing,
    z.strictObject({
      versions: z.array(
        z.strictObject({
          version,
          /** ISO times: begun and last edited. */
          at: z.string(),
          edited: z.string(),
          who: z.string(),
          how: z.enum(versionHows),
          /** The version that was brought back. */
          restored: version.nullable(),
          title: z.string(),
          adopted: z.string().nullable(),
          strands: z.int(),
          kpis: z.int(),
          /** What differs from the version before. */
          changes: z.array(z.string()),
        }),
      ),
    }),
  ),
  /** Brings an earlier version back, as a new one. Nothing in between is lost. */
  'vision.revert': call(
    z.strictObject({ version }),
    z.strictObject({ version, change: z.string() }),
  ),
  /** Strands that Plumbline offers as examples, with KPIs of the library. */
  'vision.examples': call(nothing, z.strictObject({ strands: z.array(strandSchema) })),
} as const
