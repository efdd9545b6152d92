/** What staff read of what they write down of an order, in both languages. */
import type { Language } from '#domain/languages'
import { pluralIn } from '#domain/plural'

const plural = pluralIn('en')
const orders = plural({ one: '# order', other: '# orders' })
const leftAlone = plural({
  one: '# is not settled and stayed where it was.',
  other: '# are not settled and stayed where they were.',
})
const untagged = plural({ one: '# stayed as it was.', other: '# stayed as they were.' })

const en = {
  tags: 'Tags',
  tag: 'Tag',
  anyTag: 'Any tag',
  noTags: 'None yet',
  addTags: 'Add tags',
  add: 'Add',
  tagsHint: 'With commas between them',
  removeTag: (tag: string) => `Remove the tag ${tag}`,
  note: 'Note',
  noteHint: 'For the staff alone. The customer never sees it.',
  noteSave: 'Save the note',
  noteThere: 'The note says now:',
  comment: 'Comment, for the staff alone',
  commentHint: 'Comment for the staff. The customer never sees it',
  say: 'Comment',
  said: 'Comment',
  saidGone: 'A comment was taken back',
  takeBack: 'Take back',
  takeBackWhat: (text: string) => `Take back the comment “${text}”`,
  archive: 'Archive',
  unarchive: 'Unarchive',
  archived: 'Archived',
  archivePicked: 'Archive',
  tagPicked: 'Tag',
  picked: {
    archive: (done: number, left: number) => `${orders(done)} archived.${left === 0 ? '' : ` ${leftAlone(left)}`}`,
    tags: (done: number, left: number) => `${orders(done)} tagged.${left === 0 ? '' : ` ${untagged(left)}`}`,
  },
  duplicate: 'The same again, as a cart',
  duplicateWhy: 'A link to send: whoever opens it sees the same goods at today’s prices and can buy them.',
  tagged: (added: readonly string[], removed: readonly string[]) =>
    [
      ...(added.length > 0 ? [`Tagged ${added.join(', ')}`] : []),
      ...(removed.length > 0 ? [`${added.length > 0 ? 'without' : 'Not tagged any more:'} ${removed.join(', ')}`] : []),
    ].join(', '),
  retagged: 'Tags were changed',
  facts: { noted: 'The note was written', archived: 'Archived', unarchived: 'Taken out of the archive' },
  done: {
    tagged: 'The tags are saved.',
    noted: 'The note is saved.',
    archived: 'Archived. It stands under Orders → Archived, and is found by the search as before.',
    unarchived: 'Taken out of the archive.',
  },
}

type AnnotationMessages = typeof en

const zh: AnnotationMessages = {
  tags: '标签',
  tag: '标签',
  anyTag: '所有标签',
  noTags: '暂无',
  addTags: '添加标签',
  add: '添加',
  tagsHint: '用逗号分隔',
  removeTag: (tag) => `移除标签“${tag}”`,
  note: '备注',
  noteHint: '仅员工可见，顾客看不到。',
  noteSave: '保存备注',
  noteThere: '现在的备注：',
  comment: '评论（仅员工可见）',
  commentHint: '员工评论，顾客看不到',
  say: '评论',
  said: '评论',
  saidGone: '一条评论已撤回',
  takeBack: '撤回',
  takeBackWhat: (text) => `撤回评论“${text}”`,
  archive: '归档',
  unarchive: '取消归档',
  archived: '已归档',
  archivePicked: '归档',
  tagPicked: '加标签',
  picked: {
    archive: (done, left) => `已归档 ${done} 份订单。${left === 0 ? '' : `${left} 份仍有待处理的内容，保持原样。`}`,
    tags: (done, left) => `已为 ${done} 份订单加标签。${left === 0 ? '' : `${left} 份保持原样。`}`,
  },
  duplicate: '再来一单（购物车链接）',
  duplicateWhy: '可发送的链接：打开后按今天的价格显示同样的商品，可直接购买。',
  tagged: (added, removed) =>
    [
      ...(added.length > 0 ? [`添加标签：${added.join('、')}`] : []),
      ...(removed.length > 0 ? [`移除标签：${removed.join('、')}`] : []),
    ].join('；'),
  retagged: '标签已更改',
  facts: { noted: '备注已修改', archived: '已归档', unarchived: '已取消归档' },
  done: {
    tagged: '标签已保存。',
    noted: '备注已保存。',
    archived: '已归档：可在“订单 → 已归档”中查看，搜索仍可找到。',
    unarchived: '已取消归档。',
  },
}

export const annotationsMessages: Readonly<Record<Language, AnnotationMessages>> = { en, zh }
