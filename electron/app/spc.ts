/** A process behaviour chart's figures for a series from a file. */
import { AppError } from '../contract/index.ts'
import { analyse } from '../domain/spc.ts'
import { readSeries } from '../intake/index.ts'
import type { Handlers } from './dispatch.ts'

export const spcHandlers: Pick<Handlers, 'spc.analyse'> = {
  'spc.analyse': (_context, { csv, direction, target, keepOutliers }) => {
    const points = readSeries(csv)
    if (points.length < 2)
      throw new AppError('SeriesInvalid', 'A series needs at least two points.')
    return analyse(points, { direction, target: target ?? null, keepOutliers })
  },
}
