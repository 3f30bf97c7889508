/**
 * The form for a KPI of the trust's own: which choices go together, and the KPI that comes of them.
 *
 * - A share counts so many of so many: always from 0 to 100, pooled over the schools, rated by Wilson's
 *   interval. Another percentage is weighed by pupils or has no figure for the trust, and lies from 0 to 100
 *   unless other bounds are given.
 * - What is counted may be added up; a score, a rate or a ratio never is, and a mean is always weighed.
 * - `zero` is for what cannot fall below nothing. `band` has a range that lies inside the bounds, and is not for
 *   what is added up, since a range that fits one school does not fit the sum of many.
 */
import {
  type EvidenceType,
  type Kpi,
  kpiSchema,
  type Phase,
  type Polarity,
  polarities,
  type Unit,
} from './kpi.ts'
import { comparePeriods, parsePeriod } from './period.ts'
import { readTypedNumber } from './read-number.ts'
import { roundTo } from './wording.ts'

/**
 * How the trust's figure comes from its schools'. `pooled`: how many of how many, over all schools;
 * `weighed`: the mean, each school by its pupils; `added`; `none`.
 */
export const trustFigures = ['pooled', 'weighed', 'added', 'none'] as const
export type TrustFigure = (typeof trustFigures)[number]

/** What a person has filled in, numbers and periods as they were typed. */
export type KpiDraft = {
  name: string
  /** For the head of a column; the name where it is empty and short enough. */
  short: string
  definition: string
  unit: Unit
  decimals: number
  trust: TrustFigure
  polarity: Polarity
  /** The range in which it is good; read for polarity `band` alone. */
  band: { low: string; high: string }
  /** The least and the most that it can be; nothing for no bound. */
  bounds: { least: string; most: string }
  phases: Phase[]
  evidence: EvidenceType
  origin: Kpi['origin']
  cadence: Kpi['cadence']
  source: string
  /** The first academic year in which it exists; nothing for always. */
  from: string
  breaks: { period: string; what: string }[]
}

export const emptyDraft: KpiDraft = {
  name: '',
  short: '',
  definition: '',
  unit: 'percent',
  decimals: 0,
  trust: 'pooled',
  polarity: 'higher',
  band: { low: '', high: '' },
  bounds: { least: '', most: '' },
  phases: ['primary', 'secondary', '16-plus', 'special', 'all-through'],
  evidence: 'pupil-voice',
  origin: 'vision',
  cadence: 'term',
  source: 'The trust’s own records',
  from: '',
  breaks: [],
}

type UnitRule = {
  decimals: readonly number[]
  trust: readonly TrustFigure[]
  /** The least it can be whatever is filled in; null where it may fall below nothing. */
  floor: number | null
}

const unitRules: Record<Unit, UnitRule> = {
  percent: { decimals: [0, 1], trust: ['pooled', 'weighed', 'none'], floor: null },
  score: { decimals: [0, 1, 2], trust: ['weighed', 'none'], floor: null },
  points: { decimals: [0, 1, 2], trust: ['weighed', 'none'], floor: null },
  count: { decimals: [0], trust: ['added', 'none'], floor: 0 },
  rate: { decimals: [0, 1, 2], trust: ['weighed', 'none'], floor: 0 },
  ratio: { decimals: [0, 1, 2], trust: ['weighed', 'none'], floor: 0 },
  pounds: { decimals: [0, 2], trust: ['added', 'weighed', 'none'], floor: null },
  days: { decimals: [0, 1], trust: ['added', 'weighed', 'none'], floor: 0 },
}

/** Whether the figures of a draft always lie between 0 and 100, so that no bounds are asked for. */
const isShare = (draft: Pick<KpiDraft, 'unit' | 'trust'>) =>
  draft.unit === 'percent' && draft.trust === 'pooled'

/** What may be chosen beside what has been chosen. */
export function choicesOf(draft: KpiDraft): {
  decimals: readonly number[]
  trust: readonly TrustFigure[]
  polarities: readonly Polarity[]
  /** Whether bounds are asked for. */
  bounds: boolean
  band: boolean
} {
  const rule = unitRules[draft.unit]
  const zero = rule.floor === 0 || isShare(draft)
  return {
    decimals: rule.decimals,
    trust: draft.polarity === 'band' ? rule.trust.filter((one) => one !== 'added') : rule.trust,
    polarities: polarities.filter(
      (one) => (one !== 'zero' || zero) && (one !== 'band' || draft.trust !== 'added'),
    ),
    bounds: !isShare(draft),
    band: draft.polarity === 'band',
  }
}

/** The draft with every choice that the others rule out put to one that they allow; what was typed stays. */
export function settle(draft: KpiDraft): KpiDraft {
  const rule = unitRules[draft.unit]
  const trust = rule.trust.includes(draft.trust) ? draft.trust : (rule.trust[0] ?? 'none')
  const at = { ...draft, trust }
  const { polarities, decimals } = choicesOf(at)
  return {
    ...at,
    decimals: decimals.includes(at.decimals) ? at.decimals : (decimals[0] ?? 0),
    polarity: polarities.includes(at.polarity) ? at.polarity : 'higher',
  }
}

export type DraftProblems = Partial<Record<keyof KpiDraft, string>>

/**
 * The KPI that a draft describes, or what is still wrong with it by field, each a sentence.
 * @param base the KPI that is being changed: what the form does not ask is kept of it
 */
export function kpiOfDraft(
  draft: KpiDraft,
  code: string,
  base: Kpi | null = null,
): { kpi: Kpi } | { problems: DraftProblems } {
  const problems: DraftProblems = {}
  const bounds = readBounds(draft, problems)
  const goodBand = draft.polarity === 'band' ? readBand(draft, bounds, problems) : undefined
  readWords(draft, problems)
  readTimes(draft, problems)
  const choices = choicesOf(draft)
  if (!choices.trust.includes(draft.trust))
    problems.trust = 'This does not go with the kind of number.'
  if (!choices.polarities.includes(draft.polarity))
    problems.polarity = 'This does not go with the kind of number.'
  if (!choices.decimals.includes(draft.decimals))
    problems.decimals = 'The kind of number has not so many decimals.'
  if (Object.keys(problems).length > 0) return { problems }
  const from = draft.from.trim()
  return {
    kpi: kpiSchema.parse({
      ...base,
      code,
      name: draft.name.trim(),
      short: shortOf(draft),
      definition: draft.definition.trim().replace(/(?<![.!?])$/, '.'),
      unit: draft.unit,
      decimals: draft.decimals,
      polarity: draft.polarity,
      goodBand,
      phases: draft.phases,
      evidence: draft.evidence,
      origin: draft.origin,
      cadence: draft.cadence,
      validity: from === '' ? [] : [{ ...base?.validity[0], from }],
      breaks: draft.breaks.map(({ period, what }) => ({
        period: period.trim(),
        what: what.trim(),
      })),
      aggregation: aggregations[draft.trust],
      significance: isShare(draft) ? 'wilson' : 'none',
      range: bounds,
      source: { title: draft.source.trim(), publisher: base?.source.publisher ?? 'The trust' },
    }),
  }
}

const aggregations: Record<TrustFigure, Kpi['aggregation']> = {
  pooled: 'mean',
  weighed: 'mean',
  added: 'sum',
  none: 'none',
}

/** The form filled in with a KPI that the trust has. */
export function draftOf(kpi: Kpi): KpiDraft {
  const [least, most] = kpi.range
  const number = (value: number | null | undefined) => (value == null ? '' : `${value}`)
  const trust =
    kpi.aggregation === 'sum'
      ? 'added'
      : kpi.aggregation === 'none'
        ? 'none'
        : kpi.significance === 'wilson'
          ? 'pooled'
          : 'weighed'
  return {
    name: kpi.name,
    short: kpi.short === kpi.name ? '' : kpi.short,
    definition: kpi.definition,
    unit: kpi.unit,
    decimals: kpi.decimals,
    trust,
    polarity: kpi.polarity,
    band: { low: number(kpi.goodBand?.[0]), high: number(kpi.goodBand?.[1]) },
    bounds: { least: number(least), most: number(most) },
    phases: kpi.phases,
    evidence: kpi.evidence,
    origin: kpi.origin,
    cadence: kpi.cadence,
    source: kpi.source.title,
    from: kpi.validity[0]?.from ?? '',
    breaks: kpi.breaks,
  }
}

type Bounds = [number | null, number | null]

function readBounds(draft: KpiDraft, problems: DraftProblems): Bounds {
  if (isShare(draft)) return [0, 100]
  const { floor } = unitRules[draft.unit]
  const unbound = draft.unit === 'percent' ? ([0, 100] as const) : ([floor, null] as const)
  const [least, most] = [draft.bounds.least, draft.bounds.most].map((text, i) => {
    const number = readNumber(text)
    return number === null ? (unbound[i] ?? null) : number
  })
  if (least === undefined || most === undefined)
    problems.bounds = 'A bound is a number, or nothing.'
  else if (tooFine(least, draft) || tooFine(most, draft))
    problems.bounds = 'The bounds have no more decimals than the figures.'
  else if (floor !== null && least !== null && least < floor)
    problems.bounds = 'It cannot be less than 0.'
  else if (least !== null && most !== null && least >= most)
    problems.bounds = 'The least has to be below the most.'
  return [least ?? null, most ?? null]
}

function readBand(
  draft: KpiDraft,
  [least, most]: Bounds,
  problems: DraftProblems,
): [number, number] | undefined {
  const [low, high] = [readNumber(draft.band.low), readNumber(draft.band.high)]
  if (low == null || high == null) problems.band = 'Give both ends of the good range, as numbers.'
  else if (tooFine(low, draft) || tooFine(high, draft))
    problems.band = 'The ends have no more decimals than the figures.'
  else if (low >= high) problems.band = 'The lower end has to be below the upper one.'
  else if ((least !== null && low < least) || (most !== null && high > most))
    problems.band = 'The good range has to lie inside what the figure can be.'
  else return [low, high]
  return undefined
}

function readWords(draft: KpiDraft, problems: DraftProblems): void {
  const name = draft.name.trim()
  if (name.length < 3) problems.name = 'Give it a name of three letters or more.'
  else if (name.length > 80) problems.name = 'The name has to fit in 80 letters.'
  if (problems.name === undefined && shortOf(draft).length > 28)
    problems.short = 'Give a shorter name, of at most 28 letters, for the heads of columns.'
  else if (draft.short.trim().length === 1) problems.short = 'Give two letters or more, or nothing.'
  if (draft.definition.trim().length < 10)
    problems.definition = 'Say in a sentence what is counted, and of whom.'
  if (draft.phases.length === 0) problems.phases = 'Choose at least one kind of school.'
  if (draft.source.trim() === '') problems.source = 'Say where the figures come from.'
}

function readTimes(draft: KpiDraft, problems: DraftProblems): void {
  const from = draft.from.trim()
  if (from !== '' && parsePeriod(from)?.kind !== 'year')
    problems.from = 'Give an academic year, such as 2025/26, or nothing.'
  for (const { period, what } of draft.breaks) {
    if (parsePeriod(period.trim()) === null)
      problems.breaks = 'Give each change a period, such as 2025/26 or 2025-11.'
    else if (what.trim() === '') problems.breaks = 'Say of each change what it was.'
    else if (problems.from === undefined && from !== '' && comparePeriods(period.trim(), from) < 0)
      problems.breaks = 'The method cannot have changed before the measure existed.'
  }
}

/** A number as typed, never minus nothing; null where there is none, undefined for what is no number. */
function readNumber(text: string): number | null | undefined {
  if (text.trim() === '') return null
  const number = readTypedNumber(text)
  return number === null || Math.abs(number) >= 1e12 ? undefined : number
}

function tooFine(value: number | null, draft: KpiDraft): boolean {
  return value !== null && roundTo(value, draft.decimals) !== value
}

function shortOf(draft: KpiDraft): string {
  return draft.short.trim() || draft.name.trim()
}
