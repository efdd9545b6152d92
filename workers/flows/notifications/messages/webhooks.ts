/** What staff are written of webhooks, by language. */
import type { Language } from '#domain/languages'

const en = {
  subject: (name: string) => `Webhooks to ${name} are switched off`,
  greeting: 'Hello,',
  gone: (url: string) => `${url} has answered that it is there no more (410). Nothing is sent to it from now on.`,
  failing: (url: string) => `For three days nothing has arrived at ${url}. Nothing is sent to it from now on.`,
  after: 'When it is well again, switch it on and have sent what it has missed: everything is kept for a month.',
  action: 'See what happened',
  farewell: 'This was written by the shop itself.',
}

const zh: typeof en = {
  subject: (name) => `发往 ${name} 的 webhook 已停用`,
  greeting: '您好：',
  gone: (url) => `${url} 答复已不存在（410）。从现在起不再向它发送。`,
  failing: (url) => `三天以来没有任何内容送达 ${url}。从现在起不再向它发送。`,
  after: '恢复正常后，请重新启用并补发错过的内容：所有内容保留一个月。',
  action: '查看详情',
  farewell: '此邮件由店铺自动发送。',
}

export const webhookEmailMessages: Readonly<Record<Language, typeof en>> = { en, zh }
