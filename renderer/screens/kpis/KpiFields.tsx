/** The fields of a KPI of the trust's own. Each choice leaves only those that go with it. */
import type { ReactNode } from 'react'
import {
  Checkbox,
  NativeSelect,
  Radio,
  Textarea,
  TextInput,
  type TextInputProps,
} from '@mantine/core'
import type { DraftProblems, KpiDraft } from '../../../electron/domain/kpi-form.ts'
import { cadenceLabel, evidenceLabel, originLabel } from '../../../electron/domain/kpi-words.ts'
import { evidenceTypes, kpiSchema, origins, phases } from '../../../electron/domain/kpi.ts'
import { capitalise, phaseLabel } from '../../../electron/domain/wording.ts'
import { Breaks } from './KpiBreaks.tsx'
import { NumberFields, Reading } from './KpiNumberFields.tsx'
import { type KpiFieldsProps, pick } from './kpi-fields.ts'
import classes from './Kpis.module.css'

type AllFieldsProps = KpiFieldsProps & {
  /** The question whom the figures count, where it is asked. */
  counted?: ReactNode
}

export function KpiFields({ draft, problems, onChange, counted }: AllFieldsProps) {
  return (
    <>
      <Text
        field="name"
        label="Name"
        description="Such as “Pupils who lead”"
        most={80}
        {...{ draft, problems, onChange }}
      />
      <Textarea
        label="Definition"
        description="What is counted, and of whom, in a sentence"
        value={draft.definition}
        error={problems.definition}
        onChange={(event) => onChange({ definition: event.currentTarget.value })}
      />
      <NativeSelect
        label="Kind of evidence"
        description="A survey counts answers, which stay hidden where they are few"
        value={draft.evidence}
        data={evidenceTypes.map((value) => ({ value, label: capitalise(evidenceLabel(value)) }))}
        onChange={(event) => pick(evidenceTypes, event, (evidence) => onChange({ evidence }))}
      />
      {counted}
      <NumberFields {...{ draft, problems, onChange }} />
      <Reading {...{ draft, problems, onChange }} />
      <Checkbox.Group
        label="Kinds of school that have it"
        value={draft.phases}
        error={problems.phases}
        onChange={(chosen) =>
          onChange({ phases: phases.filter((phase) => chosen.includes(phase)) })
        }
      >
        <div className={classes.choices}>
          {phases.map((phase) => (
            <Checkbox key={phase} value={phase} label={phaseLabel(phase)} />
          ))}
        </div>
      </Checkbox.Group>
      <NativeSelect
        label="Asked for by"
        value={draft.origin}
        data={origins.map((value) => ({ value, label: capitalise(originLabel(value)) }))}
        onChange={(event) => pick(origins, event, (origin) => onChange({ origin }))}
      />
      <NativeSelect
        label="Told"
        value={draft.cadence}
        data={cadences.map((value) => ({ value, label: capitalise(cadenceLabel(value)) }))}
        onChange={(event) => pick(cadences, event, (cadence) => onChange({ cadence }))}
      />
      <Text
        field="source"
        label="Where the figures come from"
        most={120}
        {...{ draft, problems, onChange }}
      />
      <details className={classes.more} open={more(draft, problems)}>
        <summary>Shorter name, first year, changes of method</summary>
        <div className={classes.fields}>
          <Text
            field="short"
            label="Shorter name, for the heads of columns"
            description={`At most 28 letters${draft.name.trim().length <= 28 ? '; the name itself fits' : ''}`}
            most={28}
            {...{ draft, problems, onChange }}
          />
          <Text
            field="from"
            label="First academic year in which it exists"
            description="Such as 2025/26; nothing for always"
            most={7}
            {...{ draft, problems, onChange }}
          />
          <Breaks {...{ draft, problems, onChange }} />
        </div>
      </details>
    </>
  )
}

const cadences = kpiSchema.shape.cadence.options

const more = (draft: KpiDraft, problems: DraftProblems) =>
  [problems.short, problems.from, problems.breaks].some(Boolean) ||
  draft.breaks.length > 0 ||
  draft.from !== '' ||
  draft.short !== ''

type TextProps = KpiFieldsProps &
  Pick<TextInputProps, 'label' | 'description'> & {
    field: 'name' | 'short' | 'source' | 'from'
    most: number
  }

function Text({ field, most, draft, problems, onChange, ...words }: TextProps) {
  return (
    <TextInput
      {...words}
      value={draft[field]}
      maxLength={most}
      error={problems[field]}
      onChange={(event) => onChange({ [field]: event.currentTarget.value })}
    />
  )
}

type CountedProps = { value: 'pupils' | 'staff'; onChange(value: 'pupils' | 'staff'): void }

/** Whom the figures count, which their words say and the code keeps. A survey counts answers. */
export function Counted({ value, onChange }: CountedProps) {
  return (
    <Radio.Group
      label="Its figures count"
      value={value}
      onChange={(chosen) => onChange(chosen === 'staff' ? 'staff' : 'pupils')}
    >
      <div className={classes.choices}>
        <Radio value="pupils" label="Pupils, or nobody" />
        <Radio value="staff" label="Staff" />
      </div>
    </Radio.Group>
  )
}
