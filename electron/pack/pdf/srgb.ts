/**
 * The colour space of our colours, sRGB, as an ICC profile: PDF/A asks a file to say what its red, green and
 * blue are. Built from the numbers of IEC 61966-2-1, adapted to the D50 white of profiles (ICC.1:2004-10).
 */

/** Numbers with sixteen bits behind the point. */
function fixed(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length)
  values.forEach((value, i) => bytes.writeInt32BE(Math.round(value * 65_536), 4 * i))
  return bytes
}

function element(kind: string, ...parts: readonly Uint8Array[]): Buffer {
  return Buffer.concat([Buffer.from(kind, 'latin1'), Buffer.alloc(4), ...parts])
}

function words(text: string): Buffer {
  const letters = Buffer.from(text, 'utf16le').swap16()
  const head = Buffer.alloc(20)
  head.writeUInt32BE(1, 0)
  head.writeUInt32BE(12, 4)
  head.write('enGB', 8, 'latin1')
  head.writeUInt32BE(letters.length, 12)
  head.writeUInt32BE(28, 16)
  return element('mluc', head, letters)
}

const white = [0.9642, 1, 0.8249] as const

/** How a stored value becomes light: a power of 2.4 above a short straight piece. */
const curve = element(
  'para',
  Buffer.from([0, 3, 0, 0]),
  fixed(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045),
)

const adaptation = [
  ...[1.04788, 0.02292, -0.05022],
  ...[0.02959, 0.99048, -0.01707],
  ...[-0.00925, 0.01508, 0.75167],
]

const tags: readonly (readonly [string, Buffer])[] = [
  ['desc', words('sRGB')],
  ['cprt', words('Made from published numbers; free to use')],
  ['wtpt', element('XYZ ', fixed(...white))],
  ['chad', element('sf32', fixed(...adaptation))],
  ['rXYZ', element('XYZ ', fixed(0.43607, 0.22249, 0.01392))],
  ['gXYZ', element('XYZ ', fixed(0.38515, 0.71687, 0.09708))],
  ['bXYZ', element('XYZ ', fixed(0.14307, 0.06061, 0.7141))],
  ['rTRC', curve],
  ['gTRC', curve],
  ['bTRC', curve],
]

/** The profile's bytes. */
export function srgbProfile(): Uint8Array {
  const placed = new Map<Buffer, number>()
  const bodies: Buffer[] = []
  let at = 132 + 12 * tags.length
  for (const [, body] of tags) {
    if (placed.has(body)) continue
    placed.set(body, at)
    const padded = Buffer.alloc(Math.ceil(body.length / 4) * 4)
    body.copy(padded)
    bodies.push(padded)
    at += padded.length
  }
  const head = Buffer.alloc(132)
  head.writeUInt32BE(at, 0)
  head.writeUInt32BE(0x04_20_00_00, 8)
  head.write('mntrRGB XYZ ', 12, 'latin1')
  // A fixed day of making, so that the profile is the same in every file.
  ;[2026, 1, 1].forEach((part, i) => head.writeUInt16BE(part, 24 + 2 * i))
  head.write('acsp', 36, 'latin1')
  fixed(...white).copy(head, 68)
  head.writeUInt32BE(tags.length, 128)
  const table = tags.map(([name, body]) => {
    const row = Buffer.alloc(12)
    row.write(name, 0, 'latin1')
    row.writeUInt32BE(placed.get(body) ?? 0, 4)
    row.writeUInt32BE(body.length, 8)
    return row
  })
  return Buffer.concat([head, ...table, ...bodies])
}
