/** Dates as published files write them. */

/**
 * ISO date from `31-08-1992` (GIAS), `06/01/2026` (Ofsted) or `2026-01-06`, a time of day left off.
 * Null where the text is no date of the calendar.
 */
export function isoDateOf(text: string | null | undefined): string | null {
  const day = (text ?? '').trim().replace(/[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/, '')
  const british = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(day)
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  const [year, month, date] = british
    ? [Number(british[3]), Number(british[2]), Number(british[1])]
    : iso
      ? [Number(iso[1]), Number(iso[2]), Number(iso[3])]
      : [0, 0, 0]
  if (year < 1000 || month < 1 || month > 12 || date < 1 || date > daysOf(year, month)) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

function daysOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
