/** When the school year runs, which days are bank holidays, and how much notice a meeting has. */
import type { Output } from '../../../electron/contract/index.ts'
import { useAsk } from '../../api.ts'
import { Answer } from '../../parts/Pending.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { Holidays } from './Holidays.tsx'
import { NoticeForm } from './NoticeForm.tsx'
import { Terms } from './Terms.tsx'

export type AllSettings = Output<'settings.get'>

export function CalendarPart() {
  const settings = useAsk('settings.get', {})
  const terms = useAsk('calendar.terms', {})
  const now = terms.data?.today?.words
  return (
    <Screen
      help="settings"
      title="Terms and calendar"
      sentence={
        terms.data &&
        (now === undefined
          ? 'The terms of this school year are not set yet; meetings then stand without their term.'
          : `Today: ${now.slice(0, 1).toLowerCase()}${now.slice(1)}.`)
      }
    >
      <Answer of={settings} what="Looking at the calendar">
        {(all) => (
          <>
            <NoticeForm key={JSON.stringify(all.notice)} settings={all} />
            <Terms settings={all} />
            <Holidays settings={all} />
          </>
        )}
      </Answer>
    </Screen>
  )
}
