/** Stored values and their history. */
import { z } from 'zod'
import { pupilGroups } from '../domain/kpi.ts'
import { levels, states } from '../domain/observation.ts'
import { parsePeriod } from '../domain/period.ts'
import { longestTyped } from '../domain/typed-value.ts'
import { call, done, nothing } from './call.ts'
import { importRecordSchema, problemSchema, valueSchema } from './shapes.ts'

/** A cell of the trust: a school's by its URN, the trust's own where that is null. */
const cellSchema = z.strictObject({
  kpi: z.string(),
  urn: z.string().nullable(),
  period: z.string(),
  group: z.enum(pupilGroups).default('all'),
})

/** The import that told a value. */
const originSchema = z.strictObject({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  at: z.string(),
  who: z.string().nullable(),
  reason: z.string().nullable(),
  undone: z.string().nullable(),
})

export const valuesCalls = {
  'values.query': call(
    z.strictObject({
      kpi: z.string().optional(),
      urn: z.string().optional(),
      period: z
        .string()
        .refine(
          (text) => parsePeriod(text) !== null,
          'must be a period such as 2017/18, 2017/18 autumn, 2025-11 or 2025-W47',
        )
        .optional(),
      group: z.enum(pupilGroups).optional(),
      level: z.enum(['school', 'trust', 'la', 'region', 'national']).optional(),
      limit: z.int().min(1).max(1_000_000).default(1_000_000),
    }),
    z.strictObject({ values: z.array(valueSchema) }),
  ),
  /** Values in force for looking through, a page at a time. */
  'values.page': call(
    z.strictObject({
      kpi: z.string().optional(),
      urn: z.string().optional(),
      period: z.string().optional(),
      group: z.enum(pupilGroups).optional(),
      about: z.enum(['own', 'benchmarks']).optional(),
      state: z.enum(states).optional(),
      typed: z.boolean().optional(),
      import: z.string().optional(),
      sort: z.enum(['school', 'kpi', 'period', 'group', 'value', 'stored']).default('period'),
      descending: z.boolean().default(true),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
    z.strictObject({
      total: z.int(),
      values: z.array(valueSchema.extend({ stored: z.string(), import: originSchema })),
    }),
  ),
  /** The periods of the values in force, newest first, for choosing among. */
  'values.periods': call(nothing, z.strictObject({ periods: z.array(z.string()) })),
  /** All that was ever in force for one cell, newest first. A benchmark is named by its area. */
  'values.history': call(
    cellSchema.extend({
      level: z.enum(levels).optional(),
      area: z.string().nullable().default(null),
      areaCode: z.string().nullable().default(null),
      covers: z.string().nullable().default(null),
    }),
    z.strictObject({
      values: z.array(
        valueSchema.extend({
          stored: z.string(),
          superseded: z.string().nullable(),
          import: originSchema,
        }),
      ),
    }),
  ),
  /**
   * Values typed into a grid, saved in one change, all or none: where one cannot be, nothing is stored and every
   * problem is told by its place in the grid. `text` is what stands in the cell (see `domain/typed-value.ts`).
   */
  'values.type': call(
    z.strictObject({
      /** Who types; the person at work where it is not given. */
      who: z.string().trim().min(1).max(80).optional(),
      reason: z.string().trim().min(3, 'say why in a few words').max(500),
      cells: z
        .array(
          cellSchema.extend({
            text: z.string().trim().min(1).max(longestTyped),
            /** The grid's row, the heading being row 1, and its column's heading. */
            row: z.int().min(1),
            column: z.string().max(200),
          }),
        )
        .min(1)
        .max(20_000),
    }),
    z.strictObject({ import: importRecordSchema.nullable(), problems: z.array(problemSchema) }),
  ),
  /** Takes a typed value back, so that what it had superseded is in force again; or, with `back`, puts it back. */
  'values.untype': call(cellSchema.extend({ back: z.boolean().default(false) }), done),
} as const
