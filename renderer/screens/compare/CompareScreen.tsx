/** Schools beside each other: one measure for all of them, or what a few of them share. */
import { useCallback } from 'react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Input } from '../../../electron/contract/index.ts'
import type { ComparisonView } from '../../../electron/domain/comparison.ts'
import { parsePeriod } from '../../../electron/domain/period.ts'
import { useAsk } from '../../api.ts'
import type { CompareSearch } from '../../app/insight-search.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { FigurePanel } from '../../parts/FigurePanel.tsx'
import { IntervalKey } from '../../parts/IntervalKey.tsx'
import { Answer, Before } from '../../parts/Pending.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { Split } from '../../parts/Split.tsx'
import { TakeAway } from '../../parts/TakeAway.tsx'
import { ComparedRows } from './ComparedRows.tsx'
import { CompareFilters } from './CompareFilters.tsx'

/** The schools that the address names. */
function urnsOf(search: CompareSearch): string[] {
  return (search.schools ?? '').split('-').filter((urn) => urn !== '')
}

export function CompareScreen() {
  const search = useSearch({ from: '/compare' })
  const navigate = useNavigate({ from: '/compare' })
  const ask = askOf(search)
  const found = useAsk('insight.compare', ask, { keep: true })
  const change = useCallback(
    (next: Partial<CompareSearch>, replace = false) =>
      void navigate({ search: (before: CompareSearch) => ({ ...before, ...next }), replace }),
    [navigate],
  )
  const close = useCallback(() => change({ of: undefined, measure: undefined }, true), [change])
  const opened = found.data && figureOf(search, found.data)
  return (
    <Split panel={opened && <FigurePanel input={opened} onClose={close} />}>
      <Screen
        help="scorecard"
        title="Schools compared"
        wide
        crumbs={[{ name: 'Schools', to: '/schools' }]}
        sentence="Each school with its 95% interval, England the plumb line through all rows. Right is better."
        action={
          <TakeAway
            what="the comparison"
            name="Schools compared"
            table={{ what: 'compare', ask }}
          />
        }
      >
        <CompareFilters search={search} urns={urnsOf(search)} view={found.data} onChange={change} />
        <Answer of={found} what="Comparing the schools">
          {(view) =>
            view.measures.length === 0 ? (
              <Empty
                missing="These schools have no figure that can be compared."
                why="A measure is compared where at least two of the schools have a value in the same period."
              >
                <ButtonLink to="/data">Bring in data</ButtonLink>
              </Empty>
            ) : (
              <Before stale={found.isPlaceholderData}>
                {view.measures.map((measure) => (
                  <ComparedRows
                    key={`${measure.kpi.code} ${measure.of}`}
                    measure={measure}
                    notes={[view.rule, `Source: ${measure.kpi.source}.`]}
                    opened={
                      search.measure === measure.kpi.code && search.of !== undefined
                        ? search.of
                        : null
                    }
                    onOpen={(of) => change({ of, measure: measure.kpi.code }, true)}
                  />
                ))}
                <IntervalKey />
                <p className="source">
                  {view.rule} {view.source}
                </p>
              </Before>
            )
          }
        </Answer>
      </Screen>
    </Split>
  )
}

function askOf(search: CompareSearch): Input<'insight.compare'> {
  const { kpi, group, period } = search
  return {
    urns: urnsOf(search),
    ...(kpi === undefined ? {} : { kpi }),
    ...(group === undefined ? {} : { group }),
    ...(period === undefined || parsePeriod(period) === null ? {} : { period }),
  }
}

/** The opened figure, of the period that is compared. */
function figureOf(search: CompareSearch, view: ComparisonView): Input<'insight.figure'> | null {
  const measure = view.measures.find(({ kpi }) => kpi.code === search.measure)
  if (!measure || search.of === undefined) return null
  const { group } = view
  return { urn: search.of, kpi: measure.kpi.code, group, period: measure.period }
}
