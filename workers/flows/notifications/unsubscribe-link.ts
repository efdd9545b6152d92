/** The line below a mail with which somebody ends what they have agreed to. */
import type { Purpose } from '#domain/notifications/consent'
import type { Language } from '#domain/languages'
import type { Env } from '../../env.ts'
import { pathIn } from '../../http/language.ts'
import { unsubscribeKey } from './consents.ts'
import type { Unsubscribe } from './email.tsx'
import { shopNewsMessages } from './messages/shop-news.ts'

export const unsubscribeLink = async (
  env: Env,
  wish: { readonly address: string; readonly purpose: Purpose; readonly language: Language },
): Promise<Unsubscribe> => {
  const key = await unsubscribeKey(env, wish)
  const path = pathIn(wish.language, `/unsubscribe?key=${encodeURIComponent(key)}`)
  return { label: shopNewsMessages[wish.language].unsubscribe, link: `${env.SHOP_URL ?? ''}${path}` }
}
