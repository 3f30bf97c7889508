/** The computed pages that an item brings into the pack, chosen and put in order. */
import { Checkbox } from '@mantine/core'
import {
  sections,
  sectionTitles,
  type AgendaItem,
  type Section,
} from '../../../electron/domain/meeting.ts'
import { inNewOrder } from '../../parts/order.ts'
import { SortableList } from '../../parts/SortableList.tsx'
import classes from './Meeting.module.css'

type ItemSectionsProps = {
  item: AgendaItem
  onChange(sections: Section[], done: string): void
}

export function ItemSections({ item, onChange }: ItemSectionsProps) {
  const chosen = item.sections
  return (
    <div className={classes.sections}>
      <Checkbox.Group
        label="Pages from the trust’s figures"
        value={chosen}
        onChange={(value) => {
          const next = sections.filter((section) => value.includes(section))
          // What was put in order stays so; what is new comes after.
          const kept = chosen.filter((section) => next.includes(section))
          const added = next.filter((section) => !chosen.includes(section))
          const [changed] = added.length > 0 ? added : chosen.filter((one) => !next.includes(one))
          if (changed)
            onChange(
              [...kept, ...added],
              `${sectionTitles[changed]} ${added.length > 0 ? 'added to' : 'taken off'} ${item.title}`,
            )
        }}
      >
        <div className={classes.choices}>
          {sections.map((section) => (
            <Checkbox key={section} value={section} label={sectionTitles[section]} />
          ))}
        </div>
      </Checkbox.Group>
      {chosen.length > 1 && (
        <SortableList
          label={`Order of the pages of ${item.title}`}
          items={chosen}
          idOf={(section) => `${item.id} ${section}`}
          nameOf={(section) => sectionTitles[section]}
          onMove={(from, to) =>
            onChange(inNewOrder(chosen, from, to), `Pages of ${item.title} put in order`)
          }
        >
          {(section, { handle }) => (
            <div className={classes.section}>
              {handle}
              <span>{sectionTitles[section]}</span>
            </div>
          )}
        </SortableList>
      )}
    </div>
  )
}
