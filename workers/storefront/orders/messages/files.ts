/** What shoppers read of the files that they have bought, in both languages. */
import type { Language } from '#domain/languages'
import { pluralIn } from '#domain/plural'

const en = {
  left: pluralIn('en')({ one: 'once more', other: '# times more' }),
  until: (day: string) => `until ${day}`,
  refused: {
    'download-revoked': 'This file is not given for this order any more. Write to us if you think that is a mistake.',
    'download-ended': 'The days on which this file could be fetched are over. Write to us if you need it again.',
    'download-used-up': 'This file was fetched as often as we give it. Write to us if you need it again.',
  },
}

type FilesMessages = typeof en

const zh: FilesMessages = {
  left: pluralIn('zh')({ other: '还可下载 # 次' }),
  until: (day) => `截至${day}`,
  refused: {
    'download-revoked': '此订单不再提供这个文件。如有疑问，请写信给我们。',
    'download-ended': '这个文件的下载期限已过。如仍需要，请写信给我们。',
    'download-used-up': '这个文件的下载次数已用完。如仍需要，请写信给我们。',
  },
}

export const filesMessages: Readonly<Record<Language, FilesMessages>> = { en, zh }
