/** Why tax and invoices are refused, in Chinese. */
export const taxRefusalsZh = {
  'invoice-unknown': '没有这张发票。',
  'vat-id-form': '这不是税号：应为两个字母的国家代码加该国格式的号码。',
  'vat-id-country': '该税号与地址所在国家不符。',
  'vat-id-unregistered': '该国登记处没有这个税号。请核对，或留空。',
}
