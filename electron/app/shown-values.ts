/** Stored values as anybody may see them: of surveys, none that would tell what somebody answered. */
import { isVoice, type Kpi } from '../domain/kpi.ts'
import type { Observation } from '../domain/observation.ts'
import { hide, hideFewAnswers, tellsAnswers } from '../domain/suppression.ts'
import { observationQueries, settingQueries } from '../store/index.ts'
import type { Context } from './context.ts'

const placeOf = ({ level, urn, kpi, group, period }: Observation) =>
  [level, urn, kpi, group, period].join('|')

/**
 * The observations with those of surveys hidden that screens and packs hide: too few answers, a second value from
 * which these could be worked out, and whatever stood in such a place before. All else stays as it is.
 */
export function asShown(
  context: Context,
  kpis: readonly Kpi[],
  observations: readonly Observation[],
): Observation[] {
  const { db } = context.vault()
  const rules = settingQueries.get(db, 'rules')
  const told = new Set(observations.map(({ kpi }) => kpi))
  const voices = new Map(
    kpis.flatMap((kpi) => (isVoice(kpi) && told.has(kpi.code) ? [[kpi.code, kpi] as const] : [])),
  )
  const hidden = new Set<string>()
  for (const kpi of voices.values()) {
    const now = observationQueries.query(db, { kpi: kpi.code })
    for (const one of hideFewAnswers(now, [kpi], rules))
      if (one.state === 'suppressed') hidden.add(placeOf(one))
  }
  return observations.map((one) => {
    const kpi = voices.get(one.kpi)
    const isHidden = kpi && (hidden.has(placeOf(one)) || tellsAnswers(one, kpi, rules))
    return isHidden && one.value !== null ? hide(one) : one
  })
}
