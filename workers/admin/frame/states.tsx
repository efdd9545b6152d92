/** Availability as a shape and a word; a wash of colour only where somebody must act. */
import type { Availability } from '#domain/catalog/product'
import type { Language } from '#domain/languages'
import { frameMessages } from './messages/index.ts'

const ofWord: Record<Availability | 'untracked', string> = {
  'in-stock': 'full',
  low: 'due',
  'sold-out': 'bad',
  untracked: 'off',
}

export const AvailabilityLabel = ({
  availability,
  language,
}: {
  availability: Availability | 'untracked'
  language: Language
}) => <span class={`st ${ofWord[availability]}`}>{frameMessages[language].availability[availability]}</span>
