/** What is said while somebody searches, in Chinese. */
import type { SeekWords } from './seek-en.ts'

export const seekZh: SeekWords = {
  seek: {
    close: '关闭搜索',
    list: '搜索建议',
    products: '物件',
    collections: '货架',
    terms: '搜索词',
    all: (terms) => `搜索“${terms}”`,
    found: (count) => `${count} 条建议，用方向键选择。`,
    none: '暂时没有这样开头的。按回车搜索全部。',
    recent: '最近搜过',
    forget: '清除记录',
    shelves: '或者沿着货架走走',
    key: '按 / 键打开搜索',
  },
}
