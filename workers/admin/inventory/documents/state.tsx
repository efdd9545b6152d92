/** How far a document is: a shape and a word. */
import type { DocumentState, StockDocument } from '#domain/inventory/documents/document'
import type { Language } from '#domain/languages'
import { documentMessages } from './messages/index.ts'

const SHAPES: Readonly<Record<DocumentState, string>> = {
  draft: '',
  ordered: 'half',
  sent: 'half',
  part: 'due',
  received: 'full',
  applied: 'full',
  cancelled: 'off',
}

type Props = Pick<StockDocument, 'kind' | 'state'> & { readonly language: Language }

/** What was counted is applied to the shelves; what came in is received. */
export const State = ({ kind, state, language }: Props) => {
  const word = kind === 'receipt' && state === 'applied' ? 'received' : state
  return <span class={`st ${SHAPES[state]}`}>{documentMessages[language].states[word]}</span>
}
