/** The trust's vision: adopting a version, and what it leaves unmeasured. */
import { reviewVision } from '../domain/vision-review.ts'
import { visionSchema } from '../domain/vision.ts'
import { observationQueries, visionQueries } from '../store/index.ts'
import { readDocument } from './documents.ts'
import { allKpis } from './kpis.ts'
import type { Handlers } from './dispatch.ts'

export const visionHandlers: Pick<Handlers, 'vision.load' | 'vision.get'> = {
  'vision.load': (context, { text }) => {
    const vision = readDocument(text, visionSchema, 'VisionInvalid', 'vision')
    const codes = new Set(allKpis(context).map((kpi) => kpi.code))
    const unknown = vision.strands.flatMap((strand) => strand.kpis.map((link) => link.code)).filter((code) => !codes.has(code))
    context.vault().change(`Loaded the vision "${vision.vision.title}"`, (db, journal) => {
      const before = visionQueries.current(db)
      visionQueries.put(db, vision, context.options.clock.now().toISOString())
      journal('vision', before, vision)
    })
    context.changed('vision')
    return { strands: vision.strands.length, unknown: [...new Set(unknown)] }
  },
  'vision.get': (context) => {
    const { db } = context.vault()
    const vision = visionQueries.current(db)
    const counts = observationQueries.counts(db)
    const review = reviewVision(
      vision,
      allKpis(context).filter((kpi) => (counts.get(kpi.code) ?? 0) > 0),
    )
    return { vision, ...review }
  },
}
