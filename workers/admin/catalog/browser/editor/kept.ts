/**
 * What was typed and not saved stays with the tab: a page that is left, a session that ends or a browser that falls over loses
 * nothing. It goes when the product is saved or the changes are discarded.
 */
import { one } from '../../../frame/browser/dom.ts'
import { cells, fields, form, isChanged, setValue, tell, valueOf } from './form.ts'

type Kept = {
  readonly version: string
  readonly fields: Readonly<Record<string, string>>
  readonly cells: Readonly<Record<string, string>>
}

const page = one('[data-product-editor]')
const PLACE = `stoa-edit ${page?.dataset.productEditor ?? ''}`
const PAUSE_MS = 400

export const forget = (): void => sessionStorage.removeItem(PLACE)

const versionField = form && one<HTMLInputElement>('input[name=version]', form)

const keep = (): void => {
  const changed = Object.fromEntries(
    fields()
      .filter(isChanged)
      .map((field) => [field.name, valueOf(field)]),
  )
  if (Object.keys(changed).length === 0 && cells.size === 0) return forget()
  const kept: Kept = { version: versionField?.value ?? '', fields: changed, cells: Object.fromEntries(cells) }
  try {
    sessionStorage.setItem(PLACE, JSON.stringify(kept))
  } catch {
    // It is full, or the browser keeps nothing: the form itself still has everything.
  }
}

const read = (): Kept | undefined => {
  try {
    return JSON.parse(sessionStorage.getItem(PLACE) ?? '') as Kept
  } catch {
    return undefined
  }
}

/** A field that this page has not, as one of an option that was added, is sent along. */
const hidden = (name: string, value: string): void => {
  const field = document.createElement('input')
  Object.assign(field, { type: 'hidden', name, value })
  form?.append(field)
}

const putBack = (kept: Kept): void => {
  const known = new Map(fields().map((field) => [field.name, field]))
  for (const [name, value] of Object.entries(kept.fields)) {
    const field = known.get(name)
    if (field) setValue(field, value)
    else hidden(name, value)
  }
  for (const [name, value] of Object.entries(kept.cells)) cells.set(name, value)
  // What was typed was typed over that version; the shop lays it beside a later one.
  if (versionField && kept.version !== '') versionField.value = kept.version
  const notice = one<HTMLTemplateElement>('[data-kept-notice]')
  if (notice) notice.replaceWith(notice.content)
  one('[data-forget]')?.addEventListener('click', forget)
  tell()
}

if (form && page) {
  // A form that came back says itself what was typed; one that was saved has nothing more to keep.
  const isSaved = one('[data-done=saved], [data-done=merged], [data-done=created], [data-done=unchanged]') !== null
  const cameBack = one('[data-typed], .oops') !== null
  const kept = read()
  if (isSaved) forget()
  else if (kept && !cameBack) putBack(kept)
  let waiting: ReturnType<typeof setTimeout> | undefined
  for (const kind of ['input', 'change', 'edited'])
    document.addEventListener(kind, () => {
      clearTimeout(waiting)
      waiting = setTimeout(keep, PAUSE_MS)
    })
  addEventListener('pagehide', () => waiting !== undefined && keep())
}
