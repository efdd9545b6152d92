/** What the admin says of searches, in Chinese. */
import type { enSearch } from './en-search.ts'

export const zhSearch: typeof enSearch = {
  searches: {
    title: '搜索',
    tabs: { terms: '顾客搜了什么', synonyms: '同义词' },
    tabsLabel: '搜索的各部分',
    period: '时段',
    days: (days) => `${days} 天`,
    language: '语言',
    languages: { all: '全部', en: '英文', zh: '中文' },
    figures: {
      searches: '搜索次数',
      without: '没有结果',
      clicks: '每 100 次搜索选中',
      ofAll: (count) => `${count} 次搜索`,
      each: '一次搜索可能选中几件',
    },
    top: '搜得最多',
    without: '没有结果',
    term: '词语',
    said: '语言',
    times: '搜索',
    timesWithout: '无结果',
    clicks: '选中',
    rate: '每百次选中',
    makeSynonym: '设为同义词',
    makeSynonymOf: (term) => `为“${term}”设同义词`,
    hasSynonym: '已有同义词',
    seeInShop: '在店铺中查看',
    empty: '还没有人搜索',
    emptyWhy: '顾客的搜索几秒后会出现在这里。是谁搜的，从不记录。',
    noneWithout: '每次搜索都有结果。',
    how: '由顾客看到的页面告知，按天统计（UTC）。像邮箱或长数字的内容不会保存；这里没有任何个人信息。',
  },
}
