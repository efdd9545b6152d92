/** What every part of these pages knows: which list, whose language, what was just done or refused. */
import type { Language } from '#domain/languages'
import type { Queue, QueueCounts } from '#schema/products/reviews/queue'
import type { ShownRefusal } from '../frame/forms.tsx'
import { addressWith } from '../frame/lists.tsx'

export const KINDS = ['reviews', 'questions', 'answers'] as const
export type Kind = (typeof KINDS)[number]
export const DEEDS = ['publish', 'publish-many', 'decline', 'reply', 'answer', 'choose'] as const
export type Deed = (typeof DEEDS)[number]

export const PATHS: Readonly<Record<Kind, string>> = {
  reviews: '/admin/reviews',
  questions: '/admin/reviews/questions',
  answers: '/admin/reviews/answers',
}

export const addressOf = (kind: Kind, said: Readonly<Record<string, string>>): string =>
  addressWith(PATHS[kind], { ...said, queue: said['queue'] === 'waiting' ? '' : (said['queue'] ?? '') })

export type About = {
  readonly queue: Queue
  readonly product: string
  readonly page: number
  readonly isLast: boolean
  readonly counts: QueueCounts
  readonly language: Language
  readonly now: number
  readonly allowed: boolean
  readonly refusal: ShownRefusal | null
  readonly typed: { readonly id: string; readonly text: string } | null
  readonly done: Deed | null
  /** Of several that were to be shown at once: edited meanwhile. */
  readonly left: number
}
