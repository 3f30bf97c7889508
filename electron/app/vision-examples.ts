/** The strands that a trust without a vision may start from. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { parse } from 'yaml'
import { strandSchema, type Strand } from '../domain/vision.ts'

/** Reads and checks them. `resources`: the folder that comes with Plumbline. */
export function exampleStrands(resources: string): Strand[] {
  const text = readFileSync(join(resources, 'vision', 'examples.yaml'), 'utf8')
  return z.array(strandSchema).parse(parse(text))
}
