/** A card is mailed to whom it is for, on its day; and once more when staff say so, or before it expires. */
import type { StoredValueRecord } from '#domain/stored-value/record'
import { setMailed, setReminded } from '#schema/transactions/stored-value/records'
import type { Env } from '../../env.ts'
import { pathIn } from '../../http/language.ts'
import type { TopologyEnv } from '../../sharding/topology.ts'
import { expiringEmail, giftCardEmail } from '../notifications/gift-card-emails.ts'
import { sendMessages, type SendEnv } from '../notifications/send.ts'
import { wordingIn } from '../notifications/wording.ts'
import { settingsFresh } from '../settings/settings.ts'
import { cardKey } from './codes.ts'

export type MailEnv = SendEnv & TopologyEnv & Pick<Env, 'PRODUCTS_DB' | 'CURRENCY' | 'SHOP_URL'>

/** Where the card is seen by whoever has its mail. */
export const cardPath = async (env: MailEnv, { id, language }: Pick<StoredValueRecord, 'id' | 'language'>) =>
  pathIn(language, `/gift-cards/card?key=${await cardKey(env, id)}`)

const mailing = async (env: MailEnv, record: StoredValueRecord, id: string, now: number) => {
  const [settings, wording, path] = await Promise.all([
    settingsFresh(env, now),
    wordingIn(env.TRANSACTIONS_DB),
    cardPath(env, record),
  ])
  const shop = { ...settings.shop, url: env.SHOP_URL ?? '' }
  return { id, at: now, link: `${shop.url}${path}`, shop, timeZone: shop.timeZone, wording }
}

/** @param turn of a request to send it again; without it the mail leaves once */
export const mailCard = async (env: MailEnv, record: StoredValueRecord, now: number, turn?: string): Promise<void> => {
  if (record.recipient.email === '') return
  const id = `gift-card:${record.id}${turn === undefined ? '' : `:${turn}`}`
  await sendMessages(env, [giftCardEmail(record, await mailing(env, record, id, now))])
  await setMailed(env.TRANSACTIONS_DB, record.id, now)
}

/** That it will expire, once. */
export const remindOf = async (env: MailEnv, record: StoredValueRecord, now: number): Promise<void> => {
  if (record.recipient.email !== '') {
    const id = `gift-card-expiring:${record.id}`
    await sendMessages(env, [expiringEmail(record, await mailing(env, record, id, now))])
  }
  await setReminded(env.TRANSACTIONS_DB, record.id, now)
}
