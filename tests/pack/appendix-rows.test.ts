/** The rows of the data appendix. */
import { describe, expect, it } from 'vitest'
import { periodAfter } from '../../electron/pack/pages/appendix-rows.ts'

describe('a period in a block of earlier ones', () => {
  it.each([
    ['2025-09', undefined, 'Sep 2025'],
    ['2025-10', '2025-09', 'Oct'],
    ['2026-01', '2025-12', 'Jan 2026'],
    ['2026-05', '2025-05', 'May 2026'],
    ['2025/26', '2024/25', '2025/26'],
    ['2025-10', '2024/25', 'Oct 2025'],
  ])('%s after %s is %s', (period, before, words) => {
    expect(periodAfter(period, before)).toBe(words)
  })
})
