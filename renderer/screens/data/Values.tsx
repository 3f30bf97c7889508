/** Every value in force, filtered and sorted, each with its source cell and the versions before it. */
import { useState } from 'react'
import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Output } from '../../../electron/contract/index.ts'
import { formatNumber, plural } from '../../../electron/domain/wording.ts'
import { useAsk } from '../../api.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Answer } from '../../parts/Pending.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { DataViews } from './DataViews.tsx'
import { ValueFilters } from './ValueFilters.tsx'
import { ValuePanel } from './ValuePanel.tsx'
import { ValuesTable } from './ValuesTable.tsx'
import classes from './Values.module.css'
import type { ValuesSearch } from './values-search.ts'

export type BrowsedValue = Output<'values.page'>['values'][number]

const pageSize = 100

export function Values() {
  const search = useSearch({ from: '/data/values' })
  const navigate = useNavigate({ from: '/data/values' })
  const [opened, setOpened] = useState<BrowsedValue | null>(null)
  const { page = 0, ...choice } = search
  const found = useAsk(
    'values.page',
    { ...choice, offset: page * pageSize, limit: pageSize },
    { keep: true },
  )
  const kpis = useAsk('kpis.list', {})
  const change = (next: Partial<ValuesSearch>) => {
    setOpened(null)
    void navigate({ search: { ...search, page: undefined, ...next }, replace: true })
  }
  const total = found.data?.total ?? 0
  const filtered = Object.values({ ...choice, sort: undefined, descending: undefined }).some(
    (value) => value !== undefined,
  )
  return (
    <Screen
      help="data"
      wide
      title="Values"
      sentence={
        found.data
          ? `${plural(total, 'value')} in force${filtered ? ' that meet the filters' : ''}. Open one to see its cell, who brought it and what stood there before.`
          : undefined
      }
      crumbs={[{ name: 'Data', to: '/data' }]}
    >
      <DataViews />
      <ValueFilters search={search} kpis={kpis.data?.kpis ?? []} onChange={change} />
      <Answer of={found} what="Looking through the values">
        {({ values }) =>
          values.length === 0 && !filtered ? (
            <Empty
              missing="No values yet."
              why="They come with the files that are brought in, or are typed by hand; each stands here with the cell that it came from."
            >
              <ButtonLink variant="filled" to="/data">
                Bring in data
              </ButtonLink>
            </Empty>
          ) : values.length === 0 ? (
            <p role="status">No value meets these filters. Take one of them away.</p>
          ) : (
            <div className={opened ? classes.beside : undefined}>
              <div>
                <ValuesTable
                  values={values}
                  kpis={kpis.data?.kpis ?? []}
                  search={search}
                  opened={opened}
                  onSort={(sort, descending) => change({ sort, descending })}
                  onOpen={setOpened}
                />
                <div className={classes.pages}>
                  <Button
                    aria-disabled={page === 0}
                    onClick={() => page > 0 && change({ page: page - 1 })}
                  >
                    Earlier rows
                  </Button>
                  <span>
                    {formatNumber(page * pageSize + 1)} to{' '}
                    {formatNumber(page * pageSize + values.length)} of {formatNumber(total)}
                  </span>
                  <Button
                    aria-disabled={(page + 1) * pageSize >= total}
                    onClick={() => (page + 1) * pageSize < total && change({ page: page + 1 })}
                  >
                    Later rows
                  </Button>
                </div>
              </div>
              {opened && (
                <ValuePanel
                  value={opened}
                  kpi={kpis.data?.kpis.find(({ code }) => code === opened.kpi)}
                  onClose={() => setOpened(null)}
                />
              )}
            </div>
          )
        }
      </Answer>
    </Screen>
  )
}
