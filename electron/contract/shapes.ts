/** Shapes that several calls share. */
import { z } from 'zod'
import { editions } from '../domain/edition.ts'
import { evidenceTypes, kpiSchema, origins, phases, polarities, units } from '../domain/kpi.ts'
import { observationSchema } from '../domain/observation.ts'

/** Bad data in a file is not an error but a list of these. */
export const problemSchema = z.strictObject({
  /** `left-out`: a row or cell that was not stored; `doubt`: stored, and to be looked at; `note`: for information. */
  severity: z.enum(['left-out', 'doubt', 'note']),
  /** Header is row 1; null where the problem is not in one row. */
  row: z.int().nullable(),
  column: z.string().nullable(),
  found: z.string(),
  expected: z.string(),
  message: z.string(),
})
export type Problem = z.infer<typeof problemSchema>

export const fileKinds = [
  'gias',
  'gias-links',
  'gias-groups',
  'ks2',
  'ks4',
  'ks5',
  'absence',
  'census',
  'tidy',
  'ofsted',
] as const
export type FileKind = (typeof fileKinds)[number]

/** What an import can be: a file of a kind, or values typed by hand. */
export const importKinds = [...fileKinds, 'typed'] as const
export type ImportKind = (typeof importKinds)[number]

export const importResultSchema = z.strictObject({
  /** Identifies the import; null where nothing was stored. */
  id: z.string().nullable(),
  file: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  kind: z.enum(importKinds),
  /** What it was, in words: "Key stage 2 performance tables, 2016/17". */
  title: z.string(),
  period: z.string().nullable(),
  /** `stored`; `unchanged`: this very file is in already; `waiting`: kept until the trust is adopted. */
  outcome: z.enum(['stored', 'unchanged', 'waiting']),
  rows: z.int(),
  counts: z.strictObject({
    /** New values, values that replace an older one, values that were there already. */
    added: z.int(),
    superseded: z.int(),
    same: z.int(),
    /** Register rows, links or inspections taken. */
    records: z.int(),
    schools: z.int(),
    benchmarks: z.int(),
  }),
  at: z.string(),
  problems: z.array(problemSchema),
})
export type ImportResult = z.infer<typeof importResultSchema>

/** An import as the history tells it: its problems counted, who brought it in, whether it is undone. */
export const importRecordSchema = importResultSchema.omit({ id: true, problems: true }).extend({
  id: z.string(),
  /** How many of each severity are listed. */
  problems: z.strictObject({ leftOut: z.int(), doubts: z.int(), notes: z.int() }),
  who: z.string().nullable(),
  /** Why values were typed; null for a file. */
  reason: z.string().nullable(),
  /** ISO time at which it was undone; null while it stands. */
  undone: z.string().nullable(),
  /** False for the register of schools, which only a newer register replaces. */
  undoable: z.boolean(),
})
export type ImportRecord = z.infer<typeof importRecordSchema>

/** A file that could not be taken at all, beside those that were. */
export const importRefusalSchema = z.strictObject({
  file: z.string(),
  code: z.string(),
  message: z.string(),
})

/** `used`: a file that only tells about another one and was read with it. */
const fileStates = [
  'reading',
  'stored',
  'unchanged',
  'waiting',
  'used',
  'refused',
  'cancelled',
] as const

export const fileEventSchema = z.strictObject({
  job: z.string(),
  /** The file's place among those that were given, from 0. */
  index: z.int(),
  state: z.enum(fileStates),
  result: importResultSchema.nullable(),
  refusal: importRefusalSchema.nullable(),
})
export type FileEvent = z.infer<typeof fileEventSchema>

/** One stored value, as `values --json` prints it: an observation with its school's name. */
export const valueSchema = observationSchema.extend({ school: z.string().nullable() })
export type Value = z.infer<typeof valueSchema>

export const kpiSummarySchema = z.strictObject({
  code: z.string(),
  name: z.string(),
  short: z.string(),
  definition: z.string(),
  unit: z.enum(units),
  decimals: z.int(),
  polarity: z.enum(polarities),
  goodBand: z.tuple([z.number(), z.number()]).optional(),
  /** The least and the most that it can be; null for no bound. */
  range: z.tuple([z.number().nullable(), z.number().nullable()]),
  phases: z.array(z.enum(phases)),
  evidence: z.enum(evidenceTypes),
  origin: z.enum(origins),
  cadence: kpiSchema.shape.cadence,
  source: z.string(),
  /** `library` came with Plumbline, `trust` is the trust's own. */
  from: z.enum(['library', 'trust']),
  /** When it was taken out of use: then it is offered nowhere, but its values stay. */
  retired: z.iso.date().nullable(),
  /** How many values the vault holds. */
  values: z.int(),
  /** Numbers, from 1, of the vision's strands that it serves. */
  strands: z.array(z.int()),
})

/** What is written of a meeting beside its agenda: words for figures, risks, actions. */
export const meetingParts = ['words', 'risks', 'actions'] as const
export type MeetingPart = (typeof meetingParts)[number]

/** Where in the application something is mended or read on: a plain place, which each host shows in its own way. */
export const placeSchema = z.discriminatedUnion('place', [
  /** `item` is the agenda item's id; null for the meeting as a whole, or for a part of it. */
  z.strictObject({
    place: z.literal('meeting'),
    meeting: z.string(),
    item: z.string().nullable(),
    part: z.enum(meetingParts).optional(),
  }),
  z.strictObject({ place: z.literal('data') }),
  /** `strand` counts from 1; null for the vision as a whole. */
  z.strictObject({ place: z.literal('vision'), strand: z.int().nullable() }),
  z.strictObject({ place: z.literal('school'), urn: z.string() }),
])
export type Place = z.infer<typeof placeSchema>

/** One line of the check of a pack. */
export const checkSchema = z.strictObject({
  level: z.enum(['stops', 'improves', 'in-order']),
  /** Agenda item's number, e.g. `4`, or null for the whole pack. */
  item: z.string().nullable(),
  title: z.string(),
  detail: z.string(),
  /** The one thing to do about it, as a verb, and where; null where nothing is to be done. */
  action: z.strictObject({ words: z.string(), to: placeSchema }).nullable(),
})
export type Check = z.infer<typeof checkSchema>

export const paperResultSchema = z.strictObject({
  item: z.string(),
  file: z.string(),
  /** `withheld`: left out of this copy. */
  status: z.enum(['merged', 'refused', 'withheld']),
  reason: z.string().nullable(),
  pages: z.int(),
  tagged: z.boolean(),
  removed: z.array(z.string()),
  /** Whether its tables were wrong, and its objects were found without them. */
  repaired: z.boolean(),
  /** How large its pages are shown, in per cent: the smallest. Null where it is refused. */
  scale: z.int().nullable(),
  /** What keeps the pack from claiming PDF/UA for this paper, in sentences; empty where nothing does. */
  barriers: z.array(z.string()),
})
export type PaperResult = z.infer<typeof paperResultSchema>

export const packResultSchema = z.strictObject({
  meeting: z.string(),
  copy: z.string(),
  edition: z.enum(editions),
  pages: z.int(),
  bytes: z.int(),
  sha256: z.string(),
  papers: z.array(paperResultSchema),
  /** What the copy leaves out, for whoever makes it: it names what the copy must not. */
  leftOut: z.strictObject({
    items: z.array(z.strictObject({ number: z.string(), title: z.string(), why: z.string() })),
    papers: z.array(z.strictObject({ item: z.string(), file: z.string(), why: z.string() })),
    names: z.array(z.strictObject({ where: z.string(), name: z.string(), times: z.int() })),
  }),
  /** The contents with their first pages in the file, in order; large print numbers its pages as the standard edition does. */
  contents: z.array(
    z.strictObject({ title: z.string(), item: z.string().nullable(), page: z.int() }),
  ),
})
export type PackResult = z.infer<typeof packResultSchema>

export const vaultCheckSchema = z.strictObject({
  ok: z.boolean(),
  findings: z.array(z.strictObject({ ok: z.boolean(), what: z.string() })),
})
