/** The agenda: items put in order, one of them open to be changed, more of them added. */
import { useEffect, useRef } from 'react'
import { Button, Menu, UnstyledButton } from '@mantine/core'
import type { AgendaItem } from '../../../electron/domain/meeting.ts'
import { moved, takenOff } from '../../../electron/domain/agenda-order.ts'
import { numberItems, type NumberedItem } from '../../../electron/domain/numbering.ts'
import { capitalise, plural } from '../../../electron/domain/wording.ts'
import { useAsk } from '../../api.ts'
import { SortableList } from '../../parts/SortableList.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { ItemEditor } from './ItemEditor.tsx'
import classes from './Meeting.module.css'
import type { MeetingEdits } from './use-meeting.ts'

type AgendaEditorProps = {
  papers: readonly { name: string; size: number }[]
  edits: MeetingEdits
  /** Id of the open item; null for none. */
  open: string | null
  onOpen(item: string | null): void
}

export function AgendaEditor({ papers, edits, open, onOpen }: AgendaEditorProps) {
  const { meeting } = edits
  const vision = useAsk('vision.get', {})
  const strands = vision.data?.vision?.strands.map((strand) => strand.title) ?? []
  const { items } = meeting
  const list = useRef<HTMLDivElement>(null)
  const first = useRef(open)
  useEffect(() => {
    // Where a check led here, its item comes into sight once the screen has taken its place.
    if (first.current === null) return undefined
    const frame = requestAnimationFrame(() =>
      list.current
        ?.querySelector(`[data-item="${CSS.escape(first.current ?? '')}"]`)
        ?.scrollIntoView(),
    )
    return () => cancelAnimationFrame(frame)
  }, [])
  const total = items.reduce((sum, item) => sum + item.minutes, 0)
  const serving = items.reduce((sum, item) => sum + (item.strand ? item.minutes : 0), 0)

  function save(change: (items: AgendaItem[]) => AgendaItem[], done: string) {
    return edits.edit((now) => ({ ...now, items: change(now.items) }), done)
  }
  function move(from: number, to: number) {
    const item = items[from]
    if (!item) return
    const after = moved(items, from, to)
    const number = numberItems({ items: after }).find((one) => one.id === item.id)?.number
    void save((now) => {
      const at = now.findIndex((one) => one.id === item.id)
      return at < 0 ? now : moved(now, at, to)
    }, `${item.title} is now item ${number}`)
  }
  function change(id: string | undefined, changes: Partial<AgendaItem>, done: string) {
    void save((now) => now.map((one) => (one.id === id ? { ...one, ...changes } : one)), done)
  }
  async function add() {
    const item: AgendaItem = {
      // Known before it is saved, so that it can be changed at once.
      id: crypto.randomUUID(),
      title: 'New item',
      purpose: 'information',
      minutes: 5,
      confidential: false,
      sections: [],
      papers: [],
    }
    // Before the confidential part, where there is one at the end.
    const saved = await save(
      (now) => now.toSpliced(now.findLastIndex((one) => !one.confidential) + 1, 0, item),
      'An item was added',
    )
    if (saved) onOpen(item.id ?? null)
  }
  function remove(index: number) {
    const item = items[index]
    if (!item) return
    if (open === item.id) onOpen(null)
    void save(
      (now) => (now.length === 1 ? now : takenOff(now, item.id)),
      `${item.title} was taken off the agenda`,
    )
  }

  function menuOf(_: NumberedItem, index: number) {
    return (
      <Menu.Item disabled={items.length === 1} onClick={() => remove(index)}>
        Take off the agenda
      </Menu.Item>
    )
  }

  return (
    <div className={classes.agenda} ref={list}>
      <div className={classes.heads} aria-hidden>
        <span>Item</span>
        <span>For</span>
        <span>Strand</span>
        <span>Min</span>
      </div>
      <SortableList
        label="Agenda"
        items={numberItems(meeting)}
        idOf={(item) => item.id ?? item.title}
        nameOf={(item) => item.title}
        onMove={move}
        choices={menuOf}
      >
        {(item, { handle }) => (
          <div className={classes.item} data-item={item.id}>
            <div className={classes.row}>
              {handle}
              <UnstyledButton
                className={classes.open}
                aria-expanded={open === item.id}
                onClick={() => onOpen(open === item.id ? null : (item.id ?? null))}
              >
                <span className={classes.number}>{item.number}</span>
                <span className={classes.title}>
                  {item.title}
                  <Facts item={item} papers={papers} />
                </span>
                <span>
                  <span className={classes[item.purpose]}>{capitalise(item.purpose)}</span>
                </span>
                <span className={classes.strand}>
                  {item.strand !== undefined && <span className={classes.spoken}>strand </span>}
                  {item.strand ?? ''}
                </span>
                <span className={classes.minutes}>
                  {item.minutes > 0 ? item.minutes : ''}
                  {item.minutes > 0 && <span className={classes.spoken}> minutes</span>}
                </span>
              </UnstyledButton>
            </div>
            {open === item.id && (
              <ItemEditor
                meeting={meeting.meeting.id}
                item={item}
                papers={papers}
                strands={strands}
                edits={edits}
                onChange={(changes, done) => change(item.id, changes, done)}
              />
            )}
            {edits.trouble !== null && edits.trouble.item === item.id && (
              <div className={classes.trouble} ref={intoSight}>
                <Trouble error={edits.trouble.error} />
              </div>
            )}
          </div>
        )}
      </SortableList>
      <div className={classes.below}>
        <Button onClick={() => void add()}>Add an item</Button>
        <span className="second">
          {plural(total, 'minute')} in all
          {serving > 0 && `, ${serving} of them for the vision`}.
        </span>
      </div>
    </div>
  )
}

function intoSight(place: HTMLElement | null): void {
  place?.scrollIntoView({ block: 'nearest' })
}

/** What an item brings, under its title. */
function Facts({
  item,
  papers,
}: {
  item: AgendaItem
  papers: readonly { name: string; size: number }[]
}) {
  const missing = item.papers.filter((name) => !papers.some((paper) => paper.name === name))
  const facts = [
    item.confidential ? 'Part B, confidential' : '',
    item.presenter ?? '',
    item.papers.length > 0 ? item.papers.join(', ') : '',
    missing.length > 0 ? `${missing.length === 1 ? 'a paper is' : 'papers are'} missing` : '',
  ].filter((fact) => fact !== '')
  return facts.length === 0 ? null : <span className={classes.facts}>{facts.join(' · ')}</span>
}
