/** How the things of a PDF are written: names, numbers, texts, references (ISO 32000-1, 7.3). */

const hundredths = Array.from({ length: 100 }, (_, i) =>
  i === 0 ? '' : `.${String(i).padStart(2, '0').replace(/0$/, '')}`,
)

/** A length or place in points, to the hundredth: finer than any printer. */
export function num(value: number): string {
  const whole = Math.round(value * 100)
  if (whole < 0) return `-${num(-whole / 100)}`
  const rest = whole % 100
  return rest === 0 ? `${whole / 100}` : `${(whole - rest) / 100}${hundredths[rest]}`
}

/** A factor, such as a part of a matrix or of a colour, to the hundred-thousandth. */
export function factor(value: number): string {
  const rounded = Math.round(value * 100_000) / 100_000
  // Smaller numbers than this are written with an exponent, which the format does not know.
  return Math.abs(rounded) < 1e-5
    ? '0'
    : Math.abs(rounded) < 1e-4
      ? rounded.toFixed(5)
      : `${rounded}`
}

/** A name with its slash: what is not a plain letter, digit or sign is written as `#` and two digits. */
export function name(text: string): string {
  const escaped = (byte: string): string => `#${byte.charCodeAt(0).toString(16).padStart(2, '0')}`
  return `/${Buffer.from(text, 'utf8')
    .toString('latin1')
    .replace(/[^A-Za-z0-9._:+-]/g, escaped)}`
}

/** A text for people: as it is where it is ASCII, else in UTF-16 with its mark, in hex. */
export function text(words: string): string {
  if (/^[\x20-\x7e]*$/.test(words)) return `(${words.replace(/[\\()]/g, '\\$&')})`
  return `<feff${utf16(words)}>`
}

/** UTF-16, high byte first, in hex. */
export function utf16(words: string): string {
  return Buffer.from(words, 'utf16le').swap16().toString('hex')
}

/** `D:20261209000000Z`: a date with its time, in UTC. */
export function date(when: Date): string {
  return `(D:${when.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z)`
}

export function ref(number: number): string {
  return `${number} 0 R`
}

/** The name, longer where it is taken. */
export function apart(name: string, taken: ReadonlySet<string>): string {
  return taken.has(name) ? apart(`${name}x`, taken) : name
}
