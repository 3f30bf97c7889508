/**
 * What stops a pack going out, what would make it better, and what is in order: the same lines in the same
 * words on the home screen, in the builder and on the command line.
 */
import { createFigureBook } from '../domain/figures.ts'
import { kpiExists, unpublishedReason } from '../domain/kpi-rules.ts'
import {
  academicYearOf,
  comparePeriods,
  nextPeriod,
  periodLabel,
  previousPeriod,
} from '../domain/period.ts'
import { formatDate, formatNumber, joinNames, plural } from '../domain/wording.ts'
import { duration, readingPace } from './at-a-glance.ts'
import { PackDocument } from './document.ts'
import { paperResults, readPapers } from './papers-of-pack.ts'
import { numberItems, planPack, sectionTitles } from './plan.ts'
import type { Check, PaperResult } from '../contract/shapes.ts'
import type { FigureBook } from '../domain/figures.ts'
import type { Kpi } from '../domain/kpi.ts'
import type { PackInput } from './input.ts'
import type { NumberedItem } from './page.ts'

/** More pages of papers than this are more than most trustees read: three hours at the usual pace. */
const readablePages = 90

/** Checks the pack of this input without building it. Stops come first, then improvements, then what is in order. */
export async function checkPack(input: PackInput): Promise<Check[]> {
  const parts = planPack(input)
  const papers = paperResults(parts, await readPapers(input, parts))
  const items = numberItems(input.meeting)
  const book = createFigureBook(input)
  const checks = [
    ...visionChecks(input, book),
    ...decisionChecks(items),
    ...paperChecks(input, papers, items),
    ...dataChecks(input, book, items),
    ...timeChecks(items),
    ...letterChecks(input, items),
  ]
  const order = ['stops', 'improves', 'in-order']
  return checks.toSorted((a, b) => order.indexOf(a.level) - order.indexOf(b.level))
}

function stops(item: string | null, title: string, detail: string): Check {
  return { level: 'stops', item, title, detail }
}
function improves(item: string | null, title: string, detail: string): Check {
  return { level: 'improves', item, title, detail }
}
function inOrder(title: string, detail: string): Check {
  return { level: 'in-order', item: null, title, detail }
}

function visionChecks(input: PackInput, book: FigureBook): Check[] {
  const { vision } = input
  if (!vision) {
    return [
      stops(
        null,
        'No vision yet',
        'Figures can be read without one, but nothing can say whether they matter. Write the first strand.',
      ),
    ]
  }
  const checks: Check[] = []
  vision.strands.forEach((strand, i) => {
    const name = `Strand ${i + 1}, ${strand.title}`
    const known = strand.kpis.filter((link) => book.kpi(link.code) !== null)
    if (known.length === 0) {
      checks.push(
        improves(
          null,
          `${name}: no measure`,
          'The board cannot see whether it is kept. Tie a measure to it.',
        ),
      )
    } else if (known.every((link) => !book.hasObservations(link.code))) {
      checks.push(
        improves(
          null,
          `${name}: no data`,
          'None of its measures has a figure yet. Import a file that holds one.',
        ),
      )
    }
    const unknown = strand.kpis
      .filter((link) => book.kpi(link.code) === null)
      .map((link) => link.code)
    if (unknown.length > 0) {
      checks.push(
        improves(
          null,
          `${name}: measure not known`,
          `${joinNames(unknown)}: no measure has this code. Correct it, or define the measure.`,
        ),
      )
    }
  })
  const adopted = vision.vision.adopted
  if (adopted === null) {
    checks.push(
      improves(null, 'The vision has no date of adoption', 'Say when the board adopted it.'),
    )
  } else {
    checks.push(
      inOrder(
        'The vision is in place',
        `Adopted ${formatDate(adopted)}, ${plural(vision.strands.length, 'strand')}.`,
      ),
    )
  }
  return checks
}

function decisionChecks(items: readonly NumberedItem[]): Check[] {
  const asked = items.filter((item) => item.purpose === 'decision')
  const silent = asked.filter((item) => (item.decision ?? '').trim() === '')
  if (silent.length > 0) {
    return silent.map((item) =>
      stops(
        item.number,
        `${item.title}: what is to be decided?`,
        'The item is for decision but does not say what. Write it as a verb: “Approve …”, “Fund …”.',
      ),
    )
  }
  return asked.length === 0
    ? []
    : [
        inOrder(
          `${plural(asked.length, 'decision')} asked for in words`,
          'Every item for decision says what the board is to decide.',
        ),
      ]
}

function paperChecks(
  input: PackInput,
  papers: readonly PaperResult[],
  items: readonly NumberedItem[],
): Check[] {
  const checks: Check[] = []
  for (const paper of papers) {
    if (paper.status === 'refused')
      checks.push(stops(paper.item, `${paper.file} cannot be appended`, paper.reason ?? ''))
  }
  const merged = papers.filter((paper) => paper.status === 'merged')
  for (const paper of merged) {
    if (!paper.tagged) {
      checks.push(
        improves(
          paper.item,
          `${paper.file} is not tagged`,
          'Readers aloud cannot tell its headings and tables. Export it again as an accessible PDF.',
        ),
      )
    }
    if (paper.removed.length > 0) {
      checks.push(
        improves(
          paper.item,
          `${paper.file} holds what a pack cannot carry`,
          `Left behind: ${joinNames(paper.removed)}. Look at its pages in the pack.`,
        ),
      )
    }
  }
  const pages = merged.reduce((sum, paper) => sum + paper.pages, 0)
  if (pages > readablePages) {
    checks.push(
      improves(
        null,
        `${formatNumber(pages)} pages of papers`,
        `That is ${duration(Math.round((pages * 60) / readingPace))} of reading at ${readingPace} pages an hour. Ask for summaries of the longest.`,
      ),
    )
  }
  const named = new Set(
    items.flatMap((item) => item.papers.map((paper) => paper.split(/[/\\]/).at(-1))),
  )
  for (const paper of input.papers) {
    if (!named.has(paper.name.split(/[/\\]/).at(-1))) {
      checks.push(
        improves(
          null,
          `${paper.name} is on no item`,
          'It was added but the agenda does not name it, so it is not in the pack.',
        ),
      )
    }
  }
  if (papers.length > 0 && merged.length === papers.length) {
    checks.push(
      inOrder(
        `${papers.length === 1 ? 'The paper' : `All ${papers.length} papers`} can be appended`,
        `${plural(pages, 'page')} in all.`,
      ),
    )
  }
  return checks
}

/** Sections without data, and vision measures whose latest figure is two school years old or older. */
function dataChecks(input: PackInput, book: FigureBook, items: readonly NumberedItem[]): Check[] {
  const checks: Check[] = []
  const anything = book.kpis.some((kpi) => book.hasObservations(kpi.code))
  for (const item of items) {
    for (const section of item.sections) {
      if (section === 'vision' && !input.vision) {
        checks.push(
          stops(
            item.number,
            `${sectionTitles[section]} has nothing to show`,
            'The trust has no vision yet.',
          ),
        )
      } else if (input.schools.length === 0) {
        checks.push(
          stops(
            item.number,
            `${sectionTitles[section]} has no schools`,
            'Adopt the trust from the register first.',
          ),
        )
      } else if (!anything) {
        checks.push(
          improves(
            item.number,
            `${sectionTitles[section]} has no figures`,
            'Import the files that hold them.',
          ),
        )
      }
    }
  }
  const thisYear = academicYearOf(input.meeting.meeting.date)
  const lastYear = thisYear === null ? null : previousPeriod(thisYear)
  const stale: string[] = []
  let current = 0
  for (const code of new Set(
    input.vision?.strands.flatMap((strand) => strand.kpis.map((link) => link.code)) ?? [],
  )) {
    const kpi = book.kpi(code)
    const latest = book.latestPeriod(code)
    const year = latest === null ? null : academicYearOf(latest)
    if (!kpi || year === null || lastYear === null) continue
    if (comparePeriods(year, lastYear) < 0 && !isUnpublishedSince(kpi, year, lastYear))
      stale.push(`${kpi.short} (${periodLabel(latest ?? year)})`)
    else current += 1
  }
  if (stale.length > 0) {
    checks.push(
      improves(
        null,
        `${plural(stale.length, 'vision measure')} out of date`,
        `Latest figures: ${joinNames(stale)}. Import newer files where there are any.`,
      ),
    )
  } else if (current > 0) {
    checks.push(
      inOrder(
        'The vision’s figures are current',
        `${plural(current, 'measure')} with a figure from last school year or this.`,
      ),
    )
  }
  return checks
}

/** Whether nothing was published in any year after one up to another: then no newer file can be brought. */
function isUnpublishedSince(kpi: Kpi, year: string, last: string): boolean {
  for (let at = nextPeriod(year); at !== null; at = nextPeriod(at)) {
    if (comparePeriods(at, last) > 0) return true
    if (unpublishedReason(kpi, at) === null && kpiExists(kpi, at)) return false
  }
  return true
}

function timeChecks(items: readonly NumberedItem[]): Check[] {
  const without = items.filter((item) => item.minutes === 0)
  const total = items.reduce((sum, item) => sum + item.minutes, 0)
  if (without.length === items.length)
    return [
      improves(
        null,
        'No item has a time',
        'Give each item its minutes, so that the agenda can show the clock.',
      ),
    ]
  const checks = without.map((item) =>
    improves(
      item.number,
      `${item.title}: no minutes`,
      'Give it a time, so that the clock beside the later items is right.',
    ),
  )
  if (total > 180)
    checks.push(
      improves(
        null,
        `The meeting lasts ${duration(total)}`,
        'Move routine items to a committee, or take them as read.',
      ),
    )
  return without.length === 0 && total <= 180
    ? [inOrder('Every item has its time', `The meeting lasts ${duration(total)}.`)]
    : checks
}

/** Names in letters that the fonts of the pack do not have would be printed as empty boxes. */
function letterChecks(input: PackInput, items: readonly NumberedItem[]): Check[] {
  const { meeting } = input.meeting
  const doc = new PackDocument({ ...blankPack, created: new Date(0) })
  const lines: [string | null, string][] = [
    [null, input.trust.name],
    [null, `${meeting.title} ${meeting.place}`],
    ...input.schools.map((school): [null, string] => [null, school.name]),
    ...(input.vision?.strands.map((strand): [null, string] => [
      null,
      `${strand.title} ${strand.success}`,
    ]) ?? []),
    ...items.map((item): [string, string] => [
      item.number,
      `${item.title} ${item.presenter ?? ''} ${item.decision ?? ''}`,
    ]),
  ]
  return lines.flatMap(([item, text]) => {
    const missing = doc.lettersMissing(text, 'regular')
    if (missing.length === 0) return []
    return [
      improves(
        item,
        `${text.trim()}: letters that cannot be printed`,
        `The pack’s fonts have no ${joinNames(missing)}. Write it in Latin letters.`,
      ),
    ]
  })
}

const blankPack = {
  title: '',
  author: '',
  subject: '',
  known: { pages: 0, anchors: new Map<string, number>() },
  furniture: () => {},
}
