/** The views that the grid of a page has: other ones of several products, and of gift cards. */
import { gridViews, type GridView } from './grid-views.ts'
import { isOfGiftCards, type Shown } from './shown.ts'

export const viewsOf = (shown: Pick<Shown, 'typed' | 'filled' | 'products' | 'shop'>): readonly GridView[] =>
  gridViews({
    currencies: shown.shop.currencies,
    several: shown.products !== undefined,
    isGiftCard: isOfGiftCards(shown),
  })
