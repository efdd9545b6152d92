/** The menu of the admin: one entry for each page that has a place in it, in the order in which staff read it. */
import type { Permission } from '#domain/customers/staff'
import type { Language } from '#domain/languages'
import type { Staff } from '#schema/users/customers/staff'
import { listingClaims } from '../flows/after-sales/claim-questions.ts'
import { listingReturns } from '../flows/after-sales/return-questions.ts'
import { listingDrops } from '../flows/admission/questions.ts'
import { listingProducts } from '../flows/catalog/questions.ts'
import { listingCollections } from '../flows/catalog/collection-questions.ts'
import { readingSearches } from '../flows/catalog/search-questions.ts'
import { listingRedirects } from '../flows/catalog/redirect-questions.ts'
import { listingCompanies } from '../flows/customers/company-questions.ts'
import { listingCustomers } from '../flows/customers/record-questions.ts'
import { listingContent } from '../flows/content/questions.ts'
import { listingItems } from '../flows/inventory/questions.ts'
import { readingDesk } from '../flows/logistics/desk-questions.ts'
import { listingMessages } from '../flows/notifications/questions.ts'
import { listingInvoices } from '../flows/orders/invoice-questions.ts'
import { readingPayments } from '../flows/orders/payment-questions.ts'
import { listingOrders } from '../flows/orders/questions.ts'
import { listingPromotions } from '../flows/promotions/questions.ts'
import { mayAsk } from '../flows/question.ts'
import { listingPriceLists } from '../flows/pricing/questions.ts'
import { listingValues } from '../flows/stored-value/questions.ts'
import { listingReviews } from '../flows/reviews/questions.ts'
import { listingSettings } from '../flows/settings/questions.ts'
import { listingDeadLetters, readingShards } from '../flows/sharding/questions.ts'
import type { IconName } from './frame/icon.tsx'

type AnyEntry = {
  /** Of its address: `/admin/orders`. */
  readonly place: string
  readonly label: Readonly<Record<Language, string>>
  readonly icon: IconName
  readonly group: 'daily' | 'operations' | 'settings'
  /** What its page asks: whoever may not is not shown it. */
  readonly question: { readonly permission: Permission }
  /** Pressed after `g`. */
  readonly key: string
  /** It stands below another one, and has no field of its own in a phone's bar. */
  readonly isBelow?: boolean
}

const ENTRIES = [
  {
    place: 'orders',
    key: 'o',
    label: { en: 'Orders', zh: '订单' },
    icon: 'orders',
    group: 'daily',
    question: listingOrders,
  },
  {
    place: 'shipping',
    key: 'h',
    label: { en: 'Shipping', zh: '发货' },
    icon: 'truck',
    group: 'daily',
    question: readingDesk,
    isBelow: true,
  },
  {
    place: 'invoices',
    key: 'n',
    label: { en: 'Invoices', zh: '发票' },
    icon: 'orders',
    group: 'daily',
    question: listingInvoices,
    isBelow: true,
  },
  {
    place: 'returns',
    key: 'z',
    label: { en: 'Returns', zh: '退货' },
    icon: 'refund',
    group: 'daily',
    question: listingReturns,
    isBelow: true,
  },
  {
    place: 'payments',
    key: 'y',
    label: { en: 'Payments', zh: '付款' },
    icon: 'card',
    group: 'daily',
    question: readingPayments,
    isBelow: true,
  },
  {
    place: 'claims',
    key: 'x',
    label: { en: 'Claims', zh: '索赔' },
    icon: 'alert',
    group: 'daily',
    question: listingClaims,
    isBelow: true,
  },
  {
    place: 'products',
    key: 'p',
    label: { en: 'Products', zh: '商品' },
    icon: 'product',
    group: 'daily',
    question: listingProducts,
  },
  {
    place: 'collections',
    key: 'k',
    label: { en: 'Collections', zh: '系列' },
    icon: 'product',
    group: 'daily',
    question: listingCollections,
    isBelow: true,
  },
  {
    place: 'price-lists',
    key: 'a',
    label: { en: 'Price lists', zh: '价目表' },
    icon: 'product',
    group: 'daily',
    question: listingPriceLists,
    isBelow: true,
  },
  {
    place: 'inventory',
    key: 'i',
    label: { en: 'Inventory', zh: '库存' },
    icon: 'stock',
    group: 'daily',
    question: listingItems,
  },
  {
    place: 'customers',
    key: 'u',
    label: { en: 'Customers', zh: '顾客' },
    icon: 'customers',
    group: 'daily',
    question: listingCustomers,
  },
  {
    place: 'companies',
    key: 'b',
    label: { en: 'Companies', zh: '企业' },
    icon: 'customers',
    group: 'daily',
    question: listingCompanies,
    isBelow: true,
  },
  {
    place: 'promotions',
    key: 'e',
    label: { en: 'Discounts', zh: '优惠' },
    icon: 'discount',
    group: 'daily',
    question: listingPromotions,
  },
  {
    place: 'gift-cards',
    key: 't',
    label: { en: 'Gift cards', zh: '礼品卡' },
    icon: 'card',
    group: 'daily',
    question: listingValues,
    isBelow: true,
  },
  {
    place: 'reviews',
    key: 'v',
    label: { en: 'Reviews', zh: '评价' },
    icon: 'note',
    group: 'daily',
    question: listingReviews,
  },
  {
    place: 'drops',
    key: 'l',
    label: { en: 'Drops', zh: '限时发售' },
    icon: 'clock',
    group: 'daily',
    question: listingDrops,
  },
  {
    place: 'content',
    key: 'w',
    label: { en: 'Content', zh: '内容' },
    icon: 'content',
    group: 'daily',
    question: listingContent,
  },
  {
    place: 'redirects',
    key: 'r',
    label: { en: 'Redirects', zh: '重定向' },
    icon: 'content',
    group: 'daily',
    question: listingRedirects,
    isBelow: true,
  },
  {
    place: 'search',
    key: 'f',
    label: { en: 'Search', zh: '搜索词' },
    icon: 'search',
    group: 'daily',
    question: readingSearches,
  },
  {
    place: 'sent-mail',
    key: 'm',
    label: { en: 'Sent mail', zh: '已发邮件' },
    icon: 'mail',
    group: 'operations',
    question: listingMessages,
  },
  {
    place: 'dead-letters',
    key: 'd',
    label: { en: 'Dead letters', zh: '死信' },
    icon: 'alert',
    group: 'operations',
    question: listingDeadLetters,
  },
  {
    place: 'shards',
    key: 's',
    label: { en: 'Shards', zh: '分片' },
    icon: 'shards',
    group: 'operations',
    question: readingShards,
  },
  {
    place: 'settings',
    key: 'c',
    label: { en: 'Settings', zh: '设置' },
    icon: 'settings',
    group: 'settings',
    question: listingSettings,
  },
] as const satisfies readonly AnyEntry[]

export type Place = (typeof ENTRIES)[number]['place']
export type Entry = AnyEntry & { readonly place: Place }

export const entriesFor = (staff: Pick<Staff, 'role'>): Entry[] =>
  ENTRIES.filter(({ question }) => mayAsk(staff, question))
