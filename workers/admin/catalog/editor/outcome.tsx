/** Where the editor opens after a change: what was done, and the way back. */
import type { Product } from '#domain/catalog/product'
import type { Language } from '#domain/languages'
import { Key } from '../../frame/forms.tsx'
import { Icon } from '../../frame/icon.tsx'
import { editorMessages } from './messages/index.ts'

const OUTCOMES = ['created', 'saved', 'merged', 'unchanged', 'restored', 'duplicated', 'status'] as const

type Props = {
  readonly product: Product
  readonly outcome: string
  /** The version that was there before, from the address. */
  readonly was: string | undefined
  readonly language: Language
}

export const Outcome = ({ product, outcome, was, language }: Props) => {
  const messages = editorMessages[language].done
  const known = OUTCOMES.find((one) => one === outcome)
  if (!known) return null
  const version = Number(/^[1-9]\d{0,8}$/.exec(was ?? '')?.[0] ?? 0)
  return (
    <div class="say" role="status" data-done={known}>
      <Icon name="check" />
      <div>{messages[known]}</div>
      {version > 0 && version < product.version && (
        <form class="end-x" method="post" action={`/admin/products/${product.id}/restore`}>
          <Key />
          <input type="hidden" name="version" value={String(version)} />
          <button class="btn">{messages.undo}</button>
        </form>
      )}
    </div>
  )
}
