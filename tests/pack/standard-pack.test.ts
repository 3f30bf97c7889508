/** The standard pack: what its sections print of what is there, and the one line where nothing is. */
import { beforeAll, describe, expect, it } from 'vitest'
import { editions } from '../../electron/domain/edition.ts'
import { meetingSchema, sections } from '../../electron/domain/meeting.ts'
import { buildPack } from '../../electron/pack/index.ts'
import { richInput } from './invented-trust.ts'
import { readPdf } from './read-pdf.ts'
import { accessibilityProblems } from './ua/check.ts'
import type { BuiltPack, PackInput } from '../../electron/pack/index.ts'
import type { ReadPdf } from './read-pdf.ts'

const narrative = {
  report: 'Attendance is {{attendance.overall 900004 2026-11}} at Larkfold.\n\n- **One** thing',
}

/** The invented trust with every section on one item. */
function wholeInput(changes: Record<string, unknown> = {}): PackInput {
  const input = richInput()
  const [first] = input.meeting.items
  const meeting = meetingSchema.parse({
    ...input.meeting,
    items: [
      {
        ...first,
        title: 'Everything',
        sections: sections.filter((one) => !['decisions', 'changes', 'glossary'].includes(one)),
      },
      {
        title: 'Fund it',
        purpose: 'decision',
        decision: 'Fund **it**',
        minutes: 5,
        strand: 1,
      },
    ],
    ...changes,
  })
  return { ...input, meeting }
}

const page = (pdf: ReadPdf, name: string): string =>
  pdf.text.filter((text) => text.slice(0, 220).includes(name)).join(' ')

/** The pages that the appendix names at the end of the first row that begins so. */
function pagesInAppendix(pdf: ReadPdf, row: RegExp): number[] {
  const from = pdf.text.findIndex((text) => text.includes('Each figure names its file'))
  const appendix = pdf.text.slice(from).join(' ')
  const found = new RegExp(`${row.source}.*?(?:row\\s+\\d+|schools)\\s+([\\d–, ]+)`, 's').exec(
    appendix,
  )
  return (found?.[1] ?? '').split(',').flatMap((part) => {
    const [first = 0, last = first] = part.split('–').map(Number)
    return Array.from({ length: last - first + 1 }, (_, i) => first + i)
  })
}

describe('the standard pack', () => {
  let pack: BuiltPack
  let pdf: ReadPdf
  beforeAll(async () => {
    const input = wholeInput({
      narrative,
      explanations: [
        { school: '900004', kpi: 'attendance.overall', words: 'A stomach bug.', by: 'The head' },
      ],
      actions: [
        { what: 'Write to the council', owner: 'Chair', due: '2026-10-01' },
        { what: 'Secret task', owner: 'Clerk', confidential: true },
        { what: 'Done deed', owner: 'Clerk', status: 'done' },
      ],
      risks: [
        {
          risk: 'Absence grows',
          owner: 'Inclusion lead',
          likelihood: 4,
          impact: 5,
          status: 'rising',
          kpi: 'attendance.overall',
        },
        { risk: 'Steady risk', owner: 'CEO' },
      ],
    })
    pack = await buildPack(input)
    pdf = await readPdf(pack.bytes)
  })

  it('lays the sections in the order of the choices and the item', () => {
    expect(
      pack.contents.map((line) => line.title).filter((title) => !/School|Academy/.test(title)),
    ).toEqual(
      expect.arrayContaining([
        'What we must decide',
        'What changed',
        'Chief executive’s report',
        'Exceptions',
        'How good is what we know',
        'Glossary',
      ]),
    )
    expect(pack.contents.at(-1)?.title).toBe('Glossary')
    expect(pack.contents[2]?.title).toBe('What we must decide')
  })

  it('asks each decision in its words, with what its strand’s figures say', () => {
    const text = page(pdf, 'What we must decide')
    expect(text).toContain('One decision is asked of us')
    expect(text).toMatch(/Fund\s+it/)
    expect(text).toContain('Strand 1')
    expect(text).toContain('No paper comes with it.')
  })

  it('fills figures into the report from the vault, and leads to their source', () => {
    const text = page(pdf, 'Chief executive’s report')
    expect(text).toMatch(/Attendance is\s+92\.1%\s+at Larkfold/)
    const number = pdf.text.findIndex((one) => one.slice(0, 220).includes('Chief executive’s')) + 1
    expect(pdf.links.some((link) => link.page === number && link.words === '92.1%')).toBe(true)
    expect(pagesInAppendix(pdf, /Larkfold\s+Nov 2026\s+92\.1\s/)).toContain(number)
  })

  it('gives the appendix the very page of what is told in words', () => {
    const on = (name: string) => pdf.text.findIndex((one) => one.slice(0, 220).includes(name)) + 1
    const trust = pagesInAppendix(pdf, /attendance\.overall.*?Trust\s+Nov 2026\s+\d+\.\d\s/s)
    expect(trust).toContain(on('Risks'))
    const printed = pdf.text.flatMap((text, i) => (/attend/i.test(text) ? [i + 1] : []))
    for (const number of trust) expect(printed).toContain(number)
  })

  it('gives each exception the words for it, or asks for them', () => {
    const text = page(pdf, 'Exceptions')
    expect(text).toContain('A stomach bug.')
    expect(text).toContain('Asked of the head')
    expect(text).toMatch(/figures need an explanation/)
  })

  it('puts late actions and rising risks first', () => {
    const actions = page(pdf, 'Actions')
    expect(actions).toContain('One action is late, one more open')
    expect(actions.indexOf('Write to the council')).toBeLessThan(actions.indexOf('Done deed'))
    const risks = page(pdf, 'Risks')
    expect(risks).toContain('Two risks: one rising')
    expect(risks.indexOf('Absence grows')).toBeLessThan(risks.indexOf('Steady risk'))
    expect(risks).toMatch(/Attendance: \d+\.\d%/)
  })

  it('shows what evidence each strand has, and compares schools in charts', () => {
    expect(page(pdf, 'How good is what we know')).toMatch(/One kind only|kinds agree|No evidence/)
    const charts = page(pdf, 'Schools compared: charts')
    expect(charts).toContain('Measure by measure')
    expect(charts).toContain('mean')
  })

  it('keeps what is confidential out of the public copy', async () => {
    const input = {
      ...wholeInput({
        actions: [
          { what: 'Secret task', owner: 'C', confidential: true },
          { what: 'Open task', owner: 'C' },
        ],
      }),
      copy: 'public',
    }
    const read = await readPdf((await buildPack(input)).bytes)
    expect(read.text.join(' ')).not.toContain('Secret task')
    expect(read.text.join(' ')).toContain('Open task')
  })
})

describe('the standard pack for those who hear it', () => {
  it.each(editions)(
    'keeps what a program can see of PDF/UA-1 and PDF/A-2a: %s',
    async (edition) => {
      const input = wholeInput({
        narrative: { ...narrative, finance: '## Why\n\nWords\n\n- one\n- two' },
        actions: [{ what: 'Write to the council', owner: 'Chair' }],
        risks: [{ risk: 'Absence grows', owner: 'Inclusion lead' }],
      })
      const { bytes } = await buildPack({ ...input, edition })
      expect(await accessibilityProblems(bytes)).toEqual([])
    },
  )
})

describe('a section with nothing to show', () => {
  it.each(editions)('says to the board in one line what was not given: %s', async (edition) => {
    const { bytes } = await buildPack({ ...wholeInput(), edition })
    const all = (await readPdf(bytes)).text.join('\n').replaceAll(/\s+/g, ' ')
    for (const line of [
      'No report was given for this meeting.',
      'No account of capacity was given for this meeting.',
      'No finance figures and no account of them were given for this meeting.',
      'No risks were reported for this meeting.',
      'No actions were reported for this meeting.',
    ])
      expect(all).toContain(line)
  })

  it.each(['full', 'public'])(
    'tells nobody who reads the %s copy how the app is used',
    async (copy) => {
      for (const input of [
        wholeInput(),
        { ...wholeInput(), observations: [], inspections: [], vision: null },
      ]) {
        const { bytes } = await buildPack({ ...input, copy })
        const all = (await readPdf(bytes)).text.join('\n')
        const told =
          /meeting file|narrative|bring in|import the|build the pack|would (?:fill|stand)/i.exec(
            all,
          )
        expect(told?.[0]).toBeUndefined()
      }
    },
  )

  it('does not say in the public copy that there are no risks where they are confidential', async () => {
    const risks = [{ risk: 'A claim', owner: 'CEO', confidential: true }]
    const { bytes } = await buildPack({ ...wholeInput({ risks }), copy: 'public' })
    const risksPage = page(await readPdf(bytes), 'Risks')
    expect(risksPage).toContain('No risks were published for this meeting.')
    expect(risksPage).not.toContain('claim')
  })

  it('has no page of decisions where none is asked', async () => {
    const input = wholeInput()
    const meeting = { ...input.meeting, items: input.meeting.items.slice(0, 1) }
    const { contents } = await buildPack({ ...input, meeting })
    expect(contents.map((line) => line.title)).not.toContain('What we must decide')
  })
})
