/** 面向企业采购人员的文案。 */
import type { TradeMessages } from './trade-en.ts'

export const zh: TradeMessages = {
  quick: {
    title: '快速下单',
    lead: '每行一个货号和数量。可以直接粘贴表格中的两列。',
    label: '您的清单',
    example: 'MUG-350  12\nTRAY-OAK  2',
    help: (max) => `最多 ${max} 行。不写数量即为一件。`,
    look: '查询',
    found: '查询结果',
    line: '行',
    good: '商品',
    units: '数量',
    price: '单价',
    total: '小计',
    add: (count) => `将全部 ${count} 行加入购物车`,
    addFine: (count) => `将可购买的 ${count} 行加入购物车`,
    amiss: (count) => `有 ${count} 行目前无法购买。`,
    empty: '清单中没有内容。',
    tooLong: (max) => `购物车最多容纳 ${max} 种商品，清单超出了。其余的请下次再下单。`,
    done: (count) => `${count} 行已加入购物车。`,
    cart: '查看购物车',
    refusals: {
      'sku-missing': () => '缺少货号。',
      'units-invalid': (max) => `数量应为 1 到 ${max} 的整数。`,
      'sku-unknown': () => '没有此货号的商品。',
      'sku-shared': () => '多个商品使用此货号，请在商品页面选择：',
      'not-for-sale': () => '目前不出售。',
      'price-missing': () => '没有您所用货币的价格。',
      'sold-out': () => '目前售罄。',
    },
  },
}
