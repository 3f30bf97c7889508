/** Bringing files in, and reading what came of them. */
import type { Input, Output, Problem } from '../../contract/index.ts'
import { plural } from '../../domain/wording.ts'
import { table } from '../terminal.ts'
import { job, readText, type Answer, type Command } from './command.ts'
import { readGrid } from './grid-file.ts'
import { londonDay } from '../../domain/london.ts'

export const dataCommands: Record<string, Command> = {
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
  imports: {
    usage: 'imports VAULT',
    options: [],
    takes: [1, 1],
    async run({ call, unlock }, [vault = '']) {
      await unlock(vault)
      const { imports } = await call('import.list', {})
      return {
        data: imports,
        words: table(
          ['Id', 'When', 'What', 'New', 'Revised', 'As before', 'To look at', 'State'],
          imports.map(({ id, at, title, counts, problems, undone }) => [
            ...[id, londonDay(at), title, counts.added, counts.superseded, counts.same],
            problems.leftOut + problems.doubts,
            undone === null ? 'in force' : 'undone',
          ]),
        ),
      }
    },
  },
  'import undo': {
    usage: 'import undo VAULT ID',
    options: [],
    takes: [2, 2],
    async run({ call, unlock }, [vault = '', id = '']) {
      await unlock(vault)
      const undone = await call('import.undo', { id })
      return { data: undone, words: `Undid ${undone.import.title}. ${settledWords(undone)}` }
    },
  },
  'import redo': {
    usage: 'import redo VAULT ID',
    options: [],
    takes: [2, 2],
    async run({ call, unlock }, [vault = '', id = '']) {
      await unlock(vault)
      const back = await call('import.redo', { id })
      return { data: back, words: `Brought ${back.import.title} back. ${settledWords(back)}` }
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
              .map(({ date, kind, era }) => `${date} ${kind === 'ungraded' ? kind : era}`)
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
  'values type': {
    usage: 'values type VAULT --kpi CODE --reason WHY FILE [--period P] [--group G] [--who NAME]',
    options: ['kpi', 'period', 'group', 'reason', 'who'],
    takes: [2, 2],
    async run({ call, unlock, text, required }, [vault = '', file = '']) {
      const kpi = required('kpi')
      const reason = required('reason')
      const grid = readGrid(await readText(file), text('period'))
      await unlock(vault)
      const group = text('group') as Input<'values.query'>['group']
      const { import: made, problems } = await call('values.type', {
        reason,
        who: text('who'),
        cells: grid.map((cell) => ({ kpi, group, ...cell })),
      })
      return {
        data: { import: made, problems },
        words: [
          made
            ? `${made.title}: ${plural(made.counts.added, 'new value')}, ${made.counts.superseded} revised, ${made.counts.same} as before.`
            : '',
          ...problemLines(problems),
        ]
          .filter(Boolean)
          .join('\n'),
        ...(made
          ? {}
          : { trouble: `Nothing was stored: ${plural(problems.length, 'cell')} cannot be.` }),
      }
    },
  },
}

function settledWords({ gone, replaced, inspections }: Output<'import.undo'>): string {
  const values = `${plural(gone, 'value')} without another in its place, ${replaced} with one`
  return inspections > 0 ? `${values}; ${plural(inspections, 'inspection')} changed.` : `${values}.`
}

/** The most problems of a file that are printed; `--json` has them all. */
const printedProblems = 5

function problemLines(problems: Problem[]): string[] {
  const lines = problems.slice(0, printedProblems).map((problem) => `    ${problem.message}`)
  const more = problems.length - printedProblems
  return more > 0 ? [...lines, `    and ${more} more: --json prints them all`] : lines
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
    const line = `${result.file}: ${result.title}: ${said[result.outcome] || 'nothing in it about the trust'}`
    return [line, ...problemLines(result.problems)].join('\n')
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
