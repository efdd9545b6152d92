/**
 * A push message: what a browser shows by itself on the device of somebody who pressed for it. The push service of their browser carries
 * it and cannot read it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8030 and https://www.rfc-editor.org/rfc/rfc8291
 * @see https://www.w3.org/TR/push-api/#declarative-push-message
 */
import { ok, refuse, type Result } from '../result.ts'
import type { CustomerId, Id, OrderId } from '../ids.ts'
import { BASE32, base32 } from '../ids.ts'
import type { Language } from '../languages.ts'
import { SHIPMENT_TEMPLATES, type Template } from './message.ts'
import { webhookAddress } from './webhooks/address.ts'

/** One device that is told of one thing. */
export type PushDeviceId = Id<'PushDevice'>
const ID_LENGTH = 24
const ID_FORM = new RegExp(`^psh_[${BASE32}]{${ID_LENGTH}}$`)
/** @param random 24 random bytes */
export const newPushDeviceId = (random: Uint8Array): PushDeviceId =>
  `psh_${base32(random.subarray(0, ID_LENGTH))}` as PushDeviceId
export const pushDeviceId = (text: string): PushDeviceId | undefined =>
  ID_FORM.test(text) ? (text as PushDeviceId) : undefined

/** What a browser hands over: where its push service takes messages, and by what they are encrypted for it alone. */
export type PushSubscription = {
  readonly endpoint: string
  /** A point of P-256, 65 bytes, in base64url. */
  readonly p256dh: string
  /** 16 bytes in base64url. */
  readonly auth: string
}

export type PushDevice = PushSubscription & {
  readonly id: PushDeviceId
  /** Of which it is told: an order, or an account. */
  readonly about: OrderId | CustomerId
  /** Whose it is, in small letters. */
  readonly email: string
  readonly customerId: CustomerId | null
  readonly language: Language
  /** As its owner would call it; may be empty. */
  readonly device: string
  /** Ms since the epoch. */
  readonly at: number
}

/** Of one order or account; the oldest makes room. */
export const PUSH_DEVICES_MAX = 10
/** Of an order, in ms: half a year after the press nobody is told of it there any more. */
export const ORDER_DEVICE_MS = 180 * 24 * 60 * 60_000

const POINT = /^B[\w-]{86}$/
const SECRET = /^[\w-]{22}$/
const unpadded = (text: string): string => text.replace(/=+$/, '')

/** Where messages are sent is an address as a webhook's is: public, by https, on the usual port. */
export const checkSubscription = ({
  endpoint,
  p256dh,
  auth,
}: PushSubscription): Result<PushSubscription, { readonly code: 'push-subscription-unfit' }> => {
  const address = webhookAddress(endpoint)
  const keys = { p256dh: unpadded(p256dh), auth: unpadded(auth) }
  if (!address.ok || !POINT.test(keys.p256dh) || !SECRET.test(keys.auth))
    return refuse({ code: 'push-subscription-unfit' })
  return ok({ endpoint: address.value, ...keys })
}

/** What is told by push where somebody wants it: of orders without being asked again, of goods where they agreed to it. */
export const PUSH_TEMPLATES = [
  'order-shipped',
  'order-cancelled',
  'order-refunded',
  ...SHIPMENT_TEMPLATES,
  'back-in-stock',
  'price-drop',
] as const satisfies readonly Template[]
export type PushTemplate = (typeof PUSH_TEMPLATES)[number]
export const isPushed = (template: Template): template is PushTemplate => PUSH_TEMPLATES.some((one) => one === template)

export type PushWords = { readonly title: string; readonly body: string }

/** Characters; what is longer is cut, as no screen shows it. */
const TITLE_MAX = 120
const BODY_MAX = 300
const LINK_MAX = 500
/** In UTF-8, with what stands around it: push services must take 4,096 with the encryption, so none refuses it for its size. */
export const PUSH_BYTES_MAX = 3_000

const cut = (text: string, most: number): string => {
  const signs = Array.from(text.toWellFormed())
  return signs.length <= most ? text : `${signs.slice(0, most - 1).join('')}…`
}

/** As the row of a message keeps it: the text, and below it where a press leads. */
export const pushText = (body: string, link: string): string => `${body}\n\n${link}`
const partsOf = (text: string): readonly [body: string, link: string] => {
  const at = text.lastIndexOf('\n\n')
  return at < 0 ? [text, '/'] : [text.slice(0, at), text.slice(at + 2)]
}

/**
 * Safari shows it as it stands; elsewhere the shop's service worker does.
 *
 * @param tag the same for every try: what came twice is shown once
 */
export const pushPayload = (
  { subject, text, language }: { readonly subject: string; readonly text: string; readonly language: Language },
  tag: string,
): string => {
  const [body, link] = partsOf(text)
  const navigate = link.length > LINK_MAX ? '/' : link
  const notification = {
    title: cut(subject, TITLE_MAX),
    lang: language,
    body: cut(body, BODY_MAX),
    navigate,
    tag,
    data: { navigate },
  }
  return JSON.stringify({ web_push: 8030, notification })
}
