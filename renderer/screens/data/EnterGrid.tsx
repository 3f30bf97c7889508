/** The grid with what is stored in it, who types and why, and saving it in one change. */
import { useMemo, useState } from 'react'
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import type { Output } from '../../../electron/contract/index.ts'
import { periodLabel } from '../../../electron/domain/period.ts'
import {
  rangeWords,
  readTyped,
  typedStates,
  typedText,
} from '../../../electron/domain/typed-value.ts'
import {
  capitalise,
  plural,
  stateSentence,
  stateWord,
  unitLabel,
} from '../../../electron/domain/wording.ts'
import { call, useAsk, useDo } from '../../api.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { Answer } from '../../parts/Pending.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { offerUndo } from '../../parts/undo.tsx'
import type { GridChoice } from './Enter.tsx'
import {
  type Grid,
  type GridColumn,
  type Place,
  cellKey,
  textAt,
  type Typed,
  typedPlaces,
  withoutTyped,
  withTyped,
} from './grid.ts'
import classes from './EnterGrid.module.css'
import { ValueGrid } from './ValueGrid.tsx'

type EnterGridProps = {
  choice: GridChoice
  schools: Output<'schools.list'>['schools']
  trust: string
  /** What is typed and not saved. */
  typed: Typed
  onTyped(typed: Typed): void
}

export function EnterGrid(props: EnterGridProps) {
  const { kpis, periods, group } = props.choice
  const only = kpis.length === 1 ? { kpi: kpis[0]?.code } : { period: periods[0] }
  const stored = useAsk('values.query', { ...only, group })
  return (
    <Answer of={stored} what="Reading what is stored">
      {({ values }) => <Filled {...props} values={values} />}
    </Answer>
  )
}

function Filled({
  choice,
  schools,
  trust,
  typed,
  onTyped,
  values,
}: EnterGridProps & { values: Output<'values.query'>['values'] }) {
  const grid = useMemo(
    () => gridOf({ choice, schools, trust }, values),
    [choice, schools, trust, values],
  )
  const announce = useAnnounce()
  const people = useAsk('people.list', {})
  const me = people.data?.people.find(({ id }) => id === people.data.me)?.name
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map())
  const [active, setActive] = useState<Place>({ row: 0, column: 0 })
  const [who, setWho] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [said, setSaid] = useState('')
  const save = useDo('values.type')

  const change = (changes: readonly (Place & { text: string })[]) => {
    onTyped(withTyped(grid, typed, changes))
    setRefused(new Map())
  }
  const say = (words: string) => {
    setSaid(words)
    announce(words)
  }
  const column = grid.columns[active.column]
  const cells = typedPlaces(grid, typed).flatMap(({ row, column: at, text }) => {
    const line = grid.rows[row]
    const head = grid.columns[at]
    return line && head
      ? [{ row, at, cell: { ...cellOf(head), urn: line.urn, group: choice.group, text } }]
      : []
  })
  const wrong = cells.filter(({ at, cell }) => {
    const head = grid.columns[at]
    const reading = head ? readTyped(head.kpi, cell.text) : null
    return reading !== null && 'problem' in reading
  }).length

  function send() {
    setTried(true)
    if (cells.length === 0 || wrong > 0 || reason.trim().length < 3) return
    const saved = save.mutateAsync(
      {
        reason,
        ...((who ?? me ?? '').trim() === '' ? {} : { who: who ?? me }),
        // The heading is row 1, as in a spreadsheet.
        cells: cells.map(({ row, cell }) => ({ ...cell, row: row + 2 })),
      },
      {
        onSuccess: ({ import: made, problems }) => {
          if (!made) {
            setRefused(
              new Map(
                problems.map(({ row, column: heading, message }) => [
                  cellKey(grid, {
                    row: (row ?? 2) - 2,
                    column: grid.columns.findIndex((one) => cellOf(one).column === heading),
                  }),
                  message,
                ]),
              ),
            )
            say(`Nothing was saved: ${plural(problems.length, 'cell')} cannot be.`)
            return
          }
          onTyped(withoutTyped(grid, typed))
          setTried(false)
          setReason('')
          say(`${plural(cells.length, 'value')} saved.`)
        },
      },
    )
    offerUndo(saved, ({ import: made }) =>
      made === null
        ? null
        : {
            done: `${plural(cells.length, 'value')} saved`,
            undo: () => call('import.undo', { id: made.id }),
          },
    )
  }

  return (
    <>
      <ValueGrid
        grid={grid}
        typed={typed}
        refused={refused}
        active={active}
        onActive={setActive}
        onChange={change}
        onSay={say}
      />
      <div className={classes.cell}>
        <NativeSelect
          label={`${grid.rows[active.row]?.name ?? ''}, ${column?.heading ?? ''}: why there is no number`}
          data={[
            { value: '', label: 'There is a number' },
            ...typedStates.map((state) => ({
              value: stateWord(state),
              label: stateSentence(state),
            })),
          ]}
          value={
            typedStates.map(stateWord).find((word) => word === textAt(grid, typed, active)) ?? ''
          }
          onChange={({ currentTarget: { value: text } }) => change([{ ...active, text }])}
        />
        <p className="second" role="status">
          {cellSentence(grid, typed, refused, active) ?? said}
        </p>
      </div>
      <div className={classes.sign}>
        <TextInput
          label="Who types"
          description="Left empty, the name of this account is kept."
          value={who ?? me ?? ''}
          maxLength={80}
          onChange={({ currentTarget: { value } }) => setWho(value)}
        />
        <Textarea
          label="Why"
          description="Where the values come from, such as “the head’s report of 3 November”."
          required
          value={reason}
          maxLength={500}
          onChange={({ currentTarget: { value } }) => setReason(value)}
          error={tried && reason.trim().length < 3 ? 'Say why in a few words.' : undefined}
        />
      </div>
      {save.error && <Trouble error={save.error} />}
      <div className={classes.buttons}>
        <Button
          variant="filled"
          aria-disabled={save.isPending || cells.length === 0 || wrong > 0}
          onClick={send}
        >
          {cells.length > 0 ? `Save ${plural(cells.length, 'value')}` : 'Save'}
        </Button>
        <span className="second">{blocked(cells.length, wrong)}</span>
      </div>
    </>
  )
}

function blocked(count: number, wrong: number): string {
  if (count === 0)
    return 'Nothing is typed yet. Type into a cell, or paste a table copied from a spreadsheet, with or without its headings.'
  return wrong > 0
    ? `${plural(wrong, 'cell')} must be mended first: ${wrong === 1 ? 'it is' : 'they are'} underlined.`
    : ''
}

/** What the active cell says, or what is wrong with it; null where it is empty. */
function cellSentence(
  grid: Grid,
  typed: Typed,
  refused: ReadonlyMap<string, string>,
  place: Place,
): string | null {
  const column = grid.columns[place.column]
  const text = typed.get(cellKey(grid, place))
  if (!column) return null
  const told = refused.get(cellKey(grid, place))
  if (told !== undefined) return told
  if (text === undefined)
    return `${column.kpi.name}: ${rangeWords(column.kpi)}${column.kpi.unit === 'percent' ? ', or so many of so many, such as 26 of 46' : ''}.`
  const reading = readTyped(column.kpi, text)
  return reading && 'problem' in reading ? reading.problem.message : null
}

function cellOf({ kpi, period, heading }: GridColumn) {
  return { kpi: kpi.code, period, column: heading }
}

function gridOf(
  { choice, schools, trust }: Pick<EnterGridProps, 'choice' | 'schools' | 'trust'>,
  values: Output<'values.query'>['values'],
): Grid {
  const { kpis, periods, group } = choice
  const columns = kpis.flatMap((kpi) =>
    periods.map((period): GridColumn => {
      const heading = kpis.length === 1 ? capitalise(periodLabel(period)) : kpi.short
      return {
        ...{
          key: `${kpi.code} ${period}`,
          heading,
          kpi,
          period,
          unit: capitalise(unitLabel(kpi.unit)),
        },
        names:
          kpis.length === 1
            ? [period, heading, period.replace('/', '-'), period.replace(/^(\d{4})\/\d\d/, '$1')]
            : [kpi.code, kpi.short, kpi.name, kpi.code.replaceAll('.', '_')],
      }
    }),
  )
  const whole = `${trust} as a whole`
  const rows = [
    ...schools.map(({ urn, name, laestab }) => ({
      ...{ urn, name, names: [urn, name, ...(laestab === null ? [] : [laestab])] },
    })),
    { urn: null, name: whole, names: [whole, trust, 'Trust'] },
  ]
  const held = new Map(
    values
      .filter(({ level }) => level === 'school' || level === 'trust')
      .map((value) => [[value.urn, value.kpi, value.period].join(' '), value]),
  )
  return {
    ...{ rows, columns, group },
    stored: rows.map(({ urn }) =>
      columns.map(({ kpi, period }) => {
        const value = held.get([urn, kpi.code, period].join(' '))
        return value ? typedText(kpi, value) : ''
      }),
    ),
  }
}
