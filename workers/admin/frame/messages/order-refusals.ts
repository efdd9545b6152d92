/** What staff read when an order is not edited, in both languages. */

export const orderRefusalsEn = {
  'order-note-changed':
    'Somebody else has changed the note meanwhile: it stands below, and yours is in the field. Nothing was written over.',
  'order-tags-too-many': 'An order has fifty tags at most. Take some off first.',
  'order-unsettled':
    'Something of this order is still to be sent, paid or given back. Put away it would be lost from sight.',
  'order-comment-unknown': 'This order has no such comment.',
  'order-comments-full': 'This order has as many comments as it can keep.',
}

export const orderRefusalsZh: typeof orderRefusalsEn = {
  'order-note-changed': '备注在此期间已被他人修改：新内容显示在下方，您的内容保留在输入框中，没有覆盖任何内容。',
  'order-tags-too-many': '每份订单最多 50 个标签，请先移除一些。',
  'order-unsettled': '这份订单仍有待发货、待付款或待退款的内容，归档后容易被遗漏。',
  'order-comment-unknown': '这份订单没有这条评论。',
  'order-comments-full': '这份订单的评论数量已达上限。',
}
