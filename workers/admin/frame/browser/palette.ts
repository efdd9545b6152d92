/** Search or do: places, narrowed while somebody types, and what the shop finds (../../find.ts); Ctrl K opens it (keys.ts). */
import { hasWords } from '#domain/folding'
import { every, one, within } from './dom.ts'

type Offer = { readonly icon: string; readonly href: string; readonly label: string; readonly more: string }

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

  /** Names of goods and people: they are text and never markup. */
  const rowFor = ({ icon, href, label, more }: Offer): HTMLLIElement => {
    const row = document.createElement('li')
    row.dataset.found = ''
    const option = Object.assign(document.createElement('a'), { className: 'opt', href })
    const picture = one('svg', find)?.cloneNode(true) as Element | undefined
    one('use', picture ?? option)?.setAttribute('href', `/icons.svg#${icon}`)
    const text = document.createElement('span')
    const soft = Object.assign(document.createElement('span'), { className: 's mute', textContent: more })
    text.append(label, ' ', soft)
    option.append(...(picture ? [picture] : []), text)
    row.append(option)
    return row
  }

  /** So long is waited for another letter, in ms. */
  const LETTERS_WITHIN = 120
  let waiting = 0
  let turn = 0
  const forget = () => every('[data-found]', dialog).forEach((row) => row.remove())
  const look = async (typed: string): Promise<void> => {
    const mine = ++turn
    const answer = await fetch(`/admin/find?q=${encodeURIComponent(typed)}`)
    if (!answer.ok || mine !== turn) return
    const { found } = (await answer.json()) as { readonly found: readonly Offer[] }
    if (mine !== turn) return
    forget()
    rowOf(find).before(...found.map(rowFor))
    choose(0)
  }

  const narrow = (): void => {
    const typed = query.value.trim()
    clearTimeout(waiting)
    turn++
    if (typed === '') forget()
    else waiting = setTimeout(() => void look(typed).catch(() => {}), LETTERS_WITHIN)
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
