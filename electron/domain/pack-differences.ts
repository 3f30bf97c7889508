/** Where one pack differs from another of the same meeting, in words. */
import type {
  Difference,
  PackRecord,
  RecordedFigure,
  RecordedItem,
  RecordedPart,
} from './pack-record.ts'
import { longestRun } from './longest-run.ts'
import { comparePeriods, periodLabel } from './period.ts'
import { formatDate, groupLabel, plural } from './wording.ts'
import { pupilGroups } from './kpi.ts'

/** All differences: the meeting, its agenda, papers, figures, then pages. None where nothing differs. */
export function packDifferences(was: PackRecord, now: PackRecord): Difference[] {
  return [
    ...documentDifferences(was, now),
    ...figureDifferences(was, now),
    ...pageDifferences(was, now),
  ]
}

/** Where the meeting, its agenda and its papers differ; what they are made of is enough to tell. */
export function documentDifferences(was: PackRecord, now: PackRecord): Difference[] {
  return [
    ...meetingDifferences(was, now),
    ...agendaDifferences(was, now),
    ...paperDifferences(was, now),
  ]
}

function meetingDifferences(
  { meeting: was }: PackRecord,
  { meeting: now }: PackRecord,
): Difference[] {
  const lines: string[] = []
  if (was.title !== now.title)
    lines.push(`The meeting is now called “${now.title}”, was “${was.title}”`)
  if (was.date !== now.date)
    lines.push(`The meeting is now on ${formatDate(now.date)}, was on ${formatDate(was.date)}`)
  if (was.start !== now.start)
    lines.push(`The meeting now starts at ${now.start}, was at ${was.start}`)
  if (was.place !== now.place)
    lines.push(
      now.place === ''
        ? `The meeting has no place any more, was ${was.place}`
        : `The meeting is now at ${now.place}${was.place === '' ? '' : `, was at ${was.place}`}`,
    )
  return lines.map((words) => ({ kind: 'meeting', words, page: 1 }))
}

function agendaDifferences(was: PackRecord, now: PackRecord): Difference[] {
  const before = new Map(was.agenda.map((item) => [item.id, item]))
  const after = new Map(now.agenda.map((item) => [item.id, item]))
  const stayed = now.agenda.filter((item) => before.has(item.id))
  const inPlace = longestRun(
    stayed.map((item) => was.agenda.findIndex((one) => one.id === item.id)),
    isLess,
  )
  const moved = new Set(stayed.filter((_, i) => !inPlace.has(i)).map((item) => item.id))
  const lines: Difference[] = []
  const say = (words: string, item: RecordedItem | null): void => {
    const page = item === null ? null : firstPage(now, item.id)
    lines.push({ kind: 'agenda', words, page })
  }
  for (const item of now.agenda) {
    const former = before.get(item.id)
    if (former === undefined) {
      say(`Item ${item.number} is new: ${item.title}`, item)
      continue
    }
    if (moved.has(item.id))
      say(`Item ${item.number}, ${item.title}, has moved: it was item ${former.number}`, item)
    for (const words of itemChanges(former, item)) say(`Item ${item.number}${words}`, item)
  }
  for (const item of was.agenda) {
    if (!after.has(item.id)) say(`Item ${item.number} is gone: ${item.title}`, null)
  }
  return lines
}

/** What changed on one item, each to follow `Item 4`. */
function itemChanges(was: RecordedItem, now: RecordedItem): string[] {
  const about = `, ${now.title}`
  const lines: string[] = []
  if (was.title !== now.title) lines.push(` is now called “${now.title}”, was “${was.title}”`)
  if (was.purpose !== now.purpose)
    lines.push(`${about}, is now for ${now.purpose}, was for ${was.purpose}`)
  if (was.decision !== now.decision)
    lines.push(
      now.decision === null
        ? `${about}, no longer says what is to be decided`
        : `${about}, now asks: ${plainWords(now.decision)}`,
    )
  if (was.minutes !== now.minutes)
    lines.push(`${about}, now takes ${plural(now.minutes, 'minute')}, was ${was.minutes}`)
  if (was.presenter !== now.presenter)
    lines.push(
      now.presenter === null
        ? `${about}, has no presenter any more, was ${was.presenter}`
        : `${about}, is now presented by ${now.presenter}${was.presenter === null ? '' : `, was ${was.presenter}`}`,
    )
  if (was.strand !== now.strand)
    lines.push(
      now.strand === null
        ? `${about}, serves no strand any more, was strand ${was.strand}`
        : `${about}, now serves strand ${now.strand}${was.strand === null ? '' : `, was strand ${was.strand}`}`,
    )
  if (was.confidential !== now.confidential)
    lines.push(`${about}, is ${now.confidential ? 'now confidential' : 'no longer confidential'}`)
  return lines
}

/** Emphasis marks taken out of what a person wrote. */
function plainWords(text: string): string {
  return text.replaceAll('**', '')
}

function paperDifferences(was: PackRecord, now: PackRecord): Difference[] {
  const lines: Difference[] = []
  const before = papersOf(was)
  const after = papersOf(now)
  for (const [key, { item, name, sha256 }] of after) {
    const former = before.get(key)
    const page = now.parts.find((part) => part.key === `paper:${key}`)?.page ?? null
    const pagesNow = now.parts.find((part) => part.key === `paper:${key}`)?.pages
    const pagesWas = was.parts.find((part) => part.key === `paper:${key}`)?.pages
    if (former === undefined) {
      lines.push({ kind: 'paper', words: `Item ${item.number} has a new paper: ${name}`, page })
    } else if (former.sha256 !== sha256) {
      const length =
        pagesNow !== undefined && pagesWas !== undefined && pagesNow !== pagesWas
          ? `, ${plural(pagesNow, 'page')} where it had ${pagesWas}`
          : ''
      const what =
        former.sha256 === null
          ? 'was added'
          : sha256 === null
            ? 'is no longer there'
            : 'was replaced'
      lines.push({ kind: 'paper', words: `Item ${item.number}: ${name} ${what}${length}`, page })
    }
  }
  for (const [key, { item, name }] of before) {
    if (after.has(key)) continue
    const still = now.agenda.find((one) => one.id === item.id)
    lines.push({
      kind: 'paper',
      words: `${name} was taken off ${still ? `item ${still.number}` : `the former item ${item.number}`}`,
      page: still ? firstPage(now, still.id) : null,
    })
  }
  return lines
}

function papersOf({ agenda }: PackRecord) {
  return new Map(
    agenda.flatMap((item) =>
      item.papers.map((paper) => [`${item.id}:${paper.name}`, { item, ...paper }] as const),
    ),
  )
}

/** Figures printed in both for one period, and series that have gone on to a newer one. */
function figureDifferences(was: PackRecord, now: PackRecord): Difference[] {
  const lines: Difference[] = []
  const before = bySeries(was.figures)
  for (const [key, figures] of bySeries(now.figures)) {
    const former = before.get(key)
    if (former === undefined) continue
    for (const figure of figures) {
      const same = former.find((one) => one.period === figure.period)
      if (same !== undefined && same.text !== figure.text)
        lines.push(
          figureLine(
            now,
            figure,
            `${periodLabel(figure.period)}: ${figure.text}, was ${same.text}`,
          ),
        )
    }
    const [latestNow, latestWas] = [latest(figures), latest(former)]
    if (latestNow && latestWas && comparePeriods(latestNow.period, latestWas.period) > 0)
      lines.push(
        figureLine(
          now,
          latestNow,
          `${periodLabel(latestNow.period)}: ${latestNow.text}, new; ${periodLabel(latestWas.period)} was ${latestWas.text}`,
        ),
      )
  }
  return lines
}

function figureLine(
  { names, parts }: PackRecord,
  figure: RecordedFigure,
  rest: string,
): Difference {
  const known = pupilGroups.find((group) => group === figure.group)
  const group = known === undefined || known === 'all' ? '' : `, ${groupLabel(known)}`
  const who = names[figure.whose] ?? figure.whose
  const own = parts.find((part) => part.key === `school:${figure.whose}`)
  const page = own ?? parts.find((part) => part.kind === 'section')
  return {
    kind: 'figure',
    words: `${who}, ${names[figure.kpi] ?? figure.kpi}${group}, ${rest}`,
    page: page?.page ?? null,
  }
}

function bySeries(figures: readonly RecordedFigure[]): Map<string, RecordedFigure[]> {
  return Map.groupBy(figures, ({ whose, kpi, group }) => `${whose}\n${kpi}\n${group}`)
}

function latest(figures: readonly RecordedFigure[]): RecordedFigure | undefined {
  return figures.toSorted((a, b) => comparePeriods(a.period, b.period)).at(-1)
}

/** Parts that came, went, grew or print other words; papers and the agenda are told of elsewhere. */
function pageDifferences(was: PackRecord, now: PackRecord): Difference[] {
  const told = new Set(['paper', 'divider', 'cover', 'agenda'])
  const before = new Map(was.parts.map((part) => [part.key, part]))
  const after = new Set(now.parts.map((part) => part.key))
  const lines: Difference[] = []
  const say = (words: string, page: number | null): void =>
    void lines.push({ kind: 'page', words, page })
  const parts = now.parts.filter(({ kind }) => !told.has(kind))
  for (const part of parts) {
    const former = before.get(part.key)
    if (former === undefined) say(`${named(part)} is new, ${pagesWords(part)}`, part.page)
    else if (former.pages !== part.pages)
      say(`${named(part)} has ${plural(part.pages, 'page')}, had ${former.pages}`, part.page)
    else if (former.hash !== part.hash)
      say(`${named(part)} has changed, ${pagesWords(part)}`, part.page)
  }
  for (const part of was.parts) {
    if (told.has(part.kind) || after.has(part.key)) continue
    say(`${named(part)} is no longer in the pack`, null)
  }
  for (const part of movedWithinItem(was, parts))
    say(`${named(part)} has moved within its item, ${pagesWords(part)}`, part.page)
  return lines
}

/** Parts whose order among those of the same item is another than before. */
function movedWithinItem(was: PackRecord, parts: readonly RecordedPart[]): RecordedPart[] {
  const place = new Map(was.parts.map((part, i) => [part.key, { i, item: part.item }]))
  const stayed = parts.filter((part) => place.get(part.key)?.item === part.item)
  return [...Map.groupBy(stayed, (part) => part.item).values()].flatMap((ofItem) => {
    const inPlace = longestRun(
      ofItem.map((part) => place.get(part.key)?.i ?? 0),
      isLess,
    )
    return ofItem.filter((_, i) => !inPlace.has(i))
  })
}

const isLess = (one: number, other: number): boolean => one < other

function named(part: RecordedPart): string {
  return part.kind === 'school' ? `The page of ${part.title}` : part.title
}

function pagesWords({ page, pages }: RecordedPart): string {
  return pages === 1 ? `page ${page}` : `pages ${page} to ${page + pages - 1}`
}

function firstPage({ parts }: PackRecord, item: string): number | null {
  const agenda = parts.find((part) => part.kind === 'agenda')
  return (parts.find((part) => part.item === item) ?? agenda)?.page ?? null
}
