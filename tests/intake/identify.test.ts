import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../electron/contract/error.ts'
import type { FileKind } from '../../electron/contract/shapes.ts'
import { recognise } from '../../electron/intake/identify.ts'
import { bytesSource, fixture, textSource } from './sources.ts'

const kindOf = async (text: string, as?: FileKind) =>
  (await recognise(textSource(text), as)).layout.kind
const refusal = async (text: string) => {
  const error = await recognise(textSource(text)).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof AppError))
    throw new Error(`expected a refusal of ${text}, not ${String(error)}`)
  return error
}

describe('knowing a file by its content', () => {
  const known: [FileKind, string, string][] = [
    [
      'gias',
      'a full extract',
      'URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,EstablishmentStatus (name)\n',
    ],
    [
      'gias',
      'six columns in snake case',
      'urn,name,local_authority_name,phase_of_education,gender,status\n',
    ],
    ['gias', 'other order and case', 'establishment_name;URN;Phase Of Education (Name);la_code\n'],
    ['gias-links', 'links', '"URN","LinkURN","LinkName","LinkType","LinkEstablishedDate"\n'],
    [
      'gias-groups',
      'group links',
      'URN,Linked UID,Group Name,Companies House Number,Group Type,EstablishmentName,LA (name),PhaseOfEducation (name)\n',
    ],
    ['gias-groups', 'group membership', 'Group UID,Group ID,Group Name,URN,EstablishmentName\n'],
    ['ks2', 'key stage 2 of 2016', 'RECTYPE,LEA,ESTAB,URN,SCHNAME,PTRWM_EXP,READPROG\n'],
    [
      'ks2',
      'key stage 2 without progress, as in 2024',
      'RECTYPE,LEA,ESTAB,URN,PTRWM_EXP,READ_AVERAGE\n',
    ],
    ['ks2', 'a third party’s extract', 'RECTYPE,URN,SCHNAME,READPROG,OFSTEDRATING\n'],
    ['ks4', 'key stage 4', 'RECTYPE,LEA,ESTAB,URN,KS2APS,ATT8SCR,P8MEA\n'],
    ['ks4', 'key stage 4 before Progress 8', 'RECTYPE,LEA,ESTAB,URN,PTAC5EM_PTQ\n'],
    ['ks5', '16 to 18', 'RECTYPE,LEA,ESTAB,URN,TPUP1618,TALLPPE_ALEV_1618\n'],
    ['absence', 'absence', 'LA,ESTAB,URN,PERCTOT,PPERSABS10\n'],
    ['census', 'census', 'URN,LA,ESTAB,SCHOOLTYPE,NOR,NORG,NORB,TSENELSE\n'],
    ['tidy', 'tidy data', 'time_period,time_identifier,geographic_level,country_name,school_urn\n'],
    [
      'ofsted',
      'the old header',
      'Web link,URN,LAESTAB,School name,Ofsted phase,Local authority,Inspection start date,Overall effectiveness\n',
    ],
    [
      'ofsted',
      'the header of 2026',
      'URN,School name,Inspection start date,Inclusion,Achievement,Latest OEIF overall effectiveness\n',
    ],
  ]
  it.each(known)('%s: %s', async (kind, _, header) => {
    expect(await kindOf(header + '1,2,3,4,5\n')).toBe(kind)
    expect(await kindOf('\ufeff' + header.toLowerCase())).toBe(kind)
  })

  it('finds the header below title lines', async () => {
    const { header, layout } = await recognise(
      textSource(
        'Management information - state-funded schools - as at 31 Jan 2026\n\nNotes, and more\nURN,School name,Inspection start date,Overall effectiveness\n',
      ),
    )
    expect([layout.kind, header.row]).toEqual(['ofsted', 4])
  })

  it('knows the real files', async () => {
    const kinds = await Promise.all(
      [
        'gias/extract-2022.csv',
        'gias/extract-2024-all-columns.csv',
        'gias/extract-six-columns.csv',
        'gias/links-2025.csv',
        'gias/group-links-2019.csv',
        'ofsted/management-information-2026.csv',
      ].map(async (path) => (await recognise(fixture(path))).layout.kind),
    )
    expect(kinds).toEqual(['gias', 'gias', 'gias', 'gias-links', 'gias-groups', 'ofsted'])
  })

  it('believes a person about the kind only where the file can be of it', async () => {
    const both = 'RECTYPE,URN,ATT8SCR,TPUP1618\n'
    expect(await kindOf(both)).toBe('ks5')
    expect(await kindOf(both, 'ks4')).toBe('ks4')
    await expect(kindOf(both, 'census')).rejects.toMatchObject({
      code: 'ImportUnknown',
      details: { missing: expect.stringContaining('NOR') },
    })
  })
})

describe('refusing a file', () => {
  it('says what was looked for, what is nearest and what was missing', async () => {
    const error = await refusal('URN,NOR,Other\n100000,5,6\n')
    expect(error.code).toBe('ImportUnknown')
    expect(error.message).toContain('School census')
    expect(error.message).toContain('it lacks a census figure such as PSENELSE')
    expect(error.message).toContain('GIAS extracts')
    expect((await refusal('a,b\n1,2\n')).message).not.toContain('nearest')
  })

  it('names what is no table', async () => {
    expect((await refusal('%PDF-1.4 ...')).message).toContain('a PDF document')
    expect((await refusal('')).message).toContain('an empty file')
    expect((await refusal('PK\u0003\u0004 xl/worksheets')).message).toContain('an Excel workbook')
  })

  it.each([
    [
      'Field Number,Field Name,Label/Description\n1,RECTYPE,Record type\n2,LEA,Authority\n3,URN,School\n',
      'list of columns',
    ],
    [
      'Column,Metafile heading,Metafile description\n1,RECTYPE,a\n2,ALPHAIND,b\n3,ESTAB,c\n',
      'list of columns',
    ],
    ['Variable,Label\nLA,a\nESTAB,b\nURN,c\nPERCTOT,d\n', 'list of columns'],
    ['col_name,col_type,label,indicator_grouping\nsess_overall,Indicator,Sessions,\n', '.meta.csv'],
    [
      'Abbreviation,Description\nSUPP,Suppressed\nNE,No entries\nLOWCOV,Low coverage\n',
      'abbreviations',
    ],
    ['LEA,LA Name,REGION,REGION NAME\n841,Darlington,1,North East\n', 'local authorities'],
    [
      'Group UID,Group ID,Group Name,Group Type\n1,TR00001,A Trust,Multi-academy trust\n',
      'which schools',
    ],
  ])('refuses what is published beside the data: %j', async (text, words) => {
    const error = await refusal(text)
    expect(error.code).toBe('ImportRefused')
    expect(error.message).toContain(words)
  })
})

describe('refusing files about single pupils', () => {
  it.each([
    'UPN,Surname,Forename,DOB,Maths\nA123456789012,X,Y,01/01/2010,5\n',
    'Name,Date of Birth,Reading\nA,01/01/2010,5\n',
    'RECTYPE,LEA,ESTAB,URN,PTRWM_EXP,Pupil Name\n1,936,2092,138764,70%,Anon\n',
    'urn,time_period,geographic_level,Unique Pupil Number\n',
    'Legal Surname;Legal Forename;Year\n',
    'ULN\tCandidate Number\tResult\n',
    'Student ID,Mark\n1,2\n',
    'Pupil,Class,Mark\nA. Child,3B,12\n',
  ])('by its headings: %j', async (text) => {
    const error = await refusal(text)
    expect(error.code).toBe('ImportRefused')
    expect(error.message).toMatch(/single pupils.*Nothing of the file was kept/)
  })

  it('by values shaped like a UPN under any heading, or none, in the last row of a long file, in any encoding', async () => {
    const long =
      'RECTYPE,URN,PTRWM_EXP,X\n' +
      '1,138764,70%,a\n'.repeat(20_000) +
      '1,138764,70%, A12345678901B \n'
    const error = await refusal(long)
    expect(error.code).toBe('ImportRefused')
    expect(error.message).toContain('"X" (row 20002 has a value shaped like a UPN)')
    expect((await refusal('a,b\n1,h801200001001\n')).code).toBe('ImportRefused')
    expect((await refusal('a,b\n1,2,H801200001001\n')).message).toContain('column 3')
    const wide = Buffer.from('\ufeffa,b\n1,H801200001001\n', 'utf16le')
    await expect(recognise(bytesSource(wide))).rejects.toMatchObject({ code: 'ImportRefused' })
  })

  it('does not take heads’ names, counts of pupils or confidence intervals for pupils’ data', async () => {
    expect(
      await kindOf(
        'URN,EstablishmentName,EstablishmentStatus (name),LA (name),HeadFirstName,HeadLastName,NumberOfPupils\n',
      ),
    ).toBe('gias')
    expect(
      await kindOf(
        'time_period,geographic_level,pupil_count,uci,lci,pupils,admission_numbers,school_name,trust_name\n',
      ),
    ).toBe('tidy')
    expect(await kindOf('RECTYPE,URN,PTRWM_EXP,X\n1,138764,7,http://x.org/A123456789012/\n')).toBe(
      'ks2',
    )
    expect(await kindOf('URN,NOR,NUMEAL\n1,A1234567890123,B12345678901\n')).toBe('census')
  })
})

describe('any bytes at all', () => {
  it('are recognised or refused, never anything else', async () => {
    const words = fc.constantFrom(
      'URN',
      'RECTYPE',
      'PTRWM_EXP',
      ',',
      '\n',
      '"',
      ';',
      '\t',
      'time_period',
      'geographic_level',
      '\0',
      'é',
      '1',
    )
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.array(words, { maxLength: 60 }).map((parts) => new TextEncoder().encode(parts.join(''))),
    )
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        try {
          await recognise(bytesSource(content))
        } catch (error) {
          expect(error).toBeInstanceOf(AppError)
        }
      }),
      { numRuns: 300 },
    )
  })
})
