/** A KPI in words: its kind of number, how it is read, how often it is told, and how it will read on a page. */
import type { EvidenceType, Kpi, Unit } from './kpi.ts'
import { periodLabel } from './period.ts'
import {
  countedBy,
  formatCohort,
  formatNumber,
  formatValue,
  joinNames,
  lowerFirst,
  phaseLabel,
  roundTo,
} from './wording.ts'

const evidenceText: Record<EvidenceType, string> = {
  outcomes: 'outcomes',
  'pupil-voice': 'pupils’ voice',
  'staff-voice': 'staff’s voice',
  'parent-voice': 'parents’ voice',
  'peer-review': 'peer review',
  inspection: 'inspection',
  'local-board': 'local board',
  'finance-operations': 'finance and operations',
  'admissions-demand': 'admissions and demand',
}

/** The kind of evidence, as inside a sentence. */
export function evidenceLabel(evidence: EvidenceType): string {
  return evidenceText[evidence]
}

const unitText: Record<Unit, string> = {
  percent: 'a percentage',
  score: 'a score',
  points: 'points',
  count: 'a number counted',
  rate: 'a rate per 100 pupils',
  ratio: 'a ratio',
  pounds: 'an amount in pounds',
  days: 'days',
}

/** The kind of number, with its article. */
export function unitName(unit: Unit): string {
  return unitText[unit]
}

const originText: Record<Kpi['origin'], string> = {
  vision: 'the trust’s vision',
  accountability: 'government',
  both: 'the vision and government',
}

/** Who asks for the measure. */
export function originLabel(origin: Kpi['origin']): string {
  return originText[origin]
}

const cadenceText: Record<Kpi['cadence'], string> = {
  day: 'every day',
  week: 'every week',
  month: 'every month',
  'half-term': 'every half-term',
  term: 'every term',
  year: 'every year',
}

/** How often it is told. */
export function cadenceLabel(cadence: Kpi['cadence']): string {
  return cadenceText[cadence]
}

/** How high and low are to be read, a sentence. */
export function polaritySentence(
  kpi: Pick<Kpi, 'polarity' | 'goodBand' | 'unit' | 'decimals'>,
): string {
  switch (kpi.polarity) {
    case 'higher':
      return 'Higher is better.'
    case 'lower':
      return 'Lower is better.'
    case 'zero':
      return 'None is the aim.'
    case 'context':
      return 'It describes context: neither high nor low is good.'
    case 'band': {
      const [low, high] = kpi.goodBand ?? [null, null]
      if (low === null || high === null) return 'It is good inside its range.'
      return `It is good from ${formatValue(kpi, low)} to ${formatValue(kpi, high, { percentSign: true })}.`
    }
  }
}

/** How the trust's figure comes from its schools', a sentence. The rules are those of `aggregate`. */
export function aggregationSentence(
  kpi: Pick<Kpi, 'aggregation' | 'significance' | 'code' | 'evidence'>,
): string {
  if (kpi.aggregation === 'none') return 'The trust as a whole has no figure.'
  if (kpi.aggregation === 'sum') return 'The trust’s figure is its schools’ added up.'
  const counted = countedBy(kpi)
  return kpi.significance === 'wilson'
    ? `The trust’s figure counts the ${counted} of all its schools together.`
    : `The trust’s figure is the mean of its schools’, each weighed by its ${counted}.`
}

/** When the measure exists, where its method changed and what was never published, each a sentence. */
export function validitySentences(kpi: Pick<Kpi, 'validity' | 'breaks' | 'unpublished'>): string[] {
  const spans = kpi.validity.map(({ from, to }) =>
    to === undefined
      ? `from ${periodLabel(from)}`
      : `from ${periodLabel(from)} to ${periodLabel(to)}`,
  )
  return [
    ...(spans.length === 0 ? [] : [`It exists ${joinNames(spans)}.`]),
    ...kpi.breaks.map(
      ({ period, what }) =>
        `Its method changed in ${periodLabel(period)}: ${lowerFirst(bare(what))}.`,
    ),
    ...kpi.unpublished.map(
      ({ period, reason }) =>
        `Nothing was published for ${periodLabel(period)}: ${lowerFirst(bare(reason))}.`,
    ),
  ]
}

const bare = (text: string) => text.trim().replace(/[.\s]+$/, '')

const samplePeriods: Record<Kpi['cadence'], string> = {
  day: '2025-11-24',
  week: '2025-W47',
  month: '2025-11',
  'half-term': '2025-11',
  term: '2025/26 autumn',
  year: '2025/26',
}

const sampleValues: Record<Unit, number> = {
  percent: 62,
  score: 104.2,
  points: 12.4,
  count: 14,
  rate: 3.2,
  ratio: 18.5,
  pounds: 12_400,
  days: 7,
}

/** An invented figure that the KPI could have, for a preview: never to stand beside a school's name. */
export function sampleFigure(kpi: Kpi): {
  value: string
  period: string
  /** `31 of 50 pupils`, where the KPI counts so many of so many. */
  cohort: string
} {
  const [least, most] = kpi.range
  const wanted = kpi.goodBand
    ? (kpi.goodBand[0] + kpi.goodBand[1]) / 2
    : sampleValues[kpi.unit] / (kpi.polarity === 'zero' ? 4 : 1)
  const inside =
    (least === null || wanted >= least) && (most === null || wanted <= most)
      ? wanted
      : least !== null && most !== null
        ? (least + most) / 2
        : (least ?? most ?? wanted)
  const value = roundTo(inside, kpi.decimals)
  const counts = kpi.significance === 'wilson' && kpi.unit === 'percent'
  const counted = countedBy(kpi)
  return {
    value: formatValue(kpi, value, { percentSign: true }),
    period: periodLabel(samplePeriods[kpi.cadence]),
    cohort: counts
      ? counted === 'pupils'
        ? formatCohort(Math.round(value / 2), 50)
        : `${formatNumber(Math.round(value / 2))} of 50 ${counted}`
      : '',
  }
}

/** What the KPI is and how it will be read, as a page would say it. */
export function kpiSentences(kpi: Kpi): string {
  const [least, most] = kpi.range
  const bounds =
    least !== null && most !== null
      ? `, from ${formatNumber(least, decimalsOf(least))} to ${formatNumber(most, decimalsOf(most))}`
      : ''
  const phases = joinNames(kpi.phases.map((phase) => lowerFirst(phaseLabel(phase))))
  return [
    `“${kpi.name}” is ${unitName(kpi.unit)}${bounds}, told ${cadenceLabel(kpi.cadence)} for ${phases} schools.`,
    polaritySentence(kpi),
    aggregationSentence(kpi),
    ...validitySentences(kpi),
  ].join(' ')
}

function decimalsOf(value: number): number {
  return Math.min(3, `${roundTo(value, 3)}`.split('.')[1]?.length ?? 0)
}
