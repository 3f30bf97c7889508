/** A period as a person writes it. */
import { dayOfIso, monthNames, weekOf } from './calendar.ts'
import { parsePeriod, terms } from './period.ts'
import { readDay } from './read-day.ts'

/**
 * The text of the period that is meant, as `parsePeriod` knows it; null where it is none, or could be two.
 *
 * | meant          | written                                                                             |
 * |----------------|-------------------------------------------------------------------------------------|
 * | academic year  | `2026/27`, `2026-27`, `2026 to 2027`, `academic year 2026/27`                         |
 * | financial year | `FY2026/27`, `financial year 2026-27`                                                |
 * | term           | `autumn 2026`, `spring term 2027`, `2026/27 autumn`, `autumn term 2026/27`             |
 * | month          | `November 2026`, `Nov 2026`, `11/2026`, `2026-11`                                     |
 * | week           | `week 47 of 2026`, `W47 2026`, `2026-W47`, `week beginning 16 November 2026`            |
 * | day            | whatever `readDay` reads                                                            |
 *
 * A term that stands with one calendar year is the one that lies in it: spring 2027 is of 2026/27. A year alone
 * could be the one that begins or the one that ends in it, so it is refused. `2010-11` is the month, as `2010/11` is
 * the year.
 */
export function readPeriod(text: string): string | null {
  const bare = text
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[‐-―−]/g, '-')
  const found =
    written(bare) ??
    yearOf(bare, /^(?:academic year |school year )?/) ??
    prefixed('FY', yearOf(bare, /^(?:fy ?|financial year )/)) ??
    termOf(bare) ??
    monthOf(bare) ??
    weekIn(bare) ??
    readDay(bare)
  return found !== null && parsePeriod(found) !== null ? found : null
}

/** As `formatPeriod` writes it, in any case. */
function written(bare: string): string | null {
  const exact = bare.replace(/^fy/, 'FY').replace(/-w(?=\d)/, '-W')
  return parsePeriod(exact) && exact
}

/** `2026/27` of a year in two numbers after what it begins with. */
function yearOf(bare: string, begins: RegExp): string | null {
  if (!begins.test(bare)) return null
  const found = /^(\d{4}) ?(?:[/-]|to) ?(\d{4}|\d{2})$/.exec(bare.replace(begins, ''))
  if (!found) return null
  const [, first = '', last = ''] = found
  const next = String(Number(first) + 1)
  return last === next || last === next.slice(2) ? `${first}/${next.slice(2)}` : null
}

function prefixed(with_: string, text: string | null): string | null {
  return text === null ? null : `${with_}${text}`
}

function termOf(bare: string): string | null {
  const term = terms.find((one) => new RegExp(`\\b${one}\\b`).test(bare))
  if (!term) return null
  const rest = bare
    .replace(new RegExp(`\\b${term}\\b`), ' ')
    .replace(/\bterm\b/, ' ')
    .replace(/^\s*(?:of|in)\b/, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^,\s*|\s*,$/g, '')
  const year = yearOf(rest, /^(?:academic year )?/)
  if (year !== null) return `${year} ${term}`
  if (!/^\d{4}$/.test(rest)) return null
  const first = term === 'autumn' ? Number(rest) : Number(rest) - 1
  return `${first}/${String(first + 1).slice(-2)} ${term}`
}

function monthOf(bare: string): string | null {
  const words = /^([a-z]{3,})\.?,? (\d{4})$/.exec(bare)
  const numbers = /^(\d{1,2}) ?[/.-] ?(\d{4})$/.exec(bare)
  const name = words?.[1]
  const month = name
    ? monthNames.findIndex((one) => one.toLowerCase().startsWith(name)) + 1
    : Number(numbers?.[1] ?? 0)
  const year = words?.[2] ?? numbers?.[2]
  return year && month >= 1 ? `${year}-${two(month)}` : null
}

function weekIn(bare: string): string | null {
  const begins = /^(?:w\/c|week (?:beginning|commencing|starting|of)|the week of) (.+)$/.exec(bare)
  const day = begins ? dayOfIso(readDay(begins[1] ?? '') ?? '') : null
  if (day !== null) {
    const { year, week } = weekOf(day)
    return `${year}-W${two(week)}`
  }
  // Its days may stand behind it, as they are printed.
  const found = /^(?:week|wk|w) ?(\d{1,2})(?: of|,)? (\d{4})(?: \(.*\))?$/.exec(bare)
  const turned = /^(\d{4}),? (?:week|wk|w) ?(\d{1,2})$/.exec(bare)
  if (found) return `${found[2]}-W${two(Number(found[1]))}`
  return turned ? `${turned[1]}-W${two(Number(turned[2]))}` : null
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
