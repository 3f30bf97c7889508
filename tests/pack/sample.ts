/**
 * A small invented trust with a meeting, papers and six years of figures, for the tests of the pack. Every
 * name is invented; figures are a fixed function of school, measure and year, so nothing here is random.
 */
import { usualRules } from '../../electron/domain/rules.ts'
import { createHash } from 'node:crypto'
import { PDFDocument, PDFName, PDFString, StandardFonts, degrees, grayscale } from '@cantoo/pdf-lib'
import { loadKpiLibrary } from '../../electron/intake/kpi-library.ts'
import { idsByPlace } from '../../electron/domain/agenda.ts'
import { meetingSchema } from '../../electron/domain/meeting.ts'
import { visionSchema } from '../../electron/domain/vision.ts'
import type { Inspection } from '../../electron/domain/inspection.ts'
import type { Kpi, Phase } from '../../electron/domain/kpi.ts'
import type { Observation } from '../../electron/domain/observation.ts'
import type { School } from '../../electron/domain/school.ts'
import type { PackInput } from '../../electron/pack/index.ts'
import { kpiFolder } from '../resources.ts'

/** Names that need Welsh, Polish and Turkish letters are among them on purpose. */
const names: [string, Phase, number][] = [
  ['Ysgol Tŷ Gwŷr', 'primary', 204],
  ['Fernhollow Primary', 'primary', 421],
  ['Łąkowa Street Primary', 'primary', 318],
  ['Oxenlea CofE Primary', 'primary', 96],
  ['Harrowmere Academy', 'secondary', 1102],
  ['Stonewick High School', 'secondary', 1260],
  ['Withy Tree School', 'special', 118],
]

export const sampleSchools: School[] = names.map(([name, phase, pupils], i) => ({
  urn: String(900101 + i),
  laestab: `999${2001 + i}`,
  name,
  phase,
  type: 'Academy converter',
  status: 'Open',
  la: { code: '999', name: 'Aldershire' },
  region: 'South East',
  ages: phase === 'primary' ? { from: 4, to: 11 } : { from: 11, to: 18 },
  capacity: pupils + 20,
  pupils,
  fsm: 12 + 3 * i,
  opened: '2015-09-01',
  closed: null,
  joined: '2019-09-01',
  postcode: null,
  easting: null,
  northing: null,
  trust: null,
}))

const years = ['2018/19', '2021/22', '2022/23', '2023/24', '2024/25', '2025/26']

/** Mean and spread by code: enough for a believable page. */
const measures: Record<string, [number, number]> = {
  'ks2.reading.average': [104, 2.6],
  'ks2.rwm.expected': [61, 11],
  'ks2.maths.average': [104.5, 2.4],
  'phonics.year1': [80, 7],
  'ks4.attainment8': [46, 4],
  'ks4.basics.strong': [45, 8],
  'absence.overall': [6.2, 1.2],
  'absence.persistent': [16, 5],
  'suspensions.rate': [3, 2.5],
}

/** A number from 0 up to 1 that hangs on nothing but its text. */
function fixed(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32
}

function fits(kpi: Kpi, phase: Phase): boolean {
  return kpi.phases.includes(phase) && !(kpi.code.startsWith('ks') && phase === 'special')
}

function valueOf(kpi: Kpi, school: School, year: string): number {
  const [mean, spread] = measures[kpi.code] ?? [50, 10]
  const steady = fixed(`${kpi.code}${school.urn}`) - 0.5
  const wobble = fixed(`${kpi.code}${school.urn}${year}`) - 0.5
  return Number((mean + spread * (1.4 * steady + 0.6 * wobble)).toFixed(kpi.decimals))
}

function sampleObservations(kpis: Kpi[]): Observation[] {
  const out: Observation[] = []
  for (const kpi of kpis) {
    if (!(kpi.code in measures)) continue
    const family = kpi.code.split('.')[0] ?? ''
    for (const year of years) {
      if (kpi.unpublished.some((hole) => hole.period === year)) continue
      const file = `aldershire_${family}_${year.replace('/', '-')}.csv`
      const sha256 = createHash('sha256').update(file).digest('hex')
      sampleSchools.forEach((school, i) => {
        if (!fits(kpi, school.phase)) return
        const denominator = Math.round(
          (school.pupils ?? 100) /
            (family.startsWith('absence') || family === 'suspensions' ? 1 : 6.5),
        )
        const hidden = kpi.code === 'ks2.rwm.expected' && school.urn === '900104'
        const value = hidden ? null : valueOf(kpi, school, year)
        out.push({
          ...blank,
          level: 'school',
          urn: school.urn,
          laestab: school.laestab,
          kpi: kpi.code,
          period: year,
          state: hidden ? 'suppressed' : 'value',
          value,
          numerator:
            value !== null && kpi.unit === 'percent'
              ? Math.round((value * denominator) / 100)
              : null,
          denominator: hidden ? null : denominator,
          provisional: year === '2025/26',
          matched: 'urn',
          source: {
            file,
            sha256,
            row: 12 + i * 7,
            column: kpi.wide[0]?.value ?? kpi.code.toUpperCase(),
            urn: i === 1 && year === '2018/19' ? '800999' : school.urn,
            cell: value === null ? 'SUPP' : kpi.unit === 'percent' ? `${value}%` : String(value),
          },
        })
      })
      const [mean = 0] = measures[kpi.code] ?? []
      const england = Number(mean.toFixed(kpi.decimals))
      out.push({
        ...blank,
        level: 'national',
        area: 'England',
        covers: 'state-funded',
        kpi: kpi.code,
        period: year,
        state: 'value',
        value: england,
        source: {
          file,
          sha256,
          row: 900,
          column: kpi.wide[0]?.value ?? kpi.code.toUpperCase(),
          urn: null,
          cell: String(england),
        },
      })
    }
  }
  return out
}

const blank: Observation = {
  level: 'school',
  urn: null,
  laestab: null,
  area: null,
  areaCode: null,
  covers: null,
  kpi: '',
  group: 'all',
  period: '',
  state: 'value',
  value: null,
  numerator: null,
  denominator: null,
  lower: null,
  upper: null,
  provisional: false,
  matched: null,
  source: { file: '', sha256: '', row: 1, column: '', urn: null, cell: '' },
}

const inspections: Inspection[] = sampleSchools.slice(0, 5).map((school, i) => ({
  urn: school.urn,
  kind: 'graded',
  era: i % 2 === 0 ? 'graded-overall' : 'key-judgements',
  date: i % 2 === 0 ? '2022-03-15' : '2025-05-14',
  published: null,
  type: 'S5 Inspection',
  judgements: [
    { area: 'Quality of education', words: 'Good', code: '2' },
    { area: 'Behaviour and attitudes', words: 'Good', code: '2' },
    { area: 'Personal development', words: 'Outstanding', code: '1' },
    { area: 'Leadership and management', words: 'Good', code: '2' },
  ],
  overall: i % 2 === 0 ? 'Good' : null,
  safeguarding: 'met',
  concern: null,
  inheritedFrom: null,
  source: {
    file: 'ofsted.csv',
    sha256: createHash('sha256').update('ofsted').digest('hex'),
    row: 5 + i,
    column: 'Inspection number',
    urn: school.urn,
    cell: '1',
  },
}))

export const sampleVision = visionSchema.parse({
  vision: { title: 'Our vision', adopted: '2025-07-10' },
  strands: [
    {
      title: 'Every child reads with joy',
      short: 'Reading',
      success: 'Every child leaves us a confident reader who chooses to read.',
      kpis: [
        { code: 'ks2.reading.average', reason: 'How well they read at 11', target: 106 },
        { code: 'phonics.year1', reason: 'The first step', target: 87 },
      ],
    },
    {
      title: 'Known, safe and belonging',
      short: 'Belonging',
      success: 'Every child is known by name and wants to be here.',
      kpis: [
        { code: 'absence.overall', reason: 'Children who belong come', target: 5.5 },
        { code: 'suspensions.rate', reason: 'And they stay' },
      ],
    },
    {
      title: 'A curriculum that opens doors',
      short: 'Curriculum',
      success: 'Every child meets the best that has been thought and made.',
      kpis: [
        { code: 'ks2.rwm.expected', reason: 'The doors at 11', target: 68 },
        { code: 'ks4.attainment8', reason: 'The doors at 16', target: 46 },
      ],
    },
    {
      title: 'Rooted in our places',
      short: 'Our places',
      success: 'Each school gives back to its community.',
    },
  ],
})

/** As the vault has it, each item with an id. */
export const sampleMeeting = idsByPlace(
  meetingSchema.parse({
    meeting: {
      id: 'board-2026-12-09',
      body: 'Trust Board',
      title: 'Trust Board',
      date: '2026-12-09',
      start: '17:30',
      place: 'The Hall, Stonewick High School',
      quorum: { needs: 4, of: 11 },
    },
    people: [{ id: 'nowak', name: 'Małgorzata Nowak-Żak', role: 'Trustee' }],
    items: [
      { title: 'Welcome, apologies and quorum', minutes: 3, presenter: 'Chair' },
      {
        title: 'Minutes of 8 July 2026 and actions',
        purpose: 'decision',
        decision: 'Approve the minutes of 8 July 2026',
        minutes: 5,
        presenter: 'Clerk',
        papers: ['papers/minutes-july.pdf'],
      },
      {
        title: 'How we stand against our vision',
        purpose: 'discussion',
        minutes: 25,
        presenter: 'CEO',
        strand: 1,
        sections: ['vision', 'scorecard', 'comparison', 'schools'],
      },
      {
        title: 'Family worker in every school',
        purpose: 'decision',
        decision: 'Fund a family worker in every school from January, **£186,000 a year**',
        minutes: 20,
        presenter: 'Inclusion lead',
        strand: 2,
        papers: ['papers/family-worker.pdf', 'papers/locked.pdf', 'papers/never-added.pdf'],
      },
      {
        title: 'Safeguarding, autumn report',
        minutes: 5,
        presenter: 'Safeguarding trustee',
        strand: 2,
      },
      {
        title: 'Executive pay',
        purpose: 'decision',
        decision: 'Approve executive pay for 2026/27',
        minutes: 10,
        presenter: 'Chair of remuneration',
        confidential: true,
        papers: ['papers/pay.pdf'],
      },
    ],
  }),
)

/** A paper with so many A4 pages, each with its words; `landscape`, `rotated` and `script` make it awkward. */
export async function samplePaper(
  title: string,
  pages: number,
  options: { landscape?: boolean; rotated?: boolean; script?: boolean } = {},
): Promise<Uint8Array> {
  const file = await PDFDocument.create({ updateMetadata: false })
  const font = await file.embedFont(StandardFonts.Helvetica)
  for (let n = 1; n <= pages; n++) {
    const size: [number, number] = options.landscape ? [841.89, 595.28] : [595.28, 841.89]
    const page = file.addPage(size)
    if (options.rotated) page.setRotation(degrees(90))
    page.drawRectangle({
      x: 20,
      y: 20,
      width: size[0] - 40,
      height: size[1] - 40,
      borderWidth: 1,
      borderColor: grayscale(0.5),
    })
    page.drawText(`${title}, own page ${n}`, { x: 60, y: size[1] - 90, size: 24, font })
    page.drawText('Words at the very edge of the paper', { x: 22, y: 24, size: 9, font })
  }
  const first = file.getPage(0)
  const link = file.context.register(
    file.context.obj({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: [60, 700, 200, 730],
      A: { S: 'URI', URI: PDFString.of('https://example.org/') },
    }),
  )
  first.node.set(PDFName.of('Annots'), file.context.obj([link]))
  if (options.script) {
    file.addJavaScript('greet', 'app.alert("hello")')
    await file.attach(new TextEncoder().encode('secret'), 'hidden.txt', { mimeType: 'text/plain' })
  }
  return file.save()
}

/** A PDF that opens only with a password. */
export async function lockedPaper(): Promise<Uint8Array> {
  const file = await PDFDocument.create({ updateMetadata: false })
  file.addPage()
  file.encrypt({ userPassword: 'plover', ownerPassword: 'heron' })
  return file.save()
}

/** The whole input of a pack; `changes` replace parts of it. */
export async function sampleInput(changes: Partial<PackInput> = {}): Promise<PackInput> {
  const kpis = loadKpiLibrary(kpiFolder)
  return {
    trust: { name: 'Alder & Valley Learning Trust', uid: '5999', companiesHouse: null },
    schools: sampleSchools,
    kpis,
    vision: sampleVision,
    meeting: sampleMeeting,
    rules: usualRules,
    interests: [],
    privateNames: [],
    observations: sampleObservations(kpis),
    register: '2026-04-20',
    inspections,
    papers: [
      { name: 'minutes-july.pdf', bytes: await samplePaper('Minutes', 3) },
      {
        name: 'family-worker.pdf',
        bytes: await samplePaper('Family worker', 2, { landscape: true, script: true }),
      },
      { name: 'locked.pdf', bytes: await lockedPaper() },
      { name: 'pay.pdf', bytes: await samplePaper('Executive pay', 1, { rotated: true }) },
    ],
    copy: 'full',
    version: 1,
    issued: '2026-12-01',
    edition: 'standard',
    since: null,
    ...changes,
  }
}
