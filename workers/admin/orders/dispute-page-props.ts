/** What the page of a dispute is made from, and where it is. */
import type { Language } from '#domain/languages'
import type { DisputeAnswer, DisputeEntry, DisputeKept } from '#schema/transactions/orders/disputes'
import type { Evidence } from '../../flows/orders/disputes/evidence.ts'
import type { ShownRefusal } from '../frame/forms.tsx'

export type DisputePageProps = {
  readonly dispute: DisputeKept
  readonly answer: DisputeAnswer | null
  readonly history: readonly DisputeEntry[]
  readonly evidence: Evidence | null
  /** Whether it can be answered now. */
  readonly open: boolean
  readonly takesAnswers: boolean
  readonly mayAnswer: boolean
  readonly language: Language
  readonly now: number
  readonly refusal: ShownRefusal | null
  readonly done: 'saved' | 'submitted' | 'accepted' | null
  readonly form: URLSearchParams | undefined
}

export const disputePath = (id: string): string => `/admin/payments/disputes/${encodeURIComponent(id)}`
