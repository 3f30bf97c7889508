/** The strands that a trust without a vision may start from. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { parse } from 'yaml'
import { strandSchema, type Strand } from '../domain/vision.ts'
import { resourceFolder } from './resources.ts'

let read: Strand[] | null = null

/** Reads and checks them once. */
export function exampleStrands(): Strand[] {
  read ??= z
    .array(strandSchema)
    .parse(parse(readFileSync(join(resourceFolder('vision'), 'examples.yaml'), 'utf8')))
  return read
}
