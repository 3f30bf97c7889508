/** Everything that one agenda item says, edited in place and saved at once. */
import { Checkbox, NativeSelect } from '@mantine/core'
import { purposes, type AgendaItem, type Purpose } from '../../../electron/domain/meeting.ts'
import { capitalise } from '../../../electron/domain/wording.ts'
import { InPlace } from '../../parts/InPlace.tsx'
import { ItemPapers } from './ItemPapers.tsx'
import { ItemSections } from './ItemSections.tsx'
import { ItemWords } from './ItemWords.tsx'
import classes from './Meeting.module.css'
import type { MeetingEdits } from './use-meeting.ts'

type ItemEditorProps = {
  meeting: string
  item: AgendaItem
  papers: readonly { name: string; size: number }[]
  /** Titles of the vision's strands, in order. */
  strands: readonly string[]
  edits: MeetingEdits
  onChange(changes: Partial<AgendaItem>, done: string): void
}

export function ItemEditor({ meeting, item, papers, strands, edits, onChange }: ItemEditorProps) {
  const name = item.title
  return (
    <div className={classes.editor}>
      <div className={classes.fields}>
        <InPlace
          look="field"
          label="Title"
          isRequired
          className={classes.wide}
          value={item.title}
          onSave={(title) => onChange({ title }, `Item renamed to ${title}`)}
        />
        <NativeSelect
          label="For"
          value={item.purpose}
          data={purposes.map((value) => ({ value, label: capitalise(value) }))}
          onChange={(event) => {
            const purpose = event.currentTarget.value as Purpose
            onChange({ purpose }, `${name} is now for ${purpose}`)
          }}
        />
        <InPlace
          look="field"
          label="Minutes"
          inputMode="numeric"
          value={item.minutes === 0 ? '' : String(item.minutes)}
          problem={(text) =>
            /^\d{0,3}$/.test(text) && Number(text) <= 600 ? null : 'A whole number up to 600.'
          }
          onSave={(text) => onChange({ minutes: Number(text) }, `Minutes of ${name} changed`)}
        />
        <InPlace
          look="field"
          label="Pages at most"
          inputMode="numeric"
          value={item.pages === undefined ? '' : String(item.pages)}
          problem={(text) =>
            /^(?:[1-9]\d{0,2})?$/.test(text) ? null : 'A whole number, or nothing for no budget.'
          }
          onSave={(text) =>
            onChange(
              { pages: text === '' ? undefined : Number(text) },
              `Page budget of ${name} changed`,
            )
          }
        />
        <InPlace
          look="field"
          label="Presenter"
          value={item.presenter ?? ''}
          onSave={(text) =>
            onChange({ presenter: text === '' ? undefined : text }, `Presenter of ${name} changed`)
          }
        />
        <NativeSelect
          label="Strand of the vision"
          value={item.strand === undefined ? '' : String(item.strand)}
          data={[
            { value: '', label: 'None: running business' },
            ...strandChoices(strands, item.strand),
          ]}
          onChange={(event) => {
            const strand = Number(event.currentTarget.value)
            onChange({ strand: strand > 0 ? strand : undefined }, `Strand of ${name} changed`)
          }}
        />
        {item.purpose === 'decision' && (
          <InPlace
            look="field"
            label="What the board is asked to decide"
            description="Begin with a verb. Put **stars** round a sum or a name to print it bold."
            placeholder="Approve the budget for 2026/27"
            lines
            className={classes.wide}
            value={item.decision ?? ''}
            onSave={(text) =>
              onChange({ decision: text === '' ? undefined : text }, `Decision of ${name} changed`)
            }
          />
        )}
        <Checkbox
          className={classes.wide}
          label="Part B: confidential, withheld from the public copy"
          checked={item.confidential}
          onChange={(event) => {
            const confidential = event.currentTarget.checked
            onChange(
              { confidential },
              `${name} is ${confidential ? 'now confidential' : 'no longer confidential'}`,
            )
          }}
        />
      </div>
      <ItemSections item={item} onChange={(sections, done) => onChange({ sections }, done)} />
      <ItemWords item={item} edits={edits} />
      <ItemPapers meeting={meeting} item={item} papers={papers} edits={edits} />
    </div>
  )
}

/** The strands by number; one that the item names and the vision has not stays to be chosen. */
function strandChoices(strands: readonly string[], chosen: number | undefined) {
  const known = strands.map((title, i) => ({ value: String(i + 1), label: `${i + 1} ${title}` }))
  return chosen === undefined || chosen <= strands.length
    ? known
    : [...known, { value: String(chosen), label: `${chosen}, not in the vision` }]
}
