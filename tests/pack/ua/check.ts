/**
 * What a program can see of PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) in a file of ours: each problem
 * as a sentence; none where all is well. It is made for our own writer's files and does not replace a validator.
 */
import { catalogueProblems } from './catalogue.ts'
import { contentProblems } from './content.ts'
import { openFile } from './open.ts'
import { structureProblems } from './structure.ts'
import type { OpenFile } from './open.ts'

export async function accessibilityProblems(bytes: Uint8Array): Promise<string[]> {
  return problemsOf(await openFile(bytes))
}

export function problemsOf(file: OpenFile): string[] {
  return [...catalogueProblems(file), ...structureProblems(file), ...contentProblems(file)]
}
