/** What somebody is told who waits for a good: whether the address is theirs, and that it is back or costs less. */
import { userEventId, type UserEvent } from '#domain/customers/facts'
import { joined, inLanguage, localeOf, type Language } from '#domain/languages'
import { formatMoney, type Money } from '#domain/money'
import type { Alert } from '#domain/notifications/alert'
import type { Message } from '#domain/notifications/message'
import { productPath } from '#domain/catalog/slug'
import type { Offer } from '#domain/orders/offer'
import { alertBy } from '#schema/users/notifications/alerts'
import { consentOf } from '#schema/users/notifications/consents'
import { readerOf } from '#schema/users/customers/customers'
import type { Env } from '../../env.ts'
import { pathIn } from '../../http/language.ts'
import { accountMessage } from './account-emails.ts'
import { alertKey } from './alerts.ts'
import type { EmailLine } from './email.tsx'
import { alertMessages as alertTexts } from './messages/alerts.ts'
import { pushMessages } from './messages/push.ts'
import { pushesOfGood } from './push-messages.ts'
import { inMail, type Shop } from './sender.ts'
import { priceNow } from './tell-alerts.ts'
import { unsubscribeLink } from './unsubscribe-link.ts'
import type { Wording } from './wording.ts'

type AlertEvent = Extract<UserEvent, { readonly type: 'alert-asked' | 'alert-due' }>

export const goodName = ({ title, choice }: Pick<Offer, 'title' | 'choice'>, language: Language): string =>
  joined(language, inLanguage(title, language), inLanguage(choice, language))

/** A good with its picture. */
export const goodLine = (offer: Offer, price: Money | undefined, language: Language, shop: Shop): EmailLine => ({
  label: goodName(offer, language),
  amount: price ? formatMoney(price, localeOf(language)) : '',
  ...(offer.picture !== null && {
    picture: { src: inMail(shop, offer.picture), alt: inLanguage(offer.title, language) },
  }),
})

/** @returns none where nobody waits any more, the good is gone, or the price has risen again */
export const alertMessages = async (env: Env, event: AlertEvent, shop: Shop, wording: Wording): Promise<Message[]> => {
  const alert = await alertBy(env.USERS_DB, event.alert)
  const good = alert && (await priceNow(env, alert.variantId, Date.now()))
  if (!alert || !good?.offer.sellable) return []
  const known = await readerOf(env.USERS_DB, { email: alert.email })
  const { language, email } = alert
  const reader = { customerId: known?.customerId ?? null, name: known?.name ?? '', email, language }
  const about = { event, reader, shop, wording }
  return event.type === 'alert-asked' ? asking(env, alert, good.offer, about) : telling(env, alert, good, about)
}

type About = Pick<Parameters<typeof accountMessage>[0], 'event' | 'reader' | 'shop'> & { readonly wording: Wording }

const asking = async (env: Env, alert: Alert, offer: Offer, about: About): Promise<Message[]> => {
  if (alert.confirmedAt !== null) return []
  const { language, seen } = alert
  const texts = alertTexts[language]
  const name = goodName(offer, language)
  const key = encodeURIComponent(await alertKey(env, alert, about.event.at))
  const mail = accountMessage({
    ...about,
    template: 'alert-confirm',
    opening: seen ? texts.confirmPrice(name, formatMoney(seen, localeOf(language))) : texts.confirmBack(name),
    lines: [goodLine(offer, seen ?? undefined, language, about.shop)],
    link: `${about.shop.url}${pathIn(language, `/alerts/confirm?key=${key}`)}`,
    values: { good: name },
  })
  return [mail]
}

const telling = async (
  env: Env,
  { email, language, seen, variantId }: Alert,
  { offer, in: priceIn }: NonNullable<Awaited<ReturnType<typeof priceNow>>>,
  about: About,
): Promise<Message[]> => {
  if ((await consentOf(env.USERS_DB, email, 'back-in-stock')) !== 'given') return []
  const currency = seen?.currency ?? offer.prices[0]?.currency
  const price = currency && priceIn(currency)
  if (seen && (!price || price.amount >= seen.amount)) return []
  const name = goodName(offer, language)
  const amount = price ? formatMoney(price, localeOf(language)) : ''
  const texts = alertTexts[language]
  const link = `${about.shop.url}${pathIn(language, `${productPath(offer.handle)}?variant=${variantId}`)}`
  const mail = accountMessage({
    ...about,
    template: seen ? 'price-drop' : 'back-in-stock',
    opening: seen ? texts.cheaper(name, amount) : texts.back(name),
    lines: [goodLine(offer, price, language, about.shop)],
    link,
    unsubscribe: await unsubscribeLink(env, { address: email, purpose: 'back-in-stock', language }),
    values: { good: name, price: amount },
  })
  const words = seen ? pushMessages[language].cheaper(name, amount) : pushMessages[language].back(name)
  const told = { id: userEventId(about.event.sequence), words, link }
  return [mail, ...(await pushesOfGood(env, mail, told, Date.now()))]
}
