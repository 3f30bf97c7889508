import { describe, expect, it } from 'vitest'
import { schoolSchema } from '../../electron/domain/school.ts'
import { phaseOf, readGias } from '../../electron/intake/gias.ts'
import { fixture, tableOf, textSource } from './sources.ts'

const read = async (text: string) => readGias(await tableOf(textSource(text)))
const head =
  'URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,EstablishmentStatus (name)'

describe('the GIAS register', () => {
  it('reads an extract of 2022 with trusts, dates and ages', async () => {
    const { schools, problems, rows } = await readGias(
      await tableOf(fixture('gias/extract-2022.csv')),
    )
    expect([rows, schools.length, problems]).toEqual([16, 16, []])
    for (const school of schools) expect(() => schoolSchema.parse(school)).not.toThrow()
    expect(schools.find(({ urn }) => urn === '138764')).toEqual({
      urn: '138764',
      laestab: '9362092',
      name: 'Danetree Primary School',
      phase: 'primary',
      type: 'Academy converter',
      status: 'Open',
      la: { code: '936', name: 'Surrey' },
      region: 'South East',
      ages: { from: 2, to: 11 },
      capacity: 840,
      pupils: 743,
      fsm: 16.2,
      opened: '2012-09-01',
      closed: null,
      joined: null,
      postcode: 'KT19 9SE',
      easting: 520444,
      northing: 163396,
      trust: { uid: null, name: 'GLF SCHOOLS' },
    })
  })

  it('keeps closed schools, folds phases, and knows 1900 and foundation trusts for what they are', async () => {
    const { schools } = await readGias(await tableOf(fixture('gias/extract-2022.csv')))
    const of = (urn: string) => schools.find((school) => school.urn === urn)
    expect(of('124960')).toMatchObject({ status: 'Closed', closed: '2012-08-31' })
    expect(of('128711')?.phase).toBe('primary')
    expect(of('116234')?.phase).toBe('all-through')
    expect(of('125101')).toMatchObject({ opened: null, status: 'Closed' })
    expect(of('124964')?.trust).toBeNull()
    expect(of('136338')?.trust).not.toBeNull()
  })

  it('turns the cells of "Linked establishments" into links, also those beyond the header', async () => {
    const { links } = await readGias(await tableOf(fixture('gias/extract-2022.csv')))
    const of = (urn: string) =>
      links
        .filter((link) => link.urn === urn)
        .map(({ linkedUrn, kind, type }) => [linkedUrn, kind, type])
    expect(of('125131')).toEqual([
      ['130037', 'predecessor', 'Predecessor'],
      ['130052', 'predecessor', 'Predecessor'],
      ['130043', 'predecessor', 'Predecessor'],
      ['142380', 'successor', 'Successor'],
    ])
    expect(of('125101')).toEqual([['148469', 'successor', 'Successor - amalgamated']])
    expect(of('124964')).toEqual([])
  })

  it('reads all columns of 2024, with trust UIDs and special schools', async () => {
    const { schools } = await readGias(await tableOf(fixture('gias/extract-2024-all-columns.csv')))
    expect(schools.find(({ urn }) => urn === '137666')?.trust).toEqual({
      uid: '3104',
      name: 'THE FIRST FEDERATION TRUST',
    })
    expect(schools.find(({ urn }) => urn === '101173')?.phase).toBe('special')
    expect(schools.find(({ urn }) => urn === '100004')).toMatchObject({
      phase: 'primary',
      status: 'Closed',
      closed: '1992-08-31',
    })
  })

  it('reads six columns in snake case, and says what they cannot give', async () => {
    const { schools, problems, rows } = await readGias(
      await tableOf(fixture('gias/extract-six-columns.csv')),
    )
    expect(rows).toBe(11)
    expect(schools[0]).toMatchObject({
      urn: '100000',
      laestab: null,
      phase: 'primary',
      la: { code: null, name: 'City of London' },
      trust: null,
    })
    expect(schools.map(({ phase }) => phase)).toContain('16-plus')
    expect(problems.map(({ severity, column }) => [severity, column])).toEqual([
      ['note', 'Trusts (name)'],
      ['note', 'EstablishmentNumber'],
      ['note', 'phase_of_education'],
    ])
  })

  it('leaves out rows without URN or name and second rows of a URN, and doubts cells that are no numbers or dates', async () => {
    const { schools, problems } = await read(
      `${head},OpenDate,NumberOfPupils,SchoolCapacity\n` +
        '12,936,Surrey,2092,A,Open,,,\n' +
        '138764,936,Surrey,2092,,Open,,,\n' +
        '138764,936,Surrey,2092,B\0,Open,31-02-2012,many,10.5\n' +
        '138764,936,Surrey,2092,C,Open,,,\n\0,,,\n',
    )
    expect(
      schools.map(({ name, opened, pupils, capacity }) => [name, opened, pupils, capacity]),
    ).toEqual([['B', null, null, null]])
    expect(
      problems
        .filter(({ row }) => row !== null)
        .map(({ severity, row, column, found }) => [severity, row, column, found]),
    ).toEqual([
      ['left-out', 2, 'URN', '12'],
      ['left-out', 3, 'EstablishmentName', ''],
      ['doubt', 4, 'SchoolCapacity', '10.5'],
      ['doubt', 4, 'NumberOfPupils', 'many'],
      ['doubt', 4, 'OpenDate', '31-02-2012'],
      ['left-out', 5, 'URN', '138764'],
    ])
  })

  it('folds phases by phase, type and ages', () => {
    const by = (
      phase: string,
      type = '',
      group = '',
      from: number | null = null,
      to: number | null = null,
    ) => phaseOf(phase, { type, group, ages: { from, to } })
    expect(by('Nursery')).toBe('primary')
    expect(by('Middle deemed secondary')).toBe('secondary')
    expect(by('16 plus')).toBe('16-plus')
    expect(by('All-through')).toBe('all-through')
    expect(by('All through')).toBe('all-through')
    expect(by('Secondary', 'Academy special converter', 'Academies')).toBe('special')
    expect(by('Not applicable', 'Community special school', 'Special schools')).toBe('special')
    expect(by('Not applicable', 'Pupil referral unit')).toBe('special')
    expect(by('Not applicable', 'Other independent school', '', 3, 11)).toBe('primary')
    expect(by('Not applicable', 'Other independent school', '', 11, 18)).toBe('secondary')
    expect(by('Not applicable', 'Other independent school', '', 3, 18)).toBe('all-through')
    expect(by('Not applicable', 'Further education', '', 16, 99)).toBe('16-plus')
    expect(by('Not applicable')).toBeNull()
  })
})
