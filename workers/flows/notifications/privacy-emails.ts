/** Mails about what somebody has asked of the shop about their data: that the file is ready, whether they mean it, that they are gone. */
import type { UserEvent } from '#domain/customers/facts'
import { EXPORT_KEPT_MS, type Person } from '#domain/customers/privacy'
import type { CustomerId } from '#domain/ids'
import type { Language } from '#domain/languages'
import type { Message } from '#domain/notifications/message'
import { readerOf } from '#schema/users/customers/customers'
import { erasureOf } from '#schema/users/customers/erasures'
import { exportBy } from '#schema/users/customers/data-exports'
import type { Env } from '../../env.ts'
import { pathIn } from '../../http/language.ts'
import { erasureKey } from '../../http/erasure-key.ts'
import { settingsFresh } from '../settings/settings.ts'
import { accountMessage } from './account-emails.ts'
import { privacyMessages } from './messages/privacy.ts'
import { sendMessages } from './send.ts'
import type { Shop } from './sender.ts'

type PrivacyEvent = Extract<UserEvent, { type: 'data-export-asked' | 'erasure-asked' | 'erasure-confirmed' }>

const DAY_MS = 24 * 60 * 60_000

/** @returns none where nobody waits for it any more; that somebody is gone is told by whoever has seen to it */
export const privacyMessage = async (env: Env, event: PrivacyEvent, shop: Shop): Promise<Message | null> => {
  if (event.type === 'erasure-confirmed') return null
  const reader = await readerOf(env.USERS_DB, { id: event.customer })
  if (!reader) return null
  const texts = privacyMessages[reader.language]
  const linkTo = (path: string) => `${shop.url}${pathIn(reader.language, path)}`
  if (event.type === 'data-export-asked') {
    const made = await exportBy(env.USERS_DB, event.export)
    if (!made?.readyAt) return null
    const opening = texts.ready(shop.name, EXPORT_KEPT_MS / DAY_MS)
    return accountMessage({ event, template: 'data-export', reader, opening, link: linkTo('/account/privacy'), shop })
  }
  const asked = await erasureOf(env.USERS_DB, event.customer)
  if (!asked || asked.confirmedAt !== null) return null
  const key = await erasureKey(env, event.customer, event.at)
  const link = linkTo(`/account/privacy/forget?key=${encodeURIComponent(key)}`)
  return accountMessage({ event, template: 'forget-confirm', reader, opening: texts.confirm(shop.name), link, shop })
}

/** The last mail. Nobody is left to ask where it goes, so whoever forgets says so; its row goes with what was on its way. */
export const sayGoodbye = async (
  env: Env,
  { customer, person }: { readonly customer: CustomerId; readonly person: Person },
  now: number,
): Promise<void> => {
  const [email] = person.mails
  if (email === undefined) return
  const { shop: own } = await settingsFresh(env, now)
  const shop: Shop = { ...own, url: env.SHOP_URL ?? '' }
  const language: Language = person.language
  const message = accountMessage({
    event: { sequence: 0, at: now },
    template: 'forgotten',
    reader: { customerId: null, email, name: '', language },
    opening: privacyMessages[language].forgotten(shop.name),
    link: `${shop.url}${pathIn(language, '/')}`,
    shop,
  })
  await sendMessages(env, [{ ...message, id: `forgotten:${customer}` }])
}
