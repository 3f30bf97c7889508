/** A meeting's agenda: each item with its purpose, strand, minutes, parts and papers. */
import type { AgendaItem, Meeting, Section } from '../../../electron/domain/meeting.ts'
import { capitalise, formatDate, plural } from '../../../electron/domain/wording.ts'
import { useAsk } from '../../api.ts'
import { Emphasis } from '../../parts/Emphasis.tsx'
import { Answer } from '../../parts/Pending.tsx'
import { Block } from '../../parts/Screen.tsx'
import classes from './Agenda.module.css'

export function Agenda({ id }: { id: string }) {
  const found = useAsk('meetings.get', { id })
  return (
    <Answer of={found} what="Reading the agenda">
      {({ meeting }) => (
        <>
          <p>{facts(meeting)}</p>
          <Block title="Agenda">
            <div className={classes.scroll} role="region" aria-label="Agenda, table" tabIndex={0}>
              <AgendaTable items={meeting.items} />
            </div>
          </Block>
        </>
      )}
    </Answer>
  )
}

function facts({ meeting, items }: Meeting): string {
  const minutes = items.reduce((sum, item) => sum + item.minutes, 0)
  const decisions = items.filter((item) => item.purpose === 'decision').length
  const parts = [
    `${formatDate(meeting.date, 'weekday')} at ${meeting.start}`,
    meeting.place,
    minutes > 0 ? plural(minutes, 'minute') : '',
    decisions > 0 ? plural(decisions, 'decision') : '',
    meeting.quorum
      ? `quorum ${meeting.quorum.needs} of ${plural(meeting.quorum.of, 'trustee')}`
      : '',
  ]
  return `${parts.filter((part) => part !== '').join(', ')}.`
}

const sectionNames: Record<Section, string> = {
  vision: 'vision on a page',
  scorecard: 'scorecard',
  comparison: 'schools compared',
  schools: 'a page for each school',
}

function AgendaTable({ items }: { items: AgendaItem[] }) {
  return (
    <table className={classes.agenda}>
      <thead>
        <tr>
          <th scope="col">No.</th>
          <th scope="col">Item</th>
          <th scope="col">For</th>
          <th scope="col" className="number">
            Strand
          </th>
          <th scope="col" className="number">
            Minutes
          </th>
          <th scope="col">In the pack</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item, index) => (
          <tr key={index}>
            <td>{index + 1}</td>
            <th scope="row">
              {item.title}
              {item.decision && (
                <span className={classes.ask}>
                  <Emphasis text={item.decision} />
                </span>
              )}
              {item.presenter && <span className={classes.ask}>{item.presenter}</span>}
              {item.confidential && (
                <span className={classes.ask}>Confidential, withheld from the public copy</span>
              )}
            </th>
            <td>
              <span className={classes[item.purpose]}>{capitalise(item.purpose)}</span>
            </td>
            <td className={`number ${classes.strand}`}>{item.strand ?? ''}</td>
            <td className="number">{item.minutes > 0 ? item.minutes : ''}</td>
            <td>
              {[...item.sections.map((section) => sectionNames[section]), ...item.papers].join(
                '; ',
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
