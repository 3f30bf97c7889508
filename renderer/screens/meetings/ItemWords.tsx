/** What somebody writes for the computed pages of an item: the chief executive's report, and words beside figures. */
import {
  type AgendaItem,
  sectionTitles,
  writtenSections,
} from '../../../electron/domain/meeting.ts'
import { InPlace } from '../../parts/InPlace.tsx'
import classes from './Meeting.module.css'
import type { MeetingEdits } from './use-meeting.ts'

export function ItemWords({ item, edits }: { item: AgendaItem; edits: MeetingEdits }) {
  const asked = writtenSections.filter((section) => item.sections.includes(section))
  return asked.map((section) => (
    <InPlace
      key={section}
      look="field"
      lines
      label={`Words for ${sectionTitles[section]}`}
      description="An empty line parts paragraphs. A line with ## before it is a heading, with - before it one of a list. {{attendance.overall}} prints that figure."
      className={classes.words}
      most={20_000}
      value={edits.meeting.narrative?.[section] ?? ''}
      onSave={(text) =>
        void edits.edit(
          ({ narrative, ...now }) => ({
            ...now,
            narrative: { ...narrative, [section]: text === '' ? undefined : text },
          }),
          `Words for ${sectionTitles[section]} changed`,
        )
      }
    />
  ))
}
