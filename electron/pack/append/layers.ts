/** The layers of a paper (ISO 32000-1, 8.11): what is hidden when it is opened stays hidden in the pack. */
import type { Layers } from '../pdf/layers.ts'
import type { Copier } from './copier.ts'
import { isArray, Ref } from './values.ts'
import type { Value } from './values.ts'

/** Adds a paper's layers to those of the pack, under its title. */
export function keepLayers(copier: Copier, layers: Layers, title: string): void {
  const { file } = copier
  const properties = file.dict(file.catalog.get('OCProperties'))
  if (properties === null) return
  const usual = file.dict(properties.get('D'))
  const listed = (key: string): Set<number> =>
    new Set(
      file.array(usual?.get(key)).flatMap((each) => (each instanceof Ref ? [each.number] : [])),
    )
  const allOff = usual !== null && file.in(usual, 'BaseState') === 'OFF'
  const [on, off] = [listed('ON'), listed('OFF')]
  const known = new Set<number>()
  const kept: string[] = []
  for (const each of file.array(properties.get('OCGs'))) {
    if (!(each instanceof Ref) || known.has(each.number)) continue
    known.add(each.number)
    const group = copier.ref(each)
    if (group === 'null') continue
    kept.push(group)
    layers.groups.push(group)
    if (off.has(each.number) || (allOff && !on.has(each.number))) layers.off.push(group)
  }
  if (kept.length === 0) return
  // Names and nesting as the paper lists them; a layer that it does not list is not offered to readers.
  // A list is named once: one that holds itself would have no end.
  const named = new Set<readonly Value[]>()
  const order = (list: readonly Value[], depth: number): string => {
    if (named.has(list) || depth > 20) return ''
    named.add(list)
    return list
      .map((each) => {
        if (each instanceof Ref && known.has(each.number)) return copier.ref(each)
        const inside = file.resolve(each)
        if (isArray(inside)) return `[${order(inside, depth + 1)}]`
        return each instanceof Ref ? '' : copier.written(inside)
      })
      .join(' ')
  }
  layers.order.push({ title, groups: order(file.array(usual?.get('Order')), 0) })
  for (const each of file.array(usual?.get('AS'))) {
    const automatic = file.dict(each)
    if (automatic !== null) layers.automatic.push(copier.written(automatic))
  }
}
