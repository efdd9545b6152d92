/** Small parts of the page of a collection: a field with its label, hint and fault; a line of goods. */
import type { Child } from 'hono/jsx'
import type { ListedProduct } from '#schema/products/catalog/collections'
import { Icon } from '../../frame/icon.tsx'
import { frameMessages } from '../../frame/messages/index.ts'
import { thumbOf } from '../../frame/thumb.ts'
import type { Shown } from './shown.ts'
import { collectionMessages } from './messages/index.ts'

export const Wrong = ({ of, amiss }: { of: string } & Pick<Shown, 'amiss'>) => {
  const words = amiss.get(of)
  return words === undefined ? null : (
    <p class="err" id={`${of}-wrong`}>
      <Icon name="alert" />
      {words}
    </p>
  )
}

/** What every control says of itself. */
export const told = (id: string, { amiss, focus }: Pick<Shown, 'amiss' | 'focus'>, hint?: string) => ({
  id,
  'aria-invalid': amiss.has(id) ? ('true' as const) : undefined,
  'aria-describedby': [hint && `${id}-hint`, amiss.has(id) && `${id}-wrong`].filter(Boolean).join(' ') || undefined,
  autofocus: focus === id || undefined,
})

type FieldProps = {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly optional?: boolean
  readonly shown: Shown
  readonly children?: Child
}

export const Field = ({ id, label, hint, optional = false, shown, children }: FieldProps) => (
  <div class="f">
    <label for={id}>
      {label} {optional && <span class="opt">{frameMessages[shown.language].optional}</span>}
    </label>
    {children}
    {hint && (
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    )}
    <Wrong of={id} amiss={shown.amiss} />
  </div>
)

export const titleOf = (
  { title, titleZh }: Pick<ListedProduct, 'title' | 'titleZh'>,
  { language }: Pick<Shown, 'language'>,
) => (language === 'zh' && titleZh) || title

export const Good = ({ of, shown }: { of: ListedProduct; shown: Shown }) => {
  const status = collectionMessages[shown.language].statuses[of.status as 'active']
  return (
    <span class="who2">
      {of.picture ? (
        <img class="pic s" src={thumbOf(of.picture, shown.resizing)} alt="" width="26" height="26" loading="lazy" />
      ) : (
        <span class="pic s"></span>
      )}
      <a class="clip soft-link" href={`/admin/products/${of.id}`}>
        {titleOf(of, shown)}
      </a>
      {status && <span class="s mute nw">{status}</span>}
    </span>
  )
}
