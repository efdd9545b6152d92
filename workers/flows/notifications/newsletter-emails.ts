/** Mails about the newsletter: whether the address is theirs, and that it has begun. */
import type { UserEvent } from '#domain/customers/facts'
import type { Message } from '#domain/notifications/message'
import { consentOf } from '#schema/users/notifications/consents'
import { readerOf } from '#schema/users/customers/customers'
import type { Env } from '../../env.ts'
import { pathIn } from '../../http/language.ts'
import { accountMessage } from './account-emails.ts'
import { confirmationOf, unsubscribeKey } from './consents.ts'
import { newsletterMessages } from './messages/newsletter.ts'
import type { Shop } from './sender.ts'
import type { Wording } from './wording.ts'

type NewsletterEvent = Extract<UserEvent, { readonly type: 'newsletter-asked' | 'newsletter-joined' }>

/** @returns none for an address that is on the list already, or no longer */
export const newsletterMessage = async (
  env: Env,
  event: NewsletterEvent,
  shop: Shop,
  wording: Wording,
): Promise<Message | null> => {
  const { email: address, language } = event
  const [known, consent] = await Promise.all([
    readerOf(env.USERS_DB, { email: address }),
    consentOf(env.USERS_DB, address, 'newsletter'),
  ])
  const reader = { customerId: known?.customerId ?? null, name: known?.name ?? '', email: address, language }
  const texts = newsletterMessages[language]
  const linkTo = (path: string) => `${shop.url}${pathIn(language, path)}`
  if (event.type === 'newsletter-asked') {
    if (consent === 'given') return null
    const key = await confirmationOf(env, { address, language }, event.at)
    const link = linkTo(`/newsletter/confirm?key=${encodeURIComponent(key)}`)
    return accountMessage({
      event,
      template: 'newsletter-confirm',
      reader,
      opening: texts.confirm(shop.name),
      link,
      shop,
      wording,
    })
  }
  if (consent !== 'given') return null
  const key = await unsubscribeKey(env, { address, purpose: 'newsletter', language })
  return accountMessage({
    event,
    template: 'newsletter-welcome',
    reader,
    opening: texts.welcome(shop.name),
    link: linkTo('/collections/all?sort=newest'),
    shop,
    wording,
    unsubscribe: { label: texts.unsubscribe, link: linkTo(`/unsubscribe?key=${encodeURIComponent(key)}`) },
  })
}
