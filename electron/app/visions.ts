/** The trust's vision: loading, editing, its versions, and what it leaves unmeasured. */
import { AppError, type Output } from '../contract/index.ts'
import { TouchedSince } from '../domain/take-back.ts'
import { newProblems, visionChanges } from '../domain/vision-change.ts'
import { balanceOf, strandsWithoutKpi } from '../domain/vision-review.ts'
import { takeVision } from '../domain/vision-take-back.ts'
import { adoption, amends } from '../domain/vision-versions.ts'
import { visionSchema, type Vision } from '../domain/vision.ts'
import { kpiQueries, visionQueries, type JournalEntry } from '../store/index.ts'
import type { Context } from './context.ts'
import { readDocument } from './documents.ts'
import type { Handlers } from './dispatch.ts'
import { allKpis, kpisInUse } from './kpis.ts'
import { withTouched } from './undo.ts'
import { exampleStrands } from './vision-examples.ts'

type VisionCalls =
  | 'vision.load'
  | 'vision.get'
  | 'vision.save'
  | 'vision.versions'
  | 'vision.revert'
  | 'vision.examples'

export const visionHandlers: Pick<Handlers, VisionCalls> = {
  'vision.load': (context, { text }) => {
    const vision = readDocument(text, visionSchema, 'VisionInvalid', 'vision')
    const codes = new Set(allKpis(context).map((kpi) => kpi.code))
    const unknown = vision.strands
      .flatMap((strand) => strand.kpis.map((link) => link.code))
      .filter((code) => !codes.has(code))
    const what = `Loaded the vision “${vision.vision.title}”`
    const { change } = addVersion(context, what, vision, { how: 'loaded' })
    return { strands: vision.strands.length, unknown: [...new Set(unknown)], change }
  },

  'vision.get': (context) => {
    const { db } = context.vault()
    const versions = visionQueries.versions(db)
    const [newest] = versions
    if (newest === undefined) {
      return {
        vision: null,
        version: null,
        edited: null,
        adoption: null,
        strandsWithoutKpi: [],
        kpisWithoutStrand: [],
        balance: { vision: 0, accountability: 0, neither: 0 },
      }
    }
    const { vision, version, edited } = newest
    const kpis = kpisInUse(context, vision)
    const told = kpiQueries.told(
      db,
      kpis.map((kpi) => kpi.code),
    )
    const { kpisWithoutStrand, balance } = balanceOf(vision, kpis, told)
    return {
      vision,
      version,
      edited,
      adoption: adoption(versions),
      strandsWithoutKpi: strandsWithoutKpi(vision, kpis),
      kpisWithoutStrand: kpisWithoutStrand.map((kpi) => kpi.code),
      balance: {
        vision: balance.vision.length,
        accountability: balance.accountability.length,
        neither: balance.neither.length,
      },
    }
  },

  'vision.save': (context, { vision, from }) => {
    const now = visionQueries.current(context.vault().db)
    return save(context, from && now ? withTouched(() => takeVision(vision, from, now)) : vision)
  },

  'vision.versions': (context) => {
    const names = new Map(allKpis(context).map((kpi) => [kpi.code, kpi.name]))
    const versions = visionQueries.versions(context.vault().db)
    return {
      versions: versions.map(({ vision, ...version }, i) => ({
        ...version,
        title: vision.vision.title,
        adopted: vision.vision.adopted,
        strands: vision.strands.length,
        kpis: vision.strands.reduce((sum, strand) => sum + strand.kpis.length, 0),
        changes: visionChanges(
          versions[i + 1]?.vision ?? null,
          vision,
          (code) => names.get(code) ?? code,
        ),
      })),
    }
  },

  'vision.revert': (context, { version }) => {
    const found = visionQueries.versions(context.vault().db).find((one) => one.version === version)
    if (!found)
      throw new AppError('VisionVersionUnknown', `The vision has no version ${version}.`, {
        version,
      })
    const what = `Brought version ${version} of the vision back`
    const origin = { how: 'restored', restored: version } as const
    return addVersion(context, what, found.vision, origin)
  },

  'vision.examples': ({ options }) => ({ strands: exampleStrands(options.resources) }),
}

/** Takes back what one change made of the vision; see `changes.undo`. */
export function undoVision(context: Context, entry: JournalEntry): string {
  const now = visionQueries.current(context.vault().db)
  const [before, after] = [entry.before as Vision | null, entry.after as Vision | null]
  // A vault that had a vision once keeps one.
  if (before === null || after === null || now === null) throw new TouchedSince()
  const { change } = save(context, takeVision(before, after, now), `Undid: ${entry.what}`)
  if (change === null) throw new TouchedSince()
  return change
}

/** Saves the vision as it shall be, into the newest version or as one of its own. */
function save(context: Context, vision: Vision, said?: string): Output<'vision.save'> {
  const { db } = context.vault()
  const versions = visionQueries.versions(db, 2)
  const before = versions[0]?.vision ?? null
  const kpis = new Map(allKpis(context).map((kpi) => [kpi.code, kpi]))
  const problem = newProblems(before, vision, kpis)[0]
  if (problem !== undefined) throw new AppError('VisionInvalid', problem)
  const changes = visionChanges(before, vision, (code) => kpis.get(code)?.name ?? code)
  const [newest] = versions
  if (newest !== undefined && changes.length === 0)
    return { vision, version: newest.version, changes, change: null }
  const what = said ?? `Vision: ${changes.join('; ')}`
  const at = context.options.clock.now().toISOString()
  if (newest === undefined || !amends(versions, { at, who: context.env.who }))
    return { vision, changes, ...addVersion(context, what, vision, { how: 'written' }) }
  const made = context.vault().change(what, (db, journal, change) => {
    visionQueries.amend(db, newest.version, vision, at)
    journal('vision', before, vision)
    return change
  })
  context.changed('vision')
  return { vision, version: newest.version, changes, change: made }
}

/** Adds a version of the vision. */
function addVersion(
  context: Context,
  what: string,
  vision: Vision,
  origin: { how: 'written' | 'loaded' } | { how: 'restored'; restored: number },
): { version: number; change: string } {
  const { who, clock } = context.env
  const made = context.vault().change(what, (db, journal, change) => {
    const before = visionQueries.current(db)
    const version = visionQueries.put(db, vision, { at: clock.now().toISOString(), who, ...origin })
    journal('vision', before, vision)
    return { version, change }
  })
  context.changed('vision')
  return made
}
