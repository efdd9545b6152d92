/** What staff read when something about prices is refused, in English: as programs are told. */
export { priceSentences as priceRefusalsEn } from '../../../http/details-of-prices.ts'
