/** Which pupils and which period, as every table of figures lets them be chosen. */
import { NativeSelect } from '@mantine/core'
import { type PupilGroup, pupilGroups } from '../../electron/domain/kpi.ts'
import { periodLabel } from '../../electron/domain/period.ts'
import { capitalise, groupLabel } from '../../electron/domain/wording.ts'

type Chosen = { group?: PupilGroup | undefined; period?: string | undefined }

type PupilsAndPeriodProps = {
  search: Chosen
  /** The school years that can be chosen; a period that an address names beside them stays to be seen. */
  years: readonly string[]
  onChange(next: Chosen): void
}

export function PupilsAndPeriod({ search, years, onChange }: PupilsAndPeriodProps) {
  const { group, period } = search
  const known = period === undefined || years.includes(period) ? years : [...years, period]
  return (
    <>
      <NativeSelect
        label="Pupils"
        value={group ?? 'all'}
        onChange={(event) => {
          const chosen = pupilGroups.find((one) => one === event.currentTarget.value)
          onChange({ group: chosen === 'all' ? undefined : chosen })
        }}
        data={pupilGroups.map((one) => ({ value: one, label: capitalise(groupLabel(one)) }))}
      />
      <NativeSelect
        label="Period"
        value={period ?? ''}
        onChange={(event) => onChange({ period: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: 'The latest of each' },
          ...known.map((one) => ({ value: one, label: periodLabel(one) })),
        ]}
      />
    </>
  )
}
