/** What the figures show: the scorecard, a school, schools compared. */
import { resolve } from 'node:path'
import type { Input } from '../../contract/index.ts'
import { cellText } from '../../domain/cell-words.ts'
import { saveAs } from '../save-file.ts'
import { table } from '../terminal.ts'
import { UsageError, type Command, type Run } from './command.ts'

type Group = Input<'insight.scorecard'>['group']

/** `2` is the second strand; `all` and `outside` stand for themselves. */
function strandOf(text: string | undefined): Input<'insight.scorecard'>['strand'] {
  if (text === undefined || text === 'all' || text === 'outside') return text
  if (!/^[1-9]\d*$/.test(text)) {
    throw new UsageError('--strand takes the number of a strand, all or outside')
  }
  return Number(text)
}

/** Writes the table as CSV where that is asked for; answers the file. */
async function csvFile(run: Run, input: Input<'insight.export'>): Promise<string | null> {
  const file = run.text('csv')
  if (file === undefined) return null
  const { csv } = await run.call('insight.export', input)
  return saveAs(resolve(file), new TextEncoder().encode(csv))
}

export const insightCommands: Record<string, Command> = {
  scorecard: {
    usage:
      'scorecard VAULT [--strand N|all|outside] [--phase P] [--group G] [--period P] [--csv FILE]',
    options: ['strand', 'phase', 'group', 'period', 'csv'],
    takes: [1, 1],
    async run(run, [vault = '']) {
      const { call, unlock, text } = run
      await unlock(vault)
      const input: Input<'insight.scorecard'> = {
        strand: strandOf(text('strand')),
        phase: text('phase') as Input<'insight.scorecard'>['phase'],
        group: text('group') as Group,
        period: text('period'),
      }
      const card = await call('insight.scorecard', input)
      const file = await csvFile(run, { what: 'scorecard', ask: input })
      const lines = [...card.sections.flatMap(({ rows }) => rows), card.total]
      return {
        data: file === null ? card : { ...card, file },
        words: [
          `${card.finding}. ${card.sentence}`,
          table(
            ['School', ...card.columns.map((column) => column.short)],
            lines.map(({ name, cells }) => [
              name,
              ...card.columns.map((column, i) => {
                const cell = cells[i]
                if (!cell) return ''
                const mark = cell.kind === 'worse' || cell.kind === 'better' ? ` ${cell.kind}` : ''
                return `${cellText(column, cell)}${mark}`
              }),
            ]),
          ),
          ...(file === null ? [] : [`Written to ${file}.`]),
        ].join('\n'),
      }
    },
  },
  school: {
    usage: 'school VAULT URN [--group G] [--csv FILE]',
    options: ['group', 'csv'],
    takes: [2, 2],
    async run(run, [vault = '', urn = '']) {
      await run.unlock(vault)
      const input = { urn, group: run.text('group') as Group }
      const school = await run.call('insight.school', input)
      const file = await csvFile(run, { what: 'school', ask: input })
      return {
        data: file === null ? school : { ...school, file },
        words: [
          `${school.school.name}. ${school.finding}.`,
          table(
            ['Strand', 'Measure', 'Period', 'Figure', 'Verdict'],
            school.strands.flatMap(({ number, measures }) =>
              measures.map((one) => [number, one.kpi.name, one.period, one.text, one.verdict]),
            ),
          ),
          ...(file === null ? [] : [`Written to ${file}.`]),
        ].join('\n'),
      }
    },
  },
  compare: {
    usage: 'compare VAULT [URN...] [--kpi CODE] [--group G] [--period P] [--csv FILE]',
    options: ['kpi', 'group', 'period', 'csv'],
    takes: [1, Number.POSITIVE_INFINITY],
    async run(run, [vault = '', ...urns]) {
      const { text } = run
      await run.unlock(vault)
      const group = text('group') as Group
      const input = { urns, kpi: text('kpi'), group, period: text('period') }
      const compared = await run.call('insight.compare', input)
      const file = await csvFile(run, { what: 'compare', ask: input })
      return {
        data: file === null ? compared : { ...compared, file },
        words: [
          ...compared.measures.flatMap(({ finding, rows }) => [
            `${finding}.`,
            table(
              ['School', 'Figure', 'Verdict'],
              rows.map((row) => [row.name, row.text, row.verdict]),
            ),
          ]),
          ...(file === null ? [] : [`Written to ${file}.`]),
        ].join('\n'),
      }
    },
  },
}
