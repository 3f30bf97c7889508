/**
 * The figure book as it may leave the trust (DESIGN §7). What a figure is, how it is rated and what the trust's is
 * are facts, worked out once over all that is known; here numbers are only taken out of print. So every figure
 * shown in two copies is the same in both, with its verdict, its limits and its target.
 *
 * Hidden is what `mustHide`, and with it whatever it could be worked out from:
 *
 * - A total less the schools that are shown. A total is the trust's figure, or that of its schools of one phase.
 *   With one hidden school the next smallest is hidden, until two or more are and about six pupils together.
 *   The phases' totals part the trust's, so either all are shown, each with enough hidden in it or nothing, or
 *   none; and where even the trust's own cannot be protected so, it is hidden.
 * - Boys and girls, and disadvantaged pupils and the others, of a school or a total: of the three figures one is
 *   never hidden alone.
 * - Limits and targets met that a hidden figure is part of: the verdict stays, its numbers do not (reading.ts).
 *
 * A verdict on a hidden figure is hidden with it, and headlines count what is printed. As such rules look at one
 * sum at a time, what is left is tested against all sums together (ADR 7).
 */
import type { Figure } from './figure.ts'
import type { About, FigureBook } from './figures.ts'
import { pupilGroups, type Kpi, type PupilGroup } from './kpi.ts'
import type { Observation } from './observation.ts'
import { entry } from './shelves.ts'
import { solvable, type KnownSum } from './solvable.ts'
import { halves, hide, hideSecond, mustHide, protects, type AdditivePart } from './suppression.ts'
import { changeBetween, judge, targetStatus } from './verdict.ts'
import { stateSentence } from './wording.ts'

const whoOf = ({ urn, phase }: Pick<Figure, 'urn' | 'phase'>): string =>
  urn ?? (phase === null ? 'trust' : `phase ${phase}`)

/** A cell of the table of one KPI and period: whose it is, and of which pupils. */
const cellKey = (who: string, group: PupilGroup): string => `${who} ${group}`

/** The book with what must not leave the trust hidden. Its `whole` is the book given. */
export function releaseBook(whole: FigureBook): FigureBook {
  const tables = new Map<string, ReadonlySet<string>>()
  const isHidden = (kpi: Kpi, period: string, who: string, group: PupilGroup): boolean =>
    entry(tables, `${kpi.code} ${period}`, () => hiddenCells(whole, kpi, period)).has(
      cellKey(who, group),
    )
  const released = new Map<Figure, Figure>()
  const release = (figure: Figure): Figure =>
    entry(released, figure, () => {
      const { kpi, group, period } = figure
      const who = whoOf(figure)
      const itself = isHidden(kpi, period, who, group)
      const inside = ({ urn }: Observation): boolean =>
        urn === null ? itself : isHidden(kpi, period, urn, group)
      const before = figure.previous?.period
      const lost = before !== undefined && isHidden(kpi, before, who, group)
      if (!itself && !lost && !figure.sources.some(inside)) return figure
      const sources = figure.sources.map((source) => (inside(source) ? hide(source) : source))
      const previous = lost ? null : figure.previous
      return itself
        ? hideFigure({ ...figure, sources, previous }, whole)
        : { ...figure, sources, previous }
    })
  const orNull = (figure: Figure | null): Figure | null => figure && release(figure)

  const lastYear = (of: Figure): Figure | null => orNull(whole.lastYear(of))

  return {
    ...whole,
    whole,
    figure: (...asked) => orNull(whole.figure(...asked)),
    latest: (...asked) => orNull(whole.latest(...asked)),
    series: (...asked) =>
      whole.series(...asked).map((point) => ({ ...point, figure: release(point.figure) })),
    lastYear,
    change(of) {
      const earlier = lastYear(of)
      return earlier && changeBetween(earlier, of)
    },
    target(of, target) {
      if (isHidden(of.kpi, of.period, whoOf(of), of.group)) return null
      const status = whole.target(of, target)
      const counted = whole
        .periods(of.kpi.code, of.group)
        .some((period) => isHidden(of.kpi, period, whoOf(of), of.group))
      // Met in how many periods would tell of the hidden one, so the latest stands alone, where it counts at all.
      return status && counted && status.kind !== 'no-figure'
        ? targetStatus(of.kpi, target, [of])
        : status
    },
  }
}

function hideFigure(figure: Figure, { rules }: Pick<FigureBook, 'rules'>): Figure {
  const hidden = {
    ...figure,
    state: 'suppressed' as const,
    value: null,
    numerator: null,
    denominator: null,
    interval: null,
    small: false,
    coverage: figure.coverage && { ...figure.coverage, pupils: null },
    note: `${stateSentence('suppressed')}.`,
  }
  const { against, reference } = figure.verdict
  return { ...hidden, verdict: judge(hidden, { value: reference, label: against }, rules) }
}

/** A figure of several schools, with the schools that are in it. */
type Total = { key: string; figure: Figure; parts: string[]; stated: boolean }

/** The figures of all schools for one group of pupils, with the trust's and its phases'. */
type Column = {
  schools: Map<string, Figure>
  trust: Total | null
  phases: Total[]
}

/** The cells of one KPI and period that must not leave the trust. */
function hiddenCells(book: FigureBook, kpi: Kpi, period: string): ReadonlySet<string> {
  const { rules } = book
  const hidden = new Set<string>()
  const cells = new Map<string, Figure>()
  const columns = pupilGroups
    .filter((group) => book.periods(kpi.code, group).includes(period))
    .map((group) => columnOf(book, kpi, group, period))
  for (const { schools, trust, phases } of columns) {
    for (const [key, figure] of schools) cells.set(key, figure)
    for (const { key, figure } of trust ? [trust, ...phases] : phases) cells.set(key, figure)
  }
  for (const [key, figure] of cells)
    if (figure.state === 'suppressed' || tellsOfFew(book, figure)) hidden.add(key)
  const few = [...hidden]

  const partsOf = ({ parts }: Total): AdditivePart[] =>
    parts.map((key) => ({
      key,
      size: cells.get(key)?.denominator ?? null,
      hidden: hidden.has(key),
    }))
  /** The schools to hide so that the total may be shown; null where there are not enough of them. */
  const shields = (total: Total): ReadonlySet<string> | null => {
    const parts = partsOf(total)
    const keys = hideSecond(parts, true, rules)
    return keys.size === 0 || protects(parts, keys, rules) ? keys : null
  }
  const shownOf = (totals: readonly Total[]): Total[] =>
    totals.filter(({ key }) => !hidden.has(key))

  function protectTotals({ schools, trust, phases }: Column): void {
    const shown = shownOf(phases)
    const plans = shown.map(shields)
    const some = [...schools.keys()].some((key) => hidden.has(key))
    const whole =
      shown.length === phases.length &&
      plans.every((plan) => plan !== null) &&
      (trust === null || (!hidden.has(trust.key) && !(trust.stated && some)))
    if (whole) for (const key of plans.flatMap((plan) => [...(plan ?? [])])) hidden.add(key)
    else for (const { key } of shown) hidden.add(key)
    // All phases together are the trust, so what keeps each of them keeps it.
    if (trust === null || hidden.has(trust.key) || (whole && phases.length > 0)) return
    const plan = shields(trust)
    if (plan === null) hidden.add(trust.key)
    else for (const key of plan) hidden.add(key)
  }

  /** The figures of all pupils and of two halves, as far as they are told. */
  function halvesOf(who: string): { all: string; parts: string[] }[] {
    return halves.flatMap((groups) => {
      const [all = '', ...parts] = (['all', ...groups] as const)
        .map((group) => cellKey(who, group))
        .filter((key, i) => i === 0 || hidden.has(key) || cells.get(key)?.value != null)
      if (!hidden.has(all) && cells.get(all)?.value == null) return []
      // Where nothing is told of one half, the other says nothing of the whole, unless it is the whole.
      const [only] = parts
      const alone = parts.length === 1 && sizeOf(only) !== sizeOf(all)
      return only === undefined || alone ? [] : [{ all, parts }]
    })
  }
  const sizeOf = (key: string | undefined): number => cells.get(key ?? '')?.denominator ?? Infinity

  function protectHalves(who: string): void {
    for (const { all, parts } of halvesOf(who)) {
      if ([all, ...parts].filter((key) => hidden.has(key)).length !== 1) continue
      const [second = all] = parts
        .filter((key) => !hidden.has(key) && sizeOf(key) !== 0)
        .toSorted((a, b) => sizeOf(a) - sizeOf(b))
      hidden.add(second)
    }
  }

  const everyone = new Set([...cells.values()].map(whoOf))
  const totals = columns.flatMap(({ trust, phases }) => (trust ? [trust, ...phases] : phases))

  /** Whether what must be hidden follows from several sums together, through cells that each of them keeps. */
  function isSolved(): boolean {
    const unknown = (sum: [string, number][]): KnownSum =>
      new Map(sum.filter(([key]) => hidden.has(key)))
    const known = solvable([
      ...totals.map(({ key, parts }) =>
        unknown([[key, -1], ...parts.map((part): [string, number] => [part, 1])]),
      ),
      ...[...everyone]
        .flatMap(halvesOf)
        .map(({ all, parts }) =>
          unknown([[all, -1], ...parts.map((part): [string, number] => [part, 1])]),
        ),
    ])
    return few.some((key) => known.has(key))
  }

  /** Takes a total away, those of the smallest groups and of phases first. */
  function giveUpTotal(): boolean {
    const last = shownOf(totals).toSorted((a, b) => sizeOf(a.key) - sizeOf(b.key))[0]
    if (last) hidden.add(last.key)
    return last !== undefined
  }

  do {
    // A cell hidden for one sum may stand in another, so go round until nothing changes.
    for (let before = -1; before !== hidden.size;) {
      before = hidden.size
      for (const column of columns) protectTotals(column)
      for (const who of everyone) protectHalves(who)
    }
  } while (few.length > 0 && isSolved() && giveUpTotal())
  return hidden
}

function columnOf(book: FigureBook, kpi: Kpi, group: PupilGroup, period: string): Column {
  const schools = new Map<string, Figure>()
  for (const { urn } of book.schools) {
    const figure = book.figure(urn, kpi.code, group, period)
    if (figure) schools.set(cellKey(urn, group), figure)
  }
  const totalOf = (about: About): Total | null => {
    const figure = book.figure(about, kpi.code, group, period)
    if (figure?.value == null) return null
    const stated = figure.sources[0]?.level === 'trust'
    const told = [...schools].filter(([, one]) => one.value !== null || one.state === 'suppressed')
    const parts = stated
      ? told.map(([key]) => key)
      : figure.sources.flatMap(({ urn }) => (urn === null ? [] : [cellKey(urn, group)]))
    return { key: cellKey(whoOf(figure), group), figure, parts, stated }
  }
  const phases = [...new Set(book.schools.map(({ phase }) => phase))]
  return {
    schools,
    trust: totalOf(null),
    phases: phases.flatMap((phase) => totalOf({ phase }) ?? []),
  }
}

function tellsOfFew({ rules }: FigureBook, figure: Figure): boolean {
  const level = figure.urn === null ? ('trust' as const) : ('school' as const)
  return mustHide({ ...figure, level }, figure.kpi, rules)
}
