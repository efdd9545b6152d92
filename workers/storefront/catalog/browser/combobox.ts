/** The list under a search field: which of its options is active, whether it is open, and what is said of it. */
import { every, one } from '../../frame/browser/dom.ts'

export type Combobox = {
  readonly options: () => HTMLElement[]
  readonly active: () => HTMLElement | null
  readonly move: (by: 1 | -1) => void
  /** @param text what is said of the options; where there are none it is shown as well */
  readonly show: (text: string) => void
  readonly close: () => void
}

export const combobox = (
  form: HTMLFormElement,
  field: HTMLInputElement,
  found: HTMLElement,
  list: HTMLElement,
): Combobox => {
  const none = one('[data-none]', found)
  const status = one('[role="status"]', form)
  let active: HTMLElement | null = null

  const expand = (is: boolean) => field.setAttribute('aria-expanded', String(is))
  field.setAttribute('role', 'combobox')
  field.setAttribute('aria-autocomplete', 'list')
  field.setAttribute('aria-controls', list.id)
  expand(false)

  const options = () => every('[role="option"]', list)
  const activate = (option: HTMLElement | null = null): void => {
    active?.setAttribute('aria-selected', 'false')
    active = option
    active?.setAttribute('aria-selected', 'true')
    active?.scrollIntoView({ block: 'nearest' })
    if (active) field.setAttribute('aria-activedescendant', active.id)
    else field.removeAttribute('aria-activedescendant')
  }

  return {
    options,
    active: () => active,
    move: (by) => {
      const all = options()
      const at = (active ? all.indexOf(active) : -1) + by
      // Beyond either end is the field itself.
      activate(at < -1 ? all.at(-1) : all[at])
    },
    show: (text) => {
      activate()
      const some = options().length > 0
      list.hidden = !some
      if (none) {
        none.hidden = some || !text
        none.textContent = text
      }
      found.hidden = !some && !text
      expand(some)
      if (status) status.textContent = text
    },
    close: () => {
      activate()
      found.hidden = true
      expand(false)
    },
  }
}
