/**
 * The variants as a spreadsheet: only the rows that are in sight are made, so that 2,500 are as quick as ten. What was changed is
 * sent with the form, and nothing else.
 */
import type { SheetRow } from '../../editor/sheet.ts'
import { every, one, within } from '../../../frame/browser/dom.ts'
import { paste } from './clipboard.ts'
import { startBulk } from './bulk.ts'
import { dress, dressMargin, fillField, readField, type CellField } from './cell.ts'
import { cells as changes, form } from './form.ts'
import { box, gap, rowElement } from './grid-rows.ts'
import { change, hasCell, headOf, kindOf, record, sheet, type, undo, valueIn, word } from './sheet.ts'

const panel = one('[data-variants]')
const scroller = panel && one('[data-grid]', panel)
const viewField = panel && one<HTMLInputElement>('input[name=view]', panel)

/** Rows above and below those in sight. */
const SPARE = 12
const NUMBERS = new Set(['amount', 'weight', 'whole'])

const rows = sheet?.rows ?? []
const byKey = new Map(rows.map((row) => [row.key, row]))
const picked = new Set<string>()
let seen: readonly SheetRow[] = rows
/** On a phone what is changed most stands where it is seen. */
const isNarrow = matchMedia('(max-width: 700px)').matches
const views = (sheet?.views ?? []).map(({ id, cells }) => ({
  id,
  cells: isNarrow ? cells.toSorted((a, b) => Number(a === 'sku') - Number(b === 'sku')) : cells,
}))
let view = views.find(({ id }) => id === viewField?.value) ?? views[0]
const codeIn = (): string => view?.id.split(':')[1] ?? views[0]?.id.split(':')[1] ?? ''

const table = document.createElement('table')
table.className = 'tb grid spread'
const head = table.createTHead()
const body = table.createTBody()
const told = document.createElement('p')
told.className = 's mute told-cells'
told.setAttribute('role', 'status')

const say = (words: string): void => {
  told.textContent = words
}

const showHead = (): void => {
  const tr = document.createElement('tr')
  const pick = document.createElement('th')
  pick.scope = 'col'
  const all = box(word('pickAll'), seen.length > 0 && seen.every(({ key }) => picked.has(key)))
  all.dataset.pickAll = ''
  pick.append(all)
  const name = document.createElement('th')
  name.scope = 'col'
  name.textContent = headOf('variant')
  const columns = (view?.cells ?? []).map((cell) => {
    const th = document.createElement('th')
    th.scope = 'col'
    th.textContent = headOf(cell)
    if (cell === 'margin' || NUMBERS.has(kindOf(cell))) th.className = 'num'
    return th
  })
  tr.append(pick, name, ...columns)
  head.replaceChildren(tr)
}

let height = 36
let shownFrom = -1
let shownTo = -1

/** @param anew also where the same rows are in sight */
const show = (anew = false): void => {
  if (!scroller) return
  const from = Math.max(0, Math.floor(scroller.scrollTop / height) - SPARE)
  const to = Math.min(seen.length, Math.ceil((scroller.scrollTop + scroller.clientHeight) / height) + SPARE)
  if (!anew && from === shownFrom && to === shownTo) return
  const focused = document.activeElement
  const { key, cell } = focused instanceof HTMLElement && body.contains(focused) ? focused.dataset : {}
  ;[shownFrom, shownTo] = [from, to]
  const columns = view?.cells ?? []
  const parts = seen
    .slice(from, to)
    .map((row, at) => rowElement(row, { at: from + at, picked: picked.has(row.key), columns, code: codeIn() }))
  if (seen.length === 0) {
    const tr = gap(height, columns.length)
    if (tr.cells[0]) tr.cells[0].textContent = word('nothing')
    parts.push(tr)
  }
  body.replaceChildren(gap(from * height, columns.length), ...parts, gap((seen.length - to) * height, columns.length))
  table.ariaRowCount = String(seen.length + 1)
  if (key !== undefined && cell !== undefined) fieldAt(key, cell)?.focus({ preventScroll: true })
}

const fieldAt = (key: string, cell: string): CellField | null =>
  one<CellField & HTMLElement>(`[data-key="${CSS.escape(key)}"][data-cell="${CSS.escape(cell)}"]`, body)

/** In place: what is being typed keeps its cursor. */
const refresh = (): void => {
  for (const field of every<CellField>('[data-cell]', body)) {
    const row = byKey.get(field.dataset.key ?? '')
    const cell = field.dataset.cell ?? ''
    const td = field.closest('td')
    if (!row || !td) continue
    if (field !== document.activeElement) fillField(field, valueIn(row, cell))
    dress(td, row, cell)
  }
  for (const td of every<HTMLTableCellElement>('[data-margin]', body)) {
    const row = byKey.get(td.dataset.margin ?? '')
    if (row) dressMargin(td, row, codeIn())
  }
}

/** @returns whether there is a row there */
const go = (at: number, cell: string): boolean => {
  const row = seen[at]
  if (!row || !scroller) return false
  const [top, bottom] = [at * height, (at + 1) * height]
  const headHeight = head.offsetHeight
  if (top < scroller.scrollTop) scroller.scrollTop = top
  else if (bottom + headHeight > scroller.scrollTop + scroller.clientHeight)
    scroller.scrollTop = bottom + headHeight - scroller.clientHeight
  show()
  const field = fieldAt(row.key, cell)
  field?.focus({ preventScroll: true })
  if (field instanceof HTMLInputElement && field.type === 'text') field.select()
  return field !== null
}

const here = (event: Event) => {
  const field = within<CellField & HTMLElement>(event, '[data-cell]')
  const row = field && byKey.get(field.dataset.key ?? '')
  return field && row ? { field, row, cell: field.dataset.cell ?? '', at: seen.indexOf(row) } : undefined
}

const typable = (): readonly string[] =>
  (view?.cells ?? []).filter((cell) => cell !== 'margin' && cell !== 'availability')

/** To the next row that has such a cell. */
const step = ({ cell, at }: NonNullable<ReturnType<typeof here>>, by: 1 | -1): void => {
  let to = at + by
  for (let row = seen[to]; row && !hasCell(row, cell); row = seen[to]) to += by
  go(to, cell)
}

const sideways = ({ field, cell, at }: NonNullable<ReturnType<typeof here>>, by: 1 | -1): boolean => {
  const isText = field instanceof HTMLInputElement && field.type === 'text'
  const isWhole = isText && field.selectionStart === 0 && field.selectionEnd === field.value.length
  const edge = by === 1 ? field.value.length : 0
  if (isText && !isWhole && (field.selectionStart !== edge || field.selectionEnd !== edge)) return false
  const columns = typable()
  const next = columns[columns.indexOf(cell) + by]
  return next !== undefined && go(at, next)
}

const fillDown = ({ row, cell, at }: NonNullable<ReturnType<typeof here>>): void => {
  const above = seen.slice(0, at).findLast((one) => hasCell(one, cell))
  const value = picked.size > 0 ? valueIn(row, cell) : above ? valueIn(above, cell) : undefined
  if (value === undefined) return
  const targets = picked.size > 0 ? seen.filter(({ key }) => picked.has(key)) : [row]
  change(targets.map((target) => ({ row: target, cell, value })))
}

/** What stood in the cell when it was entered. */
let entered: { readonly row: SheetRow; readonly cell: string; readonly value: string } | undefined

/** What stands in the cell now is what an undo goes back from. */
const settle = ({ field, row, cell }: NonNullable<ReturnType<typeof here>>): void => {
  const value = valueIn(row, cell)
  fillField(field, value)
  entered = { row, cell, value }
}

const onKey = (event: KeyboardEvent): void => {
  const place = here(event)
  if (!place || event.isComposing) return
  const { key } = event
  const withCtrl = event.ctrlKey || event.metaKey
  const isChoice = place.field instanceof HTMLSelectElement
  if (withCtrl && key === 'd') {
    leave()
    fillDown(place)
    settle(place)
  } else if (withCtrl && key === 'z') {
    // The browser's own undo would go on to other cells, which it knows nothing of.
    if (entered && entered.value !== valueIn(place.row, place.cell)) type(entered)
    else if (undo()) say(word('undone'))
    settle(place)
  } else if (withCtrl || event.altKey) return
  else if (key === 'Enter') step(place, event.shiftKey ? -1 : 1)
  else if (key === 'ArrowDown' && !isChoice) step(place, 1)
  else if (key === 'ArrowUp' && !isChoice) step(place, -1)
  else if (key === 'Escape' && entered) {
    type(entered)
    fillField(place.field, entered.value)
  } else if (key === 'ArrowRight' ? !sideways(place, 1) : key !== 'ArrowLeft' || !sideways(place, -1)) return
  event.preventDefault()
}

const leave = (): void => {
  if (entered && valueIn(entered.row, entered.cell) !== entered.value) record([entered])
  entered = undefined
}

const showPicked = (): void => {
  document.dispatchEvent(new Event('picked'))
}

const chooseView = (id: string): void => {
  view = views.find((one) => one.id === id) ?? view
  if (viewField && view) viewField.value = view.id
  for (const button of every('[data-view]', panel ?? document))
    button.setAttribute('aria-pressed', String(button.dataset.view === view?.id))
  showHead()
  show(true)
  showPicked()
}

const start = (panelOf: HTMLElement, scrollerOf: HTMLElement): void => {
  one('[data-kept]', panelOf)?.remove()
  scrollerOf.classList.add('sheet-scroll')
  scrollerOf.replaceChildren(table)
  scrollerOf.after(told)
  say(word('keys'))
  showHead()
  show(true)
  const first = one('[data-row]', body)
  if (first && first.offsetHeight > 0) height = first.offsetHeight
  show(true)
  scrollerOf.addEventListener('scroll', () => requestAnimationFrame(() => show()))
  addEventListener('resize', () => show())
  body.addEventListener('keydown', onKey)
  body.addEventListener('focusin', (event) => {
    const place = here(event)
    if (!place) return
    leave()
    entered = { row: place.row, cell: place.cell, value: valueIn(place.row, place.cell) }
  })
  body.addEventListener('focusout', leave)
  body.addEventListener('input', (event) => {
    const place = here(event)
    if (place) type({ row: place.row, cell: place.cell, value: readField(place.field) })
  })
  body.addEventListener('paste', (event) => {
    const place = here(event)
    if (place && paste(event, { ...place, rows: seen, columns: typable() }, say)) settle(place)
  })
  table.addEventListener('change', (event) => {
    const field = event.target
    if (!(field instanceof HTMLInputElement)) return
    const { pick, pickAll } = field.dataset
    if (pick === undefined && pickAll === undefined) return
    const keys = pick === undefined ? seen.map(({ key }) => key) : [pick]
    for (const key of keys) picked[field.checked ? 'add' : 'delete'](key)
    if (pick === undefined) show(true)
    else field.closest('tr')?.classList.toggle('pickd', field.checked)
    showPicked()
  })
  document.addEventListener('edited', refresh)
  for (const button of every('[data-view]', panelOf))
    button.addEventListener('click', (event) => {
      event.preventDefault()
      chooseView(button.dataset.view ?? '')
    })
  one<HTMLInputElement>('[data-filter]', panelOf)?.addEventListener('input', ({ target }) => {
    const words = (target as HTMLInputElement).value.toLowerCase().split(/\s+/).filter(Boolean)
    const skuAt = sheet?.cells.indexOf('sku') ?? -1
    seen = rows.filter((row) => {
      const text = `${row.choice} ${row.shown[skuAt] ?? ''}`.toLowerCase()
      return words.every((part) => text.includes(part))
    })
    scrollerOf.scrollTop = 0
    show(true)
  })
  form?.addEventListener('formdata', ({ formData }) => {
    for (const [name, value] of changes) formData.append(name, value)
  })
  for (const link of every<HTMLAnchorElement>('[data-field^="variants."]'))
    link.addEventListener('click', (event) => {
      const [, key = '', cell = ''] =
        /^variants\.(.+?)\.((?:price|compareAt|cost)\.[A-Z]{3}|[a-zA-Z]+)$/s.exec(link.dataset.field ?? '') ?? []
      const holding = views.find(({ cells }) => cells.includes(cell))
      if (!byKey.has(key) || !holding) return
      event.preventDefault()
      if (!view?.cells.includes(cell)) chooseView(holding.id)
      panelOf.scrollIntoView({ block: 'start' })
      go(
        seen.findIndex((row) => row.key === key),
        cell,
      )
    })
  startBulk(panelOf, { picked, seen: () => seen, again: () => show(true), say, code: codeIn })
}

if (panel && scroller && sheet && rows.length > 0) start(panel, scroller)
