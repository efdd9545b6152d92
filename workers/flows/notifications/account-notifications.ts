/**
 * What somebody is written about their account, from facts of the users store.
 *
 * Digits and links are made here and not where they were asked for: so asking takes as long for an address that has an account as for
 * one that has none, and neither stands in an outbox, a queue or a log.
 */
import { CODE_SECONDS } from '#domain/customers/sign-in'
import { userEventId, type UserEvent } from '#domain/customers/facts'
import { localeOf, type Language } from '#domain/languages'
import { messageId, type Message } from '#domain/notifications/message'
import { messageIsKnown } from '#schema/transactions/notifications/messages'
import { companyBy } from '#schema/users/customers/companies'
import { readerOf, sessionOf } from '#schema/users/customers/customers'
import type { Env } from '../../env.ts'
import { customerAuthAt, NOWHERE } from '../../http/customer-auth.ts'
import { deviceText } from '../../http/device.ts'
import { pathIn } from '../../http/language.ts'
import { settingsFresh } from '../settings/settings.ts'
import { accountMessage, type Reader } from './account-emails.ts'
import { alertMessages } from './alert-emails.ts'
import { emailChangeMessage, masked } from './email-change-emails.ts'
import { accountEmailMessages } from './messages/account.ts'
import { phoneCodeMessage } from './phone-code.ts'
import { privacyMessage } from './privacy-emails.ts'
import { newsletterMessage } from './newsletter-emails.ts'
import { securityMessage } from './security-emails.ts'
import { sendMessages } from './send.ts'
import type { Shop } from './sender.ts'
import { wordingIn, type Wording } from './wording.ts'

/** @returns none where nobody is to be told any more: they have left meanwhile */
const messageOf = async (
  env: Env,
  event: UserEvent,
  shop: Shop,
  { timeZone, language: ownLanguage }: { readonly timeZone: string; readonly language: Language },
  wording: Wording,
): Promise<Message | readonly Message[] | null> => {
  const linkTo = (language: Language, path: string) => `${shop.url}${pathIn(language, path)}`
  switch (event.type) {
    case 'sign-in-code-asked': {
      const known = await readerOf(env.USERS_DB, { email: event.email })
      const { language } = event
      const reader: Reader = {
        customerId: known?.customerId ?? null,
        name: known?.name ?? '',
        email: event.email,
        language,
      }
      const { token, code } = await secretsFor(env, event)
      const minutes = CODE_SECONDS / 60
      const texts = accountEmailMessages[language]
      const link = linkTo(language, `/account/sign-in/link?token=${token}&to=${encodeURIComponent(event.to)}`)
      const opening = code === null ? texts.link(shop.name, minutes) : texts.code(shop.name, minutes)
      return accountMessage({
        event,
        template: 'sign-in-code',
        reader,
        opening,
        link,
        shop,
        // A link without digits says why there are none.
        ...(code !== null && { code, wording, values: { minutes } }),
      })
    }
    case 'customer-registered': {
      const reader = await readerOf(env.USERS_DB, { id: event.customer })
      if (!reader) return null
      const opening = accountEmailMessages[reader.language].welcome(shop.name, reader.name)
      return accountMessage({
        event,
        template: 'welcome',
        reader,
        opening,
        link: linkTo(reader.language, '/account'),
        shop,
        wording,
      })
    }
    case 'email-change-asked':
      return emailChangeMessage(env, event, shop, wording)
    case 'phone-code-asked':
      return phoneCodeMessage(env, event, shop)
    case 'customer-email-changed': {
      const reader = await readerOf(env.USERS_DB, { id: event.customer })
      if (!reader) return null
      const opening = accountEmailMessages[reader.language].emailChanged(masked(reader.email))
      const before = { ...reader, email: event.before }
      return accountMessage({
        event,
        template: 'email-changed',
        reader: before,
        opening,
        link: linkTo(reader.language, '/account'),
        shop,
        wording,
        values: { address: masked(reader.email) },
      })
    }
    case 'customer-phone-added':
    case 'customer-phone-removed': {
      const reader = await readerOf(env.USERS_DB, { id: event.customer })
      if (!reader) return null
      const isAdded = event.type === 'customer-phone-added'
      const texts = accountEmailMessages[reader.language]
      const end = `… ${event.phone.slice(-2)}`
      return accountMessage({
        event,
        template: isAdded ? 'phone-added' : 'phone-removed',
        reader,
        opening: isAdded ? texts.phoneAdded(end) : texts.phoneRemoved(end),
        link: linkTo(reader.language, '/account/security'),
        shop,
        wording,
        values: { address: end },
      })
    }
    case 'customer-signed-in-elsewhere': {
      const [reader, session] = await Promise.all([
        readerOf(env.USERS_DB, { id: event.customer }),
        sessionOf(env.USERS_DB, event.session),
      ])
      if (!reader || !session) return null
      const { language } = reader
      const at = new Intl.DateTimeFormat(localeOf(language), {
        dateStyle: 'long',
        timeStyle: 'short',
        timeZone,
      }).format(event.at)
      const opening = accountEmailMessages[language].newDevice(at, session.place, deviceText(session.agent))
      const values = { device: deviceText(session.agent), place: session.place, time: at }
      const link = linkTo(language, '/account/security')
      return accountMessage({ event, template: 'new-device', reader, opening, link, shop, wording, values })
    }
    case 'customer-security-changed':
      return securityMessage(env, event, { shop, timeZone, wording })
    case 'alert-asked':
    case 'alert-due':
      return alertMessages(env, event, shop, wording)
    case 'company-invited': {
      const [company, known] = await Promise.all([
        companyBy(env.USERS_DB, event.company),
        readerOf(env.USERS_DB, { email: event.email }),
      ])
      if (!company || company.closedAt !== null) return null
      const language = known?.language ?? ownLanguage
      const reader = known ?? { customerId: null, name: '', email: event.email, language }
      return accountMessage({
        event,
        template: 'company-invitation',
        reader,
        opening: accountEmailMessages[language].companyInvited(company.name, shop.name),
        link: linkTo(language, '/account/company'),
        shop,
        wording,
        values: { company: company.name },
      })
    }
    case 'data-export-asked':
    case 'erasure-asked':
    case 'erasure-confirmed':
      return privacyMessage(env, event, shop)
    case 'newsletter-asked':
    case 'newsletter-joined':
      return newsletterMessage(env, event, shop, wording)
  }
}

/** What nobody else knows: a link, and digits unless somebody guesses at them. Those of earlier mails count no more. */
const secretsFor = async (
  env: Env,
  { email, language, linkOnly }: UserEvent & { readonly type: 'sign-in-code-asked' },
) => {
  let token = ''
  const signingIn = { language, remember: true, isKnown: true, place: '', heedLink: (made: string) => (token = made) }
  const { api } = await customerAuthAt(env, env.SHOP_URL ?? NOWHERE, signingIn)
  await api.signInMagicLink({ body: { email }, headers: new Headers() })
  const code = linkOnly ? null : await api.createVerificationOTP({ body: { email, type: 'sign-in' } })
  return { token, code }
}

export const tellAccountHolder = async (env: Env, event: UserEvent): Promise<void> => {
  // Written before, and not confirmed: digits that were made anew would make those of that mail wrong.
  if (await messageIsKnown(env.TRANSACTIONS_DB, messageId(userEventId(event.sequence)))) return
  const { shop, markets } = await settingsFresh(env, Date.now())
  const wording = await wordingIn(env.TRANSACTIONS_DB)
  const manners = { timeZone: shop.timeZone, language: markets.languages[0] ?? 'en' }
  const message = await messageOf(env, event, { ...shop, url: env.SHOP_URL ?? '' }, manners, wording)
  if (message) await sendMessages(env, [message].flat())
}
