/** The heads of the scorecard: strands over their measures, and a measure's head by which the schools can be sorted. */
import { UnstyledButton } from '@mantine/core'
import { periodLabel } from '../../../electron/domain/period.ts'
import type { ScorecardView } from '../../../electron/domain/scorecard-view.ts'
import { unitLabel } from '../../../electron/domain/wording.ts'
import { useKpiMeanings } from '../../parts/kpi-meanings.ts'
import { Explained } from '../../parts/Term.tsx'
import classes from './Scorecard.module.css'

type HeadProps = {
  view: Pick<ScorecardView, 'columns' | 'groups'>
  starts: ReadonlySet<number>
  /** The period of most columns. */
  period: string
  sort: string
  /** Whether a panel is open: Escape is then the panel’s, and no measure is explained. */
  isPanelOpen: boolean
  onSort(sort: string): void
}

export function ScorecardHead({ view, starts, period, sort, isPanelOpen, onSort }: HeadProps) {
  const meanings = useKpiMeanings()
  return (
    <thead>
      <tr className={classes.groups}>
        <td aria-label="Strands" />
        {view.groups.map((group, i) => (
          <th
            key={`${group.strand} ${group.title}`}
            scope="colgroup"
            colSpan={group.columns}
            title={group.title}
            className={i > 0 ? classes.first : undefined}
          >
            <span>
              {group.strand !== null && `${group.strand} `}
              {group.title}
            </span>
          </th>
        ))}
      </tr>
      <tr className={classes.heads}>
        <th scope="col" aria-sort={sort === 'name' ? 'ascending' : undefined}>
          <UnstyledButton className={classes.sort} onClick={() => onSort('name')}>
            School
          </UnstyledButton>
        </th>
        {view.columns.map((column, i) => (
          <th
            key={column.code}
            scope="col"
            className={starts.has(i) && i > 0 ? classes.first : undefined}
            aria-sort={sortedBy(sort, column.code)}
          >
            <ColumnName
              column={column}
              meaning={isPanelOpen ? undefined : meanings.get(column.code)}
              {...{ period, sort, onSort }}
            />
          </th>
        ))}
      </tr>
    </thead>
  )
}

type ColumnNameProps = Pick<HeadProps, 'period' | 'sort' | 'onSort'> & {
  column: ScorecardView['columns'][number]
  meaning: string | undefined
}

function ColumnName({ column, meaning, period, sort, onSort }: ColumnNameProps) {
  return (
    <Explained meaning={meaning}>
      <UnstyledButton className={classes.sort} onClick={() => onSort(nextSort(sort, column.code))}>
        {column.short}
        <span className={classes.unit}>
          {unitLabel(column.unit)}
          {column.provisional && <em title="provisional"> p</em>}
          {arrow(sort, column.code)}
        </span>
        {column.period !== period && (
          <span className={classes.unit}>{periodLabel(column.period)}</span>
        )}
      </UnstyledButton>
    </Explained>
  )
}

function sortedBy(sort: string, code: string): 'ascending' | 'descending' | undefined {
  if (sort === code) return 'ascending'
  return sort === `-${code}` ? 'descending' : undefined
}

/** Which way it is sorted, for those who see; `aria-sort` says it to the others. */
function arrow(sort: string, code: string) {
  const way = sortedBy(sort, code)
  if (way === undefined) return null
  return <span aria-hidden="true">{way === 'descending' ? ' ↓' : ' ↑'}</span>
}

/** Largest first, then smallest first, then by name again. */
function nextSort(sort: string, code: string): string {
  if (sort === `-${code}`) return code
  return sort === code ? 'name' : `-${code}`
}
