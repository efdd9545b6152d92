/** What somebody is written when something that opens their account has changed, by whatever door. */
import type { UserEvent } from '#domain/customers/facts'
import { localeOf } from '#domain/languages'
import type { Message } from '#domain/notifications/message'
import { readerOf } from '#schema/users/customers/customers'
import type { Env } from '../../env.ts'
import { pathIn } from '../../http/language.ts'
import { accountMessage } from './account-emails.ts'
import { securityEmailMessages } from './messages/security.ts'
import type { Shop } from './sender.ts'
import type { Wording } from './wording.ts'

type SecurityEvent = UserEvent & { readonly type: 'customer-security-changed' }

/** @returns null for somebody who has left meanwhile */
export const securityMessage = async (
  env: Env,
  event: SecurityEvent,
  { shop, timeZone, wording }: { readonly shop: Shop; readonly timeZone: string; readonly wording: Wording },
): Promise<Message | null> => {
  const reader = await readerOf(env.USERS_DB, { id: event.customer })
  if (!reader) return null
  const { language } = reader
  const time = new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  }).format(event.at)
  const texts = securityEmailMessages[language]
  const what = texts.what[event.what]
  return accountMessage({
    event,
    template: 'security-changed',
    reader,
    opening: texts.changed(what, time, shop.name),
    link: `${shop.url}${pathIn(language, '/account/security')}`,
    shop,
    wording,
    values: { what, time },
  })
}
