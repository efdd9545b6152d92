/**
 * What the shop says of a row of a file that it has read: a code with its values, put into words for the command line and for the
 * pages of either language. What a cell holds that is none of its kind the reader of the file says (domain/catalog/files/reader-notes.ts).
 */
import { readerText, isReaderNote, type ReaderNote, type Quote } from '#domain/catalog/files/reader-notes'
import type { ReferenceKind } from '#domain/catalog/metafields'
import type { Language } from '#domain/languages'
import type { OrderPart } from '#domain/orders/imported/bring'

export type FileNote =
  | { readonly code: (typeof PLAIN)[number] }
  | { readonly code: 'stock-unbased'; readonly available: number }
  | { readonly code: 'stock-changed-since'; readonly basedOn: number; readonly available: number }
  | { readonly code: 'stock-sold-since'; readonly basedOn: number; readonly before: number; readonly available: number }
  | { readonly code: 'redirect-circle'; readonly way: readonly string[] }
  | { readonly code: 'metafield-unfit'; readonly type: string }
  | { readonly code: `${ReferenceKind}-unnamed`; readonly handle: string }
  | { readonly code: 'variant-kept' | 'variant-gone'; readonly options: readonly string[] }
  | {
      readonly code: 'collection-joined' | 'collection-made' | 'collection-by-rule' | 'collection-nameless'
      readonly title: string
    }
  | { readonly code: 'cell-long' | 'cell-many' | 'cell-large'; readonly most: number }
  | { readonly code: 'cell-small'; readonly least: number }
  | { readonly code: 'customer-changes'; readonly fields: readonly string[] }
  | { readonly code: 'order-changes'; readonly parts: readonly OrderPart[] }
  | { readonly code: 'order-goods-unknown'; readonly goods: readonly string[] }
  | { readonly code: 'other'; readonly reason: string }

/** What the shop says, or the reader of the file. */
export type RowSaid = FileNote | (ReaderNote & Partial<Quote>)

const PLAIN = [
  'variant-not-named',
  'options-mismatch',
  'variant-repeated',
  'price-missing',
  'title-missing',
  'location-unknown',
  'barcode-check-digit',
  'blanked',
  'product-unknown',
  'variant-unknown',
  'stock-below-zero',
  'sku-shared',
  'no-markdown',
  'redirect-unfit',
  'redirects-full',
  'changed-since',
  'sold-since',
  'customs-left',
  'customer-kept',
  'customer-withdrawn',
  'customer-other',
  'customer-nameless',
  'customer-since',
  'order-own',
  'order-forgotten',
  'order-since',
  'promotion-unfit',
  'promotion-code-taken',
  'promotion-is-over',
  'promotion-since',
  'cell-markup',
  'cell-handle',
  'cell-address',
  'cell-video',
  'cell-contact',
  'cell-comma',
  'cell-schedule',
  'cell-missing',
  'cell-unfit',
] as const

export type PlainCode = (typeof PLAIN)[number]

/** The values that stand beside a code. */
type NoteOf<C, N = FileNote> = N extends { readonly code: infer D } ? (C extends D ? N : never) : never
type Words = { readonly [C in FileNote['code']]: (note: NoteOf<C>) => string }

const en: Words = {
  'variant-not-named': () => 'the product has several variants, and this row names none of them',
  'options-mismatch': () => 'not one value for each option of the product',
  'variant-repeated': () => 'the same choice stands in an earlier row',
  'price-missing': () => 'no price: what is new cannot be sold without one',
  'title-missing': () => 'no title: a new product needs one',
  'location-unknown': () => 'the shop has no such location: open it, or let the file open it; the stock was left alone',
  'barcode-check-digit': () =>
    'the last digit does not fit the others, as of a number that was mistyped: kept as it is',
  blanked: () =>
    'was filled in the shop, and is blank now as the cell is; leave the column out to leave the field alone',
  'product-unknown': () => 'the shop has no product with this handle',
  'variant-unknown': () => 'the shop has no such variant',
  'stock-below-zero': () => 'more were sold since than the file leaves',
  'sku-shared': () => 'several variants have this SKU: name them by Variant ID',
  'no-markdown': () => 'a price before that is not above the price is no markdown, and is left out',
  'redirect-unfit': () => 'from is a path of the shop without a question mark, to is a path or an https address',
  'redirects-full': () => 'there are as many redirects as can be',
  'changed-since': () => 'somebody has changed it since: it is left as it is',
  'sold-since': () => 'more were sold since than would be left: the stock is left as it is',
  'customs-left': () => 'HS code and country of origin are changed by whoever may change products: left as they are',
  'stock-unbased': ({ available }) =>
    `${available} are in stock, and the file does not say what it was based on: left alone. Export anew, or count in the admin`,
  'stock-changed-since': ({ basedOn, available }) =>
    `the file was written on ${basedOn}, somebody has changed it since: ${available} are there, left alone`,
  'stock-sold-since': ({ basedOn, before, available }) =>
    `the file was written on ${basedOn}, ${before} were there: ${available} are there now`,
  'redirect-circle': ({ way }) => `it would lead in a circle (${way.join(' → ')})`,
  'metafield-unfit': ({ type }) => `is no ${type}, as the field is: it is left as it is`,
  'product-unnamed': ({ handle }) => `the shop has no product “${handle}” yet: it is shown once there is one`,
  'collection-unnamed': ({ handle }) => `the shop has no collection “${handle}” yet: it is shown once there is one`,
  'page-unnamed': ({ handle }) => `the shop has no page “${handle}” yet: it is shown once there is one`,
  'variant-kept': ({ options }) => `the shop has “${options.join(', ')}”, the file has not: kept, as was chosen`,
  'variant-gone': ({ options }) => `the shop has “${options.join(', ')}”, the file has not: no longer for sale`,
  'collection-joined': ({ title }) => `joins the collection “${title}”`,
  'collection-made': ({ title }) => `joins the collection “${title}”, which is made with it`,
  'collection-by-rule': ({ title }) => `“${title}” is gathered by a rule, which nobody joins: left as it is`,
  'collection-nameless': ({ title }) =>
    `“${title}” has no letter that an address could be made of: no collection is made`,
  'cell-long': ({ most }) => `has more than ${most} characters: the product is left out`,
  'cell-many': ({ most }) => `are more than ${most}: the product is left out`,
  'cell-large': ({ most }) => `is more than ${most}: the product is left out`,
  'cell-small': ({ least }) => `is less than ${least}: the product is left out`,
  'cell-markup': () => 'has too many elements, or too deep ones: the product is left out',
  'cell-handle': () => 'needs a letter or a digit: the product is left out',
  'cell-address': () => 'is neither a path of the shop nor an https address: the product is left out',
  'cell-video': () => 'is no address of a video (YouTube, Vimeo, mp4 or webm): the product is left out',
  'cell-contact': () => 'is neither a mail address nor an https address: the product is left out',
  'cell-comma': () => 'a tag has no comma: the product is left out',
  'cell-schedule': () => 'the sale ends before it begins: the product is left out',
  'cell-missing': () => 'is missing: the product is left out',
  'cell-unfit': () => 'is not written as it is taken here: the product is left out',
  'customer-changes': ({ fields }) => `changes: ${fields.join(', ')}`,
  'customer-kept': () =>
    'the mail address and the telephone number of an account are changed by its owner alone: left as they are',
  'customer-withdrawn': () => 'has ended the newsletter here: it stays so',
  'customer-other': () => 'the address or the number is of another customer of this shop: the customer is left out',
  'customer-nameless': () => 'nobody is named whom a parcel could be for: the address is left out',
  'order-changes': ({ parts }) => `changes: ${parts.join(', ')}`,
  'order-goods-unknown': ({ goods }) => `the shop has not ${goods.join(', ')}: kept by its name`,
  'order-own': () => 'was placed in this shop: it stays as it is',
  'order-forgotten': () => 'whoever bought it was forgotten: it stays as it is',
  'order-since': () => 'another file has written it since, or whoever bought it was forgotten: stays',
  'promotion-unfit': () => 'cannot be a promotion of this shop: it says or names something that there is not here',
  'promotion-code-taken': () => 'is the code of another promotion',
  'promotion-is-over': () => 'has ended, so it stays as it was',
  'promotion-since': () => 'somebody has changed it since: stays as it is',
  'customer-since': () => 'has signed in since, or is used otherwise: stays',
  other: ({ reason }) => reason,
}

const ORDER_PARTS_ZH: Readonly<Record<OrderPart, string>> = {
  goods: '商品',
  sums: '金额',
  payment: '付款',
  fulfilment: '发货',
  address: '地址',
  contact: '联系方式',
  details: '其他',
}

const zh: Words = {
  'variant-not-named': () => '该商品有多个款式，这一行没有指明是哪一个',
  'options-mismatch': () => '没有为商品的每个选项各给一个值',
  'variant-repeated': () => '同样的选项组合在前面的行里已有',
  'price-missing': () => '没有价格：新的款式没有价格不能出售',
  'title-missing': () => '没有标题：新商品需要标题',
  'location-unknown': () => '店里没有这个地点：请先开设，或让文件开设；库存未动',
  'barcode-check-digit': () => '最后一位与其他位不符，像是输错了：按原样保留',
  blanked: () => '店里原有内容，现在与单元格一样为空；去掉这一列就不会改动这一项',
  'product-unknown': () => '店里没有这个网址名的商品',
  'variant-unknown': () => '店里没有这个款式',
  'stock-below-zero': () => '之后卖出的比文件留下的还多',
  'sku-shared': () => '多个款式共用这个 SKU：请用 Variant ID 指明',
  'no-markdown': () => '原价不高于现价就不是降价，未采用',
  'redirect-unfit': () => '“从”须是店里不带问号的路径，“到”须是路径或 https 地址',
  'redirects-full': () => '跳转已达上限',
  'changed-since': () => '之后有人改过：保持现状',
  'sold-since': () => '之后卖出的太多，不够收回：库存保持现状',
  'customs-left': () => '海关编码和原产国只能由可以修改商品的人修改：保持现状',
  'stock-unbased': ({ available }) => `现有库存 ${available}，文件没有说明依据的数量：未动。请重新导出，或在后台清点`,
  'stock-changed-since': ({ basedOn, available }) => `文件依据的是 ${basedOn}，之后有人改过：现有 ${available}，未动`,
  'stock-sold-since': ({ basedOn, before, available }) =>
    `文件依据的是 ${basedOn}，当时实有 ${before}：现在是 ${available}`,
  'redirect-circle': ({ way }) => `会绕成一圈（${way.join(' → ')}）`,
  'metafield-unfit': ({ type }) => `不符合该字段的类型 ${type}：保持原样`,
  'product-unnamed': ({ handle }) => `店里还没有网址名为“${handle}”的商品：有了之后才会显示`,
  'collection-unnamed': ({ handle }) => `店里还没有网址名为“${handle}”的系列：有了之后才会显示`,
  'page-unnamed': ({ handle }) => `店里还没有网址名为“${handle}”的页面：有了之后才会显示`,
  'variant-kept': ({ options }) => `店里有“${options.join('，')}”，文件里没有：按所选保留`,
  'variant-gone': ({ options }) => `店里有“${options.join('，')}”，文件里没有：不再出售`,
  'collection-joined': ({ title }) => `加入系列“${title}”`,
  'collection-made': ({ title }) => `加入系列“${title}”，该系列随之建立`,
  'collection-by-rule': ({ title }) => `“${title}”由规则归集，不能手动加入：保持原样`,
  'collection-nameless': ({ title }) => `“${title}”没有可以用作网址的字符：没有建立系列`,
  'cell-long': ({ most }) => `超过 ${most} 个字符：该商品未采用`,
  'cell-many': ({ most }) => `超过 ${most} 项：该商品未采用`,
  'cell-large': ({ most }) => `大于 ${most}：该商品未采用`,
  'cell-small': ({ least }) => `小于 ${least}：该商品未采用`,
  'cell-markup': () => '元素过多或嵌套过深：该商品未采用',
  'cell-handle': () => '须有字母或数字：该商品未采用',
  'cell-address': () => '既不是店内路径，也不是 https 地址：该商品未采用',
  'cell-video': () => '不是视频地址（YouTube、Vimeo、mp4 或 webm）：该商品未采用',
  'cell-contact': () => '既不是邮箱，也不是 https 地址：该商品未采用',
  'cell-comma': () => '标签中不能有逗号：该商品未采用',
  'cell-schedule': () => '销售在开始之前就结束：该商品未采用',
  'cell-missing': () => '没有填写：该商品未采用',
  'cell-unfit': () => '写法不符合要求：该商品未采用',
  'customer-changes': ({ fields }) => `更改：${fields.join('、')}`,
  'customer-kept': () => '账户的邮箱和电话只能由本人修改：保持现状',
  'customer-withdrawn': () => '已在此处取消邮件通讯：保持取消',
  'customer-other': () => '邮箱或电话属于店里的另一位顾客：该顾客未采用',
  'customer-nameless': () => '没有收件人姓名：该地址未采用',
  'order-changes': ({ parts }) => `更改：${parts.map((part) => ORDER_PARTS_ZH[part]).join('、')}`,
  'order-goods-unknown': ({ goods }) => `店里没有 ${goods.join('、')}：按名称保留`,
  'order-own': () => '是在本店下的订单：保持原样',
  'order-forgotten': () => '买家资料已删除：保持原样',
  'order-since': () => '之后被另一个文件改过，或买家资料已删除：保留',
  'promotion-unfit': () => '不能成为本店的促销：其中有本店没有的内容',
  'promotion-code-taken': () => '是另一个促销的优惠码',
  'promotion-is-over': () => '已经结束，保持原样',
  'promotion-since': () => '之后有人修改过：保持不变',
  'customer-since': () => '之后已登录或另有使用：保留',
  other: ({ reason }) => reason,
}

const WORDS: Readonly<Record<Language, Words>> = { en, zh }

export const noteText = <N extends RowSaid>(note: N, language: Language): string =>
  isReaderNote(note) ? readerText(note, language) : (WORDS[language][note.code] as (of: N) => string)(note)

/** At its row and column, with the words that the command line prints. */
export const noted = (row: number, column: string, note: RowSaid) => ({
  row,
  column,
  reason: noteText(note, 'en'),
  note,
})
