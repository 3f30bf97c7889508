import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { meetingSchema } from '../../electron/domain/meeting.ts'
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
      { place: 'meeting', meeting: id, item: 'item-4' },
    ])
    expect(places).toContainEqual([
      'Strand 4, Rooted in our places: no measure',
      { place: 'vision', strand: 4 },
    ])
  })
})

/** A paper of one page with these words. */
async function paperOf(words: string): Promise<Uint8Array> {
  const file = await PDFDocument.create({ updateMetadata: false })
  const font = await file.embedFont(StandardFonts.Helvetica)
  file.addPage().drawText('A paper like any other', { x: 60, y: 700, size: 12, font })
  file.addPage().drawText(words, { x: 60, y: 700, size: 12, font })
  return file.save()
}

/** The check with other items, papers or whatever else of the meeting. */
async function checkOf(
  meeting: Record<string, unknown>,
  changes: Partial<PackInput> = {},
): Promise<string[]> {
  const input = await sampleInput(changes)
  const changed = meetingSchema.parse({ ...input.meeting, ...meeting })
  return (await checkPack({ ...input, meeting: changed })).map(
    ({ level, item, title }) => `${level}|${item ?? ''}|${title}`,
  )
}

const open = { title: 'An open item', papers: ['a.pdf'] }

describe('the check of papers in the wrong hands', () => {
  it('points to pages that may name pupils, and never stops for them', async () => {
    const bytes = await paperOf('The exclusion of Tom Barker was upheld.')
    const checks = await checkOf({ items: [open] }, { papers: [{ name: 'a.pdf', bytes }] })
    expect(checks).toContain('improves|1|a.pdf may name pupils, page 2')
  })

  it('tells a paper that calls itself confidential on an open item, and stops the public copy for it', async () => {
    const papers = [{ name: 'confidential-pay.pdf', bytes: await paperOf('Pay') }]
    const items = [{ ...open, papers: ['confidential-pay.pdf'] }]
    const title = 'Confidential pay says that it is confidential, and its item is open'
    expect(await checkOf({ items }, { papers })).toContain(`improves|1|${title}`)
    expect(await checkOf({ items }, { papers, copy: 'public' })).toContain(`stops|1|${title}`)
    const closed = [{ ...items[0], confidential: true }]
    expect((await checkOf({ items: closed }, { papers })).join()).not.toContain(title)
  })

  it('asks for confidential items to stand together at the end', async () => {
    const items = [{ title: 'Pay', confidential: true }, { title: 'Dates' }]
    expect((await checkOf({ items, narrative: {} })).join()).toContain(
      'improves|1|Pay is confidential, and open items follow it',
    )
  })
})

describe('the check of sections', () => {
  const items = [
    { title: 'All', sections: ['report', 'exceptions', 'finance', 'risks', 'actions'] },
  ]

  it('lists every section that has nothing to show', async () => {
    const checks = await checkOf({ items })
    for (const title of ['Chief executive’s report', 'Finance', 'Risks', 'Actions'])
      expect(checks).toContain(`improves|1|${title} has nothing to show`)
    expect(checks.some((line) => /exceptions? without words$/.test(line))).toBe(true)
  })

  it('stops for a quoted figure that is not held, and would improve one without a source', async () => {
    const narrative = { report: 'It is {{ks2.rwm.expected 999999}}, and 94.2% of them.' }
    const checks = await checkOf({ items, narrative })
    expect(checks).toContain('stops|1|Chief executive’s report quotes a figure that is not held')
    expect(checks).toContain('improves|1|Chief executive’s report: 1 figure without a source')
    const held = await checkOf({ items, narrative: { report: 'It is {{absence.overall}}.' } })
    expect(held.join()).not.toContain('not held')
  })

  it('tells of words for a section that is in no item', async () => {
    const checks = await checkOf({ items: [open], narrative: { capacity: 'We have it.' } })
    expect(checks).toContain('improves||Capacity to improve is written but in no item')
  })
})

describe('the check of size', () => {
  it('holds an item to its budget of pages', async () => {
    const papers = [{ name: 'a.pdf', bytes: await samplePaper('A', 4) }]
    const over = await checkOf({ items: [{ ...open, pages: 3 }] }, { papers })
    expect(over).toContain('improves|1|An open item: 4 pages, 1 page over its budget')
    const kept = await checkOf({ items: [{ ...open, pages: 4 }] }, { papers })
    expect(kept).toContain('in-order||Every item keeps to its budget of pages')
  })

  it('tells of papers that mail may not carry', async () => {
    const small = await samplePaper('A', 1)
    const bytes = Buffer.concat([small, Buffer.alloc(11_000_000, 32)])
    const checks = await checkOf({ items: [open] }, { papers: [{ name: 'a.pdf', bytes }] })
    expect(checks.join()).toContain('Its papers alone are 11 MB: more than some mail carries')
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
