/**
 * The one contract. Every host, the window and the command line reach the product through these calls
 * and no others; types are derived from the schemas, so nothing is written twice.
 */
import { z } from 'zod'
import { inspectionSchema } from '../domain/inspection.ts'
import { kpiSchema, pupilGroups } from '../domain/kpi.ts'
import { meetingSchema } from '../domain/meeting.ts'
import { observationSchema } from '../domain/observation.ts'
import { parsePeriod } from '../domain/period.ts'
import { schoolSchema, trustSchema } from '../domain/school.ts'
import { visionSchema } from '../domain/vision.ts'
import {
  checkSchema,
  fileKinds,
  importRefusalSchema,
  importResultSchema,
  kpiSummarySchema,
  packResultSchema,
  valueSchema,
  vaultCheckSchema,
} from './shapes.ts'

/**
 * One call. `needs`: `vault` where it works on the open vault. `trusted`: only for the command line,
 * which may name any file of the person's; a window never passes a path to be read.
 */
export type Call<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  input: I
  output: O
  needs: 'nothing' | 'vault'
  trusted: boolean
}

function call<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
  options: { needs?: Call['needs']; trusted?: boolean } = {},
): Call<I, O> {
  return { input, output, needs: options.needs ?? 'vault', trusted: options.trusted ?? false }
}

/** Letters that a vision or meeting file may have. */
export const largestDocument = 200_000

const nothing = z.strictObject({})
const done = z.strictObject({ done: z.literal(true) })
const passphrase = z.string().max(1024)
const path = z
  .string()
  .min(1)
  .max(4096)
  .refine((text) => !text.includes('\0'), 'no disk can hold this name')
const bytes = z.instanceof(Uint8Array)
/** A vision or meeting file: far more than any real one holds, and soon read whatever stands in it. */
const document = z.string().max(largestDocument)
const free = { needs: 'nothing' } as const
/** Names the long work, so that its progress can be told apart and it can be cancelled. */
const job = z.string().max(64).optional()

const vaultStatus = z.strictObject({
  open: z.boolean(),
  folder: z.string().nullable(),
  trust: trustSchema.nullable(),
  schools: z.int(),
  values: z.int(),
  /** Files kept until the trust is adopted. */
  waiting: z.int(),
  saved: z.string().nullable(),
  backedUp: z.string().nullable(),
})

export const contract = {
  'app.about': call(
    nothing,
    z.strictObject({ version: z.string(), host: z.string(), node: z.string(), vaults: z.string() }),
    free,
  ),
  'job.cancel': call(
    z.strictObject({ job: z.string() }),
    z.strictObject({ cancelled: z.boolean() }),
    free,
  ),

  'vault.list': call(
    nothing,
    z.strictObject({ vaults: z.array(z.strictObject({ folder: z.string(), name: z.string() })) }),
    free,
  ),
  'vault.status': call(nothing, vaultStatus, free),
  'vault.create': call(
    z.strictObject({ folder: path, trust: z.string().min(1).max(200), passphrase }),
    z.strictObject({ folder: z.string(), recoveryCode: z.string() }),
    free,
  ),
  'vault.unlock': call(
    z.strictObject({
      folder: path,
      passphrase: passphrase.optional(),
      recoveryCode: z.string().max(200).optional(),
    }),
    vaultStatus,
    free,
  ),
  'vault.lock': call(nothing, done, free),
  'vault.changePassphrase': call(z.strictObject({ current: passphrase, next: passphrase }), done),
  'vault.renewRecoveryCode': call(
    z.strictObject({ passphrase }),
    z.strictObject({ recoveryCode: z.string() }),
  ),
  /** Writes a verified, encrypted backup; into the vault's own `backups/` where no file is named. */
  'vault.backup': call(
    z.strictObject({ file: path.optional() }),
    z.strictObject({ file: z.string(), bytes: z.int() }),
  ),
  'vault.restore': call(z.strictObject({ file: path, folder: path }), done, free),
  'vault.check': call(nothing, vaultCheckSchema),

  'demo.create': call(
    z.strictObject({
      folder: path,
      passphrase,
      schools: z.int().min(3).max(200).default(12),
      years: z.int().min(2).max(12).default(6),
      job,
    }),
    z.strictObject({ folder: z.string(), recoveryCode: z.string(), meeting: z.string() }),
    free,
  ),

  /** Files dropped on the window. GIAS files are read first, whatever their order. */
  'import.bytes': call(
    z.strictObject({
      files: z.array(z.strictObject({ name: z.string().max(255), bytes })).min(1),
      as: z.enum(fileKinds).optional(),
      period: z.string().optional(),
      job,
    }),
    z.strictObject({ results: z.array(importResultSchema), refused: z.array(importRefusalSchema) }),
  ),
  'import.files': call(
    z.strictObject({
      files: z.array(path).min(1),
      as: z.enum(fileKinds).optional(),
      period: z.string().optional(),
      job,
    }),
    z.strictObject({ results: z.array(importResultSchema), refused: z.array(importRefusalSchema) }),
    { trusted: true },
  ),
  'import.list': call(nothing, z.strictObject({ imports: z.array(importResultSchema) })),

  'trust.candidates': call(
    z.strictObject({ search: z.string().max(200).default('') }),
    z.strictObject({
      trusts: z.array(
        z.strictObject({ name: z.string(), uid: z.string().nullable(), schools: z.int() }),
      ),
    }),
  ),
  /** Takes the trust and its open schools from the imported register, then reads the files that waited for them. */
  'trust.adopt': call(
    z.strictObject({ name: z.string().min(1), job }),
    z.strictObject({
      trust: trustSchema,
      schools: z.array(schoolSchema),
      results: z.array(importResultSchema),
      refused: z.array(importRefusalSchema),
    }),
  ),

  'schools.list': call(
    nothing,
    z.strictObject({ trust: trustSchema.nullable(), schools: z.array(schoolSchema) }),
  ),
  'schools.inspections': call(
    z.strictObject({ urn: z.string().optional() }),
    z.strictObject({ inspections: z.array(inspectionSchema) }),
  ),

  'kpis.list': call(nothing, z.strictObject({ kpis: z.array(kpiSummarySchema) })),
  'kpis.define': call(z.strictObject({ kpi: kpiSchema }), done),

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
  /**
   * What a figure book is made from, for one pupil group: the window makes its figures by the same rules
   * of the domain as the paper, so that both always show the same ones.
   */
  'figures.get': call(
    z.strictObject({ group: z.enum(pupilGroups).default('all') }),
    z.strictObject({
      schools: z.array(schoolSchema),
      kpis: z.array(kpiSchema),
      observations: z.array(observationSchema),
    }),
  ),
  /** All that was ever stored for one cell, newest first. */
  'values.history': call(
    z.strictObject({
      kpi: z.string(),
      urn: z.string(),
      period: z.string(),
      group: z.enum(pupilGroups).default('all'),
    }),
    z.strictObject({
      values: z.array(
        valueSchema.extend({ stored: z.string(), superseded: z.string().nullable() }),
      ),
    }),
  ),

  /** Text of a vision file, YAML or JSON. */
  'vision.load': call(
    z.strictObject({ text: document }),
    z.strictObject({ strands: z.int(), unknown: z.array(z.string()) }),
  ),
  'vision.get': call(
    nothing,
    z.strictObject({
      vision: visionSchema.nullable(),
      /** Strand numbers, from 1, that no KPI measures; KPI codes with values that serve no strand. */
      strandsWithoutKpi: z.array(z.int()),
      kpisWithoutStrand: z.array(z.string()),
      balance: z.strictObject({ vision: z.int(), accountability: z.int(), neither: z.int() }),
    }),
  ),

  'meetings.list': call(
    nothing,
    z.strictObject({
      meetings: z.array(
        z.strictObject({
          id: z.string(),
          title: z.string(),
          date: z.string(),
          items: z.int(),
          papers: z.int(),
        }),
      ),
    }),
  ),
  'meetings.get': call(
    z.strictObject({ id: z.string() }),
    z.strictObject({ meeting: meetingSchema }),
  ),
  /** Text of a meeting file with the bytes of the papers that it names. */
  'meetings.load': call(
    z.strictObject({
      text: document,
      papers: z.array(z.strictObject({ name: z.string(), bytes })).default([]),
    }),
    z.strictObject({ id: z.string(), missing: z.array(z.string()) }),
  ),
  /** The same from disk, papers relative to the file. */
  'meetings.loadFile': call(
    z.strictObject({ file: path }),
    z.strictObject({ id: z.string(), missing: z.array(z.string()) }),
    { trusted: true },
  ),

  'pack.check': call(
    z.strictObject({ meeting: z.string(), copy: z.string().default('full') }),
    z.strictObject({ meeting: z.string(), checks: z.array(checkSchema) }),
  ),
  /** Builds the pack; `url` gives its bytes once to whoever asked. */
  'pack.build': call(
    z.strictObject({ meeting: z.string(), copy: z.string().default('full'), job }),
    packResultSchema.extend({ url: z.string() }),
  ),
  /** Builds the pack into the place where this machine keeps what a person saves; the bytes are those of `pack.build`. */
  'pack.save': call(
    z.strictObject({ meeting: z.string(), copy: z.string().default('full'), job }),
    z.strictObject({ file: z.string() }),
  ),

  'spc.analyse': call(
    z.strictObject({
      csv: z.string().max(10_000_000),
      direction: z.enum(['increase', 'decrease', 'neutral']).default('increase'),
      target: z.number().optional(),
      keepOutliers: z.boolean().default(false),
    }),
    z.strictObject({
      mean: z.number(),
      lower: z.number(),
      upper: z.number(),
      points: z.array(
        z.strictObject({
          date: z.string(),
          value: z.number(),
          type: z.enum(['common', 'improvement', 'concern', 'neutral']),
          rule: z.string().nullable(),
        }),
      ),
      variation: z.enum(['common', 'improvement', 'concern', 'neutral']),
      assurance: z.enum(['pass', 'fail', 'inconsistent']).nullable(),
    }),
    free,
  ),
} as const

export type Contract = typeof contract
export type CallName = keyof Contract
export type Input<N extends CallName> = z.input<Contract[N]['input']>
export type ParsedInput<N extends CallName> = z.output<Contract[N]['input']>
export type Output<N extends CallName> = z.output<Contract[N]['output']>

/** What a host tells the window without being asked. */
export const events = {
  progress: z.strictObject({
    job: z.string(),
    /** What is being worked on, in words. */
    what: z.string(),
    done: z.int(),
    total: z.int().nullable(),
  }),
  /** The parts of the vault that changed. */
  changed: z.strictObject({ areas: z.array(z.string()) }),
  locked: z.strictObject({ reason: z.string() }),
} as const
export type EventName = keyof typeof events
export type EventData<N extends EventName> = z.output<(typeof events)[N]>

export { AppError, errorCodes, errorDataSchema } from './error.ts'
export type { ErrorCode, ErrorData, Result } from './error.ts'
export type * from './shapes.ts'
