/**
 * Works a window with the keyboard alone. Specs are written once, in Playwright's words; in the keyboard project
 * each of those words does what a person without a pointer would do: a control is reached by Tab, inside a menu,
 * a list, a group or a grid by the arrows, and pressed by Enter or Space. What cannot be reached fails the spec.
 */
import type { Locator, Page } from 'playwright-core'
import { expect } from 'playwright/test'

/** More controls than any screen here has between two that are used one after the other. */
const mostKeys = 400

type Step =
  | 'there'
  | 'wait'
  | 'Tab'
  | 'Shift+Tab'
  | 'ArrowUp'
  | 'ArrowDown'
  | 'ArrowLeft'
  | 'ArrowRight'

/**
 * The next key on the way from what has the focus to the control, or that it is there. `isStuck`: an arrow has
 * just moved nothing, as on a button in the head of a grid.
 */
function nextStep(one: Element, isStuck: boolean): Step {
  const control = (one instanceof HTMLLabelElement && one.control) || focusable(one)
  const focus = document.activeElement
  if (focus === control) return 'there'
  const described = focus?.getAttribute('aria-activedescendant')
  if (described && described === control.id) return 'there'
  if (control.getAttribute('role') === 'option')
    return control.hasAttribute('data-combobox-selected') ? 'there' : 'ArrowDown'
  const group = composite(control)
  if (group && focus && !isStuck && group.contains(focus)) return arrow(focus, control)
  // An opened menu takes the focus by itself, and a key that comes before would close it.
  if (group?.role === 'menu') return 'wait'
  if (!focus || focus === document.body) return 'Tab'
  // The control of a group that Tab stops at may be another one than that which is wanted.
  const goal = group && !isStuck ? group : control
  return focus.compareDocumentPosition(goal) & Node.DOCUMENT_POSITION_PRECEDING
    ? 'Shift+Tab'
    : 'Tab'

  function focusable(within: Element): Element {
    const found = within.closest(
      'a[href], button, input, select, textarea, summary, [contenteditable], [role=menuitem], [role=option], [tabindex]:not([tabindex="-1"]), [role=grid] [tabindex]',
    )
    if (!found) throw new Error(`No key reaches ${within.outerHTML.slice(0, 120)}`)
    return found
  }
  function composite(within: Element): Element | null {
    if (within instanceof HTMLInputElement && within.type === 'radio')
      return within.closest('[role=radiogroup], fieldset') ?? null
    if (within.getAttribute('tabindex') === '-1') {
      const roving = within.closest('[role=group], [role=toolbar]')
      if (roving) return roving
    }
    return within.closest('[role=menu], [role=grid], [role=tablist], [role=listbox], [role=tree]')
  }
  function arrow(from: Element, to: Element): Step {
    const [a, b] = [from.getBoundingClientRect(), to.getBoundingClientRect()]
    const [right, down] = [
      b.x + b.width / 2 - a.x - a.width / 2,
      b.y + b.height / 2 - a.y - a.height / 2,
    ]
    // Rows before columns, as cells of one row are as high as one another.
    if (Math.abs(down) > Math.min(a.height, b.height) / 2) return down > 0 ? 'ArrowDown' : 'ArrowUp'
    return right > 0 ? 'ArrowRight' : 'ArrowLeft'
  }
}

async function reach(control: Locator): Promise<void> {
  await expect(control).toBeEnabled()
  const { keyboard } = control.page()
  let isStuck = false
  for (let keys = 0; keys < mostKeys; keys += 1) {
    const step: Step = await control.evaluate(nextStep, isStuck)
    if (step === 'there') return
    if (step === 'wait') {
      await control.page().waitForTimeout(25)
      continue
    }
    const before = await control.page().evaluateHandle(() => document.activeElement)
    await keyboard.press(step)
    isStuck =
      step.startsWith('Arrow') && (await before.evaluate((one) => one === document.activeElement))
  }
  throw new Error(`No key leads to ${String(control)}`)
}

async function press(control: Locator): Promise<void> {
  await reach(control)
  const key = await control.evaluate((one) => {
    const it = one instanceof HTMLLabelElement ? one.control : one
    if (it instanceof HTMLTextAreaElement || it instanceof HTMLSelectElement) return null
    if (!(it instanceof HTMLInputElement)) return 'Enter'
    return it.type === 'checkbox' || it.type === 'radio' ? 'Space' : null
  })
  if (key) await control.page().keyboard.press(key)
}

async function setTo(control: Locator, checked: boolean): Promise<void> {
  await reach(control)
  // An arrow that reaches a radio button chooses it too.
  if ((await control.isChecked()) !== checked) await control.page().keyboard.press('Space')
  await expect(control).toBeChecked({ checked })
}

async function write(field: Locator, text: string): Promise<void> {
  await reach(field)
  await field.page().keyboard.press('Control+a')
  await (text === '' ? field.page().keyboard.press('Delete') : field.page().keyboard.type(text))
}

async function choose(list: Locator, wanted: string | { label: string }): Promise<string[]> {
  await reach(list)
  const places = (): Promise<number[]> =>
    list.evaluate((one, wanted) => {
      const { options, selectedIndex } = one as HTMLSelectElement
      const at = [...options].findIndex((option) =>
        typeof wanted === 'string'
          ? option.value === wanted || option.label === wanted
          : option.label === wanted.label,
      )
      return [at, selectedIndex]
    }, wanted)
  await expect.poll(async () => (await places())[0]).toBeGreaterThanOrEqual(0)
  const [wantedAt = 0, at = 0] = await places()
  for (let i = Math.abs(wantedAt - at); i > 0; i -= 1)
    await list.page().keyboard.press(wantedAt > at ? 'ArrowDown' : 'ArrowUp')
  return [await list.inputValue()]
}

async function give(input: Locator, files: Parameters<Locator['setInputFiles']>[0]): Promise<void> {
  const page = input.page()
  const name = (await input.getAttribute('aria-label')) ?? ''
  await reach(page.getByRole('button', { name, exact: true }))
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.keyboard.press('Enter'),
  ])
  await chooser.setFiles(files)
}

/** Lets everything that is done in the page be done by keys; answers how to let it be done as before. */
export function workByKeyboard(page: Page): () => void {
  // Choosers are caught only once somebody listens, which must be before a key opens the first one.
  page.on('filechooser', () => undefined)
  const locator = Object.getPrototypeOf(page.locator('html')) as Locator
  const before = Object.entries(Object.getOwnPropertyDescriptors(locator)).filter(([name]) =>
    Object.hasOwn(byKeys, name),
  )
  Object.assign(locator, byKeys)
  return () => Object.defineProperties(locator, Object.fromEntries(before))
}

const byKeys = {
  click(this: Locator) {
    return press(this)
  },
  focus(this: Locator) {
    return reach(this)
  },
  fill(this: Locator, text: string) {
    return write(this, text)
  },
  check(this: Locator) {
    return setTo(this, true)
  },
  uncheck(this: Locator) {
    return setTo(this, false)
  },
  selectOption(this: Locator, wanted: string | { label: string }) {
    return choose(this, wanted)
  },
  setInputFiles(this: Locator, files: Parameters<Locator['setInputFiles']>[0]) {
    return give(this, files)
  },
}
