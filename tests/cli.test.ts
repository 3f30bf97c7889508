import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { main } from '../electron/cli.ts'
import type { Output } from '../electron/contract/index.ts'

const passphrase = 'correct horse battery staple'
let folder: string
let home: string

/** Runs a command line as the entry does, in the test's folder. */
async function plumbline(args: string[], input = '') {
  const said = { out: '', err: '' }
  const status = await main(args, {
    input: Readable.from([input]),
    out: { write: (text) => void (said.out += text) },
    err: { write: (text) => void (said.err += text) },
  })
  return { status, ...said }
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-cli-'))
  writeFileSync(join(folder, 'pass'), `${passphrase}\n`)
  home = process.cwd()
  process.chdir(folder)
})
afterAll(() => {
  process.chdir(home)
  rmSync(folder, { recursive: true, force: true })
})

describe('the command line', () => {
  it.each([
    [[]],
    [['fly']],
    [['values']],
    [['vault', 'create', 'v']],
    [['spc', '-', '--target', 'much']],
    [['schools', 'v', '--kpi', 'x']],
    [['schools', 'v', '--pass', 'x']],
    [['schools', 'v']],
  ])('answers wrong usage (%j) with 2 and says how to use it', async (args) => {
    const { status, out, err } = await plumbline(args)
    expect(status).toBe(2)
    expect(out).toBe('')
    expect(err).toContain('Usage: plumbline')
  })

  it('answers what cannot be done with 1 and one line', async () => {
    const { status, out, err } = await plumbline([
      'schools',
      'nowhere',
      '--passphrase-file',
      'pass',
    ])
    expect(status).toBe(1)
    expect(out).toBe('')
    expect(err.trim().split('\n')).toHaveLength(1)
  })

  it('takes the passphrase from standard input, and tells a wrong one', async () => {
    const made = await plumbline(
      ['vault', 'create', 'v', '--trust', 'T', '--json', '--passphrase-file', '-'],
      `${passphrase}\n`,
    )
    expect(made).toMatchObject({ status: 0, err: '' })
    expect(JSON.parse(made.out)).toMatchObject({ folder: join(folder, 'v') })
    const right = await plumbline(['schools', 'v', '--json', '--passphrase-file', 'pass'])
    expect(right).toEqual({ status: 0, out: '[]\n', err: '' })
    const wrong = await plumbline(
      ['schools', 'v', '--passphrase-file', '-'],
      'another one altogether',
    )
    expect(wrong.status).toBe(1)
    expect(wrong.err).toContain('passphrase')
  })

  it('goes from nothing to a pack, and prints values with the cell that each came from', async () => {
    const demo = await plumbline([
      'demo',
      '--out',
      'demo',
      '--schools',
      '3',
      '--years',
      '3',
      '--json',
    ])
    expect(demo).toMatchObject({ status: 0, err: '' })
    const { pack } = JSON.parse(demo.out) as { pack: { file: string; pages: number } }
    expect(readFileSync(pack.file).subarray(0, 5).toString()).toBe('%PDF-')
    expect(existsSync(`${pack.file}.part`)).toBe(false)

    writeFileSync(join(folder, 'demo-pass'), 'demonstration trust')
    const asked = ['values', 'demo/vault', '--kpi', 'ks2.rwm.expected', '--group', 'all', '--json']
    const { out, status } = await plumbline([...asked, '--passphrase-file', 'demo-pass'])
    expect(status).toBe(0)
    const values = JSON.parse(out) as Record<string, unknown>[]
    const school = values.find((value) => value['level'] === 'school')!
    expect(Object.keys(school)).toEqual(
      expect.arrayContaining([
        ...['urn', 'laestab', 'school', 'kpi', 'group', 'period', 'state', 'value'],
        ...['numerator', 'denominator', 'lower', 'upper', 'source'],
      ]),
    )
    expect(school['urn']).toBeTypeOf('string')
    expect(school['laestab']).toBeTypeOf('string')
    expect(school['source']).toMatchObject({
      file: expect.stringContaining('ks2'),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      row: expect.any(Number),
      column: 'PTRWM_EXP',
      urn: expect.any(String),
    })
    const national = values.find((value) => value['level'] === 'national')!
    expect(national).toMatchObject({ urn: null, area: 'England' })
  })

  it('prints the scorecard, a school and a comparison, and writes each as CSV', async () => {
    const open = ['--json', '--passphrase-file', 'demo-pass']
    const ran = async <T>(args: string[]) => {
      const { out, err, status } = await plumbline([...args, ...open])
      expect(err).toBe('')
      expect(status).toBe(0)
      return JSON.parse(out) as T & { file: string }
    }
    type Card = Output<'insight.scorecard'>
    const asked = ['scorecard', 'demo/vault', '--strand', '1', '--csv', 'card.csv']
    const card = await ran<Card>(asked)
    const rows = card.sections.flatMap((section) => section.rows)
    expect(rows).toHaveLength(3)
    expect(card.columns.every(({ strand }) => strand === 1)).toBe(true)
    expect(readFileSync(card.file, 'utf8')).toContain(rows[0]!.name)
    const school = await ran<Output<'insight.school'>>(['school', 'demo/vault', rows[0]!.urn])
    expect(school.school.name).toBe(rows[0]!.name)
    const { code } = card.columns[0]!
    const compared = await ran<Output<'insight.compare'>>(['compare', 'demo/vault', '--kpi', code])
    expect(compared.measures[0]!.kpi.code).toBe(code)
    const wrong = await plumbline(['scorecard', 'demo/vault', '--strand', 'first', ...open])
    expect(wrong.status).toBe(2)
  })

  it('makes the demonstration anew in its own folder, and leaves another vault alone', async () => {
    const again = await plumbline([
      'demo',
      '--out',
      'demo',
      '--schools',
      '3',
      '--years',
      '3',
      '--json',
    ])
    expect(again.status).toBe(0)
    await plumbline(['vault', 'create', 'mine/vault', '--trust', 'T', '--passphrase-file', 'pass'])
    const beside = await plumbline(['demo', '--out', 'mine', '--schools', '3'])
    expect(beside.status).toBe(1)
    expect((await plumbline(['schools', 'mine/vault', '--passphrase-file', 'pass'])).status).toBe(0)
  })

  it('starts under the Node of the machine, whatever its version', () => {
    const launcher = fileURLToPath(new URL('../electron/plumbline.mjs', import.meta.url))
    const run = spawnSync(process.execPath, [launcher, '--version'], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect(run).toMatchObject({ status: 0, stderr: '' })
    expect(run.stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  it.skipIf(process.platform === 'win32')('ends quietly when nobody reads on', () => {
    const program = fileURLToPath(new URL('../electron/cli.ts', import.meta.url))
    const run = spawnSync('sh', ['-c', `"${process.execPath}" "${program}" --help | :`], {
      encoding: 'utf8',
    })
    expect(run).toMatchObject({ status: 0, stderr: '' })
  })

  it('hides from the terminal what a name would have it do', async () => {
    await plumbline(['vault', 'create', 'esc', '--trust', 'T', '--passphrase-file', 'pass'])
    writeFileSync('evil\u001b]0;x\u0007\r.csv', 'a,b\n')
    const { status, err } = await plumbline([
      'import',
      'esc',
      'evil\u001b]0;x\u0007\r.csv',
      '--passphrase-file',
      'pass',
    ])
    expect(status).toBe(1)
    expect(err).toMatch(/^plumbline: evil\ufffd\]0;x\ufffd .csv was not taken: .*\n$/)
  })

  it('shows the vision, its versions and KPIs of the trust’s own', async () => {
    const pass = ['--passphrase-file', 'pass']
    await plumbline(['vault', 'create', 'board', '--trust', 'T', ...pass])
    const kpi = `code: own.lead
name: Pupils who lead
short: Lead
definition: Share of pupils who lead something.
unit: percent
decimals: 0
polarity: higher
phases: [primary]
evidence: outcomes
origin: vision
cadence: year
aggregation: mean
significance: wilson
range: [0, 100]
source: { title: Count, publisher: T }
`
    writeFileSync('kpi.yaml', kpi)
    writeFileSync('slip.yaml', kpi.replace('higher', 'upwards'))
    expect((await plumbline(['kpis', 'define', 'board', 'kpi.yaml', ...pass])).status).toBe(0)
    const slip = await plumbline(['kpis', 'define', 'board', 'slip.yaml', ...pass])
    expect(slip).toMatchObject({ status: 1, err: expect.stringContaining('polarity') })
    const text =
      'vision: { title: Ours }\nstrands: [{ title: Leading, kpis: [{ code: own.lead, target: 40 }] }]'
    await plumbline(['vision', 'load', 'board', '-', ...pass], text)
    const shown = await plumbline(['vision', 'show', 'board', ...pass])
    expect(shown).toMatchObject({ status: 0, err: '' })
    expect(shown.out).toContain('own.lead (Pupils who lead), target 40%')
    const json = await plumbline(['vision', 'show', 'board', '--json', ...pass])
    expect(JSON.parse(json.out)).toMatchObject({ version: 1, strandsWithoutKpi: [] })
    const removed = await plumbline(['kpis', 'remove', 'board', 'own.lead', ...pass])
    expect(removed).toMatchObject({ status: 1, err: expect.stringContaining('strand 1') })
    await plumbline(['vision', 'revert', 'board', '1', ...pass])
    const versions = await plumbline(['vision', 'versions', 'board', '--json', ...pass])
    expect(JSON.parse(versions.out)).toMatchObject([
      { how: 'restored', restored: 1 },
      { how: 'loaded' },
    ])
    expect((await plumbline(['kpis', 'retire', 'board', 'own.lead', ...pass])).status).toBe(0)
    const listed = await plumbline(['kpis', 'board', '--json', ...pass])
    expect(JSON.parse(listed.out)).toContainEqual(
      expect.objectContaining({ code: 'own.lead', from: 'trust', strands: [1] }),
    )
  })

  it('reads a series from standard input', async () => {
    const csv = `date,value\n${[5, 6, 5, 7, 6, 5, 6].map((value, i) => `2025-0${i + 1},${value}`).join('\n')}\n`
    const { status, out } = await plumbline(
      ['spc', '-', '--json', '--direction', 'decrease', '--target', '9'],
      csv,
    )
    expect(status).toBe(0)
    const analysis = JSON.parse(out) as { mean: number; points: unknown[]; assurance: string }
    expect(analysis.mean).toBeCloseTo(40 / 7)
    expect(analysis.points).toHaveLength(7)
    expect(analysis.assurance).toBe('pass')
  })

  it('makes a meeting from a template, shows it, and says where its pack differs', async () => {
    const pass = ['--passphrase-file', 'demo-pass']
    const made = await plumbline([
      ...['meeting', 'new', 'demo/vault', '--template', 'short-board', '--date', '2027-03-01'],
      ...['--title', 'Spring board', '--json', ...pass],
    ])
    expect(made).toMatchObject({ status: 0, err: '' })
    const { meeting } = JSON.parse(made.out) as { meeting: { id: string } }
    const shown = await plumbline(['meeting', 'show', 'demo/vault', meeting.id, ...pass])
    expect(shown.out).toContain('Spring board, Monday 1 March 2027 at 17:30')
    const listed = await plumbline(['meetings', 'demo/vault', '--json', ...pass])
    expect((JSON.parse(listed.out) as { id: string }[]).map(({ id }) => id)).toContain(meeting.id)

    const diff = ['pack', 'diff', 'demo/vault', '--meeting', meeting.id]
    expect((await plumbline([...diff, ...pass])).out).toContain('No pack of this meeting')
    const build = ['pack', 'build', 'demo/vault', '--meeting', meeting.id, '--out', 'spring.pdf']
    expect((await plumbline([...build, ...pass])).status).toBe(0)
    expect((await plumbline([...diff, ...pass])).out).toMatch(
      /^Since the pack saved on .*:\n {2}nothing differs\n$/,
    )
    const both = ['--template', 'short-board', '--from', meeting.id, '--date', '2027-03-02']
    expect((await plumbline(['meeting', 'new', 'demo/vault', ...both, ...pass])).status).toBe(2)
  })
})

describe('imports and typed values', () => {
  const pass = ['--passphrase-file', 'pass']
  const json = async (...args: string[]) => {
    const { status, out, err } = await plumbline([...args, ...pass, '--json'])
    expect(err).toBe('')
    expect(status).toBe(0)
    return JSON.parse(out)
  }

  it('are told, undone and brought back', async () => {
    const gias = fileURLToPath(new URL('fixtures/gias/extract-2022.csv', import.meta.url))
    await plumbline(['vault', 'create', 'typed', '--trust', 'GLF Schools', ...pass])
    await plumbline(['import', 'typed', gias, ...pass])
    await plumbline(['trust', 'adopt', 'typed', '--name', 'GLF SCHOOLS', ...pass])
    writeFileSync('grid.csv', 'urn,2021/22,2022/23\n138764,26 of 40,hidden\ntrust,,70\n')
    const typed = await json(
      ...['values', 'type', 'typed', 'grid.csv', '--kpi', 'ks2.rwm.expected'],
      ...['--reason', 'Told by the schools', '--who', 'Ann Clerk'],
    )
    expect(typed.import).toMatchObject({ who: 'Ann Clerk', counts: { added: 3 } })
    expect(await json('values', 'typed', '--kpi', 'ks2.rwm.expected')).toHaveLength(3)

    const undone = await json('import', 'undo', 'typed', typed.import.id)
    expect(undone).toMatchObject({ gone: 3, replaced: 0 })
    expect(await json('values', 'typed')).toEqual([])
    expect((await json('imports', 'typed'))[0].undone).not.toBeNull()
    await json('import', 'redo', 'typed', typed.import.id)
    expect(await json('values', 'typed')).toHaveLength(3)
  })

  it('say where a cell cannot be, and store none', async () => {
    writeFileSync('wrong.csv', 'urn,value\n138764,640\n')
    const { status, out, err } = await plumbline([
      ...['values', 'type', 'typed', 'wrong.csv', '--kpi', 'ks2.rwm.expected'],
      ...['--period', '2018/19', '--reason', 'A slip', ...pass],
    ])
    expect(status).toBe(1)
    expect(out).toContain('640 is outside what the measure can be: from 0 to 100.')
    expect(err).toContain('Nothing was stored')
  })
})

describe('governance', () => {
  const pass = ['--passphrase-file', 'pass']
  const run = async (...args: string[]) => {
    const { status, out, err } = await plumbline([...args, ...pass])
    expect(err).toBe('')
    expect(status).toBe(0)
    return out
  }
  const cycle = async () =>
    JSON.parse(await run('cycle', 'governors', '--json')) as Output<'cycle.get'>

  it('is loaded from a file, told, and printed', async () => {
    await run('vault', 'create', 'governors', '--trust', 'Ours')
    writeFileSync(
      'governance.yaml',
      `governance: { since: 2020-09-01 }
bodies: [{ name: Trust Board, quorum: { number: 1, fraction: third } }]
people:
  - name: Ann Lee
    offices: [{ body: Trust Board }]
    interests: [{ interest: Director, organisation: Lee Ltd, declared: 2020-09-24 }]
`,
    )
    expect(await run('people', 'load', 'governors', 'governance.yaml')).toContain(
      'Loaded 1 body, 1 person, 1 interest, 0 trainings, 0 records of the annual cycle.',
    )
    expect(await run('people', 'governors')).toContain('Trust Board')
    expect(await run('bodies', 'governors')).toMatch(/Trust Board +1 +1 of 1/)
    expect(await run('interests', 'governors')).toMatch(/Ann Lee +Director +Lee Ltd/)
    expect(await run('interests', 'governors', '--out', 'register.pdf')).toContain('1 page')
    expect(readFileSync('register.pdf').subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('says what of the cycle stands how, and records what was done', async () => {
    const { today } = await cycle()
    const item = 'governance-review'
    const standing = async () => (await cycle()).items.find((one) => one.item.id === item)
    expect((await standing())?.last).toBeNull()
    await run('cycle', 'record', 'governors', item, '--on', today, '--shown-by', 'Report')
    expect(await standing()).toMatchObject({ last: today, state: 'in-order', says: null })
    expect(await run('cycle', 'governors')).toMatch(/External review of governance +in order/)
    const wrong = ['cycle', 'record', 'governors', 'nothing', '--on', today]
    expect(await plumbline([...wrong, ...pass])).toMatchObject({ status: 1, out: '' })
    expect((await plumbline(['cycle', 'governors', '--year', 'soon', ...pass])).status).toBe(2)
  })
})
