import { describe, expect, it } from 'vitest'
import { kpiFilterSchema, type KpiSummary, sift } from '../../renderer/screens/kpis/filter.ts'

function kpi(code: string, more: Partial<KpiSummary> = {}): KpiSummary {
  return {
    code,
    name: code,
    short: code,
    definition: 'Counts.',
    unit: 'percent',
    decimals: 0,
    polarity: 'higher',
    range: [0, 100],
    phases: ['primary'],
    evidence: 'outcomes',
    origin: 'vision',
    cadence: 'year',
    source: '',
    from: 'library',
    retired: null,
    values: 0,
    strands: [],
    ...more,
  }
}

const kpis = [
  kpi('reading', { definition: 'Share who read gladly.', values: 3, origin: 'both' }),
  kpi('absence', { phases: ['secondary'], origin: 'accountability' }),
  kpi('belong', { evidence: 'pupil-voice', strands: [2] }),
  kpi('lead', { from: 'trust' }),
]
const left = (filter: object) => sift(kpis, kpiFilterSchema.parse(filter)).map(({ code }) => code)

describe('what the KPI library shows', () => {
  it.each([
    [{}, ['reading', 'absence', 'belong', 'lead']],
    [{ q: 'GLADLY read' }, ['reading']],
    [{ phase: 'secondary' }, ['absence']],
    [{ evidence: 'pupil-voice' }, ['belong']],
    [{ origin: 'accountability' }, ['reading', 'absence']],
    [{ only: 'figures' }, ['reading']],
    [{ only: 'vision' }, ['belong']],
    [{ only: 'own' }, ['lead']],
    [{ only: 'nonsense', phase: 3 }, ['reading', 'absence', 'belong', 'lead']],
  ])('%j', (filter, codes) => {
    expect(left(filter)).toEqual(codes)
  })
})
