/** An observation as a row. */
import type { PupilGroup } from '../../domain/kpi.ts'
import type { Observation } from '../../domain/observation.ts'
import { toProvenance } from './source.ts'
import type { SourceColumns } from './source.ts'

export type ObservationRow = Omit<Observation, 'source' | 'areaCode' | 'group' | 'provisional'> &
  SourceColumns & { area_code: string | null; pupils: PupilGroup; provisional: 0 | 1 }

/** What a value says, apart from what it is about and where it stands. */
export const measureColumns = [
  'state',
  'value',
  'numerator',
  'denominator',
  'lower',
  'upper',
  'provisional',
] as const

/** For a query over `observations o` and `sources s`. */
export const readColumns = `o.level, o.urn, o.laestab, o.area, o.area_code, o.covers, o.kpi, o.pupils, o.period, o.state,
  o.value, o.numerator, o.denominator, o.lower, o.upper, o.provisional, o.matched,
  o.source_row, o.source_column, o.source_urn, o.cell, s.file, s.sha256`

export const storedColumns = `level, urn, laestab, area, area_code, covers, kpi, pupils, period, state,
  value, numerator, denominator, lower, upper, provisional, matched,
  source, source_row, source_column, source_urn, cell, stored`

export function toObservation(row: ObservationRow): Observation {
  return {
    level: row.level,
    urn: row.urn,
    laestab: row.laestab,
    area: row.area,
    areaCode: row.area_code,
    covers: row.covers,
    kpi: row.kpi,
    group: row.pupils,
    period: row.period,
    state: row.state,
    value: row.value,
    numerator: row.numerator,
    denominator: row.denominator,
    lower: row.lower,
    upper: row.upper,
    provisional: row.provisional === 1,
    matched: row.matched,
    source: toProvenance(row),
  }
}
