/**
 * Small numbers (DESIGN §7). Fewer than 6 pupils never leave the trust, the line that DfE draws in its
 * performance tables (`SUPP`: five pupils or fewer); a trust may draw it higher (rules.ts). Where one hidden number could be worked
 * out from a shown total, a second is hidden with it (secondary suppression; Government Analysis
 * Function, "Statistical disclosure control for tables").
 */
import { isVoice, type Kpi } from './kpi.ts'
import type { Observation } from './observation.ts'
import { usualRules, type TrustRules } from './rules.ts'

/** What decides of a KPI whether its numbers may be told. */
type Told = Pick<Kpi, 'unit' | 'significance' | 'evidence'>

/** What decides of a value. */
type Counted = Pick<Observation, 'level' | 'value' | 'numerator' | 'denominator'>

/**
 * Whether a survey's figure would tell what somebody answered; it is then hidden everywhere. Surveys promise
 * that nobody's answer can be known, within the trust as well: fewer than 10 answers are shown to nobody (the
 * line that survey houses draw for staff and pupils), and neither is a share of fewer than 11 in which all or
 * none agree, since it tells what each of them said.
 */
export function tellsAnswers(o: Counted, kpi: Told | null, rules = usualRules): boolean {
  if (kpi === null || !isVoice(kpi) || (o.level !== 'school' && o.level !== 'trust')) return false
  if (o.value === null || o.denominator === null || o.denominator === 0) return false
  if (o.denominator < rules.answersBelow) return true
  const agreed = o.numerator ?? countBehind(o, kpi)
  return o.denominator < rules.unanimousBelow && (agreed === 0 || agreed === o.denominator)
}

/**
 * Whether an observation must be hidden outside the trust: it is about fewer than six pupils (or more, where
 * the trust's rules say so), it is itself a count of so few, or it is a share of pupils that tells of so few
 * who did, or of so few who did not, or it tells what somebody answered. No pupils at all is nobody, and may be told.
 */
export function mustHide(o: Counted, kpi: Told | null, rules = usualRules): boolean {
  if (o.level !== 'school' && o.level !== 'trust') return false
  if (o.value === null) return false
  if (tellsAnswers(o, kpi, rules)) return true
  const few = (count: number | null) => count !== null && count > 0 && count < rules.hiddenBelow
  if (few(o.denominator) || (kpi?.unit === 'count' && few(o.value))) return true
  const counted = o.numerator ?? countBehind(o, kpi)
  if (counted === null || o.denominator === null) return false
  return few(counted) || few(o.denominator - counted)
}

/** How many pupils a share of them stands for, where it is one: anyone with both numbers can work it out. */
function countBehind(o: Counted, kpi: Told | null): number | null {
  if (kpi?.unit !== 'percent' || kpi.significance !== 'wilson') return null
  if (o.value === null || o.denominator === null) return null
  return Math.round((o.value * o.denominator) / 100)
}

/** The observation with its number taken out: state `suppressed`, and a cell that gives nothing away. */
export function hide(o: Observation): Observation {
  return {
    ...o,
    state: 'suppressed',
    value: null,
    numerator: null,
    denominator: null,
    lower: null,
    upper: null,
    source: { ...o.source, cell: '' },
  }
}

/** One of several parts that add up to a total. `size`: pupils in it, or null where that is not known. */
export type AdditivePart = { key: string; size: number | null; hidden: boolean }

/**
 * Which parts must be hidden so that no hidden part, and no few pupils in several, can be worked out
 * from a total that is shown: the parts hidden already, and with them the next smallest until at least
 * two are hidden and those hidden are together about six pupils or more. A part of nobody hides
 * nothing, so it is passed over; one of unknown size is taken last. Ties go by key, so that the same
 * table always gives the same answer. Where nothing is hidden, nothing needs to be.
 */
export function hideSecond(
  parts: readonly AdditivePart[],
  totalShown = true,
  { hiddenBelow }: Pick<TrustRules, 'hiddenBelow'> = usualRules,
): Set<string> {
  const hidden = parts.filter((part) => part.hidden)
  const keys = new Set(hidden.map((part) => part.key))
  if (hidden.length === 0 || !totalShown) return keys
  const others = parts
    .filter((part) => !part.hidden && part.size !== 0)
    .toSorted(
      (a, b) =>
        (a.size ?? Infinity) - (b.size ?? Infinity) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
    )
  for (const next of others) {
    if (protects(parts, keys, { hiddenBelow })) break
    keys.add(next.key)
  }
  return keys
}

/** Whether so many hidden parts, of so many pupils, keep each of them from being worked out. */
export function protects(
  parts: readonly AdditivePart[],
  keys: ReadonlySet<string>,
  { hiddenBelow }: Pick<TrustRules, 'hiddenBelow'> = usualRules,
): boolean {
  const hidden = parts.filter(({ key }) => keys.has(key))
  const pupils = hidden.reduce((sum, part) => sum + sizeOf(part, hiddenBelow), 0)
  return hidden.length >= 2 && pupils >= hiddenBelow
}

/** A file that hides a part rarely says how many it hid: at least one. */
function sizeOf({ size, hidden }: AdditivePart, hiddenBelow: number): number {
  return size ?? (hidden ? 1 : hiddenBelow)
}

/** Pupil groups that together are all pupils of a school. */
export const halves = [
  ['boys', 'girls'],
  ['disadvantaged', 'not-disadvantaged'],
] as const

/**
 * The observations as anybody may see them, the trust included: surveys without the answers of a few, and
 * without a second part from which these could be worked out. All else stays as it is.
 */
export function hideFewAnswers(
  observations: Iterable<Observation>,
  kpis: readonly (Told & Pick<Kpi, 'code'>)[],
  rules = usualRules,
): Iterable<Observation> {
  const voices = new Map(kpis.flatMap((kpi) => (isVoice(kpi) ? [[kpi.code, kpi]] : [])))
  if (voices.size === 0) return observations
  const [answers, others]: [Observation[], Observation[]] = [[], []]
  for (const o of observations) (voices.has(o.kpi) ? answers : others).push(o)
  return [
    ...others,
    ...hideWith(answers, (o) => tellsAnswers(o, voices.get(o.kpi) ?? null, rules), rules),
  ]
}

function hideWith(
  observations: readonly Observation[],
  tells: (o: Observation) => boolean,
  rules: TrustRules,
): Observation[] {
  const hidden = new Set<number>()
  const places = new Map<string, number[]>()
  const keyOf = (who: string | null, o: Observation, group: string) =>
    `${who ?? ''}|${o.kpi}|${group}|${o.period}`
  const put = (key: string, i: number) => {
    const there = places.get(key)
    if (there) there.push(i)
    else places.set(key, [i])
  }
  for (const [i, o] of observations.entries()) {
    if (o.level !== 'school' && o.level !== 'trust') continue
    if (o.state === 'suppressed' || tells(o)) hidden.add(i)
    if (o.level === 'school') {
      put(keyOf(o.urn, o, o.group), i)
      put(keyOf('schools', o, o.group), i)
    }
  }
  const at = (key: string) => places.get(key) ?? []
  const tables = observations.flatMap((o, i): { total: number; parts: number[] }[] => {
    if (o.level === 'trust') return [{ total: i, parts: at(keyOf('schools', o, o.group)) }]
    if (o.level !== 'school' || o.group !== 'all') return []
    return halves.map((groups) => ({
      total: i,
      parts: groups.flatMap((group) => at(keyOf(o.urn, o, group))),
    }))
  })
  // A cell hidden for one total may be a part of another, so go round until nothing changes.
  for (let before = -1; before !== hidden.size;) {
    before = hidden.size
    for (const { total, parts } of tables) {
      const shown = observations[total]?.value !== null && !hidden.has(total)
      const cells = parts.flatMap((i) => {
        const o = observations[i]
        if (!o || (o.value === null && !hidden.has(i))) return []
        return [{ key: String(i).padStart(12, '0'), size: o.denominator, hidden: hidden.has(i) }]
      })
      for (const key of hideSecond(cells, shown, rules)) hidden.add(Number(key))
    }
  }
  return observations.map((o, i) => (hidden.has(i) ? hide(o) : o))
}
