/** The port to whoever moves the money. Every call carries the payment's id and may be repeated with it. */
import type { CustomerId, PaymentId } from '#domain/ids'
import type { Language, Translated } from '#domain/languages'
import type { Currency, Money } from '#domain/money'
import type { OrderProof } from '#domain/orders/dispute'
import type { PayoutPart } from '#domain/orders/payouts'
import type { BookedPayment, Dispute, Payout } from '#domain/orders/reconciliation'
import type { CardShown, SavedReference } from '#domain/orders/saved-methods'
import type { Result } from '#domain/result'

/**
 * What the provider says of a payment. `authorised`: the money is promised and can be taken, until `captureBefore` (ms since the
 * epoch; absent: it does not say). `challenge`: the shopper
 * has to prove who they are, here or at `redirect`; `token`: by which the provider knows the payment from then on, and
 * which every later call carries. `pending`: it waits for the shopper. `unknown`: it never heard of it.
 */
export type PaymentState =
  | { readonly state: 'paid'; readonly token?: string }
  | { readonly state: 'authorised'; readonly captureBefore?: number; readonly token?: string }
  | { readonly state: 'declined'; readonly reason: string }
  | { readonly state: 'challenge'; readonly redirect?: string; readonly token?: string }
  | { readonly state: 'pending' }
  | { readonly state: 'unknown' }

export type Charge = {
  readonly paymentId: PaymentId
  readonly token: string
  readonly amount: Money
  /** An address of the shop: whoever is sent elsewhere comes back there. */
  readonly returnTo: string
  /** Of the shopper: in which they read, and where they are written to. */
  readonly language: Language
  readonly email: string
  /** It is promised, and taken when the goods are sent; absent: it is taken at once. */
  readonly later?: boolean
  /** Whoever pays wants to pay with the same again. `payer`: by which the provider knows them; null: it does not yet. */
  readonly keep?: { readonly payer: string | null }
}

type Payment = Pick<Charge, 'paymentId' | 'token'>

/** A field of the payment, as the checkout shows it and sends it. */
export type PaymentField = {
  /** Of its own: no field of the checkout is called so. */
  readonly name: string
  readonly label: Translated
  readonly help?: Translated
  readonly half?: boolean
  /** How the browser may help. */
  readonly input: Readonly<Record<string, string | number>>
  /** What stands in it before anybody types: only where no money moves. */
  readonly value?: string
}

/** The provider's fields on a page of ours, where the shopper pays who has begun to. */
export type EmbeddedFields = { readonly publishableKey: string; readonly clientSecret: string }

export type PaymentForm = {
  /** A field that says whether a script works in the browser; `yes` when one does. */
  readonly scripted?: string
  /** None: the shopper pays on a page of the provider's, and comes back. */
  readonly fields: readonly PaymentField[]
  /** What is said below them, folded. */
  readonly about?: {
    readonly title: Translated
    readonly text: Translated
    readonly rows: readonly (readonly [what: string, does: Translated])[]
  }
}

/** The provider's word for what was filled in, or what is wrong at which field. */
export type ReadPayment = Result<
  string,
  { readonly code: 'payment-amiss'; readonly fields: Readonly<Record<string, Translated>> }
>

/** What a webhook tells. Only whom to ask about is believed: what became of it is asked for. */
export type PaymentNews = Payment & {
  /** The shopper's bank wants the money back: what of it is asked for, too. */
  readonly disputed?: true
}

/** A webhook tells that a way of paying was left, without a payment: by what, and by whom it was begun. */
export type LeavingNews = { readonly leaving: { readonly session: string; readonly customer: CustomerId } }

export type Refund = Payment & {
  readonly refundId: string
  /** All that was paid when null: then nobody but the provider knows how much that is. */
  readonly amount: Money | null
}

/** What a provider has written down, read beside the shop's own books. */
export interface PaymentBooks {
  /** @param after where the last page ended; null: from the newest on */
  payments(
    since: number,
    after: string | null,
  ): Promise<{ readonly payments: readonly BookedPayment[]; readonly next: string | null }>
  disputes(since: number): Promise<readonly Dispute[]>
  disputesOf(payment: Payment): Promise<readonly Dispute[]>
  /** The latest. */
  payouts(): Promise<readonly Payout[]>
  /** What one of them consists of. @param after where the last page ended; null: from the beginning */
  partsOf(
    payout: string,
    after: string | null,
  ): Promise<{ readonly parts: readonly PayoutPart[]; readonly next: string | null }>
}

/** What the shop says to a dispute, and what stands behind it. */
export type DisputeDefence = {
  readonly dispute: string
  readonly text: string
  /** PDF. */
  readonly evidence: Uint8Array<ArrayBuffer>
  readonly proof: OrderProof
}

/** Whoever keeps disputes takes answers to them. Each is final, so that one that is sent twice is taken once. */
export interface DisputeAnswers {
  /** @returns as it is from then on; null: it takes no answer. @throws when it did not say */
  submit(defence: DisputeDefence): Promise<Dispute | null>
  /** The money is given up. */
  accept(dispute: string): Promise<Dispute | null>
}

/** Somebody wants to leave a way of paying and buys nothing. */
export type Leaving = {
  /** The provider's word for what was filled in. */
  readonly token: string
  readonly customer: CustomerId
  /** By which the provider knows them; null: it does not yet. */
  readonly payer: string | null
  readonly email: string
  readonly language: Language
  /** The shop's own. */
  readonly currency: Currency
  /** An address of the shop: whoever comes back from a page of the provider's carries the `session` with it. */
  readonly returnTo: string
}

type LeftMethod = CardShown & SavedReference

/** `elsewhere`: it is asked for on a page of the provider's. */
export type Left =
  | { readonly state: 'left'; readonly method: LeftMethod }
  | { readonly state: 'elsewhere'; readonly redirect: string }
  | { readonly state: 'declined'; readonly reason: string }

/** What customers leave with the provider to pay with it again. */
export interface SavedMethods {
  /** Without a payment. Absent: only with one. @throws where the provider does not answer */
  begin?(asked: Leaving): Promise<Left>
  /** What was left on its page, by its name for that; null: nothing (yet), or somebody else began it. */
  leftAt?(session: string, customer: CustomerId): Promise<LeftMethod | null>
  /** What was left with a payment that was to be kept; null: nothing, or it is no longer there */
  leftWith(payment: Payment): Promise<LeftMethod | null>
  /** The token of a payment by it: `accepts` knows none of these, they are made here alone. */
  tokenOf(reference: SavedReference): string
  /** Nobody pays with it any more, asked once or again. `isLast`: of this payer nothing else is kept. */
  forget(reference: SavedReference, isLast: boolean): Promise<void>
}

export interface PaymentProvider {
  readonly form: PaymentForm
  /** @param sent what stands in the fields, by their names. @returns a token: it is kept with the cart, so it is no card number */
  read(sent: Readonly<Record<string, string>>, now: number): ReadPayment
  /** Whether a program may send this token. */
  accepts(token: string): boolean
  /** For programs that try a shop out: the token of a test card. Only where no money moves. */
  tokenOf?(cardNumber: string): string | undefined
  /** @throws when no answer came in time: the payment may or may not have been made */
  charge(charge: Charge): Promise<PaymentState>
  /** Take what was authorised, or a part of it: the rest is let go. Asked twice it is taken once. */
  capture(payment: Payment & { readonly amount: Money }): Promise<PaymentState>
  /** The shopper has answered the challenge on a page of ours. */
  answer(payment: Payment & Pick<Charge, 'later'>, approved: boolean): Promise<PaymentState>
  /** Of a payment that waits for its shopper on a page of ours; null for one that is paid elsewhere. */
  embedded?(payment: Payment): Promise<EmbeddedFields | null>
  /** What became of it. @throws when no answer came in time */
  stateOf(payment: Payment): Promise<PaymentState>
  /** From now on it can never be paid; what was authorised is let go. @returns the final state: `paid` when it was too late for that */
  stop(payment: Payment): Promise<PaymentState>
  /** Give some of it back: once, however often it is asked for with the same id. */
  refund(refund: Refund): Promise<void>
  /** What it moves multiples of, minor units, and declines everything between; null: nothing in that currency. Absent: any sum. */
  stepIn?(currency: Currency): number | null
  /** The least that it charges, minor units. Absent: any sum. */
  leastIn?(currency: Currency): number
  /**
   * What the provider tells by itself, repeated and in any order. @param raw as it was sent: signatures are of bytes
   * @returns undefined when it is not signed by the provider
   */
  webhook?(raw: string, headers: Headers): Promise<readonly (PaymentNews | LeavingNews)[] | undefined>
  /** Absent where nothing can be left with it. */
  readonly saved?: SavedMethods
  /** Absent where nobody keeps any. */
  readonly books?: PaymentBooks
  /** Absent: disputes are answered at the provider's own pages. */
  readonly disputes?: DisputeAnswers
}
