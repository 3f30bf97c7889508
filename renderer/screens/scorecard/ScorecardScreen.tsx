/** Every school by every measure, filtered, with one figure opened beside the table. */
import { useMemo, useState } from 'react'
import { NativeSelect } from '@mantine/core'
import type { About, FigureBook } from '../../../electron/domain/figures.ts'
import { schoolsByPhase } from '../../../electron/domain/school-order.ts'
import { type Phase, type PupilGroup, pupilGroups } from '../../../electron/domain/kpi.ts'
import {
  type Scorecard,
  type ScorecardOptions,
  scorecard,
} from '../../../electron/domain/scorecard.ts'
import type { Vision } from '../../../electron/domain/vision.ts'
import { capitalise, groupLabel } from '../../../electron/domain/wording.ts'
import { useAsk } from '../../api.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { useFigureBook } from '../../parts/figures.ts'
import { Answer } from '../../parts/Pending.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { FigurePanel } from './FigurePanel.tsx'
import classes from './Scorecard.module.css'
import { ScorecardKey } from './ScorecardKey.tsx'
import { ScorecardTable } from './ScorecardTable.tsx'

/** The figure that is opened: whose, of which measure. */
export type Opened = { about: About; code: string; period: string; name: string }

const everything = 'all'
const outside = 'outside'

export function ScorecardScreen() {
  const [strand, setStrand] = useState<string>(everything)
  const [phase, setPhase] = useState<Phase | typeof everything>(everything)
  const [group, setGroup] = useState<PupilGroup>('all')
  const [opened, setOpened] = useState<Opened | null>(null)
  const book = useFigureBook(group)
  const review = useAsk('vision.get', {})
  const schools = useAsk('schools.list', {})
  const vision = review.data?.vision ?? null

  const model = useMemo(() => {
    if (!book.data || !review.data) return undefined
    return scorecard({
      ...chosen(book.data, vision, strand),
      group,
      ...(phase === everything ? {} : { phase }),
    })
  }, [book.data, review.data, vision, strand, phase, group])

  const figure = opened && book.data?.figure(opened.about, opened.code, group, opened.period)
  const phases = schoolsByPhase(schools.data?.schools ?? [])
  return (
    <div className={figure ? classes.split : undefined}>
      <Screen title="Scorecard" wide>
        <div className={classes.filters}>
          <NativeSelect
            label="Strand"
            value={strand}
            onChange={(event) => setStrand(event.currentTarget.value)}
            data={strandChoices(vision)}
          />
          <NativeSelect
            label="Phase"
            value={phase}
            onChange={(event) => {
              setPhase(
                phases.find(({ phase: one }) => one === event.currentTarget.value)?.phase ??
                  everything,
              )
              setOpened(null)
            }}
            data={[
              { value: everything, label: 'All phases' },
              ...phases.map(({ phase: one, title }) => ({ value: one, label: title })),
            ]}
          />
          <NativeSelect
            label="Pupils"
            value={group}
            onChange={(event) =>
              setGroup(pupilGroups.find((one) => one === event.currentTarget.value) ?? 'all')
            }
            data={pupilGroups.map((one) => ({ value: one, label: capitalise(groupLabel(one)) }))}
          />
        </div>
        <Answer
          of={{ data: model, error: book.error ?? review.error }}
          what="Working out the figures"
        >
          {(found) =>
            found.columns.length === 0 ? (
              <Empty
                missing={
                  group === 'all' && strand === everything
                    ? 'No figures yet.'
                    : 'No figures for this choice.'
                }
                why="The scorecard sets every school beside England on the measures of the vision. Figures come from the files that are brought in."
              >
                <ButtonLink to="/data">Bring in data</ButtonLink>
              </Empty>
            ) : (
              <>
                <p role="status">
                  <strong>{found.finding}.</strong> {found.sentence} {hiddenSentence(found)}
                </p>
                {found.tooLoose && <p className="second">{found.tooLoose}</p>}
                <ScorecardTable
                  model={found}
                  trust={schools.data?.trust?.name ?? 'Our schools'}
                  phase={phase === everything ? null : phase}
                  opened={opened}
                  onOpen={setOpened}
                />
                <ScorecardKey model={found} />
              </>
            )
          }
        </Answer>
      </Screen>
      {figure && opened && book.data && (
        <FigurePanel
          book={book.data}
          figure={figure}
          about={opened.about}
          name={opened.name}
          vision={vision}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  )
}

function strandChoices(vision: Vision | null) {
  if (!vision) return [{ value: everything, label: 'All measures' }]
  return [
    { value: everything, label: 'All strands' },
    ...vision.strands.map((strand, index) => ({
      value: String(index + 1),
      label: `${index + 1} ${strand.short ?? strand.title}`,
    })),
    { value: outside, label: 'Measures of no strand' },
  ]
}

/** The measures of all strands, of one, or those of none: counts and finding then speak of these alone. */
function chosen(
  book: FigureBook,
  vision: Vision | null,
  strand: string,
): Pick<ScorecardOptions, 'book' | 'vision' | 'include'> {
  if (!vision || strand === everything) return { book, vision }
  if (strand === outside) {
    const linked = new Set(vision.strands.flatMap(({ kpis }) => kpis.map(({ code }) => code)))
    return {
      book: { ...book, kpis: book.kpis.filter(({ code }) => !linked.has(code)) },
      vision: null,
      include: 'all',
    }
  }
  const strands = vision.strands.map((one, index) =>
    index + 1 === Number(strand) ? one : { ...one, kpis: [] },
  )
  return { book, vision: { ...vision, strands } }
}

function hiddenSentence({ counts }: Scorecard): string {
  if (counts.hidden === 0) return ''
  return `${counts.hidden} ${counts.hidden === 1 ? 'is' : 'are'} hidden.`
}
