/** Values typed by hand, in a grid of schools: over the periods of one measure, or over the measures of one period. */
import { useState } from 'react'
import { NativeSelect, NumberInput, TextInput } from '@mantine/core'
import type { Output } from '../../../electron/contract/index.ts'
import { families } from '../../../electron/domain/freshness.ts'
import { type PupilGroup, pupilGroups } from '../../../electron/domain/kpi.ts'
import { periodLabel, previousPeriod } from '../../../electron/domain/period.ts'
import { periodOn } from '../../../electron/domain/period-now.ts'
import { readPeriod } from '../../../electron/domain/read-period.ts'
import { capitalise, groupLabel, plural } from '../../../electron/domain/wording.ts'
import { useAsk } from '../../api.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Answer } from '../../parts/Pending.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { presentDay } from '../../parts/today.ts'
import { DataViews } from './DataViews.tsx'
import { EnterGrid } from './EnterGrid.tsx'
import type { Typed } from './grid.ts'
import { Unsaved } from '../../parts/Unsaved.tsx'
import classes from './Values.module.css'

export type KpiSummary = Output<'kpis.list'>['kpis'][number]

/** What the grid is of: one measure over several periods, or the measures of a family in one period. */
export type GridChoice = { kpis: KpiSummary[]; periods: string[]; group: PupilGroup }

const mostPeriods = 24

export function Enter() {
  const schools = useAsk('schools.list', {})
  const kpis = useAsk('kpis.list', {})
  return (
    <Screen
      help="data"
      wide
      title="Enter values by hand"
      sentence="Each value is kept with who typed it, when and why. What it replaces stays in the history."
      crumbs={[{ name: 'Data', to: '/data' }]}
    >
      <DataViews />
      <Answer of={schools} what="Reading the schools">
        {(list) =>
          list.schools.length === 0 ? (
            <Empty
              missing="No schools yet."
              why="Values belong to the trust’s schools, so the register comes first: it says which they are."
            >
              <ButtonLink variant="filled" to="/data">
                Bring in the register
              </ButtonLink>
            </Empty>
          ) : (
            <Answer of={kpis} what="Reading the measures">
              {({ kpis: all }) => (
                <Chosen
                  schools={list.schools}
                  trust={list.trust?.name ?? 'The trust'}
                  kpis={all.filter(({ retired }) => retired === null)}
                />
              )}
            </Answer>
          )
        }
      </Answer>
    </Screen>
  )
}

type ChosenProps = {
  schools: Output<'schools.list'>['schools']
  trust: string
  kpis: KpiSummary[]
}

function Chosen({ schools, trust, kpis }: ChosenProps) {
  const [by, setBy] = useState<'periods' | 'measures'>('periods')
  const [code, setCode] = useState(kpis[0]?.code ?? '')
  const [family, setFamily] = useState<string>('attendance')
  const [group, setGroup] = useState<PupilGroup>('all')
  const [last, setLast] = useState<string | null>(null)
  const [count, setCount] = useState(4)
  /** What is typed and not saved, in whichever grid: choosing another loses nothing. */
  const [typed, setTyped] = useState<Typed>(new Map())
  const [today] = useState(presentDay)

  const ofFamily = kpis.filter(({ code: one }) => familyOf(one) === family)
  const chosen =
    by === 'periods' ? kpis.filter(({ code: one }) => one === code) : ofFamily.slice(0, mostPeriods)
  const cadence = chosen[0]?.cadence ?? 'year'
  const now = periodOn(today, cadence)
  const end = last === null ? now : readPeriod(last)
  const periods = end === null ? [] : periodsUntil(end, by === 'periods' ? count : 1)
  const choice: GridChoice = { kpis: chosen, periods, group }
  const key = JSON.stringify([chosen.map(({ code: one }) => one), periods, group])
  const unsaved = typed.size
  const choose = (change: () => void) => {
    change()
    setLast(null)
  }
  return (
    <>
      <div className={classes.filters} role="group" aria-label="What is entered">
        <NativeSelect
          label="Columns"
          className={classes.filter}
          data={[
            { value: 'periods', label: 'Periods of one measure' },
            { value: 'measures', label: 'Measures in one period' },
          ]}
          value={by}
          onChange={({ currentTarget: { value } }) =>
            choose(() => setBy(value === 'measures' ? 'measures' : 'periods'))
          }
        />
        {by === 'periods' ? (
          <NativeSelect
            label="Measure"
            className={classes.filter}
            data={grouped(kpis)}
            value={code}
            onChange={({ currentTarget: { value } }) => choose(() => setCode(value))}
          />
        ) : (
          <NativeSelect
            label="Measures"
            className={classes.filter}
            data={[...new Set(kpis.map((kpi) => familyOf(kpi.code)))].map((one) => ({
              value: one,
              label: familyName(one),
            }))}
            value={family}
            onChange={({ currentTarget: { value } }) => choose(() => setFamily(value))}
          />
        )}
        <NativeSelect
          label="Pupils"
          className={classes.filter}
          data={pupilGroups.map((value) => ({ value, label: capitalise(groupLabel(value)) }))}
          value={group}
          onChange={({ currentTarget: { value } }) =>
            setGroup(pupilGroups.find((one) => one === value) ?? 'all')
          }
        />
        <TextInput
          label={by === 'periods' ? 'Last period' : 'Period'}
          className={classes.filter}
          value={last ?? capitalise(periodLabel(now))}
          onChange={({ currentTarget: { value } }) => setLast(value)}
          description={end === null ? undefined : `Read as ${periodLabel(end)}`}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          error={
            end === null
              ? 'Write November 2026, autumn 2026, 2026/27, week 47 of 2026 or a day.'
              : undefined
          }
        />
        {by === 'periods' && (
          <NumberInput
            label="How many periods"
            className={classes.filter}
            min={1}
            max={mostPeriods}
            value={count}
            onChange={(value) =>
              setCount(Math.max(1, Math.min(mostPeriods, Math.round(Number(value)) || 1)))
            }
          />
        )}
      </div>
      <Unsaved
        what={
          unsaved > 0 ? `${plural(unsaved, 'value is', 'values are')} typed and not saved` : null
        }
      />
      {end !== null && chosen.length > 0 && (
        <EnterGrid
          key={key}
          choice={choice}
          schools={schools}
          trust={trust}
          typed={typed}
          onTyped={setTyped}
        />
      )}
    </>
  )
}

/** Periods up to and with this one, oldest first. */
function periodsUntil(end: string, count: number): string[] {
  const periods = [end]
  while (periods.length < count) {
    const before = previousPeriod(periods[0] ?? end)
    if (before === null) break
    periods.unshift(before)
  }
  return periods
}

function familyOf(code: string): string {
  const first = code.split('.')[0] ?? ''
  return (
    Object.entries(families).find(([, { codes }]) =>
      (codes as readonly string[]).includes(first),
    )?.[0] ?? first
  )
}

function familyName(family: string): string {
  return Object.entries(families).find(([name]) => name === family)?.[1].name ?? capitalise(family)
}

/** Measures under the names of their families, as a list to choose from. */
function grouped(kpis: KpiSummary[]) {
  return [...Map.groupBy(kpis, ({ code }) => familyOf(code))].map(([family, list]) => ({
    group: familyName(family),
    items: list.map(({ code, name }) => ({ value: code, label: name })),
  }))
}
