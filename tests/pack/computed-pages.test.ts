/** The computed pages of a built pack, read back the way a viewer reads them. */
import { beforeAll, describe, expect, it } from 'vitest'
import { createFigureBook } from '../../electron/domain/figures.ts'
import { usualRules } from '../../electron/domain/rules.ts'
import { reviewVision } from '../../electron/domain/vision-review.ts'
import { scorecard } from '../../electron/domain/scorecard.ts'
import { shortSchoolNames } from '../../electron/domain/school-names.ts'
import { formatNumber, formatValue } from '../../electron/domain/wording.ts'
import { visionSchema } from '../../electron/domain/vision.ts'
import { buildPack } from '../../electron/pack/index.ts'
import { richInput, schools, sparseInput } from './invented-trust.ts'
import { readPdf } from './read-pdf.ts'
import type { ReadPdf } from './read-pdf.ts'

/** Pages whose running head bears the name. */
function pagesNamed(pdf: ReadPdf, name: string): string[] {
  return pdf.text.filter((text) => text.slice(0, 160).includes(name))
}

describe('the computed pages of a rich trust', () => {
  const input = richInput()
  const book = createFigureBook(input)
  let pdf: ReadPdf
  beforeAll(async () => {
    pdf = await readPdf((await buildPack(input)).bytes)
  })

  it('lay the vision on one page with every strand and lead measure', () => {
    const [page = '', ...more] = pagesNamed(pdf, 'Vision on a page')
    expect(more).toEqual([])
    const review = reviewVision({ book, vision: input.vision!, now: '2025/26' })
    expect(page).toContain(review.headline)
    for (const strand of review.strands) {
      expect(page).toContain(strand.standing.words)
      for (const { kpi, reading } of strand.lead) {
        expect(page).toContain(kpi.short)
        const { value } = reading!.figure
        if (value !== null) expect(page).toContain(formatValue(kpi, value))
        expect(page).toContain(reading!.words)
      }
    }
    expect(page).toContain('No measure serves this strand.')
    expect(page).toContain('9 of our 13 measures serve the vision')
    expect(page).toContain('Rule.')
    expect(page).toContain('Gaining: more left it for the better than the worse')
  })

  it('lay five strands of three measures on one page, the balance of measures with them', async () => {
    const codes = [
      ...['ks2.reading.average', 'ks2.reading.progress', 'ks2.writing.expected'],
      ...['attendance.overall', 'absence.persistent', 'voice.pupils.belong'],
      ...['ks2.rwm.expected', 'ks4.attainment8', 'ks4.progress8'],
      ...['staff.retention', 'ks2.maths.average', 'ks4.basics.strong'],
      ...['ks2.rwm.higher', 'absence.persistent', 'staff.retention'],
    ]
    const vision = visionSchema.parse({
      vision: { title: 'What we promise', adopted: '2025-07-10' },
      strands: [0, 1, 2, 3, 4].map((i) => ({
        title: 'A strand with two lines',
        success: 'Every child leaves us a confident reader who chooses to read each day.',
        kpis: codes.slice(3 * i, 3 * i + 3).map((code) => ({ code })),
      })),
    })
    const crowded = await readPdf((await buildPack({ ...input, vision })).bytes)
    const [page = '', ...more] = pagesNamed(crowded, 'Vision on a page')
    expect(more).toEqual([])
    expect(page.split('A strand with two lines')).toHaveLength(6)
    expect(page).toMatch(/of our \d+ measures serve the vision/)
  })

  it('read rule and sources last', () => {
    const [page = ''] = pagesNamed(pdf, 'Item 1 Scorecard')
    expect(page.indexOf('Rule.')).toBeGreaterThan(page.lastIndexOf('England'.concat(' 105')))
  })

  it('say of an unpublished measure that it is not published, and since when', () => {
    const [page = ''] = pagesNamed(pdf, 'Vision on a page')
    expect(page).toMatch(/Not published\s+since 2023\/24/)
  })

  it('print every school and figure of the scorecard, marked ones in words for the ear', () => {
    const page = pagesNamed(pdf, 'Scorecard').join(' ')
    for (const name of [
      'Alder Brook',
      'Larkfold',
      'Harrowmere',
      'Stonewick High',
      'Withy Tree',
      'Trust',
      'England',
    ]) {
      expect(page).toContain(name)
    }
    const figure = book.latest('900004', 'ks2.reading.progress', 'all')!
    expect(figure.verdict.kind).toBe('worse')
    expect(page).toContain(formatValue(figure.kpi, figure.value!))
    expect(page).toContain('worse than expected')
  })

  it('give every number of the scorecard its source in the appendix', () => {
    const page = pagesNamed(pdf, 'Scorecard').join(' ')
    const table = page.slice(page.indexOf('Alder Brook'), page.indexOf('Rule.'))
    const appendix = pagesNamed(pdf, 'Where every figure comes from').join(' ')
    const numbers = table.match(/[−-]?\d[\d,]*\.\d+/g) ?? []
    expect(numbers.length).toBeGreaterThan(40)
    for (const number of numbers) expect(appendix, number).toContain(number)
  })

  it('give every figure of the scorecard its file, row and cell', () => {
    const appendix = pagesNamed(pdf, 'Where every figure comes from').join(' ')
    const card = scorecard({ book, vision: input.vision })
    const short = shortSchoolNames(schools)
    let checked = 0
    for (const { school, cells } of card.phases.flatMap((phase) => phase.rows)) {
      for (const cell of cells) {
        const [source] = cell?.sources ?? []
        if (!cell || cell.value === null || !source) continue
        const row = `row ${formatNumber(source.source.row)}`
        const value = formatValue(cell.kpi, cell.value)
        const name = short.get(school.urn) ?? ''
        const from = appendix.indexOf(`· ${cell.kpi.code} · column ${source.source.column}`)
        const entries = appendix.slice(from)
        const entry = entries.slice(entries.indexOf(`${name} `))
        expect(from, cell.kpi.code).toBeGreaterThan(0)
        expect(entry, `${name} ${cell.kpi.code}`).toMatch(
          new RegExp(`^${name} [^“]*? ${value.replace('.', '\\.')} .*?F\\d+ ${row}\\b`),
        )
        checked += 1
      }
    }
    expect(checked).toBeGreaterThan(40)
  })

  it('mark a month outside its own limits on the scorecard, as the finding counts', () => {
    const card = scorecard({ book, vision: input.vision })
    const page = pagesNamed(pdf, 'Scorecard').join(' ')
    expect(page).toContain(card.finding)
    expect(page).toContain(card.sentence)
    expect(page).toContain('leaves the limits of its own series')
    const larkfold = card.phases.flatMap((phase) => phase.rows)[3]
    expect(
      larkfold?.cells.find((cell) => cell?.kpi.code === 'attendance.overall')?.verdict,
    ).toMatchObject({ kind: 'worse', against: 'its own limits' })
  })

  it('take one page for the scorecard, one for each school and two at most for each phase', () => {
    expect(pagesNamed(pdf, 'Item 1 Scorecard')).toHaveLength(1)
    for (const [i] of schools.entries()) {
      expect(pagesNamed(pdf, `Schools, ${i + 1} of ${schools.length} `)).toHaveLength(1)
    }
    expect(pagesNamed(pdf, 'Schools compared: primary').length).toBeLessThanOrEqual(2)
    expect(pagesNamed(pdf, 'Schools compared: secondary')).toHaveLength(1)
  })

  it('take one page for each school also where the titles of strands wrap', async () => {
    const strands = input.vision!.strands.map(({ title, kpis, success }) => ({
      title: `${title}, in each of our schools and for every single child and family`.slice(0, 80),
      ...{ kpis, success },
    }))
    const wrapped = { ...input, vision: { ...input.vision!, strands } }
    const pages = pagesNamed(await readPdf((await buildPack(wrapped)).bytes), 'Schools, ')
    expect(pages).toHaveLength(input.schools.length)
    for (const page of pages) expect(page).toContain('How well is each strand evidenced here?')
  })

  it('say overleaf that a table goes on, and whose headline it is', async () => {
    const [first] = input.schools
    const more = Array.from({ length: 20 }, (_, i) => ({
      ...first!,
      urn: String(910001 + i),
      name: `Elm ${i + 1} Primary School`,
    }))
    const large = { ...input, schools: [...input.schools, ...more] }
    const pages = pagesNamed(await readPdf((await buildPack(large)).bytes), 'Item 1 Scorecard')
    const { finding } = scorecard({ book: createFigureBook(large), vision: input.vision })
    expect(pages.length).toBeGreaterThan(1)
    expect(pages[0]).toContain('The table goes on overleaf.')
    for (const page of pages.slice(1)) expect(page).toContain(`${finding}, continued`)
  })

  it('say England’s value of a progress score, though no row holds it', () => {
    const page = pdf.text.find((text) => text.includes('URN 900004')) ?? ''
    const row = page.slice(page.indexOf('Reading progress'))
    expect(row).toMatch(/^Reading progress .*? 0\.0 Below, worse|^Reading progress.*?0\.0/)
  })

  it('set rule and sources in four lines at most', () => {
    // The foot is the only text that begins with its rule; four lines of 8 points hold some 640 letters.
    for (const text of pdf.text) {
      const foot = /Rule\. .*?Every cell: from page \d+\./.exec(text)?.[0] ?? ''
      expect(foot.length).toBeLessThan(900)
    }
  })

  it('compare the schools of a phase with their changes and disadvantaged pupils, and no school alone', () => {
    const primary = pagesNamed(pdf, 'Schools compared: primary').join(' ')
    expect(primary).toContain('Trust, primary')
    expect(primary).toMatch(/of whom/)
    expect(primary).toContain('hidden')
    const figure = book.latest('900003', 'ks2.rwm.expected', 'all')!
    const by = book.change(figure)!.by
    expect(primary).toContain(`+${formatValue(figure.kpi, by)}`)
    expect(pagesNamed(pdf, 'Schools compared: special')).toEqual([])
  })

  it('give each school a page with Ofsted in the words of its own era', () => {
    for (const [i, one] of [...schools].entries()) {
      const page = pdf.text.find((text) => text.includes(`URN ${one.urn}`))
      expect(page, one.name).toContain(one.name)
      expect(page).toContain(`Schools, ${i + 1} of ${schools.length}`)
    }
    const page = (urn: string): string => pdf.text.find((text) => text.includes(`URN ${urn}`)) ?? ''
    expect(page('900003')).toMatch(/Overall\s+outstanding/)
    expect(page('900004')).toMatch(/Ofsted, 14 May 2025\s+No overall grade:/)
    expect(page('900006')).toMatch(/Report card, no overall grade:\s+needs attention/)
    expect(page('900001')).not.toContain('Ofsted,')
  })

  it('chart what left its range, with words that are text', () => {
    const page = pdf.text.find((text) => text.includes('URN 900004')) ?? ''
    expect(page).toContain('Attendance fell out of its range in November 2026')
    expect(page).toContain('92.1 in November 2026, below its range')
    expect(page).toMatch(/upper 9\d\.\d/)
    expect(page).toContain('Outside its expected range')
    expect(page).toMatch(/attendance left its own range\s+for the worse/i)
    expect(page).toContain('Verdict')
    expect(page).not.toContain('Against England')
  })
})

describe('the computed pages of a trust with two years of results alone', () => {
  let pdf: ReadPdf
  beforeAll(async () => {
    pdf = await readPdf((await buildPack(sparseInput())).bytes)
  })

  it('say that no vision is written', () => {
    expect(pagesNamed(pdf, 'Vision on a page').join(' ')).toContain('No vision is written yet')
  })

  it('chart nothing and say why nothing is held against its past', () => {
    const page = pdf.text.find((text) => text.includes('URN 900004')) ?? ''
    expect(page).toContain('No measure has three earlier years')
    expect(page).toContain('one kind only: outcomes')
  })
})

describe('the computed pages of a trust without a figure', () => {
  it('say in one line that nothing is known', async () => {
    const { bytes } = await buildPack({ ...richInput(), observations: [] })
    const pdf = await readPdf(bytes)
    expect(pagesNamed(pdf, 'Scorecard').join(' ')).toContain(
      'No results of our schools are known yet',
    )
    expect(pagesNamed(pdf, 'Schools compared').join(' ')).toContain(
      'There are no figures to compare yet',
    )
    expect(pdf.text.find((text) => text.includes('URN 900004'))).toContain(
      'No results of this school are known yet',
    )
  })
})

describe('the pages of a trust that rates from more pupils', () => {
  it('print its rule and rate by it', async () => {
    const rules = { ...usualRules, unratedBelow: 50 }
    const { bytes } = await buildPack({ ...richInput(), rules })
    const pdf = await readPdf(bytes)
    const [page = ''] = pagesNamed(pdf, 'Scorecard')
    expect(page).toContain('fewer than 50 people')
    expect(pdf.text.join(' ')).not.toContain('fewer than 11')
    expect(pdf.text.join(' ')).not.toContain('under 11')
  })
})
