/** What became of the costs that an order has brought, and the way back. */
import { Key } from '../../frame/forms.tsx'
import { Icon } from '../../frame/icon.tsx'
import { documentMessages } from './messages/index.ts'
import type { DocumentPageProps } from './props.ts'

/** Undone as the bulk change of products that it is. */
export const CostsDone = ({ costs, language }: DocumentPageProps) => {
  if (!costs) return null
  const messages = documentMessages[language]
  const { run, variants, left } = costs
  return (
    <div class={left > 0 ? 'say due' : 'say'} role="status">
      <Icon name={left > 0 ? 'alert' : 'check'} />
      <div>{[messages.costsDone(variants), left > 0 && messages.costsLeft(left)].filter(Boolean).join(' ')}</div>
      {variants > 0 && (
        <form class="end-x" method="post" action="/admin/products/undo">
          <Key />
          <input type="hidden" name="run" value={run} />
          <button class="btn">{messages.undo}</button>
        </form>
      )}
    </div>
  )
}
