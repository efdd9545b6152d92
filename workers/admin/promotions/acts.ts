/** Presses that change the form of a promotion and save nothing: goods are found, taken in and out; steps and parts come and go. */
import { countIn, PARTS_MAX, said, setsIn, TIERS_MAX, type Typed } from './typed.ts'

/** Letters of what is looked for. */
const FOUND_MAX = 200

/** Whether something was typed into a field that looks for goods, and nobody has looked for it yet. */
export const isLookedFor = (typed: Typed): boolean =>
  setsIn(typed).some((set) => said(typed, `${set}.find`) !== said(typed, `${set}.found`))

const without = (typed: Typed, name: string, value: string): void => {
  const rest = typed.getAll(name).filter((one) => one !== value)
  typed.delete(name)
  for (const one of rest) typed.append(name, one)
}

/** Takes a row out, and those behind it move up. */
const dropRow = (typed: Typed, { rows, row }: { rows: 'tiers' | 'parts'; row: string }, at: number): void => {
  const count = countIn(typed, rows, TIERS_MAX)
  const fields = (index: number) => [...new Set(typed.keys())].filter((name) => name.startsWith(`${row}.${index}.`))
  for (let index = at; index < count; index++) {
    for (const name of fields(index)) typed.delete(name)
    for (const name of fields(index + 1))
      for (const value of typed.getAll(name))
        typed.append(`${row}.${index}.${name.slice(`${row}.${index + 1}.`.length)}`, value)
  }
  typed.set(rows, String(Math.max(1, count - 1)))
}

/** @param act `find`, `in:set:products:prod_…`, `out:…`, `not:…`, `back:…`, `add-tier`, `drop-part:1`, `look` */
export const changedBy = (before: Typed, act: string): Typed => {
  const typed = new URLSearchParams(before)
  const [what = '', of = ''] = act.split(/:(.*)/s)
  const [set = '', member = ''] = of.split(/:(.*)/s)
  switch (what) {
    case 'find':
      for (const one of setsIn(typed)) typed.set(`${one}.found`, said(typed, `${one}.find`).slice(0, FOUND_MAX))
      break
    case 'in':
      if (set === 'gift') typed.delete('gift.is')
      without(typed, `${set}.is`, member)
      typed.append(`${set}.is`, member)
      typed.set(`${set}.scope`, 'some')
      break
    case 'not':
      without(typed, `${set}.not`, member)
      typed.append(`${set}.not`, member)
      break
    case 'out':
      without(typed, `${set}.is`, member)
      break
    case 'back':
      without(typed, `${set}.not`, member)
      break
    case 'add-tier':
      typed.set('tiers', String(Math.min(TIERS_MAX, countIn(typed, 'tiers', TIERS_MAX) + 1)))
      break
    case 'add-part':
      typed.set('parts', String(Math.min(PARTS_MAX, Math.max(2, countIn(typed, 'parts', PARTS_MAX)) + 1)))
      break
    case 'drop-tier':
      dropRow(typed, { rows: 'tiers', row: 'tier' }, Number(of))
      break
    case 'drop-part':
      dropRow(typed, { rows: 'parts', row: 'part' }, Number(of))
      break
  }
  return typed
}
