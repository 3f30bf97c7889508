/**
 * The user guide: the pages of docs/guide, which come with the window, so that help needs no network. A page's
 * name is its file's; its title is its first line.
 */
import { glossary } from '../../../electron/domain/glossary.ts'

const texts = import.meta.glob<string>('../../../docs/guide/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const pictures = import.meta.glob<string>('../../../docs/guide/pictures/*.png', {
  query: '?url',
  import: 'default',
  eager: true,
})

export type GuidePage = { name: string; title: string; text: string }

/** In the order in which a newcomer needs them. */
export const order = [
  'first-pack',
  'data',
  'vision',
  'kpis',
  'scorecard',
  'schools',
  'meetings',
  'cycle',
  'people',
  'pack',
  'reading',
  'search',
  'settings',
  'security',
  'keys',
  'words',
]

const nameOf = (path: string) => path.replace(/^.*\//, '').replace(/\.\w+$/, '')

const words: GuidePage = {
  name: 'words',
  title: 'What the words mean',
  text: Object.entries(glossary)
    .map(
      ([word, meaning]) => `**${word.replace(/^./, (first) => first.toUpperCase())}**: ${meaning}`,
    )
    .join('\n\n'),
}

export const guidePages: GuidePage[] = Object.entries(texts)
  .map(([path, text]) => ({
    name: nameOf(path),
    title: /^# (.+)$/m.exec(text)?.[1] ?? nameOf(path),
    text: text.replace(/^# .+\n/, ''),
  }))
  .concat(words)
  .filter(({ name }) => order.includes(name))
  .toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name))

/** The address of a picture that a page names as `pictures/home.png`, or null where it does not come along. */
export function pictureUrl(source: string): string | null {
  const found = Object.entries(pictures).find(([path]) => path.endsWith(`/${source}`))
  return found?.[1] ?? null
}
