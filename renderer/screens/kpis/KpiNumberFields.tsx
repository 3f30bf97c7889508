/** The fields of a KPI that say what kind of number it is and how it is read. */
import { NativeSelect, Radio, TextInput } from '@mantine/core'
import { choicesOf, type TrustFigure } from '../../../electron/domain/kpi-form.ts'
import { unitName } from '../../../electron/domain/kpi-words.ts'
import { type Polarity, type Unit, units } from '../../../electron/domain/kpi.ts'
import { capitalise, plural } from '../../../electron/domain/wording.ts'
import classes from './Kpis.module.css'
import { type KpiFieldsProps, pick } from './kpi-fields.ts'

const trustWords: Record<TrustFigure, string> = {
  pooled: 'So many of so many, over all schools together',
  weighed: 'The mean of the schools, each weighed by its pupils',
  added: 'The schools’ figures added up',
  none: 'The trust as a whole has no figure',
}

const polarityWords: Record<Polarity, string> = {
  higher: 'Higher is better',
  lower: 'Lower is better',
  band: 'It is good inside a range',
  zero: 'None is the aim',
  context: 'Neither: it describes context',
}

const unitExamples: Record<Unit, string> = {
  percent: 'pupils who feel they belong',
  score: 'a scaled score',
  points: 'points of a scale',
  count: 'complaints, visits, places',
  rate: 'suspensions per 100 pupils',
  ratio: 'pupils for each teacher',
  pounds: 'reserves, spending per pupil',
  days: 'days until a post is filled',
}

/** What kind of number it is, its decimals and bounds, and how the trust's figure comes about. */
export function NumberFields({ draft, problems, onChange }: KpiFieldsProps) {
  const choices = choicesOf(draft)
  return (
    <>
      <NativeSelect
        label="Kind of number"
        value={draft.unit}
        data={units.map((value) => ({
          value,
          label: `${capitalise(unitName(value))}: ${unitExamples[value]}`,
        }))}
        onChange={(event) => pick(units, event, (unit) => onChange({ unit }))}
      />
      <Radio.Group
        label="The trust’s figure"
        value={draft.trust}
        error={problems.trust}
        onChange={(value) =>
          pick(choices.trust, { currentTarget: { value } }, (trust) => onChange({ trust }))
        }
      >
        <div className={classes.stack}>
          {choices.trust.map((value) => (
            <Radio key={value} value={value} label={trustWords[value]} />
          ))}
        </div>
      </Radio.Group>
      {choices.decimals.length > 1 && (
        <NativeSelect
          label="Decimals"
          value={`${draft.decimals}`}
          error={problems.decimals}
          data={choices.decimals.map((value) => ({
            value: `${value}`,
            label: value === 0 ? 'None' : plural(value, 'decimal'),
          }))}
          onChange={(event) => onChange({ decimals: Number(event.currentTarget.value) })}
        />
      )}
      {choices.bounds && (
        <Pair
          legend="What it can be"
          description={
            draft.unit === 'percent' ? 'Nothing means from 0 to 100.' : 'Nothing means no bound.'
          }
          labels={['The least', 'The most']}
          values={[draft.bounds.least, draft.bounds.most]}
          error={problems.bounds}
          onChange={([least, most]) => onChange({ bounds: { least, most } })}
        />
      )}
    </>
  )
}

/** How high and low are read. */
export function Reading({ draft, problems, onChange }: KpiFieldsProps) {
  const choices = choicesOf(draft)
  return (
    <>
      <Radio.Group
        label="How it is read"
        value={draft.polarity}
        error={problems.polarity}
        onChange={(value) =>
          pick(choices.polarities, { currentTarget: { value } }, (polarity) =>
            onChange({ polarity }),
          )
        }
      >
        <div className={classes.stack}>
          {choices.polarities.map((value) => (
            <Radio key={value} value={value} label={polarityWords[value]} />
          ))}
        </div>
      </Radio.Group>
      {choices.band && (
        <Pair
          legend="The good range"
          labels={['From', 'To']}
          values={[draft.band.low, draft.band.high]}
          error={problems.band}
          onChange={([low, high]) => onChange({ band: { low, high } })}
        />
      )}
    </>
  )
}

type PairProps = {
  legend: string
  description?: string
  labels: [string, string]
  values: [string, string]
  error: string | undefined
  onChange(values: [string, string]): void
}

/** Two numbers that belong together. */
function Pair({ legend, description, labels, values, error, onChange }: PairProps) {
  const [first, second] = values
  return (
    <fieldset className={classes.pair}>
      <legend>{legend}</legend>
      {description && <p className={classes.note}>{description}</p>}
      <div className={classes.choices}>
        <TextInput
          label={labels[0]}
          inputMode="decimal"
          value={first}
          error={error !== undefined}
          onChange={(event) => onChange([event.currentTarget.value, second])}
        />
        <TextInput
          label={labels[1]}
          inputMode="decimal"
          value={second}
          error={error !== undefined}
          onChange={(event) => onChange([first, event.currentTarget.value])}
        />
      </div>
      {error && <p className={classes.wrong}>{error}</p>}
    </fieldset>
  )
}
