/** What each KPI is, for what stands behind its name wherever a table has room for the name alone. */
import { useMemo } from 'react'
import { useAsk } from '../api.ts'

/** Name and definition by code; empty until the library is read. */
export function useKpiMeanings(): ReadonlyMap<string, string> {
  const { data } = useAsk('kpis.list', {})
  return useMemo(
    () =>
      new Map(
        data?.kpis.map(({ code, name, definition }) => [code, `${name}: ${definition}`] as const),
      ),
    [data],
  )
}
