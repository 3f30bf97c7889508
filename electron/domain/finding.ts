/**
 * Findings as sentences, computed and never asserted: a title says only what the cells below it show
 * (LOOK §3.1, §7). Findings name school and measure, not blame.
 */
import type { Figure } from './figure.ts'
import type { Kpi, Phase } from './kpi.ts'
import type { ScorecardCounts, ScorecardRow } from './scorecard.ts'
import { ownLimits } from './reading.ts'
import { shortSchoolNames } from './school-names.ts'
import { capitalise, countWord, groupLabel, joinNames, lowerFirst, phaseLabel } from './wording.ts'

/** A title has room for so many names. */
const namedSchools = 3

/** What a figure was found worse than: England, or for a band the band. */
const isWorse = (cell: Figure | null) => cell?.verdict.kind === 'worse'
const isBetter = (cell: Figure | null) => cell?.verdict.kind === 'better'
const isRated = (cell: Figure | null) => cell !== null && cell.verdict.kind !== 'not-rated'

/** The finding of a scorecard or of a phase's heat table, with the sentence that carries its numbers. */
export function scorecardFinding(
  rows: readonly ScorecardRow[],
  counts: ScorecardCounts,
  phase?: Phase,
): { finding: string; sentence: string } {
  const cells = rows.flatMap((row) => row.cells)
  const than = cells.some((cell) => cell?.verdict.against === ownLimits) ? 'expected' : 'England'
  const ofOnePhase = phase !== undefined && rows.every(({ school }) => school.phase === phase)
  const noun = ofOnePhase ? `${phaseLabel(phase).toLowerCase()} school` : 'school'
  const rated = counts.worse + counts.better + counts.noClearDifference
  if (rated === 0) {
    return {
      finding: counts.values === 0 ? 'There are no figures yet' : 'No figure can be rated yet',
      sentence:
        counts.values === 0
          ? 'Nothing has been read for these measures.'
          : `${capitalise(plainCount(counts.values, 'figure'))} ${counts.values === 1 ? 'is' : 'are'} shown without a rating, each with its reason.`,
    }
  }
  const ratedRows = rows.filter((row) => row.cells.some(isRated))
  const worse = rows.filter((row) => row.cells.some(isWorse))
  const better = rows.filter((row) => row.cells.some(isBetter))
  const ofRated = `${plainCount(rated, 'figure')} in this table that can be rated`
  if (worse.length === 0) {
    return {
      finding: `No ${noun} is clearly worse than ${than} on any measure shown`,
      sentence:
        better.length === 0
          ? `None of the ${ofRated} is clearly different.`
          : `Of the ${ofRated}, ${countWord(counts.better)} ${counts.better === 1 ? 'is' : 'are'} clearly better.`,
    }
  }
  const marked = plainCount(counts.worse, 'figure')
  const shortNames = shortSchoolNames(rows.map((row) => row.school))
  if (worse.length <= namedSchools && worse.length < ratedRows.length) {
    const names = joinNames(worse.map((row) => shortNames.get(row.school.urn) ?? row.school.name))
    const where = worse.length === 1 ? 'this school' : `these ${countWord(worse.length)} schools`
    return {
      finding: `${names} ${worse.length === 1 ? 'needs' : 'need'} our questions`,
      sentence:
        counts.worse === 1
          ? `The one figure marked worse, of the ${ofRated}, is in ${where}.`
          : `${counts.worse === 2 ? 'Both figures' : `All ${marked}`} marked worse, of the ${ofRated}, are in ${where}.`,
    }
  }
  const [only] = worse
  const many =
    worse.length < ratedRows.length
      ? `${capitalise(countWord(worse.length))} of ${countWord(ratedRows.length)} rated ${noun}s have`
      : worse.length === 1
        ? `${only === undefined ? '' : (shortNames.get(only.school.urn) ?? only.school.name)} has`
        : `${worse.length === 2 ? 'Both' : `All ${countWord(worse.length)}`} rated ${noun}s have`
  return {
    finding: `${many} a figure worse than ${than}`,
    sentence: `${capitalise(countWord(counts.worse))} of the ${ofRated} ${counts.worse === 1 ? 'is' : 'are'} marked worse, and ${counts.better === 0 ? 'none' : countWord(counts.better)} better.`,
  }
}

/** What a school's title counts: what its page marks for all pupils and for groups, and what left its own past. */
export type SchoolFindings = {
  /** Of all pupils, judged against England. */
  figures: readonly Figure[]
  /** Of groups of pupils, judged against England. */
  groups?: readonly Figure[]
  /** Of all pupils, outside the range that their own past lets one expect, for the worse. */
  left?: readonly Figure[]
}

/**
 * The finding on one school, which counts every figure that its page marks as worse:
 * `Reading at 11 is worse than in England, and one for disadvantaged pupils; attendance left its own range for the worse`.
 */
export function schoolFinding({ figures, groups = [], left = [] }: SchoolFindings): string {
  const [worse, worseOfGroups] = [figures.filter(isWorse), groups.filter(isWorse)]
  const better = figures.filter(isBetter)
  const ownRange =
    left.length === 0
      ? ''
      : `${named(left)} left ${areMany(left) ? 'their' : 'its'} own range for the worse`
  const after = (text: string): string =>
    ownRange === '' ? text : `${text}; ${lowerFirst(ownRange)}`
  if (worse.length > 0) {
    const more = worseOfGroups.length === 0 ? '' : `, and ${ofGroups(worseOfGroups)}`
    return after(`${named(worse)} ${verb(worse)} worse than in England${more}`)
  }
  if (worseOfGroups.length > 0) {
    const few = worseOfGroups.length <= namedMeasures ? named(worseOfGroups) : null
    const what = few ?? `${capitalise(countWord(worseOfGroups.length))} measures`
    return after(`${what} ${verb(worseOfGroups)} worse than in England for ${whom(worseOfGroups)}`)
  }
  if (better.length > 0) {
    const none = left.length === 0 ? ', none worse' : ''
    return after(`${named(better)} ${verb(better)} better than in England${none}`)
  }
  if (ownRange !== '') return ownRange
  if (figures.some((figure) => figure.verdict.kind === 'no-clear-difference')) {
    return groups.some(isBetter)
      ? 'For all pupils together no measure is clearly different from England'
      : 'No measure is clearly different from England'
  }
  return figures.some((figure) => figure.value !== null)
    ? 'No figure can be rated yet'
    : 'There are no figures yet'
}

/** A title has room for so many measures by name. */
const namedMeasures = 3

function named(figures: readonly Figure[]): string {
  return figures.length <= namedMeasures
    ? namesOf(figures)
    : `${capitalise(countWord(figures.length))} measures`
}

const areMany = (figures: readonly Figure[]): boolean => isPlural(named(figures))
const verb = (figures: readonly Figure[]): string => (areMany(figures) ? 'are' : 'is')

/** `one for disadvantaged pupils`, `two for groups of pupils`. */
function ofGroups(worse: readonly Figure[]): string {
  return `${countWord(worse.length)} for ${whom(worse)}`
}

function whom(worse: readonly Figure[]): string {
  const [group, ...others] = new Set(worse.map((figure) => figure.group))
  return group === undefined || others.length > 0 ? 'groups of pupils' : groupLabel(group)
}

/** Measures inside a sentence, the first with a capital: `Reading and persistent absence`. */
export function namesOf(figures: readonly Pick<Figure, 'kpi'>[]): string {
  const spoken = figures.map(({ kpi }) => spokenName(kpi))
  // Two measures of one subject keep what tells them apart.
  const names = spoken.map((name, i) =>
    spoken.indexOf(name) === spoken.lastIndexOf(name)
      ? name
      : longName(figures[i]?.kpi ?? { short: name }),
  )
  return joinNames(names.map((name, i) => (i === 0 ? capitalise(name) : name)))
}

/** Whether names that were joined, or one that names several subjects, take a verb of many. */
export function isPlural(names: string): boolean {
  return / and | measures$/.test(names)
}

/** What a short name's abbreviations stand for; a title spells them out, a table explains them at its foot. */
const abbreviations: [RegExp, string][] = [
  [/^RWM\b/, 'reading, writing and maths'],
  [/^GPS\b/, 'grammar, punctuation and spelling'],
  [/^EAL\b/, 'English as an additional language'],
  [/^FSM\b/, 'free school meals'],
  [/^Eng & maths\b/, 'English and maths'],
]

/** Questions of the surveys as things that a sentence can speak of. */
const asked: Record<string, string> = {
  'Pupils: belong': 'pupils’ sense of belonging',
  'Pupils: safe': 'pupils’ sense of safety',
  'Pupils: heard': 'pupils’ sense of being heard',
  'Pupils: read for pleasure': 'reading for pleasure',
  'Pupils: trusted adult': 'pupils’ trust in an adult',
  'Pupils: hopeful': 'pupils’ hope',
  'Staff: recommend': 'staff’s recommendation',
  'Staff: proud': 'staff’s pride',
  'Staff: workload': 'staff’s workload',
  'Staff: wellbeing': 'staff’s wellbeing',
  'Parents: recommend': 'parents’ recommendation',
  'Parents: happy': 'parents’ view of happiness',
  'Parents: safe': 'parents’ view of safety',
}

function longName(kpi: Pick<Kpi, 'short'>): string {
  const question = kpi.short.split(': ')[1]
  if (question !== undefined) return asked[kpi.short] ?? `“${capitalise(question)}”`
  const found = abbreviations.find(([pattern]) => pattern.test(kpi.short))
  return found === undefined ? lowerFirst(kpi.short) : kpi.short.replace(found[0], found[1])
}

/**
 * A measure's name as a person would say it inside a sentence: without abbreviations, and without the words
 * that only its column needs: `reading, writing and maths` for RWM expected, `reading for pleasure`.
 */
export function spokenName(kpi: Pick<Kpi, 'short'>): string {
  return longName(kpi).replace(/ (?:expected|score)$/, '')
}

/** The abbreviations that some short names use, explained: `RWM: reading, writing and maths.` */
export function abbreviationsIn(kpis: Iterable<Pick<Kpi, 'short'>>): string {
  const shorts = [...kpis].map((kpi) => kpi.short)
  return abbreviations
    .filter(([pattern]) => shorts.some((short) => pattern.test(short)))
    .flatMap(([pattern, words]) =>
      /^\^[A-Z]{3}\\b$/.test(pattern.source) ? `${pattern.source.slice(1, 4)}: ${words}.` : [],
    )
    .join(' ')
}

function plainCount(count: number, noun: string): string {
  return `${countWord(count)} ${noun}${count === 1 ? '' : 's'}`
}
