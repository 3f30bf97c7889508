import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApp, passphrase, startApp, type Started } from './start.ts'

const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url))
const register = new Uint8Array(readFileSync(join(fixtures, 'gias/extract-2022.csv')))
const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) })

async function makeTrust({ call, folder }: Started): Promise<void> {
  await call('vault.create', { folder: join(folder, 'trust'), trust: 'GLF Schools', passphrase })
  await call('import.bytes', { files: [{ name: 'gias.csv', bytes: register }] })
  await call('trust.adopt', { name: 'GLF SCHOOLS' })
}

const shared = openApp()
const { call } = shared
beforeAll(() => makeTrust(shared))
afterAll(shared.close)

const absence = (percent: number) =>
  `LA,ESTAB,URN,PERCTOT,PPERSABS10\n936,2000,138764,${percent},9.1\nNAT,,NAT,4.7,10.9\n`

/** Brings one file in; answers the id of its import. */
async function bring(name: string, text: string, period?: string): Promise<string> {
  const { results, refused } = await call('import.bytes', { files: [file(name, text)], period })
  expect(refused).toEqual([])
  return results[0]!.id!
}

async function overall(period: string): Promise<(number | null)[]> {
  const { values } = await call('values.query', { kpi: 'absence.overall', urn: '138764', period })
  return values.map(({ value }) => value)
}

describe('undoing an import', () => {
  it('withdraws what it brought, and what that had superseded is in force again', async () => {
    const first = await bring('a.csv', absence(4.1), '2016/17')
    const second = await bring('b.csv', absence(4.6), '2016/17')
    expect(await overall('2016/17')).toEqual([4.6])

    // Persistent absence and England were the same in both files.
    const undone = await call('import.undo', { id: second })
    expect(undone).toMatchObject({ gone: 0, replaced: 1, import: { id: second } })
    expect(await overall('2016/17')).toEqual([4.1])

    await call('import.undo', { id: first })
    expect(await overall('2016/17')).toEqual([])
    expect((await call('values.query', { period: '2016/17' })).values).toEqual([])

    const back = await call('import.redo', { id: second })
    expect(back).toMatchObject({ gone: 0, import: { undone: null } })
    expect(await overall('2016/17')).toEqual([4.6])
    // What both files said alike stands, though the first of them is undone.
    expect((await call('values.query', { period: '2016/17' })).values).toHaveLength(4)
  })

  it('is told by the history, and every step stays in the history of the value', async () => {
    const id = await bring('c.csv', absence(5.5), '2018/19')
    await call('import.undo', { id })
    const { imports } = await call('import.list', {})
    expect(imports.find((one) => one.id === id)).toMatchObject({
      ...{ undone: '2026-11-23T10:00:00.000Z', undoable: true, who: 'tester', reason: null },
      problems: { leftOut: 0, doubts: 0 },
    })
    const cell = { kpi: 'absence.overall', urn: '138764', period: '2018/19' }
    expect((await call('values.history', cell)).values).toMatchObject([
      { value: 5.5, superseded: '2026-11-23T10:00:00.000Z' },
    ])
    await call('import.redo', { id })
    expect((await call('values.history', cell)).values.map(({ superseded }) => superseded)).toEqual(
      [null, '2026-11-23T10:00:00.000Z'],
    )
  })

  it('twice changes nothing more', async () => {
    const id = await bring('d.csv', absence(6.1), '2018/19')
    await call('import.undo', { id })
    const values = await call('values.query', {})
    expect(await call('import.undo', { id })).toMatchObject({ gone: 0, replaced: 0 })
    expect(await call('values.query', {})).toEqual(values)
  })

  it('lets the same file come in anew', async () => {
    const id = await bring('e.csv', absence(7.1), '2021/22')
    await call('import.undo', { id })
    const again = await bring('e.csv', absence(7.1), '2021/22')
    expect(again).not.toBe(id)
    expect(await overall('2021/22')).toEqual([7.1])
  })

  it('of a file read for another year gives the first year back', async () => {
    const first = await bring('f.csv', absence(8.1), '2022/23')
    const second = await bring('f.csv', absence(8.1), '2023/24')
    expect([await overall('2022/23'), await overall('2023/24')]).toEqual([[], [8.1]])
    await call('import.undo', { id: second })
    expect([await overall('2022/23'), await overall('2023/24')]).toEqual([[8.1], []])
    await call('import.redo', { id: second })
    await call('import.undo', { id: first })
    expect([await overall('2022/23'), await overall('2023/24')]).toEqual([[], [8.1]])
  })

  it('of a file that came in anew meanwhile leaves what was revised since', async () => {
    const first = await bring('g.csv', absence(1.1), '2012/13')
    await bring('h.csv', absence(1.2), '2012/13')
    await call('import.undo', { id: first })
    await bring('g.csv', absence(1.1), '2012/13')
    expect(await overall('2012/13')).toEqual([1.1])
    // Now the third is but a repetition of the first, which the second revised.
    await call('import.redo', { id: first })
    expect(await overall('2012/13')).toEqual([1.2])
  })

  it('takes inspections back too', async () => {
    const before = await call('schools.inspections', {})
    // The file of one of the trust's schools: the extract's own rows are of other trusts.
    const extract = readFileSync(join(fixtures, 'ofsted/management-information-2026.csv'), 'utf8')
    const bytes = new TextEncoder().encode(extract.replaceAll('107848', '138764'))
    const { results } = await call('import.bytes', { files: [{ name: 'mi.csv', bytes }] })
    const after = await call('schools.inspections', {})
    expect(after).not.toEqual(before)
    const id = results[0]!.id!
    const registers = async () => (await call('home.get', {})).freshness.map(({ name }) => name)
    expect(await registers()).toContain('Ofsted inspections')
    await call('import.undo', { id })
    expect(await call('schools.inspections', {})).toEqual(before)
    expect(await registers()).not.toContain('Ofsted inspections')
    await call('import.redo', { id })
    expect(await call('schools.inspections', {})).toEqual(after)
  })

  it('is refused for a register, in plain words, and nothing is changed', async () => {
    const { imports } = await call('import.list', {})
    const gias = imports.find(({ kind }) => kind === 'gias')!
    expect(gias.undoable).toBe(false)
    expect(await shared.app.dispatch('import.undo', { id: gias.id })).toMatchObject({
      ...{ ok: false, error: { code: 'ImportNotUndoable' } },
    })
    expect(await shared.app.dispatch('import.undo', { id: 'none' })).toMatchObject({
      ...{ ok: false, error: { code: 'ImportMissing' } },
    })
  })
})

describe('any sequence of imports, undos and redos', () => {
  const contents = fc.record({
    values: fc.array(fc.option(fc.integer({ min: 1, max: 2 }), { nil: null }), {
      minLength: 3,
      maxLength: 3,
    }),
    provisional: fc.boolean(),
  })
  const step = fc.oneof(
    {
      weight: 1,
      arbitrary: fc.record({
        bring: fc.nat({ max: 1 }),
        year: fc.nat({ max: 1 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ toggle: fc.nat({ max: 4 }) }) },
  )
  let run = 0

  it('leaves what importing only the ones not undone, in their order, leads to', async () => {
    const other = startApp()
    await makeTrust(other)
    const urns = ['138764', '139915', '139916']
    await fc.assert(
      fc.asyncProperty(
        fc.array(contents, { minLength: 2, maxLength: 2 }),
        fc.array(step, { minLength: 8, maxLength: 16 }),
        async (files, steps) => {
          // Years of its own for each run, so that one vault serves for all.
          run += 1
          const years = [1000 + 2 * run, 1001 + 2 * run].map(
            (year) => `${year}/${String((year + 1) % 100).padStart(2, '0')}`,
          )
          const given = ({ bring: index, year }: { bring: number; year: number }) => {
            const { values, provisional } = files[index]!
            const rows = values.map((value, at) => `936,2000,${urns[at]},${value ?? ''}`)
            const text = `LA,ESTAB,URN,PERCTOT,NOTE\n${rows.join('\n')}\nNAT,,NAT,4.${index},${run}\n`
            const name = `${provisional ? 'provisional' : 'final'}-${run}-${index}.csv`
            return { files: [file(name, text)], period: years[year] }
          }
          const kept: { id: string; step: { bring: number; year: number }; undone: boolean }[] = []
          for (const one of steps) {
            if ('bring' in one) {
              const { results } = await call('import.bytes', given(one))
              const id = results[0]!.id
              if (id !== null) kept.push({ id, step: one, undone: false })
            } else {
              const found = kept.at(-1 - (one.toggle % Math.max(1, kept.length)))
              if (!found) continue
              await call(found.undone ? 'import.redo' : 'import.undo', { id: found.id })
              found.undone = !found.undone
            }
          }
          for (const { step: one, undone } of kept) {
            if (!undone) await other.call('import.bytes', given(one))
          }
          for (const period of years) {
            expect(await call('values.query', { period })).toEqual(
              await other.call('values.query', { period }),
            )
          }
        },
      ),
      { numRuns: 40 },
    )
  }, 120_000)
})

describe('the problems of an import', () => {
  const broken = 'LA,ESTAB,URN,PERCTOT,PPERSABS10\n936,2000,138764,=1+1,9.1\nNAT,,NAT,4.7,10.9\n'

  it('come as CSV, safe from formulas, by a one-time URL', async () => {
    const id = await bring('broken.csv', broken, '2019/20')
    const { problems } = await call('import.get', { id })
    expect(problems.map(({ found }) => found)).toContain('=1+1')
    const { url, name } = await call('import.problems', { id })
    expect(name).toBe('Problems in broken.csv')
    const token = url.slice(url.lastIndexOf('/') + 1)
    const blob = (await shared.app.takeBlob(token))!
    expect(await shared.app.takeBlob(token)).toBeNull()
    const [head, ...rows]: string[][] = parse(Buffer.from(blob.bytes), { bom: true })
    expect(head).toEqual(['What', 'Row', 'Column', 'Found', 'Expected', 'So'])
    expect(rows).toHaveLength(problems.length)
    expect(rows.flat()).toContain("'=1+1")
    expect(rows.flat()).not.toContain('=1+1')
  })

  it('cannot be saved where there is no place for files', async () => {
    const [one] = (await call('import.list', {})).imports
    expect(await shared.app.dispatch('data.saveProblems', { id: one!.id })).toMatchObject({
      ...{ ok: false, error: { code: 'NotAllowed' } },
    })
  })
})

describe('the queue', () => {
  it('tells what becomes of each file, and cancels one alone', async () => {
    const heard: unknown[] = []
    let stopped = false
    const stop = shared.app.listen((event, data) => {
      if (event !== 'file') return
      const { index, state } = data as { index: number; state: string }
      heard.push([index, state])
      if (!stopped) void shared.app.dispatch('job.cancel', { job: 'j/2' })
      stopped = true
    })
    const { results, refused } = await call('import.bytes', {
      files: [
        file('ok.csv', absence(3.3)),
        file('nonsense.csv', 'a,b\n1,2\n'),
        file('stopped.csv', absence(3.4)),
        file('also-ok.csv', absence(3.5)),
      ],
      period: '2014/15',
      job: 'j',
    })
    stop()
    expect(results.map((result) => result.file)).toEqual(['ok.csv', 'also-ok.csv'])
    expect(refused.map((one) => [one.file, one.code])).toEqual([
      ['nonsense.csv', 'ImportUnknown'],
      ['stopped.csv', 'Cancelled'],
    ])
    expect(heard).toEqual([
      [1, 'refused'],
      [0, 'reading'],
      [0, 'stored'],
      [2, 'cancelled'],
      [3, 'reading'],
      [3, 'stored'],
    ])
    expect(await overall('2014/15')).toEqual([3.5])
  })
})

describe('files that wait', () => {
  it('are listed, and one can be let go', async () => {
    const { call: ask, folder } = startApp()
    await ask('vault.create', { folder: join(folder, 'trust'), trust: 'GLF Schools', passphrase })
    await ask('import.bytes', { files: [file('abs.csv', absence(4.2))], period: '2018/19' })
    const { files } = await ask('import.waiting', {})
    expect(files).toMatchObject([{ file: 'abs.csv' }])
    await ask('import.letGo', { id: files[0]!.id })
    expect(await ask('import.waiting', {})).toEqual({ files: [] })
  })
})
