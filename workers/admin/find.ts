/** /admin/find: what the palette offers while somebody types: orders, customers, goods, fields of the settings, pages of the shop. */
import { hasWords } from '#domain/folding'
import { inLanguage, localeOf } from '#domain/languages'
import { formatMoney } from '#domain/money'
import { isWritten, textIn } from '#domain/settings/text'
import { listingProducts } from '../flows/catalog/questions.ts'
import { listingCustomers } from '../flows/customers/record-questions.ts'
import { listingOrders } from '../flows/orders/questions.ts'
import { mayAsk } from '../flows/question.ts'
import { listingSettings } from '../flows/settings/questions.ts'
import { contentPagesFresh } from '../flows/settings/settings.ts'
import { calledOf } from './customers/people-parts.tsx'
import type { AdminContext } from './frame/app.ts'
import type { IconName } from './frame/icon.tsx'
import { ask } from './frame/perform.ts'
import { fieldsFound } from './settings/found.ts'
import { settingsMessages } from './settings/messages/index.ts'

export type Offer = { readonly icon: IconName; readonly href: string; readonly label: string; readonly more: string }

/** Of each kind: what is not among them is found by its own list. */
const EACH_MAX = 5
const WORDS_LENGTH_MAX = 100

const ordersFor = async (c: AdminContext, q: string): Promise<Offer[]> => {
  const found = await ask(c, listingOrders, { q })
  if (!found.ok) return []
  return found.value.rows.slice(0, EACH_MAX).map(({ id, name, customer, total }) => ({
    icon: 'orders',
    href: `/admin/orders/${id}`,
    label: name,
    more: `${customer}, ${formatMoney(total, localeOf(c.var.language))}`,
  }))
}

const goodsFor = async (c: AdminContext, q: string): Promise<Offer[]> => {
  if (!mayAsk(c.var.staff, listingProducts)) return []
  const found = await ask(c, listingProducts, { q })
  if (!found.ok) return []
  return found.value.page.rows.slice(0, EACH_MAX).map(({ id, title, vendor }) => ({
    icon: 'product',
    href: `/admin/products/${id}`,
    label: inLanguage(title, c.var.language),
    more: vendor,
  }))
}

/** The rows of the list; an order of theirs is found as an order. */
const peopleFor = async (c: AdminContext, q: string): Promise<Offer[]> => {
  if (!mayAsk(c.var.staff, listingCustomers)) return []
  const found = await ask(c, listingCustomers, { q })
  if (!found.ok) return []
  return found.value.customers.slice(0, EACH_MAX).map((one) => ({
    icon: 'customers',
    href: `/admin/customers/${one.id}`,
    label: calledOf(one, c.var.language),
    more: one.name === '' ? '' : (one.email ?? one.phone ?? ''),
  }))
}

const settingsFor = async (c: AdminContext, q: string): Promise<Offer[]> => {
  const { language, staff } = c.var
  if (!mayAsk(staff, listingSettings)) return []
  const pages = await contentPagesFresh(c.env, Date.now())
  const { groups } = settingsMessages[language]
  return [
    ...fieldsFound(q, language)
      .slice(0, EACH_MAX)
      .map(({ group, path, label }): Offer => ({
        icon: 'settings',
        href: `/admin/settings/${group}#${path.split('.')[0]}`,
        label,
        more: groups[group],
      })),
    ...pages
      .filter(({ title, handle }) => isWritten(title) && hasWords(`${textIn(title, language)} ${handle}`, q))
      .slice(0, EACH_MAX)
      .map(({ title, folder, handle }): Offer => ({
        icon: 'note',
        href: '/admin/settings/pages',
        label: textIn(title, language),
        more: `/${folder}/${handle}`,
      })),
  ]
}

export const find = async (c: AdminContext): Promise<Response> => {
  const q = (c.req.query('q') ?? '').trim().slice(0, WORDS_LENGTH_MAX)
  if (q === '') return c.json({ found: [] })
  const kinds = await Promise.all([ordersFor(c, q), peopleFor(c, q), goodsFor(c, q), settingsFor(c, q)])
  return c.json({ found: kinds.flat() })
}
