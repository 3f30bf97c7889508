import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ownCode } from '../../electron/domain/kpi-code.ts'
import {
  choicesOf,
  draftOf,
  emptyDraft,
  type KpiDraft,
  kpiOfDraft,
  settle,
  trustFigures,
} from '../../electron/domain/kpi-form.ts'
import { kpiSentences, sampleFigure } from '../../electron/domain/kpi-words.ts'
import {
  evidenceTypes,
  type Kpi,
  kpiSchema,
  origins,
  phases,
  polarities,
  units,
} from '../../electron/domain/kpi.ts'

const number = fc.oneof(
  fc.constant(''),
  fc.integer({ min: -50, max: 200 }).map(String),
  fc.double({ min: -5, max: 150, noNaN: true }).map((value) => value.toFixed(1)),
  fc.constantFrom('many', '60%', '£1,000', '1e999', '--1', '99999999999999999999'),
)
const words = fc.oneof(
  fc.string({ maxLength: 100 }),
  fc.constantFrom('Pupils who lead', 'Pupils who take on a real responsibility at school'),
)
const drafts: fc.Arbitrary<KpiDraft> = fc.record({
  name: words,
  short: fc.oneof(fc.constant(''), fc.string({ maxLength: 40 })),
  definition: fc.oneof(words, fc.constant('Share of pupils who hold a named responsibility')),
  unit: fc.constantFrom(...units),
  decimals: fc.integer({ min: 0, max: 4 }),
  trust: fc.constantFrom(...trustFigures),
  polarity: fc.constantFrom(...polarities),
  band: fc.record({ low: number, high: number }),
  bounds: fc.record({ least: number, most: number }),
  phases: fc.subarray([...phases]),
  evidence: fc.constantFrom(...evidenceTypes),
  origin: fc.constantFrom(...origins),
  cadence: fc.constantFrom(...kpiSchema.shape.cadence.options),
  source: fc.constantFrom('The trust’s own records', ' '),
  from: fc.constantFrom('', '2024/25', '2024/26', 'soon'),
  breaks: fc.array(
    fc.record({
      period: fc.constantFrom('2025/26', '2020/21', 'x'),
      what: fc.constantFrom('New survey', ''),
    }),
    { maxLength: 2 },
  ),
})

/** Drafts of which many can be taken: a form filled in with some care. */
const careful = drafts.map((draft) => ({
  ...settle(draft),
  name: draft.name.length > 80 ? 'Pupils who lead' : `The ${draft.name}`,
  short: 'Lead',
  definition: `${draft.definition} of all pupils`,
  phases: draft.phases.length === 0 ? [...phases] : draft.phases,
  source: 'A count',
  from: draft.from.replace(/.*[^\d/].*|.*26$/, ''),
  breaks: draft.breaks.filter(({ period, what }) => period === '2025/26' && what !== ''),
}))
const anyDraft = fc.oneof(drafts, careful)

describe('the form for a KPI of the trust’s own', () => {
  it('puts what does not go together to something that does', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const settled = settle(draft)
        const choices = choicesOf(settled)
        expect(choices.decimals).toContain(settled.decimals)
        expect(choices.trust).toContain(settled.trust)
        expect(choices.polarities).toContain(settled.polarity)
        expect(settle(settled)).toEqual(settled)
      }),
    )
  })

  it('lets nothing through that is no KPI or does not read as one', () => {
    let through = 0
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const made = kpiOfDraft(draft, 'own.lead')
        if ('problems' in made) {
          for (const problem of Object.values(made.problems)) expect(problem).toMatch(/^[A-Z].*\.$/)
          expect(Object.keys(made.problems)).not.toEqual([])
          return
        }
        through += 1
        const { kpi } = made
        expect(kpiSchema.parse(kpi)).toEqual(kpi)
        expectSense(kpi)
        expect(kpiSentences(kpi)).toMatch(/^“[^]+” is [^]+\.$/)
        expect(kpiSentences(kpi)).not.toMatch(/undefined|NaN|null|\.\.|Infinity/)
        const { value, period } = sampleFigure(kpi)
        expect(value).toMatch(/^−?£?[\d,]+(\.\d+)?%?$/)
        expect(period).not.toBe('')
      }),
      { numRuns: 3000 },
    )
    expect(through).toBeGreaterThan(200)
  })

  it('opens a KPI as it was made', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const made = kpiOfDraft(draft, 'own.lead')
        if ('problems' in made) return
        expect(kpiOfDraft(draftOf(made.kpi), 'own.lead', made.kpi)).toEqual(made)
      }),
      { numRuns: 2000 },
    )
  })

  it('asks for no more than a name and a definition', () => {
    const empty = kpiOfDraft(emptyDraft, 'own.x')
    expect(Object.keys('problems' in empty ? empty.problems : {})).toEqual(['name', 'definition'])
    const made = kpiOfDraft(
      { ...emptyDraft, name: 'Pupils who lead', definition: 'Share of pupils who lead something' },
      'own.pupils.lead',
    )
    expect(made).toMatchObject({
      kpi: { short: 'Pupils who lead', definition: 'Share of pupils who lead something.' },
    })
    expect('kpi' in made && kpiSentences(made.kpi)).toBe(
      '“Pupils who lead” is a percentage, from 0 to 100, told every term for primary, secondary, 16 to 19, special and all-through schools. ' +
        'Higher is better. The trust’s figure counts the answers of all its schools together.',
    )
  })

  it('keeps what it does not ask of a KPI that is changed', () => {
    const base = kpiSchema.parse({
      code: 'own.lead',
      name: 'Pupils who lead',
      short: 'Lead',
      definition: 'Share of pupils who lead something.',
      unit: 'percent',
      decimals: 0,
      polarity: 'higher',
      phases: ['primary'],
      evidence: 'outcomes',
      origin: 'vision',
      cadence: 'year',
      aggregation: 'mean',
      significance: 'wilson',
      range: [0, 100],
      source: { title: 'Count', publisher: 'Our Trust' },
      tidy: [{ value: 'leaders' }],
      unpublished: [{ period: '2024/25', reason: 'Not counted.' }],
    })
    expect(kpiOfDraft(draftOf(base), base.code, base)).toEqual({ kpi: base })
  })
})

/** What must never be, said again in other words than the form's own. */
function expectSense(kpi: Kpi): void {
  const [least, most] = kpi.range
  if (least !== null && most !== null) expect(least).toBeLessThan(most)
  if (kpi.unit === 'percent') expect(kpi.aggregation).not.toBe('sum')
  if (['score', 'points', 'rate', 'ratio'].includes(kpi.unit))
    expect(kpi.aggregation).not.toBe('sum')
  if (kpi.unit === 'count') expect(kpi).toMatchObject({ decimals: 0 })
  if (kpi.unit === 'count') expect(kpi.aggregation).not.toBe('mean')
  if (kpi.significance === 'wilson')
    expect(kpi).toMatchObject({ unit: 'percent', aggregation: 'mean', range: [0, 100] })
  if (kpi.polarity === 'zero') expect(least).toBeGreaterThanOrEqual(0)
  expect(kpi.goodBand !== undefined).toBe(kpi.polarity === 'band')
  if (kpi.goodBand) {
    const [low, high] = kpi.goodBand
    expect(low).toBeLessThan(high)
    if (least !== null) expect(low).toBeGreaterThanOrEqual(least)
    if (most !== null) expect(high).toBeLessThanOrEqual(most)
    expect(kpi.aggregation).not.toBe('sum')
  }
}

describe('the code of a KPI of the trust’s own', () => {
  it.each([
    ['Pupils who lead', 'pupils', 'own.pupils.lead'],
    ['Staff who stay', 'staff', 'own.staff.stay'],
    ['Staff meetings', 'pupils', 'own.about.staff.meetings'],
    ['Élèves à l’école', 'pupils', 'own.eleves.lecole'],
    ['読書', 'pupils', 'own.kpi'],
  ] as const)('%s', (name, counted, code) => {
    expect(ownCode(name, counted, new Set())).toBe(code)
  })

  it('is a code, and no other KPI’s, whatever the name', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ maxLength: 30 }), fc.constant('Pupils who lead')), {
          maxLength: 6,
        }),
        fc.constantFrom('pupils' as const, 'staff' as const),
        (names, counted) => {
          const taken = new Set<string>()
          for (const name of names) {
            const code = ownCode(name, counted, taken)
            expect(taken).not.toContain(code)
            expect(kpiSchema.shape.code.safeParse(code).success).toBe(true)
            expect(code.startsWith('own.staff.')).toBe(counted === 'staff')
            taken.add(code)
          }
        },
      ),
    )
  })
})
