import { parse } from 'csv-parse/sync'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Output } from '../../electron/contract/index.ts'
import { cellText, cellVerdict } from '../../electron/domain/cell-words.ts'
import { createFigureBook, type FigureBook } from '../../electron/domain/figures.ts'
import { pupilGroups } from '../../electron/domain/kpi.ts'
import { byOwnLimits } from '../../electron/domain/reading.ts'
import { cellOf } from '../../electron/domain/scorecard-view.ts'
import { loadKpiLibrary } from '../../electron/intake/index.ts'
import { readPdf } from '../pack/read-pdf.ts'
import { openApp, passphrase, startApp } from './start.ts'
import { kpiFolder } from '../resources.ts'

/** The demonstration trust, once for all tests, none of which changes it. */
const shared = openApp()
/** As the pack makes it: of everything that the vault holds. */
let whole: FigureBook
let meeting: string

beforeAll(async () => {
  const { call, folder } = shared
  const place = join(folder, 'demo')
  meeting = (await call('demo.create', { folder: place, passphrase, schools: 12, years: 4 }))
    .meeting
  const { values } = await call('values.query', {})
  const { schools } = await call('schools.list', {})
  const observations = values.map(({ school: _school, ...observation }) => observation)
  whole = createFigureBook({ kpis: loadKpiLibrary(kpiFolder), schools, observations })
}, 60_000)
afterAll(shared.close)

type Card = Output<'insight.scorecard'>
const rowsOf = (card: Card) => card.sections.flatMap((section) => section.rows)

describe('the scorecard', () => {
  it('shows for every pupil group the figures that a pack of the same vault prints', async () => {
    for (const group of pupilGroups) {
      const card = await shared.call('insight.scorecard', { strand: 'all', group })
      for (const [i, column] of card.columns.entries()) {
        const { code, period } = column
        const expected = (about: string | null) => {
          const figure = whole.figure(about, code, group, period)
          return figure && cellOf(byOwnLimits(whole, figure))
        }
        expect(period).toBe(whole.latestPeriod(code, group))
        for (const { urn, cells } of rowsOf(card))
          expect(cells[i], `${urn} ${code} ${group}`).toEqual(expected(urn))
        expect(card.total.cells[i], `the trust ${code} ${group}`).toEqual(expected(null))
      }
    }
  }, 60_000)

  it('holds the measures of the vision, of one strand, of none, or all', async () => {
    const columns = async (strand?: 'all' | 'outside' | number) =>
      (await shared.call('insight.scorecard', { strand })).columns
    const [vision, all, outside, second] = await Promise.all([
      columns(),
      columns('all'),
      columns('outside'),
      columns(2),
    ])
    expect(vision.length).toBeGreaterThan(0)
    expect(outside.length).toBeGreaterThan(0)
    expect(all.map(({ code }) => code).toSorted()).toEqual(
      [...vision, ...outside].map(({ code }) => code).toSorted(),
    )
    expect(new Set(second.map(({ strand }) => strand))).toEqual(new Set([2]))
  })

  it('goes back to a school year, and finds the months that end in it', async () => {
    const { choices } = await shared.call('insight.scorecard', {})
    const [latest, before] = choices.years
    expect(latest! > before!).toBe(true)
    const card = await shared.call('insight.scorecard', { strand: 'all', period: before })
    expect(card.columns.length).toBeGreaterThan(0)
    for (const { period, code } of card.columns) {
      expect(whole.periods(code)).toContain(period)
      expect(period <= `${before!.slice(0, 2)}${before!.slice(5)}-08`, `${code} ${period}`).toBe(
        true,
      )
    }
  })

  it('leaves as a file with the figures, verdicts, rule and sources that it shows', async () => {
    const card = await shared.call('insight.scorecard', { phase: 'primary' })
    const file = await shared.call('insight.export', {
      what: 'scorecard',
      ask: { phase: 'primary' },
    })
    expect(file.name).toBe('Scorecard.csv')
    const lines: string[][] = parse(file.csv, { bom: true, relax_column_count: true })
    expect(lines[0]).toEqual([`Scorecard: ${card.finding}`])
    expect(lines.at(-1)).toEqual([
      expect.stringContaining('not hidden here, as they are in the public copy'),
    ])
    const rows = card.sections.flatMap(({ title, rows }) => rows.map((row) => ({ ...row, title })))
    for (const [i, row] of rows.entries()) {
      expect(lines[3 + i]).toEqual([
        ...[row.name, row.urn, row.title],
        ...row.cells.flatMap((cell) => [
          cell?.value == null ? '' : String(cell.value),
          cell === null ? '' : cellVerdict(cell),
        ]),
      ])
    }
    expect(lines.flat()).toContain(card.rule)
    expect(lines.flat()).toContain(card.source)
    expect(lines.at(-1)![0]).toContain('figures about few pupils are not hidden here')
    expect(file.tsv.split('\n')[3]!.split('\t').slice(0, 2)).toEqual([rows[0]!.name, rows[0]!.urn])
    expect(file.html).toContain(`<td>${rows[0]!.name}</td>`)
  })

  it('stands in the pack with the same figures as on the screen', async () => {
    const { url, contents } = await shared.call('pack.build', { meeting })
    const pdf = await readPdf((await shared.app.takeBlob(url.split('/').at(-1)!))!.bytes)
    const at = contents.findIndex((line) => line.title === 'Scorecard')
    const [from, to] = [contents[at]!.page, contents[at + 1]!.page]
    const printed = pdf.text.slice(from - 1, to - 1).join(' ')
    const card = await shared.call('insight.scorecard', {})
    let figures = 0
    for (const { short, cells } of rowsOf(card)) {
      const texts = card.columns.flatMap((column, i) => {
        const cell = cells[i]
        return cell?.value == null ? [] : [cellText(column, cell)]
      })
      // A school is named in the title as well: its row is where its figures follow, one after another.
      const lines = printed.split(` ${short} `).slice(1)
      const follow = (line: string) => {
        let place = 0
        return texts.every((text) => {
          const found = line.indexOf(text, place)
          const near = found >= place && found - place < 60
          place = found + text.length
          return near
        })
      }
      expect(lines.some(follow), `${short}: ${texts.join(' ')} in “${lines.join(' | ')}”`).toBe(
        true,
      )
      figures += texts.length
    }
    expect(figures).toBeGreaterThan(50)
  }, 60_000)
})

describe('a figure', () => {
  it('says all that is known of it, to its source cell', async () => {
    const card = await shared.call('insight.scorecard', { phase: 'primary' })
    const at = card.columns.findIndex(({ code }) => code === 'ks2.rwm.expected')
    const column = card.columns[at]!
    const { urn, name } = rowsOf(card).find((row) => row.cells[at]?.value != null)!
    const figure = await shared.call('insight.figure', { urn, kpi: column.code })
    expect(figure.about).toEqual({ urn, phase: null, name })
    expect(figure.cell).toEqual(rowsOf(card).find((row) => row.urn === urn)!.cells[at])
    expect(figure.sources).toHaveLength(1)
    expect(Number(figure.sources[0]!.cell.replace('%', ''))).toBeCloseTo(figure.cell.value!, 0)
    expect(figure.strands[0]).toMatchObject({ number: column.strand, target: column.target })
    expect(figure.target?.target).toBe(column.target)
    expect(figure.series.at(-1)!.cell).toEqual(figure.cell)
    expect(figure.benchmarks[0]?.label).toMatch(/^England/)
    expect(figure.meetings[0]).toMatchObject({ id: meeting })
    expect(figure.older).toEqual([])
  })

  it('can be of the trust or of a phase, and is refused where it cannot exist', async () => {
    const trust = await shared.call('insight.figure', { kpi: 'ks2.rwm.expected' })
    expect(trust.about).toMatchObject({ urn: null, phase: null })
    expect(trust.notes.join(' ')).toContain('Covers')
    const primary = await shared.call('insight.figure', {
      kpi: 'ks2.rwm.expected',
      phase: 'primary',
    })
    expect(primary.about.name).toBe('Our schools, primary')
    const none = await shared.app.dispatch('insight.figure', { kpi: 'no.such' })
    expect(none).toMatchObject({ ok: false, error: { code: 'FigureUnknown' } })
  })
})

describe('a school', () => {
  it('has its measures by strand, what is marked first, and its inspections', async () => {
    const { schools } = await shared.call('schools.list', {})
    for (const { urn } of schools) {
      const view = await shared.call('insight.school', { urn })
      for (const { measures } of view.strands) {
        const places = measures.map(({ cell }) =>
          cell.kind === 'worse' ? 0 : cell.kind === 'better' ? 1 : 2,
        )
        expect(places).toEqual(places.toSorted((a, b) => a - b))
        for (const one of measures) {
          const figure = whole.latest(urn, one.kpi.code, 'all')!
          expect(one.cell).toEqual(cellOf(byOwnLimits(whole, figure)))
        }
      }
      const marked = view.strands.flatMap(({ measures }) => measures)
      // England stands beside the figure wherever its upright does.
      for (const { england, interval } of marked)
        if (interval !== null) expect(england === null).toBe(interval.england === null)
      const counted = marked.filter(({ kpi }) => kpi.unit === 'count')
      // A number counted over all of England is no mark that a school could lie to one side of.
      for (const one of counted) expect([one.england, one.interval]).toEqual([null, null])
      if (view.school.phase === 'primary') expect(counted.length).toBeGreaterThan(0)
      expect(view.counts.worse).toBe(marked.filter(({ cell }) => cell.kind === 'worse').length)
    }
    const first = await shared.call('insight.school', { urn: schools[0]!.urn })
    expect(first.inspections.every(({ urn }) => urn === schools[0]!.urn)).toBe(true)
    const unknown = await shared.app.dispatch('insight.school', { urn: '999999' })
    expect(unknown).toMatchObject({ ok: false, error: { code: 'SchoolUnknown' } })
  })
})

describe('schools compared', () => {
  it('holds one measure of all schools beside the England of their phase', async () => {
    const view = await shared.call('insight.compare', { kpi: 'absence.persistent' })
    expect(view.measures.length).toBeGreaterThan(1)
    for (const measure of view.measures) {
      expect(measure.of).not.toBeNull()
      for (const row of measure.rows)
        expect(row.interval?.england ?? measure.england?.value).toBe(measure.england?.value)
    }
    const rows = view.measures.flatMap((measure) => measure.rows)
    for (const row of rows) {
      const figure = whole.figure(row.urn, 'absence.persistent', 'all', view.measures[0]!.period)
      expect(row.cell).toEqual(figure && cellOf(byOwnLimits(whole, figure)))
    }
  })

  it('holds for a few schools the measures that two of them have', async () => {
    const { schools } = await shared.call('schools.list', {})
    const urns = schools
      .filter(({ phase }) => phase === 'primary')
      .map(({ urn }) => urn)
      .slice(0, 2)
    const view = await shared.call('insight.compare', { urns })
    expect(view.measures.length).toBeGreaterThan(2)
    for (const { rows } of view.measures)
      expect(rows.filter(({ cell }) => cell.value !== null)).toHaveLength(2)
    expect(
      view.schools
        .filter(({ chosen }) => chosen)
        .map(({ urn }) => urn)
        .toSorted(),
    ).toEqual(urns.toSorted())
  })
})

describe('what is kept of the figures', () => {
  it('gives way to what is stored later, and ends with the vault', async () => {
    const { call, app, folder } = startApp()
    const place = join(folder, 'small')
    await call('demo.create', { folder: place, passphrase, schools: 3, years: 2 })
    await call('insight.prepare', { group: 'all' })
    const kpi = 'ks2.rwm.expected'
    const card = await call('insight.scorecard', { strand: 'all' })
    const at = card.columns.findIndex(({ code }) => code === kpi)
    const { urn, cells } = rowsOf(card).find((row) => row.cells[at]?.value != null)!
    const { values } = await call('values.query', { kpi, urn, group: 'all' })
    const old = values.find(({ period }) => period === card.columns[at]!.period)!
    const next = Math.round(old.value!) === 50 ? 51 : 50
    const { results, refused } = await call('import.bytes', {
      files: [
        {
          name: 'revised.csv',
          bytes: new TextEncoder().encode(
            `time_period,time_identifier,geographic_level,school_urn,${kpi.replaceAll('.', '_')}\n${old.period},Academic year,School,${urn},${next}\n`,
          ),
        },
      ],
    })
    expect(refused).toEqual([])
    expect(results[0]?.counts.superseded).toBe(1)
    expect(cells[at]!.value).not.toBe(next)
    const again = await call('insight.scorecard', { strand: 'all' })
    expect(rowsOf(again).find((row) => row.urn === urn)!.cells[at]!.value).toBe(next)
    const figure = await call('insight.figure', { urn, kpi })
    expect(figure.older.map(({ value }) => value)).toEqual([old.value])

    await call('vision.load', {
      text: `vision: { title: V }\nstrands: [ { title: Only, kpis: [ { code: ${kpi} } ] } ]`,
    })
    expect((await call('insight.scorecard', {})).columns.map(({ code }) => code)).toEqual([kpi])
    await call('vault.lock', {})
    const locked = await app.dispatch('insight.scorecard', {})
    expect(locked).toMatchObject({ ok: false, error: { code: 'VaultLocked' } })
  }, 60_000)
})

describe('saving what the window shows', () => {
  it.each(['chart.exe', 'chart', 'page.html', 'x.csv\0.exe'])('refuses %j', async (name) => {
    const answer = await shared.app.dispatch('app.saveFile', { name, bytes: new Uint8Array(1) })
    expect(answer).toMatchObject({ ok: false, error: { code: 'InputInvalid' } })
  })

  it('needs a host that has a place for files', async () => {
    const answer = await shared.app.dispatch('app.saveFile', {
      name: 'Scorecard.csv',
      bytes: new Uint8Array(1),
    })
    expect(answer).toMatchObject({ ok: false, error: { code: 'NotAllowed' } })
  })
})
