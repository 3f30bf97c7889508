/**
 * The figure books of the open vault, a book for each pupil group and one of every group, and what was worked out of them. A book of
 * a large trust takes a moment to make, so it is kept until the values, measures, schools or rules change; what was
 * answered is kept as well, until the vision or the trust's name changes too. All of it goes with the vault.
 */
import { createFigureBook, rollKpi, type FigureBook } from '../domain/figures.ts'
import { isVoice, type PupilGroup } from '../domain/kpi.ts'
import type { Observation } from '../domain/observation.ts'
import type { Vision } from '../domain/vision.ts'
import {
  changeQueries,
  observationQueries,
  settingQueries,
  trustQueries,
  visionQueries,
  type Vault,
} from '../store/index.ts'
import type { Context } from './context.ts'
import { allKpis } from './kpis.ts'

/** Whose figures a book holds: of one pupil group, or of every one, as a pack's does. */
export type BookOf = PupilGroup | 'every'

type Kept = {
  /** Rows written when it was last looked whether anything had changed. */
  writes: number
  /** What the books are made of, and what the answers are, to tell whether they changed. */
  ofBooks: string
  ofAnswers: string
  vision: Vision | null
  trust: string
  books: Map<BookOf, FigureBook>
  answers: Map<string, unknown>
}

/** Books and answers kept at most; of the rest the one that was asked for longest ago goes first. */
const keptBooks = 3
const keptAnswers = 300

const keptOf = new WeakMap<Vault, Kept>()

/** What is kept of the open vault, emptied of what no longer holds. */
function kept(context: Context): Kept {
  const vault = context.vault()
  const { db } = vault
  const before = keptOf.get(vault)
  const writes = changeQueries.writes(db)
  if (before?.writes === writes) return before
  const vision = visionQueries.current(db)
  const trust = trustQueries.get(db)?.name ?? 'Our schools'
  const own = allKpis(context).slice(context.library.length)
  const ofBooks = JSON.stringify([
    changeQueries.currentObservations(db),
    trustQueries.schools(db),
    own,
    settingQueries.get(db, 'rules'),
  ])
  const ofAnswers = JSON.stringify([ofBooks, vision, trust])
  const now: Kept = {
    ...{ writes, ofBooks, ofAnswers, vision, trust },
    books: before?.ofBooks === ofBooks ? before.books : new Map(),
    answers: before?.ofAnswers === ofAnswers ? before.answers : new Map(),
  }
  keptOf.set(vault, now)
  return now
}

/**
 * The observations of a group's book, a part at a time. Surveys come with every group, since whether a few
 * answers are hidden depends on the others; rolls come with all pupils, since trust figures are weighted by them.
 */
function* observationsOf(context: Context, group: BookOf): Generator<Observation[]> {
  const { db } = context.vault()
  if (group === 'every') return yield observationQueries.query(db, {})
  const voices = new Set(allKpis(context).flatMap((kpi) => (isVoice(kpi) ? [kpi.code] : [])))
  for (const kpi of observationQueries.counts(db).keys()) {
    yield observationQueries.query(db, voices.has(kpi) ? { kpi } : { kpi, group })
    if (kpi === rollKpi && group !== 'all')
      yield observationQueries.query(db, { kpi, group: 'all' })
  }
}

function makeBook(context: Context, observations: Observation[]): FigureBook {
  return createFigureBook({
    kpis: allKpis(context),
    schools: trustQueries.schools(context.vault().db),
    observations,
    rules: settingQueries.get(context.vault().db, 'rules'),
  })
}

/** Keeps an entry as the newest, and no more than so many. */
function keep<K, V>(map: Map<K, V>, key: K, value: V, most: number): void {
  map.delete(key)
  map.set(key, value)
  for (const oldest of [...map.keys()].slice(0, -most)) map.delete(oldest)
}

/** What insight is made of: the book of the group, the vision and the trust's name. */
type Insight = { book: FigureBook; vision: Vision | null; trust: string }

function insightOf(context: Context, group: BookOf): Insight {
  const { books, vision, trust } = kept(context)
  const book = books.get(group) ?? makeBook(context, [...observationsOf(context, group)].flat())
  keep(books, group, book, keptBooks)
  return { book, vision, trust }
}

/** The answer to a question, worked out once while nothing that it rests on changes. */
export function answerOnce<T>(
  context: Context,
  question: readonly unknown[],
  group: BookOf,
  answer: (insight: Insight) => T,
): T {
  const { answers } = kept(context)
  const key = JSON.stringify(question)
  const found = answers.has(key) ? (answers.get(key) as T) : answer(insightOf(context, group))
  keep(answers, key, found, keptAnswers)
  return found
}

/** Lets whatever else waits go first. */
export const pause = () => new Promise<void>((resolve) => setImmediate(resolve))

/**
 * Makes the book of a group before anybody asks for it, a part at a time, so that other calls are answered in
 * between. Stops without a word where the vault is locked or changed meanwhile: the next question makes it.
 */
export async function makeReady(context: Context, group: PupilGroup): Promise<void> {
  const vault = context.vault()
  const before = kept(context)
  if (before.books.has(group)) return
  const observations: Observation[][] = []
  const isStill = () => context.isOpen() && context.vault() === vault && kept(context) === before
  for (const part of observationsOf(context, group)) {
    observations.push(part)
    await pause()
    if (!isStill()) return
  }
  keep(before.books, group, makeBook(context, observations.flat()), keptBooks)
}
