/** How far a document is: a shape and a word. */
import type { DocumentState } from '#domain/inventory/documents/document'
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

export const State = ({ state, language }: { readonly state: DocumentState; readonly language: Language }) => (
  <span class={`st ${SHAPES[state]}`}>{documentMessages[language].states[state]}</span>
)
