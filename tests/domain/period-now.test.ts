import { expect, it } from 'vitest'
import { periodOn } from '../../electron/domain/period-now.ts'

it.each([
  ['year', '2026-08-31', '2025/26'],
  ['year', '2026-09-01', '2026/27'],
  ['term', '2026-11-24', '2026/27 autumn'],
  ['half-term', '2027-03-31', '2026/27 spring'],
  ['term', '2027-08-31', '2026/27 summer'],
  ['month', '2026-11-24', '2026-11'],
  ['week', '2027-01-01', '2026-W53'],
  ['day', '2026-11-24', '2026-11-24'],
])('a %s that holds %s is %s', (cadence, day, period) => {
  expect(periodOn(day, cadence)).toBe(period)
})
