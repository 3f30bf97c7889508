import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../electron/contract/error.ts'
import type { Problem } from '../../electron/contract/shapes.ts'
import { identify, readFile } from '../../electron/intake/index.ts'
import { summarise } from '../../electron/intake/problems.ts'
import { bytesSource, fixture, textSource } from './sources.ts'
import { only, trust } from './trust.ts'

describe('reading a file from end to end', () => {
  it('gives the kind, the hash and the rows of the file with what it holds', async () => {
    const intake = await readFile(fixture('gias/extract-2022.csv'), trust)
    expect(intake).toMatchObject({
      kind: 'gias',
      title: 'GIAS register of schools',
      period: null,
      rows: 16,
      file: {
        name: 'extract-2022.csv',
        bytes: 20135,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      observations: [],
      inspections: [],
      problems: [],
    })
    expect([intake.schools.length, intake.links.length]).toEqual([16, 20])
  })

  it('says which fields of a school the file has, so that a small extract takes nothing away', async () => {
    const six = await readFile(fixture('gias/extract-six-columns.csv'), trust)
    expect(six.schoolFields).toEqual(['urn', 'name', 'phase', 'status', 'la'])
    const whole = await readFile(fixture('gias/extract-2022.csv'), trust)
    expect(whole.schoolFields).toContain('trust')
    expect(whole.schoolFields).not.toContain('joined')
  })

  it('says of each kind whether it needs the trust’s schools', async () => {
    expect(await identify(fixture('gias/links-2025.csv'))).toEqual({
      kind: 'gias-links',
      needsSchools: false,
      title: 'GIAS links between schools',
    })
    expect(await identify(fixture('ofsted/management-information-2026.csv'))).toMatchObject({
      kind: 'ofsted',
      needsSchools: true,
    })
  })

  it('reads the same from a file without its byte order mark, in UTF-16 and with semicolons', async () => {
    const text = 'RECTYPE,LEA,ESTAB,URN,PTRWM_EXP\n1,936,2092,138764,71%\n'
    const value = async (bytes: Uint8Array) => {
      const { observations } = await readFile(bytesSource(bytes, 9, '2016-2017_ks2.csv'), trust)
      return only(observations, { kpi: 'ks2.rwm.expected', level: 'school' }).value
    }
    expect(await value(Buffer.from('\ufeff' + text))).toBe(71)
    expect(await value(Buffer.from('\ufeff' + text, 'utf16le'))).toBe(71)
    expect(await value(Buffer.from(text.replaceAll(',', ';')))).toBe(71)
  })

  it('leaves out a row that has slipped, since its figures may stand under wrong headings', async () => {
    const text =
      'RECTYPE,LEA,ESTAB,SCHNAME,URN,PTRWM_EXP,PTRWM_HIGH\n' +
      '1,936,2092,Danetree, Epsom,138764,71%,9%\n' +
      '1,936,2017,Marden Lodge,139915,65%,8%,,\n'
    const { observations, problems } = await readFile(
      bytesSource(Buffer.from(text), 50, '2016-2017_ks2.csv'),
      trust,
    )
    expect(observations.map(({ urn, value }) => [urn, value])).toEqual([
      ['139915', 65],
      ['139915', 8],
    ])
    expect(problems).toContainEqual(
      expect.objectContaining({ severity: 'left-out', row: 2, found: '8 cells' }),
    )
  })

  it('leaves out the last cell of a file that is cut off, which may be half a number', async () => {
    const whole = 'RECTYPE,URN,PTRWM_EXP,PTRWM_HIGH,X\n1,138764,71%,12%,\n1,139915,65%,18%,\n'
    const values = async (text: string) => {
      const { observations, problems } = await readFile(
        bytesSource(Buffer.from(text), 50, '2016-2017_ks2.csv'),
        trust,
      )
      return {
        values: observations.map(({ value }) => value),
        problems: problems.map(({ row, column, found }) => [row, column, found]),
      }
    }
    expect(await values(whole)).toEqual({ values: [71, 12, 65, 18], problems: [] })
    expect(await values(whole.slice(0, -1))).toEqual({ values: [71, 12, 65, 18], problems: [] })
    expect(await values(whole.slice(0, -4))).toMatchObject({
      values: [71, 12, 65],
      problems: expect.arrayContaining([[3, 'PTRWM_HIGH', '1']]),
    })
    expect((await values(whole.slice(0, -5))).values).toEqual([71, 12, 65])
  })

  it('does not take a file for cut off whose header has a name more than all of its rows have cells', async () => {
    const text =
      'URN,Linked UID,Group Name,Joined date,Spare\n138764,1,A,01-09-2012\n139915,1,A,01-09-2013'
    const { groupLinks, problems } = await readFile(textSource(text), trust)
    expect(groupLinks.map(({ joined }) => joined)).toEqual(['2012-09-01', '2013-09-01'])
    expect(problems).toMatchObject([{ severity: 'note', column: 'Spare' }])
  })

  it('leaves out a slipped row of the register, and keeps one whose links stand beyond the header', async () => {
    const head =
      'URN,EstablishmentName,LA (name),EstablishmentStatus (name),Linked establishments\n'
    const { schools, links, problems } = await readFile(
      textSource(
        `${head}100001,Slipped, School,Surrey,Open,Does not have links\n100002,Long,Surrey,Open,100003 Predecessor,100004 Predecessor\n`,
      ),
      trust,
    )
    expect([schools.map(({ urn }) => urn), links.length]).toEqual([['100002'], 2])
    expect(problems.find(({ row }) => row === 2)?.severity).toBe('left-out')
  })

  it('names headings that stand twice', async () => {
    const { problems } = await readFile(
      textSource('URN,LinkURN,LinkType,linktype\n100001,100002,Successor,X\n'),
      trust,
    )
    expect(problems).toMatchObject([{ severity: 'note', row: 1, column: 'linktype' }])
  })

  it('refuses a file about pupils whatever kind a person says it is', async () => {
    const source = textSource('RECTYPE,URN,PTRWM_EXP,UPN\n1,138764,70%,A123456789012\n')
    await expect(identify(source)).rejects.toMatchObject({ code: 'ImportRefused' })
    await expect(readFile(source, trust, { as: 'ks2', period: '2016/17' })).rejects.toMatchObject({
      code: 'ImportRefused',
    })
  })

  it('stops when it is cancelled', async () => {
    const cancel = new AbortController()
    const reading = readFile(fixture('gias/extract-2022.csv'), trust, {
      signal: cancel.signal,
      onProgress: () => cancel.abort(),
    })
    await expect(reading).rejects.toMatchObject({ code: 'Cancelled' })
  })

  it('throws nothing but an AppError for any bytes below any header', async () => {
    const header = fc.constantFrom(
      'URN,EstablishmentName,LA (name),EstablishmentStatus (name),Linked establishments,OpenDate',
      'URN,LinkURN,LinkType',
      'URN,Linked UID,Group Name,Joined date,Spare',
      'RECTYPE,LEA,ESTAB,URN,PTRWM_EXP,READPROG',
      'LA,ESTAB,URN,PERCTOT,PPERSABS10',
      'URN,LA,ESTAB,NOR,PSENELSE',
      'time_period,time_identifier,geographic_level,school_urn,overall_attendance',
      'URN,LAESTAB,Inspection start date,Overall effectiveness,Quality of education,Inclusion,Achievement,Curriculum and teaching',
    )
    const piece = fc.constantFrom(
      '138764',
      '9362092',
      '1',
      ',',
      ',',
      ',',
      '\n',
      '"',
      'SUPP',
      '71%',
      '202425',
      'School',
      '01/02/2020',
      '31-02-2020',
      '\0',
      'é',
      '-',
    )
    const body = fc.oneof(
      fc.array(piece, { maxLength: 60 }).map((parts) => Buffer.from(parts.join(''))),
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    )
    await fc.assert(
      fc.asyncProperty(header, body, async (first, rest) => {
        try {
          await readFile(bytesSource(Buffer.concat([Buffer.from(`${first}\n`), rest]), 64), trust, {
            period: '2016/17',
          })
        } catch (error) {
          expect(error).toBeInstanceOf(AppError)
          if (error instanceof AppError)
            expect([
              'ImportRefused',
              'ImportUnreadable',
              'ImportUnknown',
              'ImportNeedsPeriod',
            ]).toContain(error.code)
          if (error instanceof AppError)
            expect(error.message).not.toBe('The file cannot be read as a table.')
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('many problems of one kind', () => {
  it('are listed up to a hundred, then counted', () => {
    const problem = (row: number, column: string): Problem => ({
      severity: 'doubt',
      row,
      column,
      found: 'x',
      expected: 'a number',
      message: 'm',
    })
    const problems = summarise([
      problem(1, 'B'),
      ...Array.from({ length: 130 }, (_, i) => problem(i + 2, 'A')),
    ])
    expect(problems).toHaveLength(102)
    expect(problems.at(-1)).toMatchObject({
      row: null,
      column: 'A',
      found: '130 in all',
      message: expect.stringContaining('30 more'),
    })
    expect(summarise(problems.slice(0, 101))).toHaveLength(101)
  })
})
