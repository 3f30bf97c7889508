/** A finished file opened for checking: its objects by plain questions. */
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
  decodePDFRawStream,
} from '@cantoo/pdf-lib'
import type { PDFObject, PDFPage } from '@cantoo/pdf-lib'

export type OpenFile = {
  document: PDFDocument
  /** The bytes that it was opened from, for what stands outside objects. */
  bytes: Uint8Array
  pages: PDFPage[]
  catalog: PDFDict
}

export async function openFile(bytes: Uint8Array): Promise<OpenFile> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  return { document, bytes, pages: document.getPages(), catalog: document.catalog }
}

/** A value of a dictionary (or of a stream's), references followed. */
export function valueOf(object: PDFObject | undefined, key: string): PDFObject | undefined {
  const dict = object instanceof PDFStream ? object.dict : object
  return dict instanceof PDFDict ? dict.lookup(PDFName.of(key)) : undefined
}

/** A value as it stands, a reference as a reference. */
export function rawOf(object: PDFObject | undefined, key: string): PDFObject | undefined {
  const dict = object instanceof PDFStream ? object.dict : object
  return dict instanceof PDFDict ? dict.get(PDFName.of(key)) : undefined
}

/** The name without its slash, or null. */
export function nameOf(object: PDFObject | undefined): string | null {
  return object instanceof PDFName ? object.decodeText() : null
}

export function numberOf(object: PDFObject | undefined): number | null {
  return object instanceof PDFNumber ? object.asNumber() : null
}

export function textOf(object: PDFObject | undefined): string | null {
  return object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : null
}

export function refOf(object: PDFObject | undefined): string | null {
  return object instanceof PDFRef ? object.tag : null
}

/** Members of an array, references followed; a single thing as an array of one. */
export function itemsOf(object: PDFObject | undefined): PDFObject[] {
  if (object === undefined) return []
  if (!(object instanceof PDFArray)) return [object]
  return object.asArray().map((_, i) => object.lookup(i) as PDFObject)
}

export function keysOf(object: PDFObject | undefined): string[] {
  return object instanceof PDFDict ? object.keys().map((key) => key.decodeText()) : []
}

/** A stream's bytes, decoded. */
export function bytesOf(object: PDFObject | undefined): Uint8Array | null {
  return object instanceof PDFRawStream ? decodePDFRawStream(object).decode() : null
}

/** All entries of a number tree, values as they stand in it. */
export function numberTree(root: PDFObject | undefined): Map<number, PDFObject> {
  const found = new Map<number, PDFObject>()
  const nums = valueOf(root, 'Nums')
  if (nums instanceof PDFArray) {
    const all = nums.asArray()
    for (let i = 0; i + 1 < all.length; i += 2) {
      const [key, value] = [numberOf(nums.lookup(i)), all[i + 1]]
      if (key !== null && value !== undefined) found.set(key, value)
    }
  }
  for (const kid of itemsOf(valueOf(root, 'Kids')))
    for (const [key, value] of numberTree(kid)) found.set(key, value)
  return found
}

/** All entries of a name tree, in the order of its leaves. */
export function nameTree(root: PDFObject | undefined): Map<string, PDFObject> {
  const found = new Map<string, PDFObject>()
  const names = itemsOf(valueOf(root, 'Names'))
  for (let i = 0; i + 1 < names.length; i += 2)
    found.set(textOf(names[i]) ?? '', names[i + 1] as PDFObject)
  for (const kid of itemsOf(valueOf(root, 'Kids')))
    for (const [key, value] of nameTree(kid)) found.set(key, value)
  return found
}
