/**
 * Texts that a shop begins with: what its settings say already, in sentences, and the places where its owner has to say more. None of
 * them is advice: each begins with the line that it has to be checked.
 */
import { toHtml } from 'hast-util-to-html'
import type { ContentPage } from '#domain/settings/pages'
import type { Settings } from '#domain/settings/settings'
import type { Text } from '#domain/settings/text'

const escapedText = (text: string): string => toHtml({ type: 'text', value: text })

type Paragraphs = readonly (readonly [en: string, zh: string])[]

const CHECK = [
  '<strong>To be checked by a lawyer before the shop opens.</strong> This is a ' +
    'starting text. Say what is so in your shop, and take this line out.',
  '<strong>开店前须由律师检查。</strong>这是一份起始文本。请写明您店铺的实际情况，并删去本行。',
] as const

const written = (paragraphs: Paragraphs): Text => {
  const said = [CHECK, ...paragraphs]
  return {
    en: said.map(([en]) => `<p>${en}</p>`).join('\n'),
    zh: said.map(([, zh]) => `<p>${zh}</p>`).join('\n'),
  }
}

const page = (
  folder: ContentPage['folder'],
  handle: string,
  [en, zh]: readonly [string, string],
  paragraphs: Paragraphs,
): ContentPage => ({ folder, handle, title: { en, zh }, lead: {}, body: written(paragraphs) })

/** What nobody has said yet is named, so that it is not forgotten. */
const said = (text: string, what: readonly [string, string]): readonly [string, string] =>
  text === '' ? [`[${what[0]}]`, `[${what[1]}]`] : [escapedText(text), escapedText(text)]

const RETURNS = {
  shop: ['The shop pays for sending it back.', '退货运费由店铺承担。'],
  shopper: ['You pay for sending it back.', '退货运费由您承担。'],
} as const

export const startingTexts = ({ shop, returns, delivery }: Settings): readonly ContentPage[] => {
  const [name, nameZh] = said(shop.name, ['name of the shop', '店铺名称'])
  const [email, emailZh] = said(shop.email, ['mail address', '邮箱'])
  const [phone, phoneZh] = said(shop.phone, ['telephone', '电话'])
  const { street = '', postcode = '', city = '' } = shop.address ?? {}
  const [address, addressZh] = said([street, `${postcode} ${city}`.trim()].filter(Boolean).join(', '), [
    'address',
    '地址',
  ])
  const days = said(returns.days === null ? '' : String(returns.days), ['number of days', '天数'])
  const ways = delivery.methods.map(({ name: way }) =>
    [way.en ?? way.zh ?? '', way.zh ?? way.en ?? ''].map(escapedText),
  )
  return [
    page(
      'policies',
      'imprint',
      ['Imprint', '经营者信息'],
      [
        [`${name}<br>${address}<br>${email}<br>${phone}`, `${nameZh}<br>${addressZh}<br>${emailZh}<br>${phoneZh}`],
        ['[Register, register number, tax number, who represents the company]', '[登记机关、登记号、税号、公司代表]'],
      ],
    ),
    page(
      'policies',
      'terms',
      ['Terms of sale', '销售条款'],
      [
        [`These terms hold for orders at ${name}.`, `本条款适用于在 ${nameZh} 的订单。`],
        [
          'An order is an offer to buy. The contract is made when we confirm it by mail. Prices are those on the page of the checkout.',
          '下单即为购买要约，我们以邮件确认后合同成立。价格以结算页为准。',
        ],
        [
          '[Payment, retention of title, liability, law and court, dispute resolution]',
          '[付款、所有权保留、责任、适用法律与法院、争议解决]',
        ],
      ],
    ),
    page(
      'policies',
      'privacy',
      ['Privacy', '隐私'],
      [
        [
          `${name} is responsible for your data. Write to ${email} to see, correct or delete it, or to object.`,
          `${nameZh} 对您的数据负责。如需查询、更正、删除或反对，请写信至 ${emailZh}。`,
        ],
        [
          'For an order we keep name, addresses, mail address and what was ordered, as long as law asks ' +
            'for it. Cookies hold the cart, the language and a sign-in; no others are set.',
          '为处理订单，我们保存姓名、地址、邮箱和订购内容，期限以法律规定为准。Cookie 仅用于购物车、语言和登录。',
        ],
        [
          '[Legal basis, who else receives data, transfer to other countries, supervisory authority]',
          '[法律依据、数据接收方、跨境传输、监管机构]',
        ],
      ],
    ),
    page(
      'policies',
      'returns',
      ['Returns', '退换'],
      [
        [
          `Within ${days[0]} days of receiving the goods you may send them back without giving a reason. ${RETURNS[returns.paidBy][0]}`,
          `收货后 ${days[1]} 天内可无理由退货。${RETURNS[returns.paidBy][1]}`,
        ],
        [
          `Tell us at ${email}. [Model withdrawal form, exceptions, refund]`,
          `请写信至 ${emailZh}。[撤回表格、例外、退款]`,
        ],
      ],
    ),
    page(
      'pages',
      'delivery',
      ['Delivery', '配送'],
      [
        [
          ways.length === 0 ? '[How and where it is sent]' : ways.map(([en]) => en).join('<br>'),
          ways.length === 0 ? '[配送方式与范围]' : ways.map(([, zh]) => zh).join('<br>'),
        ],
        ['[Customs and taxes outside the country of the shop]', '[境外关税与税费]'],
      ],
    ),
  ]
}
