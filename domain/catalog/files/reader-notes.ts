/**
 * What the readers of files say of a row, or of a cell that they quote: a code with its values, and the words of either
 * language. The command line prints the English ones.
 */
import type { Language } from '../../languages.ts'

export type ReaderCode = keyof typeof en

export type ReaderNote =
  | { readonly code: PlainCode }
  | { readonly code: 'option-valueless'; readonly option: string }
  | { readonly code: 'stray-cells'; readonly cells: number; readonly columns: number }
  | { readonly code: 'not-utf-8'; readonly row: number; readonly column: number; readonly name: string }
  | { readonly code: 'quote-open'; readonly row: number; readonly column: number; readonly name: string }

/** Whose words have no values in them. */
export type PlainCode = {
  readonly [C in ReaderCode]: (typeof en)[C] extends string ? C : never
}[ReaderCode]

/** The cells that it is said of, cut to a length that can be read, and how many rows have such a one. */
export type Quote = { readonly said: readonly string[]; readonly isMore: boolean; readonly rows: number }

const en = {
  'not-a-price': 'is not a price such as 19.90, or is spelt otherwise than the other prices of the file',
  'not-grams': 'is not a weight in grams',
  'not-units': 'is not a whole number of units',
  'not-a-policy': 'is not deny or continue',
  'not-true-or-false': 'is not TRUE or FALSE',
  'gift-card-unread': 'is not TRUE or FALSE: it is left out',
  'published-unread': 'is not TRUE or FALSE: the product is left as it is',
  'status-unread': 'is not active, draft, unlisted or archived: the product is left as it is',
  'number-lost': 'was written by a spreadsheet that took it for a number, and its digits are lost: it stays as it was',
  'units-owed': 'is less than nothing: on the shelf there are none',
  'no-cost': 'is no cost such as 7.40: it is left out',
  'no-hs-code': 'is no HS code of 6 to 10 digits: it is left out',
  'no-country': 'is no country, two letters such as GR: it is left out',
  'no-units': 'is no whole number of units: it is left out',
  'no-reviews': 'is no number of reviews: the rating is left out',
  'no-rating': 'is no rating of five stars: it is left out',
  'no-picture': 'is no address of a picture: it is left out',
  'no-video': 'is no address of a video (YouTube, Vimeo, mp4 or webm): it is left out',
  'no-moment': 'is no moment such as 2026-12-01T08:00:00Z: it is left out',
  'safety-nameless': 'safety needs a name: all of it is left out',
  'safety-addressless': 'safety needs an address: all of it is left out',
  'safety-contactless': 'safety needs a mail address or an https address: all of it is left out',
  'option-valueless': ({ option }: { readonly option: string }) => `no value for the option “${option}”`,
  nameless: 'neither a handle nor a title: nobody can tell which product is meant',
  twins: 'stands in several rows that are one product each, and none has a handle: give every product its own',
  'row-spoilt': 'has a sign that is no UTF-8: the row is left out',
  'cell-spoilt': 'has a sign that is no UTF-8: the cell is left out',
  'title-spoilt': 'has a sign that is no UTF-8: put it right',
  'stray-cells': ({ cells, columns }: { readonly cells: number; readonly columns: number }) =>
    `${cells} cells under ${columns} columns: a quotation mark or a comma is wrong`,
  grouped: 'is a product made of others: they come by themselves, and it is left out',
  external: 'is a product that is sold elsewhere: it is left out',
  orphan: 'is no product of this file: the variation is left out',
  unnamed: 'is a product without a name: nobody can tell which is meant',
  'price-of-nothing': 'names neither a SKU nor a variant',
  'no-currency': 'is no currency of ISO 4217',
  'no-price': 'is no price such as 19.90, or is spelt otherwise than the others of the file',
  'says-no-price': 'says no price',
  'no-stock': 'is no whole number of units: the stock is left alone',
  'stock-owed': 'is less than nothing: the stock is left alone',
  'file-empty': 'the file is empty',
  'file-of-people': 'this is a file of customers or orders, not of products',
  'no-product-file': 'no product file: the first row names neither Handle nor Title',
  'one-column-known': 'no product file: only one column is known',
  'no-price-list': 'no price list: the first row names no SKU with a price',
  'no-inventory-file': 'no inventory file: the first row names neither places nor stock',
  'no-review-file': 'no file of reviews: the first row names rating, body and product_handle',
  'review-handle': 'no product is named: the review is left out',
  'review-stars': 'is no whole number of stars from 1 to 5: the review is left out',
  'review-date': 'is no moment such as 2026-02-10 15:30:40 UTC: the review is left out',
  'review-ahead': 'is later than now: the review is left out',
  'review-text': 'is too long, or no text: the review is left out',
  'no-customer-file': 'no file of customers: the first row names First Name, Last Name and Email',
  'column-unknown': 'is no column that is known: it is left out',
  'customer-cut': 'has not as many cells as the first row: it is cut off, and the customer is left out',
  'customer-unreachable': 'neither a mail address nor a telephone number with its country: the customer is left out',
  'customer-twice': 'stands in a row above already: this one is left out',
  'customer-email': 'is no mail address: the customer is left out',
  'customer-phone': 'is no telephone number with its country, such as +4930123456: it is left out',
  'customer-country': 'is no country, two letters such as GR: the address is left out',
  'customer-cell': 'is too long, or not written as it is taken here: it is left out',
  'no-order-file':
    'no file of orders: the first row names Name, Created at, Total, Lineitem quantity, Lineitem name and Lineitem price',
  'order-cut': 'has not as many cells as the first row: it is cut off, and the order is left out',
  'order-nameless': 'names no order: the row is left out',
  'order-headless': 'the row that says what the order came to is missing: the order is left out',
  'order-twice': 'stands in the file already: this one is left out',
  'order-currency': 'is no currency of ISO 4217: the order is left out',
  'order-moment': 'is no moment of before now such as 2026-02-10 15:30:40 -0600: the order is left out',
  'order-units': 'is no whole number of units: the order is left out',
  'order-amount':
    'is no amount such as 19.90, or is spelt otherwise than the others of the file: the order is left out',
  'order-title': 'is missing or too long: the order is left out',
  'order-empty': 'no line with units: the order is left out',
  'order-long': 'more than 500 lines: the order is left out',
  'order-email': 'is no mail address: the order is taken without it',
  'order-address':
    'where it went cannot be read whole, with a country of two letters: its cells are kept as they stand',
  'order-cell': 'is too long, or cannot be read: it is left out',
  'order-sums': 'lines, delivery and tax do not add up to it: kept as the file says',
  'no-redirect-file': 'no file of redirects: the first row names Redirect from and Redirect to',
  'no-discount-file': 'no file of discounts: the first row names Name, Value, Value Type, Type and Discount Class',
  'discount-cut': 'has not as many cells as the first row: it is cut off, and the discount is left out',
  'discount-twice': 'stands in a row above already: this one is left out',
  'discount-goods':
    'on which goods it is the file does not say: the discount is left out, write it down as a promotion',
  'discount-kind': 'is a kind that the file does not say whole: the discount is left out, write it down as a promotion',
  'discount-value': 'is neither a percentage up to 100 nor an amount such as -5.00: the discount is left out',
  'discount-minimum': 'may be a worth or a number of goods, which the file does not say: the discount is left out',
  'discount-customers': 'for whom it is the file does not say: the discount is left out',
  'discount-truth': 'is not true or false: the discount is left out',
  'discount-uses': 'is no whole number of uses: the discount is left out',
  'discount-over': 'it is over or used up: the discount is left out',
  'discount-moment': 'is no moment such as 2026-02-10 15:30:40 -0600: the discount is left out',
  'discount-reversed': 'is no later than its start: the discount is left out',
  'discount-code': 'is no code: what counts by itself the file does not tell apart, and the discount is left out',
  'discount-whole': 'is not what a shop like this one has written: the discount is left out',
  'no-text': 'this is no text file',
  'not-utf-8': ({ row, column, name }: { readonly row: number; readonly column: number; readonly name: string }) =>
    'the file is not UTF-8, and what else it is cannot be told: save it as UTF-8. ' +
    `First in row ${row}, column ${column}${name && ` (${name})`}`,
  'quote-open': ({ row, column, name }: { readonly row: number; readonly column: number; readonly name: string }) =>
    `the file cannot be read: the quotation mark in row ${row}, column ${column}${name && ` (${name})`} is never closed`,
  'file-broken': 'the file cannot be read: its rows and cells cannot be told apart',
}

const zh: { readonly [C in ReaderCode]: (typeof en)[C] } = {
  'not-a-price': '不是 19.90 这样的价格，或写法与文件中其他价格不同',
  'not-grams': '不是以克为单位的重量',
  'not-units': '不是整数数量',
  'not-a-policy': '不是 deny 或 continue',
  'not-true-or-false': '不是 TRUE 或 FALSE',
  'gift-card-unread': '不是 TRUE 或 FALSE：未采用',
  'published-unread': '不是 TRUE 或 FALSE：商品保持原样',
  'status-unread': '不是 active、draft、unlisted 或 archived：商品保持原样',
  'number-lost': '被电子表格当成数字改写，位数已丢失：保持原样',
  'units-owed': '小于零：按没有库存处理',
  'no-cost': '不是 7.40 这样的成本：未采用',
  'no-hs-code': '不是 6 至 10 位的海关编码：未采用',
  'no-country': '不是 GR 这样的两位国家代码：未采用',
  'no-units': '不是整数数量：未采用',
  'no-reviews': '不是评价数量：评分未采用',
  'no-rating': '不是五星制的评分：未采用',
  'no-picture': '不是图片地址：未采用',
  'no-video': '不是视频地址（YouTube、Vimeo、mp4 或 webm）：未采用',
  'no-moment': '不是 2026-12-01T08:00:00Z 这样的时刻：未采用',
  'safety-nameless': '安全信息需要名称：全部未采用',
  'safety-addressless': '安全信息需要地址：全部未采用',
  'safety-contactless': '安全信息需要邮箱或 https 地址：全部未采用',
  'option-valueless': ({ option }) => `选项“${option}”没有值`,
  nameless: '既没有网址名也没有标题：无法知道是哪个商品',
  twins: '在多行中各是一个商品，却都没有网址名：请给每个商品各写一个',
  'row-spoilt': '含有不属于 UTF-8 的字符：该行未采用',
  'cell-spoilt': '含有不属于 UTF-8 的字符：该单元格未采用',
  'title-spoilt': '含有不属于 UTF-8 的字符：请更正',
  'stray-cells': ({ cells, columns }) => `${columns} 列下有 ${cells} 个单元格：有引号或逗号不对`,
  grouped: '是由其他商品组成的商品：它们会各自导入，该商品未采用',
  external: '是在别处出售的商品：未采用',
  orphan: '不是本文件中的商品：该款式未采用',
  unnamed: '是没有名称的商品：无法知道是哪一个',
  'price-of-nothing': '既没有 SKU 也没有款式',
  'no-currency': '不是 ISO 4217 的货币',
  'no-price': '不是 19.90 这样的价格，或写法与文件中其他价格不同',
  'says-no-price': '没有写价格',
  'no-stock': '不是整数数量：库存未动',
  'stock-owed': '小于零：库存未动',
  'file-empty': '文件是空的',
  'file-of-people': '这是客户或订单的文件，不是商品文件',
  'no-product-file': '不是商品文件：第一行没有 Handle 或 Title',
  'one-column-known': '不是商品文件：只认得一列',
  'no-price-list': '不是价格表：第一行没有带价格的 SKU',
  'no-inventory-file': '不是库存文件：第一行没有地点或库存',
  'no-review-file': '不是评价文件：第一行须有 rating、body 和 product_handle',
  'review-handle': '没有指明商品：该评价未采用',
  'review-stars': '不是 1 到 5 的整数星：该评价未采用',
  'review-date': '不是 2026-02-10 15:30:40 UTC 这样的时间：该评价未采用',
  'review-ahead': '晚于现在：该评价未采用',
  'review-text': '过长或不是文字：该评价未采用',
  'no-customer-file': '不是顾客文件：第一行须有 First Name、Last Name 和 Email',
  'column-unknown': '不是认得的列：未采用',
  'customer-cut': '单元格数与第一行不同：行被截断，该顾客未采用',
  'customer-unreachable': '既没有邮箱也没有带国家代码的电话：该顾客未采用',
  'customer-twice': '在上面的行中已有：这一行未采用',
  'customer-email': '不是邮箱地址：该顾客未采用',
  'customer-phone': '不是 +4930123456 这样带国家代码的电话：未采用',
  'customer-country': '不是 GR 这样的两位国家代码：该地址未采用',
  'customer-cell': '过长，或写法不符：未采用',
  'no-order-file':
    '不是订单文件：第一行须有 Name、Created at、Total、Lineitem quantity、Lineitem name 和 Lineitem price',
  'order-cut': '单元格数与第一行不同：行被截断，该订单未采用',
  'order-nameless': '没有订单号：该行未采用',
  'order-headless': '缺少写有订单总额的那一行：该订单未采用',
  'order-twice': '文件中已有：这一个未采用',
  'order-currency': '不是 ISO 4217 的货币：该订单未采用',
  'order-moment': '不是 2026-02-10 15:30:40 -0600 这样的过去时刻：该订单未采用',
  'order-units': '不是整数件数：该订单未采用',
  'order-amount': '不是 19.90 这样的金额，或写法与文件中其他金额不同：该订单未采用',
  'order-title': '缺少或过长：该订单未采用',
  'order-empty': '没有带件数的商品行：该订单未采用',
  'order-long': '超过 500 行商品：该订单未采用',
  'order-email': '不是邮箱地址：订单已采用，不含邮箱',
  'order-address': '收货地址读不完整，缺少两位国家代码：按原样保留',
  'order-cell': '过长或无法读取：未采用',
  'order-sums': '商品、配送与税的合计与它不符：按文件保留',
  'no-redirect-file': '不是跳转文件：第一行须是 Redirect from 和 Redirect to',
  'no-discount-file': '不是优惠文件：第一行须有 Name、Value、Value Type、Type 和 Discount Class',
  'discount-cut': '单元格数与第一行不同：行被截断，该优惠未采用',
  'discount-twice': '在上面的行中已有：这一行未采用',
  'discount-goods': '文件没有说明用于哪些商品：该优惠未采用，请作为促销填写',
  'discount-kind': '文件没有完整说明这种优惠：未采用，请作为促销填写',
  'discount-value': '既不是不超过 100 的百分比，也不是 -5.00 这样的金额：该优惠未采用',
  'discount-minimum': '可能是金额也可能是件数，文件没有说明：该优惠未采用',
  'discount-customers': '文件没有说明对谁有效：该优惠未采用',
  'discount-truth': '不是 true 或 false：该优惠未采用',
  'discount-uses': '不是整数次数：该优惠未采用',
  'discount-over': '已结束或已用完：该优惠未采用',
  'discount-moment': '不是 2026-02-10 15:30:40 -0600 这样的时间：该优惠未采用',
  'discount-reversed': '不晚于开始时间：该优惠未采用',
  'discount-code': '不是优惠码：文件无法区分自动生效的优惠，未采用',
  'discount-whole': '不是同类商店写出的内容：该优惠未采用',
  'no-text': '这不是文本文件',
  'not-utf-8': ({ row, column, name }) =>
    `文件不是 UTF-8，也无法判断是哪种编码：请另存为 UTF-8。最先出现在第 ${row} 行第 ${column} 列${name && `（${name}）`}`,
  'quote-open': ({ row, column, name }) =>
    `无法读取文件：第 ${row} 行第 ${column} 列${name && `（${name}）`}的引号没有结束`,
  'file-broken': '无法读取文件：无法分清行和单元格',
}

const WORDS: Readonly<Record<Language, { readonly [C in ReaderCode]: (typeof en)[C] }>> = { en, zh }

export const isReaderNote = (note: { readonly code: string }): note is ReaderNote => Object.hasOwn(en, note.code)

const QUOTING: Readonly<Record<Language, (quote: Quote) => string>> = {
  en: ({ said, isMore, rows }) =>
    `${said.map((cell) => `“${cell}”`).join(', ')}${isMore ? ' …' : ''}${rows > 1 ? ` (${rows} rows)` : ''} `,
  zh: ({ said, isMore, rows }) =>
    `${said.map((cell) => `“${cell}”`).join('、')}${isMore ? ' …' : ''}${rows > 1 ? `（${rows} 行）` : ''} `,
}

/** With the cells in front, where it is said of what they hold. */
export const readerText = (note: ReaderNote & Partial<Quote>, language: Language): string => {
  const words = WORDS[language][note.code] as string | ((of: ReaderNote) => string)
  const { said, isMore = false, rows = 1 } = note
  const text = typeof words === 'string' ? words : words(note)
  return said ? QUOTING[language]({ said, isMore, rows }) + text : text
}

/** In English, with the code beside it for whoever says it in another language. */
export const readerSays = <N extends ReaderNote>(note: N) => ({ reason: readerText(note, 'en'), note })
