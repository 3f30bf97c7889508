/** The trust's vision: adopting a version, and what it leaves unmeasured. */
import { createFigureBook } from '../domain/figures.ts'
import { reviewVision } from '../domain/vision-review.ts'
import { visionSchema } from '../domain/vision.ts'
import { observationQueries, settingQueries, trustQueries, visionQueries } from '../store/index.ts'
import { readDocument } from './documents.ts'
import { allKpis } from './kpis.ts'
import type { Handlers } from './dispatch.ts'

export const visionHandlers: Pick<Handlers, 'vision.load' | 'vision.get'> = {
  'vision.load': (context, { text }) => {
    const vision = readDocument(text, visionSchema, 'VisionInvalid', 'vision')
    const codes = new Set(allKpis(context).map((kpi) => kpi.code))
    const unknown = vision.strands
      .flatMap((strand) => strand.kpis.map((link) => link.code))
      .filter((code) => !codes.has(code))
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
    if (!vision) {
      return {
        vision,
        strandsWithoutKpi: [],
        kpisWithoutStrand: [],
        balance: { vision: 0, accountability: 0, neither: 0 },
      }
    }
    const book = createFigureBook({
      kpis: allKpis(context),
      schools: trustQueries.schools(db),
      observations: observationQueries.query(db, { group: 'all' }),
      rules: settingQueries.get(db, 'rules'),
    })
    const review = reviewVision({ book, vision })
    return {
      vision,
      strandsWithoutKpi: review.strandsWithoutKpi,
      kpisWithoutStrand: review.kpisWithoutStrand.map((kpi) => kpi.code),
      balance: {
        vision: review.balance.vision.length,
        accountability: review.balance.accountability.length,
        neither: review.balance.neither.length,
      },
    }
  },
}
