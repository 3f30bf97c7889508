/** The field for changes of method. */
import { Button, TextInput } from '@mantine/core'
import type { KpiDraft } from '../../../electron/domain/kpi-form.ts'
import classes from './Kpis.module.css'
import type { KpiFieldsProps } from './kpi-fields.ts'

/** The periods from which it was measured in another way: no line is joined across them. */
export function Breaks({ draft, problems, onChange }: KpiFieldsProps) {
  const put = (at: number, change: Partial<KpiDraft['breaks'][number]>) =>
    onChange({
      breaks: draft.breaks.map((one, i) => (i === at ? { ...one, ...change } : one)),
    })
  return (
    <fieldset className={classes.pair}>
      <legend>Changes of method</legend>
      <p className={classes.note}>No line is joined across one, and no change is read over it.</p>
      {draft.breaks.map(({ period, what }, i) => (
        <div key={i} className={classes.choices}>
          <TextInput
            label="From the period"
            value={period}
            placeholder="2025/26"
            onChange={(event) => put(i, { period: event.currentTarget.value })}
          />
          <TextInput
            label="What changed"
            value={what}
            onChange={(event) => put(i, { what: event.currentTarget.value })}
          />
          <Button
            className={classes.drop}
            aria-label={`Remove the change from ${period || 'no period'}`}
            onClick={() => onChange({ breaks: draft.breaks.toSpliced(i, 1) })}
          >
            Remove
          </Button>
        </div>
      ))}
      {problems.breaks && <p className={classes.wrong}>{problems.breaks}</p>}
      <div>
        <Button onClick={() => onChange({ breaks: [...draft.breaks, { period: '', what: '' }] })}>
          Add a change of method
        </Button>
      </div>
    </fieldset>
  )
}
