import { describe, expect, it } from 'vitest'
import { checkPack } from '../../electron/pack/index.ts'
import { clockAfter, duration } from '../../electron/pack/at-a-glance.ts'
import { sampleInput, samplePaper } from './sample.ts'
import type { PackInput } from '../../electron/pack/index.ts'

async function titles(level: string, changes: Partial<PackInput> = {}): Promise<string[]> {
  const checks = await checkPack(await sampleInput(changes))
  return checks
    .filter((check) => check.level === level)
    .map((check) => `${check.item ?? ''}|${check.title}`)
}

describe('the check of a pack', () => {
  it('stops for a paper that cannot be appended, and names its item', async () => {
    expect(await titles('stops')).toEqual([
      '4|papers/locked.pdf cannot be appended',
      '4|papers/never-added.pdf cannot be appended',
    ])
  })

  it('stops for an item that does not say what is to be decided, and for a missing vision', async () => {
    const { meeting } = await sampleInput()
    const items = meeting.items.map((item) => ({ ...item, decision: undefined, papers: [] }))
    const stops = await titles('stops', {
      meeting: { ...meeting, items },
      vision: null,
      papers: [],
    })
    expect(stops).toContain('|No vision yet')
    expect(stops).toContain('4|Family worker in every school: what is to be decided?')
    expect(stops).toContain('3|Vision on a page has nothing to show')
  })

  it('would improve a strand without a measure, an untagged paper and one that holds a script', async () => {
    const improves = await titles('improves')
    expect(improves).toContain('|Strand 4, Rooted in our places: no measure')
    expect(improves).toContain('4|papers/family-worker.pdf is not tagged')
    expect(improves).toContain('4|papers/family-worker.pdf holds what a pack cannot carry')
  })

  it('would improve figures that are out of date, and names them', async () => {
    const { observations } = await sampleInput()
    const old = observations.filter((o) => o.period < '2023')
    const checks = await checkPack(await sampleInput({ observations: old }))
    const stale = checks.find((check) => check.title.endsWith('out of date'))
    expect(stale?.level).toBe('improves')
    expect(stale?.detail).toContain('2022/23')
  })

  it('asks for no newer file of a measure that was not published since', async () => {
    const staleWith = async (unpublished: readonly string[]) => {
      const { kpis, observations } = await sampleInput()
      const reason = 'The tests were not held.'
      const input = await sampleInput({
        kpis: kpis.map((kpi) => ({
          ...kpi,
          unpublished: unpublished.map((period) => ({ period, reason })),
        })),
        observations: observations.filter((o) => o.period < '2023'),
      })
      return (await checkPack(input)).find((check) => check.title.endsWith('out of date'))
    }
    expect(await staleWith(['2023/24'])).toBeDefined()
    expect(await staleWith(['2023/24', '2024/25', '2025/26'])).toBeUndefined()
  })

  it('would improve sections without any figures, and papers on no item', async () => {
    const papers = [{ name: 'stray.pdf', bytes: await samplePaper('Stray', 1) }]
    const improves = await titles('improves', { observations: [], papers })
    expect(improves).toContain('3|Scorecard has no figures')
    expect(improves).toContain('|stray.pdf is on no item')
  })

  it('says what is in order, last', async () => {
    const checks = await checkPack(await sampleInput())
    const levels = checks.map((check) => check.level)
    expect(levels).toEqual(
      levels.toSorted(
        (a, b) =>
          ['stops', 'improves', 'in-order'].indexOf(a) -
          ['stops', 'improves', 'in-order'].indexOf(b),
      ),
    )
    expect(checks.at(-1)?.level).toBe('in-order')
  })

  it('leads from everything that asks for something to where it is mended', async () => {
    const { meeting } = await sampleInput()
    const id = meeting.meeting.id
    const checks = await checkPack(await sampleInput())
    for (const { level, action } of checks) {
      if (level === 'in-order') expect(action).toBeNull()
      else expect(action?.words).toMatch(/^[A-Z].*[^.]$/)
    }
    const places = checks.map(({ title, action }) => [title, action?.to])
    expect(places).toContainEqual([
      'papers/locked.pdf cannot be appended',
      { place: 'meeting', meeting: id, item: '4' },
    ])
    expect(places).toContainEqual([
      'Strand 4, Rooted in our places: no measure',
      { place: 'vision', strand: 4 },
    ])
  })
})

describe('the clock', () => {
  it('runs over midnight', () => {
    expect(clockAfter('17:30', 105)).toBe('19:15')
    expect(clockAfter('23:50', 15)).toBe('00:05')
  })

  it('is said in hours and minutes', () => {
    expect([duration(25), duration(60), duration(104), duration(65)]).toEqual([
      '25 min',
      '1 h',
      '1 h 44',
      '1 h 05',
    ])
  })
})
