/** The language of the page and the market that it is in, and how addresses of the shop are written in them. */
import type { Language } from '#domain/languages'
import { pathIn } from '../../../http/language.ts'
import { inMarket, marketIn } from '../../../http/market.ts'

export const language: Language = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en'

/** What is asked for beside a page is asked for in its market. */
const market = marketIn(location.pathname)

export const path = (to: string): string => inMarket(market, pathIn(language, to))
