/**
 * What a script adds to every page of the shop: how much is in the cart, the cart as a drawer, filters that send
 * themselves, steps for quantities, variants without a new page, the light of the page, what was seen lately, the
 * search over any page. Everything works without it.
 */
import '../../orders/browser/cart-count.ts'
import '../../orders/browser/cart-drawer.ts'
import '../../orders/browser/cart-page.ts'
import './quantities.ts'
import '../../catalog/browser/lists.ts'
import '../../catalog/browser/variants.ts'
import '../../orders/browser/open-order.ts'
import './menu.ts'
import './theme.ts'
import '../../catalog/browser/recently-viewed.ts'
import '../../catalog/browser/search.ts'
