/** A content stream as operators with their operands (ISO 32000-1, 7.8.2). */
export type Operand =
  | number
  | { name: string }
  | { bytes: Uint8Array }
  | Operand[]
  | Map<string, Operand>
export type Operator = { operator: string; operands: Operand[] }

const white = new Set([0, 9, 10, 12, 13, 32])
const ends = new Set([...'()<>[]{}/%'].map((letter) => letter.charCodeAt(0)))

/** Throws where the stream cannot be read. */
export function operatorsOf(content: Uint8Array): Operator[] {
  let at = 0
  const out: Operator[] = []
  const skip = (): void => {
    for (; at < content.length; at += 1) {
      // A comment lasts to the end of its line.
      if (content[at] === 37)
        while (at < content.length && content[at] !== 10 && content[at] !== 13) at += 1
      else if (!white.has(content[at]!)) return
    }
  }
  const word = (): string => {
    const start = at
    while (at < content.length && !white.has(content[at]!) && !ends.has(content[at]!)) at += 1
    if (at === start) throw new Error(`Unreadable at ${at}`)
    return Buffer.from(content.subarray(start, at)).toString('latin1')
  }
  const string = (): Operand => {
    const bytes: number[] = []
    let depth = 1
    for (at += 1; ; at += 1) {
      const byte = content[at]
      if (byte === undefined) throw new Error('A string has no end')
      if (byte === 40) depth += 1
      if (byte === 41 && --depth === 0) break
      if (byte !== 92) {
        bytes.push(byte)
        continue
      }
      at += 1
      const escaped = String.fromCharCode(content[at]!)
      const known = { n: 10, r: 13, t: 9, b: 8, f: 12 }[escaped]
      bytes.push(known ?? content[at]!)
    }
    at += 1
    return { bytes: Uint8Array.from(bytes) }
  }
  const operand = (): Operand | string => {
    skip()
    const letter = String.fromCharCode(content[at]!)
    if (letter === '/') {
      at += 1
      return { name: word() }
    }
    if (letter === '(') return string()
    if (letter === '[') {
      at += 1
      const all: Operand[] = []
      for (skip(); content[at] !== 93; skip()) all.push(operand() as Operand)
      at += 1
      return all
    }
    if (letter === '<' && content[at + 1] === 60) {
      at += 2
      const all = new Map<string, Operand>()
      for (skip(); content[at] !== 62; skip()) {
        const key = operand() as { name: string }
        all.set(key.name, operand() as Operand)
      }
      at += 2
      return all
    }
    if (letter === '<') {
      const end = content.indexOf(62, at)
      const digits = Buffer.from(content.subarray(at + 1, end))
        .toString('latin1')
        .replace(/\s/g, '')
      at = end + 1
      return {
        bytes: Uint8Array.from(Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex')),
      }
    }
    const read = word()
    return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(read) ? Number(read) : read
  }
  let operands: Operand[] = []
  for (skip(); at < content.length; skip()) {
    const read = operand()
    if (typeof read !== 'string') operands.push(read)
    else {
      out.push({ operator: read, operands })
      operands = []
    }
  }
  if (operands.length > 0) throw new Error('Operands without an operator')
  return out
}
