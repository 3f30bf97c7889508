/** An item of the cycle: changed, or added as the trust's own. */
import { useEffect, useRef, useState } from 'react'
import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { bodyKindLabels, bodyKinds, type BodyKind } from '../../../electron/domain/bodies.ts'
import { monthNames } from '../../../electron/domain/calendar.ts'
import { cadenceWords, type Cadence, type CycleItem } from '../../../electron/domain/cycle.ts'
import { isBlank } from '../../../electron/domain/prose.ts'
import { capitalise } from '../../../electron/domain/wording.ts'
import { useDo } from '../../api.ts'
import { Form } from '../../parts/Form.tsx'
import { Block } from '../../parts/Screen.tsx'
import { offerUndoOf } from '../../parts/undo.tsx'
import classes from './Cycle.module.css'

/** Every cadence by its words. */
const cadences: Cadence[] = [
  { every: 'month' },
  ...[2, 3, 4, 6].map((times): Cadence => ({ every: 'times', times })),
  { every: 'term' },
  ...[9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8].map((by): Cadence => ({ every: 'year', by })),
  ...[2, 3, 4, 5].map((years): Cadence => ({ every: 'years', years })),
]
const onceIn = (cadence: Cadence) => capitalise(cadenceWords(cadence))

const fresh: Omit<CycleItem, 'id'> = {
  title: '',
  duty: '',
  gap: '',
  cadence: { every: 'year', by: 12 },
  body: 'board',
  meetings: false,
  source: { title: 'The trust’s own', edition: '', paragraph: '' },
  agenda: null,
  omitted: null,
}

export function ItemForm({ item, onDone }: { item: CycleItem | null; onDone(): void }) {
  const [written, setWritten] = useState<Omit<CycleItem, 'id'>>(item ?? fresh)
  const [tried, setTried] = useState(false)
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const put = useDo('cycle.putItem')
  const { title, duty, cadence, body, source, omitted } = written
  const change = (to: Partial<CycleItem>) => setWritten((now) => ({ ...now, ...to }))
  const choices = cadences.some((one) => onceIn(one) === onceIn(cadence))
    ? cadences
    : [cadence, ...cadences]

  function send() {
    setTried(true)
    if (isBlank(title)) return
    const named = title.trim()
    // What the trust adds stands on an agenda by its own title.
    const agenda = { title: named, purpose: 'discussion' as const, minutes: 10, sections: [] }
    const whole = {
      ...written,
      title: named,
      agenda: item ? written.agenda : body === null ? null : agenda,
      source: { ...source, paragraph: source.paragraph?.trim() ?? null },
      omitted: omitted === null || isBlank(omitted) ? null : omitted.trim(),
    }
    const saved = put.mutateAsync(
      { item: item ? { ...whole, id: item.id } : whole },
      { onSuccess: onDone },
    )
    offerUndoOf(saved, `${named} is ${item ? 'changed' : 'added'}`)
  }
  return (
    <Block title={item ? `Change ${item.title}` : 'A new item of the cycle'}>
      <Form
        send={item ? 'Save' : 'Add'}
        sending="Saving"
        pending={put.isPending}
        error={put.error}
        onSend={send}
        onLeave={onDone}
      >
        <div className={classes.row}>
          <TextInput
            label="What is to be done"
            ref={first}
            className={classes.wide}
            value={title}
            onChange={(event) => change({ title: event.currentTarget.value })}
            error={tried && isBlank(title) ? 'Write what it is.' : undefined}
          />
          <NativeSelect
            label="How often"
            value={onceIn(cadence)}
            onChange={(event) => {
              const chosen = choices.find((one) => onceIn(one) === event.currentTarget.value)
              if (chosen) change({ cadence: chosen })
            }}
            data={choices.map(onceIn)}
          />
          <NativeSelect
            label="Taken up by"
            value={body ?? ''}
            onChange={(event) =>
              change({ body: (event.currentTarget.value || null) as BodyKind | null })
            }
            data={[
              { value: '', label: 'No meeting' },
              ...bodyKinds.map((one) => ({ value: one, label: bodyKindLabels[one] })),
            ]}
          />
        </div>
        <Textarea
          label="In a sentence"
          autosize
          minRows={2}
          value={duty}
          onChange={(event) => change({ duty: event.currentTarget.value })}
        />
        <div className={classes.row}>
          <TextInput
            label="Rule that asks for it"
            className={classes.wide}
            value={source.title}
            onChange={(event) =>
              change({ source: { ...source, title: event.currentTarget.value } })
            }
          />
          <TextInput
            label="Edition"
            value={source.edition}
            onChange={(event) =>
              change({ source: { ...source, edition: event.currentTarget.value } })
            }
          />
          <TextInput
            label="Paragraph"
            placeholder="To be checked"
            value={source.paragraph ?? ''}
            onChange={(event) =>
              change({ source: { ...source, paragraph: event.currentTarget.value } })
            }
          />
        </div>
        {item && (
          <TextInput
            label="Does not apply to this trust, because"
            description="Empty: it applies."
            value={omitted ?? ''}
            onChange={(event) => change({ omitted: event.currentTarget.value })}
          />
        )}
        <p className="second">{months(cadence)}</p>
      </Form>
    </Block>
  )
}

/** When it falls due, in words. */
function months(cadence: Cadence): string {
  switch (cadence.every) {
    case 'month':
      return 'Due by the last day of each month.'
    case 'times': {
      const { times } = cadence
      const ends = Array.from({ length: times }, (_, i) => Math.floor((12 * (i + 1)) / times))
      const names = ends.map((at) => monthNames[(at + 7) % 12] ?? '')
      return `Due by the end of ${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}.`
    }
    case 'term':
      return 'Due by the last day of each term.'
    case 'year':
      return `Due by the end of ${monthNames[cadence.by - 1] ?? ''}.`
    case 'years':
      return 'Due so many years after the last time.'
  }
}
