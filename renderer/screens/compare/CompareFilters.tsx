/** Which schools are compared, on which measure, for which pupils and when. */
import { MultiSelect, NativeSelect } from '@mantine/core'
import type { ComparisonView } from '../../../electron/domain/comparison.ts'
import type { CompareSearch } from '../../app/insight-search.ts'
import { PupilsAndPeriod } from '../../parts/PupilsAndPeriod.tsx'
import classes from './Compare.module.css'

/** More schools than this are read on one measure, or on the scorecard. */
const mostSchools = 6

type FiltersProps = {
  search: CompareSearch
  urns: string[]
  view: ComparisonView | undefined
  onChange(next: Partial<CompareSearch>): void
}

export function CompareFilters({ search, urns, view, onChange }: FiltersProps) {
  const shownOnly = view?.measures[0]?.kpi
  const measures = view?.choices.measures ?? []
  const all = urns.length > 0 ? [{ value: '', label: 'All that they share' }] : []
  return (
    <div className={classes.filters}>
      <MultiSelect
        className={classes.schools ?? ''}
        label="Schools"
        description={`Two to ${mostSchools}, or none for all schools on one measure`}
        placeholder={urns.length === 0 ? 'All schools' : ''}
        searchable
        maxValues={mostSchools}
        value={urns}
        data={(view?.schools ?? []).map(({ urn, name }) => ({ value: urn, label: name }))}
        onChange={(chosen) => onChange({ schools: chosen.join('-') || undefined })}
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
      <NativeSelect
        label="Measure"
        value={search.kpi ?? (urns.length === 0 ? (shownOnly?.code ?? '') : '')}
        onChange={(event) => onChange({ kpi: event.currentTarget.value || undefined })}
        data={[
          ...all,
          ...measures.map(({ code, name }) => ({ value: code, label: name })),
          ...(search.kpi !== undefined && !measures.some(({ code }) => code === search.kpi)
            ? [{ value: search.kpi, label: search.kpi }]
            : []),
        ]}
      />
      <PupilsAndPeriod search={search} years={view?.choices.years ?? []} onChange={onChange} />
    </div>
  )
}
