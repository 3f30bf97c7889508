import { describe, expect, it } from 'vitest'
import { readGiasGroups } from '../../electron/intake/gias-groups.ts'
import { linkKindOf, readGiasLinks } from '../../electron/intake/gias-links.ts'
import { fixture, tableOf, textSource } from './sources.ts'

describe('GIAS links between schools', () => {
  it('reads the windows-1252 file with every link type', async () => {
    const { links, problems, rows } = await readGiasLinks(
      await tableOf(fixture('gias/links-2025.csv')),
    )
    expect([rows, links.length, problems]).toEqual([25, 25, []])
    expect(links[0]).toEqual({
      urn: '100006',
      linkedUrn: '134643',
      kind: 'predecessor',
      type: 'Predecessor - merged',
      date: '2022-01-01',
    })
    expect(new Set(links.map(({ kind }) => kind))).toEqual(
      new Set(['predecessor', 'successor', 'other']),
    )
    expect(links).toContainEqual(
      expect.objectContaining({ urn: '138764', linkedUrn: '124960', kind: 'predecessor' }),
    )
  })

  it('takes the kind from the first word of the type', () => {
    expect(linkKindOf('Successor - Split School')).toBe('successor')
    expect(linkKindOf('predecessor')).toBe('predecessor')
    expect(linkKindOf('Result of Amalgamation')).toBe('other')
    expect(linkKindOf('Sixth Form Centre Link')).toBe('other')
  })

  it('leaves out rows that are no link', async () => {
    const { links, problems } = await readGiasLinks(
      await tableOf(
        textSource(
          'URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n100006,,X,Predecessor,\n100006,134643,X,,\n100006,134643,X,Successor,\n',
        ),
      ),
    )
    expect(links).toEqual([
      { urn: '100006', linkedUrn: '134643', kind: 'successor', type: 'Successor', date: null },
    ])
    expect(problems.map(({ row, severity }) => [row, severity])).toEqual([
      [2, 'left-out'],
      [3, 'left-out'],
    ])
  })
})

describe('GIAS links of schools to trusts', () => {
  it('aligns a header that has one name more than the rows have cells', async () => {
    const { groupLinks, problems, rows } = await readGiasGroups(
      await tableOf(fixture('gias/group-links-2019.csv')),
    )
    expect([rows, groupLinks.length]).toEqual([13, 13])
    expect(groupLinks[1]).toEqual({
      urn: '105135',
      uid: '4782',
      name: "ST PAUL'S ACADEMY LIMITED",
      type: 'Single-academy trust',
      companiesHouse: '05210075',
      joined: '2005-09-01',
    })
    expect(problems).toMatchObject([{ severity: 'note', column: 'HasSharedHT' }])
  })

  it('finds the surplus name wherever it stands', async () => {
    const header =
      'URN,Linked UID,Surplus,Group Name,Companies House Number,Group Type,Joined date,EstablishmentName,LA (code)\n'
    const { groupLinks, problems } = await readGiasGroups(
      await tableOf(
        textSource(
          `${header}138764,2074,GLF SCHOOLS,7551959,Multi-academy trust,01-09-2012,Danetree,936\n`,
        ),
      ),
    )
    expect(problems).toMatchObject([{ column: 'Surplus' }])
    expect(groupLinks).toEqual([
      {
        urn: '138764',
        uid: '2074',
        name: 'GLF SCHOOLS',
        type: 'Multi-academy trust',
        companiesHouse: '07551959',
        joined: '2012-09-01',
      },
    ])
  })

  it('leaves out rows without URN and doubts a date that is none', async () => {
    const { groupLinks, problems } = await readGiasGroups(
      await tableOf(textSource('URN,Linked UID,Group Name,Joined date\n,1,A,\n138764,2,B,soon\n')),
    )
    expect(groupLinks).toMatchObject([{ urn: '138764', type: '', joined: null }])
    expect(problems.map(({ severity, row }) => [severity, row])).toEqual([
      ['left-out', 2],
      ['doubt', 3],
    ])
  })
})
