import { describe, expect, it } from 'vitest'
import { inspectionSchema } from '../../electron/domain/inspection.ts'
import type { School, SchoolLink } from '../../electron/domain/school.ts'
import { readGias } from '../../electron/intake/gias.ts'
import { readOfsted } from '../../electron/intake/ofsted.ts'
import { fixture, tableOf, textSource } from './sources.ts'

async function schools(...rows: [urn: string, la: string, estab: string][]): Promise<School[]> {
  const head =
    'URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,EstablishmentStatus (name)\n'
  const text = rows
    .map(([urn, la, estab]) => `${urn},${la},Leeds,${estab},School ${urn},Open`)
    .join('\n')
  return (await readGias(await tableOf(textSource(head + text)))).schools
}

const read2026 = async (own: School[], links: SchoolLink[] = []) =>
  readOfsted(await tableOf(fixture('ofsted/management-information-2026.csv')), own, links)

describe('Ofsted’s management information of 2026', () => {
  it('tells the eras apart, side by side in one row', async () => {
    const { inspections, problems, rows } = await read2026(
      await schools(
        ['107848', '383', '2336'],
        ['107997', '383', '3047'],
        ['107830', '383', '2308'],
      ),
    )
    expect([rows, problems]).toEqual([12, []])
    for (const each of inspections) expect(() => inspectionSchema.parse(each)).not.toThrow()
    expect(
      inspections.map(({ urn, kind, era, date, overall }) => [urn, kind, era, date, overall]),
    ).toEqual([
      ['107848', 'graded', 'report-card', '2026-01-06', null],
      ['107848', 'graded', 'graded-overall', '2022-01-13', 'Good'],
      ['107997', 'graded', 'key-judgements', '2025-06-24', null],
      ['107830', 'graded', 'graded-overall', '2020-02-11', 'Good'],
      ['107830', 'ungraded', 'key-judgements', '2025-01-08', 'Standards maintained'],
    ])
  })

  it('gives the areas of each era in the order of the report, in its own words', async () => {
    const { inspections } = await read2026(await schools(['107848', '383', '2336']))
    const [card, graded] = inspections
    expect(card?.judgements.map(({ area, words }) => `${area}: ${words}`)).toEqual([
      'Inclusion: Needs attention',
      'Curriculum and teaching: Needs attention',
      'Achievement: Expected standard',
      'Attendance and behaviour: Needs attention',
      'Personal development and wellbeing: Needs attention',
      'Early years: Expected standard',
      'Post-16 provision: Not applicable',
      'Leadership and governance: Needs attention',
    ])
    expect(card).toMatchObject({
      safeguarding: 'met',
      concern: null,
      published: '2026-02-10',
      inheritedFrom: null,
    })
    expect(card?.source).toMatchObject({
      row: 2,
      column: 'Inspection start date',
      cell: '06/01/2026',
      urn: '107848',
    })
    expect(graded?.judgements.map(({ area, words, code }) => `${area}: ${words} ${code}`)).toEqual([
      'Quality of education: Good 2',
      'Behaviour and attitudes: Good 2',
      'Personal development: Good 2',
      'Leadership and management: Good 2',
      'Early years provision: Good 2',
      'Sixth form provision: Not applicable 9',
    ])
  })

  it('says whose inspection a school inherited', async () => {
    const { inspections } = await read2026(
      await schools(['152145', '383', '2432'], ['147484', '383', '3377']),
    )
    expect(inspections.map(({ urn, kind, inheritedFrom }) => [urn, kind, inheritedFrom])).toEqual([
      ['152145', 'graded', '107908'],
      ['152145', 'ungraded', '107908'],
      ['147484', 'graded', null],
      ['147484', 'ungraded', '108031'],
    ])
  })

  it('finds a school that has a new URN since, by LAESTAB or through the links, and keeps the old URN', async () => {
    const byLaestab = await read2026(await schools(['160000', '383', '2336']))
    expect(byLaestab.inspections[0]).toMatchObject({
      urn: '160000',
      inheritedFrom: '107848',
      source: { urn: '107848' },
    })
    const links: SchoolLink[] = [
      { urn: '160000', linkedUrn: '107848', kind: 'predecessor', type: 'Predecessor', date: null },
    ]
    const byLink = await read2026(await schools(['160000', '383', '9999']), links)
    expect(byLink.inspections.map(({ urn, inheritedFrom }) => [urn, inheritedFrom])).toEqual([
      ['160000', '107848'],
      ['160000', '107848'],
    ])
  })

  it('passes over other trusts’ schools, and schools not inspected yet', async () => {
    expect((await read2026(await schools(['111111', '936', '1111']))).inspections).toEqual([])
    expect((await read2026(await schools(['150229', '383', '3329']))).inspections).toEqual([])
  })
})

describe('older management information', () => {
  const header =
    'Management information - state-funded schools - latest inspections as at 31 Aug 2023\n' +
    'Web link,URN,LAESTAB,School name,Latest section 8 inspection number since last full inspection,Date of latest section 8 inspection,' +
    'Section 8 inspection publication date,URN at time of the section 8 inspection,Section 8 inspection overall outcome,' +
    'Inspection type,Inspection start date,Publication date,URN at time of latest full inspection,Overall effectiveness,Category of concern,' +
    'Quality of education,Behaviour and attitudes,Personal development,Effectiveness of leadership and management,Safeguarding is effective?,' +
    'Early years provision (where applicable),Sixth form provision (where applicable),Previous full inspection number,' +
    'Previous inspection start date,Previous publication date,URN at time of previous full inspection,Previous full inspection overall effectiveness,' +
    'Previous category of concern,Previous quality of education,Previous behaviour and attitudes\n'
  const read = async (row: string, own: School[]) =>
    readOfsted(await tableOf(textSource(header + row)), own, [])

  it('reads the latest, the section 8 and the previous inspection of a row below a title line', async () => {
    const { inspections, problems } = await read(
      'http://x,107848,3832336,A,1,12/05/2023,01/06/2023,107848,School remains Good,' +
        'S5 Inspection,13/01/2022,24/03/2022,107848,4,SM,4,3,2,0,No,2,9,5,03/02/2016,24/03/2022,107000,2,NULL,NULL,NULL\n',
      await schools(['107848', '383', '2336']),
    )
    expect(problems).toEqual([])
    expect(inspections).toMatchObject([
      {
        kind: 'graded',
        era: 'graded-overall',
        date: '2022-01-13',
        overall: 'Inadequate',
        concern: 'SM',
        safeguarding: 'not-met',
        type: 'S5 Inspection',
        judgements: [
          { words: 'Inadequate', code: '4' },
          { words: 'Requires improvement', code: '3' },
          { words: 'Good', code: '2' },
          { words: 'Insufficient evidence', code: '0' },
          { words: 'Good', code: '2' },
          { area: 'Sixth form provision', words: 'Not applicable', code: '9' },
        ],
      },
      {
        kind: 'ungraded',
        era: 'graded-overall',
        date: '2023-05-12',
        published: '2023-06-01',
        overall: 'School remains Good',
        judgements: [],
      },
      // The file repeats the later publication date here; it is not the earlier inspection's.
      {
        kind: 'graded',
        date: '2016-02-03',
        published: null,
        overall: 'Good',
        inheritedFrom: '107000',
        concern: null,
        judgements: [],
      },
    ])
  })

  it('knows the era after September 2024 by "Not judged" and by date', async () => {
    const row = (date: string, overall: string) =>
      `http://x,107848,3832336,A,,,,,,S5 Inspection,${date},,107848,${overall},,2,2,2,2,Yes,2,9,,,,,,,,\n`
    const own = await schools(['107848', '383', '2336'])
    expect((await read(row('03/09/2024', 'Not judged'), own)).inspections).toMatchObject([
      { era: 'key-judgements', overall: null, safeguarding: 'met' },
    ])
    expect((await read(row('03/09/2024', 'NULL'), own)).inspections).toMatchObject([
      { era: 'key-judgements', overall: null },
    ])
    expect((await read(row('01/09/2024', 'NULL'), own)).inspections).toMatchObject([
      { era: 'graded-overall', overall: null },
    ])
    const odd = await read(row('03/09/2024', '2'), own)
    expect(odd.inspections).toMatchObject([{ era: 'graded-overall', overall: 'Good' }])
    expect(odd.problems).toMatchObject([
      { severity: 'doubt', row: 3, column: 'Inspection start date' },
    ])
  })

  it('leaves out an inspection whose date cannot be read, and keeps an unknown grade as it stands, in doubt', async () => {
    const own = await schools(['107848', '383', '2336'])
    const bad = await read(
      'http://x,107848,3832336,A,,,,,,S5,soon,,107848,2,,2,2,2,2,Yes,2,9,,,,,,,,\n',
      own,
    )
    expect(bad.inspections).toEqual([])
    expect(bad.problems).toMatchObject([
      { severity: 'left-out', column: 'Inspection start date', found: 'soon' },
    ])
    const odd = await read(
      'http://x,107848,3832336,A,,,,,,S5,13/01/2022,,107848,2,,7,2,2,2,Yes,2,9,,,,,,,,\n',
      own,
    )
    expect(odd.inspections[0]?.judgements[0]).toEqual({
      area: 'Quality of education',
      words: '7',
      code: '7',
    })
    expect(odd.problems).toMatchObject([
      { severity: 'doubt', column: 'Quality of education', found: '7' },
    ])
  })

  it('takes every inspection of files with a row for each', async () => {
    const text =
      'URN,LAESTAB,School name,Inspection number,Inspection start date,Publication date,Overall effectiveness,Quality of education\n' +
      '107848,3832336,A,1,13/01/2022,24/03/2022,2,2\n107848,3832336,A,2,13/01/2019,24/03/2019,3,NULL\n107848,3832336,A,1,13/01/2022,24/03/2022,2,2\n'
    const { inspections, problems } = await readOfsted(
      await tableOf(textSource(text)),
      await schools(['107848', '383', '2336']),
      [],
    )
    expect(inspections.map(({ date, overall }) => [date, overall])).toEqual([
      ['2022-01-13', 'Good'],
      ['2019-01-13', 'Requires improvement'],
    ])
    expect(problems).toEqual([])
  })

  it('takes the present school’s row before that of a school with its LAESTAB', async () => {
    const text =
      'URN,LAESTAB,School name,Inspection start date,Overall effectiveness\n' +
      '100001,3832336,Old,13/01/2012,4\n107848,3832336,New,13/01/2022,2\n'
    const { inspections, problems } = await readOfsted(
      await tableOf(textSource(text)),
      await schools(['107848', '383', '2336']),
      [],
    )
    expect(inspections.map(({ date }) => date)).toEqual(['2022-01-13'])
    expect(problems).toMatchObject([{ severity: 'left-out', row: 2 }])
  })
})
