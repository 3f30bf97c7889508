/** How the measures divide between the vision, what government asks for and neither; strands that nothing measures. */
import type { Output } from '../../../electron/contract/index.ts'
import { plural } from '../../../electron/domain/wording.ts'
import { Block } from '../../parts/Screen.tsx'
import { ShareBar } from '../../parts/ShareBar.tsx'
import { useEditing } from './editing.tsx'
import classes from './VisionScreen.module.css'

export function Balance({ review }: { review: Pick<Output<'vision.get'>, 'balance'> }) {
  const { vision, kpis } = useEditing()
  const { balance } = review
  const total = balance.vision + balance.accountability + balance.neither
  const unmeasured = vision.strands.flatMap((strand, i) =>
    strand.kpis.some((link) => kpis.has(link.code)) ? [] : [{ number: i + 1, title: strand.title }],
  )
  return (
    <>
      <Block title={`${balance.vision} of ${plural(total, 'KPI')} serve the vision`}>
        {total === 0 ? (
          <p className="second">Neither the vision nor the figures name a KPI yet.</p>
        ) : (
          <ShareBar
            label="KPIs by what they serve"
            parts={[
              { count: balance.vision, words: 'serve the vision', kind: 'filled' },
              {
                count: balance.accountability,
                words: 'asked for by government, no strand',
                kind: 'hollow',
              },
              { count: balance.neither, words: 'serve neither', kind: 'dashed' },
            ]}
          />
        )}
      </Block>
      {unmeasured.length > 0 && (
        <Block title={`${plural(unmeasured.length, 'strand')} that nothing measures`}>
          <ul className={classes.list}>
            {unmeasured.map(({ number, title }) => (
              <li key={number}>
                <span className={classes.number}>{number}</span> {title}
              </li>
            ))}
          </ul>
        </Block>
      )}
    </>
  )
}
