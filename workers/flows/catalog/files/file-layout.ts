/** Which columns the product files of this shop have: its currencies, and the fields of its own. */
import type { FileLayout } from '#domain/catalog/shopify/rows'
import { textIn } from '#domain/settings/text'
import type { Env } from '../../../env.ts'
import { ownCurrencyFresh, settingsFresh } from '../../settings/settings.ts'

export const fileLayout = async (
  env: Parameters<typeof settingsFresh>[0] & Pick<Env, 'CURRENCY'>,
  now: number,
): Promise<FileLayout> => {
  const [currency, settings] = await Promise.all([ownCurrencyFresh(env, now), settingsFresh(env, now)])
  return {
    currency,
    currencies: settings.markets.currencies.filter((code) => code !== currency),
    fields: settings.metafields.definitions.map(({ field, name }) => ({ field, name: textIn(name, 'en') || field })),
  }
}
