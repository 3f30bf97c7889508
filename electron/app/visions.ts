/** The trust's vision: loading, editing, its versions, and what it leaves unmeasured. */
import { AppError } from '../contract/index.ts'
import { newProblems, visionChanges } from '../domain/vision-change.ts'
import { balanceOf, strandsWithoutKpi } from '../domain/vision-review.ts'
import { adoption, amends } from '../domain/vision-versions.ts'
import { visionSchema, type Vision } from '../domain/vision.ts'
import { kpiQueries, visionQueries } from '../store/index.ts'
import type { Context } from './context.ts'
import { readDocument } from './documents.ts'
import type { Handlers } from './dispatch.ts'
import { allKpis, kpisInUse } from './kpis.ts'
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
    addVersion(context, `Loaded the vision "${vision.vision.title}"`, vision, { how: 'loaded' })
    return { strands: vision.strands.length, unknown: [...new Set(unknown)] }
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

  'vision.save': (context, { vision }) => {
    const { db } = context.vault()
    const versions = visionQueries.versions(db, 2)
    const before = versions[0]?.vision ?? null
    const kpis = new Map(allKpis(context).map((kpi) => [kpi.code, kpi]))
    const problem = newProblems(before, vision, kpis)[0]
    if (problem !== undefined) throw new AppError('VisionInvalid', problem)
    const changes = visionChanges(before, vision, (code) => kpis.get(code)?.name ?? code)
    const [newest] = versions
    if (newest !== undefined && changes.length === 0) return { version: newest.version, changes }
    const what = `Vision: ${changes.join('; ')}`
    const at = context.options.clock.now().toISOString()
    if (newest === undefined || !amends(versions, { at, who: context.env.who }))
      return { version: addVersion(context, what, vision, { how: 'written' }), changes }
    context.vault().change(what, (db, journal) => {
      visionQueries.amend(db, newest.version, vision, at)
      journal('vision', before, vision)
    })
    context.changed('vision')
    return { version: newest.version, changes }
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
    return { version: addVersion(context, what, found.vision, origin) }
  },

  'vision.examples': ({ options }) => ({ strands: exampleStrands(options.resources) }),
}

/** Adds a version of the vision and answers its number. */
function addVersion(
  context: Context,
  what: string,
  vision: Vision,
  origin: { how: 'written' | 'loaded' } | { how: 'restored'; restored: number },
): number {
  const { who, clock } = context.env
  const version = context.vault().change(what, (db, journal) => {
    const before = visionQueries.current(db)
    const put = visionQueries.put(db, vision, { at: clock.now().toISOString(), who, ...origin })
    journal('vision', before, vision)
    return put
  })
  context.changed('vision')
  return version
}
