/** The KPI library and the trust's own KPIs, as one list. */
import { AppError } from '../contract/index.ts'
import { contradictions, whyKept, type StoredValues } from '../domain/kpi-change.ts'
import { isVoice, type Kpi } from '../domain/kpi.ts'
import { whole } from '../domain/take-back.ts'
import type { Vision } from '../domain/vision.ts'
import { kpiQueries, observationQueries, visionQueries, type JournalEntry } from '../store/index.ts'
import type { Context } from './context.ts'
import type { Handlers } from './dispatch.ts'
import { asShown } from './shown-values.ts'
import { today } from './today.ts'

/** Library first, then the trust's own, by code; those that were retired too, since their figures stay. */
export function allKpis(context: Context): Kpi[] {
  return [...context.library, ...kpiQueries.own(context.vault().db)]
}

/** All but those that were retired and that no strand of the vision names. */
export function kpisInUse(context: Context, vision: Vision): Kpi[] {
  const named = new Set(vision.strands.flatMap(({ kpis }) => kpis.map(({ code }) => code)))
  const own = kpiQueries.ownRows(context.vault().db)
  return [
    ...context.library,
    ...own.flatMap(({ kpi, retired }) => (retired === null || named.has(kpi.code) ? [kpi] : [])),
  ]
}

/** Numbers, from 1, of the strands that each KPI serves. */
function strandsByKpi(vision: Vision | null): Map<string, number[]> {
  const strands = new Map<string, number[]>()
  for (const [i, { kpis }] of (vision?.strands ?? []).entries()) {
    for (const { code } of kpis) strands.set(code, [...(strands.get(code) ?? []), i + 1])
  }
  return strands
}

type KpiCalls = 'kpis.list' | 'kpis.get' | 'kpis.define' | 'kpis.retire' | 'kpis.remove'

export const kpiHandlers: Pick<Handlers, KpiCalls> = {
  'kpis.list': (context) => {
    const { db } = context.vault()
    const counts = observationQueries.counts(db)
    const own = kpiQueries.ownRows(db)
    const retired = new Map(own.map((row) => [row.kpi.code, row.retired]))
    const strands = strandsByKpi(visionQueries.current(db))
    const all = [...context.library, ...own.map(({ kpi }) => kpi)]
    return {
      kpis: all.map((kpi) => ({
        code: kpi.code,
        name: kpi.name,
        short: kpi.short,
        definition: kpi.definition,
        unit: kpi.unit,
        decimals: kpi.decimals,
        polarity: kpi.polarity,
        goodBand: kpi.goodBand,
        range: kpi.range,
        phases: kpi.phases,
        evidence: kpi.evidence,
        origin: kpi.origin,
        cadence: kpi.cadence,
        source: `${kpi.source.title}, ${kpi.source.publisher}`,
        from: retired.has(kpi.code) ? ('trust' as const) : ('library' as const),
        retired: retired.get(kpi.code) ?? null,
        values: counts.get(kpi.code) ?? 0,
        strands: strands.get(kpi.code) ?? [],
      })),
    }
  },

  'kpis.get': (context, { code }) => {
    const { db } = context.vault()
    const own = kpiQueries.ownRows(db).find((row) => row.kpi.code === code)
    const kpi = own?.kpi ?? context.library.find((known) => known.code === code)
    if (!kpi) throw unknownKpi(code)
    const vision = visionQueries.current(db)
    const stored = kpiQueries.stored(db, code)
    const strands = (vision?.strands ?? []).flatMap(({ title, kpis }, i) =>
      kpis
        .filter((link) => link.code === code)
        .map(({ reason, target }) => ({ number: i + 1, title, reason, target })),
    )
    return {
      kpi,
      from: own ? 'trust' : 'library',
      retired: own?.retired ?? null,
      stored: { ...stored, ...endsShown(context, kpi, stored) },
      strands,
      kept: own
        ? whyKept(
            stored,
            strands.map(({ number }) => number),
          )
        : 'It came with Plumbline.',
    }
  },

  'kpis.define': (context, { kpi }) => ({ done: true, change: define(context, kpi) }),

  'kpis.retire': (context, { code, retired }) => ({
    done: true,
    change: retire(context, code, retired ? today(context) : null),
  }),

  'kpis.remove': (context, { code }) => ({ done: true, change: remove(context, code) }),
}

/** Takes back what one change made of a KPI; see `changes.undo`. */
export function undoKpi(context: Context, entry: JournalEntry, code: string): string {
  const now = kpiQueries.own(context.vault().db).find((own) => own.code === code) ?? null
  const next = whole(entry.before as Kpi | null, entry.after as Kpi | null, now)
  const what = `Undid: ${entry.what}`
  return next === null ? remove(context, code, what) : define(context, next, what)
}

/** The same for its being out of use. */
export function undoRetiring(context: Context, entry: JournalEntry, code: string): string {
  const { retired } = ownRow(context, code)
  const next = whole(entry.before as string | null, entry.after as string | null, retired)
  return retire(context, code, next, `Undid: ${entry.what}`)
}

/** Adds a KPI of the trust's own or changes one; answers the change. */
function define(context: Context, kpi: Kpi, what?: string): string {
  if (context.library.some((known) => known.code === kpi.code)) {
    throw new AppError(
      'KpiInvalid',
      `${kpi.code} is a KPI of the library and cannot be replaced. Choose another code.`,
    )
  }
  const { db } = context.vault()
  const before = kpiQueries.own(db).find((own) => own.code === kpi.code) ?? null
  const against = before && contradictions(before, kpi, kpiQueries.stored(db, kpi.code))[0]
  if (against) throw new AppError('KpiContradicted', against, { kpi: kpi.code })
  const words = what ?? `${before ? 'Changed' : 'Defined'} the KPI ${kpi.code}`
  const made = context.vault().change(words, (db, journal, change) => {
    kpiQueries.put(db, kpi)
    journal(`kpi/${kpi.code}`, before, kpi)
    return change
  })
  context.changed('kpis')
  return made
}

/** Retires a KPI of the trust's own on a day, or takes it back into use; answers the change. */
function retire(context: Context, code: string, date: string | null, what?: string): string {
  const row = ownRow(context, code)
  const words =
    what ?? (date === null ? `Took the KPI ${code} back into use` : `Retired the KPI ${code}`)
  const made = context.vault().change(words, (db, journal, change) => {
    kpiQueries.retire(db, code, date)
    journal(`kpi/${code}/retired`, row.retired, date)
    return change
  })
  context.changed('kpis')
  return made
}

/** Removes a KPI of the trust's own that nothing needs; answers the change. */
function remove(context: Context, code: string, what = `Removed the KPI ${code}`): string {
  const { db } = context.vault()
  const { kpi } = ownRow(context, code)
  const strands = strandsByKpi(visionQueries.current(db)).get(code) ?? []
  const kept = whyKept(kpiQueries.stored(db, code), strands)
  if (kept !== null) throw new AppError('KpiKept', kept, { kpi: code })
  const made = context.vault().change(what, (db, journal, change) => {
    kpiQueries.remove(db, code)
    journal(`kpi/${code}`, kpi, null)
    return change
  })
  context.changed('kpis')
  return made
}

/** The least and the most that is stored; of a survey, of what may be shown. */
function endsShown(
  context: Context,
  kpi: Kpi,
  { least, most }: StoredValues,
): Pick<StoredValues, 'least' | 'most'> {
  if (!isVoice(kpi)) return { least, most }
  const all = observationQueries.query(context.vault().db, { kpi: kpi.code })
  const shown = asShown(context, [kpi], all).flatMap(({ value }) => value ?? [])
  return shown.length === 0
    ? { least: null, most: null }
    : {
        least: shown.reduce((a, b) => Math.min(a, b)),
        most: shown.reduce((a, b) => Math.max(a, b)),
      }
}

function unknownKpi(code: string): AppError {
  return new AppError('KpiUnknown', `There is no KPI with the code ${code}.`, { kpi: code })
}

/** The trust's own KPI of that code; `KpiInvalid` for one of the library, `KpiUnknown` for none. */
function ownRow(context: Context, code: string): { kpi: Kpi; retired: string | null } {
  const found = kpiQueries.ownRows(context.vault().db).find(({ kpi }) => kpi.code === code)
  if (found) return found
  if (context.library.some((known) => known.code === code))
    throw new AppError('KpiInvalid', `${code} came with Plumbline and stays as it is.`)
  throw unknownKpi(code)
}
