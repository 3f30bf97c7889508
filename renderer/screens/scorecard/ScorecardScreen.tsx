/** Every school by every measure, filtered, with one figure opened beside the table. What is chosen stands in the address. */
import { useCallback, useDeferredValue, useMemo } from 'react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Input } from '../../../electron/contract/index.ts'
import {
  chooseFrom,
  countShown,
  scorecardChoiceSchema,
  type ScorecardChoice,
  type ShownCounts,
} from '../../../electron/domain/scorecard-choice.ts'
import { parsePeriod } from '../../../electron/domain/period.ts'
import type { ScorecardView } from '../../../electron/domain/scorecard-view.ts'
import { plural } from '../../../electron/domain/wording.ts'
import { useAsk } from '../../api.ts'
import type { ScorecardSearch } from '../../app/insight-search.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { FigurePanel } from '../../parts/FigurePanel.tsx'
import { Answer, Before } from '../../parts/Pending.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { Split } from '../../parts/Split.tsx'
import { TakeAway } from '../../parts/TakeAway.tsx'
import classes from './Scorecard.module.css'
import { ScorecardFilters } from './ScorecardFilters.tsx'
import { ScorecardKey } from './ScorecardKey.tsx'
import { ofTrust, ScorecardTable } from './ScorecardTable.tsx'

export function ScorecardScreen() {
  const search = useSearch({ from: '/scorecard' })
  const navigate = useNavigate({ from: '/scorecard' })
  const ask = askOf(search)
  const found = useAsk('insight.scorecard', ask, { keep: true })
  const choice = useChoice(search)
  const view = found.data
  const shown = useMemo(() => view && chooseFrom(view, choice), [view, choice])

  /** A filter is a step that Back undoes; what is only looked at is not. */
  const change = useCallback(
    (next: Partial<ScorecardSearch>, replace = false) =>
      void navigate({ search: (before: ScorecardSearch) => ({ ...before, ...next }), replace }),
    [navigate],
  )
  const open = useCallback((of: string, kpi: string) => change({ of, kpi }, true), [change])
  const close = useCallback(() => {
    change({ of: undefined, kpi: undefined }, true)
    document.querySelector<HTMLElement>('[aria-selected="true"]')?.focus()
  }, [change])
  const sort = useCallback(
    (by: string) => change({ sort: by === 'name' ? undefined : by }, true),
    [change],
  )
  const opened = view && search.of !== undefined && search.kpi ? figureOf(view, search) : null

  return (
    <Split panel={opened && <FigurePanel input={opened} onClose={close} />}>
      <Screen
        help="scorecard"
        title="Scorecard"
        wide
        fill
        action={
          <TakeAway
            what="the scorecard"
            name="Scorecard"
            table={{ what: 'scorecard', ask, choice }}
          />
        }
      >
        <ScorecardFilters search={search} choices={view?.choices} onChange={change} />
        {/* All that is below scrolls in one piece, in which heads and names stay in view. */}
        <div className={classes.scroll} role="region" aria-label="Scorecard" tabIndex={-1}>
          <Answer of={{ data: shown, error: found.error }} what="Working out the figures">
            {(card) =>
              view?.columns.length === 0 ? (
                <Nothing search={search} />
              ) : (
                <Before stale={found.isPlaceholderData} className={classes.sheet}>
                  <Said card={card} whole={view} choice={choice} />
                  {card.sections.length > 0 && (
                    <>
                      <ScorecardTable
                        view={card}
                        answer={view ?? card}
                        sort={choice.sort}
                        openedOf={search.of}
                        openedCode={search.kpi}
                        onOpen={open}
                        onSort={sort}
                      />
                      <ScorecardKey view={card} />
                    </>
                  )}
                </Before>
              )
            }
          </Answer>
        </div>
      </Screen>
    </Split>
  )
}

function askOf({ strand, phase, group, period }: ScorecardSearch): Input<'insight.scorecard'> {
  return {
    ...(strand === undefined ? {} : { strand }),
    ...(phase === undefined ? {} : { phase }),
    ...(group === undefined ? {} : { group }),
    // An address that was typed may hold anything.
    ...(period === undefined || parsePeriod(period) === null ? {} : { period }),
  }
}

/** What is looked for may lag behind the typing, so that the typing never lags. */
function useChoice({ school, marked, sort }: ScorecardSearch): ScorecardChoice {
  const wanted = useDeferredValue(school ?? '')
  return useMemo(
    () =>
      scorecardChoiceSchema.parse({
        school: wanted,
        marked: marked ?? false,
        ...(sort === undefined ? {} : { sort }),
      }),
    [wanted, marked, sort],
  )
}

/** The opened figure of the period that its column shows. */
function figureOf(view: ScorecardView, search: ScorecardSearch): Input<'insight.figure'> | null {
  const column = view.columns.find(({ code }) => code === search.kpi)
  if (!column || search.of === undefined) return null
  const { code: kpi, period } = column
  const { group } = view
  if (search.of !== ofTrust) return { urn: search.of, kpi, group, period }
  return view.total.phase === null
    ? { kpi, group, period }
    : { phase: view.total.phase, kpi, group, period }
}

function Nothing({ search }: { search: ScorecardSearch }) {
  const chosen = search.strand ?? search.phase ?? search.group ?? search.period
  return (
    <Empty
      missing={chosen === undefined ? 'No figures yet.' : 'No figures for this choice.'}
      why="The scorecard sets every school beside England on the measures of the vision. Figures come from the files that are brought in."
    >
      <ButtonLink to="/data">Bring in data</ButtonLink>
    </Empty>
  )
}

/** The finding while all of it is shown; else what is left of it. */
function Said({
  card,
  whole,
  choice,
}: {
  card: ScorecardView
  whole: ScorecardView | undefined
  choice: ScorecardChoice
}) {
  const counts = useMemo(() => countShown(card), [card])
  const filtered = choice.school.trim() !== '' || choice.marked
  const words = filtered
    ? filteredWords(counts, whole ? countShown(whole).schools : counts.schools)
    : ''
  return (
    <div className={classes.said} role="status">
      {filtered ? (
        <p>{words}</p>
      ) : (
        <p>
          <strong>{card.finding}.</strong> {card.sentence} {hiddenWords(counts)}
        </p>
      )}
      {!filtered && card.tooLoose && <p className="second">{card.tooLoose}</p>}
    </div>
  )
}

function filteredWords(counts: ShownCounts, of: number): string {
  if (counts.schools === 0) return 'No school fits what is chosen.'
  const schools = `${counts.schools} of ${plural(of, 'school')} shown`
  return `${schools}: ${counts.worse} worse, ${counts.better} better, ${counts.hidden} hidden.`
}

function hiddenWords({ hidden }: ShownCounts): string {
  return hidden === 0 ? '' : `${hidden} ${hidden === 1 ? 'is' : 'are'} hidden.`
}
