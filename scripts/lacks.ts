/** What a shop has not said yet, as lines for whoever starts it: so that no shopper is the first to learn of it. */
import { settingsMessages } from '#workers/admin/settings/messages/index'
import type { SettingsGap } from '#domain/settings/gaps'
import { openClient } from './client.ts'
import { DEMO_STAFF } from './demo-staff.ts'

/** Countries that lack the same stand in one line. */
export const lackLines = (gaps: readonly SettingsGap[]): string[] => {
  const said = settingsMessages.en.gaps
  const countriesOf = (same: readonly SettingsGap[]) => same.flatMap((gap) => ('country' in gap ? [gap.country] : []))
  const alike = Map.groupBy(gaps, (gap) => `${gap.code} ${'currency' in gap ? gap.currency : ''}`)
  return Array.from(alike.values(), (same) => {
    const [first] = same
    if (!first) return ''
    const countries = countriesOf(same).join(', ')
    if (first.code === 'no-delivery') return said[first.code](first.currency, countries)
    if (first.code === 'no-price') return said[first.code](first.currency, first.products)
    if (first.code === 'not-charged') return said[first.code](first.currency)
    return first.code === 'no-tax' ? said[first.code](countries) : said[first.code]
  })
}

/** @returns nothing where the demo's staff may not look: their password was changed */
export const lacksOf = async (url: string): Promise<string[]> => {
  const client = await openClient({ url, ...DEMO_STAFF }).catch(() => null)
  if (!client) return []
  const { gaps } = (await client.get('/api/admin/settings')) as { readonly gaps: readonly SettingsGap[] }
  return lackLines(gaps)
}
