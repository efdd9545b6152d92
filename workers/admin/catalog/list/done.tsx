/** Where the list opens after a change of many, of a view, or after a deletion: what was done, and the way back. */
import { productId } from '#domain/ids'
import { own } from '#domain/own'
import type { AdminContext } from '../../frame/app.ts'
import { Key } from '../../frame/forms.tsx'
import { Icon } from '../../frame/icon.tsx'
import { frameMessages } from '../../frame/messages/index.ts'
import { catalogMessages } from '../messages/index.ts'
import { PATH, queryOf, readAddress, wholeIn } from './query.ts'
import { RUN } from '../../../flows/catalog/run-of-press.ts'
import { listMessages } from './messages/index.ts'

type Way = { readonly action: string; readonly fields: Readonly<Record<string, string>> }
type Said = {
  readonly text: string
  readonly undo?: Way
  readonly isAmiss?: boolean
  readonly reasons?: readonly Reason[]
  /** Of whom no more is told than how many they are. */
  readonly more?: number
}
type Reason = { readonly handle: string; readonly why: string }

/** Which products could not be changed, and why: in the address, as `code.handle`. */
const reasonsIn = (c: AdminContext): readonly Reason[] => {
  const words: Readonly<Record<string, string>> = frameMessages[c.var.language].refusals
  return (c.req.queries('why') ?? []).flatMap((one) => {
    const [, code = '', handle = ''] = /^([a-z-]{1,40})\.(.{1,255})$/s.exec(one) ?? []
    const why = own<string>(listMessages[c.var.language].done.why, code) ?? own(words, code)
    return why === undefined ? [] : [{ handle, why }]
  })
}

const saidIn = (c: AdminContext): Said | undefined => {
  const messages = listMessages[c.var.language].done
  const query = (name: string) => c.req.query(name)
  const back = queryOf(readAddress((name) => c.req.queries(name) ?? []))
  switch (query('done')) {
    case 'deleted': {
      const [id, version] = [productId(query('id')), wholeIn(query('version'))]
      if (!id || version === 0) return undefined
      const undo = { action: `${PATH}/${id}/restore`, fields: { version: String(version) } }
      return { text: catalogMessages[c.var.language].products.deleted, undo }
    }
    case 'bulk': {
      const run = RUN.exec(query('run') ?? '')?.[0]
      const refused = wholeIn(query('refused'))
      const what = query('what') === 'delete' || query('what') === 'duplicate' ? query('what') : 'bulk'
      const text =
        messages[what as 'bulk'](wholeIn(query('count'))) + (refused > 0 ? ` ${messages.refused(refused)}` : '')
      return {
        text,
        reasons: reasonsIn(c),
        more: Math.max(0, refused - reasonsIn(c).length),
        ...(run && { undo: { action: `${PATH}/undo`, fields: { run, back, of: query('count') ?? '' } } }),
      }
    }
    case 'undone': {
      const left = wholeIn(query('refused'))
      const text = messages.undone(wholeIn(query('count'))) + (left > 0 ? ` ${messages.left(left)}` : '')
      return { text, reasons: reasonsIn(c), more: Math.max(0, left - reasonsIn(c).length), isAmiss: left > 0 }
    }
    case 'none-there':
      return { text: messages.noneThere, isAmiss: true }
    case 'view-removed': {
      const name = (query('name') ?? '').slice(0, 60)
      return { text: messages.viewRemoved(name), undo: { action: `${PATH}/views`, fields: { name, query: back } } }
    }
    case 'none-picked':
      return { text: messages.nonePicked, isAmiss: true }
    case 'no-value':
      return { text: messages.noValue, isAmiss: true }
    case 'no-percent':
      return { text: messages.noPercent, isAmiss: true }
    default:
      return undefined
  }
}

export const doneIn = (c: AdminContext) => {
  const said = saidIn(c)
  if (!said) return null
  return (
    <div class="in-p">
      <div class={said.isAmiss ? 'say due' : 'say'} role="status">
        <Icon name={said.isAmiss ? 'alert' : 'check'} />
        <div>
          {said.text}
          {said.reasons?.map(({ handle, why }) => (
            <p>
              <a href={`${PATH}/${handle}`}>{handle}</a>: {why}
            </p>
          ))}
          {said.more !== undefined && said.more > 0 && said.reasons && said.reasons.length > 0 && (
            <p>{listMessages[c.var.language].done.more(said.more)}</p>
          )}
        </div>
        {said.undo && (
          <form class="end-x" method="post" action={said.undo.action}>
            <Key />
            {Object.entries(said.undo.fields).map(([name, value]) => (
              <input type="hidden" name={name} value={value} />
            ))}
            <button class="btn">{catalogMessages[c.var.language].products.undo}</button>
          </form>
        )}
      </div>
    </div>
  )
}
