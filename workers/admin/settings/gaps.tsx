/** What the shop has not said yet, each with the way to the page where it is said. */
import { localeOf, type Language } from '#domain/languages'
import type { SettingsGap } from '#domain/settings/gaps'
import type { SettingsGroup } from '#domain/settings/settings'
import { Icon } from '../frame/icon.tsx'
import { groupOfGap, PATH } from './hub.tsx'
import { countryName } from '#domain/formats'
import { settingsMessages } from './messages/index.ts'

/** Of a long list of countries the first tell enough. */
const COUNTRIES_SHOWN = 8

type Sentence = { readonly group: SettingsGroup; readonly text: string }

/** Countries that lack the same stand in one sentence. */
const sentencesOf = (gaps: readonly SettingsGap[], language: Language): Sentence[] => {
  const messages = settingsMessages[language]
  const sentences = new Map<
    string,
    {
      readonly group: SettingsGroup
      readonly code: SettingsGap['code']
      readonly of: string
      readonly products: number
      readonly countries: string[]
    }
  >()
  for (const gap of gaps) {
    const of = 'currency' in gap ? gap.currency : ''
    const products = gap.code === 'no-price' ? gap.products : 0
    const key = `${gap.code} ${of}`
    const one = sentences.get(key) ?? { group: groupOfGap(gap), code: gap.code, of, products, countries: [] }
    if ('country' in gap) one.countries.push(countryName(gap.country, localeOf(language)))
    sentences.set(key, one)
  }
  return Array.from(sentences.values(), ({ group, code, of, products, countries }) => {
    const rest = countries.length - COUNTRIES_SHOWN
    const shown = [...countries.slice(0, COUNTRIES_SHOWN), ...(rest > 0 ? [messages.more(rest)] : [])]
    const list = shown.join(language === 'zh' ? '、' : ', ')
    if (code === 'no-delivery') return { group, text: messages.gaps[code](of, list) }
    if (code === 'no-price') return { group, text: messages.gaps[code](of, products) }
    if (code === 'not-charged') return { group, text: messages.gaps[code](of) }
    return { group, text: code === 'no-tax' ? messages.gaps[code](list) : messages.gaps[code] }
  })
}

type Props = { readonly gaps: readonly SettingsGap[]; readonly language: Language; readonly only?: SettingsGroup }

/** @param only those that are said on this page */
export const Gaps = ({ gaps, language, only }: Props) => {
  const messages = settingsMessages[language]
  const sentences = sentencesOf(gaps, language).filter(({ group }) => !only || group === only)
  if (sentences.length === 0) return null
  return (
    <div class="say due">
      <Icon name="alert" />
      <div class="stack tight">
        <h2>{messages.gaps.heading}</h2>
        <p class="soft">{messages.gaps.why}</p>
        <ul class="plain">
          {sentences.map(({ group, text }) => (
            <li>{only ? text : <a href={`${PATH}/${group}`}>{text}</a>}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}
