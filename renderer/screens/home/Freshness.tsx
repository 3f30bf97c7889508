/** How current the data are: the latest of each family, and what comes next. Late is a clock and the word. */
import type { Output } from '../../../electron/contract/index.ts'
import { periodLabel } from '../../../electron/domain/period.ts'
import { formatDate } from '../../../electron/domain/wording.ts'
import { Mark } from '../../parts/Mark.tsx'
import { Block } from '../../parts/Screen.tsx'
import { Term } from '../../parts/Term.tsx'
import classes from './Home.module.css'

type Line = Output<'home.get'>['freshness'][number]

export function Freshness({ data }: { data: Line[] }) {
  return (
    <Block title="How current the data are">
      {data.length === 0 ? (
        <p className="second">
          No data yet. Every figure that is brought in shows its period here, and what comes next.
        </p>
      ) : (
        <table className={classes.currency}>
          <thead>
            <tr>
              <th scope="col">Data</th>
              <th scope="col">Latest</th>
              <th scope="col">Next</th>
            </tr>
          </thead>
          <tbody>
            {data.map((line) => (
              <tr key={line.name}>
                <th scope="row">{line.name}</th>
                <td>
                  {latest(line)}
                  {line.latest.provisional && (
                    <>
                      , <Term of="provisional" />
                    </>
                  )}
                </td>
                <td>
                  {line.state === 'late' ? (
                    <span className="strong">
                      <Mark name="awaiting" words="" /> late: {line.next}
                    </span>
                  ) : (
                    (line.next ?? (line.state === 'unknown' ? 'its day is not told' : 'current'))
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Block>
  )
}

function latest({ latest, state }: Line): string {
  if (latest.date !== null)
    return `${state === 'unknown' ? 'brought in ' : ''}${formatDate(latest.date, 'short')}`
  return periodLabel(latest.period ?? '')
}
