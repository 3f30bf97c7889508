/** The invented schools as the register (GIAS) and Ofsted's management information would list them. */
import { seeded } from './random.ts'
import { toCsv, type DemoFile } from './results.ts'
import type { DemoSchool, DemoTrust, OfstedNote } from './trust.ts'

const phaseWords = {
  primary: 'Primary',
  secondary: 'Secondary',
  special: 'Not applicable',
  'all-through': 'All-through',
  '16-plus': '16 plus',
} as const

const typeWords = {
  primary: 'Academy converter',
  secondary: 'Academy converter',
  special: 'Academy special converter',
  'all-through': 'Academy converter',
  '16-plus': 'Academy 16-19 converter',
} as const

const ukDate = (iso: string) => iso.split('-').toReversed().join('-')

export function registerFile(trust: DemoTrust): DemoFile {
  const heads = [
    ...['URN', 'LA (code)', 'LA (name)', 'EstablishmentNumber', 'EstablishmentName'],
    ...[
      'TypeOfEstablishment (name)',
      'EstablishmentTypeGroup (name)',
      'EstablishmentStatus (name)',
    ],
    ...['OpenDate', 'CloseDate', 'PhaseOfEducation (name)', 'StatutoryLowAge', 'StatutoryHighAge'],
    ...[
      'SchoolCapacity',
      'CensusDate',
      'NumberOfPupils',
      'PercentageFSM',
      'Trusts (code)',
      'Trusts (name)',
    ],
    ...['Postcode', 'GOR (name)', 'Easting', 'Northing'],
  ]
  const rows = trust.schools.map((school, index) => {
    const random = seeded(`${school.name}/place`)
    return [
      ...[school.urn, trust.authority.code, trust.authority.name, school.estab, school.name],
      ...[
        typeWords[school.phase],
        'Academies',
        'Open',
        ukDate(school.opened),
        '',
        phaseWords[school.phase],
      ],
      ...[
        String(school.ages[0]),
        String(school.ages[1]),
        String(Math.ceil((school.pupils * 1.06) / 10) * 10),
      ],
      ...['15-01-2026', String(school.pupils), (school.disadvantaged * 88).toFixed(1)],
      ...[
        trust.trust.uid,
        trust.trust.name.toUpperCase(),
        `ZZ${1 + (index % 9)} ${index % 10}ZZ`,
        trust.authority.region,
      ],
      ...[
        String(Math.round(300_000 + 22_000 * random.next())),
        String(Math.round(110_000 + 18_000 * random.next())),
      ],
    ]
  })
  const former = trust.schools.flatMap((school) =>
    school.former
      ? [
          [
            ...[
              school.former.urn,
              trust.authority.code,
              trust.authority.name,
              school.former.estab,
              school.name,
            ],
            ...[
              'Community school',
              'Local authority maintained schools',
              'Closed',
              '',
              ukDate(school.opened),
              phaseWords[school.phase],
            ],
            ...[
              String(school.ages[0]),
              String(school.ages[1]),
              '',
              '',
              '',
              '',
              '',
              '',
              '',
              trust.authority.region,
              '',
              '',
            ],
          ],
        ]
      : [],
  )
  return { name: 'register.csv', text: toCsv(heads, [...rows, ...former]) }
}

export function linksFile(trust: DemoTrust): DemoFile {
  const rows = trust.schools.flatMap((school) =>
    school.former
      ? [
          [school.urn, school.former.urn, school.name, 'Predecessor', ukDate(school.opened)],
          [school.former.urn, school.urn, school.name, 'Successor', ukDate(school.opened)],
        ]
      : [],
  )
  return {
    name: 'links.csv',
    text: toCsv(['URN', 'LinkURN', 'LinkName', 'LinkType', 'LinkEstablishedDate'], rows),
  }
}

const slashDate = (iso: string) => iso.split('-').toReversed().join('/')
const cardAreas = [
  'Inclusion',
  'Curriculum and teaching',
  'Achievement',
  'Attendance and behaviour',
  'Personal development and wellbeing',
  'Leadership and governance',
]

/** Ofsted's layout of 2026: report cards, graded and ungraded inspections side by side. */
export function ofstedFile(trust: DemoTrust): DemoFile {
  const heads = [
    ...['URN', 'LAESTAB', 'School name', 'Ofsted phase', 'Type of education', 'Local authority'],
    ...['Multi-academy trust UID', 'Multi-academy trust name', 'Total number of pupils'],
    ...[
      'Inspection type',
      'Inspection start date',
      'Publication date',
      'URN at time of latest full inspection',
    ],
    ...[
      'Category of concern',
      'Safeguarding standards',
      ...cardAreas,
      'Post-16 provision (where applicable)',
    ],
    ...[
      'Inspection type of latest OEIF graded inspection',
      'Inspection start date of latest OEIF graded inspection',
    ],
    ...[
      'Publication date of latest OEIF graded inspection',
      'URN at time of latest OEIF graded inspection',
    ],
    ...[
      'Latest OEIF category of concern',
      'Latest OEIF overall effectiveness',
      'Latest OEIF quality of education',
    ],
    ...['Latest OEIF behaviour and attitudes', 'Latest OEIF personal development'],
    ...[
      'Latest OEIF effectiveness of leadership and management',
      'Latest OEIF safeguarding is effective?',
    ],
    ...['Date of latest ungraded inspection', 'Ungraded inspection publication date'],
    ...[
      'URN at time of the ungraded inspection',
      'Ungraded inspection overall outcome',
      'Most recent category of concern',
    ],
  ]
  const rows = trust.schools.map((school) => {
    const note = (kind: OfstedNote['kind']) => school.ofsted.find((one) => one.kind === kind)
    const [card, graded, ungraded] = [note('card'), note('graded'), note('ungraded')]
    const urnOf = (one: OfstedNote) =>
      one.before && school.former ? school.former.urn : school.urn
    const cells = new Map<string, string>([
      ...Object.entries(identity(trust, school)),
      ...(card ? cardCells(card, urnOf(card)) : []),
      ...(graded ? gradedCells(graded, urnOf(graded)) : []),
      ...(ungraded ? ungradedCells(ungraded, urnOf(ungraded)) : []),
    ])
    return heads.map((head) => cells.get(head) ?? 'NULL')
  })
  return { name: 'inspections.csv', text: toCsv(heads, rows) }
}

function identity(trust: DemoTrust, school: DemoSchool): Record<string, string> {
  return {
    URN: school.urn,
    LAESTAB: trust.authority.code + school.estab,
    'School name': school.name,
    'Ofsted phase':
      school.phase === 'secondary'
        ? 'Secondary'
        : school.phase === 'special'
          ? 'Special'
          : 'Primary',
    'Type of education': 'Academy Converter',
    'Local authority': trust.authority.name,
    'Multi-academy trust UID': trust.trust.uid,
    'Multi-academy trust name': trust.trust.name.toUpperCase(),
    'Total number of pupils': String(school.pupils),
  }
}

function cardCells(card: OfstedNote, urn: string): [string, string][] {
  return [
    ['Inspection type', 'S5 Inspection'],
    ['Inspection start date', slashDate(card.date)],
    ['Publication date', slashDate(card.date)],
    ['URN at time of latest full inspection', urn],
    ['Category of concern', ''],
    ['Safeguarding standards', 'Met'],
    ...cardAreas.map((area, index): [string, string] => [area, card.areas?.[index] ?? 'NULL']),
    ['Post-16 provision (where applicable)', card.post16 ?? 'Not applicable'],
  ]
}

function gradedCells(graded: OfstedNote, urn: string): [string, string][] {
  const [quality, behaviour, development, leadership] = graded.judgements ?? []
  return [
    ['Inspection type of latest OEIF graded inspection', 'S5 Inspection'],
    ['Inspection start date of latest OEIF graded inspection', slashDate(graded.date)],
    ['Publication date of latest OEIF graded inspection', slashDate(graded.date)],
    ['URN at time of latest OEIF graded inspection', urn],
    ['Latest OEIF category of concern', ''],
    [
      'Latest OEIF overall effectiveness',
      graded.overall === undefined ? 'Not judged' : String(graded.overall),
    ],
    ['Latest OEIF quality of education', String(quality)],
    ['Latest OEIF behaviour and attitudes', String(behaviour)],
    ['Latest OEIF personal development', String(development)],
    ['Latest OEIF effectiveness of leadership and management', String(leadership)],
    ['Latest OEIF safeguarding is effective?', graded.safeguarding ?? 'Yes'],
  ]
}

function ungradedCells(ungraded: OfstedNote, urn: string): [string, string][] {
  return [
    ['Date of latest ungraded inspection', slashDate(ungraded.date)],
    ['Ungraded inspection publication date', slashDate(ungraded.date)],
    ['URN at time of the ungraded inspection', urn],
    ['Ungraded inspection overall outcome', ungraded.outcome ?? 'School remains Good'],
  ]
}
