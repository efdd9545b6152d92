/** What staff read of the files that somebody has bought, in both languages. */
import type { Language } from '#domain/languages'
import { pluralIn } from '#domain/plural'

const en = {
  title: 'Files',
  never: 'not fetched yet',
  fetched: pluralIn('en')({ one: 'fetched once', other: 'fetched # times' }),
  last: 'last',
  until: 'until',
  left: pluralIn('en')({ one: 'once more', other: '# times more' }),
  state: {
    open: 'Given',
    'download-revoked': 'Taken away',
    'download-ended': 'Its days are over',
    'download-used-up': 'Fetched often enough',
  },
  revoke: 'Take it away',
  renew: 'Give it anew',
  rules: 'How long and how often, for all orders',
}

type FilesMessages = typeof en

const zh: FilesMessages = {
  title: '文件',
  never: '尚未下载',
  fetched: pluralIn('zh')({ other: '已下载 # 次' }),
  last: '最近',
  until: '截至',
  left: pluralIn('zh')({ other: '还可下载 # 次' }),
  state: {
    open: '可下载',
    'download-revoked': '已收回',
    'download-ended': '期限已过',
    'download-used-up': '次数已用完',
  },
  revoke: '收回',
  renew: '重新给予',
  rules: '所有订单的期限和次数',
}

export const filesMessages: Readonly<Record<Language, FilesMessages>> = { en, zh }
