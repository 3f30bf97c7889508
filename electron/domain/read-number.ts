/** Numbers as people and publishers write them. */

/**
 * Sign, pounds, digits with or without thousands commas, decimals, exponent, percent sign. No thousands
 * begin with a zero: `0,123` is a decimal of another country.
 */
const numberPattern =
  /^([+\-−]?)£?((?:[1-9]\d{0,2}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+)(e[+-]?\d+)?\s*%?$/i

/** The number that the text writes, or null. `−1.2`, `+0.3`, `1,234`, `63.0%` and `7.1e-05` are numbers. */
export function readNumber(text: string): number | null {
  const found = numberPattern.exec(text.trim())
  if (found === null) return null
  const [, sign = '', digits = '', exponent = ''] = found
  const value = Number(`${digits.replaceAll(',', '')}${exponent}`)
  if (!Number.isFinite(value)) return null
  return sign === '-' || sign === '−' ? 0 - value : value
}

/** The same as a person types it into a field, where an exponent is a slip. */
export function readTypedNumber(text: string): number | null {
  return /e/i.test(text) ? null : readNumber(text)
}
