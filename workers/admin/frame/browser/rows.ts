/** Rows of a list: walked and picked by keys (keys.ts); the foot turns into the bar for what is picked. */
import { every, one, within } from './dom.ts'

const table = one('[data-rows]')
const rows = table ? every('tbody tr', table) : []
const picks = table ? every<HTMLInputElement>('tbody input[type=checkbox]', table) : []
const bulk = one('[data-bulk]')
let here = -1

const count = (): void => {
  const picked = picks.filter((pick) => pick.checked).length
  for (const pick of picks) pick.closest('tr')?.classList.toggle('sel', pick.checked)
  if (!bulk) return
  bulk.classList.toggle('on', picked > 0)
  for (const element of every('[data-picked]', bulk)) element.hidden = picked === 0
  const figure = one('[data-count]', bulk)
  if (figure) figure.textContent = figure.dataset.count?.replace('0', String(picked)) ?? ''
}

const walk = (to: number): void => {
  rows[here]?.classList.remove('here')
  here = Math.min(rows.length - 1, Math.max(0, to))
  const row = rows[here]
  row?.classList.add('here')
  row?.focus({ preventScroll: true })
  row?.scrollIntoView({ block: 'nearest' })
}

const pick = (): void => {
  const box = rows[here] && one<HTMLInputElement>('input[type=checkbox]', rows[here])
  if (!box) return
  box.checked = !box.checked
  count()
}

const open = (): void => {
  const row = rows[here]
  if (row && document.activeElement === row) one('a', row)?.click()
}

/** What single keys do to the rows of the page; none where there are no rows. */
export const rowKeys: Readonly<Record<string, () => void>> =
  rows.length > 0
    ? {
        j: () => walk(here + 1),
        k: () => walk(here - 1),
        x: pick,
        Enter: open,
        Escape: () => one('[data-clear]')?.click(),
      }
    : {}

table?.addEventListener('change', (event) => {
  const whole = within(event, 'thead') && event.target
  if (whole instanceof HTMLInputElement) for (const box of picks) box.checked = whole.checked
  count()
})
one('[data-clear]')?.addEventListener('click', () => {
  if (table) for (const box of every<HTMLInputElement>('input[type=checkbox]', table)) box.checked = false
  count()
})
const all = one('[data-all]')
if (all) all.hidden = false
count()
