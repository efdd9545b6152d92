/** What a buyer is written of goods that come back: one message for one move, in the order's language. */
import { messageId, type Message } from '#domain/notifications/message'
import { toldReturn, type ReturnEvent, type ReturnTemplate } from '#domain/notifications/returns'
import type { Settings } from '#domain/settings/settings'
import { textIn } from '#domain/settings/text'
import { returnPlaceLines } from '../after-sales/return-place.ts'
import { personalMessage } from './account-emails.ts'
import { returnMessages } from './messages/returns.ts'
import { partsOf } from './order-emails.ts'
import { receivedAt } from './received-at.ts'
import type { Shop } from './sender.ts'
import { OWN_WORDS, type Wording } from './wording.ts'

export type ReturnMail = {
  readonly event: ReturnEvent
  readonly template: ReturnTemplate | 'withdrawal'
}

/** Those of these facts that somebody is told of. */
export const toldReturns = (events: readonly ReturnEvent[]): ReturnMail[] =>
  events.flatMap((event) => {
    const template = toldReturn(event)
    return template ? [{ event, template }] : []
  })

/** @param shop with its address, for links of pictures @param wording a merchant's own words */
export const returnMessage = (
  { event, template }: ReturnMail,
  link: string,
  settings: Pick<Settings, 'returns' | 'locations' | 'shop'>,
  shop: Shop,
  wording: Wording = OWN_WORDS,
): Message => {
  const { order, return: of } = event
  const { language } = order
  const texts = returnMessages[language]
  const instructions = of.terms.keep
    ? ''
    : [textIn(settings.returns.instructions, language), returnPlaceLines(settings, language).join(', ')]
        .filter(Boolean)
        .join(' ')
  const told = { order: order.name, answer: of.answer ?? '', instructions }
  const opening =
    template === 'withdrawal'
      ? {
          ...texts.withdrawal(order.name),
          paragraphs: [
            ...texts.withdrawn(order.name, receivedAt(of.requestedAt, language, settings.shop.timeZone)),
            ...(instructions === '' ? [] : [instructions]),
          ],
        }
      : texts.told(template, told)
  return personalMessage({
    id: messageId(event.id),
    at: event.at,
    orderId: order.id,
    template,
    reader: { customerId: order.customerId ?? null, email: order.email, name: order.address?.name ?? '', language },
    opening,
    lines: partsOf(order, { parcels: of.units }, shop),
    link,
    shop,
    wording,
    values: told,
  })
}
