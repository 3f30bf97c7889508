/** The vision read and its versions; KPIs of the trust's own. */
import { parse } from 'yaml'
import { AppError } from '../../contract/index.ts'
import { kpiSchema, type Kpi } from '../../domain/kpi.ts'
import { formatDate, formatValue, plural } from '../../domain/wording.ts'
import { table } from '../terminal.ts'
import { readText, UsageError, type Command } from './command.ts'

export const visionCommands: Record<string, Command> = {
  'vision show': {
    usage: 'vision show VAULT',
    options: [],
    takes: [1, 1],
    async run({ call, unlock }, [vault = '']) {
      await unlock(vault)
      const review = await call('vision.get', {})
      const { kpis } = await call('kpis.list', {})
      const known = new Map(kpis.map((kpi) => [kpi.code, kpi]))
      const { vision, adoption, balance } = review
      if (vision === null) return { data: review, words: 'There is no vision yet.' }
      const adopted =
        adoption === null
          ? 'not adopted'
          : `adopted ${formatDate(adoption.date)}${adoption.changed ? ', reworded since' : ''}`
      const lines = vision.strands.flatMap(({ title, success, kpis }, i) => [
        `${i + 1}  ${title}${success ? `: ${success}` : ''}`,
        ...kpis.map(({ code, target }) => {
          const kpi = known.get(code)
          const aim =
            target === null || !kpi
              ? ''
              : `, target ${formatValue(kpi, target, { percentSign: true })}`
          return `   ${code}${kpi ? ` (${kpi.name})` : ' (no such KPI)'}${aim}`
        }),
        ...(kpis.length === 0 ? ['   nothing measures it'] : []),
      ])
      const without = review.kpisWithoutStrand.length
      return {
        data: review,
        words: [
          `${vision.vision.title} (version ${review.version}, ${adopted})`,
          ...lines,
          `${plural(balance.vision, 'KPI')} in the vision; ${plural(without, 'KPI')} with figures outside it.`,
        ].join('\n'),
      }
    },
  },
  'vision versions': {
    usage: 'vision versions VAULT',
    options: [],
    takes: [1, 1],
    async run({ call, unlock }, [vault = '']) {
      await unlock(vault)
      const { versions } = await call('vision.versions', {})
      return {
        data: versions,
        words: table(
          ['Version', 'Edited', 'Who', 'How', 'What'],
          versions.map((one) => [
            one.version,
            one.edited,
            one.who,
            one.restored === null ? one.how : `${one.how} ${one.restored}`,
            one.changes.join('; '),
          ]),
        ),
      }
    },
  },
  'vision revert': {
    usage: 'vision revert VAULT VERSION',
    options: [],
    takes: [2, 2],
    async run({ call, unlock }, [vault = '', asked = '']) {
      if (!/^[1-9]\d*$/.test(asked)) throw new UsageError('a version is a number from 1')
      await unlock(vault)
      const { version } = await call('vision.revert', { version: Number(asked) })
      return {
        data: { version },
        words: `Version ${asked} of the vision is back, as version ${version}.`,
      }
    },
  },
  'kpis define': {
    usage: 'kpis define VAULT FILE',
    options: [],
    takes: [2, 2],
    async run({ call, unlock, standardInput }, [vault = '', file = '']) {
      await unlock(vault)
      const kpi = readKpi(file === '-' ? await standardInput() : await readText(file))
      await call('kpis.define', { kpi })
      return { data: kpi, words: `The KPI ${kpi.code} is defined.` }
    },
  },
  'kpis retire': {
    usage: 'kpis retire VAULT CODE',
    options: [],
    takes: [2, 2],
    async run({ call, unlock }, [vault = '', code = '']) {
      await unlock(vault)
      await call('kpis.retire', { code })
      return { data: { code }, words: `The KPI ${code} is retired; its values stay.` }
    },
  },
  'kpis remove': {
    usage: 'kpis remove VAULT CODE',
    options: [],
    takes: [2, 2],
    async run({ call, unlock }, [vault = '', code = '']) {
      await unlock(vault)
      await call('kpis.remove', { code })
      return { data: { code }, words: `The KPI ${code} is removed.` }
    },
  },
}

/**
 * A KPI file, YAML or JSON, in the shape that `resources/kpis` has.
 * @throws AppError `KpiInvalid`, naming what is wrong
 */
function readKpi(text: string): Kpi {
  let data: unknown
  try {
    data = parse(text, { schema: 'core', maxAliasCount: 0 })
  } catch {
    throw new AppError('KpiInvalid', 'The KPI file cannot be read: it is neither YAML nor JSON.')
  }
  const parsed = kpiSchema.safeParse(data)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new AppError(
    'KpiInvalid',
    `The KPI file is not in order: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong shape'}.`,
  )
}
