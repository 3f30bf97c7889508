/**
 * The commands of the command line. Each is one or two calls of the contract; nothing here knows how
 * anything is done.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { AppError, type CallName, type Input, type Output } from '../contract/index.ts'
import { plural } from '../domain/wording.ts'
import { saveAs } from './save-file.ts'
import { table } from './terminal.ts'

/** What was typed is no command line of Plumbline's. */
export class UsageError extends Error {}

/** What a command works with. */
export type Run = {
  call<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>>
  /** Opens the vault that the first argument names. */
  unlock(folder: string): Promise<void>
  passphrase(): Promise<string>
  text(name: string): string | undefined
  required(name: string): string
  standardInput(): Promise<string>
  /** What a one-time URL holds. */
  bytesAt(url: string): Uint8Array
}
/** What a command says: a document for programs, words for people, and what makes it end with status 1. */
export type Answer = { data: unknown; words: string; trouble?: string }
export type Command = {
  usage: string
  options: string[]
  /** Fewest and most arguments after the command's words. */
  takes: [number, number]
  run(run: Run, args: string[]): Promise<Answer>
}

const job = 'cli'
const demoPassphrase = 'demonstration trust'

/** By the words that name them. */
export const commands: Record<string, Command> = {
  demo: {
    usage: 'demo [--out DIR] [--schools N] [--years N]',
    options: ['out', 'schools', 'years'],
    takes: [0, 0],
    async run(run) {
      const { call, text, passphrase } = run
      const out = resolve(text('out') ?? 'out/demo')
      const secret = text('passphrase-file') === undefined ? demoPassphrase : await passphrase()
      const size = {
        schools: wholeNumber(text('schools'), 'schools'),
        years: wholeNumber(text('years'), 'years'),
      }
      await clearEarlierDemo(out)
      const made = await call('demo.create', {
        folder: join(out, 'vault'),
        passphrase: secret,
        ...size,
        job,
      })
      const file = join(out, 'board-pack.pdf')
      const pack = await writePack(run, { meeting: made.meeting, job }, file)
      return {
        data: { vault: made.folder, meeting: made.meeting, pack },
        words: [
          `The demonstration trust's board pack: ${pack.file} (${pack.pages} pages)`,
          `Its vault: ${made.folder}${secret === demoPassphrase ? ` (passphrase: ${demoPassphrase})` : ''}`,
          'All names and figures in it are invented.',
        ].join('\n'),
      }
    },
  },
  'vault create': {
    usage: 'vault create VAULT --trust NAME',
    options: ['trust'],
    takes: [1, 1],
    async run({ call, passphrase, required }, [vault = '']) {
      const made = await call('vault.create', {
        folder: vault,
        trust: required('trust'),
        passphrase: await passphrase(),
      })
      return {
        data: made,
        words: `Made ${made.folder}\nRecovery code, to be printed and kept apart from this machine:\n\n    ${made.recoveryCode}\n`,
      }
    },
  },
  'vault check': {
    usage: 'vault check VAULT',
    options: [],
    takes: [1, 1],
    async run({ call, unlock }, [vault = '']) {
      await unlock(vault)
      const check = await call('vault.check', {})
      const bad = check.findings.filter((finding) => !finding.ok)
      return {
        data: check,
        words: check.findings
          .map((finding) => `${finding.ok ? 'in order' : 'WRONG   '}  ${finding.what}`)
          .join('\n'),
        ...(check.ok
          ? {}
          : { trouble: `The vault is not in order: ${bad[0]?.what ?? 'see the findings'}` }),
      }
    },
  },
  'vault backup': {
    usage: 'vault backup VAULT FILE',
    options: [],
    takes: [2, 2],
    async run({ call, unlock }, [vault = '', file = '']) {
      await unlock(vault)
      const made = await call('vault.backup', { file: resolve(file) })
      return { data: made, words: `Backed up and verified: ${made.file} (${made.bytes} bytes)` }
    },
  },
  'vault restore': {
    usage: 'vault restore FILE VAULT',
    options: [],
    takes: [2, 2],
    async run({ call }, [file = '', vault = '']) {
      const folder = resolve(vault)
      await call('vault.restore', { file: resolve(file), folder })
      return { data: { folder }, words: `Restored to ${folder}` }
    },
  },
  import: {
    usage: 'import VAULT FILE... [--as KIND] [--period P]',
    options: ['as', 'period'],
    takes: [2, Number.POSITIVE_INFINITY],
    async run({ call, unlock, text }, [vault = '', ...files]) {
      await unlock(vault)
      const as = text('as') as Input<'import.files'>['as']
      return importAnswer(await call('import.files', { files, as, period: text('period'), job }))
    },
  },
  'trust adopt': {
    usage: 'trust adopt VAULT --name NAME',
    options: ['name'],
    takes: [1, 1],
    async run({ call, unlock, required }, [vault = '']) {
      await unlock(vault)
      const adopted = await call('trust.adopt', { name: required('name'), job })
      const files = importAnswer(adopted)
      return {
        data: adopted,
        words: [
          `Adopted ${adopted.trust.name} with ${adopted.schools.length} schools.`,
          files.words,
        ]
          .filter(Boolean)
          .join('\n'),
        ...(files.trouble ? { trouble: files.trouble } : {}),
      }
    },
  },
  schools: {
    usage: 'schools VAULT',
    options: [],
    takes: [1, 1],
    async run({ call, unlock }, [vault = '']) {
      await unlock(vault)
      const { schools } = await call('schools.list', {})
      const { inspections } = await call('schools.inspections', {})
      const data = schools.map((school) => ({
        ...school,
        inspections: inspections.filter((inspection) => inspection.urn === school.urn),
      }))
      return {
        data,
        words: table(
          ['URN', 'LAESTAB', 'School', 'Phase', 'LA', 'Pupils', 'Ofsted'],
          data.map((school) => [
            ...[school.urn, school.laestab, school.name, school.phase, school.la.name],
            school.pupils,
            school.inspections
              .map((inspection) => `${inspection.date} ${inspection.era}`)
              .join(', '),
          ]),
        ),
      }
    },
  },
  kpis: {
    usage: 'kpis VAULT',
    options: [],
    takes: [1, 1],
    async run({ call, unlock }, [vault = '']) {
      await unlock(vault)
      const { kpis } = await call('kpis.list', {})
      return {
        data: kpis,
        words: table(
          ['Code', 'Name', 'Unit', 'Polarity', 'Values'],
          kpis.map((kpi) => [kpi.code, kpi.name, kpi.unit, kpi.polarity, kpi.values]),
        ),
      }
    },
  },
  values: {
    usage: 'values VAULT [--kpi CODE] [--urn URN] [--period P] [--group G]',
    options: ['kpi', 'urn', 'period', 'group'],
    takes: [1, 1],
    async run({ call, unlock, text }, [vault = '']) {
      await unlock(vault)
      const group = text('group') as Input<'values.query'>['group']
      const { values } = await call('values.query', {
        kpi: text('kpi'),
        urn: text('urn'),
        period: text('period'),
        group,
      })
      return {
        data: values,
        words: table(
          ['About', 'KPI', 'Group', 'Period', 'State', 'Value', 'Of', 'Source'],
          values.map((v) => [
            v.school ?? [v.area, v.covers].filter(Boolean).join(', '),
            v.kpi,
            v.group,
            v.period,
            v.state,
            v.value,
            v.denominator,
            `${v.source.file} row ${v.source.row} ${v.source.column}`,
          ]),
        ),
      }
    },
  },
  'vision load': {
    usage: 'vision load VAULT FILE',
    options: [],
    takes: [2, 2],
    async run({ call, unlock, standardInput }, [vault = '', file = '']) {
      await unlock(vault)
      const loaded = await call('vision.load', {
        text: file === '-' ? await standardInput() : await readText(file),
      })
      return {
        data: loaded,
        words: [
          `The vision has ${loaded.strands} strands.`,
          ...loaded.unknown.map(
            (code) => `No KPI has the code ${code}; the link is kept and stays without figures.`,
          ),
        ].join('\n'),
      }
    },
  },
  'meeting load': {
    usage: 'meeting load VAULT FILE',
    options: [],
    takes: [2, 2],
    async run({ call, unlock }, [vault = '', file = '']) {
      await unlock(vault)
      const loaded = await call('meetings.loadFile', { file })
      return {
        data: loaded,
        words: [
          `Loaded the meeting ${loaded.id}.`,
          ...loaded.missing.map((paper) => `The paper ${paper} is not there yet.`),
        ].join('\n'),
      }
    },
  },
  'pack build': {
    usage: 'pack build VAULT --meeting ID|next --out FILE.pdf [--copy full|public|member:ID]',
    options: ['meeting', 'out', 'copy'],
    takes: [1, 1],
    async run(run, [vault = '']) {
      const { unlock, text, required } = run
      const [meeting, file] = [required('meeting'), required('out')]
      await unlock(vault)
      const pack = await writePack(run, { meeting, copy: text('copy'), job }, file)
      const refused = pack.papers.filter((paper) => paper.status === 'refused')
      return {
        data: pack,
        words: [
          `${pack.file}: ${pack.pages} pages`,
          ...refused.map(
            (paper) => `Item ${paper.item}: ${paper.file} is not in the pack: ${paper.reason}`,
          ),
        ].join('\n'),
      }
    },
  },
  'pack check': {
    usage: 'pack check VAULT --meeting ID|next',
    options: ['meeting', 'copy'],
    takes: [1, 1],
    async run({ call, unlock, text, required }, [vault = '']) {
      const meeting = required('meeting')
      await unlock(vault)
      const checked = await call('pack.check', { meeting, copy: text('copy') })
      const heads = {
        stops: 'Stops it going out',
        improves: 'Would make it better',
        'in-order': 'In order',
      } as const
      return {
        data: checked,
        words: Object.entries(heads)
          .map(([level, head]) => {
            const lines = checked.checks.filter((check) => check.level === level)
            const rows = lines.map(
              (check) => `  ${check.item ? `${check.item}  ` : ''}${check.title}. ${check.detail}`,
            )
            return [`${head}: ${lines.length}`, ...rows].join('\n')
          })
          .join('\n'),
      }
    },
  },
  spc: {
    usage: 'spc FILE|- [--direction increase|decrease|neutral] [--target N] [--keep-outliers]',
    options: ['direction', 'target', 'keep-outliers'],
    takes: [1, 1],
    async run({ call, text, standardInput }, [file = '']) {
      const direction = text('direction') as Input<'spc.analyse'>['direction']
      const target = text('target')
      if (target !== undefined && !Number.isFinite(Number(target)))
        throw new UsageError('--target takes a number')
      const analysis = await call('spc.analyse', {
        csv: file === '-' ? await standardInput() : await readText(file),
        direction,
        target: target === undefined ? undefined : Number(target),
        keepOutliers: text('keep-outliers') !== undefined,
      })
      return {
        data: analysis,
        words: [
          `mean ${short(analysis.mean)}, limits ${short(analysis.lower)} to ${short(analysis.upper)}; variation: ${analysis.variation}; assurance: ${analysis.assurance ?? 'no target'}`,
          table(
            ['Date', 'Value', 'Type', 'Rule'],
            analysis.points.map((point) => [point.date, point.value, point.type, point.rule]),
          ),
        ].join('\n'),
      }
    },
  },
}

/** Marks a folder as one whose vault the demonstration made, and may make anew. */
const demoMark = '.plumbline-demo'

/** Takes away an earlier demonstration's vault, and nothing that anybody else put there. */
async function clearEarlierDemo(out: string): Promise<void> {
  const mark = join(out, demoMark)
  const marked = await readFile(mark, 'utf8').catch(() => null)
  if (marked !== null) await rm(join(out, 'vault'), { recursive: true, force: true })
  await mkdir(out, { recursive: true })
  await writeFile(
    mark,
    'The vault in this folder is the demonstration trust; plumbline demo replaces it.\n',
  )
}

/** Builds a pack into a file that is there whole or not at all. */
async function writePack(
  run: Run,
  input: Input<'pack.build'>,
  out: string,
): Promise<Omit<Output<'pack.build'>, 'url'> & { file: string }> {
  const { url, ...pack } = await run.call('pack.build', input)
  return { ...pack, file: await saveAs(resolve(out), run.bytesAt(url)) }
}

function importAnswer({
  results,
  refused,
}: Pick<Output<'import.files'>, 'results' | 'refused'>): Answer {
  const lines = results.map((result) => {
    const { added, superseded, same, records } = result.counts
    const said = {
      waiting: 'kept until the trust is adopted',
      unchanged: 'already in, nothing changed',
      stored: [
        records > 0 ? plural(records, 'record') : '',
        added + superseded + same > 0
          ? `${plural(added, 'new value')}, ${superseded} revised, ${same} as before`
          : '',
        result.problems.length > 0 ? `${result.problems.length} to look at` : '',
      ]
        .filter(Boolean)
        .join('; '),
    }
    return `${result.file}: ${result.title}: ${said[result.outcome] || 'nothing in it about the trust'}`
  })
  const first = refused[0]
  return {
    data: { results, refused },
    words: lines.join('\n'),
    ...(first
      ? {
          trouble:
            refused.length === 1
              ? `${first.file} was not taken: ${first.message}`
              : `${refused.length} files were not taken: ${refused.map((one) => `${one.file}: ${one.message}`).join(' | ')}`,
        }
      : {}),
  }
}

/** A computed number without the noise of binary fractions. */
const short = (number: number) => String(Number(number.toPrecision(6)))

function wholeNumber(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined
  if (!/^\d+$/.test(text)) throw new UsageError(`--${name} takes a whole number`)
  return Number(text)
}

/** A text file that the person names.
 * @throws AppError `FileMissing`
 */
export async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => {
    throw new AppError('FileMissing', `There is no file ${file}.`)
  })
}
