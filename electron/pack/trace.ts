/** What one part of a pack prints: its words as a hash, and the figures that it cites. */
import { createHash } from 'node:crypto'
import type { Figure } from '../domain/figure.ts'
import type { Observation } from '../domain/observation.ts'

export type PartTrace = {
  /** First page and how many, by the lay-out that was traced. */
  page: number
  pages: number
  /** SHA-256 of every run of letters, running heads and feet apart. */
  hash: string
  figures: ReadonlySet<Figure>
  observations: ReadonlySet<Observation>
}

export class PartTracer {
  private readonly words = createHash('sha256')
  private readonly figures = new Set<Figure>()
  private readonly observations = new Set<Observation>()

  hear(text: string): void {
    this.words.update(text).update('\n')
  }

  cite(figure: Figure): void {
    this.figures.add(figure)
  }

  citeObservation(observation: Observation): void {
    this.observations.add(observation)
  }

  trace(page: number, pages: number): PartTrace {
    const { figures, observations } = this
    return { page, pages, hash: this.words.digest('hex'), figures, observations }
  }
}
