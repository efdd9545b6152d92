/** Search or do: a list of places, narrowed while somebody types; Ctrl K opens it (keys.ts). */
import { hasWords } from '#domain/folding'
import { every, one, within } from './dom.ts'

export type Palette = { readonly isOpen: () => boolean; readonly open: () => void }

const enhance = (dialog: HTMLDialogElement, query: HTMLInputElement, find: HTMLAnchorElement): Palette => {
  let chosen = 0
  const rowOf = (option: HTMLElement) => option.parentElement ?? option
  const shown = () => every('.opt', dialog).filter((option) => !rowOf(option).hidden)

  const choose = (to: number): void => {
    const options = shown()
    chosen = Math.min(options.length - 1, Math.max(0, to))
    for (const [index, option] of options.entries()) option.setAttribute('aria-selected', String(index === chosen))
    options[chosen]?.scrollIntoView({ block: 'nearest' })
  }

  const narrow = (): void => {
    const typed = query.value.trim()
    for (const option of every('[data-option]', dialog)) rowOf(option).hidden = !hasWords(option.textContent, typed)
    rowOf(find).hidden = typed === ''
    find.href = `/admin/orders?q=${encodeURIComponent(typed)}`
    const text = one('span', find)
    if (text) text.textContent = find.dataset.words?.replace('…', typed) ?? ''
    choose(0)
  }

  const open = (): void => {
    if (dialog.open) return
    query.value = ''
    narrow()
    dialog.showModal()
    query.focus()
  }

  document.addEventListener('click', (event) => {
    if (within(event, '[data-palette]')) {
      event.preventDefault()
      open()
    } else if (event.target === dialog) dialog.close()
  })
  query.addEventListener('input', narrow)
  dialog.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      choose(chosen + (event.key === 'ArrowDown' ? 1 : -1))
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      shown()[chosen]?.click()
    }
  })
  return { isOpen: () => dialog.open, open }
}

const dialog = one<HTMLDialogElement>('dialog.pal')
const query = dialog && one<HTMLInputElement>('input', dialog)
const find = dialog && one<HTMLAnchorElement>('[data-find]', dialog)

/** Nobody who is signed out has one. */
export const palette: Palette | null = dialog && query && find && enhance(dialog, query, find)
