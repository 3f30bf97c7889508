/** Labelled fields in one row that say what the scorecard holds. */
import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import type { ScorecardView } from '../../../electron/domain/scorecard-view.ts'
import type { ScorecardSearch } from '../../app/insight-search.ts'
import { PupilsAndPeriod } from '../../parts/PupilsAndPeriod.tsx'
import classes from './Scorecard.module.css'

type FiltersProps = {
  search: ScorecardSearch
  /** Undefined until the first answer is there. */
  choices: ScorecardView['choices'] | undefined
  onChange(next: Partial<ScorecardSearch>, replace?: boolean): void
}

export function ScorecardFilters({ search, choices, onChange }: FiltersProps) {
  const phases = choices?.phases ?? []
  return (
    <div className={classes.filters}>
      <NativeSelect
        label="Measures"
        value={String(search.strand ?? '')}
        onChange={(event) => onChange({ strand: strandOf(event.currentTarget.value) })}
        data={strandChoices(choices?.strands ?? [])}
      />
      <NativeSelect
        label="Phase"
        value={search.phase ?? ''}
        onChange={(event) => {
          const phase = phases.find((one) => one.phase === event.currentTarget.value)?.phase
          onChange({ phase, of: undefined, kpi: undefined })
        }}
        data={[
          { value: '', label: 'All phases' },
          ...phases.map(({ phase, title }) => ({ value: phase, label: title })),
        ]}
      />
      <PupilsAndPeriod search={search} years={choices?.years ?? []} onChange={onChange} />
      <TextInput
        label="School’s name"
        type="search"
        value={search.school ?? ''}
        onChange={(event) => onChange({ school: event.currentTarget.value || undefined }, true)}
      />
      <Checkbox
        className={classes.marked ?? ''}
        label="Only what is marked"
        checked={search.marked ?? false}
        onChange={(event) => onChange({ marked: event.currentTarget.checked || undefined })}
      />
    </div>
  )
}

function strandChoices(strands: ScorecardView['choices']['strands']) {
  if (strands.length === 0) return [{ value: '', label: 'All measures' }]
  return [
    { value: '', label: 'All strands' },
    ...strands.map(({ number, title }) => ({ value: String(number), label: `${number} ${title}` })),
    { value: 'outside', label: 'Measures of no strand' },
    { value: 'all', label: 'All measures' },
  ]
}

function strandOf(value: string): ScorecardSearch['strand'] {
  if (value === 'all' || value === 'outside') return value
  return value === '' ? undefined : Number(value)
}
