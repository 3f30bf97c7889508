/** The heads of the scorecard: strands over their measures, and a measure's head by which the schools can be sorted. */
import { memo } from 'react'
import { periodLabel } from '../../../electron/domain/period.ts'
import type { ScorecardView } from '../../../electron/domain/scorecard-view.ts'
import { unitLabel } from '../../../electron/domain/wording.ts'
import { useKpiMeanings } from '../../parts/kpi-meanings.ts'
import { Explained } from '../../parts/Term.tsx'
import classes from './Scorecard.module.css'

type HeadProps = {
  columns: ScorecardView['columns']
  groups: ScorecardView['groups']
  starts: ReadonlySet<number>
  /** The period of most columns. */
  period: string
  sort: string
  onSort(sort: string): void
}

export const ScorecardHead = memo(function ScorecardHead(props: HeadProps) {
  const { columns, groups, starts, period, sort, onSort } = props
  const meanings = useKpiMeanings()
  return (
    <thead>
      <tr className={classes.groups}>
        <td aria-label="Strands" />
        {groups.map((group, i) => (
          <th
            key={`${group.strand} ${group.title}`}
            scope="colgroup"
            colSpan={group.columns}
            aria-colspan={group.columns}
            style={{ gridColumn: `span ${group.columns}` }}
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
          <button type="button" className={classes.sort} onClick={() => onSort('name')}>
            School
          </button>
        </th>
        {columns.map((column, i) => (
          <ColumnHead
            key={column.code}
            column={column}
            isFirst={starts.has(i) && i > 0}
            meaning={meanings.get(column.code)}
            period={column.period === period ? null : column.period}
            sorted={sortedBy(sort, column.code)}
            onSort={onSort}
          />
        ))}
      </tr>
    </thead>
  )
})

type ColumnHeadProps = {
  column: ScorecardView['columns'][number]
  /** Whether a group of columns begins with it. */
  isFirst: boolean
  meaning: string | undefined
  /** Null where it is the period of most columns. */
  period: string | null
  sorted: Way | undefined
  onSort(sort: string): void
}

const ColumnHead = memo(function ColumnHead({ isFirst, ...name }: ColumnHeadProps) {
  return (
    <th scope="col" className={isFirst ? classes.first : undefined} aria-sort={name.sorted}>
      <ColumnName {...name} />
    </th>
  )
})

function ColumnName(props: Omit<ColumnHeadProps, 'isFirst'>) {
  const { column, meaning, period, sorted, onSort } = props
  return (
    <Explained meaning={meaning}>
      <button
        type="button"
        className={classes.sort}
        onClick={() => onSort(nextSort(sorted, column.code))}
      >
        {column.short}
        <span className={classes.unit}>
          {unitLabel(column.unit)}
          {column.provisional && <em title="provisional"> p</em>}
          {/* Which way it is sorted, for those who see; `aria-sort` says it to the others. */}
          {sorted && <span aria-hidden="true">{sorted === 'descending' ? ' ↓' : ' ↑'}</span>}
        </span>
        {period !== null && <span className={classes.unit}>{periodLabel(period)}</span>}
      </button>
    </Explained>
  )
}

type Way = 'ascending' | 'descending'

function sortedBy(sort: string, code: string): Way | undefined {
  if (sort === code) return 'ascending'
  return sort === `-${code}` ? 'descending' : undefined
}

/** Largest first, then smallest first, then by name again. */
function nextSort(sorted: Way | undefined, code: string): string {
  if (sorted === 'descending') return code
  return sorted === 'ascending' ? 'name' : `-${code}`
}
