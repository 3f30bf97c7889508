/** The filters of the table of values: labelled fields in one row. */
import { NativeSelect } from '@mantine/core'
import type { Output } from '../../../electron/contract/index.ts'
import { pupilGroups } from '../../../electron/domain/kpi.ts'
import { type State, states } from '../../../electron/domain/observation.ts'
import { periodLabel } from '../../../electron/domain/period.ts'
import { capitalise, groupLabel, stateSentence } from '../../../electron/domain/wording.ts'
import { useAsk } from '../../api.ts'
import classes from './Values.module.css'
import type { ValuesSearch } from './values-search.ts'

type ValueFiltersProps = {
  search: ValuesSearch
  kpis: Output<'kpis.list'>['kpis']
  onChange(next: Partial<ValuesSearch>): void
}

type Choice = { value: string; label: string }

export function ValueFilters({ search, kpis, onChange }: ValueFiltersProps) {
  const schools = useAsk('schools.list', {})
  const periods = useAsk('values.periods', {})
  const field = (
    label: string,
    name: keyof ValuesSearch,
    all: string,
    list: Choice[],
    value: string | undefined,
  ) => (
    <NativeSelect
      label={label}
      className={classes.filter}
      data={[{ value: '', label: all }, ...list]}
      value={value ?? ''}
      onChange={(event) => onChange({ [name]: event.currentTarget.value || undefined })}
    />
  )
  return (
    <div className={classes.filters} role="group" aria-label="Filters">
      {field(
        'School',
        'urn',
        'All',
        (schools.data?.schools ?? []).map(({ urn, name }) => ({ value: urn, label: name })),
        search.urn,
      )}
      {field(
        'Measure',
        'kpi',
        'All',
        kpis
          .filter(({ values, code }) => values > 0 || code === search.kpi)
          .map(({ code, name }) => ({ value: code, label: name })),
        search.kpi,
      )}
      {field(
        'Period',
        'period',
        'All',
        (periods.data?.periods ?? []).map((value) => ({ value, label: periodLabel(value) })),
        search.period,
      )}
      {field(
        'Pupils',
        'group',
        'All groups',
        pupilGroups.map((value) => ({
          value,
          label: capitalise(groupLabel(value)),
        })),
        search.group,
      )}
      {field(
        'About',
        'about',
        'All',
        [
          { value: 'own', label: 'The trust and its schools' },
          { value: 'benchmarks', label: 'Benchmarks' },
        ],
        search.about,
      )}
      {field(
        'State',
        'state',
        'Any',
        states.map((state) => ({ value: state, label: stateName(state) })),
        search.state,
      )}
      <NativeSelect
        label="Source"
        className={classes.filter}
        data={[
          { value: '', label: 'Any' },
          { value: 'typed', label: 'Typed by hand' },
          ...(search.import === undefined ? [] : [{ value: 'import', label: 'One import' }]),
        ]}
        value={search.import === undefined ? (search.typed ? 'typed' : '') : 'import'}
        onChange={(event) =>
          onChange({
            typed: event.currentTarget.value === 'typed' ? true : undefined,
            import: event.currentTarget.value === 'import' ? search.import : undefined,
          })
        }
      />
    </div>
  )
}

function stateName(state: State): string {
  return state === 'value' ? 'A number' : stateSentence(state)
}
