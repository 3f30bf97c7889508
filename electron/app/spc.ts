/** A process behaviour chart's figures for a series from a file. */
import { parse } from 'csv-parse/sync'
import { AppError } from '../contract/index.ts'
import { analyse } from '../domain/spc.ts'
import type { Handlers } from './dispatch.ts'

type Point = { date: string; value: number }

/** Reads `date,value` rows, in order of date where all are ISO dates; a value that is no number is refused by row. */
function readSeries(csv: string): Point[] {
  let rows: string[][]
  try {
    rows = parse(csv, { bom: true, trim: true, skip_empty_lines: true, relax_column_count: true })
  } catch {
    throw new AppError('SeriesInvalid', 'The series cannot be read as CSV. It needs the header date,value.')
  }
  const [header, ...body] = rows
  const names = (header ?? []).map((name) => name.toLowerCase())
  const [date, value] = [names.indexOf('date'), names.indexOf('value')]
  if (date < 0 || value < 0) throw new AppError('SeriesInvalid', 'The series needs the header date,value.')
  const points = body.map((row, index) => {
    const text = row[value] ?? ''
    const number = Number(text)
    if (text === '' || !Number.isFinite(number)) {
      throw new AppError('SeriesInvalid', `Row ${index + 2} of the series holds "${text}" where a number belongs.`, { row: index + 2 })
    }
    return { date: row[date] ?? '', value: number }
  })
  const dated = points.every((point) => /^\d{4}-\d{2}(-\d{2})?$/.test(point.date))
  return dated ? points.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)) : points
}

export const spcHandlers: Pick<Handlers, 'spc.analyse'> = {
  'spc.analyse': (_context, { csv, direction, target, keepOutliers }) => {
    const points = readSeries(csv)
    if (points.length < 2) throw new AppError('SeriesInvalid', 'A series needs at least two points.')
    return analyse(points, { direction, target: target ?? null, keepOutliers })
  },
}
