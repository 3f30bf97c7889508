/** The invented trust, as `resources/demo` describes it, with as many schools as are asked for. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { phases } from '../../domain/kpi.ts'
import { seeded } from './random.ts'

const ofstedSchema = z.strictObject({
  date: z.iso.date(),
  kind: z.enum(['graded', 'card', 'ungraded']),
  overall: z.int().optional(),
  judgements: z.array(z.int()).optional(),
  areas: z.array(z.string()).optional(),
  post16: z.string().optional(),
  safeguarding: z.string().optional(),
  outcome: z.string().optional(),
  /** Of the school as it was before it joined, under its former URN. */
  before: z.boolean().default(false),
})

const schoolSchema = z.strictObject({
  name: z.string(),
  phase: z.enum(phases),
  ages: z.tuple([z.int(), z.int()]),
  pupils: z.int(),
  disadvantaged: z.number(),
  /** Standard deviations above the schools of England in the middle year, and a year's change of it. */
  strength: z.number(),
  slope: z.number(),
  absence: z.number(),
  belonging: z.number(),
  opened: z.iso.date(),
  formerUrn: z.boolean().default(false),
  ofsted: z.array(ofstedSchema).default([]),
})

const trustSchema = z.strictObject({
  trust: z.strictObject({ name: z.string(), uid: z.string() }),
  authority: z.strictObject({
    code: z.string(),
    name: z.string(),
    region: z.string(),
    regionCode: z.string(),
    ons: z.string(),
  }),
  schools: z.array(schoolSchema),
  places: z.array(z.string()),
  kinds: z.array(
    z.strictObject({
      suffix: z.string(),
      phase: z.enum(phases),
      ages: z.tuple([z.int(), z.int()]),
      pupils: z.int(),
    }),
  ),
})

const effect = z.record(z.string(), z.number())
const measuresSchema = z.strictObject({
  results: z.record(
    z.string(),
    z.strictObject({
      england: z.number(),
      drift: z.number(),
      spread: z.number(),
      pupil: z.number().optional(),
      groups: effect.default({}),
    }),
  ),
  absence: z.record(z.string(), effect),
  attendance: z.strictObject({
    primary: z.number(),
    secondary: z.number(),
    special: z.number(),
    'all-through': z.number(),
    '16-plus': z.number(),
    spread: z.number(),
    months: effect,
    jitter: z.number(),
    events: z.array(z.strictObject({ school: z.string(), month: z.string(), change: z.number() })),
  }),
  suspensions: z.record(z.string(), effect),
  surveys: z.record(
    z.string(),
    z.strictObject({
      england: z.number(),
      spread: z.number(),
      asked: z.number(),
      by: z.enum(['belonging', 'strength']),
      rise: z.number().default(0),
    }),
  ),
})

export type OfstedNote = z.infer<typeof ofstedSchema>
export type DemoSchool = z.infer<typeof schoolSchema> & {
  urn: string
  estab: string
  former: { urn: string; estab: string } | null
}
export type DemoTrust = Omit<z.infer<typeof trustSchema>, 'schools' | 'places' | 'kinds'> & {
  schools: DemoSchool[]
}
export type Measures = z.infer<typeof measuresSchema>

/** @param folder the demonstration's */
export function loadMeasures(folder: string): Measures {
  return measuresSchema.parse(parse(readFileSync(join(folder, 'measures.yaml'), 'utf8')))
}

/**
 * The first `count` schools; beyond those described, names are put together from invented places.
 * @param folder the demonstration's
 */
export function loadTrust(folder: string, count: number): DemoTrust {
  const { trust, authority, schools, places, kinds } = trustSchema.parse(
    parse(readFileSync(join(folder, 'trust.yaml'), 'utf8')),
  )
  const all = [...schools]
  for (let extra = 0; all.length < count; extra += 1) {
    const kind = kinds[extra % kinds.length]!
    const place = places[(extra * 7 + Math.floor(extra / places.length)) % places.length]!
    const name = `${place} ${kind.suffix}`
    const random = seeded(name)
    all.push({
      ...{ name, phase: kind.phase, ages: kind.ages },
      pupils: Math.round(kind.pupils * (0.7 + 0.6 * random.next())),
      disadvantaged: 0.1 + 0.3 * random.next(),
      strength: 0.7 * random.normal(),
      slope: 0.12 * random.normal(),
      absence: 0.6 * random.normal(),
      belonging: 0.6 * random.normal(),
      opened: '2017-09-01',
      formerUrn: false,
      ofsted: [
        {
          date: '2023-05-16',
          kind: 'graded',
          overall: 2,
          judgements: [2, 2, 2, 2],
          safeguarding: 'Yes',
          before: false,
        },
      ],
    })
  }
  return {
    trust,
    authority,
    schools: all.slice(0, count).map((school, index) => ({
      ...school,
      urn: String(990101 + index),
      estab: String(
        (school.phase === 'secondary' ? 4001 : school.phase === 'special' ? 7001 : 2001) + index,
      ),
      former: school.formerUrn
        ? { urn: String(980101 + index), estab: String(2901 + index) }
        : null,
    })),
  }
}
