/** The link by which an order can be paid without an account: it cannot be guessed, and opens nothing but the paying. */
import { orderId, type OrderId } from '#domain/ids'
import type { Language } from '#domain/languages'
import { pathIn } from '../../http/language.ts'
import { seal, unseal, type SealEnv } from '../../http/seal.ts'

/** By which whoever has it pays, by page and by API. */
export const paymentToken = (env: SealEnv, order: OrderId): Promise<string> => seal(env, 'payment of an order', order)

/** @param shop `https://shop.example`, or empty for an address within the shop */
export const paymentLink = async (env: SealEnv, shop: string, order: OrderId, language: Language): Promise<string> =>
  `${shop}${pathIn(language, `/pay/${encodeURIComponent(await paymentToken(env, order))}`)}`

/** Of which order a token is; undefined where the shop has not made it. */
export const orderOfToken = async (env: SealEnv, token: string): Promise<OrderId | undefined> => {
  const { text, signed } = await unseal(env, 'payment of an order', token)
  return signed ? orderId(text) : undefined
}
