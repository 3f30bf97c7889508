/** Process behaviour charts of any series. */
import type { Input } from '../../contract/index.ts'
import { table } from '../terminal.ts'
import { readText, UsageError, type Command } from './command.ts'

export const spcCommands: Record<string, Command> = {
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

/** A computed number without the noise of binary fractions. */
const short = (number: number) => String(Number(number.toPrecision(6)))
