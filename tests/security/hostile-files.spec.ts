/**
 * The attack: a file that is damaged, or was made to mislead. A figure must be the one of its own cell or
 * not be there; a child's record must not be there at all; and no cell may stop the program.
 */
import { describe, expect, it } from 'vitest'
import { readFile, type Intake } from '../../electron/intake/index.ts'
import { readCell } from '../../electron/intake/cell.ts'
import { bytesSource } from '../intake/sources.ts'
import { schoolLike, trust, withSchools } from '../intake/trust.ts'

const [school] = trust.schools
if (!school?.laestab) throw new Error('The fixture has no school with a LAESTAB.')
const { urn } = school
const la = school.laestab.slice(0, 3)
const estab = school.laestab.slice(3)

const read = (name: string, text: string | Uint8Array, context = trust): Promise<Intake> =>
  readFile(bytesSource(typeof text === 'string' ? Buffer.from(text) : text, 4096, name), context)

describe('words that every object of the language knows', () => {
  const words = ['constructor', 'toString', '__proto__', 'valueOf', 'hasOwnProperty']

  it.each(words)('"%s" is no pupil group, kind of school or topic of a tidy file', async (word) => {
    const { observations } = await read(
      'tidy.csv',
      'time_period,time_identifier,geographic_level,school_urn,country_name,school_type,breakdown_topic,breakdown,attendance_perc\n' +
        `202223,Academic year,School,${urn},England,,${word},name,1\n` +
        `202223,Academic year,School,${urn},England,,Sex,${word},2\n` +
        `202223,Academic year,National,,England,${word},Sex,Total,3\n` +
        `202223,Academic year,School,${urn},England,,Sex,Total,94\n`,
    )
    expect(observations.map(({ group, value }) => [group, value])).toEqual([['all', 94]])
  })

  it.each(words)('"%s" is no kind of row, phase or grade', async (word) => {
    const ks2 = await read(
      '2018-2019_ks2.csv',
      `RECTYPE,LEA,ESTAB,URN,PTRWM_EXP\n1,${la},${estab},${urn},60\n${word},${la},,,61\n`,
    )
    expect(ks2.observations.map(({ value }) => value)).toEqual([60])
    const gias = await read(
      'gias.csv',
      `URN,EstablishmentName,PhaseOfEducation (code),EstablishmentStatus (name),LA (name)\n100000,A,${word},Open,Surrey\n`,
    )
    expect(gias.schools).toHaveLength(1)
    const ofsted = await read(
      'ofsted.csv',
      `URN,Inspection start date,Overall effectiveness,Quality of education\n${urn},01/02/2020,${word},2\n`,
    )
    expect(ofsted.inspections).toMatchObject([{ overall: word }])
  })
})

describe('rows whose cells have slipped under other headings', () => {
  /** Sixty schools, of which the fixture's stands in row 40. */
  function table(change: (cells: string[]) => string[]): string {
    const columns = Array.from({ length: 20 }, (_, i) => (i % 2 ? `T${i}` : `P${i}`))
    const rows = Array.from({ length: 60 }, (_, i) => {
      const figures = columns.map((_name, j) => (j % 2 ? String(20 + i + j) : `${20 + i + j}%`))
      const own = i === 38
      const id = ['1', la, own ? estab : String(7000 + i), own ? urn : String(900000 + i)]
      const cells = [...id, '63%', '30', ...figures]
      return (own ? change(cells) : cells).join(',')
    })
    return `RECTYPE,LEA,ESTAB,URN,PTRWM_EXP,TELIG,${columns.join(',')}\n${rows.join('\n')}\n`
  }
  const withoutFifth = (cells: string[]) => cells.filter((_, i) => i !== 4)

  it('are stored as they are where nothing slipped', async () => {
    const { observations } = await read(
      '2018-2019_ks2.csv',
      table((cells) => cells),
    )
    expect(observations.find(({ kpi }) => kpi === 'ks2.rwm.expected')?.value).toBe(63)
  })

  it.each([
    ['a cell was deleted and the row is short', withoutFifth],
    [
      'a cell was deleted and a spreadsheet filled the row up',
      (c: string[]) => [...withoutFifth(c), ''],
    ],
    [
      'a cell was put in and the last was lost',
      (c: string[]) => [...c.slice(0, 4), '1', ...c.slice(4, -1)],
    ],
  ])('are left out, told by their looks: %s', async (_what, change) => {
    const { observations, problems } = await read('2018-2019_ks2.csv', table(change))
    expect(observations).toEqual([])
    expect(problems).toMatchObject([{ severity: 'left-out', row: 40 }])
  })

  it('are left out where a disk lost bytes and gave NUL characters for them', async () => {
    const text = Buffer.from(table((cells) => cells))
    const at = text.indexOf(urn) + 8
    text.fill(0, at, at + 60)
    const { observations, problems } = await read('2018-2019_ks2.csv', text)
    expect(observations).toEqual([])
    expect(problems.map(({ severity }) => severity)).toEqual(['left-out'])
  })
})

describe('rows that contradict one another', () => {
  it('give no figure where two rows of one school differ, and the figure where they agree', async () => {
    const { observations, problems } = await read(
      '2018-2019_ks2.csv',
      `RECTYPE,LEA,ESTAB,URN,PTRWM_EXP,PTRWM_HIGH\n1,${la},${estab},${urn},60,9\n1,${la},${estab},${urn},61,9\n`,
    )
    expect(observations.map(({ kpi, value }) => [kpi, value])).toEqual([['ks2.rwm.higher', 9]])
    expect(problems).toMatchObject([{ severity: 'left-out', found: '60 and 61' }])
  })

  it('are nobody’s where the URN is one school’s and the LAESTAB another’s', async () => {
    const other = schoolLike('999998', '9997777')
    const { observations, problems } = await read(
      '2018-2019_ks2.csv',
      `RECTYPE,LEA,ESTAB,URN,PTRWM_EXP\n1,${la},${estab},${other.urn},60\n`,
      withSchools(other),
    )
    expect(observations).toEqual([])
    expect(problems).toMatchObject([{ severity: 'left-out', row: 2 }])
  })
})

describe('a file that ends in the middle of a figure', () => {
  it('is in doubt even where the last row has all its cells', async () => {
    const { problems } = await read(
      '2018-2019_ks2.csv',
      `RECTYPE,LEA,ESTAB,URN,PTRWM_EXP\n1,${la},${estab},${urn},6`,
    )
    expect(problems).toMatchObject([{ severity: 'doubt', row: 2, found: '6' }])
  })
})

describe('cells made to mislead or to stop the program', () => {
  it('are read in one pass: by a pass for each space these would not end', () => {
    expect(readCell(`1${' '.repeat(900_000)}x`, 'tidy')).toBeNull()
    expect(readCell(`1${' '.repeat(900_000)}u`, 'tidy')).toEqual({ state: 'unreliable', value: 1 })
  })

  it.each([
    '0,123',
    '-0,5000',
    '1e309',
    '0x10',
    '１２',
    '1 000',
    '6\u200b3',
    '\u202e36',
    '6\u00003',
  ])('%j is no number', (text) => expect(readCell(text, 'wide')).toBeNull())
})

describe('records of pupils in disguise', () => {
  const table = (heading: string, cell: string) =>
    `RECTYPE,LEA,ESTAB,URN,PTRWM_EXP,${heading}\n1,${la},${estab},${urn},60,${cell}\n`

  it.each([
    'A801200001001',
    'a801200001001',
    'A801 2000 0100 1',
    'A-801200001001',
    'A801\u00a0200001001',
    'Smith, John A801200001001 Y6',
    '(A801200001001)',
    'UPN:A801200001001',
    'x|A801200001001|y',
    'A80120000100B',
  ])('are refused by the value %j under a heading that says nothing', async (value) => {
    await expect(read('x_2018-2019.csv', table('ref', `"${value}"`))).rejects.toMatchObject({
      code: 'ImportRefused',
    })
  })

  it.each([
    'UPN (13)',
    'U P N',
    'pupil_upn',
    'Pupil legal surname',
    'Legal forename',
    'Forename1',
    'Name of pupil',
    'Pupil Name (Legal)',
    "Child's name",
    'Date of birth (dd/mm/yyyy)',
    'D.O.B.',
    'Pupil DOB (text)',
  ])('are refused by the heading %j', async (heading) => {
    await expect(read('x_2018-2019.csv', table(heading, 'x'))).rejects.toMatchObject({
      code: 'ImportRefused',
    })
  })
})
