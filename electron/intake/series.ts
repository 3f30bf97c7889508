/** A series for a process behaviour chart: a CSV with the header `date,value`. */
import { parse } from 'csv-parse/sync'
import { AppError } from '../contract/error.ts'
import type { SpcPoint } from '../domain/spc.ts'
import { readNumber } from '../domain/read-number.ts'

/** A chart of one point a day has fewer in a lifetime; larger numbers count nothing in a school. */
const mostPoints = 30_000
const largest = 1e15

/**
 * Reads the points, in order of date where all are ISO dates, else as they stand.
 * @throws AppError `SeriesInvalid`, naming the row whose value is no number
 */
export function readSeries(csv: string): SpcPoint[] {
  let rows: string[][]
  try {
    rows = parse(csv, { bom: true, trim: true, skip_empty_lines: true, relax_column_count: true })
  } catch {
    throw new AppError(
      'SeriesInvalid',
      'The series cannot be read as CSV. It needs the header date,value.',
    )
  }
  const [header, ...body] = rows
  const names = (header ?? []).map((name) => name.toLowerCase())
  const [date, value] = [names.indexOf('date'), names.indexOf('value')]
  if (date < 0 || value < 0)
    throw new AppError('SeriesInvalid', 'The series needs the header date,value.')
  if (body.length > mostPoints) {
    throw new AppError(
      'SeriesInvalid',
      `The series has ${body.length} points; a chart can show at most ${mostPoints}.`,
    )
  }
  const points = body.map((row, index) => {
    const text = row[value] ?? ''
    const number = readNumber(text)
    if (number === null || Math.abs(number) > largest) {
      throw new AppError(
        'SeriesInvalid',
        `Row ${index + 2} of the series holds "${text}" where a number belongs.`,
        { row: index + 2 },
      )
    }
    return { date: row[date] ?? '', value: number }
  })
  const dated = points.every((point) => /^\d{4}-\d{2}(-\d{2})?$/.test(point.date))
  return dated
    ? points.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    : points
}
