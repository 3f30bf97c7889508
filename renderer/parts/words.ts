/** Times against the clock of this computer, and sizes; everything else that is worded is in the domain. */
import { formatDate, plural } from '../../electron/domain/wording.ts'

/** Made once: making it takes longer than drawing the frame of the window, which says a time. */
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

/** `today at 14:02`, `yesterday`, or the date. */
export function ago(iso: string, now = new Date()): string {
  const then = new Date(iso)
  const days = wholeDays(then, now)
  if (days === 0) {
    return `today at ${clock.format(then)}`
  }
  return days === 1 ? 'yesterday' : formatDate(iso)
}

/** A moment by the clock of this computer: `24 November, 14:02`, with the year where it is another one. */
export function moment(iso: string, now = new Date()): string {
  const at = new Date(iso)
  const two = (number: number) => String(number).padStart(2, '0')
  const day = formatDate(`${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`)
  const short = at.getFullYear() === now.getFullYear() ? day.replace(/ \d{4}$/, '') : day
  return `${short}, ${two(at.getHours())}:${two(at.getMinutes())}`
}

/** Calendar days from one moment to the other, by the clock of this computer. */
export function wholeDays(from: Date, to: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  return Math.round((midnight(to) - midnight(from)) / 86_400_000)
}

/** `meets today`, `meets in 16 days`, `met 3 days ago`. */
export function meets(date: string, now = new Date()): string {
  const days = wholeDays(now, new Date(`${date}T12:00:00`))
  if (days === 0) return 'meets today'
  if (days === 1) return 'meets tomorrow'
  return days > 0
    ? `meets in ${days} days`
    : days === -1
      ? 'met yesterday'
      : `met ${-days} days ago`
}

/** `8 MB`, `312 kB`. */
export function size(bytes: number): string {
  if (bytes < 1000) return plural(bytes, 'byte')
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`
  return `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`
}
