/** Digits for somebody who wants another address: to the one that they have, and to the one that they want. */
import { newAddressOf } from '#domain/customers/email'
import type { UserEvent } from '#domain/customers/facts'
import { CODE_SECONDS } from '#domain/customers/sign-in'
import type { Message } from '#domain/notifications/message'
import { readerOf } from '#schema/users/customers/customers'
import type { Env } from '../../env.ts'
import { customerAuthAt, NOWHERE } from '../../http/customer-auth.ts'
import { pathIn } from '../../http/language.ts'
import { accountMessage } from './account-emails.ts'
import { accountEmailMessages } from './messages/account.ts'
import type { Shop } from './sender.ts'
import type { Wording } from './wording.ts'

/** `m***@lindqvist.example`: whoever reads it learns whose it is if they know, and no more. */
export const masked = (email: string): string => email.replace(/^(.)[^@]*/, '$1***')

/** Made where the mail is written: see account-notifications.ts. */
export const emailChangeMessage = async (
  env: Env,
  event: UserEvent & { readonly type: 'email-change-asked' },
  shop: Shop,
  wording: Wording,
): Promise<Message | null> => {
  const [reader, other] = await Promise.all([
    readerOf(env.USERS_DB, { id: event.customer }),
    readerOf(env.USERS_DB, { email: event.email }),
  ])
  if (!reader) return null
  const texts = accountEmailMessages[reader.language]
  const minutes = CODE_SECONDS / 60
  const at = (path: string) => shop.url + pathIn(reader.language, path)
  const { api } = await customerAuthAt(env, env.SHOP_URL ?? NOWHERE)
  if (event.to === 'current') {
    const address = masked(event.email)
    const opening = texts.emailChangeCurrent(address, minutes)
    const code = await api.createVerificationOTP({ body: { email: reader.email, type: 'email-verification' } })
    const values = { address, minutes }
    const written = { event, reader, opening, shop, wording, values, code, link: at('/account/security/email') }
    return accountMessage({ ...written, template: 'email-change-current' })
  }
  // Whose account it is stands in no mail to somebody who may be a stranger.
  const stranger = { ...reader, customerId: null, name: '', email: event.email }
  if (other) {
    const opening = accountEmailMessages[other.language].emailChangeTaken(shop.name)
    const link = shop.url + pathIn(other.language, '/account/sign-in')
    return accountMessage({ event, template: 'email-change-taken', reader: other, opening, link, shop, wording })
  }
  const opening = texts.emailChangeNew(shop.name, minutes)
  const email = newAddressOf(event.customer, event.email)
  const code = await api.createVerificationOTP({ body: { email, type: 'change-email' } })
  const written = { event, reader: stranger, opening, shop, wording, values: { minutes }, code }
  return accountMessage({ ...written, template: 'email-change-new', link: at('/account/security/email') })
}
