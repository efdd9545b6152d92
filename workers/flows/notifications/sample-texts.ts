/** Whom a sample of a mail is written to, and about what: nobody, and nothing that is sold. */
import type { Language } from '#domain/languages'

export const SAMPLE = {
  en: {
    name: 'Alex Sample',
    company: 'Sample & Co',
    goods: 'A sample of the goods',
    choice: 'Blue',
    street: '1 Sample Street',
    city: 'Sampleton',
    gift: { sender: 'Mei', message: 'Happy birthday!' },
  },
  zh: {
    name: '王样例',
    company: '样例公司',
    goods: '样例商品',
    choice: '蓝色',
    street: '样例路 1 号',
    city: '样例市',
    gift: { sender: '小梅', message: '生日快乐！' },
  },
} as const satisfies Record<Language, object>
