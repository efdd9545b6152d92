/**
 * What somebody who has bought a thing says of it, and the states that it goes through.
 *
 *   written ──▶ waiting ──▶ published
 *                 ▲  │          │  │
 *                 │  └▶ declined ◀─┘
 *                 └─ edited ────┘
 *
 * Staff decide by the stated rules alone: never by the stars (16 CFR 465.7), so no rule and no list of the queue knows them.
 */
import type { CustomerId, Id, OrderId, ProductId, VariantId } from '../ids.ts'
import { BASE32 } from '../ids.ts'
import type { Language, Translated } from '../languages.ts'
import { lengthFault, lineFault, repairText } from '../letters.ts'
import { repairLine } from '../one-line.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { Flag } from './flags.ts'

export type ReviewId = Id<'Review'>
const ID = new RegExp(`^rev_[${BASE32}]{24}$`)
export const reviewId = (text: string | undefined): ReviewId | undefined =>
  text !== undefined && ID.test(text) ? (text as ReviewId) : undefined

export const REVIEW_STATES = ['waiting', 'published', 'declined'] as const
export type ReviewState = (typeof REVIEW_STATES)[number]

/** Why something is not shown: the writer is told which. What is not in this list is no reason. */
export const REASONS = ['personal', 'insult', 'unlawful', 'off-topic', 'advertising', 'not-genuine'] as const
export type Reason = (typeof REASONS)[number]

/** Where it was written: here, or in the app that an import came from. */
export const SOURCES = ['shop', 'judge.me', 'shopify'] as const
export type Source = (typeof SOURCES)[number]

export type ReviewPicture = { readonly src: string; readonly width: number | null; readonly height: number | null }

export type Review = {
  readonly id: ReviewId
  readonly productId: ProductId
  readonly variantId: VariantId | null
  /** `Chalk, 350 ml`, as it stands in the order. */
  readonly choice: Translated | null
  readonly state: ReviewState
  /** Whole, 1 to 5. */
  readonly stars: number
  /** One line; empty without one. Plain text: nothing of it is ever read as HTML. */
  readonly title: string
  readonly body: string
  readonly pictures: readonly ReviewPicture[]
  /** The name that the writer chose to be shown by; empty: somebody who has asked to be forgotten, or chose none. */
  readonly name: string
  readonly language: Language
  /** The shop itself has seen the order. */
  readonly isVerified: boolean
  readonly source: Source
  readonly flags: readonly Flag[]
  /** Of one that is declined. */
  readonly reason: Reason | null
  readonly reply: string
  readonly repliedAt: number | null
  readonly helpful: number
  readonly reports: number
  /** Chosen by staff for pages of sections. */
  readonly isChosen: boolean
  readonly writtenAt: number
  readonly editedAt: number | null
  readonly version: number
}

/** What only the users store knows of it. */
export type Reviewer = {
  readonly review: ReviewId
  readonly productId: ProductId
  /** As it is compared; empty where an import did not say. */
  readonly email: string
  readonly orderId: OrderId | null
  readonly customerId: CustomerId | null
}

export const TITLE_MAX = 120
export const BODY_MAX = 5_000
export const NAME_MAX = 60
export const REPLY_MAX = 2_000
export const PICTURES_MAX = 5

export type ReviewField = 'stars' | 'title' | 'body' | 'name' | 'pictures'
export type ReviewFault = 'required' | 'too-long' | 'unwritable' | 'too-many'
export type ReviewIssue = { readonly field: ReviewField; readonly fault: ReviewFault }
export type ReviewInvalid = { readonly code: 'review-invalid'; readonly issues: readonly ReviewIssue[] }

export type ReviewDraft = Pick<Review, 'stars' | 'title' | 'body' | 'name' | 'pictures'>

const faultsOf = (field: ReviewField, text: string, most: number, isRequired: boolean): ReviewIssue[] => {
  if (text === '') return isRequired ? [{ field, fault: 'required' }] : []
  const fault = field === 'body' ? lengthFault(text, most) : lineFault(text, most)
  if (fault) return [{ field, fault }]
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text)) return [{ field, fault: 'unwritable' }]
  return []
}

/** First it is put right, then it is judged; what is kept is what was judged. */
export const checkReview = (sent: ReviewDraft): Result<ReviewDraft, ReviewInvalid> => {
  const draft = {
    ...sent,
    title: repairLine(sent.title.toWellFormed()),
    body: repairText(sent.body),
    name: repairLine(sent.name.toWellFormed()),
  }
  const issues: ReviewIssue[] = [
    ...(Number.isInteger(draft.stars) && draft.stars >= 1 && draft.stars <= 5
      ? []
      : [{ field: 'stars', fault: 'required' } as const]),
    ...faultsOf('title', draft.title, TITLE_MAX, false),
    ...faultsOf('body', draft.body, BODY_MAX, true),
    ...faultsOf('name', draft.name, NAME_MAX, false),
    ...(draft.pictures.length > PICTURES_MAX ? [{ field: 'pictures', fault: 'too-many' } as const] : []),
  ]
  return issues.length > 0 ? refuse({ code: 'review-invalid', issues }) : ok(draft)
}

/** Whether what was sent says what stands there already: sent twice it changes nothing, and waits for nobody again. */
export const saysTheSame = (one: ReviewDraft, other: ReviewDraft): boolean =>
  one.stars === other.stars &&
  one.title === other.title &&
  one.body === other.body &&
  one.name === other.name &&
  one.pictures.length === other.pictures.length &&
  one.pictures.every(({ src }, index) => src === other.pictures[index]?.src)
