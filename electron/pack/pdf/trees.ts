/** Name trees and number trees (ISO 32000-1, 7.9.6 and 7.9.7): sorted leaves under one root. */
import { ref, text } from './syntax.ts'
import type { PdfFile } from './file.ts'

const perLeaf = 128

/** Puts a tree of names with their values, as written; returns its object. A name stands once. */
export function nameTree(file: PdfFile, entries: readonly (readonly [string, string])[]): number {
  const sorted = entries
    .map(([name, value]) => ({ bytes: bytesOf(name), written: text(name), value }))
    .toSorted((a, b) => Buffer.compare(a.bytes, b.bytes))
  const leaves = leavesOf(sorted).map((leaf) => {
    const number = file.reserve()
    const pairs = leaf.map(({ written, value }) => `${written} ${value}`).join(' ')
    file.put(
      number,
      `<< /Limits [${leaf[0]?.written} ${leaf.at(-1)?.written}] /Names [${pairs}] >>`,
    )
    return ref(number)
  })
  const root = file.reserve()
  file.put(root, `<< /Kids [${leaves.join(' ')}] >>`)
  return root
}

/** A name's bytes, by which readers compare it. */
function bytesOf(name: string): Uint8Array {
  const written = text(name)
  return written.startsWith('<')
    ? Buffer.from(written.slice(1, -1), 'hex')
    : Buffer.from(name, 'latin1')
}

/** Numbers handed out in turn, each with its value when that is known. */
export class NumberTree {
  private readonly entries: string[] = []
  /** The next number; those below are taken. */
  next = 0

  reserve(): number {
    return this.next++
  }

  /** `value` as written: an array, a reference. */
  set(key: number, value: string): void {
    this.entries[key] = value
  }

  /** Puts the tree; returns its object. */
  put(file: PdfFile): number {
    const given: [number, string][] = []
    this.entries.forEach((value, key) => given.push([key, value]))
    const leaves = leavesOf(given).map((leaf) => {
      const number = file.reserve()
      const pairs = leaf.map(([key, value]) => `${key} ${value}`).join(' ')
      file.put(number, `<< /Limits [${leaf[0]?.[0]} ${leaf.at(-1)?.[0]}] /Nums [${pairs}] >>`)
      return ref(number)
    })
    const root = file.reserve()
    file.put(root, `<< /Kids [${leaves.join(' ')}] >>`)
    return root
  }
}

function leavesOf<T>(entries: readonly T[]): T[][] {
  const leaves: T[][] = []
  for (let at = 0; at < entries.length; at += perLeaf) leaves.push(entries.slice(at, at + perLeaf))
  return leaves
}
