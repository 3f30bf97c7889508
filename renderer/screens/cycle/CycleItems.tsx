/** Every item of the cycle with its rule, its records and what the trust may do with it. */
import { Button } from '@mantine/core'
import { itemStateWords } from '../../../electron/domain/cycle-standing.ts'
import { formatDate } from '../../../electron/domain/wording.ts'
import { useDo } from '../../api.ts'
import { Block } from '../../parts/Screen.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { offerUndoOf } from '../../parts/undo.tsx'
import type { Cycle, Standing } from './CycleScreen.tsx'
import classes from './Cycle.module.css'

type CycleItemsProps = {
  cycle: Cycle
  onRecord(of: Standing): void
  onEdit(of: Standing): void
}

export function CycleItems({ cycle, onRecord, onEdit }: CycleItemsProps) {
  const reset = useDo('cycle.removeItem')
  const unrecord = useDo('cycle.removeRecord')
  function take({ item, from }: Standing) {
    offerUndoOf(
      reset.mutateAsync({ id: item.id }),
      `${item.title} is ${from === 'trust' ? 'removed' : 'as it came'}`,
    )
  }
  function takeRecord(id: string) {
    offerUndoOf(unrecord.mutateAsync({ id }), 'The record is taken back')
  }
  const error = reset.error ?? unrecord.error
  return (
    <Block title="What the year asks for">
      {error && <Trouble error={error} />}
      <ul className={classes.amiss}>
        {cycle.items.map((one) => {
          const { item, state, rule, last, from, slots } = one
          const records = slots.flatMap(({ done }) => (done?.record ? [done] : []))
          return (
            <li key={item.id}>
              <div className={classes.words}>
                <strong>{item.title}</strong>: {itemStateWords[state]}
                {last !== null && `, last on ${formatDate(last)}`}
                <p>{item.omitted ?? item.duty}</p>
                <p className="source">
                  {rule}
                  {from === 'changed' && ', changed by the trust'}
                  {from === 'trust' && ', the trust’s own'}
                </p>
                {records.map(({ record, on, shownBy }) => (
                  <p key={record} className={classes.actions}>
                    <span>
                      Done on {formatDate(on)}
                      {shownBy && `: ${shownBy}`}
                    </span>
                    <Button
                      size="compact-sm"
                      h={32}
                      aria-label={`Take back: ${item.title} done on ${formatDate(on)}`}
                      onClick={() => takeRecord(record ?? '')}
                    >
                      Take back
                    </Button>
                  </p>
                ))}
              </div>
              <div className={classes.actions}>
                <Button
                  size="compact-sm"
                  h={32}
                  aria-label={`Record that ${item.title} was done`}
                  onClick={() => onRecord(one)}
                >
                  Record
                </Button>
                <Button
                  size="compact-sm"
                  h={32}
                  aria-label={`Change ${item.title}`}
                  onClick={() => onEdit(one)}
                >
                  Change
                </Button>
                {from !== 'plumbline' && (
                  <Button
                    size="compact-sm"
                    h={32}
                    aria-label={`${from === 'trust' ? 'Remove' : 'Set back'} ${item.title}`}
                    onClick={() => take(one)}
                  >
                    {from === 'trust' ? 'Remove' : 'Set back'}
                  </Button>
                )}
              </div>
            </li>
          )
        })}
      </ul>
    </Block>
  )
}
