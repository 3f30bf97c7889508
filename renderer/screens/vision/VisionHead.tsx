/** The vision's own words: its title, its statement, and when the board adopted it. */
import { isBlank } from '../../../electron/domain/prose.ts'
import { readDay } from '../../../electron/domain/read-day.ts'
import { formatDate } from '../../../electron/domain/wording.ts'
import { InPlace } from '../../parts/InPlace.tsx'
import { SavingWords } from '../../parts/NotSaved.tsx'
import { useEditing } from './editing.tsx'
import { withHead } from './edits.ts'
import classes from './VisionScreen.module.css'

export function VisionHead() {
  const { vision, edit, autosave, typing } = useEditing()
  const { title, statement, adopted } = vision.vision
  return (
    <section aria-label="The vision’s own words" className={classes.head}>
      <div className={classes.pair}>
        <span className={classes.label}>Title</span>
        <InPlace
          label="Title of the vision"
          value={title}
          most={200}
          problem={(text) => (isBlank(text) ? 'The vision needs a title.' : null)}
          onSave={(text) => edit((now) => withHead(now, { title: text.trim() }))}
        />
      </div>
      <div className={classes.pair}>
        <span className={classes.label}>Statement</span>
        <InPlace
          label="Statement"
          value={statement}
          most={10_000}
          lines
          placeholder="Who wrote it, and what it promises"
          problem={wordsTooLong}
          onSave={(text) => edit((now) => withHead(now, { statement: text }))}
        />
      </div>
      <div className={classes.pair}>
        <span className={classes.label}>Adopted</span>
        <div className={classes.adopted}>
          <InPlace
            label="Day on which the board adopted it"
            value={adopted === null ? '' : formatDate(adopted)}
            placeholder="Not yet; a day such as 9 July 2026"
            problem={(text) =>
              text.trim() === '' || readDay(text) !== null
                ? null
                : 'Write a day, such as 9 July 2026, or nothing.'
            }
            onSave={(text) =>
              edit((now) => withHead(now, { adopted: text.trim() === '' ? null : readDay(text) }))
            }
          />
        </div>
        <SavingWords autosave={autosave} typing={typing} />
      </div>
    </section>
  )
}

/** The vision's file holds no longer word than this, since nothing can lay one out. */
export function wordsTooLong(text: string): string | null {
  return text.split(/\s+/).some((word) => word.length > 200)
    ? 'A word can have 200 letters at most.'
    : null
}
