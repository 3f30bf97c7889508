/** Layers of a document: content that can be hidden (ISO 32000-1, 8.11.4). We have none of our own; papers do. */
import { text } from './syntax.ts'

export class Layers {
  /** References to all of them, and to those that are hidden. */
  readonly groups: string[] = []
  readonly off: string[] = []
  /** How viewers list them, under a title for each document that they come from. */
  readonly order: { title: string; groups: string }[] = []
  /** What hides and shows them by itself, as written. */
  readonly automatic: string[] = []

  /** The catalogue's entry; null where there are no layers. */
  written(): string | null {
    if (this.groups.length === 0) return null
    const order = this.order.map(({ title, groups }) => `[${text(title)} ${groups}]`).join(' ')
    const automatic = this.automatic.length > 0 ? ` /AS [${this.automatic.join(' ')}]` : ''
    return `<< /OCGs [${this.groups.join(' ')}] /D << /Name (Papers) /OFF [${this.off.join(' ')}] /Order [${order}]${automatic} >> >>`
  }
}
