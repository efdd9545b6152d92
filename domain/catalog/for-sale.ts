/** When a product is for sale: its status says whether, its moments say when. */
import type { Product } from './product.ts'

export type Schedule = Pick<Product, 'status' | 'publishedFrom' | 'publishedUntil'>

/** From the first moment on, and before the last. */
export const isForSale = ({ status, publishedFrom: from, publishedUntil: until }: Schedule, now: number): boolean =>
  status === 'active' && (from === null || from <= now) && (until === null || now < until)

/** There is no moment at which it would be for sale. */
export const isScheduleEmpty = ({ publishedFrom: from, publishedUntil: until }: Omit<Schedule, 'status'>): boolean =>
  from !== null && until !== null && until <= from

/** As lists, search and collections take it: outside its time a product is no more for sale than a draft. */
export const asListed = (product: Product, now: number): Product =>
  product.status === 'active' && !isForSale(product, now) ? { ...product, status: 'draft' } : product
