/** Stored values, with their schools' names and their source cells. */
import { AppError, type Value } from '../contract/index.ts'
import type { Observation } from '../domain/observation.ts'
import { comparePeriods } from '../domain/period.ts'
import { browseQueries, observationQueries, trustQueries } from '../store/index.ts'
import { allKpis } from './kpis.ts'
import { asShown } from './shown-values.ts'
import type { Context } from './context.ts'
import type { Handlers } from './dispatch.ts'

/** Schools' names by their present URNs. */
export function namesOfSchools(context: Context): Map<string, string> {
  return new Map(
    trustQueries.schools(context.vault().db).map((school) => [school.urn, school.name]),
  )
}

/** An observation with its school's name. */
export function toValue(observation: Observation, names: Map<string, string>): Value {
  const { urn, laestab, ...rest } = observation
  return { urn, laestab, school: urn === null ? null : (names.get(urn) ?? null), ...rest }
}

export const valueHandlers: Pick<
  Handlers,
  'values.query' | 'values.page' | 'values.periods' | 'values.history'
> = {
  'values.query': (context, filter) => {
    const known =
      filter.kpi === undefined || allKpis(context).some((kpi) => kpi.code === filter.kpi)
    if (!known)
      throw new AppError('KpiUnknown', `There is no KPI with the code ${filter.kpi}.`, {
        kpi: filter.kpi ?? '',
      })
    const names = namesOfSchools(context)
    return {
      values: asShown(
        context,
        allKpis(context),
        observationQueries.query(context.vault().db, filter),
      ).map((o) => toValue(o, names)),
    }
  },
  'values.page': (context, { import: importId, ...choice }) => {
    const names = namesOfSchools(context)
    const { total, values } = browseQueries.page(context.vault().db, { ...choice, importId })
    const shown = asShown(
      context,
      allKpis(context),
      values.map(({ observation }) => observation),
    )
    return {
      total,
      values: values.map(({ observation, stored, origin }, i) => ({
        ...toValue(shown[i] ?? observation, names),
        stored,
        import: origin,
      })),
    }
  },
  'values.periods': (context) => ({
    periods: browseQueries.periods(context.vault().db).toSorted((a, b) => comparePeriods(b, a)),
  }),
  'values.history': (context, cell) => {
    const names = namesOfSchools(context)
    const values = observationQueries.history(context.vault().db, cell)
    const shown = asShown(
      context,
      allKpis(context),
      values.map(({ observation }) => observation),
    )
    return {
      values: values.map(({ observation, stored, superseded, origin }, i) => ({
        ...toValue(shown[i] ?? observation, names),
        stored,
        superseded,
        import: origin,
      })),
    }
  },
}
