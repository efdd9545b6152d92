/** Rows added, moved and removed in what was typed; nothing is saved by it. */
import { own } from '#domain/own'
import type { Language } from '#domain/languages'
import type { Filled } from '#domain/settings/compare'
import type { SettingsGroup } from '#domain/settings/settings'
import { below, fieldAt, type Field } from './field.ts'
import { emptyRow } from './filled.ts'
import { FORMS } from './forms.ts'

type Act = 'add' | 'remove' | 'up'
export type Rowed = {
  readonly act: Act
  /** The list. */
  readonly path: string
  readonly filled: Filled
  /** What takes the focus then. */
  readonly focus: string
}

const rowsOf = (filled: Filled | undefined): readonly Filled[] => (Array.isArray(filled) ? filled : [])

/** The list at that path made anew, and nothing else. */
const at = (filled: Filled, steps: readonly string[], make: (rows: readonly Filled[]) => readonly Filled[]): Filled => {
  const [step, ...rest] = steps
  if (step === undefined) return make(rowsOf(filled))
  if (typeof filled === 'string') return filled
  if (Array.isArray(filled)) {
    return rowsOf(filled).map((one, index) => (index === Number(step) ? at(one, rest, make) : one))
  }
  const named = filled as { readonly [name: string]: Filled }
  return { ...named, [step]: at(own(named, step) ?? '', rest, make) }
}

/** Its first field, where one goes on typing. */
const firstIn = (field: Field, path: string): string => {
  if (field.kind === 'text') return below(path, 'en')
  if (field.kind !== 'group') return path
  const [first] = Object.entries(field.fields)
  return first ? firstIn(first[1], below(path, first[0])) : path
}

const swapped = (rows: readonly Filled[], index: number): readonly Filled[] => {
  const [before, own] = [rows[index - 1], rows[index]]
  return before === undefined || own === undefined ? rows : rows.with(index - 1, own).with(index, before)
}

/** @param button `add:methods`, `remove:methods.2`; undefined when it leads to no list */
export const rowed = (group: SettingsGroup, filled: Filled, button: string, language: Language): Rowed | undefined => {
  const [, act, whole = ''] = /^(add|remove|up):([\w.]{1,200})$/.exec(button) ?? []
  if (act !== 'add' && act !== 'remove' && act !== 'up') return undefined
  const steps = whole.split('.')
  const index = act === 'add' ? 0 : Number(steps.pop())
  const path = steps.join('.')
  const found = fieldAt(FORMS[group], path)
  if (found.path !== path || found.field.kind !== 'rows' || !Number.isInteger(index)) return undefined
  const { row } = found.field
  let count = 0
  const changed = at(filled, steps, (rows) => {
    count = rows.length
    if (act === 'add') return [...rows, emptyRow(row, language)]
    return act === 'remove' ? rows.filter((_, one) => one !== index) : swapped(rows, index)
  })
  const focused = act === 'add' ? count : act === 'up' ? Math.max(0, index - 1) : Math.min(index, count - 2)
  return { act, path, filled: changed, focus: focused < 0 ? path : firstIn(row, below(path, focused)) }
}
