/** Every rule that rates or hides a figure: what it says, where it comes from, and what the trust may do with it. */
import { useState } from 'react'
import { Button, NumberInput } from '@mantine/core'
import type { Input, Output } from '../../../electron/contract/index.ts'
import { capitalise, countWord } from '../../../electron/domain/wording.ts'
import { useAsk, useDo } from '../../api.ts'
import { Answer } from '../../parts/Pending.tsx'
import { Block, Screen } from '../../parts/Screen.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { offerUndoOf } from '../../parts/undo.tsx'
import classes from './Settings.module.css'

type Rule = Output<'rules.list'>['rules'][number]
type RuleId = Input<'rules.set'>['id']

const mayWords: Record<Rule['may'], string> = {
  raised: 'The trust may raise it, not lower it.',
  either: 'The trust may raise or lower it.',
  fixed: 'It is the same for every trust.',
}

export function RulesPart() {
  const list = useAsk('rules.list', {})
  const changed = (list.data?.rules ?? []).filter(({ value, usual }) => value !== usual).length
  return (
    <Screen
      help="settings"
      title="Thresholds and rules"
      sentence={
        changed === 0
          ? 'All rules stand at their usual values. A change shows on screen, on paper and in the words of the rule.'
          : `${capitalise(countWord(changed))} ${changed === 1 ? 'rule is' : 'rules are'} set by the trust; the others stand at their usual values.`
      }
    >
      <Answer of={list} what="Looking at the rules">
        {({ rules }) => (
          <>
            <Block title="Rules that the trust may set">
              <ul className={classes.rules}>
                {rules.flatMap((rule) =>
                  rule.bounds
                    ? [
                        <li key={rule.id}>
                          <RuleWords rule={rule} />
                          <RuleForm
                            key={rule.value}
                            id={rule.id as RuleId}
                            rule={rule}
                            bounds={rule.bounds}
                          />
                        </li>,
                      ]
                    : [],
                )}
              </ul>
            </Block>
            <Block title="Rules that are fixed">
              <ul className={classes.rules}>
                {rules
                  .filter(({ may }) => may === 'fixed')
                  .map((rule) => (
                    <li key={rule.id}>
                      <RuleWords rule={rule} />
                    </li>
                  ))}
              </ul>
            </Block>
          </>
        )}
      </Answer>
    </Screen>
  )
}

function RuleWords({ rule }: { rule: Rule }) {
  return (
    <div>
      <h3>{rule.title}</h3>
      <p>{rule.says}</p>
      <p className="source">
        {rule.source}. {mayWords[rule.may]}
      </p>
    </div>
  )
}

function RuleForm({
  id,
  rule,
  bounds,
}: {
  id: RuleId
  rule: Rule
  bounds: { least: number; most: number }
}) {
  const [typed, setTyped] = useState<number | string>(rule.value)
  const set = useDo('rules.set')
  const wrong =
    typeof typed !== 'number' || typed < bounds.least || typed > bounds.most
      ? `From ${bounds.least} to ${bounds.most}.`
      : undefined
  function change(value: number | null) {
    offerUndoOf(set.mutateAsync({ id, value }), `“${rule.title}” is changed`)
  }
  return (
    <form
      className={classes.row}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (wrong === undefined && typed !== rule.value) change(Number(typed))
      }}
    >
      <NumberInput
        label={capitalise(rule.unit === '%' ? 'percent' : rule.unit)}
        aria-label={`${rule.title}: ${rule.unit}`}
        value={typed}
        onChange={setTyped}
        allowDecimal={false}
        allowNegative={false}
        error={wrong}
        classNames={{ root: classes.number ?? '' }}
      />
      {typed !== rule.value && wrong === undefined && <Button type="submit">Set it</Button>}
      {rule.value !== rule.usual && (
        <Button onClick={() => change(null)}>Back to {rule.usual}</Button>
      )}
      {set.error && <Trouble error={set.error} />}
    </form>
  )
}
