/** Vision, meetings and packs. */
import { resolve } from 'node:path'
import type { Input, Output } from '../../contract/index.ts'
import { saveAs } from '../save-file.ts'
import { editions, type Edition } from '../../domain/edition.ts'
import { numberItems } from '../../domain/numbering.ts'
import { formatDate } from '../../domain/wording.ts'
import { formatMoment, job, readText, UsageError, type Command, type Run } from './command.ts'

export const boardCommands: Record<string, Command> = {
  'vision load': {
    usage: 'vision load VAULT FILE',
    options: [],
    takes: [2, 2],
    async run({ call, unlock, standardInput }, [vault = '', file = '']) {
      await unlock(vault)
      const { kpis } = await call('kpis.list', {})
      const loaded = await call('vision.load', {
        text: file === '-' ? await standardInput() : await readText(file),
      })
      return {
        data: loaded,
        words: [
          `The vision has ${loaded.strands} strands.`,
          ...loaded.unknown.map(
            (code) =>
              `No KPI has the code ${code}; the link is kept and stays without figures.${near(code, kpis)}`,
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
  'meeting new': {
    usage:
      'meeting new VAULT --date YYYY-MM-DD [--template NAME | --from MEETING] [--title T] [--start HH:MM] [--place P]',
    options: ['date', 'template', 'from', 'title', 'start', 'place'],
    takes: [1, 1],
    async run({ call, unlock, text, required }, [vault = '']) {
      const date = required('date')
      const [template, former] = [text('template'), text('from')]
      if (template !== undefined && former !== undefined)
        throw new UsageError('a meeting starts --from another or from a --template, not from both')
      const from =
        template !== undefined
          ? ({ kind: 'template', name: template } as const)
          : former !== undefined
            ? ({ kind: 'meeting', id: former } as const)
            : ({ kind: 'nothing' } as const)
      await unlock(vault)
      const [title, start, place] = [text('title'), text('start'), text('place')]
      const { meeting } = await call('meetings.create', { from, date, title, start, place })
      return { data: meeting, words: `Made the meeting ${meeting.meeting.id}.` }
    },
  },
  'meeting show': {
    usage: 'meeting show VAULT ID|next',
    options: [],
    takes: [2, 2],
    async run({ call, unlock }, [vault = '', id = '']) {
      await unlock(vault)
      const found = await call('meetings.get', { id })
      const { title, date, start, place } = found.meeting.meeting
      const head = `${title}, ${formatDate(date, 'weekday')} at ${start}${place === '' ? '' : `, ${place}`}`
      const there = new Set(found.papers.map((paper) => paper.name))
      const lines = numberItems(found.meeting).map((item) => {
        const papers = item.papers.map((name) => (there.has(name) ? name : `${name} (missing)`))
        const facts = [item.purpose, item.minutes > 0 ? `${item.minutes} min` : '', ...papers]
        return `${item.number}  ${item.title} (${facts.filter((fact) => fact !== '').join('; ')})`
      })
      return { data: found, words: heading(head, lines) }
    },
  },
  meetings: {
    usage: 'meetings VAULT',
    options: [],
    takes: [1, 1],
    async run({ call, unlock }, [vault = '']) {
      await unlock(vault)
      const { meetings } = await call('meetings.list', {})
      const lines = meetings.map(({ id, title, date }) => `${date}  ${title}  (${id})`)
      return { data: meetings, words: lines.length > 0 ? lines.join('\n') : 'No meeting yet.' }
    },
  },
  'pack build': {
    usage:
      'pack build VAULT --meeting ID|next --out FILE.pdf [--copy full|public|member:ID] [--edition standard|large-print|greyscale]',
    options: ['meeting', 'out', 'copy', 'edition'],
    takes: [1, 1],
    async run(run, [vault = '']) {
      const { unlock, text, required } = run
      const [meeting, file] = [required('meeting'), required('out')]
      await unlock(vault)
      const wanted = { meeting, copy: text('copy'), edition: readEdition(text('edition')) }
      const pack = await writePack(run, { ...wanted, job }, file)
      await run.call('pack.record', wanted)
      // The vault does not keep the file, so that its words are read while it is here.
      await run.call('search.index', { job })
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
              (check) =>
                `  ${check.item ? `${check.item}  ` : ''}${check.title}. ${check.detail}${check.action ? ` ${check.action.words}.` : ''}`,
            )
            return [`${head}: ${lines.length}`, ...rows].join('\n')
          })
          .join('\n'),
      }
    },
  },
  'pack diff': {
    usage: 'pack diff VAULT --meeting ID|next [--copy full|public|member:ID]',
    options: ['meeting', 'copy'],
    takes: [1, 1],
    async run({ call, unlock, text, required }, [vault = '']) {
      const meeting = required('meeting')
      await unlock(vault)
      const found = await call('pack.differences', { meeting, copy: text('copy'), job })
      const { since, differences } = found
      if (!since) return { data: found, words: 'No pack of this meeting has been saved yet.' }
      const head = `Since the pack saved on ${formatMoment(since.at)}:`
      const lines = differences.map(({ words }) => words)
      return { data: found, words: heading(head, lines.length > 0 ? lines : ['nothing differs']) }
    },
  },
}

function readEdition(asked: string | undefined): Edition | undefined {
  const known = editions.find((one) => one === asked)
  if (asked !== undefined && known === undefined)
    throw new UsageError(`an edition is ${editions.join(', ')}, not "${asked}"`)
  return known
}

/** What goes under a line, a line each. */
function heading(head: string, lines: string[]): string {
  return [head, ...lines.map((line) => `  ${line}`)].join('\n')
}

/** The code that begins most like a mistyped one, as a question. */
function near(code: string, kpis: { code: string }[]): string {
  const shared = (other: string) => {
    let length = 0
    while (length < code.length && other[length] === code[length]) length += 1
    return length
  }
  const best = kpis.map((kpi) => kpi.code).toSorted((a, b) => shared(b) - shared(a))[0]
  return best !== undefined && shared(best) > 4 ? ` Did you mean ${best}?` : ''
}

/** Builds a pack into a file that is there whole or not at all. */
export async function writePack(
  run: Run,
  input: Input<'pack.build'>,
  out: string,
): Promise<Omit<Output<'pack.build'>, 'url'> & { file: string }> {
  const { url, ...pack } = await run.call('pack.build', input)
  return { ...pack, file: await saveAs(resolve(out), await run.bytesAt(url)) }
}
