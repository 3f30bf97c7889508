/** Values as a table whose column heads sort it. A value opens beside the table. */
import type { Output } from '../../../electron/contract/index.ts'
import { periodLabel } from '../../../electron/domain/period.ts'
import { capitalise, formatValue, groupLabel, stateWord } from '../../../electron/domain/wording.ts'
import { ago } from '../../parts/words.ts'
import type { BrowsedValue } from './Values.tsx'
import classes from './Values.module.css'
import type { ValuesSearch, ValueSort } from './values-search.ts'
import { aboutWords, valueKey } from './value-words.ts'

type ValuesTableProps = {
  values: BrowsedValue[]
  kpis: Output<'kpis.list'>['kpis']
  search: ValuesSearch
  opened: BrowsedValue | null
  onSort(sort: ValueSort, descending: boolean): void
  onOpen(value: BrowsedValue | null): void
}

const heads: { sort: ValueSort; name: string; number?: true }[] = [
  { sort: 'school', name: 'School or area' },
  { sort: 'kpi', name: 'Measure' },
  { sort: 'group', name: 'Pupils' },
  { sort: 'period', name: 'Period' },
  { sort: 'value', name: 'Value', number: true },
  { sort: 'stored', name: 'Source' },
]

export function ValuesTable({ values, kpis, search, opened, onSort, onOpen }: ValuesTableProps) {
  const byCode = new Map(kpis.map((kpi) => [kpi.code, kpi]))
  const { sort = 'period', descending = true } = search
  return (
    <div className={classes.scroll} role="region" aria-label="Values in force" tabIndex={0}>
      <table className={classes.values}>
        <thead>
          <tr>
            {heads.map(({ sort: by, name, number }) => (
              <th
                key={by}
                scope="col"
                className={number && 'number'}
                aria-sort={by === sort ? (descending ? 'descending' : 'ascending') : undefined}
              >
                <button
                  type="button"
                  className={classes.sort}
                  onClick={() => onSort(by, by === sort ? !descending : false)}
                >
                  {name}
                  {by === sort && <span aria-hidden>{descending ? ' ↓' : ' ↑'}</span>}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {values.map((value) => {
            const kpi = byCode.get(value.kpi)
            const isOpen = opened !== null && valueKey(opened) === valueKey(value)
            return (
              <tr key={valueKey(value)}>
                <th scope="row">{aboutWords(value)}</th>
                <td>{kpi?.name ?? value.kpi}</td>
                <td>{capitalise(groupLabel(value.group))}</td>
                <td>{periodLabel(value.period)}</td>
                <td className="number">
                  <button
                    type="button"
                    className={classes.value}
                    aria-expanded={isOpen}
                    onClick={() => onOpen(isOpen ? null : value)}
                  >
                    {value.value === null || !kpi
                      ? stateWord(value.state) || value.value
                      : formatValue(kpi, value.value, { percentSign: true })}
                  </button>
                </td>
                <td>
                  {value.import.kind === 'typed'
                    ? `Typed by ${value.import.who ?? 'hand'}`
                    : value.source.file}
                  <span className="source">, {ago(value.stored)}</span>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
