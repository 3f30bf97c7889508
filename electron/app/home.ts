/** What a person needs to see first. */
import type { Output } from '../contract/index.ts'
import { freshness } from '../domain/freshness.ts'
import { nextMeeting, type Meeting } from '../domain/meeting.ts'
import { endingTerms } from '../domain/offices.ts'
import type { Vision } from '../domain/vision.ts'
import {
  governanceQueries,
  journalQueries,
  meetingQueries,
  observationQueries,
  peopleQueries,
  trustQueries,
  visionQueries,
  type VaultDatabase,
} from '../store/index.ts'
import type { Context } from './context.ts'
import { standings } from './cycle.ts'
import type { Handlers } from './dispatch.ts'
import { heldRegisters } from './held-registers.ts'
import { registerGaps } from './interests.ts'
import { sitting } from './sittings.ts'
import { today } from './today.ts'
import { londonDay } from '../domain/london.ts'

type Home = Output<'home.get'>

/** Changes that are no news: leaving the vault, and its backups, which stand on screen by themselves. */
const unremarkable = new Set<string | null>([sitting, 'backup'])

const shownChanges = 6

export const homeHandlers: Pick<Handlers, 'home.get'> = {
  'home.get': (context) => {
    const { db } = context.vault()
    const now = today(context)
    const next = nextMeeting(meetingQueries.list(db), now)
    const meeting = next && meetingQueries.get(db, next.id)
    return {
      meeting: meeting && {
        id: meeting.meeting.id,
        title: meeting.meeting.title,
        date: meeting.meeting.date,
        start: meeting.meeting.start,
      },
      readiness: [
        ...(meeting ? ofMeeting(db, meeting) : []),
        ...ofFigures(db, visionQueries.current(db)),
      ],
      changes: latestChanges(db),
      cycle: ofCycle(context),
      people: ofPeople(context),
      freshness: freshness(observationQueries.latest(db), heldRegisters(db), now),
    }
  },
}

/** The most that Home tells of the cycle; the rest stands on its own screen. */
const shownItems = 5

function ofCycle(context: Context): Home['cycle'] {
  const amiss = standings(context).flatMap(({ item, state, says, rule }) =>
    says !== null && (state === 'late' || state === 'due')
      ? [{ id: item.id, title: item.title, state, says, rule }]
      : [],
  )
  const late = amiss.filter(({ state }) => state === 'late')
  const due = amiss.filter(({ state }) => state === 'due')
  return { items: [...late, ...due].slice(0, shownItems), late: late.length, due: due.length }
}

function ofPeople(context: Context): Home['people'] {
  const { db } = context.vault()
  const people = peopleQueries.list(db)
  const gaps = registerGaps(context).unconfirmed
  return {
    ending: endingTerms(people, governanceQueries.list(db, 'body'), today(context)).map(
      ({ words }) => words,
    ),
    unconfirmed: gaps.map(({ name }) => name),
    overdue: gaps.some(({ overdue }) => overdue),
  }
}

function ofMeeting(db: VaultDatabase, { meeting, items }: Meeting): Home['readiness'] {
  const named = items.flatMap((item) => item.papers)
  const attached = new Set(meetingQueries.paperRefs(db, meeting.id).map(({ name }) => name))
  const decisions = items.filter(({ purpose }) => purpose === 'decision')
  return [
    { what: 'Papers', done: named.filter((name) => attached.has(name)).length, of: named.length },
    {
      what: 'Decisions worded',
      done: decisions.filter(({ decision }) => decision !== undefined && decision !== '').length,
      of: decisions.length,
    },
  ].filter(({ of }) => of > 0)
}

function ofFigures(db: VaultDatabase, vision: Vision | null): Home['readiness'] {
  const schools = trustQueries.schools(db).length
  const strands = vision?.strands ?? []
  const codes = [...new Set(strands.flatMap(({ kpis }) => kpis.map(({ code }) => code)))]
  // Known of the trust or its schools, as the checks of its pack count: England alone measures no strand.
  const told = new Set(observationQueries.latest(db).map(({ code }) => code))
  return [
    {
      what: 'Strands with figures',
      done: strands.filter(({ kpis }) => kpis.some(({ code }) => told.has(code))).length,
      of: strands.length,
    },
    {
      what: 'Vision’s KPIs with figures',
      done: codes.filter((code) => told.has(code)).length,
      of: codes.length,
    },
    {
      what: 'Schools with figures',
      done: observationQueries.schoolsWith(db, codes.length > 0 ? codes : [...told]),
      of: schools,
    },
  ].filter(({ of }) => of > 0)
}

function latestChanges(db: VaultDatabase): Home['changes'] {
  const lines: Home['changes'] = []
  const seen = new Set<string>()
  for (const { change, at, who, what, subject } of journalQueries.list(db, { limit: 200 })) {
    if (unremarkable.has(subject) || seen.has(change)) continue
    seen.add(change)
    const last = lines.at(-1)
    if (last?.what === what && last.who === who && londonDay(last.at) === londonDay(at))
      last.times += 1
    else if (lines.length === shownChanges) break
    else lines.push({ at, who, what, times: 1 })
  }
  return lines
}
