/** One school on one screen: its measures by strand, what is marked first, its inspections, and what it is. */
import { useCallback } from 'react'
import { NativeSelect } from '@mantine/core'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { Output } from '../../../electron/contract/index.ts'
import { pupilGroups } from '../../../electron/domain/kpi.ts'
import type { School } from '../../../electron/domain/school.ts'
import {
  capitalise,
  formatNumber,
  groupLabel,
  phaseLabel,
  plural,
} from '../../../electron/domain/wording.ts'
import { useAsk } from '../../api.ts'
import type { SchoolSearch } from '../../app/insight-search.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { FigurePanel } from '../../parts/FigurePanel.tsx'
import { Answer } from '../../parts/Pending.tsx'
import { Block, Screen } from '../../parts/Screen.tsx'
import { Split } from '../../parts/Split.tsx'
import { TakeAway } from '../../parts/TakeAway.tsx'
import { IntervalKey } from '../../parts/IntervalKey.tsx'
import { Inspections } from './Inspections.tsx'
import { SchoolContext } from './SchoolContext.tsx'
import { SchoolMeasures } from './SchoolMeasures.tsx'
import classes from './Schools.module.css'

export function SchoolScreen() {
  const { urn } = useParams({ from: '/schools/$urn' })
  const search = useSearch({ from: '/schools/$urn' })
  const navigate = useNavigate({ from: '/schools/$urn' })
  const group = search.group ?? 'all'
  const found = useAsk('insight.school', { urn, group })
  const open = useCallback(
    (kpi: string | undefined) =>
      void navigate({ search: (before: SchoolSearch) => ({ ...before, kpi }), replace: true }),
    [navigate],
  )
  const close = useCallback(() => {
    open(undefined)
    document.querySelector<HTMLElement>('[aria-expanded="true"][data-measure]')?.focus()
  }, [open])
  const view = found.data
  return (
    <Split
      panel={
        search.kpi && view ? (
          <FigurePanel input={{ urn, group, kpi: search.kpi }} onClose={close} />
        ) : null
      }
    >
      <Screen
        help="schools"
        title={view?.school.name ?? 'School'}
        name="School"
        wide
        crumbs={[{ name: 'Schools', to: '/schools' }]}
        sentence={view && facts(view.school)}
        action={
          view && (
            <>
              <TakeAway
                what="the school’s figures"
                name={view.school.name}
                table={{ what: 'school', ask: { urn, group } }}
              />
              <ButtonLink size="compact-sm" to="/compare" search={{ schools: urn }}>
                Compare with others
              </ButtonLink>
            </>
          )
        }
      >
        <Answer of={found} what="Working out the figures">
          {(school) => (
            <>
              <div className={classes.asked}>
                <NativeSelect
                  label="Pupils"
                  value={group}
                  onChange={(event) => {
                    const next = pupilGroups.find((one) => one === event.currentTarget.value)
                    void navigate({
                      search: (before: SchoolSearch) => ({
                        ...before,
                        group: next === 'all' ? undefined : next,
                      }),
                    })
                  }}
                  data={pupilGroups.map((one) => ({
                    value: one,
                    label: capitalise(groupLabel(one)),
                  }))}
                />
                <p role="status">
                  <strong>{school.finding}.</strong> {countWords(school)}
                </p>
              </div>
              {school.counts.measures === 0 && (
                <Empty
                  missing={`No figures for ${groupLabel(group)} yet.`}
                  why="They come from the performance tables and statistics that are brought in."
                >
                  <ButtonLink to="/data">Bring in data</ButtonLink>
                </Empty>
              )}
              {school.counts.measures > 0 &&
                school.strands.map((strand) => (
                  <SchoolMeasures
                    key={strand.number ?? 'outside'}
                    strand={strand}
                    name={school.school.name}
                    opened={search.kpi ?? null}
                    onOpen={open}
                  />
                ))}
              {school.counts.measures > 0 && (
                <>
                  <IntervalKey trust="trust, same phase" />
                  <p className="source">
                    {school.rule} {school.source}
                  </p>
                </>
              )}
              <div className={classes.sides}>
                <Inspections inspections={school.inspections} />
                <Block title="About the school">
                  <SchoolContext school={school.school} />
                </Block>
              </div>
            </>
          )}
        </Answer>
      </Screen>
    </Split>
  )
}

function countWords({ counts }: Output<'insight.school'>): string {
  const { measures, worse, better, hidden } = counts
  if (measures === 0) return ''
  const shown = `${plural(measures, 'measure')}: ${worse} worse, ${better} better`
  return hidden === 0 ? `${shown}.` : `${shown}, ${hidden} hidden.`
}

function facts(school: School): string {
  const { from, to } = school.ages
  const parts = [
    phaseLabel(school.phase),
    from !== null && to !== null ? `ages ${from} to ${to}` : '',
    school.pupils === null ? '' : `${formatNumber(school.pupils)} pupils by the register`,
    school.la.name,
    `URN ${school.urn}`,
  ]
  return `${parts.filter((part) => part !== '').join(', ')}.`
}
