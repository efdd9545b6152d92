/** What stands around every page, and on the pages for when something is amiss, in Chinese. A key that is missing here does not compile. */
import { pluralIn } from '#domain/plural'
import type { FrameMessages } from './en.ts'

const plural = pluralIn('zh')

export const zh: FrameMessages = {
  shop: '商店',
  announcement: '公告',
  newest: '新品',
  languageName: '中文',
  colon: '：',
  skip: '跳到正文',
  menu: '菜单',
  home: '首页',
  where: '当前位置',
  allGoods: '全部商品',
  search: '搜索',
  cart: '购物车',
  close: '关闭',
  from: (price) => `${price} 起`,
  wasNow: (was) => `原价 ${was}`,
  things: plural({ other: '# 件' }),
  goods: '商品',
  seeAll: '查看全部商品',
  availability: { 'in-stock': '有货', low: '仅剩少量', 'sold-out': '售罄' },
  units: {
    quantity: '数量',
    fewer: '减一件',
    more: '加一件',
  },
  recentlyViewed: {
    title: '最近看过',
    forget: '忘掉这些',
    forgotten: '已忘掉。这份清单从来只在您的浏览器里。',
  },
  theme: {
    label: '页面明暗',
    system: '跟随设备',
    light: '浅色',
    dark: '深色',
  },
  searchField: {
    label: '您在找什么？',
    placeholder: '搜索，例如：碗',
  },
  suggestions: {
    close: '关闭搜索',
    list: '搜索建议',
    products: '物件',
    collections: '货架',
    terms: '搜索词',
    all: (terms) => `搜索“${terms}”`,
    found: plural({ other: '# 条建议，用方向键选择。' }),
    none: '暂时没有这样开头的。按回车搜索全部。',
    recent: '最近搜过',
    forget: '清除记录',
    browse: '或者沿着货架走走',
    key: '按 / 键打开搜索',
  },
  opening: { title: '本店即将开业。', text: '正在布置，请过些时候再来。', staff: '我是店员' },
  notFound: {
    title: '这里空无一物。',
    text: '页面搬走了，或者东西已经售出、不再制作。可以搜索，也可以从这里走走看。',
    orderText: '没有这份订单，或者链接不完整。完整的链接在我们寄给您的邮件里。',
    alt: '阳光下空着的石座，上面有一片橄榄叶',
  },
  fault: {
    title: '我们失手了。',
    text: '错在我们，已经记下。您做过的一切都没有丢。请稍后再试。',
    again: '再试一次',
    busy: '人非常多。',
    busyText: '现在来的人超过了商店能应付的。什么都没有丢；这一页会自己再看。',
    refusedTitle: '没有办成。',
    refused: {
      'foreign-origin': '这份表单来自别的网站，我们没有处理。请回到商店里再试。',
      'form-unreadable': '我们读不懂这份表单。请返回，再提交一次。',
      'form-too-large': '这份表单太大了。什么也没有改变。',
      'too-many-requests': '次数太多了。请等一分钟再试。',
      other: '没能办到。什么也没有改变。',
    },
    toCart: '去购物车',
  },
}
