/** What somebody is written because they agreed to it, and not because they have ordered something or asked for it just now. */
import type { Language } from '../languages.ts'
import type { NotificationsSettings } from '../settings/notifications.ts'
import type { Template } from './message.ts'

export const PURPOSES = ['newsletter', 'back-in-stock', 'review-invitation', 'abandoned-cart'] as const
export type Purpose = (typeof PURPOSES)[number]
export const isPurpose = (text: unknown): text is Purpose => PURPOSES.some((one) => one === text)

/** `asked`: and not confirmed by mail yet, which is no consent. */
export type ConsentState = 'asked' | 'given' | 'withdrawn'

/** Where somebody said so. */
export type ConsentSource =
  | 'footer'
  | 'section'
  | 'product'
  | 'checkout'
  | 'account'
  /** The link of a mail with which an address is confirmed. */
  | 'confirmation'
  /** The link below a mail; and the button that mail programs make of its header (RFC 8058). */
  | 'unsubscribe-link'
  | 'one-click'
  | 'complaint'
  /** As the shop that somebody comes from says in its file. */
  | 'import'
  | 'staff'

export type Consent = {
  /** Of mail, in small letters; or a telephone number, E.164. */
  readonly address: string
  readonly purpose: Purpose
  readonly state: ConsentState
  /** What they read. */
  readonly wording: string
  readonly version: string
  readonly language: Language
  readonly source: ConsentSource
  /** ms since the epoch. */
  readonly at: number
}

/**
 * Two addresses are one person from now on: what either of them has ended is ended for both, and what both take comes to the kept
 * one alone.
 *
 * @param kept and @param other what counts of each today @returns what is withdrawn
 */
export const endedByMerge = (kept: readonly Consent[], other: readonly Consent[], at: number): Consent[] => {
  const isEnded = (said: readonly Consent[], purpose: Purpose): boolean =>
    said.some((one) => one.purpose === purpose && one.state === 'withdrawn')
  const ends = [...kept.filter(({ purpose }) => isEnded(other, purpose)), ...other]
  return ends
    .filter(({ state }) => state === 'given')
    .map((one): Consent => ({ ...one, state: 'withdrawn', source: 'staff', at }))
}

/** Messages that want consent, by what they are for. All others belong to an order or an account, or were asked for just now. */
const MARKETING: Partial<Readonly<Record<Template, Purpose>>> = {
  'newsletter-welcome': 'newsletter',
  'back-in-stock': 'back-in-stock',
  // The same list: somebody waits for a good.
  'price-drop': 'back-in-stock',
  'review-invitation': 'review-invitation',
  'cart-reminder': 'abandoned-cart',
}

/** Those of them that nobody has asked for: no more than a few a week, and never at night (pace.ts). */
export const UNASKED: readonly Template[] = ['review-invitation', 'cart-reminder']

export const purposeOf = (template: Template): Purpose | null => MARKETING[template] ?? null

/** What may be agreed to at the checkout, beside the order itself: what a shop never writes wants no leave. */
export const CHECKOUT_PURPOSES = [
  'newsletter',
  'review-invitation',
  'abandoned-cart',
] as const satisfies readonly Purpose[]
export type CheckoutPurpose = (typeof CHECKOUT_PURPOSES)[number]

export const offeredAtCheckout = ({
  reviewAfterDays,
  cartReminderHours,
}: Pick<NotificationsSettings, 'reviewAfterDays' | 'cartReminderHours'>): readonly CheckoutPurpose[] => {
  const isWritten: Readonly<Record<CheckoutPurpose, boolean>> = {
    newsletter: true,
    'review-invitation': reviewAfterDays !== null,
    'abandoned-cart': cartReminderHours.length > 0,
  }
  return CHECKOUT_PURPOSES.filter((purpose) => isWritten[purpose])
}

/** Whoever asks again and again has a mail already. */
export const CONSENT_MAILS_MAX = 3
export const CONSENT_MAILS_PERIOD_MS = 24 * 60 * 60_000
/** How long a link confirms an address, in ms: a week. */
export const CONFIRMATION_MS = 7 * 24 * 60 * 60_000
